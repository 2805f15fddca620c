package nl.skillspaspoort.core.assessment;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.trust.TrustDecision;

/**
 * What a {@link ProofAssessor} looks at: a verified credential and what others say about its
 * issuer. Immutable.
 *
 * @param claims the claims that the signature covers
 * @param recognition what the trust lists say about the issuer for exactly these claims, at the
 *     date of award; empty if nobody was asked
 * @param sourceRecognition what they say about the organisation where it was shown, for a
 *     praktijkverklaring; empty if nobody was asked
 * @param subjectKeys keys of the subject, whose endorsements count for nothing
 * @param endorsements verified endorsements of it
 */
public record ProofFacts(
    CredentialClaims claims,
    Optional<TrustDecision> recognition,
    Optional<TrustDecision> sourceRecognition,
    Set<VerificationKey> subjectKeys,
    List<Endorsement> endorsements) {

  public ProofFacts {
    Objects.requireNonNull(claims, "claims");
    Objects.requireNonNull(recognition, "recognition");
    Objects.requireNonNull(sourceRecognition, "sourceRecognition");
    subjectKeys = Set.copyOf(subjectKeys);
    endorsements = List.copyOf(endorsements);
  }

  /** The facts of a verified credential about whose issuer nobody was asked. */
  public static ProofFacts of(CredentialClaims claims) {
    return new ProofFacts(claims, Optional.empty(), Optional.empty(), Set.of(), List.of());
  }

  /** The same with what the trust lists say about the issuer. */
  public ProofFacts withRecognition(TrustDecision decision) {
    return new ProofFacts(
        claims, Optional.of(decision), sourceRecognition, subjectKeys, endorsements);
  }

  /** The same with what the trust lists say about the organisation where it was shown. */
  public ProofFacts withSourceRecognition(TrustDecision decision) {
    return new ProofFacts(claims, recognition, Optional.of(decision), subjectKeys, endorsements);
  }

  /** The same with a further key of the subject. */
  public ProofFacts withSubjectKey(VerificationKey key) {
    Set<VerificationKey> keys = new HashSet<>(subjectKeys);
    keys.add(key);
    return new ProofFacts(claims, recognition, sourceRecognition, keys, endorsements);
  }

  /** The same with these verified endorsements. */
  public ProofFacts withEndorsements(List<Endorsement> verified) {
    return new ProofFacts(claims, recognition, sourceRecognition, subjectKeys, verified);
  }

  /** Nothing of it: it is personal. */
  @Override
  public String toString() {
    return "ProofFacts";
  }
}
