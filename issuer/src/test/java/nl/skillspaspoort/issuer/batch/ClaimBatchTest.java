package nl.skillspaspoort.issuer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nl.skillspaspoort.core.claim.ClaimCode;
import nl.skillspaspoort.core.claim.ClaimFile;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.issuer.claim.ClaimDesk;
import nl.skillspaspoort.issuer.registry.IssuerRegistry;
import nl.skillspaspoort.issuer.registry.Stores;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("DOMAIN issuer 3 and 9: a batch of claim files")
@Tag("T80")
@Tag("T81")
final class ClaimBatchTest {
  private static final BatchFormat WITHOUT_WALLETS =
      BatchFormat.of("studentnummer", "datum").mark("cijfer", TestBatches.MARK).build();

  @TempDir private Path folder;

  private static BatchPlan plan(String... rows) throws BatchException {
    String csv = "studentnummer;datum;cijfer\n" + String.join("\n", rows) + "\n";
    return BatchPlan.read(
        csv.getBytes(StandardCharsets.UTF_8),
        StandardCharsets.UTF_8,
        WITHOUT_WALLETS,
        TestBatches.COURSE,
        TestBatches.issuer(),
        FixedClock.NOW);
  }

  private ClaimBatch.Summary run(IssuerRegistry registry, BatchPlan plan, String approved)
      throws Exception {
    return ClaimBatch.with(TestBatches.registrar(registry), Duration.ofDays(90))
        .run(
            plan,
            approved,
            folder.resolve("claims"),
            folder.resolve("codes.csv"),
            BatchProgress.SILENT);
  }

  @Test
  void filesAndCodes_areTheSameAgainAndCanBeClaimed() throws Exception {
    BatchPlan plan = plan("0000001;31-01-2026;7,5", "=0000002;31-01-2026;8");
    try (IssuerRegistry registry = Stores.open(Stores.H2.place(folder))) {
      assertThat(run(registry, plan, plan.digest())).hasToString("2 claim files, 0 claimed before");
      List<String> codes = Files.readAllLines(folder.resolve("codes.csv"));
      assertThat(codes).hasSize(3);
      assertThat(codes.get(2)).startsWith("3;'=0000002;");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("codes.csv"))))
          .isEqualTo("rw-------");
      assertThat(run(registry, plan, plan.digest())).hasToString("2 claim files, 0 claimed before");
      assertThat(Files.readAllLines(folder.resolve("codes.csv"))).isEqualTo(codes);

      String[] cells = codes.get(1).split(";", -1);
      String name = cells[2].startsWith("'") ? cells[2].substring(1) : cells[2];
      ClaimFile file =
          ClaimFile.parse(Files.readAllBytes(folder.resolve("claims/" + name + ".json")));
      SignedCredential credential =
          new ClaimDesk(TestBatches.registrar(registry))
              .claim(
                  file,
                  ClaimCode.parse(cells[3]),
                  file.proof(TestKeys.holder(), FixedClock.NOW).text());
      assertThat(credential.unverified().subjectIds())
          .containsExactly(TestKeys.did(TestKeys.HOLDER).value());
      assertThat(run(registry, plan, plan.digest())).hasToString("1 claim files, 1 claimed before");
    }
  }

  @Test
  @Tag("T83")
  void planThatNobodyApproved_orWithWallets_isRefusedAndWritesNothing() throws Exception {
    try (IssuerRegistry registry = Stores.open(Stores.H2.place(folder))) {
      BatchPlan plan = plan("0000001;31-01-2026;7,5");
      assertThatThrownBy(() -> run(registry, plan, "another"))
          .hasMessageContaining("BATCH_CHANGED");
      BatchPlan wallets =
          TestBatches.plan(
              TestBatches.file(1, student -> TestBatches.row(student, "31-01-2026", "7,5")));
      assertThatThrownBy(() -> run(registry, wallets, wallets.digest()))
          .hasMessageContaining("BATCH_MALFORMED");
      assertThat(folder.resolve("claims")).doesNotExist();
      assertThat(folder.resolve("codes.csv")).doesNotExist();
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.filter(file -> file.toString().endsWith(".new"))).isEmpty();
    }
  }
}
