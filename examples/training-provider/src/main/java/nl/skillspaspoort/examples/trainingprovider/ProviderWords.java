package nl.skillspaspoort.examples.trainingprovider;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Texts;
import org.jspecify.annotations.Nullable;

/** The words of the program in one language, also those of its help. */
record ProviderWords(Language language) {
  static final Texts TEXTS = Texts.beside(ProviderWords.class, "texts");

  /** The text for a key, with its {@code %s} filled in. */
  String text(String key, Object... arguments) {
    return String.format(Locale.ROOT, TEXTS.get(language, key), arguments);
  }

  /** The text for a key that may have none. */
  Optional<String> find(String key, Object... arguments) {
    return TEXTS.keys(language).contains(key)
        ? Optional.of(text(key, arguments))
        : Optional.empty();
  }

  /** The same texts, as picocli looks them up. */
  ResourceBundle help() {
    return new ResourceBundle() {
      @Override
      protected @Nullable Object handleGetObject(String key) {
        return keySet().contains(key) ? TEXTS.get(language, key) : null;
      }

      @Override
      public Enumeration<String> getKeys() {
        return Collections.enumeration(keySet());
      }

      @Override
      public Set<String> keySet() {
        return TEXTS.keys(language);
      }
    };
  }
}
