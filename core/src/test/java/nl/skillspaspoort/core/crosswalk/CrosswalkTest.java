package nl.skillspaspoort.core.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import nl.skillspaspoort.core.crosswalk.CrosswalkAnswer.Counts;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.testkit.SharedTaxonomy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small crosswalk of an invented provider to ESCO. */
final class CrosswalkTest {
  private static final String HEAD =
      """
      # mapping_set_id: https://provider.example/mappings/esco
      # license: https://creativecommons.org/licenses/by/4.0/
      # curie_map:
      #   prov: https://provider.example/skills/
      #   esco: http://data.europa.eu/esco/skill/
      #   skos: http://www.w3.org/2004/02/skos/core#
      #   semapv: https://w3id.org/semapv/vocab/
      subject_id	subject_label	predicate_id	object_id	object_label	mapping_justification
      """;
  private static final String ROWS =
      """
      prov:WZ-101	afvalwater behandelen	skos:exactMatch	esco:5206a9b8-8337-4f0b-ae00-163a2f55d8cf	zorg dragen voor behandeling van afvalwater	semapv:ManualMappingCuration
      prov:WZ-102	waterkwaliteit bewaken en meten	skos:narrowMatch	esco:d589970b-933d-4656-bcb6-a43b3cc67888	waterkwaliteit controleren	semapv:ManualMappingCuration
      prov:WZ-102	waterkwaliteit bewaken en meten	skos:narrowMatch	esco:2f48c606-a936-46a4-9058-dd925973efd6	waterkwaliteitsparameters meten	semapv:ManualMappingCuration
      prov:WZ-103	slib afvoeren	skos:closeMatch	esco:5cddc62d-3958-4390-b17e-0aecb5848c40	rioolslib verwijderen	semapv:ManualMappingCuration
      prov:EN-201	energieaudit woning	skos:broadMatch	esco:0ad6d5e8-593f-4191-843c-439b23a468ca	energieaudit uitvoeren	semapv:ManualMappingCuration
      prov:IC-302	netwerkstoringen zoeken	skos:relatedMatch	esco:bf7ea00f-db77-4a95-9b9f-2d12b6d9fcb4	hulpmiddelen voor ICT-netwerkdiagnose implementeren	semapv:ManualMappingCuration
      prov:AL-401	samenwerken	skos:closeMatch	esco:60c78287-22eb-4103-9c8c-28deaa460da0	in teams werken	semapv:ManualMappingCuration
      """;
  private static final Crosswalk PROVIDER = read(HEAD + ROWS);

  @ParameterizedTest
  @CsvSource({
    "WZ-101, 5206a9b8-8337-4f0b-ae00-163a2f55d8cf, PRESENT",
    "WZ-102, d589970b-933d-4656-bcb6-a43b3cc67888, HINT",
    "WZ-102, 2f48c606-a936-46a4-9058-dd925973efd6, HINT",
    "WZ-103, 5cddc62d-3958-4390-b17e-0aecb5848c40, LIKELY",
    "EN-201, 0ad6d5e8-593f-4191-843c-439b23a468ca, PARTLY",
    "IC-302, bf7ea00f-db77-4a95-9b9f-2d12b6d9fcb4, HINT",
    "AL-401, 60c78287-22eb-4103-9c8c-28deaa460da0, LIKELY",
    "AL-401, 5206a9b8-8337-4f0b-ae00-163a2f55d8cf, NOTHING"
  })
  void heldOfTheProvider_countsForEscoAsItsRowSays(String held, String requested, Counts counts) {
    CrosswalkAnswer answer = PROVIDER.answer(provider(held), SkillReference.esco(requested));
    assertThat(answer.counts()).isEqualTo(counts);
    assertThat(answer.path()).hasSize(counts == Counts.NOTHING ? 0 : 1);
  }

  /** Holding the narrow skill is a part of the wide one; the wide one proves no narrow one. */
  @Test
  void direction_matters() {
    SkillReference narrow = SkillReference.esco("d589970b-933d-4656-bcb6-a43b3cc67888");
    assertThat(PROVIDER.answer(narrow, provider("WZ-102")).counts()).isEqualTo(Counts.PARTLY);
    assertThat(PROVIDER.answer(provider("WZ-102"), narrow).counts()).isEqualTo(Counts.HINT);
    SkillReference wide = SkillReference.esco("0ad6d5e8-593f-4191-843c-439b23a468ca");
    assertThat(PROVIDER.answer(provider("EN-201"), wide).counts()).isEqualTo(Counts.PARTLY);
    assertThat(PROVIDER.answer(wide, provider("EN-201")).counts()).isEqualTo(Counts.HINT);
  }

  @Test
  void sameUri_isPresentWithoutAnyRow() {
    assertThat(Crosswalk.none().answer(provider("X"), provider("X")))
        .isEqualTo(CrosswalkAnswer.SAME);
  }

