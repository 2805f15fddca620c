package nl.skillspaspoort.core.jsonld;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The W3C suite for JSON-LD to RDF, seen from a safe mode: an input has exactly the expected
 * statements, or it is refused. It never has others, and what must fail does.
 */
@DisplayName("W3C json-ld-api: toRdf")
class ToRdfSuiteTest {
  private static final String FOLDER = "w3c-json-ld-toRdf";

  // As counted when the test was written; together all 467.
  private static final int EQUAL = 212;
  private static final int ACCEPTED = 16;
  private static final int ERRORS = 91;
  private static final int DATA_LOSSES = 105;
  private static final int NOT_BUNDLED = 9;
  private static final int NO_BASE = 3;
  private static final int NOT_FOR_US = 31;

  private enum Outcome {
    /** The statements that the suite expects. */
    EQUAL,
    /** Accepted, and the suite expects no particular statements. */
    ACCEPTED,
    /** Refused, as the suite expects. */
    ERROR,
    /**
     * Refused, for JSON-LD leaves something out: a relative IRI, most often, for there is no base
     * IRI.
     */
    DATA_LOSS,
    /** Refused, for a context of the suite does not ship with the library. */
    NOT_BUNDLED,
    /** Refused for a base IRI that is not there. */
    NO_BASE,
    /** JSON-LD 1.0, options that are not offered, or an input that is not in the folder. */
    NOT_FOR_US
  }

  @Test
  void everyInput_hasTheExpectedStatementsOrIsRefused() throws Exception {
    Map<Outcome, Set<String>> outcomes = new EnumMap<>(Outcome.class);
    JsonArray entries =
        (JsonArray)
            SharedVectors.json(FOLDER, "toRdf-manifest.jsonld").get("sequence").orElseThrow();
    for (JsonValue value : entries) {
      JsonObject entry = (JsonObject) value;
      String id = entry.text("@id").orElseThrow();
      outcomes.computeIfAbsent(outcome(entry, id), unused -> new HashSet<>()).add(id);
    }

    assertThat(entries.size()).isEqualTo(467);
    assertThat(outcomes.get(Outcome.EQUAL)).hasSizeGreaterThanOrEqualTo(EQUAL);
    assertThat(outcomes.get(Outcome.ACCEPTED)).hasSize(ACCEPTED);
    assertThat(outcomes.get(Outcome.ERROR)).hasSize(ERRORS);
    assertThat(outcomes.get(Outcome.DATA_LOSS)).hasSizeLessThanOrEqualTo(DATA_LOSSES);
    assertThat(outcomes.get(Outcome.NOT_BUNDLED)).hasSize(NOT_BUNDLED);
    assertThat(outcomes.get(Outcome.NO_BASE)).hasSize(NO_BASE);
    assertThat(outcomes.get(Outcome.NOT_FOR_US)).hasSize(NOT_FOR_US);
  }

  private static Outcome outcome(JsonObject entry, String id) throws Exception {
    JsonObject options = (JsonObject) entry.get("option").orElse(JsonObject.EMPTY);
    String direction = options.text("rdfDirection").orElse("");
    String input = entry.text("input").orElseThrow();
    if (options.text("specVersion").orElse("").equals("json-ld-1.0")
        || options.text("processingMode").orElse("").equals("json-ld-1.0")
        || options.has("expandContext")
        || direction.equals("compound-literal")
        || (id.startsWith("#tdi") && !direction.equals("i18n-datatype"))
        || !Files.exists(SharedVectors.folder(FOLDER).resolve(input))) {
      return Outcome.NOT_FOR_US;
    }
    boolean mustFail = entry.has("expectErrorCode");
    String found;
    try {
      found =
          SafeModeTest.ANY_FORM.canonicalize(
              document(SharedVectors.bytes(FOLDER, input)), HashAlgorithm.SHA_256);
    } catch (JsonLdException e) {
      return mustFail ? Outcome.ERROR : refused(e, id);
    }
    assertThat(mustFail).as(id + " must fail").isFalse();
    if (!entry.has("expect")) {
      return Outcome.ACCEPTED;
    }
    String expected = SharedVectors.text(FOLDER, entry.text("expect").orElseThrow());
    assertThat(found).as(id).isEqualTo(canonical(expected));
    return Outcome.EQUAL;
  }

  private static Outcome refused(JsonLdException e, String id) {
    ProblemCode code = e.problem().code();
    return switch (code) {
      case DATA_LOSS -> Outcome.DATA_LOSS;
      case CONTEXT_NOT_BUNDLED -> Outcome.NOT_BUNDLED;
      default -> {
        assertThat(e.problem().message())
            .as(id)
            .containsAnyOf("INVALID_BASE_IRI", "INVALID_SCOPED_CONTEXT");
        yield Outcome.NO_BASE;
      }
    };
  }

  private static JsonObject document(byte[] json) throws JsonFormatException {
    JsonValue value = JsonReader.strict().read(json);
    return value instanceof JsonArray array
        ? JsonObject.EMPTY.with("@graph", array)
        : (JsonObject) value;
  }

  private static String canonical(String nQuads) throws JsonLdException {
    return Rdfc10.canonicalize(
            NQuadsText.read(nQuads),
            HashAlgorithm.SHA_256,
            new CanonicalizationBudget(CanonicalizationLimits.DEFAULT))
        .nQuads();
  }
}
