package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.assessment.TakenOver;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.Texts;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class VerificationResultTest {

  private static Verifier.Builder builder(TrustList list) {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(list)))
        .policy(VerificationPolicy.builder().allowBearer().build())
        .clock(FixedClock.atNow());
  }

  private static byte[] evc() {
    return bytes(
        Credentials.secured(Credentials.evc(), TestKeys.issuer(), Cryptosuites.EDDSA_RDFC_2022));
  }

  private static byte[] bytes(JsonObject json) {
    return json.toJson().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void validCredential_showsListedNameAndSkillsFromResults() {
    VerifiedCredential credential =
        builder(TestLists.evcCentre())
            .build()
            .verify(evc())
            .match(
                VerificationResult.Valid::credential,
                invalid -> {
                  throw new AssertionError(invalid.problems());
                },
                open -> {
                  throw new AssertionError(open.problems());
                });
    assertThat(credential.issuerName(Language.NL)).isEqualTo("EVC Centrum Rivierenland (fictief)");
    assertThat(credential.claims().json().has("proof")).isFalse();
    assertThat(skills(credential, SkillFinding.Outcome.SHOWN))
        .isEqualTo(Set.copyOf(Credentials.EVC_SHOWN));
    assertThat(skills(credential, SkillFinding.Outcome.NOT_SHOWN))
        .isEqualTo(Set.copyOf(Credentials.EVC_NOT_SHOWN));
  }

  private static Set<Object> skills(VerifiedCredential credential, SkillFinding.Outcome outcome) {
    return credential.skillFindings().stream()
        .filter(finding -> finding.outcome() == outcome)
        .map(SkillFinding::skill)
        .collect(Collectors.toSet());
  }

  @Test
  void everyCheckOfThePlan_hasOneOutcomeInOrder() {
    assertThat(builder(TestLists.evcCentre()).build().verify(evc()).outcomes())
        .extracting(CheckOutcome::check)
        .containsExactly(
            Check.FORMAT,
            Check.CONTEXTS,
            Check.ISSUER_KEY,
            Check.PROOF_PURPOSE,
            Check.PROOF,
            Check.PROOF_PERIOD,
            Check.VALIDITY,
            Check.AGE,
            Check.RECOGNITION,
            Check.STATUS,
            Check.SCHEMA,
            Check.HOLDER);
  }

  @Test
  @Tag("T79")
  void bareCredential_isUndeterminedByDefault() {
    VerificationResult result =
        Verifier.builder()
            .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
            .clock(FixedClock.atNow())
            .build()
            .verify(evc());
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.HOLDER_NOT_PROVEN);
  }

  @Test
  void endedRecognition_countsOnlyIfTheClaimedDateIsAccepted() {
    Scope anything =
        Scope.builder()
            .anyCredentialType()
            .anyAchievementType()
            .anyStandard()
            .anySkill()
            .anyLevel()
            .anyTerritory()
            .build();
    Grant ended =
        Grant.toIssue(DisplayName.same("EVC"), anything, TestLists.RECOGNISED_FROM)
            .until(Instant.parse("2026-08-31T00:00:00Z"));
    TrustList list = TestLists.list(ended);
    assertThat(builder(list).build().verify(evc()).problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.RECOGNITION_ENDED);
    VerificationPolicy lenient =
        VerificationPolicy.builder().allowBearer().acceptClaimedIssueDate().build();
    assertThat(builder(list).policy(lenient).build().verify(evc()).verdict())
        .isEqualTo(Verdict.VALID);
  }

  @Test
  @Tag("T67")
  void recognitionByCountry_countsForThatCountryOnly() {
    Scope inTheNetherlands =
        Scope.builder()
            .anyCredentialType()
            .anyAchievementType()
            .anyStandard()
            .anySkill()
            .anyLevel()
            .territories("NL")
            .build();
    TrustList list =
        TestLists.list(
            Grant.toIssue(DisplayName.same("EVC"), inTheNetherlands, TestLists.RECOGNISED_FROM));
    assertThat(builder(list).build().verify(evc()).problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.NOT_IN_SCOPE);
    assertThat(builder(list).policy(bearerIn("BE")).build().verify(evc()).verdict())
        .isEqualTo(Verdict.INVALID);
    assertThat(builder(list).policy(bearerIn("NL")).build().verify(evc()).verdict())
        .isEqualTo(Verdict.VALID);
  }

  private static VerificationPolicy bearerIn(String country) {
    return VerificationPolicy.builder().allowBearer().territory(country).build();
  }

  @Test
  @Tag("T66")
  void staleList_isUndetermined() {
    FixedClock later = FixedClock.atNow().plus(Duration.ofDays(31));
    VerificationResult result = builder(TestLists.evcCentre()).clock(later).build().verify(evc());
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.LIST_STALE);
  }

  @Test
  @Tag("T76")
  void validityBounds_includeTheSkewAndNothingMore() {
    byte[] signed =
        bytes(
            Credentials.secured(
                Credentials.evc().with("validUntil", "2026-11-23T12:00:00Z"),
                TestKeys.issuer(),
                Cryptosuites.EDDSA_JCS_2022));
    Verifier.Builder builder = builder(TestLists.evcCentre());
    assertThat(verdictAt(builder, signed, Duration.ZERO)).isEqualTo(Verdict.VALID);
    assertThat(verdictAt(builder, signed, Duration.ofMinutes(1))).isEqualTo(Verdict.VALID);
    assertThat(verdictAt(builder, signed, Duration.ofSeconds(61))).isEqualTo(Verdict.INVALID);
    assertThat(verdictAt(builder, signed, Duration.ofMinutes(-1))).isEqualTo(Verdict.VALID);
    assertThat(verdictAt(builder, signed, Duration.ofSeconds(-61))).isEqualTo(Verdict.INVALID);
  }

  private static Verdict verdictAt(Verifier.Builder builder, byte[] signed, Duration later) {
    return builder.clock(FixedClock.atNow().plus(later)).build().verify(signed).verdict();
  }

  @Test
  void sameInput_givesTheSameBytes() {
    Verifier verifier = builder(TestLists.evcCentre()).build();
    byte[] forged =
        new String(evc(), StandardCharsets.UTF_8)
            .replace("Praktijk", "Praktijf")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(verifier.verify(evc()).toJson().toJson())
        .isEqualTo(verifier.verify(evc()).toJson().toJson());
    assertThat(verifier.verify(forged).toJson().toJson())
        .isEqualTo(verifier.verify(forged).toJson().toJson());
  }

  @Test
  @Tag("T95")
  void resultsAndMessages_holdNoClaim() {
    JsonObject marked =
        Credentials.evc().with("name", "MARKER-NAME").with("validUntil", "2026-01-01T00:00:00Z");
    JsonObject signed =
        Credentials.secured(marked, TestKeys.issuer(), Cryptosuites.EDDSA_RDFC_2022);
    for (JsonObject document :
        List.of(signed, signed.with("description", "MARKER-2"), signed.with("MARKER-3", "x"))) {
      VerificationResult result = builder(TestLists.evcCentre()).build().verify(bytes(document));
      String said = result.toJson().toJson() + result + result.explain(Language.NL);
      assertThat(said).doesNotContain("MARKER-NAME").doesNotContain("MARKER-2");
    }
  }

  @Test
  void explanations_nameTheVerdictAndEveryCode() {
    VerificationResult refused =
        builder(TestLists.evcCentre())
            .build()
            .verify(
                bytes(
                    Credentials.secured(
                            Credentials.evc().with("validUntil", "2026-10-01T00:00:00Z"),
                            TestKeys.issuer(),
                            Cryptosuites.EDDSA_RDFC_2022)
                        .with("name", "x")));
    assertThat(refused.explain(Language.NL))
        .startsWith("Niet akkoord.")
        .contains("CRYPTOGRAPHIC_SECURITY_ERROR", "EXPIRED");
    assertThat(refused.explain(Language.EN)).startsWith("Refused.");
  }

  @Test
  @org.junit.jupiter.api.DisplayName(
      "DOMAIN issuer 5: the verifier shows what was taken over from an earlier certificate")
  void findingsOfAnEarlierCertificate_areShownAsTakenOver() {
    TakenOver citation =
        new TakenOver("urn:uuid:1", LocalDate.of(2025, 6, 1), List.of("een competentie"));
    JsonObject forged = citation.toEvidence().with("id", "urn:uuid:2\nAkkoord.");
    byte[] certificate =
        bytes(
            Credentials.secured(
                Credentials.evc().with("evidence", JsonArray.of(citation.toEvidence(), forged)),
                TestKeys.issuer(),
                Cryptosuites.EDDSA_JCS_2022));
    VerificationResult result = builder(TestLists.evcCentre()).build().verify(certificate);
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    assertThat(result.report(Language.NL).lines())
        .contains(
            "Overgenomen uit het certificaat van 2025-06-01 (urn:uuid:1)."
                + " Dat certificaat is hier niet gecontroleerd.")
        .doesNotContain("Akkoord.")
        .noneMatch(line -> line.contains("urn:uuid:2"));
    assertThat(result.report(Language.EN))
        .contains("Taken over from the certificate of 2025-06-01");
  }

  @Test
  void verdictTexts_areThereInEveryLanguage() {
    Texts texts = Texts.beside(Verifier.class, "verdicts");
    Set<String> expected =
        java.util.Arrays.stream(Verdict.values())
            .map(verdict -> "verdict." + verdict)
            .collect(Collectors.toCollection(java.util.HashSet::new));
    expected.add("takenOver");
    for (Language language : Language.values()) {
      assertThat(texts.keys(language)).isEqualTo(expected);
    }
  }
}
