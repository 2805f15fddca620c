package nl.skillspaspoort.core.did;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * What a DID leads to: keys, and what each may be used for.
 *
 * @param id the DID that the document says it is about
 * @param verificationMethods the keys
 * @param relationships the names of the keys for each use
 * @see <a href="https://www.w3.org/TR/cid-1.0/#controlled-identifier-documents">CID 1.0</a>
 */
public record DidDocument(
    String id,
    List<VerificationMethod> verificationMethods,
    Map<VerificationRelationship, Set<KeyId>> relationships) {

  public DidDocument {
    Objects.requireNonNull(id, "id");
    verificationMethods = List.copyOf(verificationMethods);
    relationships =
        relationships.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
  }

  /**
   * The key for a proof, after every step of the retrieval algorithm: the document is about the
   * key's controller, one method has exactly the id that was asked for, its controller is the
   * document, and it is listed for the use.
   *
   * @throws DidException {@code INVALID_DID_DOCUMENT}, {@code KEY_UNRESOLVED} or {@code
   *     KEY_NOT_AUTHORIZED}
   * @see <a href="https://www.w3.org/TR/cid-1.0/#retrieve-verification-method">CID 1.0 §3.3</a>
   */
  public VerificationKey key(KeyId keyId, VerificationRelationship use) throws DidException {
    if (!id.equals(keyId.controller())) {
      throw new DidException(
          ProblemCode.INVALID_DID_DOCUMENT,
          "a document about another DID",
          "a document about " + keyId.controller());
    }
    List<VerificationMethod> methods =
        verificationMethods.stream().filter(method -> method.id().equals(keyId)).toList();
    if (methods.isEmpty()) {
      throw new DidException(
          ProblemCode.KEY_UNRESOLVED,
          "a document without that verification method",
          "the method " + keyId);
    }
    if (methods.size() > 1) {
      throw new DidException(
          ProblemCode.INVALID_DID_DOCUMENT,
          methods.size() + " verification methods of one name",
          "one method " + keyId);
    }
    VerificationMethod method = methods.get(0);
    if (!method.controller().equals(id)) {
      throw new DidException(
          ProblemCode.INVALID_DID_DOCUMENT,
          "a verification method of another controller",
          "the controller " + id);
    }
    if (!relationships.getOrDefault(use, Set.of()).contains(keyId)) {
      throw new DidException(
          ProblemCode.KEY_NOT_AUTHORIZED,
          "a key that is not listed under " + use.wireName(),
          "a key for " + use.wireName());
    }
    return method.publicKey();
  }
}
