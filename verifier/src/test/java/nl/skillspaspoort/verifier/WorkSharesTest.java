package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.jsonld.CanonicalizationLimits;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many credentials in one presentation, each of which alone is within the limits. */
@Tag("T22")
@Tag("T31")
final class WorkSharesTest {
  /** Blank nodes that look alike: each of them costs steps that grow faster than the document. */
  private static final int ALIKE = 80;

  private static final int MANY = 300;

  /** For documents within documents: more than fits into the share of each of fewer. */
  private static final int MORE_ALIKE = 300;

  private static final int FEWER = 40;

  @Test
  void costlyCredential_holdsAlone() {
    assertThat(verifier().verify(bytes(costly())).verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void manyCostlyCredentials_getTheWorkOfOne() throws ProblemException {
    VerificationResult result =
        verifier().verify(shown(Collections.nCopies(MANY, costly())), Token.REQUEST);
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(result.problems())
        .extracting(Problem::code)
        .containsOnly(ProblemCode.COMPLEXITY_LIMIT);
    assertThat(result.parts()).hasSize(MANY);
    assertThat(result.parts().get(MANY - 1).outcome(Check.PROOF))
        .isInstanceOf(CheckOutcome.NotRun.class);
  }

  /** The share of an endorsement is a part of the share of its credential. */
  @Test
  void endorsementInOneOfManyCredentials_getsAShareOfTheShare() throws ProblemException {
    JsonObject with =
        Credentials.secured(
            Credentials.evc().with("endorsement", JsonArray.of(costlyEndorsement(MORE_ALIKE))),
            TestKeys.issuer(),
            Cryptosuites.EDDSA_JCS_2022);
    assertThat(verifier().verify(bytes(with)).warnings()).isEmpty();
    VerificationResult result =
        verifier().verify(shown(Collections.nCopies(FEWER, with)), Token.REQUEST);
    assertThat(result.parts())
        .hasSize(FEWER)
        .allSatisfy(
            part ->
                assertThat(part.warnings())
                    .singleElement()
                    .extracting(Problem::found)
                    .asString()
                    .contains(ProblemCode.COMPLEXITY_LIMIT.name()));
  }

  @Test
  void endorsementAfterOneThatTookTooMuch_isNotLookedAt() {
    List<JsonValue> endorsements = new ArrayList<>(List.of(costlyEndorsement(1_100)));
    endorsements.addAll(Collections.nCopies(13, costlyEndorsement(1)));
    JsonObject with =
        Credentials.secured(
            Credentials.evc().with("endorsement", new JsonArray(endorsements)),
            TestKeys.issuer(),
            Cryptosuites.EDDSA_JCS_2022);
    List<Problem> warnings = verifier().verify(bytes(with)).warnings();
    assertThat(warnings).hasSize(14);
    assertThat(warnings.get(1).found()).contains("after an endorsement that took too much work");
  }

  @Test
  void credentialsOfRecordsInOnePresentation_getSharesOfShares() throws ProblemException {
    JsonObject record =
        Credentials.secured(
            LearnerRecordTest.record(JsonArray.of(costly(MORE_ALIKE))),
            TestKeys.issuer(),
            Cryptosuites.EDDSA_JCS_2022);
    assertThat(LearnerRecordTest.verifier().verify(bytes(record)).contained())
        .extracting(VerificationResult::verdict)
        .containsExactly(Verdict.VALID);
    VerificationResult result =
        LearnerRecordTest.verifier()
            .verify(shown(Collections.nCopies(FEWER, record)), Token.REQUEST);
    assertThat(result.parts())
        .hasSize(FEWER)
        .allSatisfy(
            part ->
                assertThat(part.contained().get(0).problems())
                    .extracting(Problem::code)
                    .containsOnly(ProblemCode.COMPLEXITY_LIMIT));
  }

  @Test
  void proofsOfManyCostlyCredentials_getTheWorkOfOne() throws Exception {
    ProofOnlyVerifier proofs = ProofOnlyVerifier.standard().withClock(FixedClock.atNow());
    assertThat(proofs.credential(costly()).proofsHold()).isTrue();
    ProofOnlyResult result =
        proofs.presentation(
            new SecuredDocument.Json(
                JsonReader.strict().readObject(shown(Collections.nCopies(MANY, costly())))),
            Optional.empty(),
            Optional.empty());
    assertThat(result.parts()).hasSize(MANY);
    assertThat(result.parts().get(MANY - 1).outcomes()).hasSize(1);
    assertThat(result.firstProblem())
        .get()
        .extracting(Problem::code)
        .isEqualTo(ProblemCode.COMPLEXITY_LIMIT);
  }

  /** A share is of the suites that were asked for. */
  @Test
  void shares_knowTheSuitesOfTheCaller() throws Exception {
    Cryptosuites more =
        Cryptosuites.over(Canonicalizer.standard())
            .withExperimentalMlDsa44()
            .withLegacyEd25519Signature2020();
    Cryptosuites smaller =
        more.withCanonicalizer(
            Canonicalizer.standard().withLimits(new CanonicalizationLimits(100, 10, 1)));
    assertThat(smaller.names()).isEqualTo(more.names());
    assertThat(smaller.canonicalizer().limits().maxQuads()).isEqualTo(100);
    assertThatThrownBy(() -> smaller.canonicalizer().requireMeaning(Credentials.evc()))
        .isInstanceOf(ProblemException.class);
  }

  /** What honest credentials need fits into the smallest share. */
  @Test
  void manyHonestCredentials_hold() throws ProblemException {
    JsonObject honest = rdf(Credentials.evc());
    VerificationResult result =
        verifier().verify(shown(Collections.nCopies(MANY, honest)), Token.REQUEST);
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
  }

  private static JsonObject costly() {
    return costly(ALIKE);
  }

  private static JsonObject costly(int nodes) {
    return rdf(Credentials.evc().with("evidence", alike(nodes)));
  }

  private static JsonArray alike(int nodes) {
    JsonValue evidence =
        JsonObject.builder()
            .put("type", JsonArray.ofStrings(List.of("Evidence")))
            .put("narrative", "een werkstuk")
            .build();
    return new JsonArray(new ArrayList<>(Collections.nCopies(nodes, evidence)));
  }

  private static JsonObject costlyEndorsement(int nodes) {
    return Credentials.secured(
        EndorsementsTest.claims(TestKeys.key(51), Credentials.EVC_ID)
            .with("evidence", alike(nodes)),
        DidKey.signer(TestKeys.key(51)),
        Cryptosuites.EDDSA_RDFC_2022);
  }

  private static JsonObject rdf(JsonObject credential) {
    return Credentials.secured(credential, TestKeys.issuer(), Cryptosuites.EDDSA_RDFC_2022);
  }

  private static byte[] shown(List<JsonObject> credentials) throws ProblemException {
    List<SignedCredential> signed = new ArrayList<>();
    for (JsonObject credential : credentials) {
      signed.add(SignedCredential.of(credential));
    }
    return SignedPresentation.create(
            signed, Token.REQUEST, TestKeys.holder(), FixedClock.NOW, Duration.ofMinutes(10))
        .bytes();
  }

  private static byte[] bytes(JsonObject json) {
    return json.toJson().getBytes(StandardCharsets.UTF_8);
  }

  private static Verifier verifier() {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
        .policy(VerificationPolicy.builder().allowBearer().build())
        .clock(FixedClock.atNow())
        .build();
  }
}
