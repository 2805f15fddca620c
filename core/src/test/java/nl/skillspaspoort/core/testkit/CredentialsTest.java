package nl.skillspaspoort.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.DataModel;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.skill.SkillFinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other tests start from is good. */
class CredentialsTest {

  @ParameterizedTest
  @MethodSource("all")
  void everyCredential_isWellFormed(JsonObject json) throws Exception {
    CredentialClaims claims = CredentialClaims.read(json);
    assertThat(claims.dataModel()).isEqualTo(DataModel.V2_0);
    assertThat(claims.issuer().id()).isEqualTo(TestKeys.did(TestKeys.ISSUER).value());
    assertThat(claims.subjectIds()).containsExactly(TestKeys.did(TestKeys.HOLDER).value());
    assertThat(json.has("proof")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyCredential_canBeSigned(JsonObject json) {
    assertThat(Credentials.signed(json).json().without("proof")).isEqualTo(json);
  }

  @Test
  void evc_showsEightOfTenSkills() throws Exception {
    assertThat(CredentialClaims.read(Credentials.evc()).achievementSubject().orElseThrow())
        .satisfies(
            subject -> {
              assertThat(subject.skillFindings())
                  .filteredOn(finding -> finding.outcome() == SkillFinding.Outcome.SHOWN)
                  .extracting(SkillFinding::skill)
                  .containsExactlyElementsOf(Credentials.EVC_SHOWN);
              assertThat(subject.skillFindings())
                  .filteredOn(finding -> finding.outcome() == SkillFinding.Outcome.NOT_SHOWN)
                  .extracting(SkillFinding::skill)
                  .containsExactlyElementsOf(Credentials.EVC_NOT_SHOWN);
              assertThat(subject.skillFindings()).hasSize(10);
            });
  }

  @Test
  void keys_areDifferentAndFixed() {
    assertThat(
            Stream.of(TestKeys.ISSUER, TestKeys.HOLDER, TestKeys.STRANGER, TestKeys.LIST_SIGNER)
                .map(key -> TestKeys.did(key).value()))
        .doesNotHaveDuplicates()
        .first()
        .isEqualTo("did:key:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX");
    assertThat(FixedClock.atNow().instant()).isEqualTo("2026-11-23T12:00:00Z");
  }

  static Stream<JsonObject> all() {
    return Stream.of(Credentials.evc(), Credentials.small(), Credentials.minimal());
  }
}
