package nl.skillspaspoort.verifier.holder;

import java.time.Instant;

/**
 * Remembers which challenges were answered, so that an answer counts once. Implementations are safe
 * for use by several threads; several verifiers that share requests share one memory, for example a
 * table with a unique column.
 */
@FunctionalInterface
public interface ReplayMemory {

  /**
   * Uses a challenge up, in one step. Called only for answers that hold in every other way, so that
   * nobody else can use it up.
   *
   * @param challenge a digest that stands for challenge and audience
   * @param until from when on the answer would be too old anyway: it may be forgotten then
   * @param now the moment of asking
   * @return true if this is the first use
   */
  boolean useUp(String challenge, Instant until, Instant now);

  /** A memory in this process, for {@code most} answers at the same time. */
  static ReplayMemory inMemory(int most) {
    return new InMemoryReplayMemory(most);
  }
}