  @ParameterizedTest
  @CsvSource({
    "exactMatch, exactMatch, PRESENT",
    "closeMatch, closeMatch, NOTHING",
    "closeMatch, exactMatch, NOTHING",
    "exactMatch, closeMatch, NOTHING",
    "broadMatch, broadMatch, NOTHING",
    "broadMatch, exactMatch, PARTLY",
    "exactMatch, broadMatch, PARTLY",
    "narrowMatch, exactMatch, NOTHING",
    "exactMatch, narrowMatch, NOTHING",
    "relatedMatch, exactMatch, NOTHING",
    "broadMatch, narrowMatch, NOTHING"
  })
  void chains_countOnlyAsFarAsTheyMay(String first, String second, Counts counts) {
    Crosswalk chain = read(HEAD + row("A", first, "B") + row("B", second, "C"));
    CrosswalkAnswer answer = chain.answer(provider("A"), provider("C"));
    assertThat(answer.counts()).isEqualTo(counts);
    assertThat(answer.path()).hasSize(counts == Counts.NOTHING ? 0 : 2);
  }

  @Test
  void theStrongestRowCounts() {
    Crosswalk both = read(HEAD + row("A", "relatedMatch", "B") + row("A", "exactMatch", "B"));
    assertThat(both.answer(provider("A"), provider("B")).counts()).isEqualTo(Counts.PRESENT);
  }

  @ParameterizedTest
  @CsvSource({
    "skos:exactMatch, skos:sameAs, line 10",
    "skos:exactMatch, owl:equivalentClass, line 10",
    "semapv:ManualMappingCuration, '', line 10",
    "prov:B, unknown:B, line 10",
    "prov:B, '', line 10"
  })
  void wrongRow_isRefusedWithItsLine(String good, String bad, String where) {
    CrosswalkException refused =
        refusal(
            HEAD + row("X", "exactMatch", "Y") + row("A", "exactMatch", "B").replace(good, bad));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.MAPPING_REFUSED);
    assertThat(refused.problem().where()).isEqualTo(where);
  }

  @ParameterizedTest
  @CsvSource({"mapping_set_id", "license", "mapping_justification", "predicate_id"})
  void missingPart_isRefusedByName(String part) {
    CrosswalkException refused = refusal((HEAD + ROWS).replace(part, "other"));
    assertThat(refused.problem().message()).contains(part);
  }

  @Test
  void shortRow_isRefusedWithItsLine() {
    assertThat(refusal(HEAD + "prov:A\tskos:exactMatch\n").problem().where()).isEqualTo("line 9");
  }

  @Test
  void onetRows_areHintsOnly() throws Exception {
    try (InputStream in = Files.newInputStream(SharedTaxonomy.file("esco_onet.sssom.tsv"))) {
      Crosswalk onet = Crosswalk.readSssom(in);
      assertThat(onet.mappings()).hasSize(186);
      for (Mapping mapping : onet.mappings()) {
        assertThat(
                onet.answer(
                        new SkillReference(URI.create(mapping.subject())),
                        new SkillReference(URI.create(mapping.object())))
                    .counts())
            .isEqualTo(Counts.HINT);
      }
    }
  }

  /** Whatever the rows: only chains of exact matches make something present. */
  @Property(tries = 300)
  void present_needsAChainOfExactMatches(
      @ForAll @Size(max = 12) List<@IntRange(max = 215) Integer> coded) {
    List<Mapping> mappings = new ArrayList<>();
    for (int code : coded) {
      mappings.add(
          new Mapping(
              "urn:" + code % 6,
              "",
              List.of(MappingPredicate.values()).get(code / 6 % 6),
              "urn:" + code / 36,
              "",
              "urn:j",
              "urn:set",
              1));
    }
    Crosswalk crosswalk = Crosswalk.of(mappings);
    for (int held = 0; held < 6; held++) {
      String from = "urn:" + held;
      crosswalk
          .reach(from)
          .forEach(
              (to, answer) -> {
                if (answer.counts() == Counts.PRESENT) {
                  assertThat(answer.path())
                      .allMatch(row -> row.predicate() == MappingPredicate.EXACT_MATCH);
                }
                if (answer.counts() == Counts.LIKELY || answer.counts() == Counts.HINT) {
                  assertThat(answer.path()).hasSize(1);
                }
              });
    }
  }

  private static SkillReference provider(String code) {
    return new SkillReference(URI.create("https://provider.example/skills/" + code));
  }

  private static String row(String subject, String predicate, String object) {
    return "prov:"
        + subject
        + "\t\tskos:"
        + predicate
        + "\tprov:"
        + object
        + "\t\tsemapv:ManualMappingCuration\n";
  }

  private static CrosswalkException refusal(String text) {
    return catchThrowableOfType(CrosswalkException.class, () -> parse(text));
  }

  private static Crosswalk read(String text) {
    try {
      return parse(text);
    } catch (Exception e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private static Crosswalk parse(String text) throws Exception {
    return Crosswalk.readSssom(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
