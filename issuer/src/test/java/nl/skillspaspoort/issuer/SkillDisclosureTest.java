package nl.skillspaspoort.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.credential.SecuringMechanism;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.sdjwt.Disclosure;
import nl.skillspaspoort.core.sdjwt.DisclosurePolicy;
import nl.skillspaspoort.core.sdjwt.SdJwt;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer that secures its credentials so that they can be shown skill by skill. */
@Tag("T83")
final class SkillDisclosureTest {
  private static final String RESULT = "/credentialSubject/result/";

  @Test
  void draft_becomesASdJwtOfEitherForm() throws ProblemException {
    for (Securing securing : List.of(Securing.sdJwt(), Securing.sdJwtVc())) {
      SignedCredential credential = issuer(securing).issue(Credentials.evcDraft());
      assertThat(credential.mechanism()).isEqualTo(SecuringMechanism.SD_JWT);
      assertThat(credential.json()).isEqualTo(Credentials.evc());
      VcSdJwt token = VcSdJwt.parseCredential(credential.text(), JsonReader.strict());
      assertThat(token.verify(TestKeys.ISSUER.publicKey())).isEqualTo(Credentials.evc());
      assertThat(token.confirmation().orElseThrow().key()).contains(TestKeys.HOLDER.publicKey());
      assertThat(token.claims().issuedAt()).contains(FixedClock.NOW);
      assertThat(findings(credential)).isEqualTo(findings(Credentials.signed(Credentials.evc())));
    }
    SignedCredential vc = issuer(Securing.sdJwtVc()).issue(Credentials.evcDraft());
    assertThat(SdJwt.parse(vc.text()).unverifiedClaims().text("vct"))
        .contains(Securing.OPEN_BADGE_VCT);
    assertThat(vc.sdJwt().orElseThrow().claims().expires())
        .contains(Credentials.EVC_AWARDED.plus(java.time.Duration.ofDays(730)).plusSeconds(1));
  }

  /** What a result says can be withheld; that there is one, and about what, cannot. */
  @Test
  void everyResult_canBeShownByItself() throws ProblemException {
    SignedCredential credential = issuer(Securing.sdJwt()).issue(Credentials.evcDraft());
    assertThat(credential.selectable())
        .hasSize(20)
        .allMatch(pointer -> pointer.matches(RESULT + "\\d/(status|achievedLevel)"));
    for (int i = 0; i < 8; i++) {
      SignedCredential part = credential.showing(Selection.only(RESULT + i));
      assertThat(findings(part))
          .filteredOn(finding -> finding.outcome() == SkillFinding.Outcome.SHOWN)
          .extracting(SkillFinding::skill)
          .containsExactly(Credentials.EVC_SHOWN.get(i));
      assertThat(findings(part))
          .filteredOn(finding -> finding.outcome() == SkillFinding.Outcome.UNKNOWN)
          .hasSize(9);
    }
  }

  @Test
  void skillsOfABadgeWithoutResults_canBeShownOneByOne() throws ProblemException {
    SignedCredential badge = issuer(Securing.sdJwt()).issue(Credentials.smallDraft());
    assertThat(badge.selectable()).containsExactly("/credentialSubject/achievement/alignment/0");
    assertThat(findings(badge))
        .extracting(SkillFinding::outcome)
        .containsExactly(SkillFinding.Outcome.SHOWN);
    assertThat(findings(badge.showing(Selection.only()))).isEmpty();
  }

  /** A verifier could not tell that what is hidden there is harmless. */
  @ParameterizedTest
  @Tag("T43")
  @ValueSource(
      strings = {
        "/name",
        "/validUntil",
        "/issuer",
        "/issuer/name",
        "/type",
        "/credentialSubject",
        RESULT + "3/resultDescription",
        RESULT + "3/type"
      })
  void policyThatHidesWhatIsNeeded_isRefused(String pointer) {
    for (Securing securing :
        List.of(
            Securing.sdJwt(DisclosurePolicy.of(pointer)),
            Securing.sdJwtVc("https://school.example/vct", DisclosurePolicy.of(pointer)))) {
      assertThat(
              catchThrowableOfType(
                      IssueException.class, () -> issuer(securing).issue(Credentials.evcDraft()))
                  .problem()
                  .code())
          .isEqualTo(ProblemCode.CLAIM_NOT_DISCLOSABLE);
    }
  }

