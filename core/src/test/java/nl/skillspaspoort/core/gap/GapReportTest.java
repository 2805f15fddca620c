package nl.skillspaspoort.core.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.skillspaspoort.core.assessment.ProofAssessment;
import nl.skillspaspoort.core.assessment.ProofAssessor;
import nl.skillspaspoort.core.assessment.ProofFacts;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.crosswalk.Crosswalk;
import nl.skillspaspoort.core.gap.GapLine.Note;
import nl.skillspaspoort.core.gap.GapLine.State;
import nl.skillspaspoort.core.passport.SkillEvidence;
import nl.skillspaspoort.core.passport.SkillsIndex;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.skill.SkillFinding.Outcome;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.SharedTaxonomy;
import nl.skillspaspoort.core.vocabulary.Concept;
import nl.skillspaspoort.core.vocabulary.RequirementStrength;
import nl.skillspaspoort.core.vocabulary.Vocabularies;
import nl.skillspaspoort.core.vocabulary.Vocabulary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class GapReportTest {
  private static final Vocabularies SAMPLE = Vocabularies.of(Vocabulary.sample());
  private static final GapRules RULES = GapRules.of(SAMPLE, FixedClock.NOW);
  private static final RequirementStrength ESSENTIAL = RequirementStrength.ESSENTIAL;
  private static final String WELD = "https://skills.example/lassen";

  static Stream<Vocabularies> vocabularies() throws Exception {
    return Stream.of(SAMPLE, Vocabularies.of(SharedTaxonomy.vocabulary()));
  }

  /** The golden cases, over the sample and over the subset beside the repository. */
  @ParameterizedTest
  @MethodSource("vocabularies")
  void goldenCases_areExact(Vocabularies all) {
    assertCounts(all, "recyclingmedewerker", "vuilnisophaler", 5, 9);
    assertCounts(all, "ICT-netwerktechnicus", "ict network administrator", 13, 33);
    assertCounts(all, "ict network administrator", "ICT-netwerktechnicus", 13, 20);
  }

  private static void assertCounts(
      Vocabularies all, String from, String to, int present, int requested) {
    GapRules rules = GapRules.of(all, FixedClock.NOW);
    GapReport report =
        GapReport.of(
            holderOf(occupation(all, from)), RequirementSet.of(occupation(all, to)), rules);
    assertThat(report.lines(ESSENTIAL)).hasSize(requested);
    assertThat(report.count(ESSENTIAL, State.PRESENT)).isEqualTo(present);
    assertThat(report.count(ESSENTIAL, State.TO_DEVELOP)).isEqualTo(requested - present);
  }

  /** DOMAIN, core 6. */
  @Test
  void recyclerToCollector_namesTheFourSkillsToDevelop() {
    GapReport report =
        GapReport.of(
            holderOf(occupation(SAMPLE, "recyclingmedewerker")),
            RequirementSet.of(occupation(SAMPLE, "vuilnisophaler")),
            RULES);
    assertThat(labels(report, State.TO_DEVELOP))
        .containsExactlyInAnyOrder(
            "bedrijfsafval ophalen",
            "huishoudafval ophalen",
            "documentatie over afvalinzameling bijhouden",
            "maintain refuse collection equipment (en)");
  }

  /** DOMAIN, core 6, A2. */
  @Test
  void evcHolder_hasEightOfThirteen_andTwoThatWereAssessedAndNotShown() throws Exception {
    GapReport report = evcReport();
    assertThat(report.lines(ESSENTIAL)).hasSize(13);
    assertThat(report.count(ESSENTIAL, State.PRESENT)).isEqualTo(8);
    List<GapLine> open = report.lines(ESSENTIAL, State.TO_DEVELOP);
    assertThat(open).hasSize(5);
    assertThat(open)
        .filteredOn(line -> line.notes().stream().anyMatch(GapReportTest::isAssessedNotShown))
        .hasSize(2);
    assertThat(labels(report, State.TO_DEVELOP))
        .filteredOn(label -> label.endsWith(" (en)"))
        .hasSize(3);
    assertThat(String.join("\n", report.toText(Language.NL)))
        .contains("Nodig: 8 van 13 aanwezig")
        .contains("beoordeeld op 1-06-2026 in \"Ervaringscertificaat\", niet aangetoond")
        .contains("geen beslissing");
  }

  private static GapReport evcReport() throws Exception {
    CredentialClaims claims = CredentialClaims.read(Credentials.evc());
    SkillsIndex held =
        SkillsIndex.builder()
            .credential("1", claims, ProofAssessor.assess(ProofFacts.of(claims)))
            .build();
    return GapReport.of(
        held,
        RequirementSet.of(occupation(SAMPLE, "exploitatietechnicus afvalwaterzuivering")),
        RULES);
  }

  private static boolean isAssessedNotShown(Note note) {
    return note.kind() == Note.Kind.ASSESSED_NOT_SHOWN;
  }

  private static List<String> labels(GapReport report, State state) {
    GapWords words = new GapWords(report.rules(), Language.NL);
    return report.lines(ESSENTIAL, state).stream()
        .map(line -> words.skill(line.requirement()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"P4, PRESENT, 0", "P6, PRESENT, 0", "P3, PARTLY, 1", "P0, PARTLY, 1"})
  void weakerProofThanAsked_isPartlyAndSaysSo(ProofLevel held, State state, int notes) {
    GapLine line = single(index(evidence(WELD, Outcome.SHOWN, held, null)), "P4");
    assertThat(line.state()).isEqualTo(state);
    assertThat(line.notes()).hasSize(notes);
  }

  @Test
  void endedCredential_showsNothingAndSaysSo() {
    GapLine line =
        single(
            index(evidence(WELD, Outcome.SHOWN, ProofLevel.P6, FixedClock.NOW.minusSeconds(1))),
            "");
    assertThat(line.state()).isEqualTo(State.TO_DEVELOP);
    assertThat(line.notes()).extracting(Note::kind).containsExactly(Note.Kind.ENDED);
  }

  @Test
  void unfinishedResult_isUnknown_andAFailedOneIsNot() {
    SkillEvidence unknown = evidence(WELD, Outcome.UNKNOWN, ProofLevel.P5, null);
    assertThat(single(index(unknown), "").state()).isEqualTo(State.UNKNOWN);
    assertThat(
            single(index(unknown, evidence(WELD, Outcome.NOT_SHOWN, ProofLevel.P6, null)), "")
                .state())
        .isEqualTo(State.TO_DEVELOP);
    assertThat(
            single(index(unknown, evidence(WELD, Outcome.SHOWN, ProofLevel.P0, null)), "").state())
        .isEqualTo(State.PRESENT);
  }

  @Test
  void strongestProofCounts() {
    GapLine line =
        single(
            index(
                evidence(WELD, Outcome.SHOWN, ProofLevel.P0, null),
                evidence(WELD, Outcome.SHOWN, ProofLevel.P6, null)),
            "");
    assertThat(line.evidence().orElseThrow().level()).isEqualTo(ProofLevel.P6);
  }

  @ParameterizedTest
  @CsvSource({
    "exactMatch, PRESENT, ''",
    "broadMatch, PARTLY, ''",
    "closeMatch, TO_DEVELOP, NEARLY_THE_SAME",
    "narrowMatch, TO_DEVELOP, HINT",
    "relatedMatch, TO_DEVELOP, HINT"
  })
  void crosswalk_countsAsFarAsItsRowSays(String predicate, State state, String note)
      throws Exception {
    String table =
        "# mapping_set_id: urn:set\n# license: urn:license\n"
            + "subject_id\tpredicate_id\tobject_id\tmapping_justification\n"
            + "https://prov.example/1\tskos:"
            + predicate
            + "\t"
            + WELD
            + "\tsemapv:M\n";
    Crosswalk crosswalk =
        Crosswalk.readSssom(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
    GapReport report =
        GapReport.of(
            index(evidence("https://prov.example/1", Outcome.SHOWN, ProofLevel.P4, null)),
            vacancy("skill\n" + WELD + "\n"),
            new GapRules(SAMPLE, crosswalk, FixedClock.NOW));
    GapLine line = report.lines().get(0);
    assertThat(line.state()).isEqualTo(state);
    assertThat(line.path()).hasSize(note.isEmpty() ? 1 : 0);
    assertThat(line.notes().stream().map(each -> each.kind().name()).toList())
        .isEqualTo(note.isEmpty() ? List.of() : List.of(note));
    assertThat(String.join("\n", report.toText(Language.EN)))
        .contains("skos:" + predicate, "line 4");
  }

  @Test
  void vacancy_isReadFromJsonAndCsvAlike() throws Exception {
    RequirementSet csv =
        vacancy(
            "skill;strength;minimum_proof\n"
                + "esco:60c78287-22eb-4103-9c8c-28deaa460da0;important;p4\n"
                + "Afvalsoort beoordelen;somewhat;\nlassen;;\n");
    RequirementSet json =
        vacancy(
            """
            {"title": "Vacature", "requirements": [
              {"skill": "esco:60c78287-22eb-4103-9c8c-28deaa460da0", "strength": "important",
               "minimumProof": "P4"},
              {"skill": "Afvalsoort beoordelen", "strength": "optional"},
              {"skill": "lassen"}]}
            """);
    assertThat(json.requirements()).isEqualTo(csv.requirements());
    assertThat(csv.requirements().get(0).minimumProof()).contains(ProofLevel.P4);
    assertThat(csv.requirements().get(1).skill())
        .contains(SkillReference.esco("1ead478f-4e9d-4aa7-a728-823fc1e894f5"));
    assertThat(csv.requirements().get(2).skill()).isEmpty();
    assertThat(GapReport.of(SkillsIndex.empty(), csv, RULES).lines())
        .extracting(GapLine::state)
        .containsExactly(State.TO_DEVELOP, State.TO_DEVELOP, State.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "skill,strength\\nurn:a,must | line 2",
        "skill,minimum_proof\\nurn:a,P9 | line 2",
        "skill\\nurn:a\\nurn:a | line 3",
        "vaardigheid\\nx | line 1",
        "{\"requirements\": [{\"skill\": \"urn:a\", \"strenght\": \"essential\"}]} | /requirements/0/strenght",
        "{\"requirements\": [{\"skill\": \" \"}]} | /requirements/0",
        "{\"requirements\": {}} | /requirements",
        "{\"title\": \"x\"} | ''"
      })
  void brokenVacancy_isRefusedWhereItIsBroken(String text, String where) {
    RequirementsException refused =
        catchThrowableOfType(RequirementsException.class, () -> vacancy(text.replace("\\n", "\n")));
    assertThat(refused.problem().where()).isEqualTo(where);
  }

  @Tag("T93")
  @ParameterizedTest
  @EnumSource(Language.class)
  void textOfOthers_isInertInHtmlAndMarkdown(Language language) throws Exception {
    String evil =
        "<script>alert(1)</script> \" onload=x ' javascript:alert(1) {{7*7}} <svg><foreignObject>"
            + " [a](http://evil.example) ![i](http://evil.example/p.png) \u202e\u001b[2J"
            + " www.evil.example iemand@evil.example";
    SkillEvidence evidence =
        new SkillEvidence(
            new SkillReference(URI.create(WELD)),
            evil,
            Outcome.SHOWN,
            "1",
            evil,
            proof(ProofLevel.P4),
            Optional.of(FixedClock.NOW),
            Optional.empty());
    RequirementSet asked =
        new VacancyReader(SAMPLE)
            .read(
                evil,
                ("skill\n" + WELD + "\n\"" + evil.replace("\"", "\"\"") + "\"\n")
                    .getBytes(StandardCharsets.UTF_8));
    GapReport report = GapReport.of(index(evidence), asked, RULES);
    String html = report.toHtml(language);
    assertThat(html)
        .doesNotContain("<script", "<foreignObject", "\" onload", "\u202e", "\u001b")
        .contains("&lt;script&gt;", "default-src 'none'", "<svg viewBox", "role=\"img\"");
    assertThat(html.split("<svg", -1)).hasSize(2);
    assertThat(html).doesNotContain("<img", "<a ", "src=", "href=", "url(");
    String markdown = report.toMarkdown(language);
    assertThat(markdown)
        .doesNotContain("<script", "](", "![", "http://evil", "javascript:", "\u202e", "\u001b")
        .doesNotContain("www.", "@");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyForm_isTheSameEveryTimeAndSaysThatItIsAnAid(Language language) throws Exception {
    GapReport once = evcReport();
    GapReport again = evcReport();
    assertThat(once.toHtml(language)).isEqualTo(again.toHtml(language));
    assertThat(once.toMarkdown(language)).isEqualTo(again.toMarkdown(language));
    assertThat(once.toJson()).isEqualTo(again.toJson());
    String aid = language == Language.NL ? "geen beslissing" : "not a decision";
    assertThat(once.toHtml(language)).contains(aid);
    assertThat(once.toMarkdown(language)).contains(aid);
    assertThat(once.toJson().get("aidNotDecision"))
        .contains(nl.skillspaspoort.core.json.JsonBoolean.of(true));
  }

  @Test
  void nothingPersonal_isPrinted() throws Exception {
    GapReport report = evcReport();
    assertThat(report.toString() + report.lines() + report.lines().get(12).notes())
        .doesNotContain("Ervarings", "afvalwater");
  }

  @Test
  void comparison_putsTheNearestOccupationFirst() {
    SkillsIndex held = holderOf(occupation(SAMPLE, "ICT-netwerktechnicus"));
    List<OccupationComparison.Row> rows =
        OccupationComparison.of(held, Vocabulary.sample().occupations(), RULES).rows();
    assertThat(rows).hasSize(8);
    assertThat(rows.get(0).isComplete()).isTrue();
    assertThat(rows.get(1).occupation()).isEqualTo(occupation(SAMPLE, "ict network administrator"));
    assertThat(rows.get(1).present()).isEqualTo(13);
    assertThat(rows.get(1).missing()).hasSize(20);
  }

  @Test
  void plan_choosesTheSkillThatCompletesAnOccupationFirst() {
    Concept collector = occupation(SAMPLE, "vuilnisophaler");
    SkillsIndex.Builder almost = SkillsIndex.builder();
    List<Concept> essentials = collector.requires().stream().map(Concept.Requires::skill).toList();
    essentials.subList(1, essentials.size()).forEach(skill -> almost.add(shown(skill)));
    LearningPlan plan =
        LearningPlan.of(almost.build(), Vocabulary.sample().occupations(), RULES, 5, 3);
    assertThat(plan.occupations().get(0).occupation()).isEqualTo(collector);
    LearningPlan.Step first = plan.steps().get(0);
    assertThat(first.skill()).isEqualTo(essentials.get(0));
    assertThat(first.completes()).containsExactly(collector);
    assertThat(plan.steps()).hasSize(3);
    assertThat(plan.steps().get(1).askedBy()).doesNotContain(collector);
    assertThat(plan.toJson())
        .isEqualTo(
            LearningPlan.of(almost.build(), Vocabulary.sample().occupations(), RULES, 5, 3)
                .toJson());
  }

  @Test
  void planOfSomebodyWhoHasEverything_isEmpty() {
    SkillsIndex.Builder all = SkillsIndex.builder();
    Vocabulary.sample().concepts().stream()
        .filter(concept -> concept.kind().isSkill())
        .forEach(skill -> all.add(shown(skill)));
    assertThat(LearningPlan.of(all.build(), Vocabulary.sample().occupations(), RULES, 5, 5).steps())
        .isEmpty();
  }

  private static Concept occupation(Vocabularies all, String label) {
    return all.occupation(label).orElseThrow();
  }

  /** Somebody with every essential skill of an occupation. */
  private static SkillsIndex holderOf(Concept occupation) {
    SkillsIndex.Builder held = SkillsIndex.builder();
    occupation.requires().stream()
        .filter(needed -> needed.strength() == ESSENTIAL)
        .forEach(needed -> held.add(shown(needed.skill())));
    return held.build();
  }

  private static SkillEvidence shown(Concept skill) {
    return evidence(skill.uri(), Outcome.SHOWN, ProofLevel.P4, null);
  }

  private static SkillEvidence evidence(
      String uri, Outcome outcome, ProofLevel level, Instant until) {
    return new SkillEvidence(
        new SkillReference(URI.create(uri)),
        "label",
        outcome,
        "1",
        "Bewijs",
        proof(level),
        Optional.of(FixedClock.NOW.minusSeconds(86_400L * 100)),
        Optional.ofNullable(until));
  }

  private static ProofAssessment proof(ProofLevel level) {
    return new ProofAssessment(level, level, List.of(), List.of(), 0);
  }

  private static SkillsIndex index(SkillEvidence... evidence) {
    SkillsIndex.Builder index = SkillsIndex.builder();
    List.of(evidence).forEach(index::add);
    return index.build();
  }

  private static GapLine single(SkillsIndex held, String minimum) {
    try {
      return GapReport.of(
              held, vacancy("skill,minimum_proof\n" + WELD + "," + minimum + "\n"), RULES)
          .lines()
          .get(0);
    } catch (RequirementsException e) {
      throw new AssertionError(e);
    }
  }

  private static RequirementSet vacancy(String text) throws RequirementsException {
    return new VacancyReader(SAMPLE).read("Vacature", text.getBytes(StandardCharsets.UTF_8));
  }
}
