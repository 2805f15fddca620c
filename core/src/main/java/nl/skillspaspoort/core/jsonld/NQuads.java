package nl.skillspaspoort.core.jsonld;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a statement as canonical N-Quads write them.
 *
 * @see <a href="https://www.w3.org/TR/rdf-canon/#canonical-quads">RDFC-1.0, A Canonical form of
 *     N-Quads</a>
 */
final class NQuads {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  /**
   * Unicode code point order, which is the order of the UTF-8 bytes. {@link String#compareTo} is
   * not: it puts U+10000 and above, written with surrogates, before U+E000 to U+FFFF.
   */
  static final Comparator<String> CODE_POINT_ORDER = NQuads::compareCodePoints;

  private NQuads() {}

  /** An IRI as a part of a statement; it must be {@linkplain #isIri absolute and well-formed}. */
  static String iri(String iri) {
    return "<" + iri + ">";
  }

  /** A literal as a part of a statement. */
  static String literal(String lexical, String datatype, @Nullable String language) {
    StringBuilder out = new StringBuilder(lexical.length() + 64);
    out.append('"');
    escape(lexical, out);
    out.append('"');
    if (language != null) {
      out.append('@').append(language);
    } else if (!datatype.equals(Vocabulary.XSD_STRING)) {
      out.append("^^<").append(datatype).append('>');
    }
    return out.toString();
  }

  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      switch (unit) {
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        default -> {
          // The characters that XML 1.1 has no Char for: U+0000, half surrogates (refused before)
          // and these two.
          if (unit < 0x20 || unit == 0x7F || unit == 0xFFFE || unit == 0xFFFF) {
            out.append("\\u")
                .append(HEX[unit >> 12])
                .append(HEX[unit >> 8 & 0xF])
                .append(HEX[unit >> 4 & 0xF])
                .append(HEX[unit & 0xF]);
          } else {
            out.append(unit);
          }
        }
      }
    }
  }

  /**
   * True if the text is an absolute IRI that can stand in N-Quads: a scheme and a colon, then none
   * of the characters that RFC 3987 and the grammar of N-Quads leave out (white space, controls,
   * {@code <>"{}|^`\}, half surrogates).
   */
  static boolean isIri(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || !isScheme(text, colon)) {
      return false;
    }
    for (int i = colon + 1; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit <= 0x20 || (unit >= 0x7F && unit <= 0x9F) || "<>\"{}|^`\\".indexOf(unit) >= 0) {
        return false;
      }
      if (unit >= 0xFFFE) {
        return false;
      }
    }
    return isWellFormed(text);
  }

  private static boolean isScheme(String text, int end) {
    for (int i = 0; i < end; i++) {
      char unit = text.charAt(i);
      boolean letter = (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
      boolean later = (unit >= '0' && unit <= '9') || unit == '+' || unit == '-' || unit == '.';
      if (!letter && !(i > 0 && later)) {
        return false;
      }
    }
    return true;
  }

  /**
   * True if the text is a blank node label: {@code _:} and letters, digits, {@code _}, {@code -} or
   * inner dots.
   */
  static boolean isBlankLabel(String text) {
    if (!text.startsWith("_:") || text.length() < 3 || text.endsWith(".")) {
      return false;
    }
    int first = text.codePointAt(2);
    if (!Character.isLetterOrDigit(first) && first != '_') {
      return false;
    }
    return text.codePoints()
        .skip(3)
        .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
  }

  /** True if there is no half surrogate pair, which UTF-8 could not carry. */
  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        if (!Character.isHighSurrogate(unit)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static int compareCodePoints(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        // Of two units that differ, one beginning or ending a pair stands for a code point above
        // U+FFFF.
        boolean pairA = Character.isSurrogate(a);
        boolean pairB = Character.isSurrogate(b);
        return pairA == pairB ? Character.compare(a, b) : pairA ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
