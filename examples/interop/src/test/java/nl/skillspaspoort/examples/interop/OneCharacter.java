package nl.skillspaspoort.examples.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;

/** Copies of a text in which one letter or digit is another one, spread over the whole text. */
final class OneCharacter {
  private OneCharacter() {}

  /** About {@code count} copies. */
  static List<String> changedIn(String text, int count) {
    List<String> changed = new ArrayList<>();
    int step = Math.max(1, text.length() / count);
    for (int i = 0; i < text.length(); i += step) {
      int at = i;
      while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
        at++;
      }
      if (at < text.length()) {
        changed.add(text.substring(0, at) + other(text.charAt(at)) + text.substring(at + 1));
      }
    }
    return changed;
  }

  /** The same for a JSON object; copies that are no JSON any more are left out. */
  static List<JsonObject> changedIn(JsonObject object, int count) {
    return changedIn(object.toJson(), count).stream()
        .map(OneCharacter::read)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<JsonObject> read(String text) {
    try {
      return Optional.of(JsonReader.strict().readObject(text));
    } catch (JsonFormatException e) {
      return Optional.empty();
    }
  }

  private static char other(char c) {
    return c == 'q' || c == '7' ? 'k' : Character.isDigit(c) ? '7' : 'q';
  }
}
