package nl.skillspaspoort.core.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.skill.SkillReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PresentationRequestTest {
  private static final Instant END = Instant.parse("2026-12-07T12:00:00Z");
  private static final PresentationRequest PLAIN =
      new PresentationRequest("https://employer.example", "WQ8xqDTn0sS8Yq1lH4bT5g", "job");
  private static final PresentationRequest FULL =
      PLAIN
          .wanting(
              new WantedClaims(
                      List.of("OpenBadgeCredential"),
                      List.of(SkillReference.esco("60c78287-22eb-4103-9c8c-28deaa460da0")))
                  .provenBy(ProofLevel.P6B))
          .keptFor(Period.ofDays(28))
          .openUntil(END);

  @Test
  void everyTerm_isReadAsItWasWritten() throws CredentialFormatException {
    assertThat(read(FULL.toJson())).isEqualTo(FULL);
    assertThat(read(PLAIN.toJson())).isEqualTo(PLAIN);
    assertThat(PLAIN.toJson().names()).containsExactly("audience", "challenge", "purpose");
  }

  @Test
  void lastMoment_isStillInTime() {
    assertThat(FULL.isOpenAt(END)).isTrue();
    assertThat(FULL.isOpenAt(END.plusNanos(1))).isFalse();
    assertThat(PLAIN.isOpenAt(Instant.MAX)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P4W", "P1Y", "P10Y", "P6M", "P1Y6M"})
  void retention_isAnyPeriodUpToTenYears(String text) throws CredentialFormatException {
    assertThat(read(PLAIN.toJson().with("retention", text)).retention())
        .contains(Period.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "28", "P0D", "P-1D", "P11Y", "P121M", "P9999D", "PT1H", "P1D "})
  void otherRetention_isRefused(String text) {
    assertThatThrownBy(() -> read(PLAIN.toJson().with("retention", text)))
        .isInstanceOf(CredentialFormatException.class)
        .hasMessageContaining("/retention");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-12-07", "soon"})
  void otherEnd_isRefused(String text) {
    assertThatThrownBy(() -> read(PLAIN.toJson().with("expires", text)))
        .isInstanceOf(CredentialFormatException.class)
        .hasMessageContaining("/expires");
  }

  @Test
  void unknownProofLevel_isRefused() {
    JsonObject wanted = JsonObject.builder().put("minimumProof", "P9").build();
    assertThatThrownBy(() -> read(PLAIN.toJson().with("wanted", wanted)))
        .isInstanceOf(CredentialFormatException.class)
        .hasMessageContaining("/wanted/minimumProof");
  }

  private static PresentationRequest read(JsonObject json) throws CredentialFormatException {
    return PresentationRequest.parse(json.toJson().getBytes(StandardCharsets.UTF_8));
  }
}
