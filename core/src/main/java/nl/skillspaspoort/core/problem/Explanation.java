package nl.skillspaspoort.core.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * What a code means and what to do about it, in plain words for a person (B1 level).
 *
 * <p>Immutable. The texts are in {@code problems_nl.properties} and {@code problems_en.properties}
 * beside this class; a test fails when a code lacks one.
 *
 * @param meaning one sentence: what is the matter
 * @param advice one sentence: what to do
 */
public record Explanation(String meaning, String advice) {

  private static final Map<Language, Properties> TEXTS = load();

  /** The explanation of a code. */
  public static Explanation of(ProblemCode code, Language language) {
    return new Explanation(text(language, code + ".meaning"), text(language, code + ".advice"));
  }

  private static String text(Language language, String key) {
    Properties texts = TEXTS.get(language);
    String text = texts == null ? null : texts.getProperty(key);
    if (text == null) {
      throw new AssertionError("no " + language.tag() + " text for " + key);
    }
    return text;
  }

  private static Map<Language, Properties> load() {
    Map<Language, Properties> texts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String resource = "problems_" + language.tag() + ".properties";
      try (InputStream in = Explanation.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new AssertionError("missing resource " + resource);
        }
        Properties properties = new Properties();
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        texts.put(language, properties);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }
}
