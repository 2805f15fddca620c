package nl.skillspaspoort.core.json;

/** JSON {@code null}. */
public enum JsonNull implements JsonValue {
  /** The one null. */
  NULL;

  @Override
  public String kind() {
    return "null";
  }
}
