package nl.skillspaspoort.examples.vcapi;

import java.time.Duration;

/**
 * How much the service takes on.
 *
 * @param maxBodyBytes largest content of a request
 * @param reading requests whose content is in memory, or on its way there, at once
 * @param working requests that are worked on at once
 * @param waiting requests that may wait for that
 * @param patience how long they wait
 * @param requestTime how long a client may take to send a request
 * @param answerTime how long an answer may take, from the request to its last byte
 * @param stopTime how long the service waits for running requests when it stops
 */
record Limits(
    int maxBodyBytes,
    int reading,
    int working,
    int waiting,
    Duration patience,
    Duration requestTime,
    Duration answerTime,
    Duration stopTime) {

  /**
   * 1 MiB; 128 contents; two a processor, and 64 more for at most two seconds; 10, 30 and 10
   * seconds.
   */
  static Limits standard() {
    return new Limits(
        1 << 20,
        128,
        2 * Runtime.getRuntime().availableProcessors(),
        64,
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10));
  }
}
