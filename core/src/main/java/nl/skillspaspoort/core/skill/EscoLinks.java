package nl.skillspaspoort.core.skill;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shapes in which links to ESCO are written.
 *
 * @see <a href="https://esco.ec.europa.eu/en/use-esco">Use ESCO</a>
 */
final class EscoLinks {
  private static final String SKILL = "skill";
  private static final String BASE = "http://data.europa.eu/esco/";
  private static final Pattern ESCO_URI =
      Pattern.compile("(?i)https?://data\\.europa\\.eu/esco/(?:([a-z-]+)/)?([^/?#]*)");
  private static final Pattern SHORT = Pattern.compile("(?i)esco:(?:skill/)?([0-9a-f-]{36})");
  private static final Pattern GROUP_CODE =
      Pattern.compile("(?:(?i:ESCO)[: ])?(?:[STKL](?:[0-9](?:\\.[0-9]+)*)?|[0-9]{2,4})");
  private static final Set<String> PORTALS = Set.of("esco.ec.europa.eu", "ec.europa.eu");
  private static final Set<String> OCCUPATIONS = Set.of("occupation", "isco");

  /** A link of a link of a link is not written by anybody. */
  private static final int MOST_NESTED = 2;

  private EscoLinks() {}

  static SkillTarget read(Optional<String> url, Optional<String> code) {
    // Nearly all there are.
    Optional<SkillReference> plain = url.flatMap(SkillReference::ofEscoUri);
    if (plain.isPresent()) {
      return new SkillTarget.Skill(plain.get());
    }
    Optional<String> text = url.map(String::strip).filter(written -> !written.isEmpty());
    return text.isPresent()
        ? ofText(text.get(), MOST_NESTED)
        : code.map(String::strip)
            .filter(written -> !written.isEmpty())
            .map(EscoLinks::ofCode)
            .orElse(new SkillTarget.Unresolved(SkillTarget.Unresolved.Kind.NOTHING, ""));
  }

  private static SkillTarget ofText(String text, int depth) {
    Optional<SkillReference> written = SkillReference.ofEscoUri(text);
    if (written.isPresent()) {
      return new SkillTarget.Skill(written.get());
    }
    Matcher shortened = SHORT.matcher(text);
    if (shortened.matches()) {
      return ofEsco(SKILL, shortened.group(1), text);
    }
    Matcher esco = ESCO_URI.matcher(text);
    if (esco.matches()) {
      String kind = Optional.ofNullable(esco.group(1)).orElse("");
      return ofEsco(kind.toLowerCase(Locale.ROOT), esco.group(2), text);
    }
    try {
      URI uri = new URI(text);
      if (!uri.isAbsolute() || isEscoShorthand(uri)) {
        return ofCode(text);
      }
      return isEsco(uri) ? ofPortal(uri, text, depth) : skill(uri);
    } catch (URISyntaxException e) {
      return text.regionMatches(true, 0, "http", 0, "http".length())
          ? malformed(text)
          : ofCode(text);
    }
  }

  private static SkillTarget skill(URI uri) {
    return new SkillTarget.Skill(new SkillReference(uri));
  }

  private static boolean isEscoShorthand(URI uri) {
    return uri.isOpaque() && "esco".equalsIgnoreCase(uri.getScheme());
  }

  private static boolean isEsco(URI uri) {
    String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
    boolean commission = host.equals("ec.europa.eu");
    String path = Optional.ofNullable(uri.getPath()).orElse("").toLowerCase(Locale.ROOT);
    boolean data = host.equals("data.europa.eu");
    boolean esco = path.startsWith("/esco");
    return data ? esco : PORTALS.contains(host) && (!commission || esco);
  }

  private static SkillTarget ofPortal(URI uri, String text, int depth) {
    String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
    for (String parameter : query.split("&", -1)) {
      if (parameter.startsWith("uri=") && depth > 0) {
        return decoded(parameter.substring("uri=".length()))
            .map(target -> ofText(target, depth - 1))
            .orElseGet(() -> malformed(text));
      }
    }
    return malformed(text);
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static SkillTarget ofEsco(String kind, String last, String text) {
    String id = last.toLowerCase(Locale.ROOT);
    if (OCCUPATIONS.contains(kind)) {
      return new SkillTarget.Occupation(BASE + kind + "/" + (isUuid(id) ? id : last));
    }
    if (kind.equals(SKILL) && isUuid(id)) {
      return new SkillTarget.Skill(SkillReference.esco(id));
    }
    boolean group = kind.equals("isced-f") || (kind.equals(SKILL) && isGroupCode(last));
    return group
        ? new SkillTarget.Unresolved(SkillTarget.Unresolved.Kind.GROUP, text)
        : malformed(text);
  }

  private static SkillTarget ofCode(String text) {
    return new SkillTarget.Unresolved(
        isGroupCode(text) ? SkillTarget.Unresolved.Kind.GROUP : SkillTarget.Unresolved.Kind.CODE,
        text);
  }

  private static SkillTarget malformed(String text) {
    return new SkillTarget.Unresolved(SkillTarget.Unresolved.Kind.MALFORMED, text);
  }

  private static boolean isUuid(String id) {
    return SkillReference.isUuid(id);
  }

  private static boolean isGroupCode(String code) {
    return GROUP_CODE.matcher(code).matches();
  }
}
