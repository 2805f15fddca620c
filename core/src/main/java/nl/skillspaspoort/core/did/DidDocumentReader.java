package nl.skillspaspoort.core.did;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * Reads one controlled identifier document.
 *
 * @see <a href="https://www.w3.org/TR/cid-1.0/#data-model">CID 1.0, Data Model</a>
 */
final class DidDocumentReader {
  static final String MULTIKEY = "Multikey";
  static final String PUBLIC_KEY_MULTIBASE = "publicKeyMultibase";
  static final String EXPIRES = "expires";
  static final String REVOKED = "revoked";

  private static final String PUBLIC_KEY_JWK = "publicKeyJwk";
  private static final String VERIFICATION_METHOD = "verificationMethod";
  private static final String CONTROLLER = "controller";

  /** For encryption: its methods are read, but no proof is ever checked with them. */
  private static final String KEY_AGREEMENT = "keyAgreement";

  private static final Set<String> WITH_JWK = Set.of("JsonWebKey", "JsonWebKey2020");
  private static final Set<String> WITH_MULTIBASE = Set.of(MULTIKEY, "Ed25519VerificationKey2020");

  /** Documents of more methods are no documents of a person or a school. */
  private static final int MAX_METHODS = 256;

  private final JsonObject document;
  private final String where;
  private final List<VerificationMethod> methods = new ArrayList<>();
  private final Set<KeyId> names = new HashSet<>();
  private String id = "";

  DidDocumentReader(JsonObject document, String where) {
    this.document = document;
    this.where = where;
  }

  DidDocument read() throws DidException {
    try {
      return readDocument();
    } catch (JsonFormatException e) {
      Problem problem = e.problem();
      throw new DidException(
          new Problem(
              ProblemCode.INVALID_DID_DOCUMENT,
              problem.where(),
              problem.found(),
              problem.expected()),
          e);
    }
  }

  private DidDocument readDocument() throws JsonFormatException, DidException {
    String idAt = JsonPointer.member(where, "id");
    id = document.required("id", where).asString(idAt);
    if (id.startsWith("did:")) {
      Did.parse(id);
    } else if (!id.startsWith("https://") || id.indexOf('#') >= 0) {
      throw invalid(idAt, "an identifier in another form", "a DID or an https URL");
    }
    refusePrivate(document, where);
    checkControllers();
    Optional<JsonValue> listed = document.get(VERIFICATION_METHOD);
    if (listed.isPresent()) {
      String at = JsonPointer.member(where, VERIFICATION_METHOD);
      JsonArray array = listed.get().asArray(at);
      for (int i = 0; i < array.size(); i++) {
        String element = JsonPointer.element(at, i);
        readMethod(array.get(i).asObject(element), element);
      }
    }
    Map<VerificationRelationship, Set<KeyId>> uses = new EnumMap<>(VerificationRelationship.class);
    for (VerificationRelationship use : VerificationRelationship.values()) {
      uses.put(use, readRelationship(use.wireName()));
    }
    readRelationship(KEY_AGREEMENT);
    return new DidDocument(id, methods, uses);
  }

  /**
   * The controllers of the document say nothing about its keys; their form is checked all the same.
   */
  private void checkControllers() throws JsonFormatException {
    Optional<JsonValue> controller = document.get(CONTROLLER);
    if (controller.isEmpty() || controller.get() instanceof JsonString) {
      return;
    }
    String at = JsonPointer.member(where, CONTROLLER);
    JsonArray array = controller.get().asArray(at);
    for (int i = 0; i < array.size(); i++) {
      array.get(i).asString(JsonPointer.element(at, i));
    }
  }

  private Set<KeyId> readRelationship(String name) throws JsonFormatException, DidException {
    Set<KeyId> keys = new LinkedHashSet<>();
    Optional<JsonValue> member = document.get(name);
    if (member.isEmpty()) {
      return keys;
    }
    String at = JsonPointer.member(where, name);
    JsonArray array = member.get().asArray(at);
    for (int i = 0; i < array.size(); i++) {
      String element = JsonPointer.element(at, i);
      KeyId key =
          array.get(i) instanceof JsonString reference
              ? keyId(reference.value(), element)
              : readMethod(array.get(i).asObject(element), element);
      if (!keys.add(key)) {
        throw invalid(element, "a key that is listed twice", "every key once");
      }
      if (keys.size() > MAX_METHODS) {
        throw tooMany(at);
      }
    }
    return keys;
  }

