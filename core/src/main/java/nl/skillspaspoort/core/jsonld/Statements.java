package nl.skillspaspoort.core.jsonld;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonString;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a tree-shaped document, and their canonical form as long as first-degree hashes
 * tell all blank nodes apart. Not thread-safe: one for each document.
 *
 * <p>Subject, predicate and object are kept as the UTF-8 that they are written in, each with a
 * space behind it. Their order by byte is the order by code point that the specification asks for.
 *
 * <p>A blank node of a tree is the object of one statement at most, so that its first-degree hash
 * covers its own statements and that one.
 *
 * @see <a href="https://www.w3.org/TR/rdf-canon/#hash-1d-quads">RDFC-1.0, Hash First Degree
 *     Quads</a>
 */
final class Statements {
  static final byte[] RDF_TYPE = utf8(NQuads.iri(Vocabulary.RDF_TYPE) + " ");

  private static final byte[] END = utf8(".\n");
  private static final byte[] THIS = utf8("_:a ");
  private static final byte[] OTHER = utf8("_:z ");
  private static final byte[] NONE = {};
  private static final byte[][] FIRST_LABELS = firstLabels();
  private static final boolean[] IN_IRI = inIri();

  private final CanonicalizationLimits limits;
  private final List<Node> subjects = new ArrayList<>(32);
  private final List<Node> blanks = new ArrayList<>(16);
  private final Map<String, Node> named = new HashMap<>();
  private final Text text = new Text(4_096);
  private int quads;

  Statements(CanonicalizationLimits limits) {
    this.limits = limits;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A subject, with its statements. */
  static final class Node {
    private final boolean blank;
    private Tail[] tails = new Tail[6];
    private int size;
    private byte[] label;
    private @Nullable Node parent;
    private byte[] parentPredicate = NONE;
    private byte[] hash = NONE;
    private boolean described;

    private Node(boolean blank, byte[] label) {
      this.blank = blank;
      this.label = label;
    }

    /**
     * Notes that an object with properties is about this subject; false if there was one before.
     */
    boolean describe() {
      boolean first = !described;
      described = true;
      return first;
    }

    private void add(Tail tail) {
      if (size == tails.length) {
        tails = Arrays.copyOf(tails, size * 2);
      }
      tails[size++] = tail;
    }
  }

  /** Predicate and object of a statement; with the node if the object is a blank one. */
  private static final class Tail {
    private final byte[] predicate;
    private final int rank;
    private final @Nullable Node node;

    /** Where the object stands; null for the text that grows. */
    private byte @Nullable [] in;

    private int start;
    private int end;

    /** With an object that stands in the text. */
    Tail(byte[] predicate, int rank, int start, int end) {
      this.predicate = predicate;
      this.rank = rank;
      this.node = null;
      this.start = start;
      this.end = end;
    }

    Tail(byte[] predicate, int rank, byte[] object, @Nullable Node node) {
      this.predicate = predicate;
      this.rank = rank;
      this.node = node;
      this.in = object;
      this.end = object.length;
    }

    void object(byte[] object) {
      in = object;
      end = object.length;
    }

    int length() {
      return predicate.length + end - start + END.length;
    }
  }

  /** Bytes that grow. */
  private static final class Text {
    private byte[] bytes;
    private int size;

    Text(int capacity) {
      this.bytes = new byte[capacity];
    }

    void reserve(int more) {
      if (bytes.length - size < more) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
      }
    }

    void add(byte[] part) {
      add(part, 0, part.length);
    }

    void add(byte[] part, int from, int to) {
      reserve(to - from);
      append(part, from, to);
    }

    void line(byte[] subject, byte[] predicate, byte[] object, int from, int to) {
      reserve(subject.length + predicate.length + to - from + END.length);
      append(subject, 0, subject.length);
      append(predicate, 0, predicate.length);
      append(object, from, to);
      append(END, 0, END.length);
    }

    private void append(byte[] part, int from, int to) {
      System.arraycopy(part, from, bytes, size, to - from);
      size += to - from;
    }
  }

  Node blank() {
    Node node = new Node(true, NONE);
    blanks.add(node);
    subjects.add(node);
    return node;
  }

