package nl.skillspaspoort.verifier.key;

import java.time.Instant;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/** Finds public keys by name. Implementations are safe for use by several threads. */
public interface KeyResolver {

  /** The key of this name for this use. Never throws for a bad name: that is a refusal. */
  KeyResolution resolve(KeyId keyId, VerificationRelationship use);

  /**
   * True if finding the key may cost somebody a request, so that a sender must not be free to
   * choose it. Here for every name that does not hold its key itself; more is said by who knows
   * more.
   */
  default boolean looksUp(KeyId keyId) {
    String controller = keyId.controller();
    return !controller.startsWith("did:key:") && !controller.startsWith("did:jwk:");
  }

  /**
   * The key that this name had at a moment in the past, for this use: to check what was signed
   * then. Unresolved ({@code DID_VERSION_NOT_FOUND}) where there is no history that can be checked;
   * what a host says today about the past is none.
   *
   * @param moment at or before now
   */
  default KeyResolution resolveAt(KeyId keyId, VerificationRelationship use, Instant moment) {
    return new KeyResolution.Unresolved(
        Problem.of(
            ProblemCode.DID_VERSION_NOT_FOUND,
            "keys without a history",
            "a DID with a log of its versions, as did:webvh has"),
        false);
  }

  /**
   * This resolver for judging a moment in the past: where there is a history that can be checked
   * the key of that moment, and the key of now where there is none.
   */
  default KeyResolver lookingBackTo(Instant moment) {
    KeyResolver now = this;
    return new KeyResolver() {
      @Override
      public KeyResolution resolve(KeyId keyId, VerificationRelationship use) {
        KeyResolution then = now.resolveAt(keyId, use, moment);
        // Only for want of a history: a log that could not be had may tell of another key.
        return then instanceof KeyResolution.Unresolved open
                && open.problem().code() == ProblemCode.DID_VERSION_NOT_FOUND
            ? now.resolve(keyId, use)
            : then;
      }

      @Override
      public boolean looksUp(KeyId keyId) {
        return now.looksUp(keyId);
      }

      @Override
      public KeyResolution resolveAt(KeyId keyId, VerificationRelationship use, Instant other) {
        return now.resolveAt(keyId, use, other);
      }
    };
  }
}
