package nl.skillspaspoort.examples.vcapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T22")
class OverloadTest {

  @Test
  void whoeverFindsNoPlace_isSentAwayAndTheNextOneIsAnswered() throws Exception {
    Turnstile turnstile = new Turnstile(1, 1, Duration.ofMinutes(1));
    assertThat(turnstile.enter()).isTrue();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      CountDownLatch started = new CountDownLatch(1);
      Future<Boolean> waiting =
          other.submit(
              () -> {
                started.countDown();
                return turnstile.enter();
              });
      started.await();
      while (turnstile.waiting() == 0) {
        Thread.onSpinWait();
      }
      assertThat(turnstile.enter()).isFalse();
      turnstile.leave();
      assertThat(waiting.get()).isTrue();
      turnstile.leave();
      assertThat(turnstile.enter()).isTrue();
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void waiting_endsWithPatience() {
    Turnstile turnstile = new Turnstile(1, 1, Duration.ofMillis(1));
    assertThat(turnstile.enter()).isTrue();
    assertThat(turnstile.enter()).isFalse();
    assertThat(turnstile.waiting()).isZero();
  }

  @Test
  void moreRequestsThanPlaces_get503AndTheServiceStaysHealthy() throws Exception {
    try (RunningService service = new RunningService(limits(128, 1))) {
      StringBuilder graph = new StringBuilder();
      for (int i = 0; i < 3_000; i++) {
        graph.append("_:a").append(i).append(" <urn:p> _:b").append(i).append(" .\n");
      }
      ExecutorService clients = Executors.newFixedThreadPool(8);
      try {
        List<Future<Integer>> statuses = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
          statuses.add(
              clients.submit(() -> service.post("/conformance/rdfc", graph.toString()).status()));
        }
        List<Integer> seen = new ArrayList<>();
        for (Future<Integer> status : statuses) {
          seen.add(status.get());
        }
        assertThat(seen).contains(503).allMatch(status -> status == 503 || status < 500);
      } finally {
        clients.shutdownNow();
      }
      assertThat(service.get("/health", "*/*").json().text("status")).contains("up");
    }
  }

  /** Content that comes slowly takes memory, not a place where work is done. */
  @Test
  void contentOnItsWay_isBounded() throws Exception {
    try (RunningService service = new RunningService(limits(1, 2));
        Socket slow = new Socket(InetAddress.getLoopbackAddress(), service.httpPort())) {
      slow.getOutputStream()
          .write(
              ("POST /conformance/jcs HTTP/1.1\r\nHost: localhost\r\n"
                      + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      int status = 200;
      for (int i = 0; status == 200 && i < 1_000; i++) {
        status = service.post("/conformance/jcs", "{}").status();
      }
      assertThat(status).isEqualTo(503);
      slow.getOutputStream().write("{}".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = slow.getInputStream().readNBytes("HTTP/1.1 200".length());
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
    }
  }

  private static Limits limits(int reading, int working) {
    Limits standard = Limits.standard();
    return new Limits(
        standard.maxBodyBytes(),
        reading,
        working,
        0,
        Duration.ZERO,
        standard.requestTime(),
        standard.answerTime(),
        standard.stopTime());
  }
}
