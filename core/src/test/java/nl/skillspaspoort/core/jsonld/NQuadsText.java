package nl.skillspaspoort.core.jsonld;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads N-Quads as the vectors have them, into the parts that canonical N-Quads would write. */
final class NQuadsText {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(<[^>]*>|_:\\S+)\\s*(<[^>]*>)\\s*"
              + "(<[^>]*>|_:[^\\s<]+|\"(?:[^\"\\\\]|\\\\.)*\"(?:\\^\\^<[^>]*>|@[a-zA-Z0-9-]+)?)"
              + "\\s*(<[^>]*>|_:[^\\s.]+)?\\s*\\.\\s*(?:#.*)?");

  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)");

  private NQuadsText() {}

  static List<Quad> read(String text) {
    List<Quad> quads = new ArrayList<>();
    for (String line : text.split("[\\r\\n]+")) {
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new AssertionError("not a line of N-Quads: " + line);
      }
      String graph = matcher.group(4);
      quads.add(
          new Quad(
              resource(matcher.group(1)),
              resource(matcher.group(2)),
              object(matcher.group(3)),
              graph == null ? null : resource(graph)));
    }
    return quads;
  }

  private static String resource(String part) {
    return part.startsWith("<") ? NQuads.iri(unescape(part.substring(1, part.length() - 1))) : part;
  }

  private static String object(String part) {
    if (!part.startsWith("\"")) {
      return resource(part);
    }
    int end = part.lastIndexOf('"');
    String lexical = unescape(part.substring(1, end));
    String rest = part.substring(end + 1);
    @Nullable String language = rest.startsWith("@") ? rest.substring(1) : null;
    String datatype =
        rest.startsWith("^^") ? rest.substring(3, rest.length() - 1) : Vocabulary.XSD_STRING;
    return NQuads.literal(lexical, datatype, language);
  }

  private static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            match -> {
              String code = match.group(1);
              String character =
                  switch (code.charAt(0)) {
                    case 'b' -> "\b";
                    case 't' -> "\t";
                    case 'n' -> "\n";
                    case 'f' -> "\f";
                    case 'r' -> "\r";
                    case 'u', 'U' -> Character.toString(Integer.parseInt(code.substring(1), 16));
                    default -> code;
                  };
              return Matcher.quoteReplacement(character);
            });
  }
}
