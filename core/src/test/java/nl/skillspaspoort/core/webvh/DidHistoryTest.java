package nl.skillspaspoort.core.webvh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** did:webvh 1.0, Read (Resolve): one good log, and one thing changed at a time. */
@Tag("T62")
final class DidHistoryTest {
  private static final Instant T1 = FixedClock.NOW.minus(Duration.ofDays(30));
  private static final Instant T2 = FixedClock.NOW.minus(Duration.ofDays(20));
  private static final Instant T3 = FixedClock.NOW.minus(Duration.ofDays(10));
  private static final Ed25519SecretKey A = TestKeys.key(11);
  private static final Ed25519SecretKey B = TestKeys.key(12);
  private static final Ed25519SecretKey W1 = TestKeys.key(21);
  private static final Ed25519SecretKey W2 = TestKeys.key(22);

  private final List<JsonObject> log = new ArrayList<>();
  private String did = "";
  private String scid = "";
  private Optional<byte[]> witnesses = Optional.empty();

  @Test
  void goodLog_givesTheDocumentOfEveryMoment() throws Exception {
    goodLog();
    DidHistory history = verify();
    assertThat(history.current().verificationMethods().get(0).publicKey()).isEqualTo(B.publicKey());
    assertThat(history.at(T2.minusNanos(1)).verificationMethods().get(0).publicKey())
        .isEqualTo(A.publicKey());
    assertThat(history.at(T2)).isEqualTo(history.current());
    assertThat(history.version(log.get(0).text("versionId").orElseThrow()))
        .isEqualTo(history.at(T1));
    assertThat(code(() -> history.at(T1.minusNanos(1))))
        .isEqualTo(ProblemCode.DID_VERSION_NOT_FOUND);
    assertThat(code(() -> history.version("1-x"))).isEqualTo(ProblemCode.DID_VERSION_NOT_FOUND);
  }

  @Test
  void logOfAnotherHost_isRefused() throws Exception {
    goodLog();
    did = did.replace("school.example", "copy.example");
    refused();
  }

  @Test
  void anyChangedMember_isRefused() throws Exception {
    for (int line = 0; line < 2; line++) {
      for (String name : List.of("versionId", "versionTime", "parameters", "state", "proof")) {
        log.clear();
        goodLog();
        log.set(line, log.get(line).without(name));
        refused();
      }
      log.clear();
      goodLog();
      JsonObject state = log.get(line).get("state").orElseThrow().asObject("");
      log.set(line, log.get(line).with("state", state.with("more", "text")));
      refused();
    }
  }

  @Test
  void missingDoubledOrSwappedLines_areRefused() throws Exception {
    goodLog();
    List<JsonObject> good = List.copyOf(log);
    for (List<JsonObject> lines :
        List.of(
            List.of(good.get(1)),
            List.of(good.get(0), good.get(0)),
            List.of(good.get(1), good.get(0)),
            List.of(good.get(0), good.get(1), good.get(1)))) {
      log.clear();
      log.addAll(lines);
      refused();
    }
    log.clear();
    refused();
  }

  @Test
  void timeThatDoesNotGrow_isRefused() throws Exception {
    for (Instant time : List.of(T1, T1.minusSeconds(1))) {
      log.clear();
      first(parameters(), A);
      next(JsonObject.EMPTY, A, A, time);
      refused();
    }
  }

  @Test
  void timeInTheFuture_isRefusedBeyondTheTolerance() throws Exception {
    Instant last = FixedClock.NOW.plus(DidHistory.TOLERANCE);
    first(parameters(), A);
    next(JsonObject.EMPTY, A, A, last);
    verify();
    log.clear();
    first(parameters(), A);
    next(JsonObject.EMPTY, A, A, last.plusSeconds(1));
    refused();
  }

  @Test
  void otherZone_isRefused() throws Exception {
    first(parameters(), A, entry -> entry.with("versionTime", "2026-11-01T12:00:00+01:00"));
    refused();
  }

  @Test
  void otherMethodVersion_isRefused() throws Exception {
    for (String method : List.of("did:webvh:0.5", "did:webvh:99.0", "did:webvh:1.0-rc1", "")) {
      log.clear();
      first(parameters().with("method", method), A);
      refused();
    }
    log.clear();
    first(parameters(), A);
    next(JsonObject.builder().put("method", "did:webvh:0.5").build(), A, A, T2);
    refused();
  }

