package nl.skillspaspoort.core.jsonld;

import java.util.LinkedHashSet;
import java.util.Set;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Reads N-Quads strictly, into the parts that canonical N-Quads write. One object for one text; not
 * thread-safe.
 *
 * @see <a href="https://www.w3.org/TR/n-quads/#sec-grammar">RDF 1.1 N-Quads, Grammar</a>
 */
final class NQuadsReader {
  private static final int END = -1;

  private final String text;
  private final CanonicalizationBudget budget;
  private final Set<Quad> quads = new LinkedHashSet<>();
  private final Set<String> blankNodes = new LinkedHashSet<>();
  private int at;
  private int line = 1;

  private NQuadsReader(String text, CanonicalizationBudget budget) {
    this.text = text;
    this.budget = budget;
  }

  /**
   * The statements of a text.
   *
   * @throws JsonLdException {@code PARSING_ERROR} with the line; {@code COMPLEXITY_LIMIT}
   */
  static Set<Quad> read(String text, CanonicalizationBudget budget) throws JsonLdException {
    NQuadsReader reader = new NQuadsReader(text, budget);
    reader.document();
    return reader.quads;
  }

  private void document() throws JsonLdException {
    if (!NQuads.isWellFormed(text)) {
      throw malformed("half a surrogate pair", "Unicode text");
    }
    while (true) {
      space();
      int next = peek();
      if (next == '\r' || next == '\n') {
        endOfLine();
      } else if (next == '#') {
        comment();
      } else if (next == END) {
        return;
      } else {
        statement();
      }
    }
  }

  private void statement() throws JsonLdException {
    budget.quad();
    int start = at;
    String subject = resource("a subject");
    space();
    String predicate = iri("a predicate");
    space();
    String object = peek() == '"' ? literal() : resource("an object");
    space();
    String graph = peek() == '.' ? null : resource("a graph name or a full stop");
    space();
    if (peek() != '.') {
      throw malformed("a statement that does not end", "a full stop");
    }
    budget.statementChars(at - start);
    at++;
    space();
    if (peek() == '#') {
      comment();
    }
    int next = peek();
    if (next != END && next != '\r' && next != '\n') {
      throw malformed("more than one statement in a line", "the end of the line");
    }
    quads.add(new Quad(subject, predicate, object, graph));
  }

  private String resource(String expected) throws JsonLdException {
    return peek() == '_' ? blankNode() : iri(expected);
  }

  private String blankNode() throws JsonLdException {
    int start = at;
    at = Math.min(at + 2, text.length());
    while (peek() != END && isLabel(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    // A full stop at the end belongs to the statement.
    while (at > start && text.charAt(at - 1) == '.') {
      at--;
    }
    String label = text.substring(start, at);
    if (!NQuads.isBlankLabel(label)) {
      throw malformed("a blank node label of another form", "a label such as _:b0");
    }
    if (blankNodes.add(label)) {
      budget.blankNode();
    }
    return label;
  }

  private static boolean isLabel(int codePoint) {
    return Character.isLetterOrDigit(codePoint)
        || codePoint == '_'
        || codePoint == '-'
        || codePoint == '.'
        || codePoint == ':';
  }

  private String iri(String expected) throws JsonLdException {
    if (peek() != '<') {
      throw malformed("something else", expected);
    }
    at++;
    StringBuilder iri = new StringBuilder();
    while (peek() != '>') {
      int next = peek();
      if (next == END || next == '\n' || next == '\r') {
        throw malformed("an IRI that does not end", ">");
      }
      if (next == '\\') {
        iri.appendCodePoint(escape(false));
      } else {
        iri.append((char) next);
        at++;
      }
    }
    at++;
    if (!NQuads.isIri(iri.toString())) {
      throw malformed("an IRI that is relative or not well-formed", "an absolute IRI");
    }
    return NQuads.iri(iri.toString());
  }

  private String literal() throws JsonLdException {
    at++;
    StringBuilder lexical = new StringBuilder();
    while (peek() != '"') {
      int next = peek();
      if (next == END || next == '\n' || next == '\r') {
        throw malformed("a literal that does not end", "a quotation mark");
      }
      if (next == '\\') {
        lexical.appendCodePoint(escape(true));
      } else {
        lexical.append((char) next);
        at++;
      }
    }
    at++;
    if (!NQuads.isWellFormed(lexical.toString())) {
      throw malformed("half a surrogate pair", "Unicode text");
    }
    if (peek() == '@') {
      at++;
      return NQuads.literal(lexical.toString(), Vocabulary.XSD_STRING, language());
    }
    if (!text.startsWith("^^", at)) {
      return NQuads.literal(lexical.toString(), Vocabulary.XSD_STRING, null);
    }
    at += 2;
    String datatype = iri("a datatype");
    return NQuads.literal(lexical.toString(), datatype.substring(1, datatype.length() - 1), null);
  }

  /** LANGTAG: letters, then parts of letters and digits after hyphens. */
  private String language() throws JsonLdException {
    int start = at;
    while (isLetter(peek())) {
      at++;
    }
    boolean good = at > start;
    while (good && peek() == '-') {
      int part = ++at;
      while (isLetter(peek()) || (peek() >= '0' && peek() <= '9')) {
        at++;
      }
      good = at > part;
    }
    if (!good) {
      throw malformed("a language tag of another form", "a language tag such as nl");
    }
    return text.substring(start, at);
  }

  private static boolean isLetter(int unit) {
    return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
  }

  /** UCHAR, and ECHAR in literals. */
  private int escape(boolean inLiteral) throws JsonLdException {
    int kind = at + 1 < text.length() ? text.charAt(at + 1) : END;
    at += 2;
    if (kind == 'u' || kind == 'U') {
      int digits = kind == 'u' ? 4 : 8;
      int value = 0;
      for (int i = 0; i < digits; i++, at++) {
        int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        if (digit < 0 || text.charAt(at) > 'f') {
          throw malformed("an escape of another form", digits + " hexadecimal digits");
        }
        value = (value << 4) | digit;
      }
      if (!Character.isValidCodePoint(value)
          || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
        throw malformed("an escape of no character", "a Unicode character");
      }
      return value;
    }
    int plain = inLiteral ? "tbnrf\"'\\".indexOf(kind) : -1;
    if (kind == END || plain < 0) {
      throw malformed("an unknown escape", "an escape of N-Quads");
    }
    return "\t\b\n\r\f\"'\\".charAt(plain);
  }

  private int peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  private void space() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  private void comment() {
    while (peek() != END && peek() != '\n' && peek() != '\r') {
      at++;
    }
  }

  private void endOfLine() {
    if (text.charAt(at) == '\n' || (text.charAt(at) == '\r' && !text.startsWith("\r\n", at))) {
      line++;
    }
    at++;
  }

  private JsonLdException malformed(String found, String expected) {
    return new JsonLdException(
        new Problem(ProblemCode.PARSING_ERROR, "line " + line, found, expected));
  }
}
