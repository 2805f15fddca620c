package nl.skillspaspoort.core.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.encoding.Base58Btc;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DidKeyTest {
  private static final String FOLDER = "did-key";
  private static final DidKey METHOD = new DidKey();

  static List<Arguments> ed25519Vectors() throws Exception {
    JsonObject file = SharedVectors.json(FOLDER, "ed25519-x25519.json");
    List<Arguments> vectors = new ArrayList<>();
    for (String did : file.names()) {
      vectors.add(Arguments.of(did, file.required(did, "").asObject("")));
    }
    assertThat(vectors).hasSizeGreaterThanOrEqualTo(4);
    return vectors;
  }

  /** The documents of that time have another key type; the bytes of the key are the same. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("ed25519Vectors")
  void keyBytes_areThoseOfTheDid(String did, JsonObject vector) throws Exception {
    DidDocument document = METHOD.resolve(Did.parse(did));
    byte[] expected = publishedKey(vector.required("verificationKeyPair", "").asObject(""));
    assertThat(document.id()).isEqualTo(did);
    assertThat(document.verificationMethods()).hasSize(1);
    assertThat(document.verificationMethods().get(0).publicKey().encoded()).isEqualTo(expected);
    JsonObject published =
        vector
            .required("didDocument", "")
            .asObject("")
            .required("verificationMethod", "")
            .asArray("")
            .get(0)
            .asObject("");
    assertThat(document.verificationMethods().get(0).id().value())
        .isEqualTo(published.text("id").orElseThrow());
    assertThat(document.verificationMethods().get(0).controller())
        .isEqualTo(published.text("controller").orElseThrow());
    if (vector.text("seed").isPresent()) {
      Ed25519SecretKey secret =
          Ed25519SecretKey.ofSeed(
              HexFormat.of().parseHex(vector.text("seed").get()), InsecureSecretKeyAccess.get());
      assertThat(DidKey.of(secret.publicKey()).value()).isEqualTo(did);
    }
  }

  private static byte[] publishedKey(JsonObject pair) throws Exception {
    return pair.has("publicKeyBase58")
        ? Base58Btc.decode(pair.text("publicKeyBase58").orElseThrow())
        : Base64Url.decode(pair.required("publicKeyJwk", "").asObject("").text("x").orElseThrow());
  }

  static List<String> specificationExamples() {
    return SharedVectors.files(FOLDER + "/spec-examples", ".json", 2);
  }

  @ParameterizedTest
  @MethodSource("specificationExamples")
  void examplesOfTheSpecification_giveTheirKeyAndRelationships(String file) throws Exception {
    JsonObject example = SharedVectors.json(FOLDER + "/spec-examples", file);
    String did = example.text("id").orElseThrow();
    DidDocument document = METHOD.resolve(Did.parse(did));
    JsonObject method = example.required("verificationMethod", "").asArray("").get(0).asObject("");
    assertThat(document.verificationMethods())
        .containsExactly(
            new VerificationMethod(
                new KeyId(method.text("id").orElseThrow()),
                method.text("controller").orElseThrow(),
                Multikey.decode(method.text("publicKeyMultibase").orElseThrow())));
    for (VerificationRelationship use : VerificationRelationship.values()) {
      assertThat(example.required(use.wireName(), "").asArray("").get(0).asString(""))
          .isEqualTo(document.relationships().get(use).iterator().next().value());
    }
  }

  @ParameterizedTest
  @CsvSource({"secp256k1.json, 4", "x25519.json, 1", "rsa.json, 1"})
  void keysOfOtherKinds_areRefused(String file, int atLeast) throws Exception {
    JsonObject vectors = SharedVectors.json(FOLDER, file);
    List<String> dids = new ArrayList<>();
    for (String name : vectors.names()) {
      dids.addAll(
          name.startsWith("did:")
              ? List.of(name)
              : vectors.required(name, "").asObject("").names());
    }
    assertThat(dids).hasSizeGreaterThanOrEqualTo(atLeast);
    for (String did : dids) {
      DidException refused =
          catchThrowableOfType(DidException.class, () -> METHOD.resolve(Did.parse(did)));
      assertThat(refused.problem().code()).isEqualTo(ProblemCode.INVALID_KEY);
    }
  }

  @Test
  void blsKeys_areRead() throws Exception {
    List<String> dids = SharedVectors.json(FOLDER, "bls12381.json").names();
    assertThat(dids).hasSizeGreaterThanOrEqualTo(4);
    for (String did : dids) {
      VerificationKey key = METHOD.resolve(Did.parse(did)).verificationMethods().get(0).publicKey();
      assertThat(key.algorithm()).isEqualTo(KeyAlgorithm.BLS12_381_G2);
      assertThat(DidKey.of(key).value()).isEqualTo(did);
    }
  }

  @Test
  void otherMethod_isRefused() {
    DidException refused =
        catchThrowableOfType(
            DidException.class, () -> METHOD.resolve(Did.parse("did:web:school.example")));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.UNSUPPORTED_DID_METHOD);
    assertThat(METHOD.name()).isEqualTo("key");
  }

  @ParameterizedTest
  @CsvSource({
    "did:key:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfL",
    "did:key:1.1:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX",
    "did:key:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX:",
    "did:key:%7A6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX",
    "did:key:z1z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX",
    "did:key:z"
  })
  void otherSpellings_areRefused(String text) {
    DidException refused =
        catchThrowableOfType(DidException.class, () -> METHOD.resolve(Did.parse(text)));
    assertThat(refused.problem().code()).isIn(ProblemCode.INVALID_KEY, ProblemCode.INVALID_DID);
  }

  @Test
  void key_isListedForEveryUse() throws Exception {
    Did did = TestKeys.did(TestKeys.ISSUER);
    KeyId id = DidKey.keyId(TestKeys.ISSUER.publicKey());
    DidDocument document = METHOD.resolve(did);
    for (VerificationRelationship use : VerificationRelationship.values()) {
      assertThat(document.relationships().get(use)).isEqualTo(Set.of(id));
      assertThat(document.key(id, use)).isEqualTo(TestKeys.ISSUER.publicKey());
    }
  }
}
