package nl.skillspaspoort.core.did;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonLimits;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * {@code did:jwk}: the identifier is the key, written as a JSON Web Key. Its one key is always
 * named {@code #0}; a {@code kid} in the key is passed over. No network, no rotation, no
 * revocation.
 *
 * @see <a href="https://github.com/quartzjer/did-jwk/blob/main/spec.md">did:jwk Method
 *     Specification</a>
 */
public final class DidJwk implements DidMethod {
  private static final String NAME = "jwk";
  private static final JsonReader READER =
      JsonReader.within(new JsonLimits(2_048, 4, 1_024, 32, 32, 64));

  /** The DID of a key: its public members in canonical order. */
  public static Did of(VerificationKey key) {
    String jwk = Jcs.canonicalText(Jwk.write(key));
    return new Did("did:" + NAME + ":" + Base64Url.encode(jwk.getBytes(StandardCharsets.UTF_8)));
  }

  /** The one key name of a key's DID. */
  public static KeyId keyId(VerificationKey key) {
    return new KeyId(of(key) + "#0");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public DidDocument resolve(Did did) throws DidException {
    if (!did.method().equals(NAME)) {
      throw new DidException(
          ProblemCode.UNSUPPORTED_DID_METHOD, "did:" + did.method(), "did:" + NAME);
    }
    JsonObject jwk = jwk(did.methodSpecificId());
    VerificationMethod.Material material = material(jwk);
    KeyId id;
    try {
      id = KeyId.parse(did + "#0");
    } catch (KeyFormatException e) {
      throw new DidException(e.problem(), e);
    }
    Map<VerificationRelationship, Set<KeyId>> uses = new EnumMap<>(VerificationRelationship.class);
    if (!"enc".equals(jwk.text("use").orElse("sig"))) {
      for (VerificationRelationship use : VerificationRelationship.values()) {
        uses.put(use, Set.of(id));
      }
    }
    VerificationMethod method =
        new VerificationMethod(id, did.value(), material, Optional.empty(), Optional.empty());
    return new DidDocument(did.value(), List.of(method), uses);
  }

  private static JsonObject jwk(String text) throws DidException {
    try {
      return READER.readObject(Base64Url.decode(text));
    } catch (EncodingException | JsonFormatException e) {
      Problem problem = e.problem();
      throw new DidException(
          Problem.of(ProblemCode.INVALID_DID, problem.found(), problem.expected()), e);
    }
  }

  /** A key for encryption has a name and no use for proofs. */
  private static VerificationMethod.Material material(JsonObject jwk) throws DidException {
    try {
      Optional<VerificationKey> key = KeyMaterial.ofJwk(jwk);
      if (key.isPresent()) {
        return new VerificationMethod.Material.Usable(key.get());
      }
    } catch (KeyFormatException e) {
      throw new DidException(e.problem(), e);
    }
    return new VerificationMethod.Material.Unusable(
        Problem.of(
            ProblemCode.KEY_UNRESOLVED,
            "a JSON Web Key of a kind that this build does not know, or for encryption",
            "a signature key of a known kind"));
  }
}
