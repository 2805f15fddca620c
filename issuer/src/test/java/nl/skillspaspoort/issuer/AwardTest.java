package nl.skillspaspoort.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.core.skill.ResultDescription;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DOMAIN issuer 1, 4 and 5: award, Dutch marks, EVC findings. */
final class AwardTest {
  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
  private static final Alignment TESTING =
      Alignment.esco(
          SkillReference.esco("913e7e83-b8f8-4574-b1ca-1b38f3fd974a"), "softwaretests uitvoeren");
  private static final ResultDescription MARK =
      ResultDescription.dutchMark(
          "https://school.example/achievements/testing#mark", "Eindcijfer", List.of(TESTING));

  private static Issuer issuer() {
    return Issuer.builder()
        .signer(TestKeys.issuer())
        .name("ROC Polderland (fictief)")
        .clock(FixedClock.atNow())
        .build();
  }

  private static Achievement.Builder testing() {
    return Achievement.of("https://school.example/achievements/testing", "Softwaretesten")
        .description("Test software en schrijft op wat er misgaat.")
        .criteria("Praktijkopdracht met een cijfer.")
        .result(MARK);
  }

  private static Award award() {
    return issuer().award(testing().build()).to(TestKeys.did(TestKeys.HOLDER)).on(DAY);
  }

  private static ProblemCode refusal(ThrowingCallable call) {
    return refusalOf(call).problem().code();
  }

