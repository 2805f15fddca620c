package nl.skillspaspoort.core.sdjwt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import nl.skillspaspoort.core.json.JsonPointer;
import org.jspecify.annotations.Nullable;

/**
 * The place of a claim. Linked to its parent, so that a long name is not copied for every claim
 * beneath it; written as a JSON Pointer only when somebody asks.
 */
final class Path {
  /** The whole payload. */
  static final Path ROOT = new Path(null, "", 0);

  private final @Nullable Path parent;
  private final String segment;
  private final int depth;

  private Path(@Nullable Path parent, String segment, int depth) {
    this.parent = parent;
    this.segment = segment;
    this.depth = depth;
  }

  Path member(String name) {
    return new Path(this, name, depth + 1);
  }

  Path element(int index) {
    return new Path(this, Integer.toString(index), depth + 1);
  }

  int depth() {
    return depth;
  }

  List<String> segments() {
    Deque<String> segments = new ArrayDeque<>();
    for (Path at = this; at.parent != null; at = at.parent) {
      segments.addFirst(at.segment);
    }
    return List.copyOf(segments);
  }

  /** The whole pointer (RFC 6901), for programs. */
  String pointer() {
    StringBuilder out = new StringBuilder();
    for (String segment : segments()) {
      out.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
    }
    return out.toString();
  }

  /** The pointer with long names cut, for messages. */
  String shown() {
    String shown = "";
    for (String segment : segments()) {
      shown = JsonPointer.member(shown, segment);
    }
    return shown;
  }

  /**
   * The segments of a JSON Pointer.
   *
   * @throws IllegalArgumentException if the text is none
   */
  static List<String> parse(String pointer) {
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      throw new IllegalArgumentException(
          "found text without leading slash; expected a JSON Pointer or nothing");
    }
    List<String> segments = new ArrayList<>();
    for (int from = 1; from <= pointer.length(); ) {
      int end = pointer.indexOf('/', from);
      String segment = pointer.substring(from, end < 0 ? pointer.length() : end);
      if (segment.replace("~0", "").replace("~1", "").contains("~")) {
        throw new IllegalArgumentException("found a bare ~ in a JSON Pointer; expected ~0 or ~1");
      }
      segments.add(segment.replace("~1", "/").replace("~0", "~"));
      from = end < 0 ? pointer.length() + 1 : end + 1;
    }
    return segments;
  }

  @Override
  public String toString() {
    return shown();
  }
}
