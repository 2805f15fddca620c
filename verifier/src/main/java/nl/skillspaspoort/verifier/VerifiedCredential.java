package nl.skillspaspoort.verifier;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.assessment.ProofAssessment;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.trust.TrustDecision;

/**
 * A credential of which every check passed: here, and only here, claims read as what a recognised
 * issuer says.
 *
 * <p>Only the verifier makes one. Immutable.
 */
public final class VerifiedCredential {
  private final CredentialClaims claims;
  private final TrustDecision.Trusted recognition;
  private final Optional<TrustDecision> sourceRecognition;
  private final ProofAssessment proof;

  VerifiedCredential(
      CredentialClaims claims,
      TrustDecision.Trusted recognition,
      Optional<TrustDecision> sourceRecognition,
      ProofAssessment proof) {
    this.claims = Objects.requireNonNull(claims);
    this.recognition = Objects.requireNonNull(recognition);
    this.sourceRecognition = Objects.requireNonNull(sourceRecognition);
    this.proof = Objects.requireNonNull(proof);
  }

  /**
   * The claims of the document that the signature covers; of one that was shown in part, what was
   * shown, and {@link CredentialClaims#withheld} says where something is missing.
   */
  public CredentialClaims claims() {
    return claims;
  }

  /** Why the issuer is recognised: which list, which grant, which times. */
  public TrustDecision.Trusted recognition() {
    return recognition;
  }

  /**
   * What the lists say of the company that the credential names as the place where it was shown;
   * empty if it names none.
   */
  public Optional<TrustDecision> sourceRecognition() {
    return sourceRecognition;
  }

  /** How strong this proof is, P0 to P8, with the facts and the endorsements behind it. */
  public ProofAssessment proof() {
    return proof;
  }

  /** The issuer's name as the trust list has it, never as the credential writes it. */
  public String issuerName(Language language) {
    return recognition.issuerName().in(language);
  }

  /**
   * What the credential says about each skill, read from its results; empty if it is no Open Badge.
   */
  public List<SkillFinding> skillFindings() {
    return claims.achievementSubject().map(AchievementSubject::skillFindings).orElse(List.of());
  }

  /** The types only, never a claim. */
  @Override
  public String toString() {
    return "VerifiedCredential" + claims.types();
  }
}
