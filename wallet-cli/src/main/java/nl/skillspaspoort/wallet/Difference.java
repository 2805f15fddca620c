package nl.skillspaspoort.wallet;

import java.util.Objects;

/**
 * How one credential of a backup differs from the wallet that it is put back into.
 *
 * @param kind what becomes of it
 * @param credential as it is in the wallet afterwards, or in the backup if it is not taken over
 */
public record Difference(Kind kind, KeptCredential credential) {

  /** What becomes of a credential of a backup. */
  public enum Kind {
    /** The wallet did not have it: it is added, under the next number. */
    ADDED,
    /** The backup has a newer version: it takes the place of the wallet's. */
    NEWER,
    /** The wallet has a newer version: that stays. */
    OLDER,
    /** The wallet has the same version. */
    SAME,
    /** It was removed from the wallet after the backup was made: it stays away. */
    REMOVED
  }

  public Difference {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(credential, "credential");
  }
}
