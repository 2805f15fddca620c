package nl.skillspaspoort.core.endorsement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.testkit.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EndorsementRequestTest {
  private static final SignedCredential BADGE = Credentials.signed(Credentials.small());

  @Test
  void file_isReadAsItWasWritten() throws CredentialFormatException {
    EndorsementRequest request = EndorsementRequest.of(BADGE, "Klopt dit?").askedOf("Bedrijf");
    assertThat(EndorsementRequest.parse(request.bytes())).isEqualTo(request);
    assertThat(request.endorses()).isEqualTo(Credentials.SMALL_ID);
    assertThat(request.title()).isEqualTo("Samenwerken");
    assertThat(request.toString()).doesNotContain("Klopt", "Bedrijf");
  }

  @Test
  void credentialWithoutIdentifier_cannotBeEndorsed() {
    SignedCredential nameless = Credentials.signed(Credentials.small().without("id"));
    assertThatThrownBy(() -> EndorsementRequest.of(nameless, "?"))
        .isInstanceOf(CredentialFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "x",
        "{\"type\":\"SkillspaspoortEndorsementRequest\"}",
        "{\"type\":\"SkillspaspoortEndorsementRequest\",\"endorses\":\"a\",\"title\":\"b\",\"question\":\"c\",\"more\":1}"
      })
  void otherFiles_areRefused(String text) {
    assertThatThrownBy(() -> EndorsementRequest.parse(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(CredentialFormatException.class);
  }

  @Test
  void longText_isRefused() {
    assertThatThrownBy(() -> EndorsementRequest.of(BADGE, "?".repeat(4_001)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("??");
  }
}
