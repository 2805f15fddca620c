package nl.skillspaspoort.core.federation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The identifier of an entity: an {@code https} URL with a host, without user, query and fragment.
 * Compared exactly.
 *
 * @param value the whole URL, at most 2,048 visible ASCII characters
 * @see <a href="https://openid.net/specs/openid-federation-1_0.html#section-1.2">OpenID Federation
 *     1.0 §1.2, Entity Identifier</a>
 */
public record EntityId(String value) {
  private static final int MAX_CHARS = 2_048;

  /** Checks the form; see {@link #read} for untrusted text. */
  public EntityId {
    if (!isEntityId(value)) {
      throw new IllegalArgumentException(
          "found text of " + value.length() + " characters; expected an https URL");
    }
  }

  /** The identifier that untrusted text is; empty if it is none. */
  public static Optional<EntityId> read(String text) {
    return isEntityId(text) ? Optional.of(new EntityId(text)) : Optional.empty();
  }

  private static boolean isEntityId(String text) {
    if (text.length() > MAX_CHARS || !text.chars().allMatch(c -> c > ' ' && c <= '~')) {
      return false;
    }
    try {
      URI uri = new URI(text);
      return "https".equals(uri.getScheme())
          && uri.getHost() != null
          // The same host again, under a name that no constraint would know.
          && !uri.getHost().endsWith(".")
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The host, for naming constraints. */
  String host() {
    return URI.create(value).getHost();
  }

  @Override
  public String toString() {
    return value;
  }
}
