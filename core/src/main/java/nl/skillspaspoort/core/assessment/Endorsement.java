package nl.skillspaspoort.core.assessment;

import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.trust.TrustDecision;

/**
 * An endorsement whose signature was verified. One that was not must not be made into this.
 *
 * @param endorser who signed it: the issuer of the endorsement
 * @param key the key that signed it
 * @param about the {@code id} of what is endorsed: a credential, an achievement or a person
 * @param recognition what the trust lists say about the endorser, if they were asked
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#endorsementcredential">Open Badges 3.0,
 *     EndorsementCredential</a>
 */
public record Endorsement(
    String endorser, VerificationKey key, String about, Optional<TrustDecision> recognition) {

  public Endorsement {
    Objects.requireNonNull(endorser, "endorser");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(recognition, "recognition");
  }

  /** True if a trust list recognises the endorser for endorsing this. */
  boolean isRecognised() {
    return recognition.filter(TrustDecision.Trusted.class::isInstance).isPresent();
  }

  /** Nothing of it: who endorses whom is personal. */
  @Override
  public String toString() {
    return "Endorsement";
  }
}
