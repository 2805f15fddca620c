package nl.skillspaspoort.issuer.registry;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One version of one award, as the registry keeps it: nothing about the person.
 *
 * @param credentialId identifier of the credential; all its versions share it
 * @param version from 1
 * @param slot its place in the status lists
 * @param state where it stands
 * @param reason why it stands there, if it was changed
 * @param achievement identifier of what was achieved
 * @param awardedDate when it was awarded; the same for all versions
 * @param validFrom start of the validity of this version, later than that of the one before
 * @param keyId name of the key that signed it, once it is signed
 * @param digest SHA-256 of the signed text in base64url, once it is signed
 */
public record AwardRecord(
    String credentialId,
    int version,
    StatusSlot slot,
    AwardState state,
    Optional<StatusReason> reason,
    String achievement,
    Instant awardedDate,
    Instant validFrom,
    Optional<String> keyId,
    Optional<String> digest) {

  /** Checks that nothing is missing. */
  public AwardRecord {
    Objects.requireNonNull(credentialId, "credentialId");
    Objects.requireNonNull(slot, "slot");
    Objects.requireNonNull(state, "state");
  }

  /** True once it was signed. */
  public boolean isSigned() {
    return state != AwardState.RESERVED;
  }
}
