package nl.skillspaspoort.verifier.check;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.Withheld;
import nl.skillspaspoort.verifier.key.KeyResolution;
import nl.skillspaspoort.verifier.outcome.SignatureAccount;

/**
 * What secures one document, in terms that are the same for every mechanism: what was received, the
 * signatures over it, their keys, and what they cover. Each is looked up at most once. Not
 * thread-safe.
 */
interface SecuringEvidence {

  /** What the signatures must have been made for. */
  VerificationRelationship use();

  /**
   * The document as received, not verified.
   *
   * @throws ProblemException if it cannot be read
   */
  JsonObject received() throws ProblemException;

  /**
   * What each signature says of itself, in order; at least one.
   *
   * @throws ProblemException if there is none, or one is not well-formed
   */
  List<SignatureFacts> signatures() throws ProblemException;

  /** The answers for the keys of the signatures, in order. */
  List<KeyResolution> keys() throws ProblemException;

  /** The key of the first signature, once its owner was checked. */
  default VerificationKey signingKey() throws ProblemException {
    return key(0);
  }

  /** The key of a signature, once its owner was checked. */
  default VerificationKey key(int index) throws ProblemException {
    if (keys().get(index) instanceof KeyResolution.Found found) {
      return found.key();
    }
    throw new AssertionError("signatures are checked only after their keys were found");
  }

  /**
   * The document that the signatures cover, after every one of them was checked.
   *
   * @throws ProblemException for the first signature that does not hold
   */
  JsonObject verified() throws ProblemException;

  /**
   * What each signature is compared with, in order, whether it holds or not; nothing for what
   * cannot be read.
   *
   * @throws ProblemException if there is nothing to compare
   */
  default List<SignatureAccount> accounts() throws ProblemException {
    return List.of();
  }

  /** What the signatures were made over, in English, for logs; once they were checked. */
  String coverage() throws ProblemException;

  /**
   * From where something was left out of the document by the one who shows it.
   *
   * @throws ProblemException if the document cannot be read
   */
  default Withheld withheld() throws ProblemException {
    return Withheld.nothing();
  }

  /**
   * Where the state of the token around the document can be looked up: the claim {@code status}.
   *
   * @throws ProblemException if the document cannot be read
   */
  default Optional<JsonValue> tokenStatus() throws ProblemException {
    return Optional.empty();
  }
}
