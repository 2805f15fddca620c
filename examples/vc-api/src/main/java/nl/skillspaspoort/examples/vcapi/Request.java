package nl.skillspaspoort.examples.vcapi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;

/**
 * What was asked, read within the limits.
 *
 * @param variable the part of the path that the route leaves open, decoded; empty if there is none
 * @param query the parameters of the query
 * @param accept the header {@code Accept}, if there is one
 * @param secure true if it came by https
 * @param body the content
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Request(
    String variable,
    Map<String, String> query,
    Optional<String> accept,
    boolean secure,
    byte[] body) {

  /** The content as a JSON object, strictly. */
  JsonObject json() throws JsonFormatException {
    return JsonReader.strict().readObject(body);
  }

  /** A part of a URL without its percent signs; empty if they are not well-formed. */
  static Optional<String> decoded(String part) {
    try {
      return Optional.of(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The size only: the content may be personal. */
  @Override
  public String toString() {
    return "Request[" + body.length + " bytes]";
  }
}
