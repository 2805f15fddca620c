package nl.skillspaspoort.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * The answer of the verifier, with the outcome of every check. Immutable.
 *
 * <p>Results hold no claim and no personal data, except {@link Valid#credentials()}.
 */
public sealed interface VerificationResult {

  /** The outcome of every check of this document, in order, none missing. */
  List<CheckOutcome> outcomes();

  /** The results of the credentials in a presentation, in order; empty for a credential. */
  List<VerificationResult> parts();

  /** Under what circumstances the answer was given, and what there is to say beside it. */
  Circumstances circumstances();

  /**
   * The results of the credentials in a comprehensive learner record (CLR), in order; empty for
   * anything else. Each stands by itself: one that does not hold makes neither the record nor the
   * others worse.
   */
  default List<VerificationResult> contained() {
    return circumstances().contained();
  }

  /** The six answers of which the verdict is made. */
  default Axes axes() {
    return circumstances().axes();
  }

  /** Which of the three answers this is. */
  Verdict verdict();

  /** Exactly one of the three functions is called. */
  default <T> T match(
      Function<? super Valid, ? extends T> valid,
      Function<? super Invalid, ? extends T> invalid,
      Function<? super Undetermined, ? extends T> undetermined) {
    if (this instanceof Valid yes) {
      return valid.apply(yes);
    }
    return this instanceof Invalid no ? invalid.apply(no) : undetermined.apply((Undetermined) this);
  }

  /**
   * The outcome of one check of this document.
   *
   * @throws NoSuchElementException if the check is not one of this kind of document
   */
  default CheckOutcome outcome(Check check) {
    return outcomes().stream()
        .filter(outcome -> outcome.check() == check)
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no check " + check));
  }

  /**
   * Every problem of this document and of its parts, the ones of the verdict first; forgery,
   * wherever it is, before everything else.
   */
  default List<Problem> problems() {
    List<Problem> forged = new ArrayList<>();
    List<Problem> failed = new ArrayList<>();
    List<Problem> open = new ArrayList<>();
    collect("", forged, failed, open);
    forged.addAll(failed);
    forged.addAll(open);
    return List.copyOf(forged);
  }

  private void collect(
      String where, List<Problem> forged, List<Problem> failed, List<Problem> open) {
    for (CheckOutcome outcome : outcomes()) {
      if (outcome.isSatisfied() || outcome.problem().isEmpty()) {
        continue;
      }
      Problem problem = outcome.problem().get().under(where);
      if (!(outcome instanceof CheckOutcome.Failed)) {
        open.add(problem);
      } else if (outcome.check().isAboutSignatures()) {
        forged.add(problem);
      } else {
        failed.add(problem);
      }
    }
    for (int i = 0; i < parts().size(); i++) {
      parts().get(i).collect(where + "/verifiableCredential/" + i, forged, failed, open);
    }
  }

  /** The problem that counts most; empty for a yes. */
  default Optional<Problem> firstProblem() {
    return problems().stream().findFirst();
  }

  /**
   * What the reader should know although it does not change the answer, of this document and of its
   * parts.
   */
  default List<Problem> warnings() {
    List<Problem> warnings = new ArrayList<>();
    for (CheckOutcome outcome : outcomes()) {
      if (outcome instanceof CheckOutcome.Tolerated tolerated) {
        warnings.add(tolerated.cause());
      }
    }
    warnings.addAll(circumstances().warnings());
    for (int i = 0; i < parts().size(); i++) {
      for (Problem problem : parts().get(i).warnings()) {
        warnings.add(problem.under("/verifiableCredential/" + i));
      }
    }
    return List.copyOf(warnings);
  }

  /**
   * What may be kept when the document has to go.
   *
   * @throws IllegalStateException for a part: the receipt is of the whole
   */
  default Receipt receipt() {
    Circumstances known = circumstances();
    return new Receipt(
        known
            .input()
            .orElseThrow(
                () -> new IllegalStateException("found a part; expected the result of a whole")),
        verdict(),
        axes(),
        known.judgedAt(),
        known.knownAt(),
        known.policy());
  }

  /** The answer and its reasons in plain words for a person. */
  default String explain(Language language) {
    return VerdictText.of(this, language);
  }

  /**
   * The answer, the six answers that it is made of, the reasons and the remarks, in plain words.
   */
  default String report(Language language) {
    return VerdictText.report(this, language);
  }

  /** The answer as data for logs and other programs: the same input gives the same bytes. */
  default JsonObject toJson() {
    Circumstances known = circumstances();
    JsonObject.Builder json = JsonObject.builder().put("verdict", verdict().name());
    json.put("axes", axes().toJson());
    json.put("holderRelation", known.holderRelation().name());
    known.statusAge().ifPresent(age -> json.put("statusAge", age.toString()));
    known.input().ifPresent(digest -> json.put("input", digest));
    json.put("judgedAt", DateTimeStamp.format(known.judgedAt()))
        .put("knownAt", DateTimeStamp.format(known.knownAt()))
        .put("policy", known.policy())
        .put(
            "checks",
            new JsonArray(outcomes().stream().<JsonValue>map(CheckOutcome::toJson).toList()));
    if (!known.warnings().isEmpty()) {
      json.put(
          "warnings",
          new JsonArray(
              known.warnings().stream().<JsonValue>map(CheckOutcome::problemJson).toList()));
    }
    if (!parts().isEmpty()) {
      json.put(
          "credentials",
          new JsonArray(parts().stream().<JsonValue>map(VerificationResult::toJson).toList()));
    }
    if (!contained().isEmpty()) {
      json.put(
          "contained",
          new JsonArray(contained().stream().<JsonValue>map(VerificationResult::toJson).toList()));
    }
    return json.build();
  }

  /**
   * Yes.
   *
   * @param credentials what was verified: one, or all of a presentation
   */
  record Valid(
      List<VerifiedCredential> credentials,
      List<CheckOutcome> outcomes,
      List<VerificationResult> parts,
      Circumstances circumstances)
      implements VerificationResult {
    public Valid {
      Objects.requireNonNull(circumstances, "circumstances");
      credentials = List.copyOf(credentials);
      outcomes = List.copyOf(outcomes);
      parts = List.copyOf(parts);
      if (credentials.isEmpty()
          || !outcomes.stream().allMatch(CheckOutcome::isSatisfied)
          || !parts.stream().allMatch(part -> part instanceof Valid)) {
        throw new IllegalArgumentException("a yes needs a credential and no open check");
      }
    }

    /**
     * The one credential.
     *
     * @throws IllegalStateException if there are several
     */
    public VerifiedCredential credential() {
      if (credentials.size() != 1) {
        throw new IllegalStateException(
            "found " + credentials.size() + " credentials; expected one");
      }
      return credentials.get(0);
    }

    @Override
    public Verdict verdict() {
      return Verdict.VALID;
    }
  }

  /** No. */
  record Invalid(
      List<CheckOutcome> outcomes, List<VerificationResult> parts, Circumstances circumstances)
      implements VerificationResult {
    public Invalid {
      Objects.requireNonNull(circumstances, "circumstances");
      outcomes = List.copyOf(outcomes);
      parts = List.copyOf(parts);
    }

    @Override
    public Verdict verdict() {
      return Verdict.INVALID;
    }
  }

  /** Could not tell. */
  record Undetermined(
      List<CheckOutcome> outcomes, List<VerificationResult> parts, Circumstances circumstances)
      implements VerificationResult {
    public Undetermined {
      Objects.requireNonNull(circumstances, "circumstances");
      outcomes = List.copyOf(outcomes);
      parts = List.copyOf(parts);
    }

    @Override
    public Verdict verdict() {
      return Verdict.UNDETERMINED;
    }
  }
}
