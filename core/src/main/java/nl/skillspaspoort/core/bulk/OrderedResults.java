package nl.skillspaspoort.core.bulk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The results of the same work on many inputs, one for each and in their order, worked out by
 * several threads.
 *
 * <p>The inputs are asked for in the thread that asks for results, and no more than {@value
 * #AHEAD_PER_THREAD} for each working thread ahead of them: whoever reads slowly is not overrun,
 * and an input without end takes bounded memory.
 *
 * <p>What the source of the inputs or the work itself throws comes out at its place, after the
 * results before it; then there are no more results. The work should turn whatever can be wrong
 * with one input into a result.
 *
 * <p>For one thread. Closing it, or reading it to the end, ends its threads; an interrupt while
 * waiting closes it.
 *
 * @param <R> a result
 */
public final class OrderedResults<R> implements Iterator<R>, AutoCloseable {
  /** How many inputs each thread has at most waiting, in work, or done and not asked for. */
  public static final int AHEAD_PER_THREAD = 64;

  /** Inputs that a thread takes at once: handing over takes longer than a tenth of the work. */
  private static final int BATCH = 8;

  private final Inputs<R> inputs;
  private final ExecutorService threads;
  private final int mostBatches;
  private final Deque<Future<List<Outcome<R>>>> batches = new ArrayDeque<>();
  private Iterator<Outcome<R>> current = List.<Outcome<R>>of().iterator();
  private boolean closed;

  private OrderedResults(Inputs<R> inputs, int threadCount) {
    if (threadCount < 1) {
      throw new IllegalArgumentException("found " + threadCount + " threads; expected 1 or more");
    }
    this.inputs = inputs;
    this.mostBatches = threadCount * AHEAD_PER_THREAD / BATCH;
    this.threads =
        Executors.newFixedThreadPool(
            threadCount,
            work -> {
              Thread thread = new Thread(work, "skillspaspoort-bulk");
              // Nobody has to wait for results that nobody asks for any more.
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * The results of this work.
   *
   * @param threads how many work at the same time, besides the one that asks
   * @param work safe for use by several threads
   * @throws IllegalArgumentException if there is no thread
   */
  public static <T, R> OrderedResults<R> of(
      Iterator<? extends T> inputs, int threads, Function<? super T, ? extends R> work) {
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(work, "work");
    return new OrderedResults<>(new Inputs<>(inputs, work), threads);
  }

  /** One for each processor. */
  public static int threadsHere() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public boolean hasNext() {
    if (closed) {
      return false;
    }
    topUp();
    boolean more = current.hasNext() || !batches.isEmpty();
    if (!more) {
      close();
    }
    return more;
  }

  /**
   * The next result; waits for it.
   *
   * @throws NoSuchElementException after the last one, or after closing
   * @throws CancellationException if this thread is interrupted meanwhile, which it still is
   *     afterwards
   */
  @Override
  public R next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more results");
    }
    if (!current.hasNext()) {
      current = finished(batches.remove()).iterator();
      topUp();
    }
    try {
      return current.next().get();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private List<Outcome<R>> finished(Future<List<Outcome<R>>> batch) {
    try {
      return batch.get();
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("interrupted");
      cancelled.initCause(e);
      throw cancelled;
    } catch (ExecutionException e) {
      close();
      throw new AssertionError("work reports its own failures", e);
    }
  }

  private void topUp() {
    while (batches.size() < mostBatches) {
      List<Task<R>> tasks = inputs.take(BATCH);
      if (tasks.isEmpty()) {
        return;
      }
      batches.add(
          threads.submit(
              () -> {
                List<Outcome<R>> outcomes = new ArrayList<>(tasks.size());
                for (Task<R> task : tasks) {
                  outcomes.add(task.run());
                }
                return outcomes;
              }));
    }
  }

  /**
   * The same results as a stream, in order, to be read by one thread. Closing the stream closes
   * them.
   */
  public Stream<R> stream() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                this, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
            false)
        .onClose(this::close);
  }

  /** Ends the work; results that were not asked for are gone. Closing again does nothing. */
  @Override
  public void close() {
    closed = true;
    batches.clear();
    threads.shutdownNow();
  }

  /** What came out at one place. */
  private interface Outcome<R> {
    R get();
  }

  /** What one input asks for; never throws. */
  private interface Task<R> {
    Outcome<R> run();
  }

  /** The inputs that are still to come; asked by one thread. */
  private static final class Inputs<R> {
    private final Iterator<Task<R>> tasks;
    private boolean failed;

    <T> Inputs(Iterator<? extends T> source, Function<? super T, ? extends R> work) {
      this.tasks =
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              return source.hasNext();
            }

            @Override
            public Task<R> next() {
              T input = source.next();
              return () -> {
                try {
                  R result = Objects.requireNonNull(work.apply(input), "result");
                  return () -> result;
                } catch (RuntimeException | Error e) {
                  return thrown(e);
                }
              };
            }
          };
    }

    /** As many as there are, up to a number; what the source throws is the last of them. */
    List<Task<R>> take(int most) {
      List<Task<R>> taken = new ArrayList<>(most);
      while (!failed && taken.size() < most) {
        try {
          if (!tasks.hasNext()) {
            return taken;
          }
          taken.add(tasks.next());
        } catch (RuntimeException | Error e) {
          failed = true;
          taken.add(() -> thrown(e));
        }
      }
      return taken;
    }

    private static <R> Outcome<R> thrown(Throwable failure) {
      return () -> {
        if (failure instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) failure;
      };
    }
  }
}
