package nl.skillspaspoort.examples.vcapi;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.skillspaspoort.core.json.JsonObject;

/**
 * What is sent back.
 *
 * @param status the HTTP status
 * @param mediaType the content type
 * @param body the content; nobody changes it afterwards
 * @param headers more headers, by name
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, String mediaType, byte[] body, Map<String, String> headers) {
  private static final String JSON = "application/json";

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer of(int status, String mediaType, String body) {
    return new Answer(status, mediaType, body.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  static Answer json(int status, JsonObject body) {
    return of(status, JSON, body.toJson());
  }

  static Answer json(JsonObject body) {
    return json(200, body);
  }

  Answer withHeaders(Map<String, String> more) {
    return new Answer(status, mediaType, body, more);
  }

  /** Status and size only: the content may be personal. */
  @Override
  public String toString() {
    return "Answer[" + status + ", " + body.length + " bytes]";
  }
}
