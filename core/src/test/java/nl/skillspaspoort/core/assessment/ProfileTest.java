package nl.skillspaspoort.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.core.skill.ResultDescription;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.testkit.FixedClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("DOMAIN core 8: profiles and linter")
final class ProfileTest {
  private static final Alignment SKILL =
      Alignment.esco(SkillReference.esco("913e7e83-b8f8-4574-b1ca-1b38f3fd974a"), "testen");
  private static final ResultDescription COMPETENCE =
      ResultDescription.shownOrNot("https://evc.example/standaard#1", "testen", SKILL);

  private static Achievement.Builder achievement() {
    return Achievement.of("https://evc.example/a", "Naam")
        .description("Omschrijving")
        .criteria("Doen")
        .type("Certificate");
  }

  private static CredentialClaims claims(CredentialDraft.Builder draft) throws Exception {
    JsonObject issuer =
        JsonObject.builder()
            .put("id", "did:web:evc.example")
            .put("type", JsonArray.ofStrings(List.of("Profile")))
            .put("name", "EVC-huis (fictief)")
            .build();
    return CredentialClaims.read(
        draft.build().toUnsignedCredential(issuer, "urn:example:1", FixedClock.NOW));
  }

  private static CredentialDraft.Builder draft(Achievement achievement) {
    return CredentialDraft.about(new Did("did:example:houder")).achievement(achievement);
  }

  private static List<String> names(List<MissingElement> missing) {
    return missing.stream().map(element -> element.name(Language.EN)).toList();
  }

  @Test
  void evcCertificate_needsStandardCompetencesFindingsAndGrounds() throws Exception {
    Achievement full =
        achievement().standard("https://evc.example/standaard").result(COMPETENCE).build();
    assertThat(Profile.NL_EVC.missing(full)).isEmpty();
    CredentialDraft.Builder draft = draft(full);
    assertThat(names(Profile.NL_EVC.missing(claims(draft))))
        .containsExactly(
            "the date of the award",
            "what was found: the results",
            "what the judgement rests on, such as a portfolio or an interview");
    draft
        .awardedDate(FixedClock.NOW)
        .result(Result.notShown(COMPETENCE))
        .with(
            "evidence",
            JsonArray.of(
                JsonObject.builder()
                    .put("type", JsonArray.ofStrings(List.of("Evidence")))
                    .put("name", "Portfolio")
                    .build()));
    assertThat(Profile.NL_EVC.missing(claims(draft))).isEmpty();
    assertThat(names(Profile.NL_EVC.missing(achievement().skill(SKILL).build())))
        .containsExactly(
            "the standard that people are compared with",
            "the competences, each shown or not shown",
            "the skill of each competence");
  }

  @Test
  void praktijkverklaring_needsTheCompany() throws Exception {
    CredentialDraft.Builder draft =
        draft(achievement().result(COMPETENCE).build())
            .awardedDate(FixedClock.NOW)
            .result(Result.shown(COMPETENCE));
    assertThat(names(Profile.NL_PRAKTIJKVERKLARING.missing(claims(draft))))
        .containsExactly("the name of the company");
    draft.source(
        JsonObject.builder()
            .put("id", "did:web:bedrijf.example")
            .put("type", JsonArray.ofStrings(List.of("Profile")))
            .put("name", "Leerbedrijf (fictief)")
            .build());
    assertThat(Profile.NL_PRAKTIJKVERKLARING.missing(claims(draft))).isEmpty();
  }

  @Test
  void emptyTexts_sayNothing() throws Exception {
    Achievement bare =
        Achievement.of("https://evc.example/a", " ").description("").criteria(" ").build();
    assertThat(names(Profile.OPEN_BADGES.missing(bare)))
        .containsExactly("the name", "the description", "what somebody must do for it");
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void everyProfileAndElement_hasATextInBothLanguages(Profile profile) throws Exception {
    assertThat(Profile.ofCode(profile.code())).isEqualTo(Optional.of(profile));
    CredentialClaims nothing =
        CredentialClaims.read(claims(draft(achievement().build())).json().without("awardedDate"));
    Achievement bare =
        Achievement.of("https://evc.example/a", " ").description("").criteria(" ").build();
    for (Language language : Language.values()) {
      assertThat(profile.name(language)).isNotBlank();
      for (MissingElement missing : profile.missing(bare)) {
        assertThat(missing.text(language)).contains(profile.code(), missing.name(language));
      }
      for (MissingElement missing : profile.missing(nothing)) {
        assertThat(missing.text(language)).isNotBlank();
      }
      for (MissingElement missing : profile.missingOfIssuer(JsonObject.EMPTY)) {
        assertThat(missing.text(language)).isNotBlank();
      }
    }
  }
}
