package nl.skillspaspoort.core.key;

import static nl.skillspaspoort.core.key.EcKeyTest.assertCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.encoding.Base58Btc;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CID 1.0 Multikey and JsonWebKey, and did:key: the same key bytes in every form. */
class KeyVectorsTest {
  private static final int P256_VECTORS = 3;
  private static final int P384_VECTORS = 1;
  private static final int P521_VECTORS = 1;
  private static final int READ_IN_CID = 1;

  /** Examples of CID 1.0 whose keys are of other kinds, or only look like keys. */
  private static final List<String> REFUSED_IN_CID =
      List.of(
          "25-an-sm2-public-key-encoded-as-a-multikey.json",
          // x is base64url of the text of another base64url value
          "26-a-p-256-public-key-encoded-as-a-jsonwebkey.json",
          "29-a-bls12-381-g2-group-public-key-encoded-as-a-jsonwebkey.json");

  private static final InsecureSecretKeyAccess ACCESS = InsecureSecretKeyAccess.get();

  @ParameterizedTest
  @CsvSource({
    "w3c-vc-di-ecdsa, p256KeyPair.json, secretKeyMultibase, P256",
    "w3c-vc-di-ecdsa, p384KeyPair.json, secretKeyMultibase, P384",
    "w3c-vc-di-eddsa, keyPair.json, privateKeyMultibase, ED25519"
  })
  void keyPairOfTheVectors_belongsTogether(
      String folder, String file, String member, KeyAlgorithm algorithm) throws Exception {
    JsonObject pair = SharedVectors.json(folder, file);
    String secret = pair.text(member).orElseThrow();
    SecretKey key = SecretMultikey.decode(secret, ACCESS);
    assertThat(key.publicKey().algorithm()).isEqualTo(algorithm);
    assertThat(key.publicKey().multibase())
        .isEqualTo(pair.text("publicKeyMultibase").orElseThrow());
    assertThat(SecretMultikey.encode(key, ACCESS)).isEqualTo(secret);
    assertThat(Multikey.decode(key.publicKey().multibase())).isEqualTo(key.publicKey());
  }

  /** did:key vectors of the NIST curves: the bytes in the DID are those of the JWK beside it. */
  @Test
  void didKeysOnNistCurves_haveTheBytesOfTheirJwk() throws Exception {
    JsonObject vectors = SharedVectors.json("did-key", "nist-curves.json");
    Map<KeyAlgorithm, Integer> seen = new TreeMap<>();
    for (String did : vectors.names()) {
      JsonObject vector = vectors.get(did).orElseThrow().asObject(did);
      JsonObject method = vector.get("verificationMethod").orElseThrow().asObject(did);
      if (method.text("publicKeyBase58").isPresent()) {
        EcSecretKey pair =
            EcSecretKey.ofScalar(KeyAlgorithm.P256, base58(method, "privateKeyBase58"), ACCESS);
        assertThat(base58(method, "publicKeyBase58")).isEqualTo(pair.publicKey().encoded());
        assertThat(DidKey.of(pair.publicKey())).isEqualTo(Did.parse(did));
        seen.merge(KeyAlgorithm.P256, 1, Integer::sum);
        continue;
      }
      JsonObject jwk = method.get("publicKeyJwk").orElseThrow().asObject(did);
      VerificationKey key = Multikey.decode(did.substring("did:key:".length()));
      assertThat(key.encoded()).isEqualTo(Jwk.read(jwk).encoded());
      assertThat(DidKey.of(key)).isEqualTo(Did.parse(did));
      JsonObject secretJwk = method.get("privateKeyJwk").orElseThrow().asObject(did);
      assertThat(Jwk.readSecret(secretJwk, ACCESS).publicKey()).isEqualTo(key);
      seen.merge(key.algorithm(), 1, Integer::sum);
    }
    assertThat(seen.get(KeyAlgorithm.P256)).isGreaterThanOrEqualTo(P256_VECTORS);
    assertThat(seen.get(KeyAlgorithm.P384)).isGreaterThanOrEqualTo(P384_VECTORS);
    assertThat(seen.get(KeyAlgorithm.P521)).isGreaterThanOrEqualTo(P521_VECTORS);
  }

  @Test
  void keysInTheExamplesOfCid_areReadAndWrittenBack() throws Exception {
    List<String> read = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (String file : SharedVectors.files("w3c-cid/examples", ".json", 20)) {
      for (JsonObject holder : keys(SharedVectors.json("w3c-cid/examples", file))) {
        try {
          readKey(holder);
          read.add(file);
        } catch (KeyFormatException e) {
          assertThat(e.problem().code()).as(file).isEqualTo(ProblemCode.INVALID_KEY);
          refused.add(file);
        }
      }
    }
    assertThat(refused).containsExactlyElementsOf(REFUSED_IN_CID);
    assertThat(read).hasSizeGreaterThanOrEqualTo(READ_IN_CID);
  }

  private static byte[] base58(JsonObject method, String name) throws Exception {
    return Base58Btc.decode(method.text(name).orElseThrow());
  }

