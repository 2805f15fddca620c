package nl.skillspaspoort.core.skill;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * What an {@link Alignment} points to, as far as that can be told. Issuers write links to ESCO in
 * at least six shapes; this reads all of them and never throws.
 *
 * <table>
 * <caption>The shapes</caption>
 * <tr><th>written</th><th>read as</th></tr>
 * <tr><td>{@code http://data.europa.eu/esco/skill/UUID}</td><td>{@link Skill}</td></tr>
 * <tr><td>a link of the ESCO portal with {@code ?uri=}</td><td>{@link Skill}</td></tr>
 * <tr><td>the same URI with {@code https}, or {@code esco:UUID}</td><td>{@link Skill}</td></tr>
 * <tr><td>an occupation or ISCO group as if it were a skill</td><td>{@link Occupation}</td></tr>
 * <tr><td>no URL, the code of a skill group: {@code ESCO:S6.3.2}</td><td>{@link Unresolved}</td></tr>
 * <tr><td>no URL, another code: {@code 0721.0}</td><td>{@link Unresolved}</td></tr>
 * </table>
 *
 * <p>An absolute URI outside ESCO is a skill of another vocabulary, as it stands.
 */
public sealed interface SkillTarget
    permits SkillTarget.Skill, SkillTarget.Occupation, SkillTarget.Unresolved {

  /** What an alignment points to. */
  static SkillTarget of(Alignment alignment) {
    return EscoLinks.read(alignment.targetUrl(), alignment.targetCode());
  }

  /** What a text that somebody wrote for a skill points to: a URI, a portal link or a code. */
  static SkillTarget of(String text) {
    return EscoLinks.read(Optional.of(text), Optional.empty());
  }

  /** The skill, if it is one. */
  default Optional<SkillReference> skill() {
    return match(
        skill -> Optional.of(skill.reference()),
        occupation -> Optional.empty(),
        unresolved -> Optional.empty());
  }

  /** What a reader should know: always there unless this is a skill. */
  default Optional<Problem> warning() {
    return match(
        skill -> Optional.empty(),
        occupation ->
            Optional.of(
                Problem.of(
                    ProblemCode.ALIGNMENT_NOT_A_SKILL,
                    "an occupation or a group of occupations",
                    "the URI of a skill")),
        unresolved ->
            Optional.of(
                Problem.of(
                    ProblemCode.ALIGNMENT_UNRESOLVED,
                    unresolved.kind().words,
                    "the URI of a skill")));
  }

  /** One of three values, depending on what it is. */
  <T> T match(
      Function<Skill, T> skill,
      Function<Occupation, T> occupation,
      Function<Unresolved, T> unresolved);

  /**
   * A skill.
   *
   * @param reference its URI in the form to write
   */
  record Skill(SkillReference reference) implements SkillTarget {
    public Skill {
      Objects.requireNonNull(reference, "reference");
    }

    @Override
    public <T> T match(
        Function<Skill, T> skill,
        Function<Occupation, T> occupation,
        Function<Unresolved, T> unresolved) {
      return skill.apply(this);
    }

    /** The kind only: together with a person, a skill is personal. */
    @Override
    public String toString() {
      return "Skill";
    }
  }

  /**
   * An occupation or a group of occupations, which is no skill.
   *
   * @param uri its URI in the form to write
   */
  record Occupation(String uri) implements SkillTarget {
    public Occupation {
      Objects.requireNonNull(uri, "uri");
    }

    @Override
    public <T> T match(
        Function<Skill, T> skill,
        Function<Occupation, T> occupation,
        Function<Unresolved, T> unresolved) {
      return occupation.apply(this);
    }

    /** The kind only. */
    @Override
    public String toString() {
      return "Occupation";
    }
  }

  /**
   * Something that cannot be told to be one skill.
   *
   * @param kind what it looks like
   * @param text as it was written
   */
  record Unresolved(Kind kind, String text) implements SkillTarget {

    /** What an unresolved target looks like. */
    public enum Kind {
      /** A group of skills or a field of study, which is wider than a skill. */
      GROUP("a group of skills"),
      /** A code of some framework. */
      CODE("a code without a URI"),
      /** An ESCO link in none of the known shapes. */
      MALFORMED("a link in none of the known shapes"),
      /** Nothing. */
      NOTHING("no link and no code");

      private final String words;

      Kind(String words) {
        this.words = words;
      }
    }

    public Unresolved {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(text, "text");
    }

    @Override
    public <T> T match(
        Function<Skill, T> skill,
        Function<Occupation, T> occupation,
        Function<Unresolved, T> unresolved) {
      return unresolved.apply(this);
    }

    /** The kind only. */
    @Override
    public String toString() {
      return "Unresolved[" + kind + "]";
    }
  }
}
