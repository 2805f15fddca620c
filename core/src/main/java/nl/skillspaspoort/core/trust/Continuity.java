package nl.skillspaspoort.core.trust;

/** How a list relates to what its reader has seen of it before. */
public enum Continuity {
  /** It was read without a {@link ListMemory}: an older version would have been accepted. */
  NOT_REMEMBERED,
  /** The memory did not know this list: it cannot tell whether there was a newer version. */
  FIRST_SEEN,
  /** This very version was seen before. */
  SEEN_BEFORE,
  /** It is newer than what was seen before. */
  ADVANCED
}
