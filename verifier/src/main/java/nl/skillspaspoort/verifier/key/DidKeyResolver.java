package nl.skillspaspoort.verifier.key;

import java.time.Instant;
import java.time.InstantSource;
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
import nl.skillspaspoort.core.webvh.DidHistory;
import nl.skillspaspoort.core.webvh.DidWebvh;
import nl.skillspaspoort.verifier.fetch.Fetcher;
import org.jspecify.annotations.Nullable;

/**
 * Finds keys in DID documents: without network those of {@code did:key} and {@code did:jwk}, with a
 * fetcher those of {@code did:web} and {@code did:webvh} as well. Remembers a bounded number of
 * good documents for a bounded time. Thread-safe.
 */
public final class DidKeyResolver implements KeyResolver {
  private static final int MAX_REMEMBERED = 1_024;
  private static final String WEB = "web";
  private static final String WEBVH = "webvh";

  private final Optional<Fetcher> fetcher;
  private final CachePolicy policy;
  private final InstantSource clock;
  private final Map<String, DidMethod> offline;
  private final Optional<DocumentCache<DidDocument>> web;
  private final Optional<DocumentCache<DidHistory>> histories;
  private final Map<Use, KeyResolution.Found> remembered = new LastUsed();

  private DidKeyResolver(Optional<Fetcher> fetcher, CachePolicy policy, InstantSource clock) {
    this.fetcher = fetcher;
    this.policy = policy;
    this.clock = clock;
    this.offline =
        Stream.of(new DidKey(), new DidJwk())
            .collect(Collectors.toUnmodifiableMap(DidMethod::name, Function.identity()));
    Optional<FetchedDocuments> documents = fetcher.map(FetchedDocuments::new);
    this.web =
        documents.map(
            source -> new DocumentCache<>(new WebDocuments(new DidWeb(source)), policy, clock));
    this.histories =
        documents.map(
            source ->
                new DocumentCache<>(new Histories(new DidWebvh(source, clock)), policy, clock));
  }

  /** With the methods that need no network: {@code did:key} and {@code did:jwk}. */
  public static DidKeyResolver offline() {
    return new DidKeyResolver(Optional.empty(), CachePolicy.DEFAULT, systemClock());
  }

  @SuppressForbidden(reason = "the default clock; tests and replays give their own")
  private static InstantSource systemClock() {
    return InstantSource.system();
  }

  /**
   * A resolver with {@code did:web} and {@code did:webvh} as well, over this fetcher. It has
   * remembered nothing yet.
   */
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
  public boolean looksUp(KeyId keyId) {
    String controller = keyId.controller();
    return (web.isPresent() && controller.startsWith("did:" + WEB + ":"))
        || (histories.isPresent() && controller.startsWith("did:" + WEBVH + ":"));
  }

  @Override
  public KeyResolution resolve(KeyId keyId, VerificationRelationship use) {
    return resolved(keyId, use, Optional.empty());
  }

  /**
   * {@inheritDoc}
   *
   * <p>A {@code did:webvh} has its log; a {@code did:key} or {@code did:jwk} never changes; a
   * {@code did:web} has no history.
   */
  @Override
  public KeyResolution resolveAt(KeyId keyId, VerificationRelationship use, Instant moment) {
    return resolved(keyId, use, Optional.of(moment));
  }

  private KeyResolution resolved(
      KeyId keyId, VerificationRelationship use, Optional<Instant> moment) {
    Use asked = new Use(keyId, use);
    KeyResolution.Found known = remembered(asked);
    if (known != null) {
      return known;
    }
    try {
      Did did = Did.parse(keyId.controller());
      DidMethod method = offline.get(did.method());
      if (method != null) {
        return withoutNetwork(method, did, asked);
      }
      if (did.method().equals(WEBVH) && histories.isPresent()) {
        DidHistory history = histories.get().document(did, keyId);
        DidDocument document = moment.isPresent() ? history.at(moment.get()) : history.current();
        return new KeyResolution.Found(document.key(keyId, use, moment.orElseGet(clock::instant)));
      }
      if (did.method().equals(WEB) && web.isPresent()) {
        return moment.isPresent()
            ? KeyResolver.super.resolveAt(keyId, use, moment.get())
            : new KeyResolution.Found(
                web.get().document(did, keyId).key(keyId, use, clock.instant()));
      }
      return unsupported();
    } catch (DidException e) {
      return e.isUnavailable()
          ? new KeyResolution.Unresolved(e.problem(), e.isRetryable())
          : new KeyResolution.Refused(e.problem());
    }
  }

  private KeyResolution.@Nullable Found remembered(Use asked) {
    synchronized (remembered) {
      return remembered.get(asked);
    }
  }

  /** The document follows from the DID alone: what was found once holds for ever. */
  private KeyResolution withoutNetwork(DidMethod method, Did did, Use asked) throws DidException {
    KeyResolution.Found found =
        new KeyResolution.Found(method.resolve(did).key(asked.keyId(), asked.relationship()));
    synchronized (remembered) {
      remembered.put(asked, found);
    }
    return found;
  }

  private KeyResolution unsupported() {
    List<String> names =
        Stream.concat(
                offline.keySet().stream(), web.isPresent() ? Stream.of(WEB, WEBVH) : Stream.of())
            .sorted()
            .toList();
    return new KeyResolution.Unresolved(
        Problem.of(
            ProblemCode.UNSUPPORTED_DID_METHOD,
            "a DID method that this verifier does not resolve",
            "one of " + names),
        false);
  }

  private record WebDocuments(DidWeb method) implements DocumentCache.Method<DidDocument> {
    @Override
    public DidDocument load(Did did, @Nullable DidDocument earlier) throws DidException {
      return method.resolve(did);
    }

    @Override
    public boolean names(DidDocument found, KeyId keyId) {
      return found.names(keyId);
    }
  }

  /** A host that goes back to an older log, or to another one, hides what its owner has changed. */
  private record Histories(DidWebvh method) implements DocumentCache.Method<DidHistory> {
    @Override
    public DidHistory load(Did did, @Nullable DidHistory earlier) throws DidException {
      DidHistory history = method.history(did);
      if (earlier != null && !history.continues(earlier)) {
        throw new DidException(
            ProblemCode.DID_LOG_INVALID,
            "a log without versions that it had before",
            "the log that was seen before, or one that goes on from it");
      }
      return history;
    }

    @Override
    public boolean names(DidHistory found, KeyId keyId) {
      try {
        return found.isDeactivated() || found.current().names(keyId);
      } catch (DidException e) {
        throw new AssertionError("a DID that is in use has a document", e);
      }
    }
  }

  private record Use(KeyId keyId, VerificationRelationship relationship) {
    // The generated ones are linked when first called, which every start of a program would pay.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Use use
          && use.keyId.equals(keyId)
          && use.relationship == relationship;
    }

    @Override
    public int hashCode() {
      return 31 * keyId.hashCode() + relationship.hashCode();
    }
  }

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
