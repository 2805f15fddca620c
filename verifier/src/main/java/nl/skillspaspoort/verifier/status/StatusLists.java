package nl.skillspaspoort.verifier.status;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.status.StatusException;
import nl.skillspaspoort.verifier.fetch.Fetcher;

/** The sources of status lists that come with the library. */
public final class StatusLists {
  /** What a publisher may call a status list. */
  static final Set<String> MEDIA_TYPES =
      Set.of(
          "application/vc",
          "application/vc+jwt",
          "application/vc+ld+json",
          "application/ld+json",
          "application/json",
          "application/statuslist+jwt",
          "application/jwt");

  private StatusLists() {}

  /** No lists at all: a credential that names one cannot be told to be good. */
  public static StatusSource none() {
    return new Given(Map.of());
  }

  /**
   * The lists that the caller has, for example from files.
   *
   * @param lists each as it was published: JSON with a proof, or a token
   * @throws StatusException if one of them is not a list that says under which URI it is published,
   *     or if two have the same one
   */
  public static StatusSource of(Collection<byte[]> lists) throws StatusException {
    Map<String, byte[]> byUri = new HashMap<>();
    for (byte[] list : lists) {
      if (byUri.put(uri(list), list.clone()) != null) {
        throw new StatusException(
            Problem.of(
                ProblemCode.STATUS_VERIFICATION_ERROR,
                "two status lists of the same URI",
                "the newest one only"));
      }
    }
    return new Given(Map.copyOf(byUri));
  }

  /**
   * Lists from the network, each asked for when it is first needed.
   *
   * @param clock for writing down when a list was got
   */
  public static StatusSource over(Fetcher fetcher, InstantSource clock) {
    return new Fetched(fetcher, clock);
  }

  /** The first source that has the list answers; a later one is asked only if it has not. */
  public static StatusSource firstOf(StatusSource... sources) {
    return new First(List.of(sources));
  }

  /** The URI that a list says of itself; unverified, for finding it only. */
  private static String uri(byte[] list) throws StatusException {
    try {
      SecuredDocument document = SecuredDocument.read(list, JsonReader.strict());
      JsonObject claims =
          document instanceof SecuredDocument.Json json
              ? json.json()
              : JsonReader.strict()
                  .readObject(
                      CompactJws.parse(((SecuredDocument.Compact) document).text(), Set.of("iss"))
                          .unverifiedPayload());
      return claims
          .text("id")
          .or(() -> claims.text("sub"))
          .orElseThrow(
              () ->
                  new StatusException(
                      Problem.of(
                          ProblemCode.MISSING_MEMBER,
                          "a status list that does not say its URI",
                          "the member id or the claim sub")));
    } catch (JsonFormatException | JwsException e) {
      throw new StatusException(e.problem(), e);
    }
  }

  private static StatusAnswer missing() {
    return new StatusAnswer.Unavailable(
        new Problem(
            ProblemCode.STATUS_RETRIEVAL_ERROR,
            "/credentialStatus",
            "a status list that this verifier does not have",
            "the list that the credential names"),
        false);
  }

  private record Given(Map<String, byte[]> lists) implements StatusSource {
    @Override
    public StatusAnswer get(String uri) {
      byte[] list = lists.get(Objects.requireNonNull(uri, "uri"));
      return list == null ? missing() : new StatusAnswer.Found(list, Optional.empty());
    }

    @Override
    public boolean isLocal() {
      return true;
    }

    @Override
    public String toString() {
      return "StatusLists[" + lists.size() + "]";
    }
  }

  private record Fetched(Fetcher fetcher, InstantSource clock) implements StatusSource {
    private Fetched {
      Objects.requireNonNull(fetcher, "fetcher");
      Objects.requireNonNull(clock, "clock");
    }

    @Override
    public StatusAnswer get(String uri) {
      URI url;
      try {
        url = new URI(uri);
      } catch (URISyntaxException e) {
        return unavailable(
            Problem.of(
                ProblemCode.FETCH_NOT_ALLOWED,
                "text of " + uri.length() + " characters",
                "an https URL"),
            false);
      }
      return fetcher
          .fetch(url, MEDIA_TYPES)
          .match(
              fetched -> new StatusAnswer.Found(fetched.body(), Optional.of(clock.instant())),
              refused -> unavailable(refused.problem(), false),
              unreachable -> unavailable(unreachable.problem(), unreachable.retryable()));
    }

    /** One code for every reason; the reason itself is kept in the words. */
    private static StatusAnswer unavailable(Problem reason, boolean retryable) {
      return new StatusAnswer.Unavailable(
          new Problem(
              ProblemCode.STATUS_RETRIEVAL_ERROR,
              "/credentialStatus",
              reason.code() + ": " + reason.found(),
              reason.expected()),
          retryable);
    }

    @Override
    public boolean isLocal() {
      return false;
    }
  }

  private record First(List<StatusSource> sources) implements StatusSource {
    @Override
    public StatusAnswer get(String uri) {
      List<StatusAnswer> answers = new ArrayList<>();
      for (StatusSource source : sources) {
        StatusAnswer answer = source.get(uri);
        if (answer instanceof StatusAnswer.Found) {
          return answer;
        }
        answers.add(answer);
      }
      return answers.isEmpty() ? missing() : answers.get(answers.size() - 1);
    }

    @Override
    public boolean isLocal() {
      return sources.stream().allMatch(StatusSource::isLocal);
    }
  }
}
