package nl.skillspaspoort.issuer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.issuer.registry.IssuerRegistry;
import nl.skillspaspoort.issuer.registry.Stores;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("DOMAIN issuer 3: a batch, signed exactly once")
@Tag("T81")
final class BatchTest {
  @TempDir private Path folder;

  private static BatchPlan plan(int rows) throws BatchException {
    return TestBatches.plan(
        TestBatches.file(rows, student -> TestBatches.row(student, "31-01-2026", "7,5")));
  }

  private static BatchSummary run(IssuerRegistry registry, BatchPlan plan, BatchOutput output)
      throws ProblemException, IOException {
    return Batch.with(TestBatches.registrar(registry), 2)
        .run(plan, plan.digest(), output, "order 1", BatchProgress.SILENT);
  }

  private static List<SignedCredential> credentials(Path path)
      throws IOException, CredentialFormatException {
    List<SignedCredential> credentials = new ArrayList<>();
    if (Files.isDirectory(path)) {
      try (Stream<Path> files = Files.list(path)) {
        for (Path file : files.sorted().toList()) {
          credentials.add(SignedCredential.parse(Files.readAllBytes(file)));
        }
      }
    } else {
      for (String line : Files.readAllLines(path)) {
        credentials.add(SignedCredential.parse(line));
      }
    }
    return credentials;
  }

  static Set<String> places(List<SignedCredential> credentials) {
    Set<String> places = new HashSet<>();
    for (SignedCredential credential : credentials) {
      places.add(credential.unverified().statusEntries().get(0).text("id").orElseThrow());
    }
    return places;
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void everyRow_isIssuedOnceHoweverOftenItRuns(Stores store) throws Exception {
    Path out = folder.resolve("out");
    try (IssuerRegistry registry = Stores.open(store.place(folder))) {
      BatchSummary first = run(registry, plan(200), BatchOutput.files(out));
      assertThat(first.issued()).isEqualTo(200);
      BatchSummary again = run(registry, plan(220), BatchOutput.files(out));
      assertThat(again.issued()).isEqualTo(20);
      assertThat(again.issuedBefore()).isEqualTo(200);
      assertThat(again.awards().subList(0, 200))
          .extracting(award -> award.slot())
          .isEqualTo(first.awards().stream().map(award -> award.slot()).toList());
      List<SignedCredential> credentials = credentials(out);
      assertThat(credentials).hasSize(220);
      assertThat(places(credentials)).hasSize(220);
      assertThat(registry.verifyAudit(entry -> {}).lines()).isEqualTo(220);
      assertThat(BatchReport.of(plan(220), again)).contains("201;0000199;urn:uuid:");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void outputThatFails_isTakenUpByTheNextRun(int failingBlock) throws Exception {
    Path out = folder.resolve("out.jsonl");
    try (IssuerRegistry registry = Stores.open(Stores.H2.place(folder))) {
      BatchPlan plan = plan(900);
      assertThatThrownBy(
              () -> run(registry, plan, new FailingOutput(new JsonLinesOutput(out), failingBlock)))
          .isInstanceOf(IOException.class);
      // A torn line at the end, as a crash would leave it.
      Files.writeString(out, "{\"half", StandardOpenOption.APPEND, StandardOpenOption.CREATE);
      BatchSummary rest = run(registry, plan, BatchOutput.jsonLines(out));
      assertThat(rest.issuedBefore()).isEqualTo(failingBlock * 250);
      assertThat(rest.issued()).isEqualTo(900 - failingBlock * 250);
      List<SignedCredential> credentials = credentials(out);
      assertThat(credentials).hasSize(900);
      assertThat(places(credentials)).hasSize(900);
      assertThat(registry.verifyAudit(entry -> {}).lines()).isEqualTo(900);
    }
  }

  /** Writes a block and then fails: the worst moment, since nothing of it was noted. */
  private static final class FailingOutput implements BatchOutput {
    private final BatchOutput output;
    private int left;

    FailingOutput(BatchOutput output, int left) {
      this.output = output;
      this.left = left;
    }

    @Override
    public void open(Set<String> issuedBefore) throws IOException {
      output.open(issuedBefore);
    }

    @Override
    public void write(List<SignedRow> rows) throws IOException {
      output.write(rows);
      if (left-- == 0) {
        throw new IOException("the disk is full");
      }
    }

    @Override
    public void close() throws IOException {
      output.close();
    }
  }

  @Test
  @Tag("T83")
  void planThatWasNotApproved_isNotSigned() throws Exception {
    try (IssuerRegistry registry = Stores.open(Stores.H2.place(folder))) {
      BatchPlan plan = plan(3);
      String other = plan(4).digest();
      assertThatThrownBy(
              () ->
                  Batch.with(TestBatches.registrar(registry))
                      .run(
                          plan,
                          other,
                          BatchOutput.files(folder.resolve("out")),
                          "order 1",
                          BatchProgress.SILENT))
          .isInstanceOfSatisfying(
              BatchException.class,
              e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.BATCH_CHANGED));
      assertThat(folder.resolve("out")).doesNotExist();
      assertThat(registry.lists()).isEmpty();
    }
  }

  @Test
  void planWithFaults_isNotSigned() throws Exception {
    try (IssuerRegistry registry = Stores.open(Stores.H2.place(folder))) {
      BatchPlan plan =
          TestBatches.plan(
              TestBatches.file(3, student -> TestBatches.row(student, "31-02-2026", "7")));
      assertThatThrownBy(() -> run(registry, plan, BatchOutput.files(folder.resolve("out"))))
          .isInstanceOf(BatchException.class);
      assertThat(registry.lists()).isEmpty();
    }
  }

  @Test
  void progress_endsAtTheNumberOfRows() throws Exception {
    List<Integer> seen = new ArrayList<>();
    try (IssuerRegistry registry = Stores.open(Stores.H2.place(folder))) {
      BatchPlan plan = plan(600);
      Batch.with(TestBatches.registrar(registry))
          .run(
              plan,
              plan.digest(),
              BatchOutput.files(folder.resolve("out")),
              "order 1",
              (done, total, perSecond) -> {
                assertThat(total).isEqualTo(600);
                assertThat(perSecond).isPositive();
                seen.add(done);
              });
    }
    assertThat(seen).containsExactly(250, 500, 600);
  }

  @Test
  void jsonLines_holdWhatTheFilesHold() throws Exception {
    try (IssuerRegistry registry = Stores.open(Stores.H2.place(folder))) {
      run(registry, plan(5), BatchOutput.jsonLines(folder.resolve("out.jsonl")));
    }
    String text = Files.readString(folder.resolve("out.jsonl"), StandardCharsets.UTF_8);
    assertThat(text).endsWith("\n");
    assertThat(credentials(folder.resolve("out.jsonl"))).hasSize(5);
  }
}
