package nl.skillspaspoort.verifier.schema;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a schema that gives up after a number of steps, on every machine at the
 * same one: a costly pattern cannot keep a thread busy.
 */
final class BoundedPattern implements RegularExpression {
  private static final int MOST_CHARS = 2_048;
  private static final int MOST_STEPS = 200_000;

  /** What the patterns of one evaluation may take together. */
  private static final int MOST_TOGETHER = 5_000_000;

  /** The library hands a pattern nothing of the evaluation that it is part of. */
  private static final ThreadLocal<int[]> TOGETHER = ThreadLocal.withInitial(() -> new int[1]);

  private final Pattern pattern;

  private BoundedPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  static BoundedPattern of(String regex) {
    if (regex.length() > MOST_CHARS) {
      throw new IllegalArgumentException(
          "found a pattern of " + regex.length() + " characters; expected at most " + MOST_CHARS);
    }
    try {
      return new BoundedPattern(Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "found a pattern that cannot be read; expected a good one", e);
    }
  }

  /** What this thread evaluates from here on is another evaluation. */
  static void startEvaluation() {
    TOGETHER.remove();
  }

  @Override
  public boolean matches(String value) {
    int[] steps = new int[1];
    boolean found = pattern.matcher(new Counted(value, steps, 0, value.length())).find();
    int[] together = TOGETHER.get();
    together[0] += steps[0];
    if (together[0] > MOST_TOGETHER) {
      throw new TooMuchWork("costly patterns", MOST_TOGETHER);
    }
    return found;
  }

  /** Text that counts how often somebody looks at it. */
  private static final class Counted implements CharSequence {
    private final String text;
    private final int[] steps;
    private final int from;
    private final int to;

    Counted(String text, int[] steps, int from, int to) {
      this.text = text;
      this.steps = steps;
      this.from = from;
      this.to = to;
    }

    @Override
    public int length() {
      return to - from;
    }

    @Override
    public char charAt(int index) {
      if (++steps[0] > MOST_STEPS) {
        throw new TooMuchWork("a costly pattern", MOST_STEPS);
      }
      return text.charAt(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text, steps, from + start, from + end);
    }

    @Override
    public String toString() {
      return text.substring(from, to);
    }
  }
}
