package nl.skillspaspoort.core.status;

import static nl.skillspaspoort.core.status.BitstringStatusListTest.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.SharedVectors;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T51")
final class TokenStatusListTest {
  private static final String FOLDER = "token-status-list";

  @ParameterizedTest
  @ValueSource(strings = {"appendix-c-1-bit.json", "appendix-c-2-bit.json"})
  void appendixC(String file) throws ProblemException {
    JsonObject vector = SharedVectors.json(FOLDER, file);
    int bits = (int) vector.required("bits", "").asInteger("");
    TokenStatusList list = TokenStatusList.decode(vector.text("lst").orElseThrow(), bits);
    long size = vector.required("size", "").asInteger("");
    assertThat(list.entries()).isEqualTo(size);
    Map<Long, Long> expected = new HashMap<>();
    for (JsonValue each : vector.required("statuses", "").asArray("")) {
      expected.put(
          each.asObject("").required("index", "").asInteger(""),
          each.asObject("").required("value", "").asInteger(""));
    }
    assertThat(expected).hasSize(11);
    for (long index = 0; index < size; index++) {
      assertThat((long) list.value(index)).isEqualTo(expected.getOrDefault(index, 0L));
    }
    assertThat(codeOf(() -> list.value(size))).isEqualTo(ProblemCode.RANGE_ERROR);
  }

  @Test
  void encodingExamples_areTheSameBytes() throws ProblemException {
    var examples = SharedVectors.json(FOLDER, "examples.json").required("encoding", "").asArray("");
    assertThat(examples.size()).isEqualTo(2);
    for (JsonValue each : examples) {
      JsonObject example = each.asObject("");
      var statuses = example.required("statuses", "").asArray("");
      int bits = (int) example.required("bits", "").asInteger("");
      TokenStatusList.Builder builder = TokenStatusList.ofZeros(statuses.size(), bits);
      for (int i = 0; i < statuses.size(); i++) {
        builder.set(i, (int) statuses.get(i).asInteger(""));
      }
      assertThat(builder.build().encode()).isEqualTo(example.text("lst").orElseThrow());
    }
  }

  /** Token and claims; who may sign is the verifier's business. */
  @TestFactory
  Stream<DynamicTest> rules() throws ProblemException {
    JsonObject rules = SharedVectors.json(FOLDER, "rules.json");
    VerificationKey key = Jwk.read(rules.required("public_jwk", "").asObject(""));
    var cases = rules.required("cases", "").asArray("/cases").elements();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(14);
    return cases.stream()
        .map(JsonObject.class::cast)
        .map(
            each ->
                DynamicTest.dynamicTest(each.text("name").orElseThrow(), () -> rule(each, key)));
  }

  private static void rule(JsonObject vector, VerificationKey key) throws ProblemException {
    String token = vector.text("status_list_token").orElseThrow();
    JsonObject credential = JsonObject.EMPTY.with("status", vector.required("status_claim", ""));
    long at = vector.required("verify_at_epoch_seconds", "").asInteger("");
    if (vector.text("expect").orElseThrow().equals("accept")) {
      assertThat((long) value(token, credential, key, at))
          .isEqualTo(vector.required("status", "").asInteger(""));
      return;
    }
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                ProblemException.class, () -> value(token, credential, key, at)))
        .isNotNull();
  }

  private static int value(String token, JsonObject credential, VerificationKey key, long at)
      throws ProblemException {
    StatusEntry entry = StatusEntry.allIn(credential).get(0);
    byte[] payload = CompactJws.parse(token).verify(StatusListToken.TYP, Set.of(key)).payload();
    StatusListToken list = StatusListToken.read(JsonReader.strict().readObject(payload));
    if (list.expires().map(end -> end.getEpochSecond() < at).orElse(false)) {
      throw StatusException.of(ProblemCode.STATUS_LIST_STALE, "", "an old list", "a new one");
    }
    return list.value(entry);
  }

  @Test
  void publishedExample_isRead() throws ProblemException {
    JsonObject examples = SharedVectors.json(FOLDER, "examples.json");
    VerificationKey key = Jwk.read(examples.required("public_jwk", "").asObject(""));
    CompactJws token = CompactJws.parse(examples.text("status_list_token_jwt").orElseThrow());
    StatusListToken list =
        StatusListToken.read(
            JsonReader.strict()
                .readObject(token.verify(StatusListToken.TYP, Set.of(key)).payload()));
    assertThat(list.issuer()).contains("https://example.com");
    assertThat(list.timeToLive()).contains(Duration.ofHours(12));
    assertThat(list.value(new TokenStatusListReference(list.uri(), 15))).isOne();
    assertThat(list.value(new TokenStatusListReference(list.uri(), 14))).isZero();
  }

  @Test
  void firstPlace_isTheLeastSignificantBit() throws StatusException {
    TokenStatusList list = TokenStatusList.decode(zlib(new byte[] {0x01}), 1);
    assertThat(list.value(0)).isOne();
    assertThat(list.value(7)).isZero();
    for (long index : new long[] {-1, 8, 64}) {
      assertThat(codeOf(() -> list.value(index))).isEqualTo(ProblemCode.RANGE_ERROR);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void signedAndRead_isTheSame(int bits) throws ProblemException {
    TokenStatusList values =
        TokenStatusList.ofZeros(1_000, bits).set(0, 1).set(999, (1 << bits) - 1).build();
    StatusListToken list =
        new StatusListToken(
            "https://s.example/1",
            Optional.of(TestKeys.did(TestKeys.ISSUER).value()),
            FixedClock.NOW,
            Optional.of(FixedClock.NOW.plusSeconds(60)),
            Optional.of(Duration.ofSeconds(30)),
            values);
    StatusListToken read =
        StatusListToken.read(
            JsonReader.strict()
                .readObject(
                    list.sign(TestKeys.issuer())
                        .verify(StatusListToken.TYP, Set.of(TestKeys.ISSUER.publicKey()))
                        .payload()));
    assertThat(read.toClaims()).isEqualTo(list.toClaims());
    assertThat(read.values().value(0)).isOne();
    assertThat(read.values().value(500)).isZero();
    assertThat(read.values().value(999)).isEqualTo((1 << bits) - 1);
  }

  @Test
  @Tag("T52")
  void bomb_isRefused() {
    String bomb = zlib(new byte[64 << 20]);
    assertThat(codeOf(() -> TokenStatusList.decode(bomb, 1))).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
  }

  @Test
  void otherValuesThanTheThree_haveNoMeaning() {
    TokenStatusListReference entry = new TokenStatusListReference("https://s.example/1", 0);
    assertThat(entry.meaning(0)).isEqualTo(StatusMeaning.GOOD);
    assertThat(entry.meaning(1)).isEqualTo(StatusMeaning.REVOKED);
    assertThat(entry.meaning(2)).isEqualTo(StatusMeaning.SUSPENDED);
    for (int value = 3; value < 256; value++) {
      assertThat(entry.meaning(value)).isEqualTo(StatusMeaning.UNKNOWN);
    }
  }

  @Test
  @Tag("T50")
  void otherStatusMechanism_isUnsupported() {
    assertThat(
            codeOf(
                () ->
                    StatusEntry.allIn(Credentials.json("{\"status\": {\"identifier_list\": {}}}"))))
        .isEqualTo(ProblemCode.UNSUPPORTED_STATUS);
  }

  private static String zlib(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] packed = new byte[bytes.length / 500 + 64];
    int length = deflater.deflate(packed);
    deflater.end();
    return Base64Url.encode(java.util.Arrays.copyOf(packed, length));
  }
}
