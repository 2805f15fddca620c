package nl.skillspaspoort.verifier.schema;

import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;

/**
 * One evaluation of a schema that gives up after a number of steps, on every machine at the same
 * one: a few references that each lead to two others are more work than anybody has.
 *
 * <p>The library adds to the path for each keyword that it evaluates, and for each value in it.
 */
final class CountedEvaluation extends ExecutionContext {
  private static final int MOST_STEPS = 500_000;

  private int steps;

  CountedEvaluation(ExecutionConfig config) {
    super(config);
  }

  @Override
  public void evaluationPathAddLast(String keyword) {
    count();
    super.evaluationPathAddLast(keyword);
  }

  @Override
  public void evaluationPathAddLast(int index) {
    count();
    super.evaluationPathAddLast(index);
  }

  private void count() {
    if (++steps > MOST_STEPS) {
      throw new TooMuchWork("a schema of many steps", MOST_STEPS);
    }
  }
}
