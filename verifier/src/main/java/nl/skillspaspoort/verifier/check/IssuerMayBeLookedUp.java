package nl.skillspaspoort.verifier.check;

import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.core.trust.TrustSource;
import nl.skillspaspoort.core.trust.UnavailableList;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * A key is looked up at a host only if a trust list could name its owner: otherwise anybody could
 * make the verifier ask any host, and the answer would change nothing.
 */
final class IssuerMayBeLookedUp {
  private IssuerMayBeLookedUp() {}

  /** Why the issuer's keys are not looked up; empty if they are. */
  static Optional<CheckOutcome> obstacle(
      CredentialClaims received, SecuringEvidence securing, Setting setting)
      throws ProblemException {
    boolean asksSomebody = false;
    for (SignatureFacts signature : securing.signatures()) {
      asksSomebody |= setting.keys().looksUp(signature.keyId());
    }
    if (!asksSomebody || isNamed(received.issuer().id(), setting.trust())) {
      return Optional.empty();
    }
    return Optional.of(
        IssuerIsRecognised.isLookalike(received, setting)
            ? new CheckOutcome.Failed(
                Check.ISSUER_KEY,
                Problem.of(
                    ProblemCode.LOOKALIKE_ISSUER,
                    "an unlisted issuer that calls itself like a listed one",
                    "the listed issuer's own identifier"))
            : new CheckOutcome.Undetermined(
                Check.ISSUER_KEY,
                Problem.of(
                    ProblemCode.ISSUER_NOT_LISTED,
                    "an issuer that no list names, whose key is not looked up for that",
                    "an issuer on a trust list"),
                false));
  }

  static boolean isNamed(String issuer, TrustPolicy trust) {
    // Without any list the question is who signed, not who is recognised: nothing will be valid.
    return trust.sources().isEmpty()
        || trust.sources().stream().anyMatch(source -> mayName(source, issuer));
  }

  /** A list that could not be had may name anybody, unless a sender brought it along. */
  private static boolean mayName(TrustSource source, String issuer) {
    return source instanceof TrustList list
        ? list.withAllDelegated().stream()
            .anyMatch(each -> each.find(issuer).isPresent() || each.denies(issuer))
        : !((UnavailableList) source).isStapled();
  }
}
