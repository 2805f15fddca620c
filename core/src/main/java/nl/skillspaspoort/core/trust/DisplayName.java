package nl.skillspaspoort.core.trust;

import java.util.Optional;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.problem.Language;

/**
 * A name or short text for people, in Dutch, English or both. For showing only: nothing is ever
 * matched by it.
 *
 * @param nl the Dutch text
 * @param en the English text
 */
public record DisplayName(Optional<String> nl, Optional<String> en) {

  /** Checks that one of the two is there and that neither is blank or holds control characters. */
  public DisplayName {
    if (nl.isEmpty() && en.isEmpty()) {
      throw new BrokenRule("no text", "a Dutch or an English one");
    }
    nl.ifPresent(DisplayName::check);
    en.ifPresent(DisplayName::check);
  }

  /** A name in both languages. */
  public static DisplayName of(String nl, String en) {
    return new DisplayName(Optional.of(nl), Optional.of(en));
  }

  /** A proper name that is the same in both languages. */
  public static DisplayName same(String name) {
    return of(name, name);
  }

  /** True if people can be shown this text as it is. */
  static boolean isShowable(String text) {
    return !text.isBlank() && text.codePoints().noneMatch(DisplayName::isControl);
  }

  private static void check(String text) {
    if (!isShowable(text)) {
      throw new BrokenRule(
          "text of " + text.length() + " characters", "some, none of them a control");
    }
  }

  /** Control characters, and those that change the direction in which text is read. */
  private static boolean isControl(int c) {
    return Character.isISOControl(c)
        || c == 0x200E
        || c == 0x200F
        || c == 0x061C
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  /** The text in this language, or in the other one if it lacks this. */
  public String in(Language language) {
    return switch (language) {
      case NL -> nl.or(() -> en).orElseThrow();
      case EN -> en.or(() -> nl).orElseThrow();
    };
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .putIfPresent("nl", nl.map(JsonString::new))
        .putIfPresent("en", en.map(JsonString::new))
        .build();
  }
}
