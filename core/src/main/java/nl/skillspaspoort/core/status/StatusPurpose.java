package nl.skillspaspoort.core.status;

import java.util.Objects;

/**
 * What a status speaks of. The specification names four; others may be made up.
 *
 * @param value the text, as it stands in {@code statusPurpose}
 * @see <a href="https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry">Bitstring
 *     Status List 1.0 §2.1</a>
 */
public record StatusPurpose(String value) {
  /** The issuer took the credential back for good. */
  public static final StatusPurpose REVOCATION = new StatusPurpose("revocation");

  /** The credential does not hold for the time being. */
  public static final StatusPurpose SUSPENSION = new StatusPurpose("suspension");

  /** There is a newer version of the credential. Of itself that does not end this one. */
  public static final StatusPurpose REFRESH = new StatusPurpose("refresh");

  /** The issuer says something about the credential in words of its own. */
  public static final StatusPurpose MESSAGE = new StatusPurpose("message");

  /** Checks that there is a text. */
  public StatusPurpose {
    Objects.requireNonNull(value, "value");
    if (value.isBlank()) {
      throw new IllegalArgumentException("found an empty purpose; expected a text");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