  private static void readKey(JsonObject holder) throws Exception {
    if (holder.text("publicKeyMultibase").isPresent()) {
      String text = holder.text("publicKeyMultibase").get();
      assertThat(Multikey.decode(text).multibase()).isEqualTo(text);
    }
    if (holder.get("publicKeyJwk").orElse(null) instanceof JsonObject jwk) {
      JsonObject written = Jwk.write(Jwk.read(jwk));
      for (String name : written.names()) {
        assertThat(written.get(name)).isEqualTo(jwk.get(name));
      }
    }
    if (holder.get("secretKeyJwk").orElse(null) instanceof JsonObject jwk) {
      assertThat(Jwk.readSecret(jwk, ACCESS).publicKey()).isEqualTo(Jwk.read(jwk.without("d")));
      assertCode(() -> Jwk.read(jwk), ProblemCode.PRIVATE_KEY_EXPOSED);
    }
  }

  /** Every object in a document that holds a key. */
  private static List<JsonObject> keys(JsonValue value) {
    List<JsonObject> found = new ArrayList<>();
    if (value instanceof JsonObject object) {
      if (object.has("publicKeyMultibase")
          || object.has("publicKeyJwk")
          || object.has("secretKeyJwk")) {
        found.add(object);
      }
      for (int i = 0; i < object.size(); i++) {
        found.addAll(keys(object.valueAt(i)));
      }
    } else if (value instanceof JsonArray array) {
      array.elements().forEach(element -> found.addAll(keys(element)));
    }
    return found;
  }

  @Tag("T18")
  @ParameterizedTest
  @CsvSource({
    "z42twTcNeSYcnqg1FLuSFs2bsGH3ZqbRHFmvS9XMsYhjxvHN",
    "z2fanyY7zgwNpZGxX5fXXibvScNaUWNprHU9dKx7qpVj7mws9J8LLt4mDB5TyH2GLHWkUc",
    "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq"
  })
  void secretKeyInAPublicPlace_isRefusedWithoutShowingIt(String secret) {
    KeyFormatException refused =
        catchThrowableOfType(KeyFormatException.class, () -> Multikey.decode(secret));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.PRIVATE_KEY_EXPOSED);
    assertThat(refused.toString()).doesNotContain(secret.substring(4, 12));
  }

  @Test
  void secretKeyThatIsMalformed_isRefusedWithoutShowingIt() {
    for (byte[] bytes :
        new byte[][] {
          Multicodec.prefixed(0x1300, new byte[31]),
          Multicodec.prefixed(0x1300, new byte[33]),
          Multicodec.prefixed(0x1306, new byte[32]),
          Multicodec.prefixed(0x1306, new byte[48]),
          Multicodec.prefixed(0x1307, new byte[32]),
          Multicodec.prefixed(0x1200, new byte[32]),
          new byte[] {1},
        }) {
      assertCode(
          () -> SecretMultikey.decode(Multibase.base58(bytes), ACCESS), ProblemCode.INVALID_KEY);
    }
    assertCode(() -> SecretMultikey.decode("z" + "2".repeat(600), ACCESS), ProblemCode.INVALID_KEY);
    assertCode(() -> SecretMultikey.decode("u3u2", ACCESS), ProblemCode.INVALID_KEY);
    KeyFormatException refused =
        catchThrowableOfType(
            KeyFormatException.class,
            () -> SecretMultikey.decode("z42twTcNeSYcnqg1FLuSFs2bsGH0", ACCESS));
    assertThat(refused.toString()).doesNotContain("TcNe");
  }

  /** One key, one text: base58 for the short kinds, base64url for the long one. */
  @Test
  void otherBase_isRefused() throws Exception {
    VerificationKey short1 =
        EcSecretKey.generate(KeyAlgorithm.P256, new SecureRandom()).publicKey();
    String base64 = Multibase.base64(Multicodec.prefixed(0x1200, short1.encoded()));
    assertCode(() -> Multikey.decode(base64), ProblemCode.INVALID_KEY);
    VerificationKey long1 = MlDsa44SecretKey.generate(new SecureRandom()).publicKey();
    assertThat(long1.multibase()).startsWith("ukC").hasSize(1_753);
    assertThat(Multikey.decode(long1.multibase())).isEqualTo(long1);
    String base58 = Multibase.base58(Multicodec.prefixed(0x1210, long1.encoded()));
    assertCode(() -> Multikey.decode(base58), ProblemCode.INVALID_KEY);
    assertCode(() -> Multikey.decode(long1.multibase() + "AAAA"), ProblemCode.INVALID_KEY);
    assertCode(() -> Multikey.decode("u" + "A".repeat(4_000)), ProblemCode.INVALID_KEY);
  }

  @Test
  void experimentalKey_hasNoSecretMultikey() {
    MlDsa44SecretKey key = MlDsa44SecretKey.generate(new SecureRandom());
    assertThatIllegalArgumentException().isThrownBy(() -> SecretMultikey.encode(key, ACCESS));
  }
}
