package nl.skillspaspoort.wallet;

import java.util.List;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.endorsement.EndorsementRequest;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/** What a credential must be before a wallet keeps it. */
final class Admission {
  private Admission() {}

  /**
   * The credential is what its issuer signed.
   *
   * @throws WalletException with the problem of the first check that failed; undetermined if none
   *     failed and one could not be done
   */
  static void requireIntegrity(VerificationResult result) throws WalletException {
    List<CheckOutcome> open =
        result.outcomes().stream()
            .filter(outcome -> Wallet.REQUIRED_CHECKS.contains(outcome.check()))
            .filter(outcome -> !(outcome instanceof CheckOutcome.Passed))
            .toList();
    for (CheckOutcome outcome : open) {
      if (outcome instanceof CheckOutcome.Failed failed) {
        throw new WalletException(failed.cause());
      }
    }
    for (CheckOutcome outcome : open) {
      if (outcome instanceof CheckOutcome.Undetermined undetermined) {
        throw WalletException.undetermined(undetermined.cause());
      }
    }
    if (!open.isEmpty()) {
      throw new AssertionError("checks " + open + " were not done, and nothing said why");
    }
  }

  /**
   * The credential is about the holder of the wallet, and nobody else.
   *
   * @throws WalletException ({@code HOLDER_MISMATCH}) if not
   */
  static void requireSubject(SignedCredential credential, Did holder) throws WalletException {
    List<String> subjects = credential.unverified().subjectIds();
    if (subjects.isEmpty() || !subjects.stream().allMatch(holder.value()::equals)) {
      throw new WalletException(
          ProblemCode.HOLDER_MISMATCH,
          subjects.isEmpty() ? "a subject without identifier" : "a credential about somebody else",
          "a credential about " + holder);
    }
  }

  /** True for an endorsement of a credential in the wallet, or of what was achieved in one. */
  static boolean isEndorsementOfOne(SignedCredential credential, List<KeptCredential> kept) {
    CredentialClaims claims = credential.unverified();
    if (!claims.types().contains(EndorsementRequest.ENDORSEMENT_TYPE)
        || claims.subjectIds().size() != 1) {
      return false;
    }
    String about = claims.subjectIds().get(0);
    return kept.stream().anyMatch(each -> isAbout(about, each));
  }

  private static boolean isAbout(String about, KeptCredential kept) {
    try {
      CredentialClaims claims = kept.credential().unverified();
      return claims.id().filter(about::equals).isPresent()
          || claims
              .achievementSubject()
              .filter(subject -> subject.achievement().id().equals(about))
              .isPresent();
    } catch (CredentialFormatException e) {
      // Not readable for this release, so nothing that can be endorsed.
      return false;
    }
  }
}
