package nl.skillspaspoort.examples.vcapi;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets so many requests work at once; a few more wait for a while, and the rest is sent away, so
 * that nobody waits for an answer that comes too late. Thread-safe.
 */
final class Turnstile {
  private final Semaphore places;
  private final int mostWaiting;
  private final Duration patience;
  private final AtomicInteger waiting = new AtomicInteger();

  Turnstile(int places, int mostWaiting, Duration patience) {
    this.places = new Semaphore(places, true);
    this.mostWaiting = mostWaiting;
    this.patience = patience;
  }

  /** True if the caller may work now, and must {@link #leave} afterwards. */
  boolean enter() {
    if (places.tryAcquire()) {
      return true;
    }
    if (waiting.incrementAndGet() > mostWaiting) {
      waiting.decrementAndGet();
      return false;
    }
    try {
      return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** How many wait for a place. */
  int waiting() {
    return waiting.get();
  }

  void leave() {
    places.release();
  }
}
