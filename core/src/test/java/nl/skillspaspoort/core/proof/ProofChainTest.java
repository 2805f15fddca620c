package nl.skillspaspoort.core.proof;

import static nl.skillspaspoort.core.proof.SuiteAndKeyTest.assertCode;
import static nl.skillspaspoort.core.proof.SuiteAndKeyTest.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("VC Data Integrity 1.0 §4.3 and §4.5: proof sets and chains")
class ProofChainTest {
  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
  private static final String A = "urn:uuid:00000000-0000-0000-0000-00000000000a";
  private static final String B = "urn:uuid:00000000-0000-0000-0000-00000000000b";
  private static final String C = "urn:uuid:00000000-0000-0000-0000-00000000000c";
  private static final JsonObject DOCUMENT =
      JsonObject.builder()
          .put("@context", "https://www.w3.org/ns/credentials/v2")
          .put("type", "VerifiableCredential")
          .put("issuer", "https://school.example/")
          .put("credentialSubject", JsonObject.builder().put("id", "urn:uuid:1").build())
          .build();

  private final DataIntegrity dataIntegrity = DataIntegrity.standard();
  private final Signer school = DidKey.signer(key(KeyAlgorithm.ED25519));
  private final Signer notary = DidKey.signer(key(KeyAlgorithm.P256));

  /** The official vector: two proofs side by side, and the first of them alone. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void proofSetOfTheVectors_verifiesAndIsMadeAgain(String number) throws Exception {
    DataIntegrity examples = DataIntegrity.with(Vectors.suites());
    JsonObject signed =
        SharedVectors.json("w3c-vc-di-eddsa", "proof-set/signedProofSet" + number + ".json");
    List<Proof> proofs = examples.proofs(signed);
    assertThat(proofs).hasSize(Integer.parseInt(number));
    for (int i = 0; i < proofs.size(); i++) {
      Proof proof = proofs.get(i);
      assertThat(proof.json())
          .isEqualTo(
              SharedVectors.json(
                  "w3c-vc-di-eddsa", "proof-set/proofSetConfigSigned" + (i + 1) + ".json"));
      assertThat(examples.verifyProofOnly(signed, proof, Vectors.key(proof)).document())
          .isEqualTo(SharedVectors.json("w3c-vc-di-eddsa", "proof-set/unsigned.json"));
      assertCode(
          () ->
              examples.verifyProofOnly(
                  SuiteVectorsTest.change(signed, "name"), proof, Vectors.key(proof)),
          ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rdfc", "jcs"})
  void chainOfThree_verifiesLinkByLink(String form) throws Exception {
    JsonObject secured = chain(form);
    List<Proof> proofs = dataIntegrity.proofs(secured);
    assertThat(proofs.stream().map(Proof::previousProofs).toList())
        .containsExactly(List.of(), List.of(A), List.of(A, B));
    for (Proof proof : proofs) {
      assertThat(verify(secured, proof).document()).isEqualTo(DOCUMENT);
      assertThat(verify(secured, proof).isWhole()).isTrue();
    }
  }

  /** A link of one form may stand on a proof of the other. */
  @Test
  void linkOverAProofOfAnotherSuite_verifies() throws Exception {
    JsonObject first = dataIntegrity.secure(DOCUMENT, options("eddsa-jcs-2022").withId(A), school);
    JsonObject both = dataIntegrity.secure(first, options("ecdsa-rdfc-2019").after(A), notary);
    for (Proof proof : dataIntegrity.proofs(both)) {
      verify(both, proof);
    }
  }

