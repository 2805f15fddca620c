package nl.skillspaspoort.issuer.batch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.Mark;
import nl.skillspaspoort.issuer.PersonalNumbers;
import nl.skillspaspoort.issuer.registry.Person;

/** Turns the cells of one row into a {@link BatchRow}, or into a list of faults. */
final class RowReader {
  private static final List<String> SHOWN = List.of("ja", "j", "aangetoond", "yes", "shown");
  private static final List<String> NOT_SHOWN =
      List.of("nee", "n", "niet aangetoond", "no", "not shown");

  private final List<String> columns;
  private final BatchFormat format;
  private final LocalDate today;
  private final List<Problem> faults;

  RowReader(List<String> columns, BatchFormat format, LocalDate today, List<Problem> faults) {
    this.columns = columns;
    this.format = format;
    this.today = today;
    this.faults = faults;
  }

  /** The row; nothing if it has faults, which are added to the list. */
  Optional<BatchRow> read(int line, List<String> cells) {
    int before = faults.size();
    if (cells.size() != columns.size()) {
      faults.add(
          new Problem(
              ProblemCode.BATCH_MALFORMED,
              "line " + line,
              cells.size() + " cells",
              columns.size() + " cells, as many as there are columns"));
      return Optional.empty();
    }
    Parts parts = new Parts();
    for (int i = 0; i < cells.size(); i++) {
      String where = "line " + line + ", column " + columns.get(i);
      if (PersonalNumbers.occurIn(cells.get(i))) {
        faults.add(PersonalNumbers.problem(where));
        continue;
      }
      cell(format.meaning(columns.get(i)).orElseThrow(), cells.get(i), where, parts);
    }
    if (faults.size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new BatchRow(
            line,
            parts.person.orElseThrow(),
            parts.reference,
            parts.holder,
            parts.day.orElseThrow(),
            parts.results,
            parts.remarks));
  }

  private static final class Parts {
    private Optional<Person> person = Optional.empty();
    private String reference = "";
    private Optional<Did> holder = Optional.empty();
    private Optional<LocalDate> day = Optional.empty();
    private final List<Result> results = new ArrayList<>();
    private final List<BatchRow.Remark> remarks = new ArrayList<>();
  }

  private void cell(BatchFormat.Meaning meaning, String cell, String where, Parts parts) {
    String text = cell.strip();
    try {
      if (meaning instanceof BatchFormat.Meaning.Reference) {
        parts.person = Optional.of(Person.of(text));
        parts.reference = text;
      } else if (meaning instanceof BatchFormat.Meaning.Holder) {
        parts.holder = Optional.of(Did.parse(text));
      } else if (meaning instanceof BatchFormat.Meaning.Day) {
        parts.day = day(text, where);
      } else if (meaning instanceof BatchFormat.Meaning.Grade grade) {
        parts.results.add(Mark.parse(text).resultOf(grade.description()));
      } else if (meaning instanceof BatchFormat.Meaning.Finding finding) {
        finding(finding, text, where).ifPresent(parts.results::add);
      } else if (meaning instanceof BatchFormat.Meaning.Remark remark && !text.isEmpty()) {
        parts.remarks.add(new BatchRow.Remark(remark.title(), cell));
      }
    } catch (IssueException e) {
      faults.add(at(where, e.problem()));
    } catch (DidException e) {
      faults.add(at(where, e.problem()));
    }
  }

  private static Problem at(String where, Problem problem) {
    return new Problem(problem.code(), where, problem.found(), problem.expected());
  }

  private Optional<LocalDate> day(String text, String where) {
    Optional<LocalDate> day = DutchDates.parse(text);
    if (day.isEmpty()) {
      faults.add(
          new Problem(
              ProblemCode.MALFORMED_VALUE_ERROR,
              where,
              text.isEmpty() ? "nothing" : "a day that does not exist, or text in another form",
              "a day such as 31-01-2026"));
    } else if (day.get().isAfter(today)) {
      faults.add(
          new Problem(
              ProblemCode.RANGE_ERROR, where, "a day in the future", "today or a day before"));
      return Optional.empty();
    }
    return day;
  }

  private Optional<Result> finding(BatchFormat.Meaning.Finding finding, String text, String where) {
    String word = text.toLowerCase(Locale.ROOT);
    if (SHOWN.contains(word)) {
      return Optional.of(Result.shown(finding.description()));
    }
    if (NOT_SHOWN.contains(word)) {
      return Optional.of(Result.notShown(finding.description()));
    }
    if (!word.isEmpty()) {
      faults.add(
          new Problem(
              ProblemCode.MALFORMED_VALUE_ERROR,
              where,
              "text of " + text.length() + " characters that is not a finding",
              "ja, nee, or nothing"));
    }
    return Optional.empty();
  }
}
