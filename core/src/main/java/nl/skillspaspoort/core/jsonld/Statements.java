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
 * <p>Statements are kept as the UTF-8 that they are written in, whose order by byte is the order by
 * code point that the specification asks for.
 *
 * <p>A blank node of a tree is the object of one statement at most, so that its first-degree hash
 * covers its own statements and that one.
 *
 * @see <a href="https://www.w3.org/TR/rdf-canon/#hash-1d-quads">RDFC-1.0, Hash First Degree
 *     Quads</a>
 */
final class Statements {
  static final byte[] RDF_TYPE = utf8(NQuads.iri(Vocabulary.RDF_TYPE) + " ");

  private static final byte[] END = utf8(" .\n");
  private static final byte[] THIS = utf8("_:a ");
  private static final byte[] OTHER = utf8("_:z ");
  private static final byte[] THIS_AS_OBJECT = utf8("_:a .\n");
  private static final byte[] OTHER_AS_OBJECT = utf8("_:z .\n");
  private static final byte[] NONE = {};
  private static final boolean[] IN_IRI = inIri();

  private final CanonicalizationLimits limits;
  private final List<Node> subjects = new ArrayList<>(32);
  private final List<Node> blanks = new ArrayList<>(16);
  private final Map<String, Node> named = new HashMap<>();
  private final Text text = new Text(8_192);
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

  /** What follows the subject in a line; with the node if the object is a blank one. */
  private static final class Tail {
    private int start;
    private int end;
    private final byte[] predicate;
    private final int rank;
    private final @Nullable Node object;

    Tail(int start, int end, byte[] predicate, int rank, @Nullable Node object) {
      this.start = start;
      this.end = end;
      this.predicate = predicate;
      this.rank = rank;
      this.object = object;
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

  /** A statement whose object is written already. */
  void resource(Node subject, byte[] predicate, int rank, byte[] object) {
    int start = text.size;
    text.add(predicate);
    text.add(object);
    text.add(END);
    add(subject, new Tail(start, text.size, predicate, rank, null));
  }

  /** A statement about a {@linkplain #isReference reference}, which is ASCII. */
  boolean reference(Node subject, CompiledTerm term, String iri) {
    int start = text.size;
    text.add(term.predicate());
    text.reserve(iri.length() + 2);
    byte[] bytes = text.bytes;
    int at = text.size;
    bytes[at++] = '<';
    for (int i = 0; i < iri.length(); i++) {
      bytes[at++] = (byte) iri.charAt(i);
    }
    bytes[at++] = '>';
    text.size = at;
    text.add(END);
    add(subject, new Tail(start, text.size, term.predicate(), term.rank(), null));
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
    text.add(term.predicate());
    if (!ascii(lexical)) {
      if (!NQuads.isWellFormed(lexical)) {
        return false;
      }
      byte[] literal = utf8(NQuads.literal(lexical, Vocabulary.XSD_STRING, null));
      text.add(literal, 0, literal.length - 1);
    }
    text.add(own.closing());
    add(subject, new Tail(start, text.size, term.predicate(), term.rank(), null));
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
    int start = text.size;
    text.add(term.predicate());
    if (object.blank) {
      object.parent = subject;
      object.parentPredicate = term.predicate();
      text.add(OTHER_AS_OBJECT);
    } else {
      // Without the space behind it.
      text.add(object.label, 0, object.label.length - 1);
      text.add(END);
    }
    add(
        subject,
        new Tail(start, text.size, term.predicate(), term.rank(), object.blank ? object : null));
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

  /** All predicates of one subject are of one scope, whose ranks tell most of them apart. */
  private int compare(Tail one, Tail other) {
    if (one.rank != other.rank) {
      return Integer.compare(one.rank, other.rank);
    }
    return Arrays.compareUnsigned(
        text.bytes, one.start, one.end, text.bytes, other.start, other.end);
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
      blanks.get(i).label = utf8("_:c14n" + i + " ");
    }
    return true;
  }

  /** Lines sort as {@code <…}, then {@code _:a …}, then {@code _:z …}. */
  private void firstDegree(Node node, Text lines) {
    Node parent = node.parent;
    if (parent != null && !parent.blank) {
      lines.add(parent.label);
      lines.add(node.parentPredicate);
      lines.add(THIS_AS_OBJECT);
    }
    for (int i = 0; i < node.size; i++) {
      lines.add(THIS);
      lines.add(text.bytes, node.tails[i].start, node.tails[i].end);
    }
    if (parent != null && parent.blank) {
      lines.add(OTHER);
      lines.add(node.parentPredicate);
      lines.add(THIS_AS_OBJECT);
    }
  }

  /** Puts canonical labels where placeholders were, which can change the order. */
  private void label(Node subject) {
    boolean changed = false;
    for (int i = 0; i < subject.size; i++) {
      Tail tail = subject.tails[i];
      Node object = tail.object;
      if (object != null) {
        tail.start = text.size;
        text.add(tail.predicate);
        text.add(object.label, 0, object.label.length - 1);
        text.add(END);
        tail.end = text.size;
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
        length += subject.label.length + tail.end - tail.start;
        if (length > CanonicalizationBudget.MAX_STATEMENT_CHARS) {
          return null;
        }
      }
    }
    byte[] out = new byte[(int) length];
    int at = 0;
    for (Node subject : subjects) {
      byte[] label = subject.label;
      for (int i = 0; i < subject.size; i++) {
        Tail tail = subject.tails[i];
        System.arraycopy(label, 0, out, at, label.length);
        System.arraycopy(text.bytes, tail.start, out, at + label.length, tail.end - tail.start);
        at += label.length + tail.end - tail.start;
      }
    }
    return out;
  }

  private static boolean[] inIri() {
    boolean[] allowed = new boolean[128];
    for (char c = 0x21; c < 0x7F; c++) {
      allowed[c] = "<>\"{}|^`\\".indexOf(c) < 0;
    }
    return allowed;
  }
}
