package nl.skillspaspoort.examples.conformance;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.verifier.schema.HeldSchemas;

/**
 * {@code schema validate}: whether a credential follows a schema that it names, by the rules of VC
 * JSON Schema. Signatures are not looked at, neither the credential's nor the schema's.
 *
 * @see <a href="https://www.w3.org/TR/vc-json-schema/">VC JSON Schema</a>
 */
enum SchemaValidation {
  /** §2.1: a JSON Schema as it is. */
  JSON_SCHEMA("JsonSchema"),
  /** §2.2: a JSON Schema in a credential. */
  JSON_SCHEMA_CREDENTIAL("JsonSchemaCredential");

  /** §2.2: what every credential with a schema follows, and the digest that goes with it. */
  private static final String META_SCHEMA =
      "https://www.w3.org/2022/credentials/v2/json-schema-credential-schema.json";

  private static final String META_SCHEMA_DIGEST =
      "sha384-S57yQDg1MTzF56Oi9DbSQ14u7jBy0RDdx0YbeV7shwhCS88G8SCXeFq82PafhCrW";

  private static final String SCHEMAS = "credentialSchema";
  private static final String SUBJECT = "credentialSubject";
  private static final String ID = "id";
  private static final String TYPE = "type";

  private final String format;

  SchemaValidation(String format) {
    this.format = format;
  }

  static SchemaValidation ofFormat(String format) throws Arguments.UsageException {
    for (SchemaValidation each : values()) {
      if (each.format.equals(format)) {
        return each;
      }
    }
    throw new Arguments.UsageException(
        "found another format; expected JsonSchema or JsonSchemaCredential");
  }

  Outcome validate(byte[] schemaFile, byte[] credentialFile) {
    try {
      JsonObject held = JsonReader.strict().readObject(schemaFile);
      JsonObject credential = JsonReader.strict().readObject(credentialFile);
      JsonObject schema = this == JSON_SCHEMA ? held : schemaIn(held);
      String id = this == JSON_SCHEMA ? identifier(schema, "$id") : identifier(held, ID);
      JsonObject named = naming(credential, id);
      String dialect = schema.required("$schema", "").asString("/$schema");
      return HeldSchemas.isKnownDialect(dialect)
          ? evaluate(URI.create(id), schemaFile, named, credential)
          : Outcome.indeterminate("a schema of a dialect that this build does not know");
    } catch (JsonFormatException e) {
      return Outcome.failure(e.problem());
    }
  }

  private Outcome evaluate(URI id, byte[] schemaFile, JsonObject named, JsonObject credential)
      throws JsonFormatException {
    HeldSchemas.Builder builder = HeldSchemas.builder();
    HeldSchemas schemas;
    try {
      schemas =
          (this == JSON_SCHEMA
                  ? builder.schema(id, schemaFile)
                  : builder.schemaCredential(id, schemaFile))
              .build();
    } catch (IllegalArgumentException e) {
      // Its dialect is known: it is no good schema, or it needs another document.
      return Outcome.indeterminate("a schema that this build cannot evaluate");
    }
    return schemas
        .judge(named, credential)
        .match(
            follows -> Outcome.success(""),
            breaks -> Outcome.failure(breaks.problem()),
            unknown -> Outcome.indeterminate(unknown.problem().message()));
  }

  /** The element of the credential that names this schema. */
  private JsonObject naming(JsonObject credential, String id) throws JsonFormatException {
    for (JsonObject named : objects(credential.required(SCHEMAS, ""))) {
      if (named.text(ID).equals(Optional.of(id)) && named.text(TYPE).equals(Optional.of(format))) {
        return named;
      }
    }
    throw problem("/" + SCHEMAS, "no schema of this name and type", "the schema that is given");
  }

  /** §2.2: what a credential must be to hold a schema. */
  private JsonObject schemaIn(JsonObject held) throws JsonFormatException {
    if (!isOfType(held, "VerifiableCredential") || !isOfType(held, format)) {
      throw problem("/" + TYPE, "other types", "VerifiableCredential and " + format);
    }
    List<JsonObject> metaSchemas = objects(held.required(SCHEMAS, ""));
    if (metaSchemas.size() != 1 || !isMetaSchema(metaSchemas.get(0))) {
      throw problem("/" + SCHEMAS, "another schema for schemas", META_SCHEMA);
    }
    JsonObject subject = held.required(SUBJECT, "").asObject("/" + SUBJECT);
    if (!subject.text(TYPE).equals(Optional.of(JSON_SCHEMA.format))) {
      throw problem("/" + SUBJECT + "/" + TYPE, "another type or none", JSON_SCHEMA.format);
    }
    JsonObject schema =
        subject.required("jsonSchema", "/" + SUBJECT).asObject("/" + SUBJECT + "/jsonSchema");
    String id = identifier(schema, "$id");
    if (subject.has(ID) && !subject.text(ID).equals(Optional.of(id))) {
      throw problem("/" + SUBJECT + "/" + ID, "another name than the $id of the schema", "its $id");
    }
    return schema;
  }

  private static boolean isMetaSchema(JsonObject named) {
    return named.text(ID).equals(Optional.of(META_SCHEMA))
        && named.text(TYPE).equals(Optional.of(JSON_SCHEMA.format))
        && (!named.has("digestSRI")
            || named.text("digestSRI").equals(Optional.of(META_SCHEMA_DIGEST)));
  }

  private static String identifier(JsonObject json, String member) throws JsonFormatException {
    String id = json.required(member, "").asString("/" + member);
    try {
      if (new URI(id).isAbsolute()) {
        return id;
      }
    } catch (URISyntaxException e) {
      // Said below, with the place.
    }
    throw problem("/" + member, "text of " + id.length() + " characters", "one absolute URL");
  }

  private static boolean isOfType(JsonObject json, String type) {
    JsonValue text = new JsonString(type);
    return json.get(TYPE)
        .filter(
            found ->
                found.equals(text)
                    || (found instanceof JsonArray list && list.elements().contains(text)))
        .isPresent();
  }

  private static List<JsonObject> objects(JsonValue oneOrMore) throws JsonFormatException {
    if (!(oneOrMore instanceof JsonArray list)) {
      return List.of(oneOrMore.asObject("/" + SCHEMAS));
    }
    List<JsonObject> objects = new ArrayList<>();
    for (JsonValue each : list) {
      objects.add(each.asObject("/" + SCHEMAS));
    }
    return objects;
  }

  private static JsonFormatException problem(String where, String found, String expected) {
    return new JsonFormatException(new Problem(ProblemCode.SCHEMA_NOT_MET, where, found, expected));
  }
}
