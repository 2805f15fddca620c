package nl.skillspaspoort.verifier.key;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidDocument;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.did.DidMethod;
import nl.skillspaspoort.core.key.KeyId;
import org.jspecify.annotations.Nullable;

/**
 * Remembers documents of one DID method. A document is remembered as good only after the method has
 * checked it; a failure never replaces an answer, it only waits a moment before the next try. Two
 * threads that want the same document make one request.
 */
final class DocumentCache {
  private final DidMethod method;
  private final CachePolicy policy;
  private final InstantSource clock;
  private final Map<Did, Kept> entries;

  DocumentCache(DidMethod method, CachePolicy policy, InstantSource clock) {
    this.method = method;
    this.policy = policy;
    this.clock = clock;
    this.entries =
        new LinkedHashMap<>(64, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Did, Kept> eldest) {
            return size() > policy.maxDocuments();
          }
        };
  }

  /** The document of a DID, fetched again if it is too old, or if it does not name the key. */
  DidDocument document(Did did, KeyId wanted) throws DidException {
    Kept entry;
    synchronized (entries) {
      entry = entries.computeIfAbsent(did, absent -> new Kept());
    }
    return entry.document(did, wanted);
  }

  private boolean isWithin(@Nullable Instant since, Duration age, Instant now) {
    return since != null && !now.isBefore(since) && now.isBefore(since.plus(age));
  }

  private final class Kept {
    private @Nullable DidDocument good;
    private @Nullable Instant goodSince;
    private @Nullable DidException failure;
    private @Nullable Instant failedAt;
    private @Nullable Instant refreshedAt;

    synchronized DidDocument document(Did did, KeyId wanted) throws DidException {
      Instant now = clock.instant();
      DidDocument known = isWithin(goodSince, policy.maxAge(), now) ? good : null;
      if (known == null) {
        return load(did, now);
      }
      if (known.names(wanted) || isWithin(refreshedAt, policy.refreshInterval(), now)) {
        return known;
      }
      refreshedAt = now;
      return load(did, now);
    }

    private DidDocument load(Did did, Instant now) throws DidException {
      if (failure != null && isWithin(failedAt, policy.failureAge(), now)) {
        throw failure;
      }
      try {
        DidDocument loaded = method.resolve(did);
        good = loaded;
        goodSince = now;
        failure = null;
        return loaded;
      } catch (DidException e) {
        failure = e;
        failedAt = now;
        throw e;
      }
    }
  }
}
