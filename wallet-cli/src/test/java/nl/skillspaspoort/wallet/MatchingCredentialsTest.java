package nl.skillspaspoort.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.WantedClaims;
import nl.skillspaspoort.core.sdjwt.DisclosurePolicy;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Test;

/** As few credentials as can be, and of each as little. */
final class MatchingCredentialsTest {
  private static final SkillReference FIRST = Credentials.EVC_SHOWN.get(0);
  private static final SkillReference SECOND = Credentials.EVC_SHOWN.get(1);
  private static final SkillReference NOT_SHOWN = Credentials.EVC_NOT_SHOWN.get(0);
  private static final CredentialNumber ONE = new CredentialNumber(1);
  private static final CredentialNumber TWO = new CredentialNumber(2);
  private static final Instant NOW = FixedClock.NOW;

  @Test
  void skillThatWasShown_isAnsweredByItsCredential() throws Exception {
    MatchingCredentials found = matching(skills(FIRST, SECOND), evc());
    assertThat(found.credentials()).containsExactly(ONE);
    assertThat(found.skills(ONE)).containsExactlyInAnyOrder(FIRST, SECOND);
    assertThat(found.missingSkills()).isEmpty();
    assertThat(found.showing().credentials()).containsExactly(ONE);
    assertThat(found).hasToString("MatchingCredentials[1]");
  }

  @Test
  void skillThatWasNotShown_isMissing() throws Exception {
    MatchingCredentials found = matching(skills(NOT_SHOWN, FIRST), evc());
    assertThat(found.missingSkills()).containsExactly(NOT_SHOWN);
    assertThat(found.skills(ONE)).containsExactly(FIRST);
    MatchingCredentials none = matching(skills(NOT_SHOWN), evc());
    assertThat(none.credentials()).isEmpty();
    assertThatIllegalStateException().isThrownBy(none::showing);
  }

  @Test
  void whatIsNotCurrentOrAboutAnother_answersNothing() throws Exception {
    JsonObject subject = (JsonObject) Credentials.evc().get("credentialSubject").orElseThrow();
    for (JsonObject other :
        List.of(
            Credentials.evc().with("validUntil", "2026-11-01T00:00:00Z"),
            Credentials.evc().with("validFrom", "2026-12-01T00:00:00Z"),
            Credentials.evc()
                .with(
                    "credentialSubject",
                    subject.with("id", TestKeys.did(TestKeys.STRANGER).value())))) {
      assertThat(matching(skills(FIRST), Credentials.signed(other)).credentials()).isEmpty();
    }
  }

  /** One that answers both goes before two that answer one each; of equal ones the first. */
  @Test
  void fewCredentials_goBeforeMany() throws Exception {
    SignedCredential oneSkill = selfAsserted(FIRST);
    MatchingCredentials found = matching(skills(FIRST, SECOND), oneSkill, evc(), again());
    assertThat(found.credentials()).containsExactly(TWO);
  }

  @Test
  void twoCredentials_areGivenByTheirNumbers() throws Exception {
    MatchingCredentials found = matching(skills(FIRST, NOT_SHOWN), selfAsserted(NOT_SHOWN), evc());
    assertThat(found.credentials()).containsExactly(ONE, TWO);
    assertThat(found.skills(ONE)).containsExactly(NOT_SHOWN);
    assertThat(found.skills(TWO)).containsExactly(FIRST);
    assertThat(found.missingSkills()).isEmpty();
  }

  /** The stronger proof counts, though it has a higher number. */
  @Test
  void strongerProof_goesBeforeALowerNumber() throws Exception {
    MatchingCredentials found = matching(skills(FIRST), selfAsserted(FIRST), evc());
    assertThat(found.credentials()).containsExactly(TWO);
  }

  @Test
  void weakProof_doesNotAnswerWhereAStrongOneIsAsked() throws Exception {
    WantedClaims strong = new WantedClaims(List.of(), List.of(FIRST), Optional.of(ProofLevel.P6));
    assertThat(matching(strong, selfAsserted(FIRST)).missingSkills()).containsExactly(FIRST);
    assertThat(matching(strong, selfAsserted(FIRST), evc()).credentials()).containsExactly(TWO);
    WantedClaims tooStrong =
        new WantedClaims(List.of(), List.of(FIRST), Optional.of(ProofLevel.P8));
    assertThat(matching(tooStrong, evc()).credentials()).isEmpty();
  }

  @Test
  void types_areAnsweredOnce_andThoseWithoutACredentialAreMissing() throws Exception {
    WantedClaims badges =
        new WantedClaims(
            List.of("OpenBadgeCredential", "DiplomaCredential"), List.of(), Optional.empty());
    MatchingCredentials found = matching(badges, evc(), again());
    assertThat(found.credentials()).containsExactly(ONE);
    assertThat(found.skills(ONE)).isEmpty();
    assertThat(found.missingTypes()).containsExactly("DiplomaCredential");
    WantedClaims both =
        new WantedClaims(List.of("OpenBadgeCredential"), List.of(FIRST), Optional.empty());
    assertThat(matching(both, evc(), again()).credentials()).containsExactly(ONE);
  }

  /** Of what can be shown in part only what was asked leaves. */
  @Test
  void selectableCredential_isNarrowedToTheSkills() throws Exception {
    SignedCredential selectable =
        SignedCredential.of(
            VcSdJwt.signCredential(
                Credentials.evc(),
                DisclosurePolicy.where(
                    pointer ->
                        pointer.matches("/credentialSubject/result/\\d+/(status|achievedLevel)")),
                NOW,
                Optional.of(TestKeys.HOLDER.publicKey()),
                new SecureRandom(),
                TestKeys.issuer()));
    Selection part = matching(skills(FIRST), selectable).showing().selection(ONE);
    assertThat(part.isEverything()).isFalse();
    assertThat(matching(skills(FIRST), evc()).showing().selection(ONE).isEverything()).isTrue();
  }

  private static WantedClaims skills(SkillReference... skills) {
    return new WantedClaims(List.of(), List.of(skills), Optional.empty());
  }

  private static MatchingCredentials matching(WantedClaims wanted, SignedCredential... credentials)
      throws Exception {
    PresentationRequest request =
        new PresentationRequest("https://werkgever.example", "0123456789abcdefghijkl", "werk")
            .wanting(wanted);
    try (Wallet wallet = TestWallets.inMemory()) {
      for (SignedCredential credential : credentials) {
        wallet.add(credential, Set.of(AddOption.KEEP_FOREIGN));
      }
      return MatchingCredentials.of(request, wallet, NOW);
    }
  }

  private static SignedCredential evc() {
    return Credentials.signed(Credentials.evc());
  }

  private static SignedCredential again() {
    return Credentials.signed(Credentials.evc().with("id", "urn:example:again"));
  }

  private static SignedCredential selfAsserted(SkillReference skill) throws Exception {
    Ed25519SecretKey holder = TestKeys.HOLDER;
    return new SelfAssertion(
            "Zelf", "Drie jaar", new ArrayList<>(List.of(SelfAssertionTest.alignment(skill))))
        .sign(DidKey.signer(holder), NOW);
  }
}
