package nl.skillspaspoort.core.vocabulary;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the statements of a Turtle or N-Triples document one by one, in bounded memory.
 *
 * <p>Lists are read and left out: no vocabulary that we know says something in them.
 *
 * @see <a href="https://www.w3.org/TR/turtle/">RDF 1.1 Turtle</a>
 * @see <a href="https://www.w3.org/TR/n-triples/">RDF 1.1 N-Triples</a>
 */
final class Triples {
  private static final String RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  private static final int MOST_NESTED = 50;
  private static final int END = -1;

  private final PushbackReader in;
  private final int maxTextChars;
  private final Sink sink;
  private final Map<String, String> prefixes = new HashMap<>();
  private String base = "";
  private long line = 1;
  private int blankNodes;
  private int depth;

  private Triples(Reader in, int maxTextChars, Sink sink) {
    this.in = new PushbackReader(in, 4);
    this.maxTextChars = maxTextChars;
    this.sink = sink;
  }

  /** Takes the statements, in the order of the document. */
  @FunctionalInterface
  interface Sink {
    void statement(String subject, String predicate, Term object) throws VocabularyException;
  }

  /**
   * The object of a statement.
   *
   * @param text an IRI, a blank node that starts with {@code _:}, or the text of a literal
   * @param literal true for a literal
   * @param language its language tag, lower case; may be empty
   */
  record Term(String text, boolean literal, String language) {
    static Term node(String text) {
      return new Term(text, false, "");
    }
  }

  /** Reads a whole document. */
  static void read(Reader in, int maxTextChars, Sink sink) throws IOException, VocabularyException {
    Triples triples = new Triples(in, maxTextChars, sink);
    while (triples.peekToken() != END) {
      triples.statement();
    }
  }

  private void statement() throws IOException, VocabularyException {
    int next = peekToken();
    if (next == '@') {
      in.read();
      directive(word(), true);
      return;
    }
    if (next == '[') {
      String subject = anonymous();
      if (peekToken() != '.') {
        predicates(subject);
      }
    } else if (next == '(') {
      skipList();
      predicates(freshNode());
    } else {
      String subject = next == '<' || next == '_' ? node() : nameOrDirective();
      if (subject.isEmpty()) {
        return;
      }
      predicates(subject);
    }
    expect('.');
  }

  /** A prefixed name; empty if it was SPARQL's PREFIX or BASE, which was then read. */
  private String nameOrDirective() throws IOException, VocabularyException {
    String word = word();
    if (peek() != ':' && (word.equalsIgnoreCase("prefix") || word.equalsIgnoreCase("base"))) {
      directive(word, false);
      return "";
    }
    return prefixed(word);
  }

  private void directive(String word, boolean dot) throws IOException, VocabularyException {
    if (word.equalsIgnoreCase("prefix")) {
      peekToken();
      String name = word();
      expectHere(':');
      peekToken();
      prefixes.put(name, iri());
    } else if (word.equalsIgnoreCase("base")) {
      peekToken();
      base = iri();
    } else {
      throw wrong("another directive", "@prefix or @base");
    }
    if (dot) {
      expect('.');
    }
  }

  private void predicates(String subject) throws IOException, VocabularyException {
    while (true) {
      int next = peekToken();
      String predicate = next == '<' ? iri() : verb();
      do {
        Term object = object();
        sink.statement(subject, predicate, object);
      } while (accept(','));
      boolean more = false;
      while (accept(';')) {
        more = true;
      }
      next = peekToken();
      if (!more || next == '.' || next == ']' || next == END) {
        return;
      }
    }
  }

  private String verb() throws IOException, VocabularyException {
    String word = word();
    return word.equals("a") && peek() != ':' ? RDF_TYPE : prefixed(word);
  }

