package nl.skillspaspoort.examples.vcapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.did.DidJwk;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.did.DidMethod;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonObject;

/**
 * {@code GET /1.0/identifiers/{did}}: {@code did:key} and {@code did:jwk}, which need no network.
 *
 * @see <a href="https://www.w3.org/TR/did-resolution/#bindings-https">DID Resolution, HTTP(S)
 *     Binding</a>
 */
final class DidResolution {
  static final String RESULT = "application/did-resolution";

  private static final String DOCUMENT = "application/did";
  private static final String ERRORS = "https://www.w3.org/ns/did#";
  private static final Map<String, DidMethod> METHODS =
      Map.of("key", new DidKey(), "jwk", new DidJwk());
  private static final List<String> RESULT_TYPES =
      List.of(
          RESULT,
          "application/ld+json;profile=\"https://w3id.org/did-resolution\"",
          "application/json",
          "*/*",
          "application/*");

  private DidResolution() {}

  static Answer answer(Request request) throws Refusal {
    boolean documentOnly = requireAcceptable(request.accept());
    Did did;
    try {
      did = Did.parse(request.variable());
    } catch (DidException e) {
      throw refused(400, "INVALID_DID", e);
    }
    DidMethod method = METHODS.get(did.method());
    if (method == null) {
      throw refused(
          501,
          "METHOD_NOT_SUPPORTED",
          Refusal.of(501, "found another DID method; expected did:key or did:jwk"));
    }
    JsonObject document;
    try {
      document = method.resolve(did).toJson();
    } catch (DidException e) {
      throw refused(400, "INVALID_DID", e);
    }
    return documentOnly
        ? Answer.of(200, DOCUMENT, document.toJson())
        : Answer.of(
            200,
            RESULT,
            JsonObject.builder()
                .put("didDocument", document)
                .put("didDocumentMetadata", JsonObject.EMPTY)
                .put("didResolutionMetadata", JsonObject.EMPTY.with("contentType", DOCUMENT))
                .build()
                .toJson());
  }

  /** True if the document alone is asked for. */
  private static boolean requireAcceptable(Optional<String> accept) throws Refusal {
    if (accept.isEmpty() || accept.get().isBlank()) {
      return false;
    }
    boolean document = false;
    for (String part : accept.get().split(",")) {
      String type = part.replaceAll(";\\s*q=[0-9.]+", "").replaceAll("\\s", "");
      String plain = type.toLowerCase(Locale.ROOT);
      if (RESULT_TYPES.contains(plain)) {
        return false;
      }
      document = document || plain.equals(DOCUMENT) || plain.equals("application/did+ld+json");
    }
    if (!document) {
      throw refused(
          406,
          "REPRESENTATION_NOT_SUPPORTED",
          Refusal.of(406, "expected to accept " + RESULT + " or " + DOCUMENT));
    }
    return true;
  }

  private static Refusal refused(int status, String error, DidException e) {
    return refused(status, error, Refusal.of(status, e.problem()));
  }

  private static Refusal refused(int status, String error, Refusal refusal) {
    return refusal.with(
        JsonObject.builder()
            .put("type", ERRORS + error)
            .put("didDocument", JsonNull.NULL)
            .put("didDocumentMetadata", JsonObject.EMPTY)
            .put(
                "didResolutionMetadata",
                JsonObject.EMPTY.with(
                    "error",
                    JsonObject.builder()
                        .put("type", ERRORS + error)
                        .put("title", error)
                        .put("status", status)
                        .put("detail", String.valueOf(refusal.getMessage()))
                        .build()))
            .build());
  }
}
