package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.sdjwt.DisclosurePolicy;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.LevelRange;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.outcome.HolderRelation;
import nl.skillspaspoort.verifier.policy.AgeRule;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a holder leaves out never gets more accepted than what she shows. */
class LeftOutTest {
  private static final Scope.Builder ALL =
      Scope.builder()
          .anyCredentialType()
          .anyAchievementType()
          .anyStandard()
          .anySkill()
          .anyTerritory();
  private static final String ACHIEVEMENT = "/credentialSubject/achievement/";

  private static Verifier verifier(VerificationPolicy policy, Scope scope) {
    TrustList list =
        TestLists.list(Grant.toIssue(DisplayName.same("basis"), scope, TestLists.RECOGNISED_FROM));
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(list)))
        .policy(policy)
        // The same answer in two forms.
        .allowReplays()
        .clock(FixedClock.atNow())
        .build();
  }

  private static SignedCredential signed(JsonObject credential, String... disclosable)
      throws Exception {
    return signed(credential, Optional.of(TestKeys.HOLDER.publicKey()), disclosable);
  }

  private static SignedCredential signed(
      JsonObject credential, Optional<VerificationKey> boundTo, String... disclosable)
      throws Exception {
    VcSdJwt token =
        VcSdJwt.signCredential(
            credential,
            DisclosurePolicy.of(disclosable),
            FixedClock.NOW,
            boundTo,
            new SecureRandom(),
            TestKeys.issuer());
    return SignedCredential.parse(token.text());
  }

  private static VerificationResult shown(Verifier verifier, SignedCredential credential)
      throws Exception {
    return verifier.verify(
        SignedPresentation.createSdJwt(
                credential,
                Token.REQUEST,
                TestKeys.holder(),
                FixedClock.NOW,
                Duration.ofMinutes(10))
            .bytes(),
        Token.REQUEST);
  }

  @Test
  void ruleAboutAge_isNotLeftByHidingWhatItLooksAt() throws Exception {
    SignedCredential credential =
        signed(Credentials.evc(), ACHIEVEMENT + "achievementType", ACHIEVEMENT + "ext:standard");
    for (AgeRule rule :
        List.of(
            rule(Optional.of("Certificate"), Optional.empty()),
            rule(Optional.empty(), Optional.of(Credentials.EVC_STANDARD)))) {
      Verifier verifier =
          verifier(VerificationPolicy.builder().ageRule(rule).build(), ALL.anyLevel().build());
      assertThat(shown(verifier, credential).verdict()).isEqualTo(Verdict.INVALID);
      VerificationResult hidden = shown(verifier, credential.showing(Selection.only()));
      assertThat(hidden.verdict()).isEqualTo(Verdict.UNDETERMINED);
      assertThat(hidden.firstProblem())
          .map(Problem::code)
          .contains(ProblemCode.CLAIM_NOT_DISCLOSABLE);
    }
    AgeRule ofAnother = rule(Optional.of("Diploma"), Optional.empty());
    assertThat(
            shown(
                    verifier(
                        VerificationPolicy.builder().ageRule(ofAnother).build(),
                        ALL.anyLevel().build()),
                    credential)
                .verdict())
        .isEqualTo(Verdict.VALID);
  }

  private static AgeRule rule(Optional<String> type, Optional<String> standard) {
    return new AgeRule(Optional.empty(), type, standard, Period.ofMonths(2), true);
  }

  @Test
  @Tag("T67")
  void levelOutsideOfTheRecognition_isNotLeftByHidingIt() throws Exception {
    Scope upToFour =
        ALL.levels(new LevelRange(QualificationLevel.eqf("1"), QualificationLevel.eqf("4")))
            .build();
    JsonObject both =
        Credentials.json(
            Credentials.evc()
                .toJson()
                .replace(
                    "\"ext:nlqfLevel\":\"3\"", "\"ext:nlqfLevel\":\"6\",\"ext:eqfLevel\":\"4\""));
    SignedCredential credential = signed(both, ACHIEVEMENT + "ext:nlqfLevel");
    Verifier verifier = verifier(VerificationPolicy.strict(), upToFour);
    assertThat(shown(verifier, credential).verdict()).isNotEqualTo(Verdict.VALID);
    VerificationResult hidden = shown(verifier, credential.showing(Selection.only()));
    assertThat(hidden.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(hidden.firstProblem()).map(Problem::code).contains(ProblemCode.NOT_IN_SCOPE);
  }

  @Test
  @Tag("T79")
  void secondSubject_isNotLeftByHidingIt() throws Exception {
    JsonObject two =
        Credentials.minimal()
            .with("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
            .with(
                "credentialSubject",
                JsonArray.of(
                    JsonObject.builder().put("id", TestKeys.did(TestKeys.STRANGER).value()).build(),
                    JsonObject.builder().put("id", TestKeys.did(TestKeys.HOLDER).value()).build()));
    SignedCredential hiding =
        signed(two, Optional.empty(), "/credentialSubject/0").showing(Selection.only());
    VerificationResult result =
        verifier(VerificationPolicy.strict(), ALL.anyLevel().build())
            .verify(
                SignedPresentation.create(
                        List.of(hiding),
                        Token.REQUEST,
                        TestKeys.holder(),
                        FixedClock.NOW,
                        Duration.ofMinutes(10))
                    .bytes(),
                Token.REQUEST);
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.circumstances().holderRelation())
        .isNotEqualTo(Optional.of(HolderRelation.HOLDER_IS_SUBJECT));
  }

  /** A good credential that came alone is no forgery; but nobody proved to be its holder. */
  @Test
  void credentialAloneAsAnAnswer_cannotBeTold() {
    byte[] credential =
        Credentials.secured(Credentials.evc(), TestKeys.issuer())
            .toJson()
            .getBytes(StandardCharsets.UTF_8);
    VerificationResult alone =
        verifier(VerificationPolicy.strict(), ALL.anyLevel().build())
            .verify(credential, Token.REQUEST);
    assertThat(alone.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(alone.problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.HOLDER_NOT_PROVEN);
    VerificationResult weakened =
        verifier(VerificationPolicy.builder().allowBearer().build(), ALL.anyLevel().build())
            .verify(credential, Token.REQUEST);
    assertThat(weakened.verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  @Tag("T98")
  void timeBeyondAllYears_isARefusalAndNoException() throws Exception {
    SdToken ends =
        SdToken.sdJwtVc()
            .payload(
                p ->
                    p.with("ld", ((JsonObject) p.get("ld").orElseThrow()).without("validUntil"))
                        .with("exp", JsonNumber.of(9_007_199_254_740_991L)));
    SdToken starts =
        SdToken.sdJwtVc()
            .payload(
                p ->
                    p.with("ld", ((JsonObject) p.get("ld").orElseThrow()).without("validFrom"))
                        .with("nbf", JsonNumber.of(253_402_300_800L)));
    for (SdToken token : List.of(ends, starts)) {
      VerificationResult result =
          verifier(VerificationPolicy.strict(), ALL.anyLevel().build()).verify(token.text());
      assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
      assertThat(result.firstProblem()).map(Problem::code).contains(ProblemCode.RANGE_ERROR);
    }
  }
}