  private KeyId readMethod(JsonObject method, String at) throws JsonFormatException, DidException {
    if (methods.size() == MAX_METHODS) {
      throw tooMany(at);
    }
    refusePrivate(method, at);
    String idAt = JsonPointer.member(at, "id");
    KeyId name = keyId(method.required("id", at).asString(idAt), idAt);
    if (!names.add(name)) {
      throw invalid(idAt, "a second verification method of one name", "every name once");
    }
    String type = method.requiredText("type", at);
    String controller = method.requiredText(CONTROLLER, at);
    methods.add(
        new VerificationMethod(
            name,
            controller,
            material(type, method, at),
            instant(method, EXPIRES, at),
            instant(method, REVOKED, at)));
    return name;
  }

  private VerificationMethod.Material material(String type, JsonObject method, String at)
      throws JsonFormatException, DidException {
    boolean multibase = WITH_MULTIBASE.contains(type);
    if (!multibase && !WITH_JWK.contains(type)) {
      return unusable(at, "a verification method of a type that this build does not know");
    }
    if (method.has(PUBLIC_KEY_MULTIBASE) && method.has(PUBLIC_KEY_JWK)) {
      throw invalid(at, "a verification method with two keys", "one key");
    }
    String name = multibase ? PUBLIC_KEY_MULTIBASE : PUBLIC_KEY_JWK;
    String keyAt = JsonPointer.member(at, name);
    JsonValue value = method.required(name, at);
    try {
      Optional<VerificationKey> key =
          multibase
              ? KeyMaterial.ofMultibase(value.asString(keyAt))
              : KeyMaterial.ofJwk(value.asObject(keyAt));
      if (key.isEmpty()) {
        return unusable(keyAt, "a key of a kind that this build does not know");
      }
      if (multibase && !type.equals(MULTIKEY) && !KeyMaterial.isEd25519(key.get())) {
        throw invalid(keyAt, "a key of another kind than its type says", "an Ed25519 key");
      }
      return new VerificationMethod.Material.Usable(key.get());
    } catch (KeyFormatException e) {
      throw new DidException(e.problem().under(keyAt), e);
    }
  }

  private static VerificationMethod.Material unusable(String at, String found) {
    return new VerificationMethod.Material.Unusable(
        new Problem(
            ProblemCode.KEY_UNRESOLVED, at, found, "a Multikey or JsonWebKey of a known kind"));
  }

  /** A reference is {@code #fragment}, which is about this document, or an absolute URL. */
  private KeyId keyId(String text, String at) throws DidException {
    try {
      return KeyId.parse(text.startsWith("#") ? id + text : text);
    } catch (KeyFormatException e) {
      throw new DidException(
          new Problem(
              ProblemCode.INVALID_DID_DOCUMENT, at, e.problem().found(), e.problem().expected()),
          e);
    }
  }

  private static Optional<Instant> instant(JsonObject method, String name, String at)
      throws JsonFormatException {
    Optional<JsonValue> value = method.get(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String pointer = JsonPointer.member(at, name);
    return Optional.of(DateTimeStamp.parse(value.get().asString(pointer), pointer));
  }

  private static void refusePrivate(JsonObject object, String at) throws DidException {
    for (String name : object.names()) {
      if (name.startsWith("privateKey") || name.startsWith("secretKey")) {
        throw new DidException(
            new Problem(
                ProblemCode.PRIVATE_KEY_EXPOSED,
                JsonPointer.member(at, name),
                "a private key",
                "public keys only"));
      }
    }
    if (object.get(PUBLIC_KEY_JWK).orElse(JsonObject.EMPTY) instanceof JsonObject jwk) {
      try {
        KeyMaterial.refusePrivate(jwk);
      } catch (KeyFormatException e) {
        throw new DidException(e.problem().under(JsonPointer.member(at, PUBLIC_KEY_JWK)), e);
      }
    }
  }

  private static DidException tooMany(String at) {
    return new DidException(
        new Problem(
            ProblemCode.LIMIT_EXCEEDED,
            at,
            "more than " + MAX_METHODS + " verification methods",
            "at most " + MAX_METHODS));
  }

  private static DidException invalid(String at, String found, String expected) {
    return new DidException(new Problem(ProblemCode.INVALID_DID_DOCUMENT, at, found, expected));
  }
}
