package nl.skillspaspoort.issuer;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.ValidityPeriod;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.core.skill.ResultDescription;

/**
 * What a good provider never signs, although the data model would let it pass: empty texts, a
 * period of no length, results that contradict themselves.
 */
final class DraftRules {
  private static final String RESULTS = "/credentialSubject/result";
  private static final String COMPLETED = "Completed";
  private static final String FAILED = "Failed";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(?:\\.[0-9]{1,18})?");

  private DraftRules() {}

  static void check(CredentialClaims claims) throws IssueException {
    refuse(emptyText(claims.json(), ""));
    refuse(noPeriod(claims.validity()));
    if (claims.achievementSubject().isPresent()) {
      checkResults(claims.achievementSubject().get());
    }
  }

  private static void refuse(Optional<Problem> problem) throws IssueException {
    if (problem.isPresent()) {
      throw new IssueException(problem.get());
    }
  }

  private static Optional<Problem> noPeriod(ValidityPeriod validity) {
    return validity.until().isPresent() && validity.until().equals(validity.from())
        ? Optional.of(
            new Problem(
                ProblemCode.INVALID_PERIOD,
                "/validUntil",
                "an end at the start",
                "an end after the start"))
        : Optional.empty();
  }

  private static Optional<Problem> emptyText(JsonValue value, String where) {
    if (value instanceof JsonString text && text.value().isBlank()) {
      return Optional.of(
          new Problem(ProblemCode.EMPTY_TEXT, where, "a text without a visible character", "text"));
    }
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        Optional<Problem> found = emptyText(array.get(i), JsonPointer.element(where, i));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    if (value instanceof JsonObject object) {
      for (int i = 0; i < object.size(); i++) {
        Optional<Problem> found =
            emptyText(object.valueAt(i), JsonPointer.member(where, object.nameAt(i)));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static void checkResults(AchievementSubject subject) throws IssueException {
    Map<String, ResultDescription> described = new HashMap<>();
    subject.achievement().resultDescriptions().forEach(d -> described.put(d.id(), d));
    List<Result> results = subject.results();
    for (int i = 0; i < results.size(); i++) {
      String where = JsonPointer.element(RESULTS, i);
      Optional<String> id = results.get(i).resultDescription();
      if (id.isEmpty()) {
        continue;
      }
      ResultDescription description = described.get(id.get());
      if (description == null) {
        throw new IssueException(
            new Problem(
                ProblemCode.RESULT_NOT_DESCRIBED,
                JsonPointer.member(where, "resultDescription"),
                "the name of a description that the achievement does not have",
                "one of its " + described.size() + " result descriptions"));
      }
      checkResult(results.get(i), description, where);
    }
  }

  private static void checkResult(Result result, ResultDescription description, String where)
      throws IssueException {
    if (result.value().isPresent()) {
      checkValue(result, description, JsonPointer.member(where, "value"));
    }
    if (result.achievedLevel().isPresent()) {
      checkLevel(result, description, JsonPointer.member(where, "achievedLevel"));
    }
  }

  private static void checkValue(Result result, ResultDescription description, String where)
      throws IssueException {
    String value = result.value().orElseThrow();
    List<String> allowed = description.allowedValues();
    if (!allowed.isEmpty()) {
      if (!allowed.contains(value)) {
        throw range(where, "a value that is not allowed", "one of " + allowed.size() + " values");
      }
      if (description.requiredValue().filter(allowed::contains).isPresent()) {
        int required = allowed.indexOf(description.requiredValue().get());
        checkJudgement(result, allowed.indexOf(value) >= required, where);
      }
      return;
    }
    Optional<BigDecimal> number = number(value);
    if (description.valueMin().isPresent() || description.valueMax().isPresent()) {
      boolean inRange =
          number.isPresent()
              && description.valueMin().flatMap(DraftRules::number).stream()
                  .allMatch(min -> min.compareTo(number.get()) <= 0)
              && description.valueMax().flatMap(DraftRules::number).stream()
                  .allMatch(max -> max.compareTo(number.get()) >= 0);
      if (!inRange) {
        throw range(
            where,
            "a value outside the range, or one that is not a number with a point",
            "a number from "
                + description.valueMin().orElse("any")
                + " to "
                + description.valueMax().orElse("any"));
      }
    }
    Optional<BigDecimal> required = description.requiredValue().flatMap(DraftRules::number);
    if (number.isPresent() && required.isPresent()) {
      checkJudgement(result, number.get().compareTo(required.get()) >= 0, where);
    }
  }

  private static void checkLevel(Result result, ResultDescription description, String where)
      throws IssueException {
    String level = result.achievedLevel().orElseThrow();
    if (description.levels().stream().noneMatch(known -> known.id().equals(level))) {
      throw range(
          where,
          "a level that the description does not have",
          "one of its " + description.levels().size() + " levels");
    }
    // Whether another level than the required one is above or below it is nobody's word.
    if (description.requiredLevel().isPresent()
        && description.requiredLevel().get().equals(level)) {
      checkJudgement(result, true, where);
    }
  }

  private static void checkJudgement(Result result, boolean passed, String where)
      throws IssueException {
    String contradicting = passed ? FAILED : COMPLETED;
    if (result.status().filter(contradicting::equals).isPresent()) {
      throw new IssueException(
          new Problem(
              ProblemCode.RESULT_CONTRADICTS,
              where,
              "the status "
                  + contradicting
                  + " beside a value that "
                  + (passed ? "passes" : "does not pass"),
              passed ? COMPLETED : FAILED));
    }
  }

  private static IssueException range(String where, String found, String expected) {
    return new IssueException(new Problem(ProblemCode.RANGE_ERROR, where, found, expected));
  }

  private static Optional<BigDecimal> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
