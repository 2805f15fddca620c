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

  /** The pattern took too many steps. */
  static final class TooMuchWork extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchWork() {
      super(
          "found a costly pattern; expected at most " + MOST_STEPS + " steps", null, false, false);
    }
  }

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

  @Override
  public boolean matches(String value) {
    return pattern.matcher(new Counted(value, new int[1], 0, value.length())).find();
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
        throw new TooMuchWork();
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
