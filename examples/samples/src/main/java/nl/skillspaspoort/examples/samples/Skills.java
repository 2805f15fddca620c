package nl.skillspaspoort.examples.samples;

import java.util.List;
import java.util.stream.Stream;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.vocabulary.Vocabularies;
import nl.skillspaspoort.core.vocabulary.Vocabulary;

/** The ESCO skills of the samples, with their Dutch labels from the sample vocabulary. */
final class Skills {
  private static final Vocabularies ESCO = Vocabularies.of(Vocabulary.sample());

  static final List<Alignment> NETWORKS =
      of("bf983f2a-e941-4646-811d-cc81060cb53f", "0da6cab1-0ee9-4391-a299-f71fbf21db56");
  static final List<Alignment> TESTING =
      of("913e7e83-b8f8-4574-b1ca-1b38f3fd974a", "85f46538-ae70-498a-bfbc-b8ddafe96c7d");
  static final List<Alignment> RECYCLING =
      of(
          "1ead478f-4e9d-4aa7-a728-823fc1e894f5",
          "1fe682ad-b8a2-44bb-a557-7eccf79b2014",
          "72627d40-488a-4ef5-9c72-3c048361102c");
  static final Alignment UNFINISHED = of("901297b8-9f66-431b-a6ab-bc2235acf056").get(0);
  static final List<Alignment> WATER_SHOWN =
      of(
          "5206a9b8-8337-4f0b-ae00-163a2f55d8cf",
          "2afefe51-4dcf-4314-a014-7c0477ee7372",
          "8bcf4ef0-edda-4f6a-a1ce-7defb1d324d6",
          "3de6d427-546b-450b-97ba-d3d50eb274da",
          "2a45f2d1-8f1a-4c62-9332-cfd3535d9d35",
          "2f48c606-a936-46a4-9058-dd925973efd6",
          "d589970b-933d-4656-bcb6-a43b3cc67888",
          "5cddc62d-3958-4390-b17e-0aecb5848c40");
  static final List<Alignment> WATER_NOT_SHOWN =
      of("07ec6866-d283-46a6-991c-e8ce0c6fc159", "0f4cc60e-820e-439d-8810-31a2cc27ada6");
  static final List<Alignment> ENERGY =
      of(
          "4e09e2d2-e317-47d2-bf5e-1d6c66be3efc",
          "29bfe2cd-f011-4f94-a3aa-f77768e60460",
          "8614b988-b907-473e-a701-47b525959dc8");
  static final List<Alignment> SAFETY = of("86df7af2-f9f3-4c06-a500-7f1fba9e78fe");
  static final List<Alignment> SMART_HOMES =
      of("32f20d0e-d127-4901-a971-a53e26dfef14", "699e7c26-6502-4e78-a823-3656ff5a5b8b");
  static final List<Alignment> TEAMWORK = of("60c78287-22eb-4103-9c8c-28deaa460da0");
  static final List<Alignment> OWN =
      of(
          "c44b765b-76fb-4a16-be7e-9925beee072c",
          "96ab25a3-c89b-43ea-833b-26b637c3b6ed",
          "7a147904-22b3-498a-b4d9-7bceeb86b45d");

  private Skills() {}

  private static List<Alignment> of(String... ids) {
    return Stream.of(ids)
        .map(SkillReference::esco)
        .map(skill -> Alignment.esco(skill, ESCO.label(skill, Language.NL).text()))
        .toList();
  }
}
