package nl.skillspaspoort.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wycheproof's ECDSA vectors: nothing invalid passes, nothing valid is refused. No exceptions. */
@Tag("T13")
class EcdsaWycheproofTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ecdsa_secp256r1_sha256_p1363_test.json, P256, 114, 61",
    "ecdsa_secp384r1_sha384_p1363_test.json, P384, 127, 60"
  })
  void everyVector_isJudgedAsWycheproofDoes(
      String file, KeyAlgorithm algorithm, int valid, int invalid) throws Exception {
    int accepted = 0;
    int refused = 0;
    for (JsonObject group : groups(file)) {
      VerificationKey key = key(algorithm, group);
      for (JsonObject test : objects(group, "tests")) {
        boolean answer = key.accepts(hex(test, "msg"), hex(test, "sig"));
        assertThat(answer)
            .as("%s, test %s", file, test.get("tcId").orElseThrow().toJson())
            .isEqualTo(test.text("result").orElseThrow().equals("valid"));
        if (answer) {
          accepted++;
        } else {
          refused++;
        }
      }
    }
    assertThat(accepted).isGreaterThanOrEqualTo(valid);
    assertThat(refused).isGreaterThanOrEqualTo(invalid);
  }

  /** A DER signature is not in fixed-length form, whatever is inside it. */
  @Test
  void derSignatures_areAllRefused() throws Exception {
    int tests = 0;
    for (JsonObject group : groups("ecdsa_secp256r1_sha256_test.json")) {
      VerificationKey key = key(KeyAlgorithm.P256, group);
      for (JsonObject test : objects(group, "tests")) {
        assertThat(key.accepts(hex(test, "msg"), hex(test, "sig"))).isFalse();
        tests++;
      }
    }
    assertThat(tests).isGreaterThanOrEqualTo(323);
  }

  /** Bytes, JWK and PEM of one key are one key. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ecdsa_secp256r1_sha256_p1363_test.json, P256, 78",
    "ecdsa_secp384r1_sha384_p1363_test.json, P384, 70"
  })
  void everyFormOfAKey_givesTheSameKey(String file, KeyAlgorithm algorithm, int atLeast)
      throws Exception {
    int keys = 0;
    for (JsonObject group : groups(file)) {
      VerificationKey key = key(algorithm, group);
      assertThat(Pem.publicKey(group.text("publicKeyPem").orElseThrow().strip())).isEqualTo(key);
      if (group.get("publicKeyJwk").orElse(null) instanceof JsonObject jwk) {
        assertThat(Jwk.read(jwk)).isEqualTo(key);
        keys++;
      }
    }
    assertThat(keys).isGreaterThanOrEqualTo(atLeast);
  }

  private static VerificationKey key(KeyAlgorithm algorithm, JsonObject group) throws Exception {
    JsonObject key = group.get("publicKey").orElseThrow().asObject("");
    byte[] uncompressed = hex(key, "uncompressed");
    byte[] compressed = new byte[algorithm.keyBytes()];
    System.arraycopy(uncompressed, 1, compressed, 1, compressed.length - 1);
    compressed[0] = (byte) (2 + (uncompressed[uncompressed.length - 1] & 1));
    return EcPublicKey.of(algorithm, compressed);
  }

  private static byte[] hex(JsonObject object, String name) {
    return HexFormat.of().parseHex(object.text(name).orElseThrow());
  }

  static List<JsonObject> groups(String file) {
    return objects(SharedVectors.json("wycheproof", file), "testGroups");
  }

  static List<JsonObject> objects(JsonObject holder, String name) {
    List<JsonObject> objects = new ArrayList<>();
    ((JsonArray) holder.get(name).orElseThrow())
        .elements()
        .forEach(element -> objects.add((JsonObject) element));
    return objects;
  }
}
