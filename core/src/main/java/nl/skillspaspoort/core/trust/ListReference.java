package nl.skillspaspoort.core.trust;

import java.time.Instant;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * Which version of which list.
 *
 * @param id identifier of the list, the same in every version
 * @param operator who publishes it, for people
 * @param sequence version number
 * @param digest {@code sha-256:} and the hexadecimal digest of the signed payload
 * @param issuedAt when this version was issued
 * @param nextUpdate until when it may be used without looking for a newer one
 */
public record ListReference(
    String id,
    DisplayName operator,
    long sequence,
    String digest,
    Instant issuedAt,
    Instant nextUpdate) {

  JsonObject toJson() {
    return JsonObject.builder()
        .put("id", id)
        .put("operator", operator.toJson())
        .put("sequence", sequence)
        .put("digest", digest)
        .put("issuedAt", DateTimeStamp.format(issuedAt))
        .put("nextUpdate", DateTimeStamp.format(nextUpdate))
        .build();
  }
}
