package nl.skillspaspoort.issuer.registry;

import java.time.Instant;
import java.util.Objects;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * A line of the audit log. Each carries the seal of the line before it, so that none can be taken
 * away, changed or put between others without the registry's key.
 *
 * @param number from 1, without gaps
 * @param at when, in whole seconds
 * @param deed what was done
 * @param subject to what: the identifier of a credential, a claim, a key or a list
 * @param detail by which key, for which reason, on whose order; never a person of the class
 * @param seal keyed hash of this line and the seal before it, in base64url
 */
public record AuditEntry(
    long number, Instant at, Deed deed, String subject, String detail, String seal) {

  /** What can be done. */
  public enum Deed {
    /** A version was signed. */
    ISSUED,
    /** It was taken back. */
    REVOKED,
    /** It was set aside for the time being. */
    SUSPENDED,
    /** It holds again. */
    LIFTED,
    /** A newer version took its place. */
    SUPERSEDED,
    /** The link between persons and their awards was removed. */
    FORGOTTEN,
    /** A claim was opened. */
    CLAIM_OPENED,
    /** A claim was made good. */
    CLAIMED,
    /** A wrong code was given, or a claim was refused for another reason. */
    CLAIM_REFUSED,
    /** A status list was published. */
    PUBLISHED,
    /** A key was added, retired or reported. */
    KEY_CHANGED
  }

  /** Checks that nothing is missing. */
  public AuditEntry {
    Objects.requireNonNull(deed, "deed");
    Objects.requireNonNull(seal, "seal");
  }

  static AuditEntry following(
      String sealBefore,
      long number,
      Instant at,
      Deed deed,
      String subject,
      String detail,
      RegistryKey key) {
    return new AuditEntry(
        number,
        at,
        deed,
        subject,
        detail,
        seal(sealBefore, number, at, deed, subject, detail, key));
  }

  boolean follows(String sealBefore, RegistryKey key) {
    return RegistryKey.sameHash(seal, seal(sealBefore, number, at, deed, subject, detail, key));
  }

  private static String seal(
      String sealBefore,
      long number,
      Instant at,
      Deed deed,
      String subject,
      String detail,
      RegistryKey key) {
    return key.hash(
        "audit",
        sealBefore,
        Long.toString(number),
        Long.toString(at.getEpochSecond()),
        deed.name(),
        subject,
        detail);
  }

  /** The line as one JSON object, its canonical form. */
  public String toJson() {
    return Jcs.canonicalText(
        JsonObject.builder()
            .put("number", number)
            .put("at", DateTimeStamp.format(at))
            .put("deed", deed.name())
            .put("subject", subject)
            .put("detail", detail)
            .put("seal", seal)
            .build());
  }
}
