package nl.skillspaspoort.core.skill;

import java.net.URI;
import java.util.Optional;
import nl.skillspaspoort.core.internal.AbsoluteUri;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A skill by its URI in some vocabulary. Compared exactly; labels change between releases, URIs do
 * not.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class SkillReference {
  private static final String ESCO_SKILL = "http://data.europa.eu/esco/skill/";
  private static final String UUID = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

  private final String text;

  /**
   * A skill by its URI.
   *
   * @param uri absolute, for example {@code http://data.europa.eu/esco/skill/…}
   * @throws IllegalArgumentException for a relative reference
   */
  public SkillReference(URI uri) {
    this(uri.toString());
    if (!uri.isAbsolute()) {
      throw new IllegalArgumentException("found a relative reference; expected an absolute URI");
    }
  }

  private SkillReference(String text) {
    this.text = text;
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
    return new SkillReference(ESCO_SKILL + uuid);
  }

  /** The ESCO skill of a text that is its URI to the letter. */
  static Optional<SkillReference> ofEscoUri(String text) {
    return text.startsWith(ESCO_SKILL) && isUuid(text, ESCO_SKILL.length())
        ? Optional.of(new SkillReference(text))
        : Optional.empty();
  }

  /**
   * A skill from untrusted text.
   *
   * @param where JSON Pointer of the text, for the error
   * @throws JsonFormatException if it is not an absolute URI
   */
  public static SkillReference parse(String text, String where) throws JsonFormatException {
    if (AbsoluteUri.is(text)) {
      return new SkillReference(text);
    }
    throw new JsonFormatException(
        new Problem(
            ProblemCode.MALFORMED_VALUE_ERROR,
            where,
            "text of " + text.length() + " characters",
            "an absolute URI"));
  }

  /** RFC 9562 §4, in lower case. */
  static boolean isUuid(String text) {
    return isUuid(text, 0);
  }

  private static boolean isUuid(String text, int from) {
    if (text.length() - from != UUID.length()) {
      return false;
    }
    for (int i = 0; i < UUID.length(); i++) {
      char c = text.charAt(from + i);
      boolean digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (UUID.charAt(i) == '-' ? c != '-' : !digit) {
        return false;
      }
    }
    return true;
  }

  /** True for a skill of ESCO. */
  public boolean isEsco() {
    return text.startsWith(ESCO_SKILL);
  }

  /** The URI. */
  public URI uri() {
    return URI.create(text);
  }

  /** Character by character; {@link URI#equals} would overlook the case of scheme and host. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SkillReference skill && skill.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The URI as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