  /** What makes it a chain: the earlier proof is under the later signature. */
  @Tag("T32")
  @ParameterizedTest
  @ValueSource(strings = {"rdfc", "jcs"})
  void changedEarlierProof_breaksTheLink(String form) throws Exception {
    JsonObject secured = chain(form);
    JsonObject resigned =
        dataIntegrity
            .secure(
                DOCUMENT,
                ProofOptions.assertion(
                        form.equals("rdfc") ? "eddsa-rdfc-2022" : "eddsa-jcs-2022",
                        CREATED.plusSeconds(1))
                    .withId(A),
                school)
            .get("proof")
            .orElseThrow()
            .asObject("");
    JsonObject changed = withProof(secured, 0, proof -> resigned);
    List<Proof> proofs = dataIntegrity.proofs(changed);
    verify(changed, proofs.get(0));
    assertCode(() -> verify(changed, proofs.get(1)), ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertCode(() -> verify(changed, proofs.get(2)), ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Tag("T32")
  @ParameterizedTest
  @ValueSource(strings = {"rdfc", "jcs"})
  void removedPreviousProof_isRefused(String form) throws Exception {
    JsonObject secured = chain(form);
    List<Proof> proofs = dataIntegrity.proofs(secured);
    JsonObject without = secured.with("proof", new JsonArray(list(secured).subList(1, 3)));
    assertCode(() -> verify(without, proofs.get(1)), ProblemCode.PROOF_SET);
    assertCode(() -> verify(without, proofs.get(2)), ProblemCode.PROOF_SET);
    JsonObject alone = secured.with("proof", list(secured).get(1));
    assertCode(() -> verify(alone, proofs.get(1)), ProblemCode.PROOF_SET);
  }

  /** Nor may a link be made to stand on its own by taking its reference away. */
  @Tag("T32")
  @ParameterizedTest
  @ValueSource(strings = {"rdfc", "jcs"})
  void removedReference_isRefused(String form) throws Exception {
    JsonObject secured = withProof(chain(form), 1, proof -> proof.without("previousProof"));
    assertCode(
        () -> verify(secured, dataIntegrity.proofs(secured).get(1)),
        ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Tag("T32")
  @Test
  void circle_isRefused() throws Exception {
    JsonObject chain = chain("jcs");
    JsonObject two = withProof(chain, 0, proof -> proof.with("previousProof", B));
    JsonObject self = withProof(chain, 0, proof -> proof.with("previousProof", A));
    JsonObject three = withProof(chain, 0, proof -> proof.with("previousProof", C));
    for (JsonObject circle : List.of(two, self, three)) {
      for (Proof proof : dataIntegrity.proofs(circle)) {
        ProofException refused =
            catchThrowableOfType(ProofException.class, () -> verify(circle, proof));
        assertThat(refused.problem().code()).isEqualTo(ProblemCode.PROOF_SET);
        assertThat(refused.problem().found())
            .isEqualTo("proofs that stand on each other in a circle");
      }
    }
  }

  @Tag("T32")
  @Test
  void referenceThatIsNoneOrDoubled_isRefused() throws Exception {
    JsonObject chain = chain("jcs");
    JsonArray twice = JsonArray.ofStrings(List.of(A, A));
    for (JsonObject bad :
        List.of(
            withProof(chain, 1, proof -> proof.with("previousProof", "urn:uuid:1")),
            withProof(
                chain,
                1,
                proof ->
                    proof.with("previousProof", JsonArray.ofStrings(List.of(A, "urn:uuid:1")))),
            withProof(
                chain, 1, proof -> proof.with("previousProof", JsonArray.ofStrings(List.of()))),
            withProof(chain, 1, proof -> proof.with("previousProof", twice)),
            withProof(chain, 2, proof -> proof.with("id", A)),
            withProof(chain, 0, proof -> proof.without("id")))) {
      assertCode(() -> verify(bad, dataIntegrity.proofs(bad).get(1)), ProblemCode.PROOF_SET);
    }
  }

  @Tag("T32")
  @Test
  void tooManyProofs_areRefusedUnread() throws Exception {
    JsonObject one = dataIntegrity.secure(DOCUMENT, options("eddsa-jcs-2022"), school);
    Proof proof = dataIntegrity.proofs(one).get(0);
    JsonObject many = one.with("proof", new JsonArray(Collections.nCopies(10_000, proof.json())));
    assertCode(() -> verify(many, proof), ProblemCode.PROOF_SET);
    assertCode(() -> dataIntegrity.proofs(many), ProblemCode.LIMIT_EXCEEDED);
    JsonObject full =
        one.with(
            "proof", new JsonArray(Collections.nCopies(DataIntegrity.MAX_PROOFS, proof.json())));
    verify(full, proof);
    assertCode(
        () -> dataIntegrity.secure(full, options("eddsa-jcs-2022"), school), ProblemCode.PROOF_SET);
  }

  /** The longest chain, each link on all before it, takes no more than a look at each. */
  @Tag("T32")
  @Test
  void longestChain_verifies() throws Exception {
    JsonObject secured = DOCUMENT;
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < DataIntegrity.MAX_PROOFS; i++) {
      String id = "urn:uuid:00000000-0000-0000-0000-0000000000" + (10 + i);
      secured =
          dataIntegrity.secure(
              secured,
              options("eddsa-jcs-2022").withId(id).after(ids.toArray(String[]::new)),
              school);
      ids.add(id);
    }
    for (Proof proof : dataIntegrity.proofs(secured)) {
      verify(secured, proof);
    }
  }

  @Test
  void newLinkOnAProofThatIsNotThere_isNotMade() throws Exception {
    JsonObject one = dataIntegrity.secure(DOCUMENT, options("eddsa-jcs-2022").withId(A), school);
    assertCode(
        () -> dataIntegrity.secure(one, options("eddsa-jcs-2022").after(B), school),
        ProblemCode.PROOF_SET);
    assertCode(
        () -> dataIntegrity.secure(DOCUMENT, options("eddsa-jcs-2022").after(A), school),
        ProblemCode.PROOF_SET);
    assertCode(
        () -> dataIntegrity.secure(one, options("eddsa-jcs-2022").withId(A), school),
        ProblemCode.PROOF_SET);
    assertThatIllegalArgumentException().isThrownBy(() -> options("eddsa-jcs-2022").after(A, A));
  }

  /** School, then notary on it, then school on both. */
  private JsonObject chain(String form) throws Exception {
    String eddsa = form.equals("rdfc") ? "eddsa-rdfc-2022" : "eddsa-jcs-2022";
    String ecdsa = form.equals("rdfc") ? "ecdsa-rdfc-2019" : "ecdsa-jcs-2019";
    JsonObject first = dataIntegrity.secure(DOCUMENT, options(eddsa).withId(A), school);
    JsonObject second = dataIntegrity.secure(first, options(ecdsa).withId(B).after(A), notary);
    return dataIntegrity.secure(second, options(eddsa).withId(C).after(A, B), school);
  }

  private static ProofOptions options(String suite) {
    return ProofOptions.assertion(suite, CREATED);
  }

  private VerifiedDocument verify(JsonObject secured, Proof proof) throws Exception {
    return dataIntegrity.verifyProofOnly(secured, proof, Vectors.key(proof));
  }

  private static List<JsonValue> list(JsonObject secured) {
    return ((JsonArray) secured.get("proof").orElseThrow()).elements();
  }

  private static JsonObject withProof(
      JsonObject secured, int at, UnaryOperator<JsonObject> change) {
    List<JsonValue> proofs = new ArrayList<>(list(secured));
    proofs.set(at, change.apply((JsonObject) proofs.get(at)));
    return secured.with("proof", new JsonArray(proofs));
  }
}
