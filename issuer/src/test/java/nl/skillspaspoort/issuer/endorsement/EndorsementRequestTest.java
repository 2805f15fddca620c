package nl.skillspaspoort.issuer.endorsement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.Issuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EndorsementRequestTest {
  private static final SignedCredential BADGE = Credentials.signed(Credentials.small());

  private static Issuer colleague() {
    return Issuer.builder().signer(TestKeys.stranger()).clock(FixedClock.atNow()).build();
  }

  @Test
  void endorsement_isACredentialAboutTheCredential() throws IssueException {
    EndorsementRequest request =
        EndorsementRequest.parse(EndorsementRequest.of(BADGE, "Klopt dit?").bytes());
    SignedCredential endorsement =
        request.endorse(colleague(), "Drie jaar mee gewerkt.", FixedClock.NOW);
    assertThat(endorsement.unverified().types()).contains("EndorsementCredential");
    assertThat(endorsement.unverified().subjectIds()).containsExactly(Credentials.SMALL_ID);
    assertThat(endorsement.unverified().issuer().id())
        .isEqualTo(TestKeys.did(TestKeys.STRANGER).value());
    JsonObject subject = (JsonObject) endorsement.json().get("credentialSubject").orElseThrow();
    assertThat(subject.text("endorsementComment")).contains("Drie jaar mee gewerkt.");
    assertThat(request.toString()).doesNotContain("Klopt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "bsn 123456782"})
  void emptyCommentOrNumberLikeABsn_isNotSigned(String comment) throws IssueException {
    EndorsementRequest request = EndorsementRequest.of(BADGE, "Klopt dit?");
    assertThatThrownBy(() -> request.endorse(colleague(), comment, FixedClock.NOW))
        .isInstanceOf(IssueException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "x", "{\"type\":\"SkillspaspoortEndorsementRequest\"}"})
  void otherFiles_areRefused(String text) {
    assertThatThrownBy(() -> EndorsementRequest.parse(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IssueException.class);
  }
}
