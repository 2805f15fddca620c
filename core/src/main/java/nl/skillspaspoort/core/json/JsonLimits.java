package nl.skillspaspoort.core.json;

/**
 * How much JSON is read before the reader gives up with {@code LIMIT_EXCEEDED}.
 *
 * @param maxBytes bytes of UTF-8 in the whole text
 * @param maxDepth objects and arrays inside each other, at most 256: reading and writing recurse
 * @param maxStringChars UTF-16 units in one string or member name
 * @param maxMembers members of one object
 * @param maxElements elements of one array
 * @param maxValues values in the whole text
 */
public record JsonLimits(
    int maxBytes,
    int maxDepth,
    int maxStringChars,
    int maxMembers,
    int maxElements,
    int maxValues) {

  /** 8 MiB, depth 64, strings of 4 Mi, 4,096 members, 65,536 elements, 262,144 values in all. */
  public static final JsonLimits DEFAULT =
      new JsonLimits(8 << 20, 64, 4 << 20, 4_096, 65_536, 262_144);

  private static final int DEEPEST = 256;

  public JsonLimits {
    if (maxDepth > DEEPEST) {
      throw new IllegalArgumentException(
          "found maxDepth " + maxDepth + "; expected at most " + DEEPEST);
    }
    if (maxBytes < 1 || maxDepth < 1 || maxStringChars < 1) {
      throw new IllegalArgumentException("limits start at 1");
    }
    if (maxMembers < 1 || maxElements < 1 || maxValues < 1) {
      throw new IllegalArgumentException("limits start at 1");
    }
  }
}
