package nl.skillspaspoort.examples.vcapi;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that requests run in: virtual ones where the JDK has them, else a bounded pool. */
final class Workers {
  private static final int POOL = 128;

  private Workers() {}

  static ExecutorService start() {
    try {
      // JDK 21 and newer; this module is compiled for 17.
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return pool();
    }
  }

  private static ExecutorService pool() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            POOL,
            POOL,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Executors.defaultThreadFactory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
