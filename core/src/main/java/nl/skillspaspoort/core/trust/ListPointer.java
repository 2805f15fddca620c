package nl.skillspaspoort.core.trust;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.key.VerificationKey;

/**
 * Where the list of a delegate is, and who must have signed it. The keys stand in the list that
 * delegates, so the delegate's list is authenticated by it and by nothing that travels along.
 *
 * @param listId the identifier that the delegate's list must have
 * @param location where it is published, an {@code https} URL; empty if it is handed over otherwise
 * @param signers the keys of which one must have signed it; at least one
 */
public record ListPointer(String listId, Optional<URI> location, Set<VerificationKey> signers) {

  /** Copies the keys; checks the forms. */
  public ListPointer {
    signers = Set.copyOf(signers);
    Objects.requireNonNull(location, "location");
    if (!ListContent.isListId(listId)) {
      throw new BrokenRule(
          "text of " + listId.length() + " characters", "an absolute URI as list id");
    }
    if (location.isPresent() && !isHttps(location.get())) {
      throw new BrokenRule("another location", "an https URL without user and fragment");
    }
    if (signers.isEmpty()) {
      throw new BrokenRule("no signer", "at least one");
    }
  }

  private static boolean isHttps(URI uri) {
    return "https".equals(uri.getScheme())
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null;
  }
}
