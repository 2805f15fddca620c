package nl.skillspaspoort.core.did;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Where a DID of a web method points to: a host name, perhaps a port, perhaps a path. Split first,
 * decoded never, except for the one {@code %3A} before the port.
 *
 * <p>Stricter than the specifications: the host name is lower-case ASCII (A-labels, {@code xn--…}
 * included) with at least two labels, and a path segment holds unreserved characters only, so that
 * no two readers can see two different URLs.
 *
 * @param host the host name
 * @param port the port, or −1 for the one of https
 * @param path the segments of the path
 * @see <a href="https://w3c-ccg.github.io/did-method-web/#method-specific-identifier">did:web,
 *     Method-specific identifier</a>
 */
public record WebLocation(String host, int port, List<String> path) {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]++|0x[0-9a-f]*+");
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._-]++");
  private static final int MAX_HOST_CHARS = 253;
  private static final int MAX_PORT = 65_535;

  /** Names that never belong to a host on the public network. */
  private static final List<String> LOCAL_SUFFIXES =
      List.of(".localhost", ".local", ".internal", ".home.arpa");

  public WebLocation {
    path = List.copyOf(path);
  }

  /**
   * The location in the rest of a DID, after the method name and what else stands before the host.
   *
   * @throws DidException {@code INVALID_DID} if it breaks the grammar, {@code BLOCKED_ADDRESS} if
   *     the host is an IP address or a name of this machine or its own network
   */
  public static WebLocation parse(String text) throws DidException {
    String[] parts = text.split(":", -1);
    String authority = parts[0];
    String host = authority;
    int port = -1;
    int percent = authority.indexOf('%');
    if (percent >= 0) {
      if (!authority.regionMatches(true, percent, "%3A", 0, 3)) {
        throw invalid("a percent-encoded character in the host name", "at most %3A before a port");
      }
      host = authority.substring(0, percent);
      port = port(authority.substring(percent + 3));
    }
    checkHost(host);
    List<String> path = List.of(parts).subList(1, parts.length);
    for (String segment : path) {
      checkSegment(segment);
    }
    return new WebLocation(host, port, path);
  }

  /** The https URL of a file below this location. */
  public URI url(String emptyPathFolder, String file) {
    String authority = port < 0 ? host : host + ":" + port;
    String folder = path.isEmpty() ? emptyPathFolder : String.join("/", path);
    return URI.create("https://" + authority + "/" + folder + "/" + file);
  }

  private static int port(String text) throws DidException {
    if (!PORT.matcher(text).matches() || Integer.parseInt(text) > MAX_PORT) {
      throw invalid("a port in another form", "a port from 1 to 65535");
    }
    return Integer.parseInt(text);
  }

  private static void checkHost(String host) throws DidException {
    String[] labels = host.split("\\.", -1);
    if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
      throw new DidException(ProblemCode.BLOCKED_ADDRESS, "an IP address", "a host name");
    }
    if (host.equals("localhost") || LOCAL_SUFFIXES.stream().anyMatch(host::endsWith)) {
      throw new DidException(
          ProblemCode.BLOCKED_ADDRESS, "the name of a local host", "a public host name");
    }
    if (host.length() > MAX_HOST_CHARS || labels.length < 2) {
      throw invalid("a host name of " + labels.length + " labels", "a full host name");
    }
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw invalid(
            "a host name with a label in another form",
            "lower-case labels of letters, digits and hyphens");
      }
    }
  }

  private static void checkSegment(String segment) throws DidException {
    if (!SEGMENT.matcher(segment).matches() || segment.equals(".") || segment.equals("..")) {
      throw invalid(
          "a path segment of " + segment.length() + " characters in another form",
          "letters, digits, '.', '_' and '-', and not only dots");
    }
  }

  private static DidException invalid(String found, String expected) {
    return new DidException(ProblemCode.INVALID_DID, found, expected);
  }
}
