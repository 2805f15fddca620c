package nl.skillspaspoort.core.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CID 1.0 §2 (data model) and §3.3 (retrieve verification method). */
final class DidDocumentReaderTest {
  private static final String ID = "did:web:school.example";
  private static final KeyId KEY = new KeyId(ID + "#key-1");
  private static final String MULTIBASE = TestKeys.ISSUER.publicKey().multibase();
  private static final String METHOD =
      text(
          """
      {"id": "#key-1", "type": "Multikey", "controller": "did:web:school.example",
       "publicKeyMultibase": "%s"}""",
          MULTIBASE);
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  /** Vectors that are not read as they stand, each with the reason. */
  private static final Map<String, ProblemCode> REFUSED_EXAMPLES =
      Map.of(
          // the example shows where a private key must not stand
          "11-json-web-key-encoding-of-a-secp384r1-p-384-secret-key.json",
          ProblemCode.PRIVATE_KEY_EXPOSED,
          // its x is base64url of base64url text: no point of the curve
          "26-a-p-256-public-key-encoded-as-a-jsonwebkey.json",
          ProblemCode.INVALID_KEY);

  /** Vectors with a key of a kind that this build does not know: SM2 and BLS12-381. */
  private static final Set<String> UNUSABLE_EXAMPLES =
      Set.of(
          "25-an-sm2-public-key-encoded-as-a-multikey.json",
          "29-a-bls12-381-g2-group-public-key-encoded-as-a-jsonwebkey.json");

