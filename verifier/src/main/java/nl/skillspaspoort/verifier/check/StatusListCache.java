package nl.skillspaspoort.verifier.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.status.StatusException;
import nl.skillspaspoort.verifier.status.StatusAnswer;
import nl.skillspaspoort.verifier.status.StatusSource;
import org.jspecify.annotations.Nullable;

/**
 * The status lists of one verifier. A list is remembered only after its signature was checked, and
 * never replaced by an older one; a failure waits a moment before the next try. Two threads that
 * want the same list make one request. Thread-safe; bounded in number and in bytes.
 */
public final class StatusListCache {
  private static final int MAX_LISTS = 512;
  private static final long MAX_BYTES = 128L << 20;
  private static final Duration FAILURE_AGE = Duration.ofSeconds(10);
  private static final Duration LONGEST_LIFE = Duration.ofHours(24);
  private static final Duration DEFAULT_LIFE = Duration.ofMinutes(5);
  private static final Duration SHORTEST_LIFE = Duration.ofSeconds(10);

  private final StatusSource source;
  private final LastUsed entries = new LastUsed();

  /** Over a source, with nothing remembered. */
  public StatusListCache(StatusSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /**
   * A list whose signature holds.
   *
   * @param mayAsk whether a source that is not local may be asked
   */
  Lookup get(String uri, Setting setting, boolean mayAsk) {
    if (!mayAsk && !source.isLocal()) {
      return new Lookup.Missing(
          new Problem(
              ProblemCode.STATUS_RETRIEVAL_ERROR,
              "/credentialStatus",
              "a list that is not fetched: its issuer is not recognised",
              "a recognised issuer, or the list itself"),
          false);
    }
    Kept entry;
    synchronized (entries) {
      entry = entries.computeIfAbsent(uri, absent -> new Kept());
    }
    return entry.get(uri, setting);
  }

  /** What there is to say about one list. */
  sealed interface Lookup {
    /** The list. */
    record Found(VerifiedStatusList list) implements Lookup {}

    /** Why there is none. */
    record Missing(Problem problem, boolean retryable) implements Lookup {}
  }

  private final class Kept {
    private @Nullable VerifiedStatusList good;
    private @Nullable Instant goodUntil;
    private Lookup.@Nullable Missing failure;
    private @Nullable Instant failedUntil;
    private volatile int bytes;

    synchronized Lookup get(String uri, Setting setting) {
      Instant now = setting.knownAt();
      VerifiedStatusList known = good;
      if (known != null && isBefore(now, goodUntil)) {
        return new Lookup.Found(known);
      }
      Lookup.Missing failed = failure;
      if (failed == null || !isBefore(now, failedUntil)) {
        failed = load(uri, setting, now);
      }
      // A list that could not be renewed is still news of its age: the policy judges that.
      return good != null
          ? new Lookup.Found(good)
          : Objects.requireNonNull(failed, "without a list there is a failure");
    }

    private Lookup.@Nullable Missing load(String uri, Setting setting, Instant now) {
      StatusAnswer answer = source.get(uri);
      if (answer instanceof StatusAnswer.Unavailable unavailable) {
        return failed(unavailable.problem(), unavailable.retryable(), now);
      }
      StatusAnswer.Found found = (StatusAnswer.Found) answer;
      try {
        VerifiedStatusList list =
            StatusListReader.read(found.content(), found.retrievedAt(), setting.ofNow());
        if (!list.list().uri().equals(uri)) {
          return failed(
              Problem.of(
                  ProblemCode.STATUS_VERIFICATION_ERROR,
                  "a list of another URL",
                  "the list that the credential names"),
              false,
              now);
        }
        if (isOlder(list, good)) {
          return failed(
              Problem.of(
                  ProblemCode.STATUS_VERIFICATION_ERROR,
                  "a list that is older than the one seen before",
                  "the newest list"),
              true,
              now);
        }
        if (list.madeAt().isPresent()
            && list.madeAt().get().isAfter(now.plus(setting.policy().clockSkew()))) {
          // Kept, it would shut out every honest list until that day.
          return failed(
              Problem.of(
                  ProblemCode.STATUS_LIST_STALE,
                  "a list made at " + list.madeAt().get(),
                  "a list that was made by " + now),
              true,
              now);
        }
        good = list;
        goodUntil = now.plus(life(list, now));
        failure = null;
        // The document as well: what it holds beside its values is kept with it.
        bytes = list.list().sizeInBytes() + found.content().length;
        synchronized (entries) {
          entries.makeRoomFor(this);
        }
        return null;
      } catch (StatusException e) {
        return failed(e.problem(), false, now);
      }
    }

    private Lookup.Missing failed(Problem problem, boolean retryable, Instant now) {
      Lookup.Missing missing = new Lookup.Missing(problem, retryable);
      failure = missing;
      failedUntil = now.plus(FAILURE_AGE);
      return missing;
    }
  }

  private static boolean isBefore(Instant now, @Nullable Instant end) {
    return end != null && now.isBefore(end);
  }

  private static boolean isOlder(VerifiedStatusList list, @Nullable VerifiedStatusList known) {
    Optional<Instant> before = known == null ? Optional.empty() : known.madeAt();
    return before.isPresent()
        && list.madeAt().map(made -> made.isBefore(before.get())).orElse(true);
  }

  /** What the publisher asks for, within bounds, and not beyond the end of the list. */
  private static Duration life(VerifiedStatusList list, Instant now) {
    Duration asked = list.list().timeToLive().orElse(DEFAULT_LIFE);
    Duration atLeast = asked.compareTo(SHORTEST_LIFE) < 0 ? SHORTEST_LIFE : asked;
    Duration life = atLeast.compareTo(LONGEST_LIFE) > 0 ? LONGEST_LIFE : atLeast;
    Optional<Duration> left = list.list().expires().map(end -> Duration.between(now, end));
    return left.isPresent() && left.get().compareTo(life) < 0
        ? (left.get().compareTo(SHORTEST_LIFE) < 0 ? SHORTEST_LIFE : left.get())
        : life;
  }

  private static final class LastUsed extends LinkedHashMap<String, Kept> {
    private static final long serialVersionUID = 1L;

    LastUsed() {
      super(64, 0.75f, true);
    }

    /** Lets go of the lists that were used longest ago, until what is left fits. */
    void makeRoomFor(Kept newest) {
      long bytes = 0;
      for (Kept kept : values()) {
        bytes += kept.bytes;
      }
      for (Iterator<Kept> all = values().iterator(); bytes > MAX_BYTES && all.hasNext(); ) {
        Kept kept = all.next();
        if (kept != newest) {
          all.remove();
          bytes -= kept.bytes;
        }
      }
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
      return size() > MAX_LISTS;
    }
  }
}
