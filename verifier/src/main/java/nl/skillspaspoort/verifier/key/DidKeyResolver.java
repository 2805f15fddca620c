package nl.skillspaspoort.verifier.key;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.did.DidMethod;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Finds keys in the DID documents of methods that need no network, and remembers a bounded number
 * of good ones. Thread-safe.
 */
public final class DidKeyResolver implements KeyResolver {
  private static final int MAX_REMEMBERED = 1_024;

  private final Map<String, DidMethod> methods;
  private final Map<Use, KeyResolution.Found> remembered = new LastUsed();

  private DidKeyResolver(List<DidMethod> methods) {
    this.methods =
        methods.stream()
            .collect(Collectors.toUnmodifiableMap(DidMethod::name, Function.identity()));
  }

  /** With the methods of this build that need no network: {@code did:key}. */
  public static DidKeyResolver offline() {
    return new DidKeyResolver(List.of(new DidKey()));
  }

  @Override
  public KeyResolution resolve(KeyId keyId, VerificationRelationship use) {
    Use asked = new Use(keyId, use);
    synchronized (remembered) {
      KeyResolution.Found known = remembered.get(asked);
      if (known != null) {
        return known;
      }
    }
    KeyResolution resolution = lookUp(keyId, use);
    if (resolution instanceof KeyResolution.Found found) {
      synchronized (remembered) {
        remembered.put(asked, found);
      }
    }
    return resolution;
  }

  private KeyResolution lookUp(KeyId keyId, VerificationRelationship use) {
    try {
      Did did = Did.parse(keyId.controller());
      DidMethod method = methods.get(did.method());
      if (method == null) {
        return new KeyResolution.Unresolved(
            Problem.of(
                ProblemCode.UNSUPPORTED_DID_METHOD,
                "a DID method that this verifier does not resolve",
                "one of " + methods.keySet().stream().sorted().toList()),
            false);
      }
      return new KeyResolution.Found(method.resolve(did).key(keyId, use));
    } catch (DidException e) {
      return new KeyResolution.Refused(e.problem());
    }
  }

  private record Use(KeyId keyId, VerificationRelationship relationship) {}

  private static final class LastUsed extends LinkedHashMap<Use, KeyResolution.Found> {
    private static final long serialVersionUID = 1L;

    LastUsed() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Use, KeyResolution.Found> eldest) {
      return size() > MAX_REMEMBERED;
    }
  }
}