  @Test
  void keyWithoutTheRight_isRefused() throws Exception {
    first(parameters(), B);
    refused();
    log.clear();
    first(parameters(), A);
    next(keys("updateKeys", B.publicKey().multibase()), B, B, T2);
    refused();
    log.clear();
    first(parameters(), A);
    next(keys("updateKeys", B.publicKey().multibase()), A, B, T2);
    next(JsonObject.EMPTY, A, B, T3);
    refused();
  }

  @Test
  void otherPurposeOrSuite_isRefused() throws Exception {
    goodLog();
    for (String member : List.of("proofPurpose", "cryptosuite", "type", "verificationMethod")) {
      log.clear();
      goodLog();
      JsonObject proof = log.get(1).get("proof").orElseThrow().asObject("");
      String value =
          switch (member) {
            case "proofPurpose" -> "authentication";
            case "cryptosuite" -> "eddsa-rdfc-2022";
            case "type" -> "Ed25519Signature2020";
            default -> "did:key:" + B.publicKey().multibase() + "#" + A.publicKey().multibase();
          };
      log.set(1, log.get(1).with("proof", proof.with(member, value)));
      refused();
    }
  }

  @Test
  void preRotation_demandsTheAnnouncedKeys() throws Exception {
    JsonObject announced =
        parameters().with("nextKeyHashes", texts(LogRules.hash(B.publicKey().multibase())));
    JsonObject rotated =
        keys("updateKeys", B.publicKey().multibase()).with("nextKeyHashes", JsonArray.of());
    first(announced, A);
    next(rotated, B, B, T2);
    verify();
    log.clear();
    first(announced, A);
    next(JsonObject.EMPTY, A, A, T2);
    refused();
    log.clear();
    first(announced, A);
    next(rotated.without("nextKeyHashes"), B, B, T2);
    refused();
    log.clear();
    first(announced, A);
    next(
        keys("updateKeys", A.publicKey().multibase()).with("nextKeyHashes", JsonArray.of()),
        A,
        A,
        T2);
    refused();
  }

  @Test
  void deactivatedDid_hasAHistoryAndNoDocument() throws Exception {
    first(parameters(), A);
    next(JsonObject.builder().put("deactivated", true).build(), A, A, T2);
    DidHistory history = verify();
    assertThat(code(history::current)).isEqualTo(ProblemCode.DID_DEACTIVATED);
    assertThat(code(() -> history.at(T3))).isEqualTo(ProblemCode.DID_DEACTIVATED);
    assertThat(history.at(T1).id()).isEqualTo(did);
    next(JsonObject.EMPTY, A, A, T3);
    refused();
  }

  @Test
  void portable_isForTheFirstVersionOnly() throws Exception {
    first(parameters(), A);
    next(JsonObject.builder().put("portable", true).build(), A, A, T2);
    refused();
  }

  @Test
  void unknownParameter_isRefused() throws Exception {
    first(parameters().with("more", "text"), A);
    refused();
  }

  @Test
  void witnesses_mustApproveEveryVersion() throws Exception {
    first(parameters().with("witness", witness(2, W1, W2)), A);
    next(JsonObject.EMPTY, A, A, T2);
    refused();
    witnesses = approvals(1, W1, W2);
    verify();
    witnesses = approvals(0, W1, W2);
    refused();
    witnesses = approvals(1, W1, W1);
    refused();
    witnesses = approvals(1, W1, TestKeys.STRANGER);
    refused();
  }

  @Test
  void removingTheWitnesses_needsTheirApproval() throws Exception {
    first(parameters().with("witness", witness(1, W1)), A);
    next(JsonObject.builder().put("witness", JsonObject.EMPTY).build(), A, A, T2);
    witnesses = approvals(0, W1);
    refused();
    witnesses = approvals(1, W1);
    verify();
  }

  @Test
  void witnessRuleOfAnotherShape_isRefused() throws Exception {
    for (JsonObject rule :
        List.of(witness(0, W1), witness(2, W1), witness(2, W1, W1), witness(1))) {
      log.clear();
      first(parameters().with("witness", rule), A);
      witnesses = approvals(0, W1);
      refused();
    }
  }

