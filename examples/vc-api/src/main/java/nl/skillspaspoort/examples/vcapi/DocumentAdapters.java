package nl.skillspaspoort.examples.vcapi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.jsonld.CanonicalDataset;
import nl.skillspaspoort.core.jsonld.CanonicalizationLimits;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.schema.JsonSchema;

/** {@code /conformance/jcs}, {@code rdfc} and {@code schema}: documents one by one. */
final class DocumentAdapters {
  static final String N_QUADS = "application/n-quads";

  private static final Map<String, JsonSchema.Draft> DRAFTS =
      Map.ofEntries(
          Map.entry("7", JsonSchema.Draft.DRAFT_7),
          Map.entry("07", JsonSchema.Draft.DRAFT_7),
          Map.entry("2019-09", JsonSchema.Draft.DRAFT_2019_09),
          Map.entry("2020-12", JsonSchema.Draft.DRAFT_2020_12));

  private DocumentAdapters() {}

  /** JSON to its canonical form, RFC 8785. */
  static Answer jcs(Request request) throws ProblemException {
    return Answer.of(
        200, "application/json", Jcs.canonicalText(JsonReader.strict().read(request.body())));
  }

  /** N-Quads to their canonical form, RDFC-1.0; with {@code map=1} the names of the blank nodes. */
  static Answer rdfc(Request request) throws ProblemException, Refusal {
    if (!Set.of("hash", "map").containsAll(request.query().keySet())) {
      throw Refusal.of(400, "expected the parameters hash and map");
    }
    HashAlgorithm hash =
        switch (request.query().getOrDefault("hash", "SHA-256")) {
          case "SHA-256" -> HashAlgorithm.SHA_256;
          case "SHA-384" -> HashAlgorithm.SHA_384;
          default -> throw Refusal.of(400, "expected the hash SHA-256 or SHA-384");
        };
    CanonicalDataset dataset =
        CanonicalDataset.of(text(request.body()), hash, CanonicalizationLimits.DEFAULT);
    if (!request.query().getOrDefault("map", "0").equals("1")) {
      return Answer.of(200, N_QUADS, dataset.nQuads());
    }
    JsonObject.Builder labels = JsonObject.builder();
    dataset.labels().forEach(labels::put);
    return Answer.json(labels.build());
  }

  private static String text(byte[] utf8) throws JsonFormatException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new JsonFormatException(
          Problem.of(ProblemCode.INVALID_ENCODING, "bytes that are not UTF-8", "UTF-8"));
    }
  }

  /** Whether a value follows a JSON Schema. */
  static Answer schema(Request request) throws ProblemException, Refusal {
    JsonObject body = request.json();
    String draft = body.required("draft", "").asString("/draft").replaceFirst("^draft-?", "");
    JsonSchema.Draft version = DRAFTS.get(draft);
    if (version == null) {
      throw Refusal.of(
          new Problem(
              ProblemCode.MALFORMED_VALUE_ERROR,
              "/draft",
              "another draft",
              "one of draft7, 2019-09, 2020-12"));
    }
    JsonValue schema = body.required("schema", "");
    JsonValue instance = body.required("instance", "");
    JsonSchema rules;
    try {
      rules = JsonSchema.of(version, schema);
    } catch (IllegalArgumentException e) {
      throw notChecked();
    }
    Optional<Boolean> follows =
        rules
            .judge(instance)
            .match(yes -> Optional.of(true), no -> Optional.of(false), open -> Optional.empty());
    if (follows.isEmpty()) {
      throw notChecked();
    }
    return Answer.json(JsonObject.builder().put("valid", follows.get()).build());
  }

  private static Refusal notChecked() {
    return Refusal.of(
        new Problem(
            ProblemCode.SCHEMA_NOT_CHECKED,
            "/schema",
            "a schema that cannot be evaluated",
            "a schema within its dialect that refers to its own parts only"));
  }
}
