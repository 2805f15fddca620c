package nl.skillspaspoort.verifier.schema;

import com.networknt.schema.SpecificationVersion;
import nl.skillspaspoort.core.json.JsonValue;

/**
 * One JSON Schema by itself, for tools; credentials are held against {@link HeldSchemas}. It may
 * refer to its own parts and to the published meta-schemas; nothing is looked up. Immutable and
 * safe for use by several threads.
 *
 * @see <a href="https://json-schema.org/specification">JSON Schema</a>
 */
public final class JsonSchema {
  private final SchemaRules rules;

  private JsonSchema(SchemaRules rules) {
    this.rules = rules;
  }

  /** The versions of the language. */
  public enum Draft {
    /** Draft-07. */
    DRAFT_7(SpecificationVersion.DRAFT_7),
    /** Draft 2019-09. */
    DRAFT_2019_09(SpecificationVersion.DRAFT_2019_09),
    /** Draft 2020-12. */
    DRAFT_2020_12(SpecificationVersion.DRAFT_2020_12);

    private final SpecificationVersion version;

    Draft(SpecificationVersion version) {
      this.version = version;
    }
  }

  /**
   * A schema, ready for use.
   *
   * @param draft the version to read it by where it names none itself
   * @param schema an object, or {@code true} or {@code false}
   * @throws IllegalArgumentException if it cannot be used, or refers to something outside
   */
  public static JsonSchema of(Draft draft, JsonValue schema) {
    return new JsonSchema(SchemaRules.of(draft.version, schema));
  }

  /** Whether a value follows the schema; unknown if that takes too much work to tell. */
  public SchemaAnswer judge(JsonValue instance) {
    return rules.judge(instance);
  }
}
