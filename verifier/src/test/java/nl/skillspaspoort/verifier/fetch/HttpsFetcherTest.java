package nl.skillspaspoort.verifier.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one door to the network, against a server on this machine that counts and lies. */
@Timeout(60)
final class HttpsFetcherTest {
  private static final String HOST = "school.example";
  private static final Set<String> JSON = Set.of("application/json");
  private static final String BODY = "{\"id\":\"did:web:school.example\"}";
  private static final String GOOD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
          + BODY.length()
          + "\r\n\r\n"
          + BODY;

  /** Ample for a good answer on a busy machine. */
  private static final FetchLimits AMPLE =
      new FetchLimits(
          Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(30), 4_096, 2);

  private static final FetchLimits SHORT =
      new FetchLimits(
          Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(2), 4_096, 2);

  @TempDir private static Path folder;
  private static TestCertificates certificates;

  private final AtomicInteger lookUps = new AtomicInteger();

  @BeforeAll
  static void makeCertificate() throws Exception {
    certificates = TestCertificates.forHost(folder, HOST);
  }

  @Test
  void document_isFetchedWithOneRequest() throws Exception {
    try (LocalServer server = LocalServer.answering(certificates, GOOD)) {
      FetchResult.Fetched document =
          (FetchResult.Fetched) fetcher(server).build().fetch(url(server), JSON);
      assertThat(document.body()).asString(StandardCharsets.UTF_8).isEqualTo(BODY);
      assertThat(document.mediaType()).isEqualTo("application/json");
      assertThat(document.url()).isEqualTo(url(server));
      assertThat(server.requests())
          .containsExactly(
              "GET /did.json?x=1 HTTP/1.1\r\nHost: school.example:"
                  + server.port()
                  + "\r\nAccept: application/json\r\nAccept-Encoding: identity\r\n"
                  + "User-Agent: skillspaspoort\r\nConnection: close\r\n\r\n");
    }
  }

  @Test
  void chunkedDocument_isPutTogether() throws Exception {
    String answer =
        lines(
            "HTTP/1.1 200 OK",
            "content-type: Application/JSON",
            "Transfer-Encoding: chunked",
            "",
            "3",
            "[1,",
            "2",
            "2]",
            "0",
            "",
            "");
    try (LocalServer server = LocalServer.answering(certificates, answer)) {
      FetchResult.Fetched document =
          (FetchResult.Fetched) fetcher(server).build().fetch(url(server), JSON);
      assertThat(document.body()).asString(StandardCharsets.UTF_8).isEqualTo("[1,2]");
    }
  }

