package nl.skillspaspoort.verifier.schema;

import java.util.Objects;
import java.util.function.Function;
import nl.skillspaspoort.core.problem.Problem;

/** Whether a credential follows one schema. */
public sealed interface SchemaAnswer {

  /** One value for each case. */
  <T> T match(
      Function<Follows, T> follows, Function<Breaks, T> breaks, Function<Unknown, T> unknown);

  /** It does. */
  record Follows() implements SchemaAnswer {
    @Override
    public <T> T match(
        Function<Follows, T> follows, Function<Breaks, T> breaks, Function<Unknown, T> unknown) {
      return follows.apply(this);
    }
  }

  /**
   * It does not, or the schema is not the one that the credential means.
   *
   * @param problem what, and where
   */
  record Breaks(Problem problem) implements SchemaAnswer {
    public Breaks {
      Objects.requireNonNull(problem, "problem");
    }

    @Override
    public <T> T match(
        Function<Follows, T> follows, Function<Breaks, T> breaks, Function<Unknown, T> unknown) {
      return breaks.apply(this);
    }
  }

  /**
   * It cannot be told.
   *
   * @param problem why
   */
  record Unknown(Problem problem) implements SchemaAnswer {
    public Unknown {
      Objects.requireNonNull(problem, "problem");
    }

    @Override
    public <T> T match(
        Function<Follows, T> follows, Function<Breaks, T> breaks, Function<Unknown, T> unknown) {
      return unknown.apply(this);
    }
  }
}
