package nl.skillspaspoort.issuer.registry;

import java.util.Objects;

/**
 * The end of an audit log. Noted somewhere else (on paper, in a mail), it shows later that the log
 * was not put back to an older state as a whole.
 *
 * @param lines how many lines there are
 * @param seal the seal of the last one
 */
public record AuditHead(long lines, String seal) {
  /** The seal before the first line. */
  static final String START = "";

  /** Checks that nothing is missing. */
  public AuditHead {
    Objects.requireNonNull(seal, "seal");
  }

  /** For example {@code 120:mF2…}. */
  @Override
  public String toString() {
    return lines + ":" + seal;
  }
}
