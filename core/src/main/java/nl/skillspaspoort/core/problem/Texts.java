package nl.skillspaspoort.core.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/**
 * Texts for people in every {@link Language}, from UTF-8 properties files beside a class: {@code
 * name_nl.properties}, {@code name_en.properties}. Immutable.
 */
public final class Texts {
  private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

  private Texts(Class<?> owner, String name) {
    for (Language language : Language.values()) {
      String resource = name + "_" + language.tag() + ".properties";
      try (InputStream in = owner.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalArgumentException("found no " + resource + " beside " + owner.getName());
        }
        Properties properties = new Properties();
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        texts.put(language, properties);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * The texts beside a class.
   *
   * @param name the part of the file names before the language
   * @throws IllegalArgumentException if a language has no file
   */
  public static Texts beside(Class<?> owner, String name) {
    return new Texts(owner, name);
  }

  /**
   * The text for a key.
   *
   * @throws IllegalArgumentException if there is none
   */
  public String get(Language language, String key) {
    String text = properties(language).getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("found no " + language.tag() + " text for " + key);
    }
    return text;
  }

  /** The keys of a language. */
  public Set<String> keys(Language language) {
    return Set.copyOf(properties(language).stringPropertyNames());
  }

  private Properties properties(Language language) {
    return Objects.requireNonNull(texts.get(language));
  }
}
