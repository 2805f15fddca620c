package nl.skillspaspoort.examples.quickstart;

import java.security.SecureRandom;
import java.util.List;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.Verifier;

/** The employer: asks, and verifies the answer against the lists it chose. */
final class Employer {
  private final Verifier verifier;
  private final SecureRandom random;

  Employer(TrustList trustList, SecureRandom random) {
    this.verifier = Verifier.builder().trust(TrustPolicy.anyOf(List.of(trustList))).build();
    this.random = random;
  }

  PresentationRequest ask() {
    return PresentationRequest.fresh(
        "https://waterschap.example/vacatures", "vacature technicus afvalwater", random);
  }

  VerificationResult verify(byte[] presentation, PresentationRequest request) {
    return verifier.verify(presentation, request);
  }
}
