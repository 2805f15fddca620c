package nl.skillspaspoort.core.gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.vocabulary.Concept;
import nl.skillspaspoort.core.vocabulary.ConceptKind;
import nl.skillspaspoort.core.vocabulary.Label;
import nl.skillspaspoort.core.vocabulary.RequirementStrength;

/**
 * What an occupation or a vacancy asks.
 *
 * @param title what it is called, if it is no occupation of a vocabulary
 * @param occupation the occupation, if it is one
 * @param requirements what it asks, in order, each skill once
 */
public record RequirementSet(
    String title, Optional<Concept> occupation, List<Requirement> requirements) {

  public RequirementSet {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(occupation, "occupation");
    requirements = List.copyOf(requirements);
  }

  /**
   * What an occupation asks.
   *
   * @throws IllegalArgumentException if the concept is no occupation
   */
  public static RequirementSet of(Concept occupation) {
    if (occupation.kind() != ConceptKind.OCCUPATION) {
      throw new IllegalArgumentException(
          "found a concept of kind " + occupation.kind() + "; expected an occupation");
    }
    List<Requirement> requirements = new ArrayList<>();
    for (Concept.Requires needed : occupation.requires()) {
      needed
          .skill()
          .skill()
          .ifPresent(skill -> requirements.add(Requirement.of(skill, needed.strength())));
    }
    return new RequirementSet("", Optional.of(occupation), requirements);
  }

  /** A vacancy's. */
  public static RequirementSet ofVacancy(String title, List<Requirement> requirements) {
    return new RequirementSet(title, Optional.empty(), requirements);
  }

  /** What it is called, for a reader of this language. */
  public String name(Language language) {
    return occupation
        .map(concept -> concept.label(language))
        .map(label -> in(label, language))
        .orElse(title);
  }

  private static String in(Label label, Language language) {
    return label.in(language);
  }

  /** The requirements of one strength, in order. */
  public List<Requirement> of(RequirementStrength strength) {
    return requirements.stream().filter(each -> each.strength() == strength).toList();
  }
}
