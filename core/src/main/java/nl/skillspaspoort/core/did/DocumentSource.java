package nl.skillspaspoort.core.did;

import java.net.URI;
import java.util.Objects;
import java.util.Set;
import nl.skillspaspoort.core.problem.Problem;

/**
 * Gets a public document by its URL. The library has no implementation that opens a connection
 * here: the verifier's fetcher is one. Implementations are safe for use by several threads.
 */
@FunctionalInterface
public interface DocumentSource {

  /**
   * The document at an https URL.
   *
   * @param mediaTypes the media types, without parameters, that are good
   */
  Answer get(URI url, Set<String> mediaTypes);

  /** What came of it. */
  sealed interface Answer {

    /**
     * The bytes of the document.
     *
     * @throws DidException {@linkplain DidException#isUnavailable unavailable} if there is none, or
     *     nobody could tell
     */
    default byte[] orElseUnavailable() throws DidException {
      if (this instanceof Found found) {
        return found.body();
      }
      if (this instanceof Absent absent) {
        throw DidException.unavailable(absent.problem(), false);
      }
      Unreachable unreachable = (Unreachable) this;
      throw DidException.unavailable(unreachable.problem(), unreachable.retryable());
    }

    /** The document, whole; nothing is known yet about what it says. */
    final class Found implements Answer {
      private final byte[] body;

      /** With the bytes of the document, which are copied. */
      public Found(byte[] body) {
        this.body = body.clone();
      }

      /** A copy of the bytes. */
      public byte[] body() {
        return body.clone();
      }

      @Override
      public String toString() {
        return "Found[" + body.length + " bytes]";
      }
    }

    /** The host says that it has no such document. */
    record Absent(Problem problem) implements Answer {
      public Absent {
        Objects.requireNonNull(problem, "problem");
      }
    }

    /**
     * Nobody could tell.
     *
     * @param retryable true if another try may help
     */
    record Unreachable(Problem problem, boolean retryable) implements Answer {
      public Unreachable {
        Objects.requireNonNull(problem, "problem");
      }
    }
  }
}
