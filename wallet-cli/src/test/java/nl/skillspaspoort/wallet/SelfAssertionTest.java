package nl.skillspaspoort.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SelfAssertionTest {
  private static final Alignment SKILL = alignment(Credentials.EVC_SHOWN.get(0));

  static Alignment alignment(SkillReference skill) {
    return Alignment.esco(skill, "een vaardigheid");
  }

  @Test
  void ownWord_isKeptWithItsSkills() throws Exception {
    try (Wallet wallet = TestWallets.inMemory()) {
      KeptCredential kept = wallet.selfAssert(assertion("Samenwerken", "Drie jaar", 1));
      var claims = kept.credential().unverified();
      assertThat(claims.issuer().id()).isEqualTo(TestKeys.did(TestKeys.HOLDER).value());
      assertThat(claims.subjectIds()).containsExactly(claims.issuer().id());
      assertThat(claims.achievementSubject().orElseThrow().skillFindings())
          .extracting(SkillFinding::skill)
          .containsExactly(Credentials.EVC_SHOWN.get(0));
      assertThat(kept.isAboutSomebodyElse(wallet.holder())).isFalse();
      assertThat(kept.isAboutSomebodyElse(TestKeys.did(TestKeys.STRANGER))).isTrue();
    }
  }

  @Test
  void partsOutsideTheirBounds_areRefused() {
    assertThat(assertion("a".repeat(200), "b".repeat(4_000), 50).skills()).hasSize(50);
    refused("a".repeat(201), "b", 1);
    refused(" ", "b", 1);
    refused("a", "b".repeat(4_001), 1);
    refused("a", "\n", 1);
    refused("a", "b", 0);
    refused("a", "b", 51);
  }

  @Test
  @Tag("T95")
  void toString_saysNothing() {
    assertThat(assertion("Samenwerken", "Drie jaar", 1)).hasToString("SelfAssertion");
  }

  private static SelfAssertion assertion(String title, String evidence, int skills) {
    return new SelfAssertion(title, evidence, Collections.nCopies(skills, SKILL));
  }

  private static void refused(String title, String evidence, int skills) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertion(title, evidence, skills))
        .withMessageContaining("expected 1 to");
  }
}
