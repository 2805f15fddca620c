package nl.skillspaspoort.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.Contexts;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The test vectors of the Recommendation vc-di-eddsa: every intermediate value. */
class EddsaVectorsTest {
  private static final String FOLDER = "w3c-vc-di-eddsa";
  private static final String EXAMPLES_CONTEXT = "https://www.w3.org/ns/credentials/examples/v2";

  /** The suites of the Recommendation, with the folder and the endings of their files. */
  enum Vectors {
    RDFC("eddsa-rdfc-2022", "DataInt"),
    JCS("eddsa-jcs-2022", "JCS");

    private final String suite;
    private final String ending;

    Vectors(String suite, String ending) {
      this.suite = suite;
      this.ending = ending;
    }

    String text(String name) {
      return SharedVectors.text(FOLDER + "/" + suite, name + ending + ".txt");
    }

    JsonObject json(String name) {
      return SharedVectors.json(FOLDER + "/" + suite, name + ending + ".json");
    }
  }

  static DataIntegrity dataIntegrity() {
    return DataIntegrity.with(
        Cryptosuites.over(
            Canonicalizer.over(
                Contexts.bundled()
                    .with(
                        EXAMPLES_CONTEXT,
                        SharedVectors.json(
                            "contexts/documents",
                            "www.w3.org_ns_credentials_examples_v2.jsonld")))));
  }

  @ParameterizedTest
  @EnumSource(Vectors.class)
  void everyIntermediateValue_isReproduced(Vectors vectors) throws Exception {
    JsonObject signed = vectors.json("signed");
    VerifiedDocument verified = verifyOnly(signed);
    SigningInput input = verified.signingInput();
    HexFormat hex = HexFormat.of();
    assertThat(input.canonicalDocument()).isEqualTo(vectors.text("canonDoc"));
    assertThat(input.canonicalProof()).isEqualTo(vectors.text("proofCanon"));
    assertThat(hex.formatHex(input.documentHash())).isEqualTo(vectors.text("docHash").strip());
    assertThat(hex.formatHex(input.proofHash())).isEqualTo(vectors.text("proofHash").strip());
    assertThat(hex.formatHex(input.bytes())).isEqualTo(vectors.text("combinedHash").strip());
    assertThat(verified.document()).isEqualTo(unsigned());
    Proof proof = onlyProof(signed);
    assertThat(proof.proofValue()).isEqualTo(vectors.text("sigBTC58").strip());
    assertThat(hex.formatHex(Multibase.decodeBase58(proof.proofValue())))
        .isEqualTo(vectors.text("sigHex").strip());
    assertThat(proof.options().without("@context"))
        .isEqualTo(vectors.json("proofConfig").without("@context"));
  }

  @ParameterizedTest
  @EnumSource(Vectors.class)
  void signing_givesThePublishedDocument(Vectors vectors) throws Exception {
    JsonObject published = vectors.json("signed");
    Proof proof = onlyProof(published);
    ProofOptions options = ProofOptions.assertion(vectors.suite, proof.created().orElseThrow());
    JsonObject pair = SharedVectors.json(FOLDER, "keyPair.json");
    Signer signer = secretKey(pair).signer(proof.verificationMethod());
    assertThat(signer.publicKey().multibase())
        .isEqualTo(pair.text("publicKeyMultibase").orElseThrow());
    assertThat(dataIntegrity().secure(unsigned(), options, signer)).isEqualTo(published);
  }

  @ParameterizedTest
  @EnumSource(Vectors.class)
  void everyChangedCharacterOfTheDocument_isRefused(Vectors vectors) throws Exception {
    JsonObject signed = vectors.json("signed");
    int tried = 0;
    for (JsonObject changed : changes(signed.without("proof"), vectors == Vectors.RDFC ? 5 : 1)) {
      JsonObject document = changed.with("proof", signed.required("proof", ""));
      ProofException refused =
          catchThrowableOfType(ProofException.class, () -> verifyOnly(document));
      assertThat(refused).as(changed.toJson()).isNotNull();
      tried++;
    }
    assertThat(tried).isGreaterThan(vectors == Vectors.RDFC ? 70 : 390);
  }

