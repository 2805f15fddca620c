package nl.skillspaspoort.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialDraftTest {
  private static final JsonObject ISSUER = Credentials.issuerProfile();

  @Test
  void least_isFilledIn() throws Exception {
    JsonObject json =
        CredentialDraft.about(TestKeys.did(TestKeys.HOLDER))
            .achievement(achievement())
            .build()
            .toUnsignedCredential(ISSUER, "urn:uuid:1", FixedClock.NOW);
    assertThat(json.names())
        .containsExactly(
            "@context", "id", "type", "name", "issuer", "validFrom", "credentialSubject");
    assertThat(json.text("id")).contains("urn:uuid:1");
    assertThat(json.text("name")).contains("Lassen");
    assertThat(json.text("validFrom")).contains("2026-11-23T12:00:00Z");
    assertThat(json.get("issuer")).contains(ISSUER);
    assertThat(CredentialClaims.read(json).validity().until()).isEmpty();
    assertThat(json.toJson()).doesNotContain("null").doesNotContain("[]");
  }

  @Test
  void period_isCountedFromItsStart() throws Exception {
    CredentialDraft.Builder builder =
        CredentialDraft.about(TestKeys.did(TestKeys.HOLDER)).achievement(achievement());
    assertThat(until(builder.validFor(Duration.ofDays(1))))
        .isEqualTo(FixedClock.NOW.plus(Duration.ofDays(1)));
    Instant start = Instant.parse("2027-01-01T00:00:00Z");
    assertThat(until(builder.validFrom(start))).isEqualTo(start.plus(Duration.ofDays(1)));
    assertThat(until(builder.validUntil(start))).isEqualTo(start);
    assertThat(until(builder.validFor(Duration.ZERO))).isEqualTo(start);
  }

  @Test
  void endBeforeTheStart_isRefused() {
    CredentialDraft draft =
        CredentialDraft.about(TestKeys.did(TestKeys.HOLDER))
            .achievement(achievement())
            .validUntil(FixedClock.NOW.minusSeconds(1))
            .build();
    assertThatThrownBy(() -> draft.toUnsignedCredential(ISSUER, "urn:x", FixedClock.NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-11-23T11:59:59Z");
  }

  @Test
  void draft_isNotChangedByItsBuilder() {
    CredentialDraft.Builder builder =
        CredentialDraft.about(TestKeys.did(TestKeys.HOLDER)).achievement(achievement());
    CredentialDraft draft = builder.build();
    JsonObject before = draft.toUnsignedCredential(ISSUER, "urn:x", FixedClock.NOW);
    builder.name("other").with("evidence", JsonArray.of()).validFor(Duration.ofDays(1));
    assertThat(draft.toUnsignedCredential(ISSUER, "urn:x", FixedClock.NOW)).isEqualTo(before);
  }

  @Test
  void draftWithoutAchievement_isRefused() {
    CredentialDraft.Builder builder = CredentialDraft.about(TestKeys.did(TestKeys.HOLDER));
    assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@context",
        "id",
        "type",
        "name",
        "issuer",
        "validFrom",
        "validUntil",
        "awardedDate",
        "credentialSubject",
        "proof"
      })
  void memberThatTheBuilderWrites_isRefused(String member) {
    CredentialDraft.Builder builder = CredentialDraft.about(TestKeys.did(TestKeys.HOLDER));
    assertThatThrownBy(() -> builder.with(member, new JsonString("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(member);
  }

  @Test
  void context_isThereForTheTermsThatAreUsed() throws Exception {
    String profile = CredentialDraft.PROFILE_CONTEXT;
    assertThat(contexts(draft(achievement()))).doesNotContain(profile);
    Achievement levelled =
        Achievement.of("urn:a", "n")
            .description("d")
            .criteria("c")
            .level(QualificationLevel.nlqf("4+"))
            .build();
    assertThat(contexts(draft(levelled)))
        .containsExactly(DataModel.V2_0.context(), CredentialDraft.OPEN_BADGES_CONTEXT, profile);
    JsonObject evidence =
        Credentials.json(
            "{\"id\":\"urn:evidence\",\"type\":[\"Evidence\"],\"ext:supervision\":\"OnSite\"}");
    CredentialDraft elsewhere =
        CredentialDraft.about(TestKeys.did(TestKeys.HOLDER))
            .achievement(achievement())
            .with("evidence", JsonArray.of(evidence))
            .build();
    assertThat(contexts(elsewhere)).contains(profile);
    assertThat(
            Credentials.secured(
                elsewhere.toUnsignedCredential(ISSUER, "urn:x", FixedClock.NOW),
                TestKeys.issuer(),
                Cryptosuites.EDDSA_RDFC_2022))
        .isNotNull();
  }

  @Tag("T95")
  @Test
  void toString_showsNothing() {
    assertThat(Credentials.evcDraft()).hasToString("CredentialDraft");
  }

  private static CredentialDraft draft(Achievement achievement) {
    return CredentialDraft.about(TestKeys.did(TestKeys.HOLDER)).achievement(achievement).build();
  }

  private static List<String> contexts(CredentialDraft draft) throws Exception {
    return draft
        .toUnsignedCredential(ISSUER, "urn:x", FixedClock.NOW)
        .required("@context", "")
        .asArray("")
        .elements()
        .stream()
        .map(value -> ((JsonString) value).value())
        .toList();
  }

  private static Instant until(CredentialDraft.Builder builder) throws Exception {
    return CredentialClaims.read(
            builder.build().toUnsignedCredential(ISSUER, "urn:x", FixedClock.NOW))
        .validity()
        .until()
        .orElseThrow();
  }

  private static Achievement achievement() {
    return Achievement.of("https://school.example/lassen", "Lassen")
        .description("Lassen niveau 2")
        .criteria("Proefstuk")
        .build();
  }
}
