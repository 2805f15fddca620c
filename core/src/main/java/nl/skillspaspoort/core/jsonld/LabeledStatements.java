package nl.skillspaspoort.core.jsonld;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Canonical statements whose blank nodes got other labels, sorted anew. Immutable.
 *
 * @see <a href="https://www.w3.org/TR/vc-di-ecdsa/#labelreplacementcanonicalizenquads">vc-di-ecdsa
 *     §3.4.1, labelReplacementCanonicalizeNQuads</a>
 */
public final class LabeledStatements {
  static final String PREFIX = "_:c14n";

  private final List<String> lines;
  private final List<String> originals;

  private LabeledStatements(List<String> lines, List<String> originals) {
    this.lines = List.copyOf(lines);
    this.originals = List.copyOf(originals);
  }

  /**
   * Statements with other labels.
   *
   * @param canonical canonical N-Quads
   * @param labels the new label of {@code _:c14n0}, of {@code _:c14n1} …, without {@code _:}
   * @throws IllegalArgumentException if a blank node has no new label, two have the same, or there
   *     are more labels than blank nodes
   */
  public static LabeledStatements of(String canonical, List<String> labels) {
    if (new HashSet<>(labels).size() < labels.size()) {
      throw new IllegalArgumentException("found a label twice; expected another for each node");
    }
    Set<Integer> seen = new HashSet<>();
    List<Line> sorted = new ArrayList<>();
    int start = 0;
    while (start < canonical.length()) {
      int end = canonical.indexOf('\n', start) + 1;
      String original = canonical.substring(start, end);
      sorted.add(new Line(relabeled(original, labels, seen), original));
      start = end;
    }
    if (seen.size() < labels.size()) {
      throw new IllegalArgumentException(
          "found " + labels.size() + " labels; expected " + seen.size());
    }
    sorted.sort(Comparator.comparing(Line::text, NQuads.CODE_POINT_ORDER));
    return new LabeledStatements(
        sorted.stream().map(Line::text).toList(), sorted.stream().map(Line::original).toList());
  }

  /** How many blank nodes canonical N-Quads name. */
  public static int blankNodes(String canonical) {
    Set<Integer> seen = new HashSet<>();
    canonical
        .lines()
        .forEach(
            line -> {
              for (int[] part : blankParts(line)) {
                seen.add(number(line, part));
              }
            });
    return seen.size();
  }

  private record Line(String text, String original) {}

  /** The statements: one line each, with its line feed, sorted in code point order. */
  public List<String> lines() {
    return lines;
  }

  /** The positions of the statements of a selection, ascending. */
  public List<Integer> indexes(SelectableDocument.Selection selection) {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < originals.size(); i++) {
      if (selection.lines().contains(originals.get(i))) {
        indexes.add(i);
      }
    }
    return indexes;
  }

  private static String relabeled(String line, List<String> labels, Set<Integer> seen) {
    List<int[]> parts = blankParts(line);
    if (parts.isEmpty()) {
      return line;
    }
    StringBuilder out = new StringBuilder(line.length() + 96);
    int copied = 0;
    for (int[] part : parts) {
      int number = number(line, part);
      if (number >= labels.size()) {
        throw new IllegalArgumentException(
            "found no label for blank node " + number + "; expected one for each");
      }
      seen.add(number);
      out.append(line, copied, part[0]).append("_:").append(labels.get(number));
      copied = part[1];
    }
    return out.append(line, copied, line.length()).toString();
  }

  private static int number(String line, int[] part) {
    return Integer.parseInt(line.substring(part[0] + PREFIX.length(), part[1]));
  }

  /** Where blank nodes stand in a line: start and end of each. */
  private static List<int[]> blankParts(String line) {
    List<int[]> parts = new ArrayList<>(2);
    int subject = line.indexOf(' ');
    add(parts, line, 0, subject);
    int object = line.indexOf(' ', subject + 1) + 1;
    int objectEnd =
        line.charAt(object) == '"' ? literalEnd(line, object) : line.indexOf(' ', object);
    add(parts, line, object, objectEnd);
    add(parts, line, objectEnd + 1, line.indexOf(' ', objectEnd + 1));
    return parts;
  }

  private static void add(List<int[]> parts, String line, int start, int end) {
    if (line.startsWith(PREFIX, start)) {
      parts.add(new int[] {start, end});
    }
  }

  /** The space after a literal: quoted text without a bare quote, then a datatype or language. */
  private static int literalEnd(String line, int start) {
    int at = start + 1;
    while (line.charAt(at) != '"') {
      at += line.charAt(at) == '\\' ? 2 : 1;
    }
    return line.indexOf(' ', at);
  }

  /** The number of statements only. */
  @Override
  public String toString() {
    return "LabeledStatements[" + lines.size() + "]";
  }
}
