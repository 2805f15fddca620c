package nl.skillspaspoort.core.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object: members in the order in which they were written, every name once.
 *
 * <p>Two objects with the same members in another order are equal.
 */
public final class JsonObject implements JsonValue {
  /** The object without members. */
  public static final JsonObject EMPTY = new JsonObject(new String[0], new JsonValue[0]);

  private static final int INDEX_FROM = 20;

  private final String[] names;
  private final JsonValue[] values;
  private final @Nullable Map<String, Integer> index;

  /** One bit for each name: most members that are looked for are not there. */
  private final long nameBits;

  private JsonObject(String[] names, JsonValue[] values) {
    this.names = names;
    this.values = values;
    this.index = names.length < INDEX_FROM ? null : index(names);
    long bits = 0;
    for (String name : names) {
      bits |= bit(name);
    }
    this.nameBits = bits;
  }

  private static long bit(String name) {
    return 1L << name.hashCode();
  }

  private static Map<String, Integer> index(String[] names) {
    Map<String, Integer> index = new HashMap<>(names.length * 2);
    for (int i = 0; i < names.length; i++) {
      index.put(names[i], i);
    }
    return index;
  }

  /** A builder without members. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts with the members of this object. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    for (int i = 0; i < names.length; i++) {
      builder.names.add(names[i]);
      builder.values.add(values[i]);
    }
    return builder;
  }

  /** The number of members. */
  public int size() {
    return names.length;
  }

  /** The member names in order. */
  public List<String> names() {
    return List.of(names);
  }

  /** The name of the member at a position, from 0. */
  public String nameAt(int position) {
    return names[position];
  }

  /** The value of the member at a position, from 0. */
  public JsonValue valueAt(int position) {
    return values[position];
  }

  /** True if there is a member with this name, be it null. */
  public boolean has(String name) {
    return position(name) >= 0;
  }

  /** The member with this name. */
  public Optional<JsonValue> get(String name) {
    int position = position(name);
    return position < 0 ? Optional.empty() : Optional.of(values[position]);
  }

  /** The member with this name if it is text; empty if it is missing or something else. */
  public Optional<String> text(String name) {
    int position = position(name);
    return position >= 0 && values[position] instanceof JsonString string
        ? Optional.of(string.value())
        : Optional.empty();
  }

  /**
   * The member with this name, which must be there.
   *
   * @param where JSON Pointer of this object, for the error
   * @throws JsonFormatException ({@code MISSING_MEMBER}) if it is not
   */
  public JsonValue required(String name, String where) throws JsonFormatException {
    int position = position(name);
    if (position < 0) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.MISSING_MEMBER,
              where,
              "an object without " + name,
              "the member " + name));
    }
    return values[position];
  }

  /**
   * The text member with this name, which must be there.
   *
   * @param where JSON Pointer of this object, for the error
   * @throws JsonFormatException if it is missing ({@code MISSING_MEMBER}) or something else
   */
  public String requiredText(String name, String where) throws JsonFormatException {
    JsonValue value = required(name, where);
    return value instanceof JsonString text
        ? text.value()
        : value.asString(JsonPointer.member(where, name));
  }

  /** This object with one member replaced in its place, or added at the end. */
  public JsonObject with(String name, JsonValue value) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    int position = position(name);
    int size = position < 0 ? names.length + 1 : names.length;
    int at = position < 0 ? names.length : position;
    JsonValue[] newValues = Arrays.copyOf(values, size);
    newValues[at] = value;
    if (position >= 0) {
      return new JsonObject(names, newValues);
    }
    String[] newNames = Arrays.copyOf(names, size);
    newNames[at] = name;
    return new JsonObject(newNames, newValues);
  }

  /** This object with one text member replaced in its place, or added at the end. */
  public JsonObject with(String name, String value) {
    return with(name, new JsonString(value));
  }

  /** This object without a member; this very object if it has no such member. */
  public JsonObject without(String name) {
    int position = position(name);
    if (position < 0) {
      return this;
    }
    int after = names.length - position - 1;
    String[] fewerNames = Arrays.copyOf(names, names.length - 1);
    System.arraycopy(names, position + 1, fewerNames, position, after);
    JsonValue[] fewerValues = Arrays.copyOf(values, values.length - 1);
    System.arraycopy(values, position + 1, fewerValues, position, after);
    return new JsonObject(fewerNames, fewerValues);
  }

  /** This object without some members; this very object if it has none of them. */
  public JsonObject without(Set<String> unwanted) {
    int kept = 0;
    String[] keptNames = new String[names.length];
    JsonValue[] keptValues = new JsonValue[names.length];
    for (int i = 0; i < names.length; i++) {
      if (!unwanted.contains(names[i])) {
        keptNames[kept] = names[i];
        keptValues[kept++] = values[i];
      }
    }
    return kept == names.length
        ? this
        : new JsonObject(Arrays.copyOf(keptNames, kept), Arrays.copyOf(keptValues, kept));
  }

  private int position(String name) {
    if ((nameBits & bit(name)) == 0) {
      return -1;
    }
    if (index != null) {
      return index.getOrDefault(name, -1);
    }
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public String kind() {
    return "an object";
  }

  @Override
  public boolean equals(Object other) {
    if (other == this) {
      return true;
    }
    if (!(other instanceof JsonObject object) || object.names.length != names.length) {
      return false;
    }
    for (int i = 0; i < names.length; i++) {
      int there = object.position(names[i]);
      if (there < 0 || !object.values[there].equals(values[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = 0; i < names.length; i++) {
      hash += names[i].hashCode() ^ values[i].hashCode();
    }
    return hash;
  }

  /** The member names only: the values may be personal. */
  @Override
  public String toString() {
    return "JsonObject" + Arrays.toString(names);
  }

  /** Collects members in order. Not thread-safe. */
  public static final class Builder {
    private final List<String> names = new ArrayList<>();
    private final List<JsonValue> values = new ArrayList<>();

    private Builder() {}

    /** Adds a member at the end, or replaces the one with this name in its place. */
    public Builder put(String name, JsonValue value) {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
      int position = names.indexOf(name);
      if (position < 0) {
        names.add(name);
        values.add(value);
      } else {
        values.set(position, value);
      }
      return this;
    }

    /** Adds or replaces a text member. */
    public Builder put(String name, String value) {
      return put(name, new JsonString(value));
    }

    /** Adds or replaces a whole number. */
    public Builder put(String name, long value) {
      return put(name, JsonNumber.of(value));
    }

    /** Adds or replaces a boolean. */
    public Builder put(String name, boolean value) {
      return put(name, JsonBoolean.of(value));
    }

    /** Adds or replaces a member if there is a value; leaves the object as it is otherwise. */
    public Builder putIfPresent(String name, Optional<? extends JsonValue> value) {
      value.ifPresent(present -> put(name, present));
      return this;
    }

    /** Takes the member with this name away. */
    public Builder remove(String name) {
      int position = names.indexOf(name);
      if (position >= 0) {
        names.remove(position);
        values.remove(position);
      }
      return this;
    }

    /** The object. */
    public JsonObject build() {
      return new JsonObject(names.toArray(String[]::new), values.toArray(JsonValue[]::new));
    }
  }

  /** For the reader, which has made sure that every name is there once. */
  static JsonObject ofDistinct(String[] names, JsonValue[] values) {
    return names.length == 0 ? EMPTY : new JsonObject(names, values);
  }
}
