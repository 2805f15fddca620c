package nl.skillspaspoort.core.jsonld;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
 * <p>A blank node of a tree is the object of one statement at most, so that its first-degree hash
 * covers its own statements and that one.
 *
 * @see <a href="https://www.w3.org/TR/rdf-canon/#hash-1d-quads">RDFC-1.0, Hash First Degree
 *     Quads</a>
 */
final class Statements {
  static final String RDF_TYPE = NQuads.iri(Vocabulary.RDF_TYPE);

  private static final String END = " .\n";
  private static final boolean[] IN_IRI = inIri();

  private final CanonicalizationLimits limits;
  private final List<Node> subjects = new ArrayList<>();
  private final List<Node> blanks = new ArrayList<>();
  private final Map<String, Node> named = new HashMap<>();
  private final StringBuilder buffer = new StringBuilder(256);
  private int quads;
  private boolean beyondBasicPlane;

  Statements(CanonicalizationLimits limits) {
    this.limits = limits;
  }

  /** A subject, with its statements. */
  static final class Node {
    private final boolean blank;
    private final List<Tail> tails = new ArrayList<>(8);
    private String label;
    private @Nullable Node parent;
    private String parentPredicate = "";
    private byte[] hash = {};
    private boolean described;

    private Node(boolean blank, String label) {
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
  }

  /** What follows the subject in a line; with the node if the object is a blank one. */
  private static final class Tail {
    private String text;
    private final String predicate;
    private final @Nullable Node object;

    Tail(String text, String predicate, @Nullable Node object) {
      this.text = text;
      this.predicate = predicate;
      this.object = object;
    }
  }

  Node blank() {
    Node node = new Node(true, "");
    blanks.add(node);
    subjects.add(node);
    return node;
  }

  Node named(String iri) {
    Node node = named.get(iri);
    if (node == null) {
      node = new Node(false, NQuads.iri(iri));
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

  void resource(Node subject, String predicate, String object) {
    add(subject, predicate, buffer(predicate).append(object).append(END).toString(), null);
  }

  boolean reference(Node subject, String predicate, String iri) {
    String tail = buffer(predicate).append('<').append(iri).append('>').append(END).toString();
    add(subject, predicate, tail, null);
    return true;
  }

  /** False if the text is not well-formed Unicode. */
  boolean literal(Node subject, String predicate, String text, String suffix) {
    StringBuilder out = buffer(predicate).append('"');
    if (!escape(text, out)) {
      return false;
    }
    add(subject, predicate, out.append('"').append(suffix).append(END).toString(), null);
    return true;
  }

  void link(Node subject, String predicate, Node object) {
    if (object.blank) {
      object.parent = subject;
      object.parentPredicate = predicate;
      add(subject, predicate, predicate + " _:z" + END, object);
    } else {
      resource(subject, predicate, object.label);
    }
  }

  private StringBuilder buffer(String predicate) {
    buffer.setLength(0);
    return buffer.append(predicate).append(' ');
  }

  private void add(Node subject, String predicate, String tail, @Nullable Node object) {
    quads++;
    subject.tails.add(new Tail(tail, predicate, object));
  }

  private boolean escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F || c >= 0xD800) {
        return escapeSlowly(text, out);
      }
    }
    out.append(text);
    return true;
  }

  private boolean escapeSlowly(String text, StringBuilder out) {
    if (!NQuads.isWellFormed(text)) {
      return false;
    }
    beyondBasicPlane = true;
    String literal = NQuads.literal(text, Vocabulary.XSD_STRING, null);
    out.append(literal, 1, literal.length() - 1);
    return true;
  }

  /** The canonical N-Quads; null if another path has to find them. */
  @Nullable String canonical(HashAlgorithm hash) {
    if (quads == 0 || quads > limits.maxQuads() || blanks.size() > limits.maxBlankNodes()) {
      return null;
    }
    Comparator<String> order =
        beyondBasicPlane ? NQuads.CODE_POINT_ORDER : Comparator.naturalOrder();
    Comparator<Tail> tailOrder = (one, other) -> order.compare(one.text, other.text);
    for (Node subject : subjects) {
      if (subject.tails.size() > 1) {
        subject.tails.sort(tailOrder);
      }
    }
    if (!labelBlankNodes(hash)) {
      return null;
    }
    for (Node subject : subjects) {
      label(subject, tailOrder);
    }
    subjects.sort((one, other) -> order.compare(one.label, other.label));
    return serialize();
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
    for (Node node : blanks) {
      node.hash = firstDegree(node, digest);
    }
    blanks.sort((one, other) -> Arrays.compareUnsigned(one.hash, other.hash));
    for (int i = 1; i < blanks.size(); i++) {
      if (Arrays.equals(blanks.get(i - 1).hash, blanks.get(i).hash)) {
        return false;
      }
    }
    for (int i = 0; i < blanks.size(); i++) {
      blanks.get(i).label = "_:c14n" + i + " ";
    }
    return true;
  }

  /** Lines sort as {@code <…}, then {@code _:a …}, then {@code _:z …}. */
  private byte[] firstDegree(Node node, MessageDigest digest) {
    StringBuilder lines = buffer;
    lines.setLength(0);
    Node parent = node.parent;
    if (parent != null && !parent.blank) {
      lines
          .append(parent.label)
          .append(' ')
          .append(node.parentPredicate)
          .append(" _:a")
          .append(END);
    }
    for (Tail tail : node.tails) {
      lines.append("_:a ").append(tail.text);
    }
    if (parent != null && parent.blank) {
      lines.append("_:z ").append(node.parentPredicate).append(" _:a").append(END);
    }
    return digest.digest(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Puts canonical labels where placeholders were, which can change the order. */
  private static void label(Node subject, Comparator<Tail> order) {
    if (!subject.blank) {
      subject.label = subject.label + " ";
    }
    boolean changed = false;
    for (Tail tail : subject.tails) {
      Node object = tail.object;
      if (object != null) {
        tail.text = tail.predicate + " " + object.label + ".\n";
        changed = true;
      }
    }
    if (changed && subject.tails.size() > 1) {
      subject.tails.sort(order);
    }
  }

  /** Null if something is said twice, which the general path judges. */
  private @Nullable String serialize() {
    StringBuilder out = new StringBuilder(quads * 144);
    for (Node subject : subjects) {
      String before = "";
      for (Tail tail : subject.tails) {
        if (tail.text.equals(before)) {
          return null;
        }
        before = tail.text;
        out.append(subject.label).append(before);
      }
    }
    return out.toString();
  }

  private static boolean[] inIri() {
    boolean[] allowed = new boolean[128];
    for (char c = 0x21; c < 0x7F; c++) {
      allowed[c] = "<>\"{}|^`\\".indexOf(c) < 0;
    }
    return allowed;
  }
}
