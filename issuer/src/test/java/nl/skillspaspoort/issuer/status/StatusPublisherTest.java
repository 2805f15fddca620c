package nl.skillspaspoort.issuer.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.status.BitstringStatusListEntry;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusListToken;
import nl.skillspaspoort.core.status.StatusPurpose;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.issuer.Issuer;
import nl.skillspaspoort.issuer.registry.AuditEntry;
import nl.skillspaspoort.issuer.registry.AwardRecord;
import nl.skillspaspoort.issuer.registry.IssuerRegistry;
import nl.skillspaspoort.issuer.registry.Person;
import nl.skillspaspoort.issuer.registry.Registrar;
import nl.skillspaspoort.issuer.registry.RegistryException;
import nl.skillspaspoort.issuer.registry.StatusReason;
import nl.skillspaspoort.issuer.registry.StatusSlot;
import nl.skillspaspoort.issuer.registry.StatusUrls;
import nl.skillspaspoort.issuer.registry.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("DOMAIN issuer 6 and 7: status lists, correction, new key of a person")
final class StatusPublisherTest {
  private static final StatusUrls URLS =
      StatusUrls.under(URI.create("https://school.example/status/"));

  @TempDir private Path folder;
  private IssuerRegistry registry;
  private Registrar registrar;

  @BeforeEach
  void open() throws Exception {
    registry = Stores.open(Stores.H2.place(folder.resolve("db")));
    registrar =
        new Registrar(
            Issuer.builder()
                .signer(TestKeys.issuer())
                .cryptosuite(Cryptosuites.EDDSA_JCS_2022)
                .clock(FixedClock.atNow())
                .build(),
            registry,
            URLS,
            FixedClock.atNow());
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private static CredentialDraft draft() {
    return Credentials.smallDraft().toBuilder().awardedDate(FixedClock.NOW).build();
  }

  private StatusPublisher publisher() {
    return StatusPublisher.of(registry, URLS, TestKeys.listSigner(), FixedClock.atNow());
  }

  private String issued(String student) throws Exception {
    SignedCredential credential = registrar.issue(draft(), Person.of(student), "order 1");
    return credential.unverified().id().orElseThrow();
  }

  private StatusSlot slot(String id) throws RegistryException {
    return registry.find(id).orElseThrow().slot();
  }

  private StatusListCredential read(Path out, StatusPurpose purpose) throws Exception {
    JsonObject json =
        JsonReader.strict()
            .readObject(Files.readAllBytes(out.resolve(StatusUrls.fileName(1, purpose))));
    DataIntegrity integrity = DataIntegrity.standard();
    return StatusListCredential.read(
        integrity
            .verifyProofOnly(json, integrity.proofs(json).get(0), TestKeys.LIST_SIGNER.publicKey())
            .document());
  }

  private static int value(StatusListCredential list, StatusSlot slot, StatusPurpose purpose)
      throws Exception {
    return list.value(
        new BitstringStatusListEntry(URLS.url(slot.list(), purpose), slot.index(), purpose));
  }

  @Test
  void everyState_isShownInTheListsThatSpeakOfIt() throws Exception {
    String good = issued("st1");
    String revoked = issued("st2");
    String suspended = issued("st3");
    String corrected = issued("st4");
    StatusSlot first = slot(corrected);
    registrar.revoke(revoked, StatusReason.FRAUD, "order 2");
    registrar.suspend(suspended, StatusReason.UNDER_INVESTIGATION, "order 3");
    SignedCredential newer = registrar.correct(corrected, draft(), "order 4");
    assertThat(newer.unverified().id()).contains(corrected);
    assertThat(newer.unverified().awardedDate()).contains(FixedClock.NOW);
    assertThat(newer.unverified().validity().from().orElseThrow()).isAfter(FixedClock.NOW);
    Path out = folder.resolve("out");
    publisher().publish(out);
    List<StatusSlot> slots =
        List.of(slot(good), slot(revoked), slot(suspended), first, slot(corrected));
    assertThat(values(out, StatusPurpose.REVOCATION, slots)).containsExactly(0, 1, 0, 1, 0);
    assertThat(values(out, StatusPurpose.SUSPENSION, slots)).containsExactly(0, 0, 1, 0, 0);
    assertThat(values(out, StatusPurpose.REFRESH, slots)).containsExactly(0, 0, 0, 1, 0);
    CompactJws token = CompactJws.parse(Files.readString(out.resolve(StatusUrls.tokenFileName(1))));
    StatusListToken list =
        StatusListToken.read(
            JsonReader.strict()
                .readObject(
                    token
                        .verify(StatusListToken.TYP, Set.of(TestKeys.LIST_SIGNER.publicKey()))
                        .payload()));
    for (int i = 0; i < slots.size(); i++) {
      assertThat(list.value(URLS.tokenReference(slots.get(i))))
          .isEqualTo(List.of(0, 1, 2, 1, 0).get(i));
    }
    registrar.lift(suspended, StatusReason.CLEARED, "order 5");
    publisher().publish(out);
    assertThat(values(out, StatusPurpose.SUSPENSION, slots)).containsOnly(0);
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files).hasSize(4);
    }
  }

  private List<Integer> values(Path out, StatusPurpose purpose, List<StatusSlot> slots)
      throws Exception {
    StatusListCredential list = read(out, purpose);
    List<Integer> values = new java.util.ArrayList<>();
    for (StatusSlot slot : slots) {
      values.add(value(list, slot, purpose));
    }
    return values;
  }

  @Test
  void decoys_hideHowManyWereRevoked() throws Exception {
    issued("st1");
    Path out = folder.resolve("out");
    publisher().publish(out);
    StatusListCredential list = read(out, StatusPurpose.REVOCATION);
    Set<Integer> decoys = registry.snapshot(1).decoys();
    int set = 0;
    for (int place = 0; place < 131_072; place++) {
      set += list.values().value(place, 1);
    }
    assertThat(set).isEqualTo(decoys.size());
  }

  @Test
  void handler_answersWithTagAndAgeAndOnlyWhatIsThere() throws Exception {
    String id = issued("st1");
    StatusHandler handler =
        new StatusHandler(publisher().lasting(Duration.ofDays(2), Duration.ofMinutes(10)));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/status", handler);
    server.start();
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/status/";
      String name = StatusUrls.fileName(1, StatusPurpose.REVOCATION);
      assertThat(get(base + name, "GET", "").statusCode()).isEqualTo(404);
      handler.refresh();
      HttpResponse<String> answer = get(base + name, "GET", "");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/vc");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=600");
      String tag = answer.headers().firstValue("ETag").orElseThrow();
      assertThat(get(base + name, "GET", "\"x\", " + tag).statusCode()).isEqualTo(304);
      assertThat(get(base + name, "HEAD", "").statusCode()).isEqualTo(200);
      assertThat(get(base + name, "POST", "").statusCode()).isEqualTo(405);
      assertThat(get(base + "9-revocation.json", "GET", "").statusCode()).isEqualTo(404);
      registrar.revoke(id, StatusReason.ERROR, "order 2");
      assertThat(get(base + name, "GET", tag).statusCode()).isEqualTo(304);
      handler.refresh();
      assertThat(get(base + name, "GET", tag).statusCode()).isEqualTo(200);
    } finally {
      server.stop(0);
    }
  }

  private static HttpResponse<String> get(String url, String method, String tag) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).method(method, HttpRequest.BodyPublishers.noBody());
    if (!tag.isEmpty()) {
      request.header("If-None-Match", tag);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  @Test
  void reissue_keepsTheAwardAndTakesTheNewKey() throws Exception {
    String id = issued("st1");
    SignedCredential again =
        registrar.reissue(
            id,
            draft().toBuilder().subject(TestKeys.did(TestKeys.STRANGER)).build(),
            "identity check 7");
    assertThat(again.unverified().id()).contains(id);
    assertThat(again.unverified().subjectIds())
        .containsExactly(TestKeys.did(TestKeys.STRANGER).value());
    AwardRecord award = registry.find(id).orElseThrow();
    assertThat(award.version()).isEqualTo(2);
    assertThatThrownBy(() -> registrar.issue(draft(), Person.of("st1"), "order 9"))
        .isInstanceOf(RegistryException.class);
  }

  @Test
  void orderWithoutTextOrWithANumberLikeABsn_isRefused() throws Exception {
    String id = issued("st1");
    assertThatThrownBy(() -> registrar.revoke(id, StatusReason.ERROR, " "))
        .isInstanceOf(RegistryException.class);
    assertThatThrownBy(() -> registrar.revoke(id, StatusReason.ERROR, "van 123456782"))
        .isInstanceOf(RegistryException.class);
    registry.verifyAudit(entry -> assertThat(entry.deed()).isEqualTo(AuditEntry.Deed.ISSUED));
  }
}
