package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
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

  /** What honest credentials need fits into the smallest share. */
  @Test
  void manyHonestCredentials_hold() throws ProblemException {
    JsonObject honest = rdf(Credentials.evc());
    VerificationResult result =
        verifier().verify(shown(Collections.nCopies(MANY, honest)), Token.REQUEST);
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
  }

  private static JsonObject costly() {
    JsonValue evidence =
        JsonObject.builder()
            .put("type", JsonArray.ofStrings(List.of("Evidence")))
            .put("narrative", "een werkstuk")
            .build();
    return rdf(
        Credentials.evc()
            .with(
                "evidence", new JsonArray(new ArrayList<>(Collections.nCopies(ALIKE, evidence)))));
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
