package nl.skillspaspoort.verifier.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/** One JSON Schema, ready for use: the only class that knows the library which evaluates it. */
final class SchemaRules {
  private static final Map<String, SpecificationVersion> DIALECTS =
      Map.of(
          "http://json-schema.org/draft-07/schema", SpecificationVersion.DRAFT_7,
          // Not its name, but where it is found, and so in use as its name.
          "https://json-schema.org/draft-07/schema", SpecificationVersion.DRAFT_7,
          "https://json-schema.org/draft/2019-09/schema", SpecificationVersion.DRAFT_2019_09,
          "https://json-schema.org/draft/2020-12/schema", SpecificationVersion.DRAFT_2020_12);

  /** What the library has with it; everything else that is referred to is refused. */
  private static final Pattern META_SCHEMA =
      Pattern.compile(
          "https?://json-schema\\.org/"
              + "(draft-0[467]/schema|draft/20(19-09|20-12)/(schema|meta/[a-z-]+))#?");

  private static final List<String> REFERENCES = List.of("$ref", "$dynamicRef", "$recursiveRef");
  private static final SchemaLocation HERE = SchemaLocation.of("urn:held-schema");

  /**
   * Most elements that are compared with each other: a sender can choose them so that all have the
   * same hash.
   */
  private static final int MAX_COMPARED = 2_048;

  private final Schema schema;
  private final boolean comparesElements;

  private SchemaRules(Schema schema, boolean comparesElements) {
    this.schema = schema;
    this.comparesElements = comparesElements;
  }

  /** True for what {@code $schema} says in a schema that can be evaluated here. */
  static boolean isKnownDialect(String named) {
    return DIALECTS.containsKey(withoutEmptyFragment(named));
  }

  private static String withoutEmptyFragment(String dialect) {
    return dialect.endsWith("#") ? dialect.substring(0, dialect.length() - 1) : dialect;
  }

  static SchemaRules of(JsonObject json) {
    String dialect = withoutEmptyFragment(json.text("$schema").orElse(""));
    SpecificationVersion version = DIALECTS.get(dialect);
    if (version == null) {
      throw new IllegalArgumentException(
          "found no known dialect in $schema; expected one of "
              + DIALECTS.keySet().stream().sorted().toList());
    }
    refuseReferencesOutside(json);
    return of(version, json.without("$id"));
  }

  /**
   * The rules of a schema whose dialect somebody else has told, and which may refer to its own
   * parts by the identifiers that it gives them. What is not in it is not looked up.
   */
  static SchemaRules of(SpecificationVersion version, JsonValue json) {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .regularExpressionFactory(BoundedPattern::of)
            .pathType(PathType.JSON_POINTER)
            .failFast(true)
            .build();
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            version,
            builder ->
                builder
                    .schemaRegistryConfig(config)
                    .schemaLoader(
                        loader -> loader.block(place -> !isMetaSchema(place.toString()))));
    try {
      Schema schema = registry.getSchema(HERE, json.toJson(), InputFormat.JSON);
      schema.initializeValidators();
      return new SchemaRules(schema, names(json, "uniqueItems"));
    } catch (SchemaException e) {
      throw new IllegalArgumentException(
          "found a schema that cannot be used; expected a good one", e);
    }
  }

  private static boolean isMetaSchema(String place) {
    return META_SCHEMA.matcher(place).matches();
  }

  private static void refuseReferencesOutside(JsonValue value) {
    if (value instanceof JsonArray array) {
      array.forEach(SchemaRules::refuseReferencesOutside);
    }
    if (!(value instanceof JsonObject object)) {
      return;
    }
    for (String name : object.names()) {
      JsonValue member = object.get(name).orElseThrow();
      if (REFERENCES.contains(name)
          && member instanceof JsonString reference
          && !reference.value().startsWith("#")) {
        throw new IllegalArgumentException(
            "found a reference to another document; expected references within the schema");
      }
      refuseReferencesOutside(member);
    }
  }

  SchemaAnswer judge(JsonValue instance) {
    if (comparesElements && hasMoreElements(instance, MAX_COMPARED)) {
      return tooMuchWork();
    }
    try {
      BoundedPattern.startEvaluation();
      ExecutionConfig config = schema.createExecutionContext().getExecutionConfig();
      List<Error> errors =
          schema.validate(new CountedEvaluation(config), instance.toJson(), InputFormat.JSON);
      return errors.isEmpty()
          ? new SchemaAnswer.Follows()
          : new SchemaAnswer.Breaks(broken(errors.get(0)));
    } catch (TooMuchWork | StackOverflowError e) {
      return tooMuchWork();
    } catch (SchemaException | UncheckedIOException e) {
      return new SchemaAnswer.Unknown(
          new Problem(
              ProblemCode.SCHEMA_NOT_CHECKED,
              "/credentialSchema",
              "a schema that cannot be evaluated",
              "a schema within its dialect"));
    } finally {
      BoundedPattern.startEvaluation();
    }
  }

  private static SchemaAnswer tooMuchWork() {
    return new SchemaAnswer.Unknown(
        new Problem(
            ProblemCode.COMPLEXITY_LIMIT,
            "/credentialSchema",
            "a schema that takes too much work on this credential",
            "a schema without costly patterns and references"));
  }

  private static boolean names(JsonValue value, String keyword) {
    if (value instanceof JsonArray array) {
      return array.elements().stream().anyMatch(element -> names(element, keyword));
    }
    return value instanceof JsonObject object
        && (object.has(keyword)
            || object.names().stream()
                .anyMatch(name -> names(object.get(name).orElseThrow(), keyword)));
  }

  private static boolean hasMoreElements(JsonValue value, int most) {
    if (value instanceof JsonArray array) {
      return array.size() > most
          || array.elements().stream().anyMatch(element -> hasMoreElements(element, most));
    }
    return value instanceof JsonObject object
        && object.names().stream()
            .anyMatch(name -> hasMoreElements(object.get(name).orElseThrow(), most));
  }

  /** Where and by which keyword; never the value that was found. */
  private static Problem broken(Error error) {
    return new Problem(
        ProblemCode.SCHEMA_NOT_MET,
        Optional.ofNullable(error.getInstanceLocation()).map(Object::toString).orElse(""),
        "a value that breaks the rule \"" + error.getKeyword() + "\" of the schema",
        "what the schema says");
  }
}
