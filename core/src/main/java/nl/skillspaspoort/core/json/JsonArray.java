package nl.skillspaspoort.core.json;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON array, in order.
 *
 * @param elements the elements; copied
 */
public record JsonArray(List<JsonValue> elements) implements JsonValue, Iterable<JsonValue> {

  public JsonArray {
    elements = List.copyOf(elements);
  }

  /** An array of the given values. */
  public static JsonArray of(JsonValue... elements) {
    return new JsonArray(List.of(elements));
  }

  /** An array of strings. */
  public static JsonArray ofStrings(Iterable<String> texts) {
    List<JsonValue> elements = new ArrayList<>();
    texts.forEach(text -> elements.add(new JsonString(text)));
    return new JsonArray(elements);
  }

  /** The number of elements. */
  public int size() {
    return elements.size();
  }

  /** The element at an index, from 0. */
  public JsonValue get(int index) {
    return elements.get(index);
  }

  @Override
  public Iterator<JsonValue> iterator() {
    return elements.iterator();
  }

  @Override
  public String kind() {
    return "an array";
  }

  // The generated ones are linked when first called, which every start of a program would pay.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonArray array && array.elements.equals(elements);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }

  /** The kind and size only: the elements may be personal. */
  @Override
  public String toString() {
    return "JsonArray[" + elements.size() + " elements]";
  }
}
