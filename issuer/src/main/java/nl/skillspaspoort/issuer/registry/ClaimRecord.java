package nl.skillspaspoort.issuer.registry;

import java.time.Instant;
import java.util.Objects;

/**
 * A credential that waits for its holder, as the registry keeps it: no claim of the person, no
 * code.
 *
 * @param claimId random name of the claim
 * @param credentialId identifier of the credential that it leads to
 * @param codeHash keyed hash of the claim code
 * @param fileHash keyed hash of the claim file's content
 * @param expires from then on it can no longer be claimed
 * @param attemptsLeft how many more codes may be tried
 * @param state where it stands
 */
public record ClaimRecord(
    String claimId,
    String credentialId,
    String codeHash,
    String fileHash,
    Instant expires,
    int attemptsLeft,
    State state) {

  /** Where a claim stands. */
  public enum State {
    /** It waits. */
    OPEN,
    /** The right code and a good proof were given; the credential is being signed. */
    TAKEN,
    /** The credential was handed out. */
    CLAIMED
  }

  /** Checks that nothing is missing. */
  public ClaimRecord {
    Objects.requireNonNull(claimId, "claimId");
    Objects.requireNonNull(expires, "expires");
    Objects.requireNonNull(state, "state");
  }

  /** The name only. */
  @Override
  public String toString() {
    return "ClaimRecord[" + claimId + ", " + state + "]";
  }
}
