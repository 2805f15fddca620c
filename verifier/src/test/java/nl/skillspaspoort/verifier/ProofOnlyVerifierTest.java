package nl.skillspaspoort.verifier;

import static nl.skillspaspoort.verifier.Token.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.verifier.key.KeyResolution;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ProofOnlyVerifierTest {
  private static final ProofOnlyVerifier VERIFIER =
      ProofOnlyVerifier.standard().withClock(FixedClock.atNow());

  @Test
  void proofOfSomebodyElse_holds() throws Exception {
    JsonObject foreign = Credentials.small().with("issuer", "https://vc.example/issuers/1");
    assertThat(holds(Credentials.secured(foreign, TestKeys.issuer()))).isTrue();
  }

  @Test
  void expiredCredential_hasAProofThatHolds() throws Exception {
    JsonObject past = Credentials.small().with("validUntil", "2020-01-01T00:00:00Z");
    JsonObject ordered = past.with("validFrom", "2019-01-01T00:00:00Z");
    assertThat(holds(Credentials.secured(ordered, TestKeys.issuer()))).isTrue();
  }

  @Test
  void changedClaim_isRefused() throws Exception {
    JsonObject changed =
        Credentials.secured(Credentials.small(), TestKeys.issuer()).with("name", "another");
    refused(VERIFIER.credential(changed), Check.PROOF, ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void secondProofThatDoesNotHold_isRefused() throws Exception {
    JsonObject good = Credentials.secured(Credentials.small(), TestKeys.issuer());
    JsonObject other =
        Credentials.secured(Credentials.small().with("name", "another"), TestKeys.issuer());
    JsonObject both =
        good.with(
            "proof",
            JsonArray.of(good.get("proof").orElseThrow(), other.get("proof").orElseThrow()));
    refused(VERIFIER.credential(both), Check.PROOF, ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  @Tag("T28")
  void contextInsideTheDocument_isAllowedByTheSwitchOnly() throws Exception {
    JsonObject inline = JsonObject.EMPTY.with("ExampleType", "https://example.org/#ExampleType");
    JsonObject document = Credentials.minimal();
    JsonArray contexts = (JsonArray) document.get("@context").orElseThrow();
    JsonObject credential =
        Credentials.secured(
            document
                .with("@context", JsonArray.of(contexts.get(0), inline))
                .with(
                    "type",
                    JsonArray.of(
                        new JsonString("VerifiableCredential"), new JsonString("ExampleType"))),
            TestKeys.issuer());
    refused(VERIFIER.credential(credential), Check.CONTEXTS, ProblemCode.CONTEXT_NOT_ALLOWED);
    assertThat(VERIFIER.allowInlineContexts().credential(credential).proofsHold()).isTrue();
  }

  @Test
  void nameWithoutMeaning_isRefusedWhateverTheSuiteSigns() throws Exception {
    JsonObject credential =
        DataIntegrity.standard()
            .secure(
                Credentials.small().with("nobodyKnowsThis", "x"),
                ProofOptions.assertion(Cryptosuites.EDDSA_JCS_2022, FixedClock.NOW),
                TestKeys.issuer());
    refused(VERIFIER.credential(credential), Check.CONTEXTS, ProblemCode.DATA_LOSS);
  }

  @Test
  @Tag("T9")
  void proofForAnotherPurpose_isRefused() throws Exception {
    JsonObject credential =
        DataIntegrity.standard()
            .secure(
                Credentials.small(),
                ProofOptions.authentication(
                    Cryptosuites.EDDSA_RDFC_2022,
                    FixedClock.NOW,
                    FixedClock.NOW.plusSeconds(60),
                    "challenge",
                    "domain"),
                TestKeys.issuer());
    refused(VERIFIER.credential(credential), Check.PROOF_PURPOSE, ProblemCode.PROOF_PURPOSE);
  }

  @Test
  void proofThatHasEnded_isRefused() throws Exception {
    ProofOptions options =
        ProofOptions.assertion(Cryptosuites.EDDSA_RDFC_2022, FixedClock.NOW.minusSeconds(3_600));
    JsonObject credential =
        DataIntegrity.standard()
            .secure(
                Credentials.small(),
                new ProofOptions(
                    options.cryptosuite(),
                    options.purpose(),
                    options.created(),
                    Optional.of(FixedClock.NOW.minusSeconds(600)),
                    Optional.empty(),
                    Optional.empty()),
                TestKeys.issuer());
    refused(VERIFIER.credential(credential), Check.PROOF_PERIOD, ProblemCode.PROOF_EXPIRED);
  }

  @Test
  void keyThatCouldNotBeFound_isNotAYes() throws Exception {
    ProofOnlyVerifier without =
        VERIFIER.withKeys(
            (keyId, use) ->
                new KeyResolution.Unresolved(
                    Problem.of(ProblemCode.KEY_UNRESOLVED, "no answer", "an answer"), true));
    ProofOnlyResult result =
        without.credential(Credentials.secured(Credentials.small(), TestKeys.issuer()));
    refused(result, Check.PROOF, ProblemCode.KEY_UNRESOLVED);
    assertThat(outcome(result, Check.PROOF)).isInstanceOf(CheckOutcome.Undetermined.class);
  }

  @Test
  void token_holdsUntilItIsChanged() throws Exception {
    String token =
        VcJwt.signCredential(Credentials.small(), FixedClock.NOW, TestKeys.issuer()).text();
    assertThat(VERIFIER.credential(new SecuredDocument.Compact(token)).proofsHold()).isTrue();
    char last = token.charAt(token.length() - 2);
    String changed = token.substring(0, token.length() - 2) + (last == 'A' ? 'B' : 'A') + "g";
    assertThat(VERIFIER.credential(new SecuredDocument.Compact(changed)).proofsHold()).isFalse();
  }

  @Test
  void presentation_isLookedAtWithItsCredentials() throws Exception {
    SignedCredential credential = Credentials.signed(Credentials.small());
    SignedPresentation shown =
        SignedPresentation.create(
            List.of(credential), REQUEST, TestKeys.holder(), FixedClock.NOW, Duration.ofMinutes(5));
    ProofOnlyResult good = presented(shown.json(), REQUEST.challenge(), REQUEST.audience());
    assertThat(good.proofsHold()).isTrue();
    assertThat(good.parts()).hasSize(1);
    refused(
        presented(shown.json(), "another", REQUEST.audience()),
        Check.CHALLENGE,
        ProblemCode.CHALLENGE_MISMATCH);
    refused(
        presented(shown.json(), REQUEST.challenge(), "https://other.example"),
        Check.AUDIENCE,
        ProblemCode.AUDIENCE_MISMATCH);
  }

  @Test
  void presentationOfACredentialThatDoesNotHold_isRefused() throws Exception {
    JsonObject broken =
        Credentials.secured(Credentials.small(), TestKeys.issuer()).with("name", "another");
    SignedPresentation shown =
        SignedPresentation.create(
            List.of(SignedCredential.of(broken)),
            REQUEST,
            TestKeys.holder(),
            FixedClock.NOW,
            Duration.ofMinutes(5));
    ProofOnlyResult result = presented(shown.json(), REQUEST.challenge(), REQUEST.audience());
    assertThat(result.outcomes()).allMatch(CheckOutcome::isSatisfied);
    assertThat(result.proofsHold()).isFalse();
    assertThat(result.firstProblem().orElseThrow().code())
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  private static ProofOnlyResult presented(JsonObject json, String challenge, String domain) {
    return VERIFIER.presentation(
        new SecuredDocument.Json(json), Optional.of(challenge), Optional.of(domain));
  }

  private static boolean holds(JsonObject credential) {
    return VERIFIER.credential(credential).proofsHold();
  }

  private static CheckOutcome outcome(ProofOnlyResult result, Check check) {
    return result.outcomes().stream()
        .filter(outcome -> outcome.check() == check)
        .findFirst()
        .orElseThrow();
  }

  private static void refused(ProofOnlyResult result, Check check, ProblemCode code) {
    assertThat(result.proofsHold()).isFalse();
    assertThat(outcome(result, check).problem().orElseThrow().code()).isEqualTo(code);
  }
}
