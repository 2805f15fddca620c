package nl.skillspaspoort.examples.vcapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.status.BitstringStatusListEntry;
import nl.skillspaspoort.core.status.StatusEntry;

/** The lists, and a way to change what they say. Thread-safe. */
final class StatusRoutes {
  private final StatusHost host;

  StatusRoutes(StatusHost host) {
    this.host = host;
  }

  /** {@code GET /status/lists/{number}}. */
  Answer list(Request request) throws ProblemException, Refusal {
    Optional<JsonObject> list = host.list(request.variable());
    if (list.isEmpty()) {
      throw Refusal.of(404, "no list has this number");
    }
    return Answer.of(200, "application/json", list.get().toJson())
        .withHeaders(Map.of("Cache-Control", "public, max-age=60"));
  }

  /**
   * {@code POST /status/credentials/status}: revokes a credential of this service by its status
   * entry, or takes that back.
   */
  Answer update(Request request) throws ProblemException, Refusal {
    JsonObject body = request.json();
    JsonObject member =
        body.required(StatusEntry.CREDENTIAL_STATUS, "")
            .asObject("/" + StatusEntry.CREDENTIAL_STATUS);
    boolean revoked = body.required("status", "").asBoolean("/status");
    List<StatusEntry> entries =
        StatusEntry.allIn(JsonObject.EMPTY.with(StatusEntry.CREDENTIAL_STATUS, member));
    if (!(entries.get(0) instanceof BitstringStatusListEntry entry)) {
      throw Refusal.of(
          new Problem(
              ProblemCode.UNSUPPORTED_STATUS,
              "/" + StatusEntry.CREDENTIAL_STATUS,
              "an entry of another kind",
              BitstringStatusListEntry.TYPE));
    }
    host.revoke(entry, revoked);
    return Answer.json(JsonObject.builder().put("status", revoked).build());
  }
}