  private static IssueException refusalOf(ThrowingCallable call) {
    try {
      call.call();
    } catch (IssueException e) {
      return e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("it was issued");
  }

  @Test
  void award_keepsItsDayAndStartsNow() throws IssueException {
    SignedCredential credential =
        award().results(Mark.parse("7,5").resultOf(MARK)).validFor(Duration.ofDays(365)).sign();
    assertThat(credential.unverified().awardedDate())
        .contains(Instant.parse("2026-06-01T00:00:00Z"));
    assertThat(credential.unverified().validity().from()).contains(FixedClock.NOW);
    assertThat(credential.unverified().validity().until())
        .contains(FixedClock.NOW.plus(Duration.ofDays(365)));
  }

  @Test
  void dutchMark_isWrittenAsOpenBadgesWantsIt() throws IssueException {
    SignedCredential credential = award().results(Mark.parse("7,5").resultOf(MARK)).sign();
    JsonObject description =
        (JsonObject)
            ((JsonArray)
                    at(credential.json(), "credentialSubject", "achievement")
                        .get("resultDescription")
                        .orElseThrow())
                .get(0);
    assertThat(description.text("valueMin")).contains("1");
    assertThat(description.text("valueMax")).contains("10");
    assertThat(description.text("requiredValue")).contains("5.5");
    JsonObject result =
        (JsonObject)
            ((JsonArray) at(credential.json(), "credentialSubject").get("result").orElseThrow())
                .get(0);
    assertThat(result.text("value")).contains("7.5");
    assertThat(result.text("status")).contains("Completed");
  }

  private static JsonObject at(JsonObject json, String... names) {
    JsonObject found = json;
    for (String name : names) {
      found = (JsonObject) found.get(name).orElseThrow();
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({"5.4,Failed", "5.5,Completed", "10,Completed", "1,Failed"})
  void mark_passesByTheRequiredValue(String text, String status) throws IssueException {
    assertThat(Mark.parse(text).resultOf(MARK).status()).contains(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tien", "", "7,5,0", "-3", "7/10", "1e1", "７", "999"})
  void textThatIsNoMark_isRefused(String text) {
    assertThat(refusal(() -> Mark.parse(text))).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0,9", "10,1", "11", "75"})
  void markOffTheScale_isRefused(String text) {
    assertThat(refusal(() -> Mark.parse(text))).isEqualTo(ProblemCode.RANGE_ERROR);
  }

  @Test
  void failingMarkAssertedAsPassed_isRefused() {
    IssueException refusal = refusalOf(() -> award().results(mark("5.4", "Completed")).sign());
    assertThat(refusal.problem().code()).isEqualTo(ProblemCode.RESULT_CONTRADICTS);
    assertThat(refusal.problem().where()).isEqualTo("/credentialSubject/result/0/value");
    assertThat(refusal.getMessage()).doesNotContain("5.4");
  }

  @Test
  void passingMarkAssertedAsFailed_isRefused() {
    assertThat(refusal(() -> award().results(mark("5.5", "Failed")).sign()))
        .isEqualTo(ProblemCode.RESULT_CONTRADICTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7,5", "0", "11", "ten"})
  void valueOutsideTheRangeOfItsDescription_isRefused(String value) {
    assertThat(refusal(() -> award().results(mark(value, "InProgress")).sign()))
        .isEqualTo(ProblemCode.RANGE_ERROR);
  }

  private static Result mark(String value, String status) {
    return new Result(
        Optional.of(MARK.id()),
        Optional.of(status),
        Optional.of(value),
        Optional.empty(),
        List.of());
  }

  @Test
  void resultThatNobodyDescribed_isRefused() {
    Result other =
        Result.shown(ResultDescription.shownOrNot("https://school.example/x", "x", TESTING));
    assertThat(refusal(() -> award().results(other).sign()))
        .isEqualTo(ProblemCode.RESULT_NOT_DESCRIBED);
  }

  @Test
  void awardWithoutHolderOrDay_isAMistakeOfTheCaller() {
    assertThatThrownBy(() -> issuer().award(testing().build()).on(DAY).sign())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("to(holder)");
    assertThatThrownBy(
            () -> issuer().award(testing().build()).to(TestKeys.did(TestKeys.HOLDER)).sign())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("on(date)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "\u2003"})
  void emptyText_isRefusedWithItsPlace(String blank) {
    Achievement nameless =
        testing().with("criteria", JsonObject.builder().put("narrative", blank).build()).build();
    IssueException refusal =
        refusalOf(() -> issuer().award(nameless).to(TestKeys.did(TestKeys.HOLDER)).on(DAY).sign());
    assertThat(refusal.problem().code()).isEqualTo(ProblemCode.EMPTY_TEXT);
    assertThat(refusal.problem().where())
        .isEqualTo("/credentialSubject/achievement/criteria/narrative");
  }

  @Test
  void periodOfNoLength_isRefused() {
    assertThat(refusal(() -> award().validFor(Duration.ZERO).sign()))
        .isEqualTo(ProblemCode.INVALID_PERIOD);
    CredentialDraft draft =
        CredentialDraft.about(TestKeys.did(TestKeys.HOLDER))
            .achievement(testing().build())
            .validFrom(FixedClock.NOW)
            .validUntil(FixedClock.NOW)
            .build();
    assertThat(refusal(() -> issuer().issue(draft))).isEqualTo(ProblemCode.INVALID_PERIOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"123456782", "leerling 123456782.", "123.456.782", "1234.56.782", "111 222 333"})
  void numberLikeABsn_isRefusedWithoutADigitInTheMessage(String text) {
    Achievement achievement = testing().with("tag", JsonArray.of(new JsonString(text))).build();
    IssueException refusal =
        refusalOf(
            () -> issuer().award(achievement).to(TestKeys.did(TestKeys.HOLDER)).on(DAY).sign());
    assertThat(refusal.problem().code()).isEqualTo(ProblemCode.PERSONAL_NUMBER);
    assertThat(refusal.problem().where()).isEqualTo("/credentialSubject/achievement/tag/0");
    assertThat(refusal.problem().found() + refusal.problem().expected()).doesNotMatch(".*[0-9].*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456783",
        "1234567820",
        "12345678",
        "a123456782",
        "000000000",
        "urn:uuid:12345678-2345-6782-1234-123456782123",
        "123.456-782"
      })
  void otherNumbers_pass(String text) {
    assertThat(PersonalNumbers.occurIn(text)).isFalse();
  }

  @Test
  void numberLikeABsn_passesWhenItIsAllowedByName() throws IssueException {
    Issuer lenient =
        Issuer.builder()
            .signer(TestKeys.issuer())
            .clock(FixedClock.atNow())
            .allowNumbersLikeBsn()
            .build();
    Achievement achievement =
        testing().with("tag", JsonArray.of(new JsonString("123456782"))).build();
    assertThat(lenient.award(achievement).to(TestKeys.did(TestKeys.HOLDER)).on(DAY).sign())
        .isNotNull();
  }

  @Property(tries = 200)
  void everyNumberThatPassesTheElevenTest_isFound(@ForAll @IntRange(min = 1) int seed) {
    String eight = String.format(java.util.Locale.ROOT, "%08d", seed % 100_000_000);
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += (9 - i) * (eight.charAt(i) - '0');
    }
    int check = sum % 11;
    if (check < 10) {
      assertThat(PersonalNumbers.occurIn("nr " + eight + check)).isTrue();
      assertThat(PersonalNumbers.occurIn(eight + (check + 1) % 10)).isFalse();
    }
  }

  @Test
  @Tag("T83")
  void whatWasPrepared_isWhatIsSigned() throws IssueException {
    Issuer issuer = issuer();
    PreparedCredential shown = issuer.prepare(award().draft());
    SignedCredential signed = issuer.sign(shown);
    assertThat(signed.json().without("proof")).isEqualTo(shown.claims().json());
    assertThat(issuer.prepare(award().validFor(Duration.ofDays(1)).draft()).digest())
        .isNotEqualTo(shown.digest());
  }

  @Test
  void findingsOfAnEarlierCertificate_areTakenOverAndCited() throws IssueException {
    List<ResultDescription> competences =
        List.of(competence(1), competence(2), competence(3), competence(4));
    Achievement.Builder builder =
        Achievement.of("https://evc.example/certificate", "Ervaringscertificaat")
            .description("Wat iemand kan.")
            .criteria("Portfolio en gesprek.");
    competences.forEach(builder::result);
    Achievement certificate = builder.build();
    SignedCredential first =
        issuer()
            .award(certificate)
            .to(TestKeys.did(TestKeys.HOLDER))
            .on(DAY)
            .id("urn:uuid:6c1c3a5e-5c3b-4a61-9a7e-0d6f6b1b9f10")
            .findings(
                EvcFindings.about(competences)
                    .shown(competences.get(0))
                    .shown(competences.get(1))
                    .notShown(competences.get(2))
                    .build())
            .sign();
    SignedCredential second =
        issuer()
            .award(certificate)
            .to(TestKeys.did(TestKeys.HOLDER))
            .on(DAY.plusYears(1))
            .findings(
                EvcFindings.about(competences)
                    .shown(competences.get(2))
                    .notShown(competences.get(1))
                    .evidence("Werkplekbezoek", "Twee beoordelaars, een dag.")
                    .takeOver(first.unverified())
                    .build())
            .sign();
    assertThat(second.unverified().achievementSubject().orElseThrow().skillFindings())
        .extracting(SkillFinding::outcome)
        .containsExactly(
            SkillFinding.Outcome.SHOWN,
            SkillFinding.Outcome.NOT_SHOWN,
            SkillFinding.Outcome.SHOWN,
            SkillFinding.Outcome.UNKNOWN);
    JsonArray evidence = (JsonArray) second.json().get("evidence").orElseThrow();
    assertThat(evidence.size()).isEqualTo(2);
    JsonObject citation = (JsonObject) evidence.get(1);
    assertThat(citation.text("id")).isEqualTo(first.unverified().id());
    assertThat(citation.text("name")).contains("Overgenomen uit het certificaat van 2026-06-01");
    assertThat(citation.text("narrative")).contains("competentie 1");
  }

  private static ResultDescription competence(int number) {
    return ResultDescription.shownOrNot(
        "https://evc.example/standard#" + number,
        "competentie " + number,
        Alignment.esco(
            SkillReference.esco("5206a9b8-8337-4f0b-ae00-163a2f55d8c" + number), "vaardigheid"));
  }

  @Test
  void findingTwiceOrOfAnotherStandard_isAMistakeOfTheCaller() {
    EvcFindings.Builder findings = EvcFindings.about(List.of(competence(1))).shown(competence(1));
    assertThatThrownBy(() -> findings.notShown(competence(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> findings.shown(competence(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void earlierCertificateWithNothingShown_cannotBeTakenOver() throws IssueException {
    SignedCredential unrelated = award().sign();
    assertThat(
            refusal(
                () -> EvcFindings.about(List.of(competence(1))).takeOver(unrelated.unverified())))
        .isEqualTo(ProblemCode.RESULT_NOT_DESCRIBED);
  }
}
