package nl.skillspaspoort.verifier.fetch;

import java.net.URI;
import java.util.Set;

/** Gets public documents by their URL. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface Fetcher {

  /**
   * The document at a URL. Never throws for a bad URL or a bad answer: that is a result.
   *
   * @param url an absolute https URL
   * @param mediaTypes the media types that are good, lower case, without parameters
   */
  FetchResult fetch(URI url, Set<String> mediaTypes);
}
