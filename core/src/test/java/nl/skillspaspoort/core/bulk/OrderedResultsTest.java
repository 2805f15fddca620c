package nl.skillspaspoort.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class OrderedResultsTest {

  private static Iterator<Integer> upTo(int end) {
    return IntStream.range(0, end).boxed().iterator();
  }

  private static <R> List<R> all(OrderedResults<R> results) {
    List<R> all = new ArrayList<>();
    results.forEachRemaining(all::add);
    return all;
  }

  @Test
  void results_areInTheOrderOfTheInputs() {
    for (int size : new int[] {0, 1, 7, 8, 9, 1_000, 5_003}) {
      assertThat(all(OrderedResults.of(upTo(size), 3, number -> "n" + number)))
          .isEqualTo(IntStream.range(0, size).mapToObj(number -> "n" + number).toList());
    }
  }

  @Test
  void workOfDifferentLength_changesNoOrder() {
    // The first of every batch waits until the first of the next batch is done.
    CountDownLatch[] done = new CountDownLatch[41];
    for (int i = 0; i < done.length; i++) {
      done[i] = new CountDownLatch(1);
    }
    OrderedResults<Integer> results =
        OrderedResults.of(
            upTo(16),
            2,
            number -> {
              if (number == 0) {
                await(done[8]);
              }
              done[number].countDown();
              return number;
            });
    assertThat(all(results)).isEqualTo(IntStream.range(0, 16).boxed().toList());
  }

  @Test
  void twoThreads_workAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);
    OrderedResults<Boolean> results =
        OrderedResults.of(
            upTo(16),
            2,
            number -> {
              if (number % 8 == 0) {
                both.countDown();
                return await(both);
              }
              return true;
            });
    assertThat(all(results)).doesNotContain(false);
  }

  @Test
  void inputWithoutEnd_isTakenOnlyALittleAheadOfTheReader() {
    AtomicInteger taken = new AtomicInteger();
    Iterator<Integer> endless = Stream.generate(taken::getAndIncrement).iterator();
    try (OrderedResults<Integer> results = OrderedResults.of(endless, 2, number -> number)) {
      for (int i = 0; i < 1_000; i++) {
        assertThat(results.next()).isEqualTo(i);
        assertThat(taken.get())
            .isLessThanOrEqualTo(i + 1 + 2 * OrderedResults.AHEAD_PER_THREAD + 8);
      }
    }
  }

  @Test
  void whatTheSourceThrows_comesAfterTheResultsBeforeIt() {
    Iterator<Integer> breaking =
        Stream.iterate(0, number -> number + 1)
            .map(
                number -> {
                  if (number == 11) {
                    throw new IllegalStateException("the file ends here");
                  }
                  return number;
                })
            .iterator();
    OrderedResults<Integer> results = OrderedResults.of(breaking, 2, number -> number);
    for (int i = 0; i < 11; i++) {
      assertThat(results.next()).isEqualTo(i);
    }
    assertThatThrownBy(results::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the file ends here");
    assertThat(results.hasNext()).isFalse();
  }

  @Test
  void whatTheWorkThrows_comesAtItsPlace() {
    OrderedResults<Integer> results =
        OrderedResults.of(
            upTo(100),
            2,
            number -> {
              if (number == 20) {
                throw new ArithmeticException("a bug");
              }
              return number;
            });
    for (int i = 0; i < 20; i++) {
      assertThat(results.next()).isEqualTo(i);
    }
    assertThatThrownBy(results::next).isInstanceOf(ArithmeticException.class);
    assertThat(results.hasNext()).isFalse();
  }

  @Test
  void closing_endsTheThreadsAndTheResults() throws Exception {
    List<Thread> workers = new ArrayList<>();
    OrderedResults<Integer> results =
        OrderedResults.of(
            Stream.iterate(0, number -> number + 1).iterator(),
            2,
            number -> {
              synchronized (workers) {
                workers.add(Thread.currentThread());
              }
              return number;
            });
    assertThat(results.next()).isZero();
    results.close();
    results.close();
    assertThat(results.hasNext()).isFalse();
    assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
    assertThatAllEnd(workers);
  }

  @Test
  void readingToTheEnd_endsTheThreads() throws Exception {
    List<Thread> workers = new ArrayList<>();
    all(
        OrderedResults.of(
            upTo(100),
            2,
            number -> {
              synchronized (workers) {
                workers.add(Thread.currentThread());
              }
              return number;
            }));
    assertThatAllEnd(workers);
  }

  private static void assertThatAllEnd(List<Thread> workers) throws InterruptedException {
    List<Thread> started;
    synchronized (workers) {
      started = List.copyOf(workers);
    }
    assertThat(started).isNotEmpty();
    for (Thread worker : started) {
      worker.join(TimeUnit.SECONDS.toMillis(10));
      assertThat(worker.isAlive()).isFalse();
    }
  }

  @Test
  void interruptWhileWaiting_closesAndStaysSet() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch working = new CountDownLatch(1);
    OrderedResults<Boolean> results =
        OrderedResults.of(
            upTo(100),
            2,
            number -> {
              working.countDown();
              return await(never);
            });
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> interrupted = new AtomicReference<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                results.next();
              } catch (CancellationException e) {
                thrown.set(e);
              }
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    reader.start();
    assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
    reader.interrupt();
    reader.join(TimeUnit.SECONDS.toMillis(10));
    assertThat(thrown.get()).isInstanceOf(CancellationException.class);
    assertThat(interrupted.get()).isTrue();
    assertThat(results.hasNext()).isFalse();
  }

  @Test
  void stream_isInOrderAndClosesTheResults() {
    OrderedResults<Integer> results = OrderedResults.of(upTo(10_000), 2, number -> number);
    try (Stream<Integer> stream = results.stream()) {
      assertThat(stream.limit(50).toList()).isEqualTo(IntStream.range(0, 50).boxed().toList());
    }
    assertThat(results.hasNext()).isFalse();
  }

  @Test
  void noThread_isACallersMistake() {
    assertThatThrownBy(() -> OrderedResults.of(upTo(1), 0, number -> number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 threads");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }
}
