package nl.skillspaspoort.examples.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.skillspaspoort.core.assessment.ProofAssessment;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.gap.GapReport;
import nl.skillspaspoort.core.gap.GapRules;
import nl.skillspaspoort.core.gap.OccupationComparison;
import nl.skillspaspoort.core.gap.RequirementSet;
import nl.skillspaspoort.core.passport.SkillEvidence;
import nl.skillspaspoort.core.passport.SkillsIndex;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.vocabulary.Concept;
import nl.skillspaspoort.core.vocabulary.Scheme;
import nl.skillspaspoort.core.vocabulary.Vocabularies;
import nl.skillspaspoort.core.vocabulary.Vocabulary;
import nl.skillspaspoort.core.vocabulary.VocabularyException;
import nl.skillspaspoort.core.vocabulary.VocabularyReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Skills over a vocabulary of the size of ESCO, for somebody who holds a thousand of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SkillsBenchmark {
  private static final int HELD = 1_000;

  private final byte[] download = download();
  private final Vocabulary vocabulary = vocabulary(download);
  private final List<Concept> occupations = vocabulary.occupations();
  private final RequirementSet one = RequirementSet.of(occupations.get(0));
  private final SkillsIndex held = held();
  private final GapRules rules =
      GapRules.of(Vocabularies.of(vocabulary), Instant.parse("2026-11-23T12:00:00Z"));

  /** A thousand skills beside one occupation. */
  @Benchmark
  public GapReport gap() {
    return GapReport.of(held, one, rules);
  }

  /** A thousand skills beside all 3,039 occupations. */
  @Benchmark
  public OccupationComparison allOccupations() {
    return OccupationComparison.of(held, occupations, rules);
  }

  /** The import of the whole download, in two languages. */
  @Benchmark
  public final Vocabulary importOfEsco() {
    return vocabulary(download);
  }

  static byte[] download() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      GeneratedEsco.write(out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  static Vocabulary vocabulary(byte[] zip) {
    try {
      return VocabularyReader.of(new Scheme("ESCO", "generated"))
          .read("esco.zip", new ByteArrayInputStream(zip))
          .vocabulary();
    } catch (IOException | VocabularyException e) {
      throw new AssertionError(e);
    }
  }

  private static SkillsIndex held() {
    ProofAssessment proof =
        new ProofAssessment(ProofLevel.P4, ProofLevel.P4, List.of(), List.of(), 0);
    SkillsIndex.Builder index = SkillsIndex.builder();
    for (int i = 0; i < HELD; i++) {
      index.add(
          new SkillEvidence(
              new SkillReference(URI.create(GeneratedEsco.skill(i * 13))),
              "",
              SkillFinding.Outcome.SHOWN,
              Integer.toString(i),
              "",
              proof,
              Optional.empty(),
              Optional.empty()));
    }
    return index.build();
  }
}
