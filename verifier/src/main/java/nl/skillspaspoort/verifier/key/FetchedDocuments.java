package nl.skillspaspoort.verifier.key;

import java.net.URI;
import java.util.Objects;
import java.util.Set;
import nl.skillspaspoort.core.did.DocumentSource;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.verifier.fetch.Fetcher;

/** Documents as a fetcher gets them. What it refuses to visit or to use is one that nobody saw. */
final class FetchedDocuments implements DocumentSource {
  private final Fetcher fetcher;

  FetchedDocuments(Fetcher fetcher) {
    this.fetcher = Objects.requireNonNull(fetcher, "fetcher");
  }

  @Override
  public Answer get(URI url, Set<String> mediaTypes) {
    return fetcher
        .fetch(url, mediaTypes)
        .match(
            fetched -> new Answer.Found(fetched.body()),
            refused -> new Answer.Unreachable(refused.problem(), false),
            unreachable ->
                unreachable.problem().code() == ProblemCode.FETCH_NOT_FOUND
                    ? new Answer.Absent(unreachable.problem())
                    : new Answer.Unreachable(unreachable.problem(), unreachable.retryable()));
  }
}
