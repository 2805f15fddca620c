package nl.skillspaspoort.examples.trainingprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("DOMAIN issuer 8: a key that a service keeps")
@Tag("T84")
final class RemoteSignerTest {
  private static final String TOKEN = "geheim-token";
  private static final Signer KEPT = TestKeys.issuer();

  /** What the service does with a message. */
  private interface Behaviour {
    String answer(byte[] message) throws ProblemException;
  }

  private final AtomicReference<Behaviour> behaviour =
      new AtomicReference<>(message -> signature(KEPT.sign(message)));
  private HttpServer server;

  private static String signature(byte[] bytes) {
    return JsonObject.builder().put("signature", Base64Url.encode(bytes)).build().toJson();
  }

  @BeforeEach
  void begin() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/sign", this::handle);
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean known =
          ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      JsonObject asked = JsonReader.strict().readObject(exchange.getRequestBody().readAllBytes());
      String answer =
          behaviour
              .get()
              .answer(Base64Url.decode(asked.required("message", "").asString("/message")));
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(known ? 200 : 401, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (ProblemException e) {
      throw new IOException(e);
    }
  }

  private Signer signer(String token) {
    return RemoteSigner.onThisMachineWithoutTls(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sign"),
        KEPT.keyId(),
        KEPT.publicKey(),
        () -> token);
  }

  private static SignedCredential issue(Signer signer) throws IssueException {
    return Issuer.builder()
        .signer(signer)
        .clock(FixedClock.atNow())
        .build()
        .award(
            Achievement.of("https://a.example/1", "Naam")
                .description("Omschrijving")
                .criteria("Doen")
                .build())
        .to(TestKeys.did(TestKeys.HOLDER))
        .on(LocalDate.of(2026, 6, 1))
        .sign();
  }

  @Test
  void credential_isSignedByTheService() throws Exception {
    assertThat(issue(signer(TOKEN)).text()).contains(KEPT.keyId().value());
    assertThat(signer(TOKEN).toString()).doesNotContain(TOKEN);
  }

  @Test
  void whateverElseTheServiceAnswers_isNoSignature() {
    refused(TOKEN, message -> signature(TestKeys.stranger().sign(message)));
    refused(TOKEN, message -> signature(KEPT.sign(new byte[] {1})));
    refused(TOKEN, message -> "{}");
    refused(TOKEN, message -> "not JSON");
    refused(TOKEN, message -> "{\"signature\":\"" + "A".repeat(10_000) + "\"}");
    refused("another-token", message -> signature(KEPT.sign(message)));
  }

  private void refused(String token, Behaviour what) {
    behaviour.set(what);
    assertThatThrownBy(() -> issue(signer(token)))
        .isInstanceOfSatisfying(
            IssueException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ProblemCode.SIGNING_FAILED);
              assertThat(e.getMessage()).doesNotContain(token);
            });
  }

  @Test
  void serviceThatIsGone_isAFailureToSign() {
    Signer signer = signer(TOKEN);
    server.stop(0);
    assertThatThrownBy(() -> signer.sign(new byte[] {1})).isInstanceOf(SigningException.class);
  }

  @Test
  void plainHttp_isOnlyForThisMachine() {
    for (String service : new String[] {"http://sign.example/", "ftp://127.0.0.1/", "https:///x"}) {
      assertThatThrownBy(
              () ->
                  RemoteSigner.of(URI.create(service), KEPT.keyId(), KEPT.publicKey(), () -> TOKEN))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () ->
                RemoteSigner.onThisMachineWithoutTls(
                    URI.create("http://sign.example/"),
                    KEPT.keyId(),
                    KEPT.publicKey(),
                    () -> TOKEN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
