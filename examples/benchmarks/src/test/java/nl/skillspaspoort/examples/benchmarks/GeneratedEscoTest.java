package nl.skillspaspoort.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.vocabulary.Vocabularies;
import nl.skillspaspoort.core.vocabulary.Vocabulary;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class GeneratedEscoTest {

  @Test
  void downloadOfFullSize_isImportedInSeconds() {
    byte[] zip = SkillsBenchmark.download();
    Vocabulary read =
        Assertions.assertTimeout(Duration.ofSeconds(30), () -> SkillsBenchmark.vocabulary(zip));
    assertThat(read.concepts().stream().filter(concept -> concept.kind().isSkill()))
        .hasSize(GeneratedEsco.SKILLS);
    assertThat(read.occupations()).hasSize(GeneratedEsco.OCCUPATIONS);
    assertThat(read.requirementCount()).isEqualTo(GeneratedEsco.REQUIREMENTS);
    assertThat(read.droppedRelations()).isZero();
    String label = read.occupations().get(7).label(Language.NL).text();
    assertThat(Vocabularies.of(read).occupation(label)).contains(read.occupations().get(7));
  }
}