  @ParameterizedTest
  @EnumSource(Vectors.class)
  void everyChangedCharacterOfTheSignature_isRefused(Vectors vectors) throws Exception {
    JsonObject signed = vectors.json("signed");
    JsonObject proof = signed.required("proof", "").asObject("");
    String value = proof.text("proofValue").orElseThrow();
    for (int i = 0; i < value.length(); i++) {
      char other = value.charAt(i) == '2' ? '3' : '2';
      String changed = value.substring(0, i) + other + value.substring(i + 1);
      JsonObject document = signed.with("proof", proof.with("proofValue", changed));
      ProofException refused =
          catchThrowableOfType(ProofException.class, () -> verifyOnly(document));
      assertThat(refused.problem().code())
          .isIn(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR, ProblemCode.PROOF_MALFORMED);
    }
  }

  @ParameterizedTest
  @EnumSource(Vectors.class)
  void anotherKey_isRefused(Vectors vectors) throws Exception {
    JsonObject signed = vectors.json("signed");
    ProofException refused =
        catchThrowableOfType(
            ProofException.class,
            () ->
                dataIntegrity()
                    .verifyProofOnly(signed, onlyProof(signed), TestKeys.STRANGER.publicKey()));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void layoutOfTheJson_doesNotMatter() throws Exception {
    for (Vectors vectors : Vectors.values()) {
      JsonObject signed = vectors.json("signed");
      JsonObject.Builder backwards = JsonObject.builder();
      for (int i = signed.size() - 1; i >= 0; i--) {
        backwards.put(signed.nameAt(i), signed.valueAt(i));
      }
      assertThat(verifyOnly(backwards.build()).document()).isEqualTo(unsigned());
    }
  }

  // proof sets

  @ParameterizedTest
  @MethodSource("proofSets")
  void everyProofOfASet_verifiesWithItsOwnKeyOnly(String file, int proofs) throws Exception {
    JsonObject signed = SharedVectors.json(FOLDER + "/proof-set", file);
    List<Proof> found = dataIntegrity().proofs(signed);
    assertThat(found).hasSize(proofs);
    for (Proof proof : found) {
      assertThat(dataIntegrity().verifyProofOnly(signed, proof, key(proof)).document())
          .isEqualTo(signed.without("proof"));
      for (Proof other : found) {
        if (!other.equals(proof)) {
          ProofException refused =
              catchThrowableOfType(
                  ProofException.class,
                  () -> dataIntegrity().verifyProofOnly(signed, proof, key(other)));
          assertThat(refused.problem().code()).isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
        }
      }
    }
  }

  static List<Arguments> proofSets() {
    return List.of(
        Arguments.of("signedProofSet1.json", 1), Arguments.of("signedProofSet2.json", 2));
  }

  @Test
  void signingTwice_givesThePublishedSet() throws Exception {
    JsonObject document = SharedVectors.json(FOLDER + "/proof-set", "unsigned.json");
    JsonObject pairs = SharedVectors.json(FOLDER + "/proof-set", "multiKeyPairs.json");
    List<JsonValue> proofs = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      JsonObject config =
          SharedVectors.json(FOLDER + "/proof-set", "proofSetConfig" + i + ".json")
              .without("@context");
      JsonObject pair = pairs.required("keyPair" + i, "").asObject("");
      Signer signer =
          secretKey(pair).signer(new KeyId(config.text("verificationMethod").orElseThrow()));
      proofs.add(
          Cryptosuites.over(
                  Canonicalizer.over(
                      Contexts.bundled()
                          .with(
                              EXAMPLES_CONTEXT,
                              SharedVectors.json(
                                  "contexts/documents",
                                  "www.w3.org_ns_credentials_examples_v2.jsonld"))))
              .find("eddsa-rdfc-2022")
              .orElseThrow()
              .createProof(document, config, signer));
      assertThat(proofs.get(i - 1))
          .isEqualTo(
              SharedVectors.json(FOLDER + "/proof-set", "proofSetConfigSigned" + i + ".json")
                  .without("@context"));
    }
    assertThat(document.with("proof", new JsonArray(proofs)))
        .isEqualTo(SharedVectors.json(FOLDER + "/proof-set", "signedProofSet2.json"));
  }

