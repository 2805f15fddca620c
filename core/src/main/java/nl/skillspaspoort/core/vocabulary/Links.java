package nl.skillspaspoort.core.vocabulary;

import java.util.Arrays;
import java.util.List;

/**
 * Directed links between numbered concepts, each with a small tag: two arrays instead of a hundred
 * thousand objects. Immutable.
 */
final class Links {
  private static final int TAG_BITS = 2;
  private static final int TAG_MASK = (1 << TAG_BITS) - 1;

  private final int[] starts;
  private final int[] targets;

  private Links(int[] starts, int[] targets) {
    this.starts = starts;
    this.targets = targets;
  }

  int size() {
    return targets.length;
  }

  int start(int from) {
    return starts[from];
  }

  int target(int at) {
    return targets[at] >>> TAG_BITS;
  }

  int tag(int at) {
    return targets[at] & TAG_MASK;
  }

  /** Where the links of one concept go, in order. */
  int[] of(int from) {
    int[] to = new int[starts[from + 1] - starts[from]];
    Arrays.setAll(to, i -> target(starts[from] + i));
    return to;
  }

  <T> List<T> from(int from, List<T> all) {
    return Arrays.stream(of(from)).mapToObj(all::get).toList();
  }

  /** Links between numbers that are not known to stay. */
  static final class Collected {
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private byte[] tags = new byte[1024];
    private int size;

    void add(int start, int end, int tag) {
      if (size == from.length) {
        from = Arrays.copyOf(from, size * 2);
        to = Arrays.copyOf(to, size * 2);
        tags = Arrays.copyOf(tags, size * 2);
      }
      from[size] = start;
      to[size] = end;
      tags[size++] = (byte) tag;
    }

    int size() {
      return size;
    }

    void forEach(Visitor visitor) {
      for (int i = 0; i < size; i++) {
        visitor.visit(from[i], to[i], tags[i]);
      }
    }
  }

  @FunctionalInterface
  interface Visitor {
    void visit(int from, int to, int tag);
  }

  /**
   * Sorts links by where they start, then by where they go; of equal ones the highest tag stays.
   */
  static final class Builder {
    private final int concepts;
    private long[] packed = new long[1024];
    private int size;
    private int dropped;

    Builder(int concepts) {
      this.concepts = concepts;
    }

    /** Adds a link; one with an end that is not there is counted and left out. */
    void add(int from, int to, int tag) {
      if (from < 0 || to < 0) {
        dropped++;
        return;
      }
      if (size == packed.length) {
        packed = Arrays.copyOf(packed, size * 2);
      }
      packed[size++] = ((long) from << Integer.SIZE) | ((long) to << TAG_BITS) | tag;
    }

    int dropped() {
      return dropped;
    }

    Links build() {
      Arrays.sort(packed, 0, size);
      int[] starts = new int[concepts + 1];
      int[] targets = new int[size];
      int kept = 0;
      for (int i = 0; i < size; i++) {
        boolean same = i + 1 < size && packed[i] >>> TAG_BITS == packed[i + 1] >>> TAG_BITS;
        if (!same) {
          targets[kept++] = (int) packed[i];
          starts[(int) (packed[i] >>> Integer.SIZE) + 1] = kept;
        }
      }
      for (int i = 1; i <= concepts; i++) {
        starts[i] = Math.max(starts[i], starts[i - 1]);
      }
      return new Links(starts, Arrays.copyOf(targets, kept));
    }
  }
}
