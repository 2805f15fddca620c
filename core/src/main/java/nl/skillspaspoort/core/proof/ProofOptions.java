package nl.skillspaspoort.core.proof;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * What a new proof will say besides the signature. Immutable.
 *
 * @param cryptosuite name of the suite, for example {@code eddsa-rdfc-2022}
 * @param purpose what the proof is for
 * @param created when it is made
 * @param expires when the proof itself stops being good
 * @param challenge the verifier's challenge that it answers
 * @param domain for whom it is made
 * @param id a URL by which later proofs can refer to it
 * @param previousProofs ids of the proofs in the document on which this one stands
 * @see <a href="https://www.w3.org/TR/vc-data-integrity/#proofs">VC Data Integrity 1.0, Proofs</a>
 */
public record ProofOptions(
    String cryptosuite,
    VerificationRelationship purpose,
    Instant created,
    Optional<Instant> expires,
    Optional<String> challenge,
    Optional<String> domain,
    Optional<String> id,
    List<String> previousProofs) {

  public ProofOptions {
    previousProofs = List.copyOf(previousProofs);
    if (previousProofs.stream().distinct().count() < previousProofs.size()) {
      throw new IllegalArgumentException(
          "found a previous proof that is named twice; expected each once");
    }
    Objects.requireNonNull(cryptosuite, "cryptosuite");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(created, "created");
    if (expires.isPresent() && !expires.get().isAfter(created)) {
      throw new IllegalArgumentException(
          "found expires " + expires.get() + "; expected later than created " + created);
    }
  }

  /** A proof without id that stands on its own. */
  public ProofOptions(
      String cryptosuite,
      VerificationRelationship purpose,
      Instant created,
      Optional<Instant> expires,
      Optional<String> challenge,
      Optional<String> domain) {
    this(cryptosuite, purpose, created, expires, challenge, domain, Optional.empty(), List.of());
  }

  /** The same with an id, so that later proofs can stand on it. */
  public ProofOptions withId(String url) {
    return new ProofOptions(
        cryptosuite,
        purpose,
        created,
        expires,
        challenge,
        domain,
        Optional.of(url),
        previousProofs);
  }

  /** The same as a link of a chain: it covers the proofs with these ids too. */
  public ProofOptions after(String... ids) {
    return new ProofOptions(
        cryptosuite, purpose, created, expires, challenge, domain, id, List.of(ids));
  }

  /** A statement about somebody: the proof of a credential. */
  public static ProofOptions assertion(String cryptosuite, Instant created) {
    return new ProofOptions(
        cryptosuite,
        VerificationRelationship.ASSERTION_METHOD,
        created,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A showing of oneself: the proof of a presentation, for one audience, one challenge and a short
   * time.
   */
  public static ProofOptions authentication(
      String cryptosuite, Instant created, Instant expires, String challenge, String domain) {
    return new ProofOptions(
        cryptosuite,
        VerificationRelationship.AUTHENTICATION,
        created,
        Optional.of(expires),
        Optional.of(challenge),
        Optional.of(domain));
  }

  /** Suite, purpose and times only: a challenge is a one-time secret between two parties. */
  @Override
  public String toString() {
    return "ProofOptions[" + cryptosuite + " " + purpose.wireName() + " of " + created + "]";
  }

  /** The options as they are signed. */
  JsonObject toJson(KeyId verificationMethod) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put(Proof.TYPE, Proof.DATA_INTEGRITY_PROOF)
            .putIfPresent(Proof.ID, id.map(JsonString::new))
            .put(Proof.CRYPTOSUITE, cryptosuite)
            .put(Proof.CREATED, DateTimeStamp.format(created));
    expires.ifPresent(end -> json.put(Proof.EXPIRES, DateTimeStamp.format(end)));
    json.put(Proof.VERIFICATION_METHOD, verificationMethod.value())
        .put(Proof.PROOF_PURPOSE, purpose.wireName());
    json.putIfPresent(Proof.CHALLENGE, challenge.map(JsonString::new));
    json.putIfPresent(Proof.DOMAIN, domain.map(JsonString::new));
    if (previousProofs.size() == 1) {
      json.put(Proof.PREVIOUS_PROOF, previousProofs.get(0));
    } else if (!previousProofs.isEmpty()) {
      json.put(Proof.PREVIOUS_PROOF, JsonArray.ofStrings(previousProofs));
    }
    return json.build();
  }
}
