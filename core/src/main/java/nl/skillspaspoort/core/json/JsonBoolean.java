package nl.skillspaspoort.core.json;

/**
 * {@code true} or {@code false}.
 *
 * @param value which of the two
 */
public record JsonBoolean(boolean value) implements JsonValue {
  /** JSON {@code true}. */
  public static final JsonBoolean TRUE = new JsonBoolean(true);

  /** JSON {@code false}. */
  public static final JsonBoolean FALSE = new JsonBoolean(false);

  /** The shared instance for a boolean. */
  public static JsonBoolean of(boolean value) {
    return value ? TRUE : FALSE;
  }

  @Override
  public String kind() {
    return "a boolean";
  }

  /** The kind only: the value may be personal. */
  @Override
  public String toString() {
    return "JsonBoolean";
  }
}
