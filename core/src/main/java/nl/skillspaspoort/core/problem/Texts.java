package nl.skillspaspoort.core.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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
  private static final String EQUALS = " = ";

  private final Class<?> owner;
  private final String name;
  private final Map<Language, Map<String, String>> texts = new ConcurrentHashMap<>();

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

  private Map<String, String> read(Language language) {
    String resource = name + "_" + language.tag() + ".properties";
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("found no " + resource + " beside " + owner.getName());
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Line by line, which takes a tenth of the time of {@link Properties}: every start of a program
   * waits for it. A line that is not simply {@code key = value} is left to that class.
   */
  static Map<String, String> read(String file) throws IOException {
    if (file.indexOf('\r') >= 0) {
      return byProperties(file);
    }
    Map<String, String> found = new HashMap<>(1_024);
    int start = 0;
    while (start < file.length()) {
      int newline = file.indexOf('\n', start);
      int end = newline < 0 ? file.length() : newline;
      String line = file.substring(start, end);
      start = end + 1;
      if (line.isEmpty() || line.charAt(0) == '#') {
        continue;
      }
      if (line.endsWith("\\")) {
        return byProperties(file);
      }
      int equals = line.indexOf(EQUALS);
      if (isPlain(line, equals)) {
        found.put(line.substring(0, equals), line.substring(equals + EQUALS.length()));
      } else {
        found.putAll(byProperties(line));
      }
    }
    return found;
  }

  /** No other separator, white space or escape that would mean something. */
  private static boolean isPlain(String line, int equals) {
    int value = equals + EQUALS.length();
    int colon = line.indexOf(':');
    return equals > 0
        && value < line.length()
        && line.charAt(0) != '!'
        && line.charAt(value) != ' '
        && line.indexOf(' ') == equals
        && line.indexOf('=') == equals + 1
        && (colon < 0 || colon > equals)
        && line.indexOf('\\') < 0
        && line.indexOf('\t') < 0
        && line.indexOf('\f') < 0;
  }

  private static Map<String, String> byProperties(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    Map<String, String> found = new HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      found.put(key, properties.getProperty(key));
    }
    return found;
  }

  /**
   * The text for a key.
   *
   * @throws IllegalArgumentException if there is none, or no file for the language
   */
  public String get(Language language, String key) {
    String text = texts(language).get(key);
    if (text == null) {
      throw new IllegalArgumentException("found no " + language.tag() + " text for " + key);
    }
    return text;
  }

  /** True if a language has a text for a key. */
  public boolean has(Language language, String key) {
    return texts(language).containsKey(key);
  }

  /** The keys of a language. */
  public Set<String> keys(Language language) {
    return Set.copyOf(texts(language).keySet());
  }

  private Map<String, String> texts(Language language) {
    return texts.computeIfAbsent(language, this::read);
  }
}