  private void goodLog() throws Exception {
    first(parameters(), A);
    next(keys("updateKeys", B.publicKey().multibase()), A, B, T2);
  }

  private static JsonObject parameters() {
    return JsonObject.builder()
        .put("method", "did:webvh:1.0")
        .put("scid", "{SCID}")
        .put("updateKeys", texts(A.publicKey().multibase()))
        .build();
  }

  private static JsonObject keys(String name, String multikey) {
    return JsonObject.builder().put(name, texts(multikey)).build();
  }

  private static JsonArray texts(String... texts) {
    return JsonArray.ofStrings(List.of(texts));
  }

  private static JsonObject witness(int threshold, Ed25519SecretKey... keys) {
    List<JsonValue> list = new ArrayList<>();
    for (Ed25519SecretKey key : keys) {
      list.add(JsonObject.builder().put("id", DidKey.of(key.publicKey()).value()).build());
    }
    return JsonObject.builder()
        .put("threshold", threshold)
        .put("witnesses", new JsonArray(list))
        .build();
  }

  private Optional<byte[]> approvals(int line, Ed25519SecretKey... keys) throws Exception {
    String versionId = log.get(line).text("versionId").orElseThrow();
    JsonObject approval = JsonObject.builder().put("versionId", versionId).build();
    for (Ed25519SecretKey key : keys) {
      approval = sign(approval, key);
    }
    return Optional.of(JsonArray.of(approval).toJson().getBytes(StandardCharsets.UTF_8));
  }

  private void first(JsonObject parameters, Ed25519SecretKey signer) throws Exception {
    first(parameters, signer, entry -> entry);
  }

  private void first(
      JsonObject parameters, Ed25519SecretKey signer, UnaryOperator<JsonObject> change)
      throws Exception {
    JsonObject draft =
        change.apply(
            JsonObject.builder()
                .put("versionId", "{SCID}")
                .put("versionTime", T1.toString())
                .put("parameters", parameters)
                .put("state", state("did:webvh:{SCID}:school.example", A))
                .build());
    scid = LogRules.hash(draft);
    did = "did:webvh:" + scid + ":school.example";
    JsonObject entry = JsonReader.strict().readObject(draft.toJson().replace("{SCID}", scid));
    log.add(sign(entry.with("versionId", "1-" + LogRules.hash(entry)), signer));
  }

  private void next(
      JsonObject parameters, Ed25519SecretKey signer, Ed25519SecretKey documentKey, Instant time)
      throws Exception {
    JsonObject entry =
        JsonObject.builder()
            .put("versionId", log.get(log.size() - 1).text("versionId").orElseThrow())
            .put("versionTime", time.toString())
            .put("parameters", parameters)
            .put("state", state(did, documentKey))
            .build();
    log.add(sign(entry.with("versionId", (log.size() + 1) + "-" + LogRules.hash(entry)), signer));
  }

  private static JsonObject state(String did, Ed25519SecretKey key) {
    JsonObject method =
        JsonObject.builder()
            .put("id", "#key-1")
            .put("type", "Multikey")
            .put("controller", did)
            .put("publicKeyMultibase", key.publicKey().multibase())
            .build();
    return JsonObject.builder().put("id", did).put("assertionMethod", JsonArray.of(method)).build();
  }

  private static JsonObject sign(JsonObject entry, Ed25519SecretKey key) throws Exception {
    return DataIntegrity.standard()
        .secure(
            entry,
            ProofOptions.assertion(Cryptosuites.EDDSA_JCS_2022, FixedClock.NOW),
            DidKey.signer(key));
  }

  private DidHistory verify() throws DidException {
    StringBuilder lines = new StringBuilder();
    log.forEach(entry -> lines.append(entry.toJson()).append('\n'));
    return DidHistory.verify(
        new Did(did),
        lines.toString().getBytes(StandardCharsets.UTF_8),
        () -> witnesses,
        FixedClock.NOW);
  }

  private void refused() {
    assertThat(code(this::verify)).isEqualTo(ProblemCode.DID_LOG_INVALID);
  }

  private static ProblemCode code(ThrowingCallable call) {
    return catchThrowableOfType(DidException.class, call).problem().code();
  }
}
