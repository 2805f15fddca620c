package nl.skillspaspoort.verifier.outcome;

import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.problem.Problem;

/** What one check found. Immutable; holds no claim value and no personal data. */
public sealed interface CheckOutcome {

  /** Which check. */
  Check check();

  /** The problem, of an outcome that has one. */
  Optional<Problem> problem();

  /**
   * One of {@code passed}, {@code tolerated}, {@code failed}, {@code undetermined}, {@code
   * notApplicable}, {@code notRun}.
   */
  String wireName();

  /** What there is to say besides: evidence, reason, or the check that stood in the way. */
  String remark();

  /**
   * True if the check stands in nobody's way: it passed, there was nothing to check, or what there
   * is does not count against the document.
   */
  default boolean isSatisfied() {
    return this instanceof Passed || this instanceof Tolerated || this instanceof NotApplicable;
  }

  /** The outcome as data, for logs and other programs. */
  default JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder().put("check", check().name()).put("outcome", wireName());
    problem()
        .ifPresent(
            problem -> {
              JsonObject said = problemJson(problem);
              said.names().forEach(name -> json.put(name, said.get(name).orElseThrow()));
            });
    if (!remark().isEmpty()) {
      json.put("remark", new JsonString(remark()));
    }
    return json.build();
  }

  /** A problem as data. */
  static JsonObject problemJson(Problem problem) {
    return JsonObject.builder()
        .put("code", problem.code().name())
        .put("where", problem.where())
        .put("found", problem.found())
        .put("expected", problem.expected())
        .build();
  }

  /**
   * The claim holds.
   *
   * @param evidence what shows it, in English, for logs
   */
  record Passed(Check check, String evidence) implements CheckOutcome {
    public Passed {
      Objects.requireNonNull(check, "check");
      Objects.requireNonNull(evidence, "evidence");
    }

    @Override
    public Optional<Problem> problem() {
      return Optional.empty();
    }

    @Override
    public String wireName() {
      return "passed";
    }

    @Override
    public String remark() {
      return evidence;
    }
  }

  /** The claim does not hold. */
  record Failed(Check check, Problem cause) implements CheckOutcome {
    public Failed {
      Objects.requireNonNull(check, "check");
      Objects.requireNonNull(cause, "cause");
    }

    @Override
    public Optional<Problem> problem() {
      return Optional.of(cause);
    }

    @Override
    public String wireName() {
      return "failed";
    }

    @Override
    public String remark() {
      return "";
    }
  }

  /**
   * There is something that the reader should know, and that does not count against the document:
   * because the specification says so, or the policy.
   */
  record Tolerated(Check check, Problem cause) implements CheckOutcome {
    public Tolerated {
      Objects.requireNonNull(check, "check");
      Objects.requireNonNull(cause, "cause");
    }

    @Override
    public Optional<Problem> problem() {
      return Optional.of(cause);
    }

    @Override
    public String wireName() {
      return "tolerated";
    }

    @Override
    public String remark() {
      return "";
    }
  }

  /**
   * It could not be told whether the claim holds.
   *
   * @param retryable true if it may be told later without a change on either side
   */
  record Undetermined(Check check, Problem cause, boolean retryable) implements CheckOutcome {
    public Undetermined {
      Objects.requireNonNull(check, "check");
      Objects.requireNonNull(cause, "cause");
    }

    @Override
    public Optional<Problem> problem() {
      return Optional.of(cause);
    }

    @Override
    public String wireName() {
      return "undetermined";
    }

    @Override
    public String remark() {
      return retryable ? "may be told later" : "";
    }
  }

  /** The document says nothing that this check is about, or the policy asks for nothing. */
  record NotApplicable(Check check, String why) implements CheckOutcome {
    public NotApplicable {
      Objects.requireNonNull(check, "check");
      Objects.requireNonNull(why, "why");
    }

    @Override
    public Optional<Problem> problem() {
      return Optional.empty();
    }

    @Override
    public String wireName() {
      return "notApplicable";
    }

    @Override
    public String remark() {
      return why;
    }
  }

  /** Another check, which this one stands on, did not hold. */
  record NotRun(Check check, Check because) implements CheckOutcome {
    public NotRun {
      Objects.requireNonNull(check, "check");
      Objects.requireNonNull(because, "because");
    }

    @Override
    public Optional<Problem> problem() {
      return Optional.empty();
    }

    @Override
    public String wireName() {
      return "notRun";
    }

    @Override
    public String remark() {
      return "needs " + because;
    }
  }
}
