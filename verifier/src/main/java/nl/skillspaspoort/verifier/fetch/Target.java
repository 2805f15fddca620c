package nl.skillspaspoort.verifier.fetch;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * What a URL asks for, after its own parts were checked: https, a host name and not an address, no
 * user, no fragment.
 *
 * @param host lower case
 * @param port the port to connect to
 * @param request path and query as they stand in the request line
 */
record Target(String host, int port, String request) {
  static final int HTTPS_PORT = 443;

  private static final int MAX_URL_CHARS = 2_048;
  private static final int MAX_HOST_CHARS = 253;
  private static final int MAX_PORT = 65_535;

  private static final Pattern AUTHORITY = Pattern.compile("([^:@\\[\\]]*+)(?::([0-9]{1,5}))?");
  private static final Pattern NAME =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)++[a-z0-9-]*[a-z0-9]");
  private static final Pattern NUMBER = Pattern.compile("[0-9]++|0x[0-9a-f]*+");
  private static final List<String> LOCAL_SUFFIXES =
      List.of(".localhost", ".local", ".internal", ".home.arpa");

  static Target of(URI url) throws FetchException {
    if (!"https".equalsIgnoreCase(url.getScheme()) || url.isOpaque()) {
      throw notAllowed("a URL of another scheme", "an https URL");
    }
    String authority = url.getRawAuthority();
    if (url.toString().length() > MAX_URL_CHARS || authority == null) {
      throw notAllowed("a URL without a host, or one that is too long", "an https URL");
    }
    if (url.getRawFragment() != null || authority.indexOf('@') >= 0) {
      throw notAllowed("a URL with a user or a fragment", "an https URL without them");
    }
    if (authority.startsWith("[")) {
      throw blocked("an IP address");
    }
    Matcher parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      throw notAllowed("a host in another form", "a host name");
    }
    int port = parts.group(2) == null ? HTTPS_PORT : Integer.parseInt(parts.group(2));
    if (port < 1 || port > MAX_PORT) {
      throw notAllowed("a port out of range", "a port from 1 to 65535");
    }
    return new Target(host(parts.group(1)), port, request(url));
  }

  /** A host name, lower case. */
  static String host(String text) throws FetchException {
    String host = text.toLowerCase(Locale.ROOT);
    if (NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches()) {
      throw blocked("an IP address");
    }
    if (host.equals("localhost") || LOCAL_SUFFIXES.stream().anyMatch(host::endsWith)) {
      throw blocked("the name of a local host");
    }
    if (host.length() > MAX_HOST_CHARS || !NAME.matcher(host).matches()) {
      throw notAllowed("a host name in another form", "a full host name in ASCII");
    }
    return host;
  }

  private static String request(URI url) throws FetchException {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String request = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    if (!request.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw notAllowed("a path with other letters", "percent-encoded ASCII");
    }
    return request;
  }

  /** The Host header. */
  String hostHeader() {
    return port == HTTPS_PORT ? host : host + ":" + port;
  }

  private static FetchException blocked(String found) {
    return FetchException.refused(ProblemCode.BLOCKED_ADDRESS, found, "a public host name");
  }

  private static FetchException notAllowed(String found, String expected) {
    return FetchException.refused(ProblemCode.FETCH_NOT_ALLOWED, found, expected);
  }
}
