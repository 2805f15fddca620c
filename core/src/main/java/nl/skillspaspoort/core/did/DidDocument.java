package nl.skillspaspoort.core.did;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * What a DID leads to: keys, and what each may be used for.
 *
 * @param id the DID that the document says it is about
 * @param verificationMethods the keys, those of an unknown kind included
 * @param relationships the names of the keys for each use
 * @see <a href="https://www.w3.org/TR/cid-1.0/#controlled-identifier-documents">CID 1.0</a>
 */
public record DidDocument(
    String id,
    List<VerificationMethod> verificationMethods,
    Map<VerificationRelationship, Set<KeyId>> relationships) {

  static final String DID_CONTEXT = "https://www.w3.org/ns/did/v1.1";
  static final String CID_CONTEXT = "https://www.w3.org/ns/cid/v1";

  public DidDocument {
    Objects.requireNonNull(id, "id");
    verificationMethods = List.copyOf(verificationMethods);
    relationships =
        relationships.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    e -> Collections.unmodifiableSet(new LinkedHashSet<>(e.getValue()))));
  }

  /**
   * The document in a JSON object, strictly: every method has its id, type and controller and at
   * most one key, no name is used twice, no private key stands anywhere. A method of a kind that
   * this build does not know is kept as one without a usable key; members that say nothing about
   * keys are passed over.
   *
   * @param where JSON Pointer of the object, for the error
   * @throws DidException {@code INVALID_DID_DOCUMENT}, {@code PRIVATE_KEY_EXPOSED}, or what is
   *     wrong with a key of a known kind, {@code INVALID_KEY} or {@code WEAK_KEY}
   */
  public static DidDocument read(JsonObject document, String where) throws DidException {
    return new DidDocumentReader(document, where).read();
  }

  /**
   * The document as JSON, every key in its Multikey form.
   *
   * @throws IllegalStateException if a method has no key that this build knows
   */
  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder().put("@context", JsonArray.ofStrings(List.of(context()))).put("id", id);
    json.put(
        "verificationMethod",
        new JsonArray(verificationMethods.stream().map(DidDocument::methodJson).toList()));
    for (VerificationRelationship use :
        List.of(
            VerificationRelationship.AUTHENTICATION,
            VerificationRelationship.ASSERTION_METHOD,
            VerificationRelationship.CAPABILITY_DELEGATION,
            VerificationRelationship.CAPABILITY_INVOCATION)) {
      Set<KeyId> keys = relationships.getOrDefault(use, Set.of());
      if (!keys.isEmpty()) {
        json.put(use.wireName(), JsonArray.ofStrings(keys.stream().map(KeyId::value).toList()));
      }
    }
    return json.build();
  }

  private String context() {
    return id.startsWith("did:") ? DID_CONTEXT : CID_CONTEXT;
  }

  private static JsonValue methodJson(VerificationMethod method) {
    if (!(method.material() instanceof VerificationMethod.Material.Usable usable)) {
      throw new IllegalStateException("found a method without a known key; expected a key");
    }
    JsonObject.Builder json =
        JsonObject.builder()
            .put("id", method.id().value())
            .put("type", DidDocumentReader.MULTIKEY)
            .put("controller", method.controller())
            .put(DidDocumentReader.PUBLIC_KEY_MULTIBASE, usable.key().multibase());
    method
        .expires()
        .ifPresent(end -> json.put(DidDocumentReader.EXPIRES, DateTimeStamp.format(end)));
    method
        .revoked()
        .ifPresent(end -> json.put(DidDocumentReader.REVOKED, DateTimeStamp.format(end)));
    return json.build();
  }

  /**
   * The key for a proof, after every step of the retrieval algorithm: the document is about the
   * key's controller, one method has exactly the id that was asked for, its controller is the
   * document, and it is listed for the use. Says nothing about the end of the key: see {@link
   * #key(KeyId, VerificationRelationship, Instant)}.
   *
   * @throws DidException {@code INVALID_DID_DOCUMENT}, {@code KEY_UNRESOLVED} or {@code
   *     KEY_NOT_AUTHORIZED}
   * @see <a href="https://www.w3.org/TR/cid-1.0/#retrieve-verification-method">CID 1.0 §3.3</a>
   */
  public VerificationKey key(KeyId keyId, VerificationRelationship use) throws DidException {
    return method(keyId, use).publicKey();
  }

  /**
   * The key for a proof, as {@link #key(KeyId, VerificationRelationship)}, if it is in use at a
   * moment: not revoked and not past its end.
   *
   * @throws DidException as there; also {@code KEY_EXPIRED} or {@code KEY_REVOKED}
   * @see <a href="https://www.w3.org/TR/cid-1.0/#verification-methods">CID 1.0, {@code expires} and
   *     {@code revoked}</a>
   */
  public VerificationKey key(KeyId keyId, VerificationRelationship use, Instant moment)
      throws DidException {
    VerificationMethod method = method(keyId, use);
    method.checkUsableAt(moment);
    return method.publicKey();
  }

  /** True if a method has this id, whatever it holds. */
  public boolean names(KeyId keyId) {
    return verificationMethods.stream().anyMatch(method -> method.id().equals(keyId));
  }

  private VerificationMethod method(KeyId keyId, VerificationRelationship use) throws DidException {
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
    return method;
  }
}
