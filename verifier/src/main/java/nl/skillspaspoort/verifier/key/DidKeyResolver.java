package nl.skillspaspoort.verifier.key;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidDocument;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.did.DidJwk;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.did.DidMethod;
import nl.skillspaspoort.core.did.DidWeb;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.verifier.fetch.Fetcher;

/**
 * Finds keys in DID documents: without network those of {@code did:key} and {@code did:jwk}, with a
 * fetcher those of {@code did:web} as well. Remembers a bounded number of good documents for a
 * bounded time. Thread-safe.
 */
public final class DidKeyResolver implements KeyResolver {
  private static final int MAX_REMEMBERED = 1_024;

  private final Optional<Fetcher> fetcher;
  private final CachePolicy policy;
  private final InstantSource clock;
  private final Map<String, DidMethod> offline;
  private final Map<String, DocumentCache> online;
  private final Map<Use, KeyResolution.Found> remembered = new LastUsed();

  private DidKeyResolver(Optional<Fetcher> fetcher, CachePolicy policy, InstantSource clock) {
    this.fetcher = fetcher;
    this.policy = policy;
    this.clock = clock;
    this.offline =
        Stream.of(new DidKey(), new DidJwk())
            .collect(Collectors.toUnmodifiableMap(DidMethod::name, Function.identity()));
    Map<String, DocumentCache> caches = new HashMap<>();
    fetcher.map(FetchedDocuments::new).map(DidWeb::new).stream()
        .forEach(method -> caches.put(method.name(), new DocumentCache(method, policy, clock)));
    this.online = Map.copyOf(caches);
  }

  /** With the methods that need no network: {@code did:key} and {@code did:jwk}. */
  public static DidKeyResolver offline() {
    return new DidKeyResolver(Optional.empty(), CachePolicy.DEFAULT, systemClock());
  }

  @SuppressForbidden(reason = "the default clock; tests and replays give their own")
  private static InstantSource systemClock() {
    return InstantSource.system();
  }

  /** A resolver with {@code did:web} as well, over this fetcher. It has remembered nothing yet. */
  public DidKeyResolver withWeb(Fetcher source) {
    return new DidKeyResolver(Optional.of(source), policy, clock);
  }

  /** A resolver with another clock, for the age of documents and the end of keys. */
  public DidKeyResolver withClock(InstantSource source) {
    return new DidKeyResolver(fetcher, policy, Objects.requireNonNull(source, "source"));
  }

  /** A resolver that remembers longer or shorter, more or less. */
  public DidKeyResolver withCache(CachePolicy cachePolicy) {
    return new DidKeyResolver(fetcher, Objects.requireNonNull(cachePolicy, "cachePolicy"), clock);
  }

  @Override
  public KeyResolution resolve(KeyId keyId, VerificationRelationship use) {
    try {
      Did did = Did.parse(keyId.controller());
      DidMethod method = offline.get(did.method());
      if (method != null) {
        return withoutNetwork(method, did, new Use(keyId, use));
      }
      DocumentCache cache = online.get(did.method());
      if (cache != null) {
        DidDocument document = cache.document(did, keyId);
        return new KeyResolution.Found(document.key(keyId, use, clock.instant()));
      }
      return unsupported();
    } catch (DidException e) {
      return e.isUnavailable()
          ? new KeyResolution.Unresolved(e.problem(), e.isRetryable())
          : new KeyResolution.Refused(e.problem());
    }
  }

  /** The document follows from the DID alone: what was found once holds for ever. */
  private KeyResolution withoutNetwork(DidMethod method, Did did, Use asked) throws DidException {
    synchronized (remembered) {
      KeyResolution.Found known = remembered.get(asked);
      if (known != null) {
        return known;
      }
    }
    KeyResolution.Found found =
        new KeyResolution.Found(method.resolve(did).key(asked.keyId(), asked.relationship()));
    synchronized (remembered) {
      remembered.put(asked, found);
    }
    return found;
  }

  private KeyResolution unsupported() {
    List<String> names =
        Stream.concat(offline.keySet().stream(), online.keySet().stream()).sorted().toList();
    return new KeyResolution.Unresolved(
        Problem.of(
            ProblemCode.UNSUPPORTED_DID_METHOD,
            "a DID method that this verifier does not resolve",
            "one of " + names),
        false);
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
