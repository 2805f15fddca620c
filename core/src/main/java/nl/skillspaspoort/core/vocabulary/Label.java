package nl.skillspaspoort.core.vocabulary;

import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Language;

/**
 * A name for people.
 *
 * @param text the name, or the URI if there is no name
 * @param language its language; empty if the text is a URI
 */
public record Label(String text, Optional<Language> language) {
  public Label {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(language, "language");
  }

  /** The text for a reader of this language: another language is marked behind it. */
  public String in(Language wanted) {
    return language.filter(actual -> actual != wanted).isPresent()
        ? text + " (" + language.get().tag() + ")"
        : text;
  }

  @Override
  public String toString() {
    return text;
  }
}
