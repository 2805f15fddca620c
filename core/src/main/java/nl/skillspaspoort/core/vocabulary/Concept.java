package nl.skillspaspoort.core.vocabulary;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.skill.SkillReference;

/**
 * A skill, an occupation or a group in one {@link Vocabulary}. Its identity is its URI.
 *
 * <p>Immutable.
 */
public final class Concept {
  private final Vocabulary vocabulary;
  private final int index;
  private final Entry entry;

  Concept(Vocabulary vocabulary, int index, Entry entry) {
    this.vocabulary = vocabulary;
    this.index = index;
    this.entry = entry;
  }

  /**
   * What a vocabulary keeps of a concept.
   *
   * @param labels the preferred labels, nl then en, each empty if there is none
   * @param alternatives the alternative labels in the same order
   */
  record Entry(
      String uri,
      ConceptKind kind,
      String code,
      List<String> labels,
      List<List<String>> alternatives) {}

  /** Its URI, character by character. */
  public String uri() {
    return entry.uri();
  }

  /** What it is. */
  public ConceptKind kind() {
    return entry.kind();
  }

  /** Its code in the scheme, for example {@code 9611.1}. */
  public Optional<String> code() {
    return entry.code().isEmpty() ? Optional.empty() : Optional.of(entry.code());
  }

  /** The skill that it is. */
  public Optional<SkillReference> skill() {
    return kind().isSkill() ? Optional.of(new SkillReference(URI.create(uri()))) : Optional.empty();
  }

  /** The vocabulary that holds it. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Its preferred label in this language, else in the other one, else its URI. */
  public Label label(Language language) {
    return own(language)
        .or(() -> own(language == Language.NL ? Language.EN : Language.NL))
        .orElseGet(() -> new Label(uri(), Optional.empty()));
  }

  /** Its preferred label in exactly this language. */
  public Optional<Label> own(Language language) {
    String text = entry.labels().get(slot(language));
    return text.isEmpty() ? Optional.empty() : Optional.of(new Label(text, Optional.of(language)));
  }

  /** Its other names in this language. */
  public List<String> alternativeLabels(Language language) {
    return entry.alternatives().get(slot(language));
  }

  static int slot(Language language) {
    return language == Language.NL ? 0 : 1;
  }

  /** The concepts directly above it. */
  public List<Concept> broader() {
    return vocabulary.broader(index);
  }

  /** The concepts directly below it, in the order of their URIs. */
  public List<Concept> narrower() {
    return vocabulary.narrower(index);
  }

  /** Every concept above it, the nearest first; each once, also where the hierarchy has loops. */
  public List<Concept> ancestors() {
    return vocabulary.ancestors(index);
  }

  /** What it requires, the strongest first, then in the order of the URIs; for an occupation. */
  public List<Requires> requires() {
    return vocabulary.requires(index);
  }

  int index() {
    return index;
  }

  Entry entry() {
    return entry;
  }

  /**
   * A skill that an occupation requires.
   *
   * @param skill the skill, of the same vocabulary
   * @param strength how much
   */
  public record Requires(Concept skill, RequirementStrength strength) {
    public Requires {
      Objects.requireNonNull(skill, "skill");
      Objects.requireNonNull(strength, "strength");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Concept concept
        && concept.uri().equals(uri())
        && concept.vocabulary == vocabulary;
  }

  @Override
  public int hashCode() {
    return uri().hashCode();
  }

  /** The URI. */
  @Override
  public String toString() {
    return uri();
  }
}