  static List<String> examples() {
    return SharedVectors.files("w3c-cid/examples", ".json", 20);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesOfTheSpecification_areReadOrRefusedForAReason(String file) throws Exception {
    JsonObject example = SharedVectors.json("w3c-cid/examples", file);
    JsonObject document =
        example.has("type")
            ? JsonObject.builder()
                .put("id", example.text("controller").orElseThrow())
                .put("verificationMethod", JsonArray.of(example.without("@context")))
                .build()
            : example;
    ProblemCode refusal = REFUSED_EXAMPLES.get(file);
    if (refusal != null) {
      DidException refused =
          catchThrowableOfType(DidException.class, () -> DidDocument.read(document, ""));
      assertThat(refused.problem().code()).isEqualTo(refusal);
      return;
    }
    DidDocument read = DidDocument.read(document, "");
    assertThat(read.id()).isEqualTo(document.text("id").orElseThrow());
    for (VerificationMethod method : read.verificationMethods()) {
      assertThat(method.material() instanceof VerificationMethod.Material.Unusable)
          .as(method.id().value())
          .isEqualTo(UNUSABLE_EXAMPLES.contains(file));
    }
  }

  @Test
  void endsOfKeys_areKept() throws Exception {
    DidDocument document =
        DidDocument.read(
            SharedVectors.json("w3c-cid/examples", "07-example-verification-method-structure.json"),
            "");
    assertThat(document.verificationMethods())
        .extracting(VerificationMethod::expires)
        .startsWith(Optional.of(Instant.parse("2025-12-01T00:00:00Z")));
    assertThat(document.verificationMethods())
        .extracting(VerificationMethod::revoked)
        .endsWith(Optional.of(Instant.parse("2024-12-10T15:28:32Z")));
  }

  @Test
  void relativeAndAbsoluteReferences_leadToTheSameKey() throws Exception {
    for (String reference : List.of("#key-1", ID + "#key-1")) {
      DidDocument document =
          read(
              text(
                  """
              {"id": "%s", "verificationMethod": [%s], "assertionMethod": ["%s"]}""",
                  ID, METHOD, reference));
      assertThat(document.key(KEY, VerificationRelationship.ASSERTION_METHOD))
          .isEqualTo(TestKeys.ISSUER.publicKey());
    }
  }

  @Test
  @Tag("T8")
  void embeddedMethod_isGoodForThatUseOnly() throws Exception {
    DidDocument document = read(text("{\"id\": \"%s\", \"authentication\": [%s]}", ID, METHOD));
    assertThat(document.key(KEY, VerificationRelationship.AUTHENTICATION))
        .isEqualTo(TestKeys.ISSUER.publicKey());
    assertThat(keyProblem(document, KEY, VerificationRelationship.ASSERTION_METHOD))
        .isEqualTo(ProblemCode.KEY_NOT_AUTHORIZED);
  }

  @Test
  @Tag("T8")
  void methodForEncryption_isNotGoodForProofs() throws Exception {
    DidDocument document = read(text("{\"id\": \"%s\", \"keyAgreement\": [%s]}", ID, METHOD));
    for (VerificationRelationship use : VerificationRelationship.values()) {
      assertThat(keyProblem(document, KEY, use)).isEqualTo(ProblemCode.KEY_NOT_AUTHORIZED);
    }
  }

  @Test
  @Tag("T8")
  void documentOfAnotherId_givesNoKey() throws Exception {
    DidDocument document =
        read(
            text(
                "{\"id\": \"did:web:other.example\", \"assertionMethod\": [%s]}",
                METHOD.replace("#key-1", KEY.value())));
    assertThat(keyProblem(document, KEY, VerificationRelationship.ASSERTION_METHOD))
        .isEqualTo(ProblemCode.INVALID_DID_DOCUMENT);
  }

  @Test
  @Tag("T8")
  void methodOfAnotherController_givesNoKey() throws Exception {
    DidDocument document =
        read(
            text(
                "{\"id\": \"%s\", \"assertionMethod\": [%s]}",
                ID,
                METHOD.replace(
                    "\"controller\": \"did:web:school", "\"controller\": \"did:web:other")));
    assertThat(keyProblem(document, KEY, VerificationRelationship.ASSERTION_METHOD))
        .isEqualTo(ProblemCode.INVALID_DID_DOCUMENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"EcdsaSecp256k1RecoveryMethod2020\", \"blockchainAccountId\": \"eip155:1:0x8\"}",
        "{\"type\": \"Ed25519VerificationKey2018\", \"publicKeyBase58\": \"4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS\"}",
        "{\"type\": \"Multikey\", \"publicKeyMultibase\": \"zEPJc1vCfbG2aoZn8f3U8ggYRL4ZFfF63ZA3qFSk81WJxnCQr\"}",
        "{\"type\": \"JsonWebKey\", \"publicKeyJwk\": {\"kty\": \"OKP\", \"crv\": \"X25519\", \"x\": \"AA\"}}"
      })
  void methodOfAnUnknownKind_isRememberedWithoutAKey(String partial) throws Exception {
    JsonObject method =
        JsonReader.strict().readObject(partial).with("id", KEY.value()).with("controller", ID);
    DidDocument document =
        read(text("{\"id\": \"%s\", \"assertionMethod\": [%s]}", ID, method.toJson()));
    assertThat(document.names(KEY)).isTrue();
    assertThat(keyProblem(document, KEY, VerificationRelationship.ASSERTION_METHOD))
        .isEqualTo(ProblemCode.KEY_UNRESOLVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\": 1}",
        "{\"id\": \"http://school.example\"}",
        "{\"id\": \"https://school.example#x\"}",
        "{\"id\": \"did:web:a\", \"verificationMethod\": {}}",
        "{\"id\": \"did:web:a\", \"verificationMethod\": [\"#key-1\"]}",
        "{\"id\": \"did:web:a\", \"assertionMethod\": \"#key-1\"}",
        "{\"id\": \"did:web:a\", \"assertionMethod\": [\"#key-1\", \"did:web:a#key-1\"]}",
        "{\"id\": \"did:web:a\", \"assertionMethod\": [\"key-1\"]}",
        "{\"id\": \"did:web:a\", \"assertionMethod\": [\"\"]}",
        "{\"id\": \"did:web:a\", \"controller\": 5}",
        "{\"id\": \"did:web:a\", \"assertionMethod\": [{\"id\": \"#k\", \"type\": \"Multikey\", \"publicKeyMultibase\": \"z6Mkf5rGMoatrSj1f4CyvuHBeXJELe9RPdzo2PKGNCKVtZxP\"}]}",
        "{\"id\": \"did:web:a\", \"assertionMethod\": [{\"id\": \"#k\", \"type\": [\"Multikey\"], \"controller\": \"did:web:a\", \"publicKeyMultibase\": \"z6Mkf5rGMoatrSj1f4CyvuHBeXJELe9RPdzo2PKGNCKVtZxP\"}]}",
        "{\"id\": \"did:web:a\", \"assertionMethod\": [{\"id\": \"#k\", \"type\": \"JsonWebKey\", \"controller\": \"did:web:a\", \"publicKeyMultibase\": \"z6Mkf5rGMoatrSj1f4CyvuHBeXJELe9RPdzo2PKGNCKVtZxP\"}]}",
        "{\"id\": \"did:web:a\", \"assertionMethod\": [{\"id\": \"#k\", \"type\": \"Multikey\", \"controller\": \"did:web:a\", \"expires\": \"2025-01-01\", \"publicKeyMultibase\": \"z6Mkf5rGMoatrSj1f4CyvuHBeXJELe9RPdzo2PKGNCKVtZxP\"}]}",
        "{\"id\": \"did:web:a\", \"assertionMethod\": [{\"id\": \"#k\", \"type\": \"Multikey\", \"controller\": \"did:web:a\", \"publicKeyJwk\": {}, \"publicKeyMultibase\": \"z6Mkf5rGMoatrSj1f4CyvuHBeXJELe9RPdzo2PKGNCKVtZxP\"}]}"
      })
  void documentOfAnotherShape_isRefused(String json) throws Exception {
    assertThat(readProblem(json)).isEqualTo(ProblemCode.INVALID_DID_DOCUMENT);
  }

  @Test
  @Tag("T8")
  void twoMethodsOfOneName_areRefused() throws Exception {
    String other = METHOD.replace(MULTIBASE, TestKeys.STRANGER.publicKey().multibase());
    assertThat(
            readProblem(
                text("{\"id\": \"%s\", \"verificationMethod\": [%s, %s]}", ID, METHOD, other)))
        .isEqualTo(ProblemCode.INVALID_DID_DOCUMENT);
    assertThat(
            readProblem(
                text(
                    "{\"id\": \"%s\", \"verificationMethod\": [%s], \"assertionMethod\": [%s]}",
                    ID, METHOD, other)))
        .isEqualTo(ProblemCode.INVALID_DID_DOCUMENT);
  }

  @ParameterizedTest
  @Tag("T18")
  @ValueSource(
      strings = {
        "\"privateKeyMultibase\": \"zSECRET\"",
        "\"privateKeyBase58\": \"zSECRET\"",
        "\"privateKeyJwk\": {\"d\": \"zSECRET\"}",
        "\"secretKeyJwk\": {\"d\": \"zSECRET\"}",
        "\"secretKeyMultibase\": \"zSECRET\"",
        "\"publicKeyJwk\": {\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"x\": \"AA\", \"d\": \"zSECRET\"}",
        "\"publicKeyJwk\": {\"kty\": \"oct\", \"x\": \"zSECRET\"}"
      })
  void privateKeyInADocument_isRefusedWithoutShowingIt(String member) throws Exception {
    for (String type : List.of("Multikey", "JsonWebKey", "SomethingElse")) {
      String json =
          text(
              """
          {"id": "%s", "verificationMethod": [{"id": "#k", "type": "%s", "controller": "%s", %s}]}""",
              ID, type, ID, member);
      DidException refused = catchThrowableOfType(DidException.class, () -> read(json));
      assertThat(refused.problem().code()).isEqualTo(ProblemCode.PRIVATE_KEY_EXPOSED);
      assertThat(refused).hasMessageNotContaining("SECRET");
    }
  }

  @Test
  @Tag("T18")
  void privateKeyAsMultibase_isRefused() throws Exception {
    // multicodec 0x1300, ed25519-priv
    byte[] prefixed = new byte[34];
    prefixed[0] = (byte) 0x80;
    prefixed[1] = 0x26;
    String secret = Multibase.base58(prefixed);
    assertThat(
            readProblem(
                text(
                    "{\"id\": \"%s\", \"verificationMethod\": [%s]}",
                    ID, METHOD.replace(MULTIBASE, secret))))
        .isEqualTo(ProblemCode.PRIVATE_KEY_EXPOSED);
  }

  @Test
  @Tag("T15")
  void weakKeyInADocument_isRefused() throws Exception {
    assertThat(
            readProblem(
                text(
                    "{\"id\": \"%s\", \"verificationMethod\": [%s]}",
                    ID,
                    METHOD.replace(MULTIBASE, "z6MkeXATEjyXENzBXBxgC5EHk2JE5aqd7qMGGtDpLUH1e2Sj"))))
        .isEqualTo(ProblemCode.WEAK_KEY);
  }

  @Test
  void keyThatEnded_isRefusedFromThatMomentOn() throws Exception {
    DidDocument expiring = withEnd("expires");
    DidDocument revoked = withEnd("revoked");
    VerificationRelationship use = VerificationRelationship.ASSERTION_METHOD;
    assertThat(expiring.key(KEY, use, NOON.minusNanos(1))).isEqualTo(TestKeys.ISSUER.publicKey());
    assertThat(revoked.key(KEY, use, NOON.minusNanos(1))).isEqualTo(TestKeys.ISSUER.publicKey());
    assertThat(
            catchThrowableOfType(DidException.class, () -> expiring.key(KEY, use, NOON))
                .problem()
                .code())
        .isEqualTo(ProblemCode.KEY_EXPIRED);
    assertThat(
            catchThrowableOfType(DidException.class, () -> revoked.key(KEY, use, NOON))
                .problem()
                .code())
        .isEqualTo(ProblemCode.KEY_REVOKED);
  }

  @Test
  void writtenDocument_isReadBackTheSame() throws Exception {
    DidDocument document = withEnd("expires");
    assertThat(DidDocument.read(document.toJson(), "")).isEqualTo(document);
    DidDocument didKey = new DidKey().resolve(TestKeys.did(TestKeys.ISSUER));
    assertThat(DidDocument.read(didKey.toJson(), "")).isEqualTo(didKey);
  }

  @Test
  void tooManyMethods_areRefused() throws Exception {
    StringBuilder methods = new StringBuilder();
    for (int i = 0; i <= 256; i++) {
      methods.append(i == 0 ? "" : ",").append(METHOD.replace("#key-1", "#key-" + i));
    }
    assertThat(readProblem(text("{\"id\": \"%s\", \"verificationMethod\": [%s]}", ID, methods)))
        .isEqualTo(ProblemCode.LIMIT_EXCEEDED);
  }

  private static DidDocument withEnd(String name) throws Exception {
    String ending =
        METHOD.substring(0, METHOD.length() - 1) + ", \"" + name + "\": \"" + NOON + "\"}";
    return read(text("{\"id\": \"%s\", \"assertionMethod\": [%s]}", ID, ending));
  }

  private static DidDocument read(String json) throws JsonFormatException, DidException {
    return DidDocument.read(JsonReader.strict().readObject(json), "");
  }

  private static ProblemCode readProblem(String json) {
    return catchThrowableOfType(DidException.class, () -> read(json)).problem().code();
  }

  private static ProblemCode keyProblem(
      DidDocument document, KeyId key, VerificationRelationship use) {
    return catchThrowableOfType(DidException.class, () -> document.key(key, use)).problem().code();
  }

  private static String text(String template, Object... values) {
    return String.format(Locale.ROOT, template, values);
  }
}
