package nl.skillspaspoort.core.trust;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidException;

/**
 * The identifier by which a list knows an issuer. Compared exactly, code point by code point: no
 * case folding, no normalisation, no trailing slash forgiven.
 *
 * @param kind what kind of identifier it is
 * @param value the identifier; visible ASCII only
 */
public record IssuerIdentity(Kind kind, String value) {
  private static final String HTTPS = "https://";
  private static final int MAX_CHARS = 2_048;

  /** The kinds of identifier that this build can match. */
  public enum Kind {
    /** A decentralised identifier without path, query or fragment. */
    DID,
    /** An absolute {@code https} URL without user and fragment. */
    HTTPS_URL
  }

  /** Checks the form; see {@link #read} for untrusted text. */
  public IssuerIdentity {
    Objects.requireNonNull(kind, "kind");
    if (!kindOf(value).equals(Optional.of(kind))) {
      throw new BrokenRule("text of " + value.length() + " characters", "a " + kind);
    }
  }

  /** The identity of the holder of a DID. */
  public static IssuerIdentity of(Did did) {
    return new IssuerIdentity(Kind.DID, did.value());
  }

  /**
   * The identity of a DID or an {@code https} URL.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static IssuerIdentity of(String value) {
    return read(value)
        .orElseThrow(
            () ->
                new BrokenRule(
                    "text of " + value.length() + " characters", "a DID or an https URL"));
  }

  /** The identity that untrusted text is; empty if it is of no kind that can be matched. */
  public static Optional<IssuerIdentity> read(String text) {
    return kindOf(text).map(kind -> new IssuerIdentity(kind, text));
  }

  private static Optional<Kind> kindOf(String text) {
    if (text.length() > MAX_CHARS || !isVisibleAscii(text)) {
      return Optional.empty();
    }
    if (isDid(text)) {
      return Optional.of(Kind.DID);
    }
    return isHttpsUrl(text) ? Optional.of(Kind.HTTPS_URL) : Optional.empty();
  }

  private static boolean isVisibleAscii(String text) {
    return text.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  private static boolean isDid(String text) {
    try {
      Did.parse(text);
      return true;
    } catch (DidException e) {
      return false;
    }
  }

  private static boolean isHttpsUrl(String text) {
    if (!text.startsWith(HTTPS)) {
      return false;
    }
    try {
      URI uri = new URI(text);
      return uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
