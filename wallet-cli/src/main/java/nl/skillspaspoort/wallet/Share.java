package nl.skillspaspoort.wallet;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What was shown to whom: one line of a wallet's log.
 *
 * @param madeAt when the presentation was signed
 * @param until until when it is good
 * @param audience for whom, as the request said; nobody has verified that
 * @param purpose what for, as the request said; may be empty
 * @param credentials what was shown, in order
 */
public record Share(
    Instant madeAt,
    Instant until,
    String audience,
    String purpose,
    List<CredentialNumber> credentials) {

  public Share {
    Objects.requireNonNull(madeAt, "madeAt");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(purpose, "purpose");
    credentials = List.copyOf(credentials);
  }

  /** Times and count only: whom somebody applies to is personal. */
  @Override
  public String toString() {
    return "Share[" + madeAt + ", " + credentials.size() + " credentials]";
  }
}