  // suites that are not in this build

  @Tag("T34")
  @ParameterizedTest
  @MethodSource("otherSuites")
  void otherSuite_cannotBeTold(String folder, String file) throws Exception {
    JsonObject signed = SharedVectors.json(folder, file);
    for (Proof proof : dataIntegrity().proofs(signed)) {
      ProofException refused =
          catchThrowableOfType(
              ProofException.class,
              () -> dataIntegrity().verifyProofOnly(signed, proof, TestKeys.ISSUER.publicKey()));
      assertThat(refused.problem().code()).isEqualTo(ProblemCode.UNSUPPORTED_CRYPTOSUITE);
    }
  }

  static List<Arguments> otherSuites() {
    List<Arguments> cases = new ArrayList<>();
    cases.add(Arguments.of(FOLDER + "/Ed25519Signature2020", "signedEdSig.json"));
    for (String folder : List.of("w3c-vc-di-ecdsa", "w3c-vc-di-bbs")) {
      for (String file : SharedVectors.files(folder, ".json", 10)) {
        if (file.matches(".*/(signed\\w+|addSignedSDBase|derivedRevealDocument)\\.json")) {
          cases.add(Arguments.of(folder, file));
        }
      }
    }
    assertThat(cases).hasSizeGreaterThanOrEqualTo(8);
    return cases;
  }

  /** The document with one character changed, for every step-th character of every text. */
  private static List<JsonObject> changes(JsonObject document, int step) throws Exception {
    List<JsonObject> changes = new ArrayList<>();
    String json = document.toJson();
    boolean inside = false;
    for (int i = 1; i < json.length() - 1; i++) {
      char c = json.charAt(i);
      if (c == '"') {
        inside = !inside;
      } else if (inside && i % step == 0) {
        String changed = json.substring(0, i) + (c == 'x' ? 'y' : 'x') + json.substring(i + 1);
        changes.add(JsonReader.strict().readObject(changed.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return changes;
  }

  private static VerifiedDocument verifyOnly(JsonObject signed) throws Exception {
    Proof proof = onlyProof(signed);
    return dataIntegrity().verifyProofOnly(signed, proof, key(proof));
  }

  private static Proof onlyProof(JsonObject signed) throws Exception {
    List<Proof> proofs = dataIntegrity().proofs(signed);
    assertThat(proofs).hasSize(1);
    return proofs.get(0);
  }

  private static VerificationKey key(Proof proof) throws Exception {
    return new DidKey()
        .resolve(Did.parse(proof.verificationMethod().controller()))
        .key(proof.verificationMethod(), VerificationRelationship.ASSERTION_METHOD);
  }

  private static JsonObject unsigned() {
    return SharedVectors.json(FOLDER, "unsigned.json");
  }

  private static Ed25519SecretKey secretKey(JsonObject pair) throws Exception {
    byte[] prefixed = Multibase.decodeBase58(pair.text("privateKeyMultibase").orElseThrow());
    assertThat(prefixed).hasSize(34).startsWith(0x80, 0x26);
    return Ed25519SecretKey.ofSeed(
        Arrays.copyOfRange(prefixed, 2, 34), InsecureSecretKeyAccess.get());
  }

  @Test
  void texts_areChangedAndNothingElse() throws Exception {
    assertThat(changes(JsonObject.builder().put("ab", new JsonString("x")).build(), 1))
        .extracting(JsonObject::toJson)
        .containsExactly("{\"xb\":\"x\"}", "{\"ax\":\"x\"}", "{\"ab\":\"y\"}");
  }
}
