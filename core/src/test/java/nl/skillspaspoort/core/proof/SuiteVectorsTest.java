package nl.skillspaspoort.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.SecretKey;
import nl.skillspaspoort.core.key.SecretMultikey;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("vc-di-eddsa and vc-di-ecdsa, test vectors: every step of every suite")
class SuiteVectorsTest {
  private static final String EDDSA = "w3c-vc-di-eddsa";
  private static final String ECDSA = "w3c-vc-di-ecdsa";
  private static final Instant CREATED = Instant.parse("2023-02-24T23:36:38Z");

  private final DataIntegrity dataIntegrity = DataIntegrity.with(Vectors.suites());

  static Stream<Arguments> suites() {
    return Stream.of(
        Arguments.of(EDDSA, "eddsa-rdfc-2022", "DataInt", "keyPair.json", KeyAlgorithm.ED25519),
        Arguments.of(EDDSA, "eddsa-jcs-2022", "JCS", "keyPair.json", KeyAlgorithm.ED25519),
        Arguments.of(EDDSA, "Ed25519Signature2020", "EdSig", "keyPair.json", KeyAlgorithm.ED25519),
        Arguments.of(
            ECDSA, "ecdsa-rdfc-2019-p256", "ECDSAP256", "p256KeyPair.json", KeyAlgorithm.P256),
        Arguments.of(
            ECDSA, "ecdsa-rdfc-2019-p384", "ECDSAP384", "p384KeyPair.json", KeyAlgorithm.P384),
        Arguments.of(
            ECDSA, "ecdsa-jcs-2019-p256", "JCSECDSAP256", "p256KeyPair.json", KeyAlgorithm.P256));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("suites")
  void givenProof_verifiesWithEveryIntermediateValue(
      String folder, String suite, String suffix, String keyFile, KeyAlgorithm algorithm)
      throws Exception {
    JsonObject signed = SharedVectors.json(folder, suite + "/signed" + suffix + ".json");
    Proof proof = dataIntegrity.proofs(signed).get(0);
    VerificationKey key = Vectors.key(proof);
    assertThat(key.algorithm()).isEqualTo(algorithm);

    VerifiedDocument verified = dataIntegrity.verifyProofOnly(signed, proof, key);

    SigningInput input = verified.signingInput();
    HexFormat hex = HexFormat.of();
    assertThat(input.canonicalDocument()).isEqualTo(text(folder, suite, "canonDoc", suffix));
    assertThat(input.canonicalProof()).isEqualTo(text(folder, suite, "proofCanon", suffix));
    assertThat(hex.formatHex(input.documentHash()))
        .isEqualTo(text(folder, suite, "docHash", suffix).strip());
    assertThat(hex.formatHex(input.proofHash()))
        .isEqualTo(text(folder, suite, "proofHash", suffix).strip());
    assertThat(hex.formatHex(input.bytes()))
        .isEqualTo(text(folder, suite, "combinedHash", suffix).strip());
    assertThat(hex.formatHex(Multibase.decodeBase58(proof.proofValue())))
        .isEqualTo(text(folder, suite, "sigHex", suffix).strip());
    assertThat(proof.proofValue()).isEqualTo(text(folder, suite, "sigBTC58", suffix).strip());
    assertThat(proof.options())
        .isEqualTo(
            SharedVectors.json(folder, suite + "/proofConfig" + suffix + ".json")
                .without(proof.json().has("@context") ? "" : "@context"));
    assertThat(verified.document()).isEqualTo(signed.without("proof"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("suites")
  void freshProof_verifiesAndIsTheGivenOneIfDeterministic(
      String folder, String suite, String suffix, String keyFile, KeyAlgorithm algorithm)
      throws Exception {
    JsonObject signed = SharedVectors.json(folder, suite + "/signed" + suffix + ".json");
    Proof given = dataIntegrity.proofs(signed).get(0);
    if (given.cryptosuite().isEmpty()) {
      return;
    }
    JsonObject pair = SharedVectors.json(folder, keyFile);
    SecretKey key =
        SecretMultikey.decode(
            pair.text("secretKeyMultibase")
                .or(() -> pair.text("privateKeyMultibase"))
                .orElseThrow(),
            InsecureSecretKeyAccess.get());
    JsonObject fresh =
        dataIntegrity.secure(
            SharedVectors.json(folder, "unsigned.json"),
            ProofOptions.assertion(given.cryptosuite().get(), CREATED),
            key.signer(given.verificationMethod()));
    Proof proof = dataIntegrity.proofs(fresh).get(0);
    dataIntegrity.verifyProofOnly(fresh, proof, key.publicKey());
    assertThat(proof.options()).isEqualTo(given.options());
    if (algorithm == KeyAlgorithm.ED25519) {
      assertThat(fresh).isEqualTo(signed);
    }
  }

  /** Each text in the document, and each in the proof that no rule catches earlier. */
  @ParameterizedTest(name = "{1}")
  @MethodSource("suites")
  void oneChangedCharacter_fails(
      String folder, String suite, String suffix, String keyFile, KeyAlgorithm algorithm)
      throws Exception {
    JsonObject signed = SharedVectors.json(folder, suite + "/signed" + suffix + ".json");
    VerificationKey key = Vectors.key(dataIntegrity.proofs(signed).get(0));
    JsonObject proof = signed.get("proof").orElseThrow().asObject("/proof");
    JsonObject subject = signed.get("credentialSubject").orElseThrow().asObject("");
    Stream.of(
            change(signed, "name"),
            change(signed, "description"),
            signed.with("credentialSubject", change(subject, "alumniOf")),
            signed.with("validFrom", "2023-01-01T00:00:01Z"),
            signed.with("issuer", "https://vc.example/issuers/5679"),
            signed.with("proof", proof.with("created", "2023-02-24T23:36:39Z")),
            signed.with("proof", proof.with("proofPurpose", "authentication")),
            signed.with("proof", proof.with("expires", "2033-02-24T23:36:39Z")),
            signed.with("proof", change(proof, "proofValue")))
        .forEach(
            changed ->
                assertThat(
                        catchThrowableOfType(
                                ProofException.class,
                                () ->
                                    dataIntegrity.verifyProofOnly(
                                        changed, dataIntegrity.proofs(changed).get(0), key))
                            .problem()
                            .code())
                    .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR));
  }

  /** The vectors' documents need no SHA-384 inside RDFC-1.0; two equal blank nodes do. */
  @Test
  void p384_hashesBlankNodesWithSha384() throws Exception {
    JsonObject document =
        JsonReader.strict()
            .readObject(
                """
                {"@context": ["https://www.w3.org/ns/credentials/v2",
                              "https://www.w3.org/ns/credentials/examples/v2"],
                 "type": "VerifiableCredential", "issuer": "https://vc.example/issuers/5678",
                 "credentialSubject": [{"alumniOf": {"name": "a"}}, {"alumniOf": {"name": "b"}},
                                       {"alumniOf": {"name": "c"}}, {"alumniOf": {"name": "d"}}]}
                """);
    String[] documents = new String[2];
    for (int i = 0; i < 2; i++) {
      SecretKey key =
          SecretMultikey.decode(
              SharedVectors.json(ECDSA, i == 0 ? "p256KeyPair.json" : "p384KeyPair.json")
                  .text("secretKeyMultibase")
                  .orElseThrow(),
              InsecureSecretKeyAccess.get());
      JsonObject secured =
          dataIntegrity.secure(
              document,
              ProofOptions.assertion(Cryptosuites.ECDSA_RDFC_2019, CREATED),
              DidKey.signer(key));
      documents[i] =
          dataIntegrity
              .verifyProofOnly(secured, dataIntegrity.proofs(secured).get(0), key.publicKey())
              .signingInput()
              .canonicalDocument();
    }
    assertThat(documents[0]).isNotEqualTo(documents[1]);
  }

  /** Its last letter is another one. */
  static JsonObject change(JsonObject object, String name) {
    JsonValue value = object.get(name).orElseThrow();
    String text = ((JsonString) value).value();
    char last = text.charAt(text.length() - 1);
    return object.with(name, text.substring(0, text.length() - 1) + (last == 'a' ? 'b' : 'a'));
  }

  private static String text(String folder, String suite, String kind, String suffix) {
    return SharedVectors.text(folder, suite + "/" + kind + suffix + ".txt");
  }
}
