package nl.skillspaspoort.core.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.testkit.SharedTaxonomy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VocabularyTest {
  private static final String ESCO = "http://data.europa.eu/esco/skill/";
  private static final Scheme SCHEME = new Scheme("Test", "1");
  private static final Vocabulary SAMPLE = Vocabulary.sample();

  @Test
  void labels_fallBackFromDutchToEnglishToTheUri() {
    Vocabularies all = Vocabularies.of(SAMPLE);
    assertThat(label(all, "07ec6866-d283-46a6-991c-e8ce0c6fc159").in(Language.NL))
        .isEqualTo("wetenschappelijke gegevens interpreteren om waterkwaliteit te beoordelen");
    assertThat(label(all, "1697d506-a82b-45aa-9a2f-2b71d71e1789").in(Language.NL))
        .isEqualTo("water chemistry analysis (en)");
    assertThat(label(all, "00000000-0000-0000-0000-000000000000").in(Language.NL))
        .isEqualTo(ESCO + "00000000-0000-0000-0000-000000000000");
  }

  private static Label label(Vocabularies all, String uuid) {
    return all.label(SkillReference.esco(uuid), Language.NL);
  }

  @Test
  void sample_hasTheCompleteEssentialListsOfTheGoldenCases() {
    assertThat(essentials("vuilnisophaler")).isEqualTo(9);
    assertThat(essentials("recyclingmedewerker")).isEqualTo(13);
    assertThat(essentials("ICT-netwerktechnicus")).isEqualTo(20);
    assertThat(essentials("ict network administrator")).isEqualTo(33);
    assertThat(essentials("exploitatietechnicus afvalwaterzuivering")).isEqualTo(13);
    assertThat(SAMPLE.droppedRelations()).isZero();
  }

  private static long essentials(String occupation) {
    return Vocabularies.of(SAMPLE).occupation(occupation).orElseThrow().requires().stream()
        .filter(needed -> needed.strength() == RequirementStrength.ESSENTIAL)
        .count();
  }

  @Test
  void sharedSubset_hasEveryListThatItsReadmeCounts() throws Exception {
    Vocabulary shared = SharedTaxonomy.vocabulary();
    assertThat(shared.occupations()).hasSize(60);
    assertThat(shared.concepts()).hasSize(765 + 60 + 302);
    assertThat(shared.requirementCount()).isEqualTo(1747);
    assertThat(shared.droppedRelations()).isZero();
    assertThat(Vocabularies.of(shared).occupation("vuilnisophaler").orElseThrow().requires())
        .filteredOn(needed -> needed.strength() == RequirementStrength.ESSENTIAL)
        .hasSize(9);
    assertThat(shared.find("http://data.europa.eu/esco/isced-f/0111").orElseThrow().ancestors())
        .extracting(Concept::uri)
        .startsWith(
            "http://data.europa.eu/esco/isced-f/011", "http://data.europa.eu/esco/isced-f/01");
  }

  @ParameterizedTest
  @CsvSource({
    "afvalsoort, 1ead478f-4e9d-4aa7-a728-823fc1e894f5",
    "AFVALSOORT beoordelen, 1ead478f-4e9d-4aa7-a728-823fc1e894f5",
    "beoordelen afvalsoort, 1ead478f-4e9d-4aa7-a728-823fc1e894f5",
    "afvalsort beoordelen, 1ead478f-4e9d-4aa7-a728-823fc1e894f5",
    "fotovoltaische systemen, 18d3f89a-6ac5-4ca6-bf93-0baec4e13bcd",
    "FOTOVOLTAÏSCHE, 18d3f89a-6ac5-4ca6-bf93-0baec4e13bcd",
    "rioolslip verwijderen, 5cddc62d-3958-4390-b17e-0aecb5848c40",
    "slib verwijderen, 5cddc62d-3958-4390-b17e-0aecb5848c40"
  })
  void search_findsDespiteAccentsCaseOrderAndMistakes(String typed, String uuid) {
    assertThat(Vocabularies.of(SAMPLE).search(typed, Language.NL, 5))
        .first()
        .satisfies(match -> assertThat(match.concept().uri()).isEqualTo(ESCO + uuid));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "…", "xqzwv", "kwantumchromodynamica"})
  void search_forNothingThatIsThere_findsNothing(String typed) {
    assertThat(Vocabularies.of(SAMPLE).search(typed, Language.NL, 5)).isEmpty();
  }

  @Test
  void search_isBoundedAndTheSameEveryTime() {
    Vocabularies all = Vocabularies.of(SAMPLE);
    List<LabelMatch> once = all.search("water", Language.NL, 3);
    assertThat(once).hasSize(3).isEqualTo(all.search("water", Language.NL, 3));
    assertThat(all.search("a".repeat(100_000), Language.NL, 3)).isEmpty();
  }

  @Test
  void occupation_isFoundByUriAndByExactLabelOnly() {
    Vocabularies all = Vocabularies.of(SAMPLE);
    Concept collector = all.occupation("Vuilnisophaler").orElseThrow();
    assertThat(all.occupation(collector.uri())).contains(collector);
    assertThat(all.occupation("refuse collector")).contains(collector);
    assertThat(all.occupation("vuilnis")).isEmpty();
    assertThat(all.occupation("afvalsoort beoordelen")).isEmpty();
  }

  @Test
  void escoDownload_isReadWhateverTheOrderOfItsFiles() throws Exception {
    byte[] zip =
        zip(
            "ESCO/broaderRelationsSkillPillar_nl.csv",
            "conceptType,conceptUri,broaderType,broaderUri\n"
                + "KnowledgeSkillCompetence,urn:s:1,SkillGroup,urn:g:1\n",
            "ESCO/occupationSkillRelations_nl.csv",
            "occupationUri,relationType,skillType,skillUri\n"
                + "urn:o:1,essential,knowledge,urn:s:1\nurn:o:1,optional,skill/competence,urn:s:2\n"
                + "urn:o:1,essential,,urn:s:gone\n",
            "ESCO/occupations_nl.csv",
            "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,code\n"
                + "Occupation,urn:o:1,9611,lasser,\"lasster\nlasbaas\",,released,9611.1\n",
            "ESCO/skillGroups_nl.csv",
            "conceptType,conceptUri,preferredLabel,altLabels,status,code\n"
                + "SkillGroup,urn:g:1,metaal,,released,S1\n",
            "ESCO/skills_en.csv",
            "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status\n"
                + "KnowledgeSkillCompetence,urn:s:1,knowledge,,steel,,released\n"
                + "KnowledgeSkillCompetence,urn:s:2,skill/competence,,weld,,released\n",
            "ESCO/skills_nl.csv",
            "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status\n"
                + "KnowledgeSkillCompetence,urn:s:1,knowledge,,staal,,released\n"
                + "KnowledgeSkillCompetence,urn:s:3,knowledge,,oud,,obsolete\n",
            "ESCO/skills_fr.csv",
            "conceptType,conceptUri,skillType,preferredLabel\nx,urn:s:1,knowledge,acier\n",
            "ESCO/readme.html",
            "<html>");
    VocabularyReader reader =
        VocabularyReader.of(SCHEME).read("ESCO.zip", new ByteArrayInputStream(zip));
    Vocabulary read = reader.vocabulary();
    assertThat(reader.skipped()).containsExactly("ESCO/skills_fr.csv", "ESCO/readme.html");
    Concept welder = read.find("urn:o:1").orElseThrow();
    assertThat(welder.label(Language.NL)).hasToString("lasser");
    assertThat(welder.alternativeLabels(Language.NL)).containsExactly("lasster", "lasbaas");
    assertThat(welder.code()).contains("9611.1");
    assertThat(welder.requires())
        .extracting(needed -> needed.skill().uri() + " " + needed.strength())
        .containsExactly("urn:s:1 ESSENTIAL", "urn:s:2 OPTIONAL");
    assertThat(read.droppedRelations()).isEqualTo(1);
    Concept steel = read.find("urn:s:1").orElseThrow();
    assertThat(steel.kind()).isEqualTo(ConceptKind.KNOWLEDGE);
    assertThat(steel.label(Language.EN)).hasToString("steel");
    assertThat(steel.broader()).extracting(Concept::uri).containsExactly("urn:g:1");
    assertThat(steel.broader().get(0).narrower()).containsExactly(steel);
    assertThat(read.find("urn:s:3")).isEmpty();
  }

  @Test
  void tabiyaDownload_isReadByItsIdentifiers() throws Exception {
    byte[] zip =
        zip(
            "occupation_to_skill_relations.csv",
            "OCCUPATIONTYPE,OCCUPATIONID,RELATIONTYPE,SIGNALLINGVALUE,SKILLID\n"
                + "escooccupation,k2,essential,,k1\nlocaloccupation,k2,,0.5,k1\n",
            "skill_hierarchy.csv",
            "PARENTOBJECTTYPE,PARENTID,CHILDID,CHILDOBJECTTYPE\nskillgroup,k3,k1,skill\n",
            "skills.csv",
            "ORIGINURI,ID,UUIDHISTORY,SKILLTYPE,REUSELEVEL,PREFERREDLABEL,ALTLABELS\n"
                + "urn:s:1,k1,aa,skill/competence,,weld,welding\n",
            "occupations.csv",
            "ORIGINURI,ID,UUIDHISTORY,CODE,PREFERREDLABEL,ALTLABELS,REGULATEDPROFESSIONNOTE,OCCUPATIONTYPE\n"
                + ",k2,\"bb\ncc\",1,welder,,,localoccupation\n",
            "skill_groups.csv",
            "ORIGINURI,ID,UUIDHISTORY,CODE,PREFERREDLABEL,ALTLABELS\nurn:g:1,k3,dd,S1,metal,\n");
    Vocabulary read =
        VocabularyReader.of(SCHEME).read("t.zip", new ByteArrayInputStream(zip)).vocabulary();
    Concept welder = read.find("urn:uuid:cc").orElseThrow();
    assertThat(welder.kind()).isEqualTo(ConceptKind.OCCUPATION);
    assertThat(welder.requires()).hasSize(1);
    assertThat(read.find("urn:s:1").orElseThrow().broader()).hasSize(1);
  }

  @Test
  void skos_isReadFromTurtleAndFromTriplesAlike() throws Exception {
    String turtle =
        """
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        PREFIX cnlo: <https://linkeddata.competentnl.nl/def/competentnl#>
        @prefix : <https://example.org/c/> .
        @prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
        # een beroep met drie sterktes
        :o1 a cnlo:Occupation ; skos:prefLabel "lasser"@nl, "welder"@en-GB, "Schweißer"@de ;
          skos:notation "7212" ; skos:altLabel '''las"ser
        2'''@nl ;
          cnlo:requiresHATEssential :s1 ; cnlo:requiresHATImportant :s2 ; cnlo:requiresHATSomewhat :k1 .
        :s1 a cnlo:HumanCapability ; xl:prefLabel [ xl:literalForm "lassen"@nl ] ; skos:broader :s0.1 ;
          :weight 1.5 ; :ok true ; :list ( 1 2 :x ) .
        :s2 a skos:Concept ; skos:prefLabel "l\\u00E9zen"@nl .
        :s0.1 a skos:Concept ; skos:prefLabel "metaal"@nl ; skos:narrower :s2 .
        :k1 a cnlo:KnowledgeArea ; skos:prefLabel "staal"@nl .
        """;
    String triples =
        "<https://example.org/c/o1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
            + " <https://x/Occupation> .\n"
            + "<https://example.org/c/o1> <http://www.w3.org/2004/02/skos/core#prefLabel>"
            + " \"lasser\"@nl .\n";
    Vocabulary read = read("c.ttl", turtle);
    Concept welder = read.find("https://example.org/c/o1").orElseThrow();
    assertThat(welder.own(Language.EN)).map(Label::text).contains("welder");
    assertThat(welder.alternativeLabels(Language.NL)).containsExactly("las\"ser\n2");
    assertThat(welder.code()).contains("7212");
    assertThat(welder.requires())
        .extracting(needed -> needed.skill().label(Language.NL) + " " + needed.strength())
        .containsExactly("lassen ESSENTIAL", "lézen IMPORTANT", "staal OPTIONAL");
    assertThat(read.find("https://example.org/c/k1").orElseThrow().kind())
        .isEqualTo(ConceptKind.KNOWLEDGE);
    assertThat(read.find("https://example.org/c/s0.1").orElseThrow().narrower()).hasSize(2);
    assertThat(read("c.nt", triples).occupations()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<urn:a> <urn:b> <urn:c>",
        "<urn:a> <urn:b> \"x .",
        "ex:a ex:b ex:c .",
        "<urn:a> <urn:b> \"\\q\" .",
        "<urn:a> <urn:b> [ ",
        "@prefix x <urn:a> .",
        "<urn:a"
      })
  void brokenTurtle_isRefusedWithItsLine(String text) {
    VocabularyException refused =
        catchThrowableOfType(VocabularyException.class, () -> read("c.ttl", "\n\n" + text));
    assertThat(refused.problem().where()).contains("line 3");
  }

  @Test
  @Tag("T98")
  void deepTurtle_isRefused() {
    assertThatThrownBy(() -> read("c.ttl", "<urn:a> <urn:b> " + "[ <urn:b> ".repeat(10_000)))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("LIMIT_EXCEEDED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "uri,skill_type,label_nl,label_en\\nno uri,,a,b; line 2",
        "uri,skill_type,label_nl,label_en\\nurn:a,,a,b\\nurn:b,,a; line 3",
        "uri,skill_type,label_nl,label_en\\nurn:a,,\"a,b; line",
        "occupation_uri,relation,skill_uri\\nurn:a,sometimes,urn:b; line 2",
        "occupation_uri,relation,skill_uri\\nurn:a,,urn:b; line 2",
        "a,b\\n1,2; x.csv",
        "uri,URI\\n1,2; line 1"
      })
  void brokenTable_isRefusedWithItsLine(String text, String where) {
    VocabularyException refused =
        catchThrowableOfType(
            VocabularyException.class, () -> read("x.csv", text.replace("\\n", "\n")));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.VOCABULARY_FORMAT);
    assertThat(refused.problem().where()).contains(where);
  }

  @Test
  void bytesThatAreNotUtf8_areRefused() {
    byte[] bytes =
        "uri,skill_type,label_nl,label_en\nurn:a,,caf\u00e9,".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(
            () -> VocabularyReader.of(SCHEME).read("x.csv", new ByteArrayInputStream(bytes)))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  @Tag("T98")
  void zipThatUnpacksToTooMuch_isRefused() throws Exception {
    byte[] bomb = zip("skills_nl.csv", "conceptUri,preferredLabel\n" + "urn:a,b\n".repeat(100_000));
    VocabularyReader reader =
        VocabularyReader.within(SCHEME, new VocabularyLimits(10_000, 100, 100, 1_000));
    assertThatThrownBy(() -> reader.read("b.zip", new ByteArrayInputStream(bomb)))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("LIMIT_EXCEEDED");
    assertThatThrownBy(
            () ->
                VocabularyReader.of(SCHEME)
                    .read("b.zip", new ByteArrayInputStream(new byte[] {'P', 'K', 3, 4, 9})))
        .isInstanceOf(Exception.class);
  }

  @Test
  void whatIsWritten_isReadAsTheSame() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VocabularyWriter.write(SAMPLE, out);
    Vocabulary again =
        VocabularyReader.of(SAMPLE.scheme())
            .read("x.zip", new ByteArrayInputStream(out.toByteArray()))
            .vocabulary();
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    VocabularyWriter.write(again, twice);
    assertThat(twice.toByteArray()).isEqualTo(out.toByteArray());
    assertThat(again.concepts()).hasSameSizeAs(SAMPLE.concepts());
    assertThat(again.requirementCount()).isEqualTo(SAMPLE.requirementCount());
  }

  @Test
  void hierarchyWithALoop_ends() {
    Vocabulary loop =
        Vocabulary.builder(SCHEME)
            .concept("urn:a", ConceptKind.SKILL)
            .concept("urn:b", ConceptKind.SKILL)
            .broader("urn:a", "urn:b")
            .broader("urn:b", "urn:a")
            .build();
    assertThat(loop.find("urn:a").orElseThrow().ancestors())
        .extracting(Concept::uri)
        .containsExactly("urn:b");
  }

  @Test
  void twoVersions_theFirstCountsAndTheOtherFillsIn() {
    Vocabulary older =
        labelled("urn:a", "druk aankunnen")
            .label("urn:b", Language.NL, "b")
            .concept("urn:b", ConceptKind.SKILL)
            .build();
    Vocabulary newer = labelled("urn:a", "omgaan met stress").build();
    Vocabularies both = Vocabularies.of(newer, older);
    assertThat(both.label("urn:a", Language.NL)).hasToString("omgaan met stress");
    assertThat(both.label("urn:b", Language.NL)).hasToString("b");
    assertThat(both.findAll("urn:a")).hasSize(2);
  }

  private static Vocabulary.Builder labelled(String uri, String label) {
    return Vocabulary.builder(SCHEME)
        .concept(uri, ConceptKind.SKILL)
        .label(uri, Language.NL, label);
  }

  private static Vocabulary read(String name, String text) throws Exception {
    return VocabularyReader.of(SCHEME)
        .read(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .vocabulary();
  }

  private static byte[] zip(String... namesAndTexts) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
