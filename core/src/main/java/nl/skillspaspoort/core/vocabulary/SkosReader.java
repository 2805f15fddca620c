package nl.skillspaspoort.core.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.internal.AbsoluteUri;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.vocabulary.Triples.Term;

/**
 * Reads a vocabulary from SKOS: labels (also as SKOS-XL), hierarchy, and the relations with which
 * ESCO and CompetentNL say what an occupation requires.
 *
 * @see <a href="https://www.w3.org/TR/skos-reference/">SKOS Reference</a>
 */
final class SkosReader {
  private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
  private static final String SKOS_XL = "http://www.w3.org/2008/05/skos-xl#";
  private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  private static final String ESCO = "http://data.europa.eu/esco/";

  private final Vocabulary.Builder builder;
  private final VocabularyLimits limits;
  private final Map<String, ConceptKind> kinds = new HashMap<>();
  private final Map<String, LabelOf> labelNodes = new HashMap<>();
  private final Map<String, Term> forms = new HashMap<>();

  SkosReader(Vocabulary.Builder builder, VocabularyLimits limits) {
    this.builder = builder;
    this.limits = limits;
  }

  /** Whose label a SKOS-XL node is. */
  private record LabelOf(String concept, boolean preferred) {}

  void read(InputStream in, boolean turtle) throws IOException, VocabularyException {
    try {
      Triples.read(
          new BufferedReader(
              new InputStreamReader(
                  in,
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT))),
          limits.maxFieldChars(),
          this::statement);
    } catch (CharacterCodingException e) {
      throw VocabularyException.format(
          turtle ? "the Turtle file" : "the N-Triples file", "bytes that are not UTF-8", "UTF-8");
    }
    labelNodes.forEach(
        (node, of) ->
            Optional.ofNullable(forms.get(node))
                .ifPresent(form -> label(of.concept(), of.preferred(), form)));
    kinds.forEach(builder::concept);
  }

  private void statement(String subject, String predicate, Term object) throws VocabularyException {
    if (predicate.startsWith(SKOS)) {
      skos(subject, predicate.substring(SKOS.length()), object);
    } else if (predicate.startsWith(SKOS_XL)) {
      skosXl(subject, predicate.substring(SKOS_XL.length()), object);
    } else if (predicate.equals(TYPE)) {
      kindOfType(subject, object.text())
          .ifPresent(kind -> kinds.merge(subject, kind, this::telling));
    } else {
      relation(subject, localName(predicate), object);
    }
    checkLimits();
  }

  private void checkLimits() throws VocabularyException {
    if (builder.size() + labelNodes.size() + forms.size() > 20L * limits.maxConcepts()
        || kinds.size() > limits.maxConcepts()) {
      throw VocabularyException.tooMuch(
          "", "more than " + limits.maxConcepts() + " concepts", "less");
    }
    if (builder.relations() > limits.maxRelations()) {
      throw VocabularyException.tooMuch(
          "", "more than " + limits.maxRelations() + " relations", "less");
    }
  }

  private void skos(String subject, String predicate, Term object) {
    switch (predicate) {
      case "prefLabel" -> label(subject, true, object);
      case "altLabel", "hiddenLabel" -> label(subject, false, object);
      case "notation" -> builder.code(subject, object.text());
      case "broader" -> hierarchy(subject, object.text());
      case "narrower" -> hierarchy(object.text(), subject);
      default -> {}
    }
  }

  private void hierarchy(String below, String above) {
    if (isUri(below) && isUri(above)) {
      builder.broader(below, above);
    }
  }

  private void skosXl(String subject, String predicate, Term object) {
    switch (predicate) {
      case "prefLabel" -> labelNodes.put(object.text(), new LabelOf(subject, true));
      case "altLabel", "hiddenLabel" ->
          labelNodes.putIfAbsent(object.text(), new LabelOf(subject, false));
      case "literalForm" -> {
        if (language(object).isPresent()) {
          forms.put(subject, object);
        }
      }
      default -> {}
    }
  }

  private void label(String concept, boolean preferred, Term text) {
    language(text)
        .filter(language -> isUri(concept))
        .ifPresent(
            language -> {
              if (preferred) {
                builder.label(concept, language, text.text());
              } else {
                builder.alternative(concept, language, text.text());
              }
            });
  }

  private static Optional<Language> language(Term text) {
    for (Language language : Language.values()) {
      if (text.language().equals(language.tag())
          || text.language().startsWith(language.tag() + "-")) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** The relations of ESCO and, in three strengths, those of CompetentNL. */
  private void relation(String subject, String name, Term object) {
    Optional<RequirementStrength> strength =
        switch (name) {
          case "relatedEssentialSkill", "requiresHATEssential", "prescribesHATEssential" ->
              Optional.of(RequirementStrength.ESSENTIAL);
          case "requiresHATImportant", "prescribesHATImportant" ->
              Optional.of(RequirementStrength.IMPORTANT);
          case "relatedOptionalSkill", "requiresHATSomewhat", "prescribesHATSomewhat" ->
              Optional.of(RequirementStrength.OPTIONAL);
          default -> Optional.empty();
        };
    if (isUri(subject) && isUri(object.text())) {
      strength.ifPresent(how -> builder.requires(subject, object.text(), how));
    }
    if (name.equals("skillType") && object.text().endsWith("/knowledge")) {
      kinds.put(subject, ConceptKind.KNOWLEDGE);
    }
  }

  private Optional<ConceptKind> kindOfType(String subject, String type) {
    if (!isUri(subject)) {
      return Optional.empty();
    }
    return switch (localName(type)) {
      case "Occupation", "EducationalNorm" -> Optional.of(ConceptKind.OCCUPATION);
      case "Skill", "HumanCapability" -> Optional.of(ConceptKind.SKILL);
      case "KnowledgeArea" -> Optional.of(ConceptKind.KNOWLEDGE);
      case "Concept" -> Optional.of(kindOfUri(subject));
      default -> Optional.empty();
    };
  }

  /** What a plain concept is: ESCO's URIs tell; a list of somebody else holds skills. */
  private static ConceptKind kindOfUri(String uri) {
    if (uri.startsWith(ESCO + "occupation/")) {
      return ConceptKind.OCCUPATION;
    }
    boolean group =
        uri.startsWith(ESCO + "isco/")
            || uri.startsWith(ESCO + "isced-f/")
            || uri.matches(ESCO + "skill/[A-Z][0-9.]*");
    return group ? ConceptKind.GROUP : ConceptKind.SKILL;
  }

  /** Of two kinds the more telling one: "skill" is also what we say when nothing tells. */
  private ConceptKind telling(ConceptKind one, ConceptKind other) {
    return one == ConceptKind.SKILL ? other : one;
  }

  private static String localName(String iri) {
    return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
  }

  private static boolean isUri(String text) {
    return !text.startsWith("_:") && AbsoluteUri.is(text);
  }
}