  @ParameterizedTest
  @Tag("T57")
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://127.0.0.1:6379/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.0x1/",
        "https://0177.0.0.1/",
        "https://[::1]/",
        "https://[fd00::1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://100.64.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://localhost/",
        "https://LOCALHOST/",
        "https://a.localhost/",
        "https://metadata.google.internal/"
      })
  void addressOrLocalName_isBlockedWithoutALookUp(String url) throws Exception {
    HttpsFetcher fetcher =
        HttpsFetcher.builder().allowHost(HOST).resolver(this::countedLoopback).build();
    assertThat(problem(fetcher.fetch(new URI(url), JSON))).isEqualTo(ProblemCode.BLOCKED_ADDRESS);
    assertThat(lookUps).hasValue(0);
  }

  @ParameterizedTest
  @Tag("T57")
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.251",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void hostWithASpecialAddress_isBlockedWithoutAConnection(String address) throws Exception {
    InetAddress special = raw(address);
    try (LocalServer server = LocalServer.answering(certificates, GOOD)) {
      HttpsFetcher fetcher =
          HttpsFetcher.builder()
              .allowHost(HOST)
              .allowPort(server.port())
              .tls(certificates.client())
              .limits(AMPLE)
              .resolver(host -> List.of(special))
              .build();
      assertThat(problem(fetcher.fetch(url(server), JSON))).isEqualTo(ProblemCode.BLOCKED_ADDRESS);
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  @Tag("T57")
  void oneSpecialAddressAmongOthers_blocksTheHost() throws Exception {
    try (LocalServer server = LocalServer.answering(certificates, GOOD)) {
      HttpsFetcher fetcher =
          fetcher(server).resolver(host -> List.of(raw("127.0.0.1"), raw("10.0.0.1"))).build();
      assertThat(problem(fetcher.fetch(url(server), JSON))).isEqualTo(ProblemCode.BLOCKED_ADDRESS);
      assertThat(server.connections()).isZero();
    }
  }

  @ParameterizedTest
  @Tag("T57")
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.1",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1",
        "2001:200::1"
      })
  void publicAddress_isNotSpecial(String address) throws Exception {
    assertThat(SpecialAddresses.contains(raw(address))).isFalse();
  }

  @ParameterizedTest
  @Tag("T57")
  @ValueSource(
      strings = {
        "http://school.example/",
        "ftp://school.example/",
        "file:///etc/passwd",
        "https:school.example",
        "https://user@school.example/",
        "https://school.example/#x",
        "https://other.example/",
        "https://school.example.evil.example/",
        "https://evilschool.example/",
        "https://sub.school.example/",
        "https://school.example.:443/",
        "https://school.example:8443/",
        "https://school.example:0/",
        "https://school.example:99999/",
        "https://xn--schol-jua.example/",
        "https://single/",
        "https:///path"
      })
  void urlThatWasNotAllowed_isNotVisited(String url) throws Exception {
    HttpsFetcher fetcher =
        HttpsFetcher.builder().allowHost(HOST).resolver(this::countedLoopback).build();
    assertThat(problem(fetcher.fetch(new URI(url), JSON))).isEqualTo(ProblemCode.FETCH_NOT_ALLOWED);
    assertThat(lookUps).hasValue(0);
  }

  @Test
  void hostsBelow_areAllowedWithoutTheHostItself() throws Exception {
    HttpsFetcher fetcher =
        HttpsFetcher.builder().allowHostsBelow(HOST).resolver(this::countedLoopback).build();
    for (String url : List.of("https://school.example/", "https://evilschool.example/")) {
      assertThat(problem(fetcher.fetch(new URI(url), JSON)))
          .isEqualTo(ProblemCode.FETCH_NOT_ALLOWED);
    }
    assertThat(problem(fetcher.fetch(new URI("https://a.school.example/"), JSON)))
        .isEqualTo(ProblemCode.BLOCKED_ADDRESS);
    assertThat(lookUps).hasValue(1);
  }

  @Test
  void builder_asksForAHost() {
    assertThatIllegalStateException().isThrownBy(() -> HttpsFetcher.builder().build());
    for (String host :
        List.of("", "*", "*.example", "127.0.0.1", "localhost", "a", "a b.example")) {
      assertThatIllegalArgumentException().isThrownBy(() -> HttpsFetcher.builder().allowHost(host));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> HttpsFetcher.builder().allowPort(0));
  }

  @ParameterizedTest
  @Tag("T58")
  @CsvSource({
    "301, https://school.example/other",
    "302, https://127.0.0.1/",
    "302, http://school.example/",
    "302, https://other.example/did.json",
    "303, /did.json?x=1",
    "307, /did.json?x=1",
    "308, //other.example"
  })
  void redirect_isNotFollowed(int status, String location) throws Exception {
    String answer =
        "HTTP/1.1 "
            + status
            + " Moved\r\nLocation: "
            + location
            + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    try (LocalServer server = LocalServer.answering(certificates, answer)) {
      assertThat(problem(fetcher(server).build().fetch(url(server), JSON)))
          .isEqualTo(ProblemCode.FETCH_REFUSED);
      assertThat(server.connections()).isEqualTo(1);
      assertThat(lookUps).hasValue(1);
    }
  }

  @Test
  @Tag("T59")
  void hostThatChangesItsAddress_isReachedAtTheOneThatWasChecked() throws Exception {
    try (LocalServer first = LocalServer.on("127.0.0.1", 0, certificates, good());
        LocalServer second = LocalServer.on("127.0.0.2", first.port(), certificates, good())) {
      HttpsFetcher fetcher =
          fetcher(first)
              .resolver(
                  host -> List.of(raw(lookUps.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")))
              .build();
      assertThat(fetcher.fetch(url(first), JSON)).isInstanceOf(FetchResult.Fetched.class);
      assertThat(lookUps).hasValue(1);
      assertThat(first.connections()).isEqualTo(1);
      assertThat(second.connections()).isZero();
    }
  }

  @Test
  @Tag("T59")
  void addressThatTurnsSpecial_isCheckedAgainNextTime() throws Exception {
    try (LocalServer server = LocalServer.answering(certificates, GOOD)) {
      HttpsFetcher fetcher =
          fetcher(server)
              .resolver(
                  host -> List.of(raw(lookUps.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1")))
              .build();
      assertThat(fetcher.fetch(url(server), JSON)).isInstanceOf(FetchResult.Fetched.class);
      assertThat(problem(fetcher.fetch(url(server), JSON))).isEqualTo(ProblemCode.BLOCKED_ADDRESS);
    }
  }

  @Test
  @Tag("T59")
  void certificateOfAnotherHost_isRefused() throws Exception {
    TestCertificates other = TestCertificates.forHost(folder, "other.example");
    try (LocalServer server = LocalServer.answering(other, GOOD)) {
      HttpsFetcher fetcher = fetcher(server).tls(other.client()).build();
      assertThat(problem(fetcher.fetch(url(server), JSON))).isEqualTo(ProblemCode.FETCH_REFUSED);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  @Tag("T59")
  void certificateThatIsNotTrusted_isRefused() throws Exception {
    TestCertificates same = TestCertificates.forHost(folder.resolve("."), HOST + "-2.example");
    try (LocalServer server = LocalServer.answering(certificates, GOOD)) {
      HttpsFetcher fetcher = fetcher(server).tls(same.client()).build();
      assertThat(problem(fetcher.fetch(url(server), JSON))).isEqualTo(ProblemCode.FETCH_REFUSED);
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @Tag("T24")
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 404 Not Found | FETCH_NOT_FOUND",
        "HTTP/1.1 410 Gone | FETCH_NOT_FOUND",
        "HTTP/1.1 400 Bad Request | FETCH_REFUSED",
        "HTTP/1.1 403 Forbidden | FETCH_REFUSED",
        "HTTP/1.1 429 Too Many Requests | FETCH_UNREACHABLE",
        "HTTP/1.1 500 Oops | FETCH_UNREACHABLE",
        "HTTP/1.1 503 Busy | FETCH_UNREACHABLE",
        "HTTP/1.1 204 No Content | FETCH_REFUSED",
        "HTTP/1.1 206 Partial | FETCH_REFUSED",
        "HTTP/1.1 100 Continue | FETCH_REFUSED",
        "HTTP/1.0 200 OK | FETCH_REFUSED",
        "HTTP/2 200 | FETCH_REFUSED",
        "{} | FETCH_REFUSED"
      })
  void bodyOfAnotherStatus_isNeverUsed(String statusLine, ProblemCode code) throws Exception {
    String answer = statusLine + GOOD.substring(GOOD.indexOf("\r\n"));
    try (LocalServer server = LocalServer.answering(certificates, answer)) {
      assertThat(problem(fetcher(server).build().fetch(url(server), JSON))).isEqualTo(code);
    }
  }

  @ParameterizedTest
  @Tag("T61")
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Type: text/html~Content-Length: 2 | FETCH_REFUSED",
        "Content-Length: 2 | FETCH_REFUSED",
        "Content-Type: application/json; charset=iso-8859-1~Content-Length: 2 | FETCH_REFUSED",
        "Content-Type: application/json~Content-Type: text/html~Content-Length: 2 | FETCH_REFUSED",
        "Content-Type: application/json~Content-Length: 2~Content-Encoding: gzip | FETCH_REFUSED",
        "Content-Type: application/json~Content-Length: 2~Content-Encoding: br | FETCH_REFUSED",
        "Content-Type: application/json~Content-Length: 2~Content-Length: 3 | FETCH_REFUSED",
        "Content-Type: application/json~Content-Length: 2~Transfer-Encoding: chunked | FETCH_REFUSED",
        "Content-Type: application/json~Transfer-Encoding: gzip, chunked | FETCH_REFUSED",
        "Content-Type: application/json | FETCH_REFUSED",
        "Content-Type: application/json~Content-Length: -1 | FETCH_REFUSED",
        "Content-Type: application/json~Content-Length: +2 | FETCH_REFUSED",
        "Content-Type: application/json~Content-Length: 4097 | LIMIT_EXCEEDED",
        "Content-Type: application/json~Content-Length: 9999999999 | LIMIT_EXCEEDED",
        "Content-Type: application/json~Content-Length: 99999999999 | FETCH_REFUSED",
        "Content-Type: application/json~Content-Length: 3 | FETCH_UNREACHABLE",
        "Content-Type : application/json~Content-Length: 2 | FETCH_REFUSED",
        "Content-Type: application/json~ folded~Content-Length: 2 | FETCH_REFUSED"
      })
  void otherHeaders_areRefused(String headers, ProblemCode code) throws Exception {
    String answer = "HTTP/1.1 200 OK\r\n" + headers.replace("~", "\r\n") + "\r\n\r\n{}";
    try (LocalServer server = LocalServer.answering(certificates, answer)) {
      assertThat(problem(fetcher(server).build().fetch(url(server), JSON))).isEqualTo(code);
    }
  }

  @ParameterizedTest
  @Tag("T61")
  @ValueSource(
      strings = {
        "2\n{}\n0\n\n",
        "2;x=y\r\n{}\r\n0\r\n\r\n",
        "-2\r\n{}\r\n0\r\n\r\n",
        "FFFFFFFF\r\n{}\r\n0\r\n\r\n",
        "1\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}\r\n0\r\nX: y\r\n\r\n",
        " 2\r\n{}\r\n0\r\n\r\n"
      })
  void otherChunks_areRefused(String chunks) throws Exception {
    String answer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            + chunks;
    try (LocalServer server = LocalServer.answering(certificates, answer)) {
      assertThat(problem(fetcher(server).build().fetch(url(server), JSON)))
          .isEqualTo(ProblemCode.FETCH_REFUSED);
    }
  }

  @Test
  @Tag("T61")
  void endlessChunks_endAtTheLimit() throws Exception {
    LocalServer.Answer endless =
        out -> {
          write(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
          write(out, "Transfer-Encoding: chunked\r\n\r\n");
          while (true) {
            write(out, "400\r\n" + "x".repeat(1_024) + "\r\n");
          }
        };
    try (LocalServer server = LocalServer.on("127.0.0.1", 0, certificates, endless)) {
      assertThat(problem(fetcher(server).build().fetch(url(server), JSON)))
          .isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    }
  }

  @Test
  @Tag("T61")
  void endlessHeaders_endAtTheLimit() throws Exception {
    LocalServer.Answer endless =
        out -> {
          write(out, "HTTP/1.1 200 OK\r\n");
          while (true) {
            write(out, "X: y\r\n");
          }
        };
    try (LocalServer server = LocalServer.on("127.0.0.1", 0, certificates, endless)) {
      assertThat(problem(fetcher(server).build().fetch(url(server), JSON)))
          .isEqualTo(ProblemCode.FETCH_REFUSED);
    }
  }

  @Test
  @Tag("T61")
  @Timeout(20)
  void drippingServer_isLeftAtTheTotalLimit() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    LocalServer.Answer drip =
        out -> {
          for (int i = 0; !waited(never, 100); i++) {
            write(out, i == 0 ? "H" : "T");
            out.flush();
          }
        };
    try (LocalServer server = LocalServer.on("127.0.0.1", 0, certificates, drip)) {
      FetchResult result = fetcher(server).limits(SHORT).build().fetch(url(server), JSON);
      assertThat(problem(result)).isEqualTo(ProblemCode.FETCH_UNREACHABLE);
      assertThat(((FetchResult.Unreachable) result).retryable()).isTrue();
      assertThat(((FetchResult.Unreachable) result).problem().found()).contains("2000 ms");
    }
  }

  @Test
  @Tag("T61")
  @Timeout(20)
  void silentServer_isLeftAtTheReadLimit() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (LocalServer server =
        LocalServer.on("127.0.0.1", 0, certificates, out -> waited(never, 30_000))) {
      FetchResult result = fetcher(server).build().fetch(url(server), JSON);
      assertThat(((FetchResult.Unreachable) result).problem().found())
          .contains("SocketTimeoutException");
    }
  }

  @Test
  @Tag("T61")
  @Timeout(20)
  void slowLookUp_isLeftAtTheTotalLimit() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (LocalServer server = LocalServer.answering(certificates, GOOD)) {
      HttpsFetcher fetcher =
          fetcher(server)
              .limits(SHORT)
              .resolver(
                  host -> {
                    waited(never, 30_000);
                    return countedLoopback(host);
                  })
              .build();
      assertThat(problem(fetcher.fetch(url(server), JSON)))
          .isEqualTo(ProblemCode.FETCH_UNREACHABLE);
      never.countDown();
    }
  }

  @Test
  @Tag("T61")
  void documentsBeyondThePlaces_waitAndThenGiveUp() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    FetchLimits onePlace =
        new FetchLimits(
            Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(30), 4_096, 1);
    LocalServer.Answer slow =
        out -> {
          busy.countDown();
          waited(release, 30_000);
          write(out, GOOD);
        };
    try (LocalServer server = LocalServer.on("127.0.0.1", 0, certificates, slow)) {
      HttpsFetcher fetcher = fetcher(server).limits(onePlace).build();
      CompletableFuture<FetchResult> first =
          CompletableFuture.supplyAsync(() -> fetcher.fetch(url(server), JSON));
      assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<FetchResult> second =
          CompletableFuture.supplyAsync(() -> fetcher.fetch(url(server), JSON));
      assertThat(waited(new CountDownLatch(1), 300)).isFalse();
      assertThat(server.connections()).isEqualTo(1);
      release.countDown();
      assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(FetchResult.Fetched.class);
      assertThat(second.get(20, TimeUnit.SECONDS)).isInstanceOf(FetchResult.Fetched.class);
    }
  }

  @Test
  void hostWithoutAddress_isUnreachable() throws Exception {
    HttpsFetcher fetcher =
        HttpsFetcher.builder()
            .allowHost(HOST)
            .resolver(
                host -> {
                  throw new UnknownHostException(host);
                })
            .build();
    FetchResult result = fetcher.fetch(new URI("https://school.example/"), JSON);
    assertThat(problem(result)).isEqualTo(ProblemCode.FETCH_UNREACHABLE);
    assertThat(((FetchResult.Unreachable) result).retryable()).isTrue();
  }

  @Test
  void addressThatRefuses_isFollowedByTheNext() throws Exception {
    try (LocalServer server = LocalServer.answering(certificates, GOOD)) {
      HttpsFetcher fetcher =
          fetcher(server).resolver(host -> List.of(raw("127.0.0.3"), raw("127.0.0.1"))).build();
      assertThat(fetcher.fetch(url(server), JSON)).isInstanceOf(FetchResult.Fetched.class);
    }
  }

  private HttpsFetcher.Builder fetcher(LocalServer server) throws Exception {
    return HttpsFetcher.builder()
        .allowHost(HOST)
        .allowPort(server.port())
        .tls(certificates.client())
        .limits(AMPLE)
        .resolver(this::countedLoopback)
        .insecurelyAllowLoopbackForTests();
  }

  private List<InetAddress> countedLoopback(String host) throws UnknownHostException {
    lookUps.incrementAndGet();
    return new ArrayList<>(List.of(raw("127.0.0.1")));
  }

  /** A literal is never looked up. */
  private static InetAddress raw(String literal) throws UnknownHostException {
    return InetAddress.getAllByName(literal)[0];
  }

  private static URI url(LocalServer server) {
    return URI.create("https://school.example:" + server.port() + "/did.json?x=1");
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines);
  }

  private static LocalServer.Answer good() {
    return out -> write(out, GOOD);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static boolean waited(CountDownLatch latch, long millis) {
    try {
      return latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static ProblemCode problem(FetchResult result) {
    return result.match(
        fetched -> {
          throw new AssertionError("fetched " + fetched);
        },
        refused -> refused.problem().code(),
        unreachable -> unreachable.problem().code());
  }
}
