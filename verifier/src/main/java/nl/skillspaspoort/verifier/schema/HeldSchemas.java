package nl.skillspaspoort.verifier.schema;

import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Schemas that the caller holds, by the URL under which credentials name them. Immutable and safe
 * for use by several threads.
 *
 * <p>Types {@code JsonSchema} and {@code 1EdTechJsonSchemaValidator2019} name a JSON Schema; {@code
 * JsonSchemaCredential} names a credential with one in {@code credentialSubject.jsonSchema}, whose
 * own signature is the caller's business, who hands it in. Dialects: draft-07, 2019-09, 2020-12;
 * {@code $schema} must say which.
 *
 * @see <a href="https://www.w3.org/TR/vc-json-schema/">VC JSON Schema</a>
 */
public final class HeldSchemas implements SchemaSource {
  private static final Set<String> PLAIN = Set.of("JsonSchema", "1EdTechJsonSchemaValidator2019");
  private static final String IN_CREDENTIAL = "JsonSchemaCredential";
  private static final Map<String, HashAlgorithm> SRI =
      Map.of("sha256", HashAlgorithm.SHA_256, "sha384", HashAlgorithm.SHA_384);

  /** One schema as it was handed in, and ready for use. */
  @SuppressWarnings("ArrayRecordComponent") // never compared; the bytes only meet a digest
  private record Held(byte[] bytes, String type, SchemaRules rules) {}

  private final Map<String, Held> schemas;

  private HeldSchemas(Map<String, Held> schemas) {
    this.schemas = Map.copyOf(schemas);
  }

  /** Starts with none. */
  public static Builder builder() {
    return new Builder();
  }

  /** True for a {@code $schema} that names a dialect that can be evaluated here. */
  public static boolean isKnownDialect(String schema) {
    return SchemaRules.isKnownDialect(schema);
  }

  @Override
  public SchemaAnswer judge(JsonObject named, JsonObject credential) {
    String id = named.text("id").orElse("");
    String type = named.text("type").orElse("");
    boolean known = PLAIN.contains(type) || type.equals(IN_CREDENTIAL);
    Held held = schemas.get(id);
    if (!known || held == null) {
      return new SchemaAnswer.Unknown(
          problem(
              ProblemCode.SCHEMA_NOT_CHECKED,
              known ? "a schema that this verifier does not hold" : "another type of schema",
              "a schema that it holds, of the type JsonSchema or JsonSchemaCredential"));
    }
    if (PLAIN.contains(type) == held.type().equals(IN_CREDENTIAL)) {
      return new SchemaAnswer.Breaks(
          problem(ProblemCode.SCHEMA_NOT_MET, "a schema of another type than named", held.type()));
    }
    Optional<Problem> other = otherBytes(named, held.bytes());
    return other.isPresent()
        ? new SchemaAnswer.Breaks(other.get())
        : held.rules().judge(credential);
  }

  /** The digest that the issuer signed along says which schema it meant. */
  private static Optional<Problem> otherBytes(JsonObject named, byte[] bytes) {
    Optional<JsonValue> value = named.get("digestSRI");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String sri = value.get() instanceof JsonString text ? text.value() : "";
    int dash = sri.indexOf('-');
    HashAlgorithm algorithm = dash < 0 ? null : SRI.get(sri.substring(0, dash));
    boolean same =
        algorithm != null
            && Base64.getEncoder()
                .encodeToString(algorithm.hash(bytes))
                .equals(sri.substring(dash + 1));
    return same
        ? Optional.empty()
        : Optional.of(
            problem(
                ProblemCode.SCHEMA_NOT_MET,
                "another schema than the one with the digest in the credential",
                "the schema that the issuer meant, by sha256 or sha384"));
  }

  private static Problem problem(ProblemCode code, String found, String expected) {
    return new Problem(code, "/credentialSchema", found, expected);
  }

  /** The number of schemas. */
  @Override
  public String toString() {
    return "HeldSchemas[" + schemas.size() + "]";
  }

  /** Collects schemas. Not thread-safe. */
  public static final class Builder {
    private final Map<String, Held> schemas = new HashMap<>();

    private Builder() {}

    /**
     * Holds a JSON Schema.
     *
     * @param id the URL under which credentials name it
     * @throws JsonFormatException if it is not strict JSON
     * @throws IllegalArgumentException if it names no known dialect, or refers to anything outside
     *     of itself
     */
    public Builder schema(URI id, byte[] schema) throws JsonFormatException {
      JsonObject json = JsonReader.strict().readObject(schema);
      return add(id, new Held(schema.clone(), "JsonSchema", SchemaRules.of(json)));
    }

    /**
     * Holds a {@code JsonSchemaCredential} that the caller trusts.
     *
     * @param id the URL under which credentials name it
     * @throws JsonFormatException if it is not strict JSON, or holds no schema
     * @throws IllegalArgumentException as {@link #schema}
     */
    public Builder schemaCredential(URI id, byte[] credential) throws JsonFormatException {
      JsonObject json = JsonReader.strict().readObject(credential);
      JsonObject schema =
          json.required("credentialSubject", "")
              .asObject("/credentialSubject")
              .required("jsonSchema", "/credentialSubject")
              .asObject("/credentialSubject/jsonSchema");
      return add(id, new Held(credential.clone(), IN_CREDENTIAL, SchemaRules.of(schema)));
    }

    private Builder add(URI id, Held held) {
      Objects.requireNonNull(id, "id");
      if (schemas.put(id.toString(), held) != null) {
        throw new IllegalArgumentException("found the schema " + id + " twice; expected it once");
      }
      return this;
    }

    /** The schemas. */
    public HeldSchemas build() {
      return new HeldSchemas(schemas);
    }
  }
}