  private Term object() throws IOException, VocabularyException {
    int next = peekToken();
    return switch (next) {
      case '<', '_' -> Term.node(node());
      case '"', '\'' -> literal();
      case '[' -> Term.node(anonymous());
      case '(' -> {
        skipList();
        yield Term.node(freshNode());
      }
      case '+', '-' -> number();
      default -> Character.isDigit(next) ? number() : nameOrBoolean();
    };
  }

  private Term nameOrBoolean() throws IOException, VocabularyException {
    String word = word();
    boolean plain = peek() != ':' && (word.equals("true") || word.equals("false"));
    return plain ? new Term(word, true, "") : Term.node(prefixed(word));
  }

  private Term number() throws IOException, VocabularyException {
    StringBuilder text = new StringBuilder();
    for (int next = peek(); isNumberPart(next, text); next = peek()) {
      append(text, read());
    }
    return new Term(text.toString(), true, "");
  }

  /** A dot belongs to a number only if a digit follows; otherwise it ends the statement. */
  private boolean isNumberPart(int next, StringBuilder text) throws IOException {
    if (next == '.') {
      read();
      int after = peek();
      in.unread('.');
      return Character.isDigit(after);
    }
    return Character.isDigit(next)
        || next == 'e'
        || next == 'E'
        || ((next == '+' || next == '-') && (text.length() == 0 || isExponent(text)));
  }

  private static boolean isExponent(StringBuilder text) {
    char last = text.charAt(text.length() - 1);
    return last == 'e' || last == 'E';
  }

  private String node() throws IOException, VocabularyException {
    if (peek() == '<') {
      return iri();
    }
    expectHere('_');
    expectHere(':');
    return "_:d " + word();
  }

  private String freshNode() {
    return "_:g " + blankNodes++;
  }

  private String anonymous() throws IOException, VocabularyException {
    enter();
    expectHere('[');
    String node = freshNode();
    if (peekToken() != ']') {
      predicates(node);
    }
    expect(']');
    depth--;
    return node;
  }

  private void skipList() throws IOException, VocabularyException {
    enter();
    expectHere('(');
    while (peekToken() != ')') {
      object();
    }
    expect(')');
    depth--;
  }

  private void enter() throws VocabularyException {
    if (++depth > MOST_NESTED) {
      throw VocabularyException.tooMuch(
          "line " + line, "brackets in more than " + MOST_NESTED + " brackets", "fewer");
    }
  }

  private String iri() throws IOException, VocabularyException {
    expectHere('<');
    StringBuilder text = new StringBuilder();
    for (int next = read(); next != '>'; next = read()) {
      if (next == END || next <= ' ') {
        throw wrong("an IRI without its end", ">");
      }
      append(text, next == '\\' ? unicodeEscape(read()) : next);
    }
    return resolved(text.toString());
  }

  private String resolved(String iri) throws VocabularyException {
    if (base.isEmpty() || iri.indexOf(':') >= 0) {
      return iri;
    }
    try {
      return URI.create(base).resolve(iri).toString();
    } catch (IllegalArgumentException e) {
      throw wrong("a relative IRI that does not fit its base", "an absolute IRI");
    }
  }

  private String prefixed(String prefix) throws IOException, VocabularyException {
    if (peek() != ':') {
      throw wrong("a word without prefix", "an IRI or a name such as skos:Concept");
    }
    read();
    String namespace = prefixes.get(prefix);
    if (namespace == null) {
      throw wrong("a prefix that was not declared", "a line @prefix before it");
    }
    StringBuilder local = new StringBuilder(namespace);
    for (int next = peek(); isLocalPart(next); next = peek()) {
      read();
      append(local, next == '\\' ? read() : next);
    }
    return local.toString();
  }

  private boolean isLocalPart(int next) throws IOException {
    if (next == '.') {
      read();
      int after = peek();
      in.unread('.');
      return isNameChar(after) || after == ':' || after == '%' || after == '\\';
    }
    return isNameChar(next) || next == ':' || next == '%' || next == '\\';
  }

