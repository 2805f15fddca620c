package nl.skillspaspoort.core.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.SkillFinding.Outcome;
import nl.skillspaspoort.core.testkit.Credentials;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was left out of a credential never makes a skill better than it is. */
class WithheldTest {
  private static final String SUBJECT = "/credentialSubject";

  @ParameterizedTest
  @CsvSource({
    "/a/b, true, true",
    "/a, false, true",
    "/a/bb, false, false",
    "/a/b/c, false, false",
    "/a/b-1, false, false",
    "/c, true, true"
  })
  void places_areExactOnes(String place, boolean from, boolean within) {
    Withheld withheld = Withheld.from(List.of("/a/b", "/c", "/a.b"));
    assertThat(withheld.isFrom(place)).isEqualTo(from);
    assertThat(withheld.isWithin(place)).isEqualTo(within);
    assertThat(Withheld.nothing().isWithin(place)).isFalse();
    assertThat(Withheld.anywhere().isFrom(place)).isTrue();
  }

  @Test
  void nothingAndAnywhere_differ() {
    assertThat(Withheld.from(List.of())).isSameAs(Withheld.nothing());
    assertThat(Withheld.nothing()).isNotEqualTo(Withheld.anywhere());
    assertThat(Withheld.from(List.of("/a"))).isEqualTo(Withheld.from(List.of("/a")));
    assertThat(Withheld.anywhere().isNothing()).isFalse();
  }

  @Test
  void resultThatIsIncomplete_showsNothing_othersDo() throws Exception {
    Map<String, Outcome> found = evc(Credentials.evc(), SUBJECT + "/result/0");
    assertThat(found).containsEntry(Credentials.EVC_SHOWN.get(0).toString(), Outcome.UNKNOWN);
    assertThat(found).containsEntry(Credentials.EVC_SHOWN.get(1).toString(), Outcome.SHOWN);
    assertThat(found).containsEntry(Credentials.EVC_NOT_SHOWN.get(0).toString(), Outcome.NOT_SHOWN);
  }

  @Test
  void incompleteResultThatFailed_isStillNotShown() throws Exception {
    assertThat(evc(Credentials.evc(), SUBJECT + "/result/9"))
        .containsEntry(Credentials.EVC_NOT_SHOWN.get(1).toString(), Outcome.NOT_SHOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SUBJECT,
        SUBJECT + "/result",
        SUBJECT + "/achievement",
        SUBJECT + "/achievement/resultDescription",
        SUBJECT + "/achievement/resultDescription/3",
        SUBJECT + "/achievement/resultDescription/3/alignment"
      })
  void whereAResultMayBeHidden_nothingIsShown(String place) throws Exception {
    assertThat(evc(Credentials.evc(), place).values())
        .hasSize(10)
        .containsOnly(Outcome.UNKNOWN, Outcome.NOT_SHOWN);
    assertThat(evc(Credentials.small(), place).values()).containsOnly(Outcome.UNKNOWN);
  }

  @Test
  void alignmentsThatAreLeftOut_changeNothingForTheOthers() throws Exception {
    assertThat(evc(Credentials.small(), SUBJECT + "/achievement/alignment").values())
        .containsOnly(Outcome.SHOWN);
  }

  /** All that was said of the results is gone; the achievement promises the skill all the same. */
  @Test
  void promiseWithoutTheResultsBehindIt_isUnknown() throws Exception {
    JsonObject evc = Credentials.evc();
    JsonObject subject = evc.required("credentialSubject", "").asObject("");
    JsonObject achievement = subject.required("achievement", "").asObject("");
    JsonObject bare =
        subject
            .without("result")
            .with("achievement", achievement.with("resultDescription", JsonArray.of()));
    JsonObject shown = evc.with("credentialSubject", bare);
    assertThat(evc(shown, SUBJECT + "/achievement/resultDescription").values())
        .hasSize(10)
        .containsOnly(Outcome.UNKNOWN);
  }

  @Test
  void incompleteResultThatSaysNotWhatItIsAbout_maySpeakOfEverySkill() throws Exception {
    JsonObject evc = Credentials.evc();
    JsonObject subject = evc.required("credentialSubject", "").asObject("");
    JsonArray results = subject.required("result", "").asArray("");
    List<nl.skillspaspoort.core.json.JsonValue> list =
        new java.util.ArrayList<>(results.elements());
    list.set(9, Credentials.json("{\"type\":[\"Result\"]}"));
    JsonObject shown = evc.with("credentialSubject", subject.with("result", new JsonArray(list)));
    assertThat(evc(shown, SUBJECT + "/result/9").values()).doesNotContain(Outcome.SHOWN);
    assertThat(evc(shown, SUBJECT + "/elsewhere").values()).contains(Outcome.SHOWN);
  }

  @Test
  void anywhere_showsNothing() throws Exception {
    for (JsonObject credential : List.of(Credentials.evc(), Credentials.small())) {
      assertThat(findings(CredentialClaims.read(credential, Withheld.anywhere())).values())
          .doesNotContain(Outcome.SHOWN);
    }
  }

  private static Map<String, Outcome> evc(JsonObject credential, String place) throws Exception {
    return findings(CredentialClaims.read(credential, Withheld.from(List.of(place))));
  }

  private static Map<String, Outcome> findings(CredentialClaims claims) {
    return claims.achievementSubject().orElseThrow().skillFindings().stream()
        .collect(Collectors.toMap(finding -> finding.skill().toString(), SkillFinding::outcome));
  }

  @Tag("T37")
  @Test
  void subjectsThatMayBeWithheld_areRefused() throws Exception {
    JsonObject credential = Credentials.evc();
    JsonObject listed =
        credential.with(
            "credentialSubject", JsonArray.of(credential.required("credentialSubject", "")));
    assertThat(CredentialClaims.read(listed).achievementSubject()).isPresent();
    CredentialFormatException refused =
        catchThrowableOfType(
            CredentialFormatException.class,
            () -> CredentialClaims.read(listed, Withheld.from(List.of("/credentialSubject"))));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.CLAIM_NOT_DISCLOSABLE);
  }
}
