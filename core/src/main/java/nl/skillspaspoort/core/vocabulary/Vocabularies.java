package nl.skillspaspoort.core.vocabulary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.skill.SkillReference;

/**
 * Several vocabularies at once, or several versions of one: what the first knows counts, then the
 * next. Immutable and safe for use by several threads.
 */
public final class Vocabularies {
  private static final Vocabularies NONE = new Vocabularies(List.of());

  private final List<Vocabulary> vocabularies;

  private Vocabularies(List<Vocabulary> vocabularies) {
    this.vocabularies = vocabularies;
  }

  /** No vocabulary: every skill is only its URI. */
  public static Vocabularies none() {
    return NONE;
  }

  /** These, in this order. */
  public static Vocabularies of(Vocabulary... vocabularies) {
    return of(Arrays.asList(vocabularies));
  }

  /** These, in this order. */
  public static Vocabularies of(List<Vocabulary> vocabularies) {
    return new Vocabularies(List.copyOf(vocabularies));
  }

  /** The vocabularies, in order. */
  public List<Vocabulary> all() {
    return vocabularies;
  }

  /** The concept with this URI in the first vocabulary that has it. */
  public Optional<Concept> find(String uri) {
    for (Vocabulary vocabulary : vocabularies) {
      Optional<Concept> concept = vocabulary.find(uri);
      if (concept.isPresent()) {
        return concept;
      }
    }
    return Optional.empty();
  }

  /** The concept with this URI in every vocabulary that has it: one per version, in order. */
  public List<Concept> findAll(String uri) {
    return vocabularies.stream().flatMap(each -> each.find(uri).stream()).toList();
  }

  /**
   * The label of a skill: in this language, else in the other one, in any of the vocabularies; else
   * its URI.
   */
  public Label label(SkillReference skill, Language language) {
    return label(skill.toString(), language);
  }

  /** The label of a skill that a credential names; in words of the credential if none has it. */
  public String label(SkillFinding finding, Language language) {
    return find(finding.skill().toString())
        .map(concept -> concept.label(language).in(language))
        .orElse(finding.label());
  }

  /** The label of a concept by its URI, as {@link #label(SkillReference, Language)}. */
  public Label label(String uri, Language language) {
    List<Concept> concepts = findAll(uri);
    return concepts.stream()
        .flatMap(concept -> concept.own(language).stream())
        .findFirst()
        .or(() -> concepts.stream().map(concept -> concept.label(language)).findFirst())
        .orElseGet(() -> new Label(uri, Optional.empty()));
  }

  /**
   * The concepts whose preferred or alternative label fits what somebody typed, the best first,
   * each once. Accents and case make no difference; a word may be its start only; typing mistakes
   * are allowed in words of four letters and more.
   *
   * @param most how many at most
   * @param kinds which kinds; all if none is named
   */
  public List<LabelMatch> search(String typed, Language language, int most, ConceptKind... kinds) {
    Set<ConceptKind> wanted =
        kinds.length == 0 ? EnumSet.allOf(ConceptKind.class) : EnumSet.copyOf(Arrays.asList(kinds));
    List<LabelMatch> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Vocabulary vocabulary : vocabularies) {
      for (LabelMatch match : vocabulary.search(typed, language, most, wanted)) {
        if (seen.add(match.concept().uri())) {
          found.add(match);
        }
      }
    }
    found.sort(Comparator.comparing(LabelMatch::fit));
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
  }

  /**
   * The occupation that somebody means: by its URI, or by a label that is exactly one occupation's.
   */
  public Optional<Concept> occupation(String uriOrLabel) {
    Optional<Concept> byUri =
        find(uriOrLabel.strip()).filter(concept -> concept.kind() == ConceptKind.OCCUPATION);
    if (byUri.isPresent()) {
      return byUri;
    }
    List<Concept> same =
        search(uriOrLabel, Language.NL, 50, ConceptKind.OCCUPATION).stream()
            .filter(match -> match.fit() == LabelMatch.Fit.SAME)
            .map(LabelMatch::concept)
            .toList();
    List<Concept> preferred =
        same.stream().filter(concept -> isPreferred(concept, uriOrLabel)).toList();
    List<Concept> candidates = preferred.isEmpty() ? same : preferred;
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }

  private static boolean isPreferred(Concept concept, String label) {
    return Arrays.stream(Language.values())
        .flatMap(language -> concept.own(language).stream())
        .anyMatch(own -> LabelIndex.fold(own.text()).equals(LabelIndex.fold(label)));
  }

  /** Which vocabularies. */
  @Override
  public String toString() {
    return vocabularies.stream()
        .map(each -> each.scheme().toString())
        .collect(Collectors.joining(", ", "Vocabularies[", "]"));
  }
}
