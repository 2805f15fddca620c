package nl.skillspaspoort.verifier.trust;

import java.net.URI;
import java.util.Objects;
import java.util.Set;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.trust.ListFinder;
import nl.skillspaspoort.core.trust.ListPointer;
import nl.skillspaspoort.core.trust.SignedTrustList;
import nl.skillspaspoort.core.trust.TrustListException;
import nl.skillspaspoort.verifier.fetch.FetchResult;
import nl.skillspaspoort.verifier.fetch.Fetcher;

/**
 * Trust lists from the places where they are published. Only to hosts that the fetcher allows, also
 * for the lists of delegates.
 *
 * <p>Every call fetches: load lists when a policy is made, not when a credential is verified.
 */
public final class FetchedLists implements ListFinder {
  private static final Set<String> MEDIA_TYPES = Set.of("application/jose", "application/jwt");

  private final Fetcher fetcher;

  private FetchedLists(Fetcher fetcher) {
    this.fetcher = Objects.requireNonNull(fetcher, "fetcher");
  }

  /** Lists through this fetcher. */
  public static FetchedLists through(Fetcher fetcher) {
    return new FetchedLists(fetcher);
  }

  @Override
  public SignedTrustList find(ListPointer pointer) throws TrustListException {
    URI location =
        pointer
            .location()
            .orElseThrow(
                () ->
                    unavailable(
                        Problem.of(
                            ProblemCode.LIST_UNAVAILABLE,
                            "no location of the list " + pointer.listId(),
                            "an https URL")));
    FetchResult result = fetcher.fetch(location, MEDIA_TYPES);
    byte[] body =
        result.match(FetchResult.Fetched::body, refused -> new byte[0], unreachable -> new byte[0]);
    if (body.length == 0) {
      throw unavailable(why(result, pointer));
    }
    return SignedTrustList.parse(body);
  }

  private static Problem why(FetchResult result, ListPointer pointer) {
    Problem problem =
        result.match(
            fetched ->
                Problem.of(ProblemCode.LIST_UNAVAILABLE, "an empty document", "a signed list"),
            FetchResult.Refused::problem,
            FetchResult.Unreachable::problem);
    return Problem.of(
        ProblemCode.LIST_UNAVAILABLE,
        pointer.listId() + " gave " + problem.found() + " (" + problem.code() + ")",
        problem.expected());
  }

  private static TrustListException unavailable(Problem problem) {
    return new TrustListException(problem);
  }
}
