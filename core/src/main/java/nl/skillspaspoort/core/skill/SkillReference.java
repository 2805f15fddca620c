package nl.skillspaspoort.core.skill;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A skill by its URI in some vocabulary. Compared exactly; labels change between releases, URIs do
 * not.
 *
 * @param uri an absolute URI, for example {@code http://data.europa.eu/esco/skill/…}
 */
public record SkillReference(URI uri) {
  private static final String ESCO_SKILL = "http://data.europa.eu/esco/skill/";
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  public SkillReference {
    if (!uri.isAbsolute()) {
      throw new IllegalArgumentException("found a relative reference; expected an absolute URI");
    }
  }

  /**
   * The ESCO skill with this identifier.
   *
   * @param uuid the last part of its URI, lower case
   */
  public static SkillReference esco(String uuid) {
    if (!isUuid(uuid)) {
      throw new IllegalArgumentException(
          "found text of " + uuid.length() + " characters; expected a lower-case UUID");
    }
    return new SkillReference(URI.create(ESCO_SKILL + uuid));
  }

  /**
   * A skill from untrusted text.
   *
   * @param where JSON Pointer of the text, for the error
   * @throws JsonFormatException if it is not an absolute URI
   */
  public static SkillReference parse(String text, String where) throws JsonFormatException {
    try {
      URI uri = new URI(text);
      if (uri.isAbsolute()) {
        return new SkillReference(uri);
      }
    } catch (URISyntaxException e) {
      // Said below, with the place and without the text.
    }
    throw new JsonFormatException(
        new Problem(
            ProblemCode.MALFORMED_VALUE_ERROR,
            where,
            "text of " + text.length() + " characters",
            "an absolute URI"));
  }

  static boolean isUuid(String text) {
    return UUID.matcher(text).matches();
  }

  /** True for a skill of ESCO. */
  public boolean isEsco() {
    return uri.toString().startsWith(ESCO_SKILL);
  }

  /** Character by character; {@link URI#equals} would overlook the case of scheme and host. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SkillReference skill && skill.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
