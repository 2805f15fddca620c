package nl.skillspaspoort.examples.vcapi;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.JsonLdVersion;
import com.apicatalog.jsonld.api.ToRdfApi;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/**
 * {@code /conformance/jsonld/toRdf}: JSON-LD in all its forms, by the processor that the library
 * falls back on for contexts. The library itself is stricter: it refuses whatever JSON-LD leaves
 * out without a word.
 */
final class JsonLdAdapter {
  /** Titanium writes what it finds in a document into the log: nobody's business here. */
  private static final Logger LOG = Logger.getLogger("com.apicatalog");

  static {
    LOG.setLevel(Level.OFF);
  }

  /** Titanium formats numbers with one formatter for all threads. */
  private static final Object ONE_AT_A_TIME = new Object();

  private JsonLdAdapter() {}

  static Answer toRdf(Request request) throws ProblemException {
    JsonObject body = request.json();
    Document input = document(body.required("input", ""), "/input");
    Optional<JsonValue> options = body.get("options");
    ToRdfApi api =
        configured(
            JsonLd.toRdf(input),
            options.isEmpty() ? JsonObject.EMPTY : options.get().asObject("/options"));
    Optional<JsonValue> context = body.get("context");
    if (context.isPresent()) {
      api = api.context(document(context.get(), "/context"));
    }
    StringWriter nQuads = new StringWriter();
    try {
      synchronized (ONE_AT_A_TIME) {
        api.provide(new NQuadsWriter(nQuads));
      }
    } catch (JsonLdError e) {
      throw refused("", "JSON-LD with the error " + e.getCode());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw refused("", "JSON-LD that cannot be processed");
    }
    return Answer.of(200, DocumentAdapters.N_QUADS, nQuads.toString());
  }

  private static ToRdfApi configured(ToRdfApi api, JsonObject options) throws ProblemException {
    ToRdfApi configured = api.loader(JsonLdAdapter::load);
    Optional<String> base = Issuing.text(options, "base");
    if (base.isPresent()) {
      configured = configured.base(uri(base.get()));
    }
    Optional<String> mode = Issuing.text(options, "processingMode");
    if (mode.isPresent()) {
      JsonLdVersion version = JsonLdVersion.of(mode.get());
      if (version == null) {
        throw refused("/options/processingMode", "another processing mode");
      }
      configured = configured.mode(version);
    }
    Optional<String> direction = Issuing.text(options, "rdfDirection");
    if (direction.isPresent()) {
      configured =
          switch (direction.get()) {
            case "i18n-datatype" ->
                configured.rdfDirection(JsonLdOptions.RdfDirection.I18N_DATATYPE);
            case "compound-literal" ->
                configured.rdfDirection(JsonLdOptions.RdfDirection.COMPOUND_LITERAL);
            default -> throw refused("/options/rdfDirection", "another direction");
          };
    }
    Optional<JsonValue> generalized = options.get("produceGeneralizedRdf");
    return generalized.isPresent()
        ? configured.produceGeneralizedRdf(
            generalized.get().asBoolean("/options/produceGeneralizedRdf"))
        : configured;
  }

  private static URI uri(String text) throws JsonFormatException {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw refused("/options/base", "text that is no URL");
    }
  }

  private static Document document(JsonValue value, String where) throws JsonFormatException {
    if (!(value instanceof JsonObject) && !(value instanceof JsonArray)) {
      throw refused(where, value.kind());
    }
    return JsonDocument.of(structure(value));
  }

  private static JsonStructure structure(JsonValue value) {
    try (JsonReader reader = Json.createReader(new StringReader(value.toJson()))) {
      return reader.read();
    }
  }

  /** The contexts of this service, and nothing else. */
  private static Document load(URI url, DocumentLoaderOptions options) throws JsonLdError {
    JsonObject context =
        Suites.contexts()
            .find(url.toString())
            .orElseThrow(
                () ->
                    new JsonLdError(
                        JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "nothing is fetched"));
    JsonDocument document = JsonDocument.of(structure(context));
    document.setDocumentUrl(url);
    return document;
  }

  private static JsonFormatException refused(String where, String found) {
    return new JsonFormatException(
        new Problem(ProblemCode.JSON_LD_ERROR, where, found, "JSON-LD 1.1"));
  }
}
