package nl.skillspaspoort.verifier.key;

import java.time.Duration;
import java.util.List;

/**
 * How long DID documents from the network are remembered, and how many.
 *
 * @param maxDocuments documents; the one that was not asked for longest goes first
 * @param maxAge how long a good document is used
 * @param failureAge how long a failure is remembered, so that a broken host is not asked again and
 *     again
 * @param refreshInterval the least time between two requests because of a key that a good document
 *     does not name
 */
public record CachePolicy(
    int maxDocuments, Duration maxAge, Duration failureAge, Duration refreshInterval) {

  private static final Duration LONGEST = Duration.ofHours(24);

  /** 1,024 documents, 10 minutes, 10 seconds, 1 minute. */
  public static final CachePolicy DEFAULT =
      new CachePolicy(1_024, Duration.ofMinutes(10), Duration.ofSeconds(10), Duration.ofMinutes(1));

  public CachePolicy {
    if (maxDocuments < 1) {
      throw new IllegalArgumentException(
          "found " + maxDocuments + " documents; expected 1 or more");
    }
    for (Duration age : List.of(maxAge, failureAge, refreshInterval)) {
      if (age.isNegative() || age.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "found an age of " + age + "; expected nothing to " + LONGEST);
      }
    }
  }
}
