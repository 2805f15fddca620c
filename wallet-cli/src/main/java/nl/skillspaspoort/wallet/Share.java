package nl.skillspaspoort.wallet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.skillspaspoort.core.credential.Selection;

/**
 * What was shown to whom: one line of a wallet's log.
 *
 * @param madeAt when the presentation was signed
 * @param until until when it is good
 * @param audience for whom, as the request said; nobody has verified that
 * @param purpose what for, as the request said; may be empty
 * @param credentials what was shown, in order
 * @param parts what of those credentials that were not shown whole
 */
public record Share(
    Instant madeAt,
    Instant until,
    String audience,
    String purpose,
    List<CredentialNumber> credentials,
    Map<CredentialNumber, Selection> parts) {

  /** For credentials that were shown whole. */
  public Share(
      Instant madeAt,
      Instant until,
      String audience,
      String purpose,
      List<CredentialNumber> credentials) {
    this(madeAt, until, audience, purpose, credentials, Map.of());
  }

  public Share {
    Objects.requireNonNull(madeAt, "madeAt");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(purpose, "purpose");
    credentials = List.copyOf(credentials);
    parts = Map.copyOf(parts);
  }

  /** Times and count only: whom somebody applies to is personal. */
  @Override
  public String toString() {
    return "Share[" + madeAt + ", " + credentials.size() + " credentials]";
  }
}