  @Test
  void policyOfTheIssuersOwn_isFollowed() throws ProblemException {
    String level = "/credentialSubject/achievement/criteria/narrative";
    SignedCredential credential =
        issuer(Securing.sdJwt(DisclosurePolicy.of(level).withDecoys(3)))
            .issue(Credentials.evcDraft());
    assertThat(credential.selectable()).containsExactly(level);
  }

  /** Decoys where results are would make every result look like one of which a part is hidden. */
  @Test
  @Tag("T48")
  void decoysAmongResults_areRefused() {
    Securing decoys =
        Securing.sdJwt(
            DisclosurePolicy.where(pointer -> pointer.endsWith("/status")).withDecoys(2));
    assertThat(
            catchThrowableOfType(
                    IssueException.class, () -> issuer(decoys).issue(Credentials.evcDraft()))
                .problem()
                .code())
        .isEqualTo(ProblemCode.CLAIM_NOT_DISCLOSABLE);
  }

  @Test
  void policyThatNamesNothing_isRefused() {
    Securing securing = Securing.sdJwt(DisclosurePolicy.of("/evidence/0"));
    assertThat(
            catchThrowableOfType(
                    IssueException.class, () -> issuer(securing).issue(Credentials.evcDraft()))
                .problem()
                .code())
        .isEqualTo(ProblemCode.MISSING_MEMBER);
  }

  /** No salt is used twice, not even for the same person and the same result. */
  @Test
  @Tag("T48")
  void salts_areAllDifferentAndLong() throws ProblemException {
    Issuer issuer = issuer(Securing.sdJwt());
    Set<String> salts = new HashSet<>();
    int count = 0;
    for (int i = 0; i < 50; i++) {
      SdJwt issued = SdJwt.parse(issuer.issue(Credentials.evcDraft()).text());
      for (Disclosure disclosure : issued.unverifiedDisclosures()) {
        assertThat(disclosure.salt()).hasSizeGreaterThanOrEqualTo(22);
        salts.add(disclosure.salt());
        count++;
      }
    }
    assertThat(salts).hasSize(count).hasSize(1_000);
  }

  @Test
  @Tag("T27")
  void fieldThatNoContextDefines_isRefused() {
    nl.skillspaspoort.core.json.JsonObject evidence =
        Credentials.json("{\"type\":[\"Evidence\"],\"grade\":\"A+\"}");
    assertThat(
            catchThrowableOfType(
                    IssueException.class,
                    () ->
                        issuer(Securing.sdJwt())
                            .issue(
                                nl.skillspaspoort.core.credential.CredentialDraft.about(
                                        TestKeys.did(TestKeys.HOLDER))
                                    .achievement(
                                        nl.skillspaspoort.core.skill.Achievement.of(
                                                "https://school.example/a", "Lassen")
                                            .description("Lassen")
                                            .criteria("Een proef.")
                                            .build())
                                    .with("evidence", JsonArray.of(evidence))
                                    .build()))
                .problem()
                .code())
        .isEqualTo(ProblemCode.DATA_LOSS);
  }

  private static List<SkillFinding> findings(SignedCredential credential) {
    return credential
        .unverified()
        .achievementSubject()
        .map(AchievementSubject::skillFindings)
        .orElseThrow();
  }

  private static Issuer issuer(Securing securing) {
    Signer signer = TestKeys.issuer();
    return Issuer.builder()
        .signer(signer)
        .name("EVC Centrum Rivierenland (fictief)")
        .securing(securing)
        .clock(FixedClock.atNow())
        .build();
  }
}
