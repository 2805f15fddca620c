package nl.skillspaspoort.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.SecuringMechanism;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.sdjwt.DisclosedClaim;
import nl.skillspaspoort.core.sdjwt.DisclosurePolicy;
import nl.skillspaspoort.core.sdjwt.SdJwt;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.wallet.store.TestStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A wallet shows what its holder chose, in every form, and nothing else. */
final class ShowingTest {
  private static final PresentationRequest REQUEST =
      new PresentationRequest("https://employer.example", "c2l4dGVlbi1ieXRlcy1vay0", "a vacancy");
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final CredentialNumber FIRST = new CredentialNumber(1);
  private static final CredentialNumber SECOND = new CredentialNumber(2);

  @TempDir private Path folder;
  private Wallet wallet;

  @BeforeEach
  void open() throws Exception {
    wallet =
        Wallet.in(TestStores.in(folder.resolve("wallet")))
            .clock(FixedClock.atNow())
            .random(TestWallets.holderRandom())
            .create(TestWallets.PASSPHRASE.toCharArray());
    wallet.add(sdJwt(Optional.of(TestKeys.HOLDER.publicKey())));
  }

  @AfterEach
  void close() {
    wallet.close();
  }

  @ParameterizedTest
  @EnumSource
  void chosenSkills_leaveAndNothingElse(PresentationForm form) throws Exception {
    Selection skill =
        Selection.skills(
            wallet.get(FIRST).credential().unverified(), Set.of(Credentials.EVC_SHOWN.get(2)));
    assertThat(skill.pointers()).contains("/credentialSubject/result/2");
    SignedPresentation shown =
        wallet.present(Showing.of(FIRST).only(FIRST, skill).as(form), REQUEST, LIFETIME);
    assertThat(shown.mechanism())
        .isEqualTo(
            switch (form) {
              case PROOF -> SecuringMechanism.DATA_INTEGRITY;
              case JWT -> SecuringMechanism.JOSE;
              case SD_JWT -> SecuringMechanism.SD_JWT;
            });
    SignedCredential left = SignedCredential.of(shown.credentials().get(0));
    assertThat(left.selectable())
        .containsExactlyInAnyOrder(
            "/credentialSubject/result/2/status", "/credentialSubject/result/2/achievedLevel");
    String sent = new String(shown.bytes(), StandardCharsets.UTF_8);
    for (DisclosedClaim claim :
        SdJwt.parse(wallet.get(FIRST).newest().text()).unverifiedDisclosedClaims()) {
      assertThat(sent.contains(claim.disclosure().text()) || form == PresentationForm.JWT)
          .isEqualTo(claim.pointer().contains("/result/2/") || form == PresentationForm.JWT);
    }
    VerificationResult result =
        Verifier.builder().clock(FixedClock.atNow()).build().verify(shown.bytes(), REQUEST);
    assertThat(result.outcomes()).allMatch(outcome -> outcome.problem().isEmpty());
    assertThat(result.parts().get(0).outcome(Check.PROOF).isSatisfied()).isTrue();
  }

  @Test
  void log_saysWhatLeft() throws Exception {
    Selection part = Selection.only("/credentialSubject/result/2");
    wallet.present(Showing.of(FIRST).only(FIRST, part), REQUEST, LIFETIME);
    wallet.present(Showing.of(FIRST), REQUEST, LIFETIME);
    assertThat(wallet.shares())
        .extracting(Share::parts)
        .containsExactly(Map.of(FIRST, part), Map.of());
    wallet.close();
    wallet =
        Wallet.in(TestStores.in(folder.resolve("wallet")))
            .clock(FixedClock.atNow())
            .open(TestWallets.PASSPHRASE.toCharArray());
    assertThat(wallet.shares())
        .extracting(Share::parts)
        .containsExactly(Map.of(FIRST, part), Map.of());
  }

  @Test
  void whatCannotBeShownSo_isRefusedAndNotLogged() throws Exception {
    wallet.add(Credentials.signed(Credentials.small()));
    Selection part = Selection.only("/credentialSubject/result/10");
    assertThat(code(Showing.of(FIRST).only(FIRST, part))).isEqualTo(ProblemCode.MISSING_MEMBER);
    assertThat(code(Showing.of(SECOND).only(SECOND, Selection.only("/id"))))
        .isEqualTo(ProblemCode.NOT_SELECTABLE);
    assertThat(code(Showing.of(SECOND).as(PresentationForm.SD_JWT)))
        .isEqualTo(ProblemCode.UNSUPPORTED_SECURING);
    assertThat(wallet.shares()).isEmpty();
    assertThatThrownBy(() -> Showing.of(FIRST).only(SECOND, part))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Showing.of()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Showing.of(FIRST, FIRST)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                wallet.present(
                    Showing.of(FIRST, SECOND).as(PresentationForm.SD_JWT), REQUEST, LIFETIME))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void credentialOfAnotherKey_isNotShownByItself() throws Exception {
    wallet.addForeign(other(Optional.of(TestKeys.STRANGER.publicKey())));
    wallet.addForeign(SignedCredential.of(sign("urn:example:3", Optional.empty())));
    assertThat(code(Showing.of(SECOND).as(PresentationForm.SD_JWT)))
        .isEqualTo(ProblemCode.HOLDER_MISMATCH);
    assertThat(code(Showing.of(new CredentialNumber(3)).as(PresentationForm.SD_JWT)))
        .isEqualTo(ProblemCode.HOLDER_BINDING_MISSING);
  }

  private ProblemCode code(Showing showing) {
    return catchThrowableOfType(
            WalletException.class, () -> wallet.present(showing, REQUEST, LIFETIME))
        .problem()
        .code();
  }

  private static SignedCredential sdJwt(Optional<nl.skillspaspoort.core.key.VerificationKey> key)
      throws ProblemException {
    return SignedCredential.of(sign(Credentials.EVC_ID, key));
  }

  private static SignedCredential other(Optional<nl.skillspaspoort.core.key.VerificationKey> key)
      throws ProblemException {
    return SignedCredential.of(sign("urn:example:2", key));
  }

  private static VcSdJwt sign(String id, Optional<nl.skillspaspoort.core.key.VerificationKey> key)
      throws ProblemException {
    return VcSdJwt.signCredential(
        Credentials.evc().with("id", id),
        DisclosurePolicy.where(
            pointer -> pointer.matches("/credentialSubject/result/\\d+/(status|achievedLevel)")),
        FixedClock.NOW,
        key,
        new SecureRandom(),
        TestKeys.issuer());
  }
}
