package nl.skillspaspoort.core.gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.crosswalk.CrosswalkAnswer.Counts;
import nl.skillspaspoort.core.gap.GapLine.Note;
import nl.skillspaspoort.core.gap.GapLine.State;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.passport.SkillEvidence;
import nl.skillspaspoort.core.passport.SkillsIndex;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.vocabulary.RequirementStrength;

/**
 * Requested, present, partly present, unknown and to develop, skill by skill, each with the reason.
 * An aid for a conversation, not a decision: there is no score.
 *
 * <p>The same input gives the same report. Immutable and safe for use by several threads.
 */
public final class GapReport {
  private final RequirementSet requested;
  private final GapRules rules;
  private final List<GapLine> lines;

  private GapReport(RequirementSet requested, GapRules rules, List<GapLine> lines) {
    this.requested = requested;
    this.rules = rules;
    this.lines = lines;
  }

  /** Compares what is asked with what somebody has shown. */
  public static GapReport of(SkillsIndex held, RequirementSet requested, GapRules rules) {
    Objects.requireNonNull(requested, "requested");
    Coverage coverage = new Coverage(held, rules);
    List<GapLine> lines = new ArrayList<>();
    for (Requirement requirement : requested.requirements()) {
      lines.add(line(coverage, requirement, rules));
    }
    return new GapReport(requested, rules, List.copyOf(lines));
  }

  private static GapLine line(Coverage coverage, Requirement requirement, GapRules rules) {
    if (requirement.skill().isEmpty()) {
      Note note = new Note(Note.Kind.NOT_A_KNOWN_SKILL, Optional.empty(), List.of());
      return new GapLine(requirement, State.UNKNOWN, Optional.empty(), List.of(), List.of(note));
    }
    SkillReference skill = requirement.skill().get();
    List<Note> notes = said(coverage.saidAbout(skill), rules);
    Optional<Coverage.Answer> answer = coverage.of(skill);
    Counts counts = answer.map(found -> found.counts().counts()).orElse(Counts.NOTHING);
    return switch (counts) {
      case PRESENT, PARTLY -> covered(requirement, answer.orElseThrow(), notes);
      default -> {
        answer.ifPresent(found -> notes.add(hint(found)));
        boolean told = notes.stream().anyMatch(note -> note.kind() == Note.Kind.ASSESSED_NOT_SHOWN);
        boolean unknown = notes.stream().anyMatch(note -> note.kind() == Note.Kind.RESULT_UNKNOWN);
        yield new GapLine(
            requirement,
            unknown && !told ? State.UNKNOWN : State.TO_DEVELOP,
            Optional.empty(),
            List.of(),
            notes);
      }
    };
  }

  private static Note hint(Coverage.Answer found) {
    return new Note(
        found.counts().counts() == Counts.LIKELY ? Note.Kind.NEARLY_THE_SAME : Note.Kind.HINT,
        Optional.of(found.evidence()),
        found.counts().path());
  }

  private static GapLine covered(
      Requirement requirement, Coverage.Answer answer, List<Note> notes) {
    SkillEvidence evidence = answer.evidence();
    boolean weak =
        requirement.minimumProof().filter(least -> !evidence.level().isAtLeast(least)).isPresent();
    if (weak) {
      notes.add(Note.of(Note.Kind.PROOF_TOO_WEAK, evidence));
    }
    boolean whole = answer.counts().counts() == Counts.PRESENT && !weak;
    return new GapLine(
        requirement,
        whole ? State.PRESENT : State.PARTLY,
        Optional.of(evidence),
        answer.counts().path(),
        notes);
  }

  /** What credentials say about exactly this skill without showing it now. */
  private static List<Note> said(List<SkillEvidence> all, GapRules rules) {
    List<Note> notes = new ArrayList<>();
    for (SkillEvidence evidence : all) {
      if (evidence.outcome() == SkillFinding.Outcome.NOT_SHOWN) {
        notes.add(Note.of(Note.Kind.ASSESSED_NOT_SHOWN, evidence));
      } else if (evidence.outcome() == SkillFinding.Outcome.UNKNOWN) {
        notes.add(Note.of(Note.Kind.RESULT_UNKNOWN, evidence));
      } else if (evidence.isExpired(rules.now())) {
        notes.add(Note.of(Note.Kind.ENDED, evidence));
      }
    }
    return notes;
  }

  /** What was asked. */
  public RequirementSet requested() {
    return requested;
  }

  /** What it was compared with. */
  public GapRules rules() {
    return rules;
  }

  /** One line for each requirement, in order. */
  public List<GapLine> lines() {
    return lines;
  }

  /** The lines of one strength, in order. */
  public List<GapLine> lines(RequirementStrength strength) {
    return lines.stream().filter(line -> line.requirement().strength() == strength).toList();
  }

  /** The lines of one strength in one state, in order. */
  public List<GapLine> lines(RequirementStrength strength, State state) {
    return lines(strength).stream().filter(line -> line.state() == state).toList();
  }

  /** How many of one strength are in a state. */
  public int count(RequirementStrength strength, State state) {
    return lines(strength, state).size();
  }

  /** The report as data, without labels of any language but those that were written. */
  public JsonObject toJson() {
    return GapJson.write(this);
  }

  /** The report as lines of plain text. */
  public List<String> toText(Language language) {
    return new GapText(this, language).lines();
  }

  /** The report as Markdown; what others wrote is escaped. */
  public String toMarkdown(Language language) {
    return new GapMarkdown(this, language).write();
  }

  /**
   * The report as one HTML page with a picture in it; what others wrote is escaped, and the page
   * loads nothing and runs nothing.
   */
  public String toHtml(Language language) {
    return new GapHtml(this, language).write();
  }

  /** How many lines: the rest is personal. */
  @Override
  public String toString() {
    return "GapReport[" + lines.size() + " requirements]";
  }
}
