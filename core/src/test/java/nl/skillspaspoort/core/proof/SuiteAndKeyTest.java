package nl.skillspaspoort.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.MlDsa44SecretKey;
import nl.skillspaspoort.core.key.SecretKey;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A proof is checked by the suite that it names, with a key of that suite's kind. */
class SuiteAndKeyTest {
  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final JsonObject DOCUMENT =
      JsonObject.builder()
          .put("@context", "https://www.w3.org/ns/credentials/v2")
          .put("type", "VerifiableCredential")
          .put("issuer", "https://school.example/")
          .put("credentialSubject", JsonObject.builder().put("id", "urn:uuid:1").build())
          .build();

  private final Cryptosuites standard = Cryptosuites.over(Canonicalizer.standard());
  private final DataIntegrity dataIntegrity = DataIntegrity.with(standard);
  private final DataIntegrity everything =
      DataIntegrity.with(standard.withLegacyEd25519Signature2020().withExperimentalMlDsa44());

  @ParameterizedTest
  @CsvSource({
    "eddsa-rdfc-2022, ED25519",
    "eddsa-jcs-2022, ED25519",
    "ecdsa-rdfc-2019, P256",
    "ecdsa-rdfc-2019, P384",
    "ecdsa-jcs-2019, P256",
    "ecdsa-jcs-2019, P384",
    "mldsa44-rdfc-2024, ML_DSA_44",
    "mldsa44-jcs-2024, ML_DSA_44"
  })
  void suiteWithItsKey_signsAndVerifies(String suite, KeyAlgorithm algorithm) throws Exception {
    SecretKey key = key(algorithm);
    JsonObject secured =
        everything.secure(DOCUMENT, ProofOptions.assertion(suite, CREATED), DidKey.signer(key));
    Proof proof = everything.proofs(secured).get(0);
    assertThat(everything.verifyProofOnly(secured, proof, key.publicKey()).document())
        .isEqualTo(DOCUMENT);
    assertCode(
        () ->
            everything.verifyProofOnly(
                secured.with("issuer", "https://other.example/"), proof, key.publicKey()),
        ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertCode(
        () -> everything.verifyProofOnly(secured, proof, key(algorithm).publicKey()),
        ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Tag("T34")
  @ParameterizedTest
  @CsvSource({
    "eddsa-rdfc-2022, P256",
    "eddsa-jcs-2022, P384",
    "ecdsa-rdfc-2019, ED25519",
    "ecdsa-jcs-2019, ED25519",
    "ecdsa-jcs-2019, ML_DSA_44",
    "mldsa44-jcs-2024, P256",
    "mldsa44-rdfc-2024, ED25519"
  })
  void suiteWithAnotherKey_isRefusedBothWays(String suite, KeyAlgorithm algorithm)
      throws Exception {
    SecretKey key = key(algorithm);
    ProofOptions options = ProofOptions.assertion(suite, CREATED);
    assertCode(
        () -> everything.secure(DOCUMENT, options, DidKey.signer(key)),
        ProblemCode.UNSUPPORTED_CRYPTOSUITE);
    SecretKey right =
        key(
            suite.startsWith("eddsa")
                ? KeyAlgorithm.ED25519
                : suite.startsWith("ecdsa") ? KeyAlgorithm.P256 : KeyAlgorithm.ML_DSA_44);
    JsonObject secured = everything.secure(DOCUMENT, options, DidKey.signer(right));
    Proof proof = everything.proofs(secured).get(0);
    assertCode(
        () -> everything.verifyProofOnly(secured, proof, key.publicKey()),
        ProblemCode.UNSUPPORTED_CRYPTOSUITE);
  }

  /** P-256 and P-384 signatures have other lengths; nothing pads or cuts them. */
  @Tag("T13")
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 65, 96, 128})
  void signatureOfAnotherLength_isRefused(int length) throws Exception {
    SecretKey key = key(KeyAlgorithm.P256);
    JsonObject secured =
        dataIntegrity.secure(
            DOCUMENT,
            ProofOptions.assertion(Cryptosuites.ECDSA_JCS_2019, CREATED),
            DidKey.signer(key));
    JsonObject bad =
        dataIntegrity
            .proofs(secured)
            .get(0)
            .json()
            .with("proofValue", Multibase.base58(new byte[length]));
    assertCode(
        () -> dataIntegrity.verifyProofOnly(secured, Proof.read(bad, ""), key.publicKey()),
        ProblemCode.PROOF_MALFORMED);
  }

  @Tag("T34")
  @Test
  void proofThatNamesNoSuiteOrAnUnknownOne_isUnsupported() throws Exception {
    SecretKey key = key(KeyAlgorithm.ED25519);
    JsonObject secured =
        dataIntegrity.secure(
            DOCUMENT,
            ProofOptions.assertion(Cryptosuites.EDDSA_JCS_2022, CREATED),
            DidKey.signer(key));
    JsonObject proof = dataIntegrity.proofs(secured).get(0).json();
    for (JsonObject bad :
        List.of(
            proof.without("cryptosuite"),
            proof.with("cryptosuite", "eddsa-2099"),
            proof.with("cryptosuite", "Ed25519Signature2020"),
            proof.with("cryptosuite", "EDDSA-JCS-2022"),
            proof.with("type", "JsonWebSignature2020"),
            proof.with("type", "eddsa-jcs-2022"))) {
      assertCode(
          () -> everything.verifyProofOnly(secured, Proof.read(bad, ""), key.publicKey()),
          ProblemCode.UNSUPPORTED_CRYPTOSUITE);
    }
  }

  @Tag("T34")
  @Test
  void legacyProof_isReadOnlyAfterOptingIn() throws Exception {
    JsonObject signed =
        SharedVectors.json("w3c-vc-di-eddsa", "Ed25519Signature2020/signedEdSig.json");
    Proof proof = everything.proofs(signed).get(0);
    assertCode(
        () -> dataIntegrity.verifyProofOnly(signed, proof, Vectors.key(proof)),
        ProblemCode.UNSUPPORTED_CRYPTOSUITE);
    DataIntegrity optedIn = DataIntegrity.with(Vectors.suites());
    optedIn.verifyProofOnly(signed, proof, Vectors.key(proof));
    assertCode(
        () ->
            optedIn.verifyProofOnly(
                signed,
                Proof.read(proof.json().with("cryptosuite", "eddsa-rdfc-2022"), ""),
                Vectors.key(proof)),
        ProblemCode.PROOF_MALFORMED);
    assertCode(
        () -> optedIn.verifyProofOnly(signed, proof, key(KeyAlgorithm.P256).publicKey()),
        ProblemCode.UNSUPPORTED_CRYPTOSUITE);
  }

  @Tag("T33")
  @Test
  void legacyProofOverSomethingElse_isRefused() throws Exception {
    JsonObject signed =
        SharedVectors.json("w3c-vc-di-eddsa", "Ed25519Signature2020/signedEdSig.json");
    DataIntegrity optedIn = DataIntegrity.with(Vectors.suites());
    Proof proof = optedIn.proofs(signed).get(0);
    VerificationKey key = Vectors.key(proof);
    optedIn.verifyProofOnly(signed, proof, key);
    assertCode(
        () -> optedIn.verifyProofOnly(signed.with("name", "Another name"), proof, key),
        ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertCode(
        () -> optedIn.verifyProofOnly(signed, changedIn(proof, "created"), key),
        ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertCode(
        () -> optedIn.verifyProofOnly(signed, proof, key(KeyAlgorithm.ED25519).publicKey()),
        ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Tag("T33")
  @ParameterizedTest
  @ValueSource(strings = {"mldsa44-jcs-2024", "mldsa44-rdfc-2024"})
  void experimentalProofOverSomethingElse_isRefused(String suite) throws Exception {
    SecretKey key = key(KeyAlgorithm.ML_DSA_44);
    JsonObject secured =
        everything.secure(DOCUMENT, ProofOptions.assertion(suite, CREATED), DidKey.signer(key));
    Proof proof = everything.proofs(secured).get(0);
    everything.verifyProofOnly(secured, proof, key.publicKey());
    JsonObject other = secured.with("issuer", "https://other.example/");
    assertCode(
        () -> everything.verifyProofOnly(other, proof, key.publicKey()),
        ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertCode(
        () -> everything.verifyProofOnly(secured, changedIn(proof, "created"), key.publicKey()),
        ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    for (int length : new int[] {0, 64, 2_419, 2_421}) {
      JsonObject bad = proof.json().with("proofValue", Multibase.base64(new byte[length]));
      assertCode(
          () -> everything.verifyProofOnly(secured, Proof.read(bad, ""), key.publicKey()),
          ProblemCode.PROOF_MALFORMED);
    }
  }

  /** A proof whose option says another moment than the one that was signed. */
  private static Proof changedIn(Proof proof, String option) throws Exception {
    assertThat(proof.json().has(option)).isTrue();
    return Proof.read(proof.json().with(option, "2020-01-01T00:00:00Z"), "");
  }

  /** Not by its name through the registry, and not by the suite itself. */
  @Tag("T34")
  @Test
  void legacyProof_isNeverMade() {
    SecretKey key = key(KeyAlgorithm.ED25519);
    ProofOptions options = ProofOptions.assertion("Ed25519Signature2020", CREATED);
    assertCode(
        () -> everything.secure(DOCUMENT, options, DidKey.signer(key)),
        ProblemCode.UNSUPPORTED_CRYPTOSUITE);
    Cryptosuite suite =
        standard.withLegacyEd25519Signature2020().findLegacy("Ed25519Signature2020").orElseThrow();
    assertThat(suite.fits(KeyAlgorithm.ED25519)).isTrue();
    assertThat(suite.fits(KeyAlgorithm.P256)).isFalse();
    assertCode(
        () -> suite.createProof(DOCUMENT, JsonObject.EMPTY, DidKey.signer(key)),
        ProblemCode.UNSUPPORTED_CRYPTOSUITE);
  }

  @Tag("T34")
  @Test
  void experimentalSuites_areThereOnlyAfterOptingIn() {
    assertThat(standard.names())
        .containsExactlyInAnyOrder(
            "eddsa-rdfc-2022",
            "eddsa-jcs-2022",
            "ecdsa-rdfc-2019",
            "ecdsa-jcs-2019",
            "ecdsa-sd-2023");
    assertThat(standard.withExperimentalMlDsa44().names())
        .contains("mldsa44-rdfc-2024", "mldsa44-jcs-2024")
        .hasSize(standard.names().size() + 2);
    assertCode(
        () ->
            dataIntegrity.secure(
                DOCUMENT,
                ProofOptions.assertion("mldsa44-jcs-2024", CREATED),
                DidKey.signer(key(KeyAlgorithm.ML_DSA_44))),
        ProblemCode.UNSUPPORTED_CRYPTOSUITE);
  }

  static SecretKey key(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case ED25519 -> Ed25519SecretKey.generate(RANDOM);
      case P256, P384, P521 -> EcSecretKey.generate(algorithm, RANDOM);
      case ML_DSA_44 -> MlDsa44SecretKey.generate(RANDOM);
      case BLS12_381_G2 -> throw new AssertionError("no such secret keys in this module");
    };
  }

  static void assertCode(ThrowingCallable call, ProblemCode code) {
    ProofException refused = catchThrowableOfType(ProofException.class, call);
    assertThat(refused).as("refused with %s", code).isNotNull();
    assertThat(refused.problem().code()).isEqualTo(code);
  }
}