  Node named(String iri) {
    Node node = named.get(iri);
    if (node == null) {
      node = new Node(false, utf8("<" + iri + "> "));
      named.put(iri, node);
      subjects.add(node);
    }
    return node;
  }

  /** True for an absolute IRI that no prefix of the scope could change. */
  boolean isReference(CompiledScope scope, JsonString text) {
    String iri = text.value();
    int colon = iri.indexOf(':');
    if (colon < 1 || iri.charAt(0) == '_') {
      return false;
    }
    for (int i = 0; i < colon; i++) {
      char c = iri.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!letter && !(i > 0 && later)) {
        return false;
      }
    }
    for (int i = colon + 1; i < iri.length(); i++) {
      char c = iri.charAt(i);
      if (c >= 128 || !IN_IRI[c]) {
        return false;
      }
    }
    return iri.startsWith("//", colon + 1) || scope.term(iri.substring(0, colon)) == null;
  }

  /** A statement whose object is written already, with a space behind it. */
  void resource(Node subject, byte[] predicate, int rank, byte[] object) {
    add(subject, new Tail(predicate, rank, object, null));
  }

  /** A statement about a {@linkplain #isReference reference}, which is ASCII. */
  boolean reference(Node subject, CompiledTerm term, String iri) {
    int start = text.size;
    text.reserve(iri.length() + 3);
    byte[] bytes = text.bytes;
    int at = start;
    bytes[at++] = '<';
    for (int i = 0; i < iri.length(); i++) {
      bytes[at++] = (byte) iri.charAt(i);
    }
    bytes[at++] = '>';
    bytes[at++] = ' ';
    text.size = at;
    add(subject, new Tail(term.predicate(), term.rank(), start, at));
    return true;
  }

  /**
   * A statement with a string.
   *
   * @param own says how its values end; the same term, unless its values have a scope of their own
   * @return false if the text is not well-formed Unicode
   */
  boolean literal(Node subject, CompiledTerm term, CompiledTerm own, String lexical) {
    int start = text.size;
    if (!ascii(lexical)) {
      if (!NQuads.isWellFormed(lexical)) {
        return false;
      }
      byte[] literal = utf8(NQuads.literal(lexical, Vocabulary.XSD_STRING, null));
      text.add(literal, 0, literal.length - 1);
    }
    text.add(own.closing());
    add(subject, new Tail(term.predicate(), term.rank(), start, text.size));
    return true;
  }

  /** Writes a quote and the text if it needs no escape and is ASCII; else writes nothing. */
  private boolean ascii(String lexical) {
    int length = lexical.length();
    text.reserve(length + 1);
    byte[] bytes = text.bytes;
    int at = text.size;
    bytes[at++] = '"';
    for (int i = 0; i < length; i++) {
      char c = lexical.charAt(i);
      if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\') {
        return false;
      }
      bytes[at++] = (byte) c;
    }
    text.size = at;
    return true;
  }

  void link(Node subject, CompiledTerm term, Node object) {
    if (!object.blank) {
      add(subject, new Tail(term.predicate(), term.rank(), object.label, null));
      return;
    }
    object.parent = subject;
    object.parentPredicate = term.predicate();
    add(subject, new Tail(term.predicate(), term.rank(), OTHER, object));
  }

  private void add(Node subject, Tail tail) {
    quads++;
    subject.add(tail);
  }

  /** The canonical N-Quads in UTF-8; null if another path has to find them. */
  byte @Nullable [] canonical(HashAlgorithm hash) {
    if (quads == 0 || quads > limits.maxQuads() || blanks.size() > limits.maxBlankNodes()) {
      return null;
    }
    for (Node subject : subjects) {
      sort(subject);
    }
    if (!labelBlankNodes(hash)) {
      return null;
    }
    for (Node subject : subjects) {
      label(subject);
    }
    subjects.sort((one, other) -> Arrays.compareUnsigned(one.label, other.label));
    return serialize();
  }

  /** By insertion: a subject has few statements, and often they are in order. */
  private void sort(Node subject) {
    Tail[] tails = subject.tails;
    if (subject.size > 32) {
      Arrays.sort(tails, 0, subject.size, this::compare);
      return;
    }
    for (int i = 1; i < subject.size; i++) {
      Tail tail = tails[i];
      int at = i;
      while (at > 0 && compare(tails[at - 1], tail) > 0) {
        tails[at] = tails[at - 1];
        at--;
      }
      tails[at] = tail;
    }
  }

  /** All predicates of one subject are of one scope, whose ranks tell them apart. */
  private int compare(Tail one, Tail other) {
    return one.rank != other.rank
        ? Integer.compare(one.rank, other.rank)
        : Arrays.compareUnsigned(
            object(one), one.start, one.end, object(other), other.start, other.end);
  }

  private byte[] object(Tail tail) {
    byte[] in = tail.in;
    return in == null ? text.bytes : in;
  }

  private boolean labelBlankNodes(HashAlgorithm hash) {
    if (blanks.isEmpty()) {
      return true;
    }
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance(hash.jcaName());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("this Java platform lacks " + hash.jcaName(), e);
    }
    Text lines = new Text(1_024);
    long hashed = 0;
    for (Node node : blanks) {
      lines.size = 0;
      firstDegree(node, lines);
      hashed += lines.size;
      if (hashed > CanonicalizationBudget.MAX_STATEMENT_CHARS) {
        return false;
      }
      digest.update(lines.bytes, 0, lines.size);
      node.hash = digest.digest();
    }
    blanks.sort((one, other) -> Arrays.compareUnsigned(one.hash, other.hash));
    for (int i = 1; i < blanks.size(); i++) {
      if (Arrays.equals(blanks.get(i - 1).hash, blanks.get(i).hash)) {
        return false;
      }
    }
    for (int i = 0; i < blanks.size(); i++) {
      blanks.get(i).label = i < FIRST_LABELS.length ? FIRST_LABELS[i] : label(i);
    }
    return true;
  }

  private static byte[][] firstLabels() {
    byte[][] labels = new byte[64][];
    Arrays.setAll(labels, Statements::label);
    return labels;
  }

  private static byte[] label(int number) {
    return utf8("_:c14n" + number + " ");
  }

  /** Lines sort as {@code <…}, then {@code _:a …}, then {@code _:z …}. */
  private void firstDegree(Node node, Text lines) {
    Node parent = node.parent;
    if (parent != null && !parent.blank) {
      lines.line(parent.label, node.parentPredicate, THIS, 0, THIS.length);
    }
    for (int i = 0; i < node.size; i++) {
      Tail tail = node.tails[i];
      lines.line(THIS, tail.predicate, object(tail), tail.start, tail.end);
    }
    if (parent != null && parent.blank) {
      lines.line(OTHER, node.parentPredicate, THIS, 0, THIS.length);
    }
  }

  /** Puts canonical labels where placeholders were, which can change the order. */
  private void label(Node subject) {
    boolean changed = false;
    for (int i = 0; i < subject.size; i++) {
      Tail tail = subject.tails[i];
      if (tail.node != null) {
        tail.object(tail.node.label);
        changed = true;
      }
    }
    if (changed) {
      sort(subject);
    }
  }

  /** Null if something is said twice, or very much is said: the general path judges both. */
  private byte @Nullable [] serialize() {
    long length = 0;
    for (Node subject : subjects) {
      for (int i = 0; i < subject.size; i++) {
        Tail tail = subject.tails[i];
        if (i > 0 && compare(subject.tails[i - 1], tail) == 0) {
          return null;
        }
        length += subject.label.length + tail.length();
        if (length > CanonicalizationBudget.MAX_STATEMENT_CHARS) {
          return null;
        }
      }
    }
    Text out = new Text((int) length);
    for (Node subject : subjects) {
      for (int i = 0; i < subject.size; i++) {
        Tail tail = subject.tails[i];
        out.line(subject.label, tail.predicate, object(tail), tail.start, tail.end);
      }
    }
    return out.bytes;
  }

  private static boolean[] inIri() {
    boolean[] allowed = new boolean[128];
    for (char c = 0x21; c < 0x7F; c++) {
      allowed[c] = "<>\"{}|^`\\".indexOf(c) < 0;
    }
    return allowed;
  }
}
