package nl.skillspaspoort.core.sdjwt;

import java.util.ArrayDeque;
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
  static final Path ROOT = new Path(null, "", 0, 0);

  private final @Nullable Path parent;
  private final String segment;
  private final int depth;
  private final long length;

  private Path(@Nullable Path parent, String segment, int depth, long length) {
    this.parent = parent;
    this.segment = segment;
    this.depth = depth;
    this.length = length;
  }

  Path member(String name) {
    return new Path(this, name, depth + 1, length + 1 + name.length());
  }

  Path element(int index) {
    String segment = Integer.toString(index);
    return new Path(this, segment, depth + 1, length + 1 + segment.length());
  }

  int depth() {
    return depth;
  }

  /** The characters of the whole pointer, before escaping. */
  long length() {
    return length;
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
    return JsonPointer.of(segments());
  }

  /** The pointer with long names cut, for messages. */
  String shown() {
    String shown = "";
    for (String segment : segments()) {
      shown = JsonPointer.member(shown, segment);
    }
    return shown;
  }

  @Override
  public String toString() {
    return shown();
  }
}
