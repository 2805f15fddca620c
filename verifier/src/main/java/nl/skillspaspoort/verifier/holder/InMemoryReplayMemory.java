package nl.skillspaspoort.verifier.holder;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Challenges in this process until they are too old. When it is full of challenges that still
 * count, no further answer is accepted: forgetting one would let it be answered again.
 */
final class InMemoryReplayMemory implements ReplayMemory {
  private final int most;
  private final Map<String, Instant> used = new HashMap<>();

  InMemoryReplayMemory(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("found " + most + " answers; expected 1 or more");
    }
    this.most = most;
  }

  @Override
  public synchronized boolean useUp(String challenge, Instant until, Instant now) {
    if (used.containsKey(challenge)) {
      return false;
    }
    if (used.size() >= most) {
      used.values().removeIf(end -> end.isBefore(now));
    }
    if (used.size() >= most) {
      return false;
    }
    used.put(challenge, until);
    return true;
  }
}
