package nl.skillspaspoort.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * An object and its place in a document, which is put into words only when an error needs it.
 * Immutable.
 */
public final class LocatedObject {
  private static final int NO_ELEMENT = -1;

  private final JsonObject json;
  private final @Nullable LocatedObject parent;
  private final String member;
  private final int element;

  private LocatedObject(
      JsonObject json, @Nullable LocatedObject parent, String member, int element) {
    this.json = json;
    this.parent = parent;
    this.member = member;
    this.element = element;
  }

  /**
   * An object with everything above it left out.
   *
   * @param where its JSON Pointer; empty for the document itself
   */
  public static LocatedObject at(JsonObject json, String where) {
    return new LocatedObject(json, null, where, NO_ELEMENT);
  }

  /**
   * The same for a value that must be an object.
   *
   * @throws JsonFormatException ({@code MALFORMED_VALUE_ERROR}) if it is something else
   */
  public static LocatedObject at(JsonValue value, String where) throws JsonFormatException {
    return at(value.asObject(where), where);
  }

  /** The object itself. */
  public JsonObject json() {
    return json;
  }

  /** The JSON Pointer of the object. */
  public String where() {
    return parent == null ? member : parent.where(member, element);
  }

  /** The JSON Pointer of one of its members, which need not be there. */
  public String where(String name) {
    return JsonPointer.member(where(), name);
  }

  private String where(String name, int index) {
    return index == NO_ELEMENT ? where(name) : JsonPointer.element(where(name), index);
  }

  /** True if there is a member with this name. */
  public boolean has(String name) {
    return json.has(name);
  }

  /**
   * A member that must be there.
   *
   * @throws JsonFormatException ({@code MISSING_MEMBER}) if it is not
   */
  public JsonValue required(String name) throws JsonFormatException {
    Optional<JsonValue> value = json.get(name);
    return value.isPresent() ? value.get() : json.required(name, where());
  }

  /**
   * A text that must be there.
   *
   * @throws JsonFormatException if it is missing ({@code MISSING_MEMBER}) or something else
   */
  public String requiredText(String name) throws JsonFormatException {
    return text(name, NO_ELEMENT, required(name));
  }

  /**
   * A text that may be there.
   *
   * @throws JsonFormatException ({@code MALFORMED_VALUE_ERROR}) if it is something else
   */
  public Optional<String> text(String name) throws JsonFormatException {
    Optional<JsonValue> value = json.get(name);
    return value.isEmpty() ? Optional.empty() : Optional.of(text(name, NO_ELEMENT, value.get()));
  }

  /**
   * An object that must be there.
   *
   * @throws JsonFormatException if it is missing ({@code MISSING_MEMBER}) or something else
   */
  public LocatedObject requiredObject(String name) throws JsonFormatException {
    return object(name, NO_ELEMENT, required(name));
  }

  /**
   * The texts of a member that holds one or a list of them; empty if it is not there.
   *
   * @throws JsonFormatException ({@code MALFORMED_VALUE_ERROR}) if one is something else
   */
  public List<String> texts(String name) throws JsonFormatException {
    Optional<JsonValue> value = json.get(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof JsonArray array)) {
      return List.of(text(name, NO_ELEMENT, value.get()));
    }
    String[] texts = new String[array.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(name, i, array.get(i));
    }
    return List.of(texts);
  }

  /**
   * The objects of a member that holds one or a list of them; empty if it is not there.
   *
   * @throws JsonFormatException ({@code MALFORMED_VALUE_ERROR}) if one is something else
   */
  public List<LocatedObject> objects(String name) throws JsonFormatException {
    Optional<JsonValue> value = json.get(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof JsonArray array)) {
      return List.of(object(name, NO_ELEMENT, value.get()));
    }
    List<LocatedObject> objects = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      objects.add(object(name, i, array.get(i)));
    }
    return objects;
  }

  private String text(String name, int index, JsonValue value) throws JsonFormatException {
    return value instanceof JsonString text ? text.value() : value.asString(where(name, index));
  }

  private LocatedObject object(String name, int index, JsonValue value) throws JsonFormatException {
    JsonObject object =
        value instanceof JsonObject known ? known : value.asObject(where(name, index));
    return new LocatedObject(object, this, name, index);
  }

  /** The place only: the values may be personal. */
  @Override
  public String toString() {
    return "LocatedObject[" + where() + "]";
  }
}
