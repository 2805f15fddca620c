package nl.skillspaspoort.verifier.fetch;

import java.time.Duration;
import java.util.List;

/**
 * How long and how much a fetcher reads.
 *
 * @param connectTimeout for each address that is tried
 * @param readTimeout without a single byte
 * @param totalTimeout for one document: waiting for a place, name look-up, connection and body
 * @param maxBodyBytes bytes of one document
 * @param maxConcurrent documents at the same time
 */
public record FetchLimits(
    Duration connectTimeout,
    Duration readTimeout,
    Duration totalTimeout,
    int maxBodyBytes,
    int maxConcurrent) {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** 5 s to connect, 5 s without a byte, 10 s in all, 1 MiB, 8 documents at the same time. */
  public static final FetchLimits DEFAULT =
      new FetchLimits(
          Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10), 1 << 20, 8);

  public FetchLimits {
    for (Duration timeout : List.of(connectTimeout, readTimeout, totalTimeout)) {
      if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "found a time limit of "
                + timeout
                + "; expected more than nothing, at most "
                + LONGEST);
      }
    }
    if (maxBodyBytes < 1 || maxConcurrent < 1) {
      throw new IllegalArgumentException("limits start at 1");
    }
  }
}
