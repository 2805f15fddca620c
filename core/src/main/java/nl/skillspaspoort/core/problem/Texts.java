package nl.skillspaspoort.core.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Texts for people in every {@link Language}, from UTF-8 properties files beside a class: {@code
 * name_nl.properties}, {@code name_en.properties}. Immutable.
 */
public final class Texts {
  private final Class<?> owner;
  private final String name;
  private final Map<Language, Properties> texts = new ConcurrentHashMap<>();

  private Texts(Class<?> owner, String name) {
    this.owner = owner;
    this.name = name;
  }

  /**
   * The texts beside a class. A language is read when it is first asked for.
   *
   * @param name the part of the file names before the language
   */
  public static Texts beside(Class<?> owner, String name) {
    return new Texts(Objects.requireNonNull(owner, "owner"), Objects.requireNonNull(name, "name"));
  }

  private Properties read(Language language) {
    String resource = name + "_" + language.tag() + ".properties";
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("found no " + resource + " beside " + owner.getName());
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The text for a key.
   *
   * @throws IllegalArgumentException if there is none, or no file for the language
   */
  public String get(Language language, String key) {
    String text = properties(language).getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("found no " + language.tag() + " text for " + key);
    }
    return text;
  }

  /** True if a language has a text for a key. */
  public boolean has(Language language, String key) {
    return properties(language).containsKey(key);
  }

  /** The keys of a language. */
  public Set<String> keys(Language language) {
    return Set.copyOf(properties(language).stringPropertyNames());
  }

  private Properties properties(Language language) {
    return texts.computeIfAbsent(language, this::read);
  }
}