  private String word() throws IOException, VocabularyException {
    StringBuilder text = new StringBuilder();
    while (isNameChar(peek())) {
      append(text, read());
    }
    return text.toString();
  }

  private static boolean isNameChar(int next) {
    return next == '_'
        || next == '-'
        || next == 0xb7
        || (next > 0 && Character.isLetterOrDigit(next))
        || (next >= 0xd800 && next <= 0xdfff);
  }

  private Term literal() throws IOException, VocabularyException {
    int quote = read();
    String text;
    if (peek() == quote) {
      read();
      text = peek() == quote ? longText(quote) : "";
    } else {
      text = shortText(quote);
    }
    if (peek() == '@') {
      read();
      return new Term(text, true, word().toLowerCase(java.util.Locale.ROOT));
    }
    if (peek() == '^') {
      read();
      expectHere('^');
      if (peekToken() == '<') {
        iri();
      } else {
        prefixed(word());
      }
    }
    return new Term(text, true, "");
  }

  private String shortText(int quote) throws IOException, VocabularyException {
    StringBuilder text = new StringBuilder();
    for (int next = read(); next != quote; next = read()) {
      if (next == END || next == '\n' || next == '\r') {
        throw wrong("a text without its end", "a quote on the same line");
      }
      append(text, next == '\\' ? escaped(read()) : next);
    }
    return text.toString();
  }

  private String longText(int quote) throws IOException, VocabularyException {
    read();
    StringBuilder text = new StringBuilder();
    int quotes = 0;
    while (quotes < 3) {
      int next = read();
      if (next == END) {
        throw wrong("a text without its end", "three quotes");
      }
      quotes = next == quote ? quotes + 1 : 0;
      append(text, next == '\\' ? escaped(read()) : next);
    }
    text.setLength(text.length() - 3);
    return text.toString();
  }

  private int escaped(int letter) throws IOException, VocabularyException {
    return switch (letter) {
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case '"', '\'', '\\' -> letter;
      default -> unicodeEscape(letter);
    };
  }

  private int unicodeEscape(int letter) throws IOException, VocabularyException {
    int digits = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    int code = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(read(), 16);
      code = digit < 0 ? Integer.MIN_VALUE : code * 16 + digit;
    }
    if (digits == 0 || !Character.isValidCodePoint(code)) {
      throw wrong("another escape", "\\u with four digits, or \\t, \\n, \\r, \\\", \\\\");
    }
    return code;
  }

  private void append(StringBuilder text, int character) throws VocabularyException {
    if (text.length() >= maxTextChars) {
      throw VocabularyException.tooMuch(
          "line " + line, "a text of more than " + maxTextChars + " characters", "less");
    }
    text.appendCodePoint(character);
  }

  private boolean accept(char wanted) throws IOException {
    if (peekToken() != wanted) {
      return false;
    }
    read();
    return true;
  }

  private void expect(char wanted) throws IOException, VocabularyException {
    peekToken();
    expectHere(wanted);
  }

  private void expectHere(char wanted) throws IOException, VocabularyException {
    int next = read();
    if (next != wanted) {
      throw wrong(next == END ? "the end of the file" : "another character", "" + wanted);
    }
  }

  /** The first character of the next token, which stays where it is. */
  private int peekToken() throws IOException {
    while (true) {
      int next = read();
      if (next == '#') {
        while (next != '\n' && next != END) {
          next = read();
        }
      }
      if (next == END) {
        return END;
      }
      if (next > ' ') {
        in.unread(next);
        return next;
      }
    }
  }

  private int peek() throws IOException {
    int next = in.read();
    if (next != END) {
      in.unread(next);
    }
    return next;
  }

  private int read() throws IOException {
    int next = in.read();
    if (next == '\n') {
      line++;
    }
    return next;
  }

  private VocabularyException wrong(String found, String expected) {
    return VocabularyException.format("line " + line, found, expected);
  }
}
