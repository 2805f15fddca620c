package nl.skillspaspoort.verifier.fetch;

import java.net.URI;
import java.util.Objects;
import java.util.function.Function;
import nl.skillspaspoort.core.problem.Problem;

/** What came of fetching one document. */
public sealed interface FetchResult {

  /** One answer for each case. */
  <T> T match(
      Function<Fetched, T> fetched,
      Function<Refused, T> refused,
      Function<Unreachable, T> unreachable);

  /** A whole document with status 200 and a media type that was asked for. Immutable. */
  final class Fetched implements FetchResult {
    private final URI url;
    private final String mediaType;
    private final byte[] body;

    /**
     * For a document.
     *
     * @param url the URL that was asked for, which is also the one that answered
     * @param mediaType the media type, lower case, without parameters
     * @param body the bytes, which are copied
     */
    public Fetched(URI url, String mediaType, byte[] body) {
      this.url = Objects.requireNonNull(url, "url");
      this.mediaType = Objects.requireNonNull(mediaType, "mediaType");
      this.body = body.clone();
    }

    /** The URL that was asked for, which is also the one that answered. */
    public URI url() {
      return url;
    }

    /** The media type, lower case, without parameters. */
    public String mediaType() {
      return mediaType;
    }

    /** A copy of the bytes. */
    public byte[] body() {
      return body.clone();
    }

    @Override
    public <T> T match(
        Function<Fetched, T> fetched,
        Function<Refused, T> refused,
        Function<Unreachable, T> unreachable) {
      return fetched.apply(this);
    }

    @Override
    public String toString() {
      return "Fetched[" + mediaType + ", " + body.length + " bytes]";
    }
  }

  /**
   * The URL must not be visited, or the answer must not be used. Nothing was learnt about what the
   * document says.
   */
  record Refused(Problem problem) implements FetchResult {
    public Refused {
      Objects.requireNonNull(problem, "problem");
    }

    @Override
    public <T> T match(
        Function<Fetched, T> fetched,
        Function<Refused, T> refused,
        Function<Unreachable, T> unreachable) {
      return refused.apply(this);
    }
  }

  /**
   * There was no document: the host could not be reached, did not answer in time, or says that it
   * has none ({@code FETCH_NOT_FOUND}).
   *
   * @param retryable true if another try may help
   */
  record Unreachable(Problem problem, boolean retryable) implements FetchResult {
    public Unreachable {
      Objects.requireNonNull(problem, "problem");
    }

    @Override
    public <T> T match(
        Function<Fetched, T> fetched,
        Function<Refused, T> refused,
        Function<Unreachable, T> unreachable) {
      return unreachable.apply(this);
    }
  }
}
