package nl.skillspaspoort.examples.vcapi;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests by how they ended. Thread-safe. */
final class Traffic {
  private final LongAdder answered = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder sentAway = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final AtomicInteger running = new AtomicInteger();

  void started() {
    running.incrementAndGet();
  }

  void ended() {
    running.decrementAndGet();
  }

  void count(int status) {
    if (status == 503) {
      sentAway.increment();
    } else if (status >= 500 && status != 501) {
      failed.increment();
    } else if (status >= 400) {
      refused.increment();
    } else {
      answered.increment();
    }
  }

  int running() {
    return running.get();
  }

  /** Requests that got what they asked for. */
  long answered() {
    return answered.sum();
  }

  /** Requests that were refused. */
  long refused() {
    return refused.sum();
  }

  /** Requests that came while there was too much to do. */
  long sentAway() {
    return sentAway.sum();
  }

  /** Requests that ran into a mistake of ours. */
  long failed() {
    return failed.sum();
  }
}
