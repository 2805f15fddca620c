package nl.skillspaspoort.core.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wycheproof for JOSE: no token that must not hold holds. Of the good ones we refuse, all are of
 * algorithms that this build does not have.
 */
final class WycheproofJoseTest {
  /** HMAC never; RSA because no skill credential that we know of needs them. */
  private static final Set<String> NOT_OURS =
      Set.of("HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512");

  /** A token and the one key, or the keys, that the verifier would be given. */
  record Case(String name, String token, List<JsonObject> keys, boolean good) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> signatures() throws JsonFormatException {
    return cases("json_web_signature_test.json", 268);
  }

  static List<Case> keys() throws JsonFormatException {
    return cases("json_web_key_test.json", 18);
  }

  private static List<Case> cases(String file, int atLeast) throws JsonFormatException {
    List<Case> cases = new ArrayList<>();
    for (JsonValue group : array(SharedVectors.json("wycheproof", file), "testGroups")) {
      JsonObject object = group.asObject("");
      JsonObject keys =
          object.get("public").or(() -> object.get("private")).orElseThrow().asObject("");
      for (JsonValue test : array(object, "tests")) {
        JsonObject one = test.asObject("");
        cases.add(
            new Case(
                one.get("tcId").orElseThrow() + " " + one.text("comment").orElse(""),
                token(one.get("jws").orElseThrow()),
                keys(keys),
                one.text("result").equals(Optional.of("valid"))));
      }
    }
    assertThat(cases).hasSizeGreaterThanOrEqualTo(atLeast);
    return cases;
  }

  /** Some are in a JSON serialization, which no reader here takes. */
  private static String token(JsonValue jws) {
    return jws instanceof JsonString text ? text.value() : jws.toString();
  }

  private static List<JsonObject> keys(JsonObject keyOrSet) throws JsonFormatException {
    if (!keyOrSet.has("keys")) {
      return List.of(keyOrSet);
    }
    List<JsonObject> keys = new ArrayList<>();
    for (JsonValue key : array(keyOrSet, "keys")) {
      keys.add(key.asObject(""));
    }
    return keys;
  }

  private static JsonArray array(JsonObject object, String name) throws JsonFormatException {
    return object.required(name, "").asArray("/" + name);
  }

  @ParameterizedTest
  @MethodSource({"signatures", "keys"})
  @Tag("T1")
  @Tag("T2")
  @Tag("T3")
  @Tag("T13")
  @Tag("T17")
  void token_holdsOnlyIfItMust(Case vector) {
    boolean holds = holds(vector);
    if (vector.good()) {
      assertThat(
              holds
                  || NOT_OURS.contains(algorithm(vector.token()))
                  || holdsWithoutWrongName(vector))
          .isTrue();
    } else {
      assertThat(holds).isFalse();
    }
  }

  /** One key says that it is for "ES521", which is the name of no algorithm: it is not used. */
  private static boolean holdsWithoutWrongName(Case vector) {
    JsonObject key = vector.keys().get(0);
    return key.text("alg").equals(Optional.of("ES521"))
        && holds(new Case("", vector.token(), List.of(key.without("alg")), true));
  }

  /** The bad tokens for P-256 are bad for the reason that they name: their neighbour holds. */
  @Test
  void tokenOfTheSameKey_holds() throws Exception {
    Case good = named(signatures(), "rejectsModifiedSignature");
    Case otherUse = named(signatures(), "rejectWrongKeyOps");
    assertThat(holds(good)).isFalse();
    assertThat(holds(new Case("", otherUse.token(), good.keys(), true))).isTrue();
    KeyFormatException refused =
        catchThrowableOfType(KeyFormatException.class, () -> Jwk.read(otherUse.keys().get(0)));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.INVALID_KEY);
  }

  private static Case named(List<Case> cases, String comment) {
    return cases.stream()
        .filter(one -> one.name().endsWith(" " + comment))
        .filter(one -> one.keys().get(0).text("kty").equals(Optional.of("EC")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("T18")
  void symmetricKeys_areNoPublicKeys() throws Exception {
    int symmetric = 0;
    for (Case vector : keys()) {
      for (JsonObject key : vector.keys()) {
        if (key.text("kty").equals(Optional.of("oct"))) {
          symmetric++;
          KeyFormatException refused =
              catchThrowableOfType(KeyFormatException.class, () -> Jwk.read(key));
          assertThat(refused.problem().code()).isEqualTo(ProblemCode.PRIVATE_KEY_EXPOSED);
          assertThat(refused)
              .hasMessageNotContaining(key.text("k").filter(k -> !k.isEmpty()).orElse("-"));
        }
      }
    }
    assertThat(symmetric).isGreaterThanOrEqualTo(10);
  }

  private static boolean holds(Case vector) {
    try {
      Set<VerificationKey> keys = new java.util.HashSet<>();
      for (JsonObject key : vector.keys()) {
        keys.add(Jwk.read(key));
      }
      CompactJws.parse(vector.token()).verifyAnyType(keys);
      return true;
    } catch (KeyFormatException | JwsException e) {
      assertThat(e.problem().code()).isNotNull();
      return false;
    }
  }

  private static String algorithm(String token) {
    try {
      String header = token.substring(0, token.indexOf('.'));
      return JsonReader.strict().readObject(Base64Url.decode(header)).text("alg").orElseThrow();
    } catch (EncodingException | JsonFormatException e) {
      throw new AssertionError("a good token has a header", e);
    }
  }
}
