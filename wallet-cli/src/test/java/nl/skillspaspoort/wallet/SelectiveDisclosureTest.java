package nl.skillspaspoort.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import org.junit.jupiter.api.Test;

/** A credential with a base proof: it is kept as it is, and never leaves the wallet. */
final class SelectiveDisclosureTest {
  private static final DataIntegrity SUITES = DataIntegrity.standard();
  private static final PresentationRequest REQUEST =
      new PresentationRequest(
          "https://werkgever.example", "0123456789abcdefghijkl", "sollicitatie");

  private static EcSecretKey issuer() {
    byte[] scalar = new byte[32];
    Arrays.fill(scalar, (byte) 5);
    return EcSecretKey.ofScalar(KeyAlgorithm.P256, scalar, InsecureSecretKeyAccess.get());
  }

  private static SignedCredential base() throws ProblemException {
    JsonObject unsigned =
        Credentials.evc()
            .with("issuer", Credentials.profile(DidKey.of(issuer().publicKey()), "EVC Centrum"));
    return SignedCredential.of(
        SUITES.secureSelectively(
            unsigned,
            ProofOptions.assertion(Cryptosuites.ECDSA_SD_2023, FixedClock.NOW),
            List.of("/issuer", "/validFrom", "/validUntil", "/credentialSubject/id"),
            DidKey.signer(issuer())));
  }

  @Test
  void baseProof_isCheckedAndKept() throws ProblemException {
    try (Wallet wallet = TestWallets.inMemory()) {
      SignedCredential base = base();
      KeptCredential kept = wallet.add(base);
      assertThat(kept.credential()).isEqualTo(base);
      assertThat(wallet.check(kept.number()))
          .allMatch(outcome -> !(outcome instanceof CheckOutcome.Failed));
    }
  }

  @Test
  void presentation_holdsADerivedProofOnly() throws ProblemException {
    try (Wallet wallet = TestWallets.inMemory()) {
      KeptCredential kept = wallet.add(base());
      SignedPresentation shown =
          wallet.present(List.of(kept.number()), REQUEST, Duration.ofMinutes(5));
      JsonObject credential = shown.credentials().get(0);
      assertThat(SUITES.hasBaseProof(credential)).isFalse();
      assertThat(shown.text()).doesNotContain(proofValue(kept.credential().json()));
      assertThat(credential.without("proof")).isEqualTo(kept.credential().json().without("proof"));
      SUITES.verifyProofOnly(credential, SUITES.proofs(credential).get(0), issuer().publicKey());
    }
  }

  @Test
  void chosenParts_areAllThatLeaves() throws ProblemException {
    SignedCredential shown =
        new Derivation(SUITES).shown(base(), Selection.only("/credentialSubject/achievement"));
    assertThat(shown.isForHolderOnly()).isFalse();
    assertThat(shown.text()).contains("Ervaringscertificaat afvalwaterzuivering");
    assertThat(((JsonObject) shown.json().get("credentialSubject").orElseThrow()).names())
        .containsExactlyInAnyOrder("id", "type", "achievement");
  }

  @Test
  void changedBaseProof_isNotKept() throws ProblemException {
    JsonObject base = base().json();
    try (Wallet wallet = TestWallets.inMemory()) {
      for (JsonObject changed :
          List.of(base.with("name", "Diploma"), base.with("validUntil", "2099-01-01T00:00:00Z"))) {
        assertThat(
                catchThrowableOfType(
                        WalletException.class, () -> wallet.add(SignedCredential.of(changed)))
                    .problem()
                    .code())
            .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
      }
      assertThat(wallet.list()).isEmpty();
    }
  }

  private static String proofValue(JsonObject credential) {
    return ((JsonObject) credential.get("proof").orElseThrow()).text("proofValue").orElseThrow();
  }
}
