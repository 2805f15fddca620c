package nl.skillspaspoort.verifier.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.skillspaspoort.core.testkit.FixedClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T45")
final class ReplayMemoryTest {
  private static final Instant NOW = FixedClock.NOW;

  @Test
  void secondUse_isRefused() {
    ReplayMemory memory = ReplayMemory.inMemory(10);
    assertThat(memory.useUp("a", NOW.plusSeconds(60), NOW)).isTrue();
    assertThat(memory.useUp("b", NOW.plusSeconds(60), NOW)).isTrue();
    assertThat(memory.useUp("a", NOW.plusSeconds(60), NOW)).isFalse();
  }

  @Test
  void fullMemory_forgetsOnlyWhatIsTooOldAnyway() {
    ReplayMemory memory = ReplayMemory.inMemory(2);
    assertThat(memory.useUp("a", NOW.plusSeconds(60), NOW)).isTrue();
    assertThat(memory.useUp("b", NOW.plusSeconds(600), NOW)).isTrue();
    assertThat(memory.useUp("c", NOW.plusSeconds(600), NOW)).isFalse();
    Instant later = NOW.plusSeconds(61);
    assertThat(memory.useUp("c", NOW.plusSeconds(600), later)).isTrue();
    assertThat(memory.useUp("b", NOW.plusSeconds(600), later)).isFalse();
  }

  @Test
  void ofManyAtOnce_oneIsTheFirst() throws Exception {
    ReplayMemory memory = ReplayMemory.inMemory(10);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Boolean>> uses = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        uses.add(
            threads.submit(
                () -> {
                  start.await();
                  return memory.useUp("a", NOW.plusSeconds(60), NOW);
                }));
      }
      start.countDown();
      int first = 0;
      for (Future<Boolean> use : uses) {
        first += use.get() ? 1 : 0;
      }
      assertThat(first).isOne();
    } finally {
      threads.shutdownNow();
    }
  }
}
