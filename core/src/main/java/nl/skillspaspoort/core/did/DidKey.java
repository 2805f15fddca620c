package nl.skillspaspoort.core.did;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.key.SecretKey;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * {@code did:key}: the identifier is the key. No network, no rotation, no revocation: good for
 * holders and for tests, less so for an issuer that wants to change its key one day.
 *
 * @see <a href="https://w3c-ccg.github.io/did-key-spec/">The did:key Method</a>
 */
public final class DidKey implements DidMethod {
  private static final String NAME = "key";

  /** The DID of a key. */
  public static Did of(VerificationKey key) {
    return new Did("did:" + NAME + ":" + key.multibase());
  }

  /** The one key name of a key's DID: the fragment repeats the key. */
  public static KeyId keyId(VerificationKey key) {
    return new KeyId(of(key) + "#" + key.multibase());
  }

  /** A signer that is known by its key's DID. */
  public static Signer signer(SecretKey secretKey) {
    return secretKey.signer(keyId(secretKey.publicKey()));
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
    VerificationKey key;
    try {
      key = Multikey.decode(did.methodSpecificId());
    } catch (KeyFormatException e) {
      throw new DidException(e.problem(), e);
    }
    KeyId id = keyId(key);
    Map<VerificationRelationship, Set<KeyId>> uses = new EnumMap<>(VerificationRelationship.class);
    for (VerificationRelationship use : VerificationRelationship.values()) {
      uses.put(use, Set.of(id));
    }
    return new DidDocument(
        did.value(), List.of(new VerificationMethod(id, did.value(), key)), uses);
  }
}
