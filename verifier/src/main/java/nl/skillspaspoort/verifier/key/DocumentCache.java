package nl.skillspaspoort.verifier.key;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.key.KeyId;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what one DID method found: documents, or histories of them. It is remembered as good
 * only after the method has checked it; a failure never replaces an answer, it only waits a moment
 * before the next try. Two threads that want the same make one request.
 *
 * @param <T> what the method finds for a DID
 */
final class DocumentCache<T> {

  /** How a method finds it. */
  interface Method<T> {
    /**
     * Gets and checks it.
     *
     * @param earlier what was good before, if anything was
     */
    T load(Did did, @Nullable T earlier) throws DidException;

    /** True if it names the key; otherwise a newer one might. */
    boolean names(T found, KeyId keyId);
  }

  private final Method<T> method;
  private final CachePolicy policy;
  private final InstantSource clock;
  private final Map<Did, Kept> entries;

  DocumentCache(Method<T> method, CachePolicy policy, InstantSource clock) {
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

  /** What is known of a DID, fetched again if it is too old, or if it does not name the key. */
  T document(Did did, KeyId wanted) throws DidException {
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
    private @Nullable T good;
    private @Nullable Instant goodSince;
    private @Nullable DidException failure;
    private @Nullable Instant failedAt;
    private @Nullable Instant refreshedAt;

    synchronized T document(Did did, KeyId wanted) throws DidException {
      Instant now = clock.instant();
      T known = isWithin(goodSince, policy.maxAge(), now) ? good : null;
      if (known == null) {
        return load(did, now);
      }
      if (method.names(known, wanted) || isWithin(refreshedAt, policy.refreshInterval(), now)) {
        return known;
      }
      refreshedAt = now;
      return load(did, now);
    }

    private T load(Did did, Instant now) throws DidException {
      if (failure != null && isWithin(failedAt, policy.failureAge(), now)) {
        throw failure;
      }
      try {
        T loaded = method.load(did, good);
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
