package nl.skillspaspoort.examples.quickstart;

import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.core.skill.ResultDescription;
import nl.skillspaspoort.core.skill.SkillReference;

/**
 * A made-up EVC standard for waste water technicians: ten competences, each an ESCO skill with its
 * Dutch label.
 *
 * <p>This example uses the ESCO classification of the European Commission.
 */
final class EvcStandard {
  static final String ID = "https://evc-rivierenland.example/standaarden/afvalwaterzuivering";

  private static final List<ResultDescription> COMPETENCES =
      List.of(
          competence(
              "5206a9b8-8337-4f0b-ae00-163a2f55d8cf",
              "zorg dragen voor behandeling van afvalwater"),
          competence("2afefe51-4dcf-4314-a014-7c0477ee7372", "waterbehandelingen uitvoeren"),
          competence(
              "8bcf4ef0-edda-4f6a-a1ce-7defb1d324d6", "waterbehandelingsprocedures uitvoeren"),
          competence(
              "3de6d427-546b-450b-97ba-d3d50eb274da", "apparatuur voor waterzuivering bedienen"),
          competence(
              "2a45f2d1-8f1a-4c62-9332-cfd3535d9d35",
              "uitrusting voor waterbehandeling onderhouden"),
          competence("2f48c606-a936-46a4-9058-dd925973efd6", "waterkwaliteitsparameters meten"),
          competence("d589970b-933d-4656-bcb6-a43b3cc67888", "waterkwaliteit controleren"),
          competence("5cddc62d-3958-4390-b17e-0aecb5848c40", "rioolslib verwijderen"),
          competence(
              "07ec6866-d283-46a6-991c-e8ce0c6fc159",
              "wetenschappelijke gegevens interpreteren om waterkwaliteit te beoordelen"),
          competence(
              "0f4cc60e-820e-439d-8810-31a2cc27ada6",
              "desinfectieapparatuur voor water gebruiken"));

  private static final int SHOWN = 8;

  private EvcStandard() {}

  private static ResultDescription competence(String escoId, String label) {
    SkillReference skill = SkillReference.esco(escoId);
    return ResultDescription.shownOrNot(ID + "/" + escoId, label, Alignment.esco(skill, label));
  }

  static Achievement certificate() {
    Achievement.Builder certificate =
        Achievement.of(ID + "/certificaat", "EVC-ervaringscertificaat afvalwaterzuivering")
            .description("Wat iemand in de praktijk heeft geleerd, beoordeeld naar de standaard.")
            .criteria("Portfolio, gesprek en werkplekbezoek door twee assessoren.")
            .type("Certificate")
            .inLanguage("nl")
            .level(QualificationLevel.nlqf("3"))
            .standard(ID);
    COMPETENCES.forEach(certificate::result);
    return certificate.build();
  }

  /** What the assessors found: the first eight competences shown, the last two not. */
  static List<Result> findings() {
    List<Result> findings = new ArrayList<>();
    for (int i = 0; i < COMPETENCES.size(); i++) {
      ResultDescription competence = COMPETENCES.get(i);
      findings.add(i < SHOWN ? Result.shown(competence) : Result.notShown(competence));
    }
    return findings;
  }
}
