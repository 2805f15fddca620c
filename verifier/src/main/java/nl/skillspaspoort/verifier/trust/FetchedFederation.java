package nl.skillspaspoort.verifier.trust;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.federation.EntityConfiguration;
import nl.skillspaspoort.core.federation.EntityId;
import nl.skillspaspoort.core.federation.FederationException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.trust.FederatedList;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustListException;
import nl.skillspaspoort.core.trust.TrustSource;
import nl.skillspaspoort.core.trust.UnavailableList;
import nl.skillspaspoort.verifier.fetch.FetchResult;
import nl.skillspaspoort.verifier.fetch.Fetcher;

/**
 * Chains of OpenID Federation, gathered from where their entities publish them: from the issuer up,
 * by the superiors that each names, until an anchor of the configuration. Only to hosts that the
 * fetcher allows. What is gathered is not believed: {@link FederatedList} verifies it.
 *
 * <p>Every call fetches: load chains when a policy is made, not when a credential is verified.
 *
 * @see <a href="https://openid.net/specs/openid-federation-1_0.html#section-10.1">OpenID Federation
 *     1.0 §10.1, Fetching Entity Statements to Establish a Trust Chain</a>
 */
public final class FetchedFederation {
  /** Most superiors between an issuer and an anchor, the anchor among them. */
  private static final int MOST_STEPS = 9;

  /** Most requests for one issuer: whoever names many superiors does not make them all be asked. */
  private static final int MOST_REQUESTS = 32;

  private final Fetcher fetcher;
  private final Map<EntityId, Set<VerificationKey>> anchors;

  private FetchedFederation(Fetcher fetcher, Map<EntityId, Set<VerificationKey>> anchors) {
    this.fetcher = Objects.requireNonNull(fetcher, "fetcher");
    this.anchors = Map.copyOf(anchors);
  }

  /**
   * Chains through this fetcher, up to one of these anchors.
   *
   * @param anchors each with the keys that were had elsewhere
   */
  public static FetchedFederation through(
      Fetcher fetcher, Map<EntityId, Set<VerificationKey>> anchors) {
    return new FetchedFederation(fetcher, anchors);
  }

  /**
   * The first chain that holds, as a list; or why there is none: {@code UNKNOWN_ANCHOR} if no way
   * leads to an anchor, otherwise what was wrong with the first way that does.
   */
  public TrustSource load(EntityId issuer, Instant now) {
    return new Search(now).from(issuer);
  }

  /** One search; counts its requests, so that nothing that it reads makes it endless. */
  private final class Search {
    private final Instant now;
    private final Map<EntityId, EntityConfiguration> configurations = new HashMap<>();
    private Optional<Problem> firstProblem = Optional.empty();
    private int requests;

    Search(Instant now) {
      this.now = now;
    }

    TrustSource from(EntityId issuer) {
      try {
        EntityConfiguration own = configuration(issuer);
        return up(own, List.of(own.text()), List.of(issuer))
            .<TrustSource>map(list -> list)
            .orElseGet(() -> missing(issuer));
      } catch (TrustListException e) {
        return new UnavailableList(issuer.value(), e.problem());
      }
    }

    private TrustSource missing(EntityId issuer) {
      return new UnavailableList(
          issuer.value(),
          firstProblem.orElseGet(
              () ->
                  Problem.of(
                      ProblemCode.UNKNOWN_ANCHOR,
                      "no way to an anchor that is configured",
                      "a superior, or one of its, among the anchors")));
    }

    /** Depth first, in the order in which the superiors are named. */
    private Optional<TrustList> up(
        EntityConfiguration below, List<String> statements, List<EntityId> way) {
      if (way.size() > MOST_STEPS) {
        return Optional.empty();
      }
      for (EntityId superior : below.unverifiedAuthorityHints()) {
        if (way.contains(superior)) {
          continue;
        }
        try {
          EntityConfiguration above = configuration(superior);
          List<String> longer = new ArrayList<>(statements);
          longer.add(statement(above, below.entity()));
          Optional<TrustList> found =
              anchors.containsKey(superior)
                  ? ended(longer, above)
                  : up(above, longer, with(way, superior));
          if (found.isPresent()) {
            return found;
          }
        } catch (TrustListException e) {
          note(e.problem());
        }
      }
      return Optional.empty();
    }

    private Optional<TrustList> ended(List<String> statements, EntityConfiguration anchor) {
      List<String> whole = new ArrayList<>(statements);
      whole.add(anchor.text());
      TrustSource source = FederatedList.load(whole, anchors, now);
      if (source instanceof TrustList list) {
        return Optional.of(list);
      }
      note(((UnavailableList) source).problem());
      return Optional.empty();
    }

    private void note(Problem problem) {
      if (firstProblem.isEmpty()) {
        firstProblem = Optional.of(problem);
      }
    }

    private EntityConfiguration configuration(EntityId entity) throws TrustListException {
      EntityConfiguration known = configurations.get(entity);
      if (known == null) {
        String text = fetch(EntityConfiguration.location(entity));
        try {
          known = EntityConfiguration.parse(text, entity);
        } catch (FederationException e) {
          throw new TrustListException(e.problem(), e);
        }
        configurations.put(entity, known);
      }
      return known;
    }

    private String statement(EntityConfiguration above, EntityId below) throws TrustListException {
      URI location =
          above
              .unverifiedFetchLocation(below)
              .orElseThrow(
                  () ->
                      refused(
                          ProblemCode.LIST_UNAVAILABLE,
                          "a superior that publishes no fetch endpoint",
                          "the endpoint in its metadata"));
      return fetch(location);
    }

    private String fetch(URI location) throws TrustListException {
      if (++requests > MOST_REQUESTS) {
        throw refused(
            ProblemCode.LIMIT_EXCEEDED, "more than " + MOST_REQUESTS + " requests", "fewer");
      }
      FetchResult result = fetcher.fetch(location, Set.of(EntityConfiguration.MEDIA_TYPE));
      Optional<String> text =
          result.match(
              fetched -> Optional.of(new String(fetched.body(), StandardCharsets.ISO_8859_1)),
              refused -> Optional.<String>empty(),
              unreachable -> Optional.<String>empty());
      if (text.isPresent()) {
        return text.get();
      }
      Problem why =
          result.match(
              fetched -> Problem.of(ProblemCode.LIST_UNAVAILABLE, "nothing", "a statement"),
              FetchResult.Refused::problem,
              FetchResult.Unreachable::problem);
      throw refused(
          ProblemCode.LIST_UNAVAILABLE,
          location.getHost() + " gave " + why.found() + " (" + why.code() + ")",
          why.expected());
    }
  }

  private static TrustListException refused(ProblemCode code, String found, String expected) {
    return new TrustListException(Problem.of(code, found, expected));
  }

  private static List<EntityId> with(List<EntityId> way, EntityId next) {
    List<EntityId> longer = new ArrayList<>(way);
    longer.add(next);
    return List.copyOf(longer);
  }
}
