package nl.skillspaspoort.core.gap;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.crosswalk.Mapping;
import nl.skillspaspoort.core.passport.SkillEvidence;

/**
 * One requested skill, and what the person has for it.
 *
 * @param requirement what is asked
 * @param state whether it is there
 * @param evidence the strongest evidence that it rests on, for what is present or partly present
 * @param path the mappings that led from the held to the requested skill
 * @param notes what a reader should know
 */
public record GapLine(
    Requirement requirement,
    State state,
    Optional<SkillEvidence> evidence,
    List<Mapping> path,
    List<Note> notes) {

  /** Whether a requested skill is there. */
  public enum State {
    /** It is shown. */
    PRESENT,
    /** A part of it is shown, or all of it with a weaker proof than is asked. */
    PARTLY,
    /** It cannot be told. */
    UNKNOWN,
    /** Nothing shows it. */
    TO_DEVELOP
  }

  /**
   * Something that a reader should know.
   *
   * @param kind what it is
   * @param about the evidence that it is about, if there is one
   * @param path the mappings that led to it
   */
  public record Note(Kind kind, Optional<SkillEvidence> about, List<Mapping> path) {

    /** The kinds of note. */
    public enum Kind {
      /** It was assessed and not found. */
      ASSESSED_NOT_SHOWN,
      /** A credential names it, but its result cannot be told or is not finished. */
      RESULT_UNKNOWN,
      /** It was shown, but the credential has ended. */
      ENDED,
      /** The proof is weaker than is asked. */
      PROOF_TOO_WEAK,
      /** A nearly equal skill is held: ask. */
      NEARLY_THE_SAME,
      /** A more general or a related skill is held: no proof, but worth asking. */
      HINT,
      /** What was asked cannot be told to be one skill. */
      NOT_A_KNOWN_SKILL
    }

    public Note {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(about, "about");
      path = List.copyOf(path);
    }

    static Note of(Kind kind, SkillEvidence about) {
      return new Note(kind, Optional.of(about), List.of());
    }

    /** The kind only: the rest is personal. */
    @Override
    public String toString() {
      return "Note[" + kind + "]";
    }
  }

  public GapLine {
    Objects.requireNonNull(requirement, "requirement");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(evidence, "evidence");
    path = List.copyOf(path);
    notes = List.copyOf(notes);
  }

  /** The state only: the rest is personal. */
  @Override
  public String toString() {
    return "GapLine[" + state + "]";
  }
}
