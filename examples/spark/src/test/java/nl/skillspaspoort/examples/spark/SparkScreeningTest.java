package nl.skillspaspoort.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.status.BitstringStatusList;
import nl.skillspaspoort.core.status.BitstringStatusListEntry;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusPurpose;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.Contact;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.IssuerIdentity;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustedIssuer;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.screening.ScreeningRow;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows as on one machine, with two workers. */
final class SparkScreeningTest {
  private static final int INPUTS = 300;
  private static final BitstringStatusListEntry GOOD =
      new BitstringStatusListEntry("https://status.example/1", 7, StatusPurpose.REVOCATION);
  private static final BitstringStatusListEntry REVOKED =
      new BitstringStatusListEntry("https://status.example/1", 8, StatusPurpose.REVOCATION);

  @TempDir private Path folder;

  @BeforeAll
  static void jdk() {
    assumeTrue(
        Runtime.version().feature() < 24,
        "Hadoop, which Spark brings, needs what was left of the security manager until JDK 23");
  }

  @Test
  void rows_areThoseOfOneMachine() throws Exception {
    List<String> lines = IntStream.range(0, INPUTS).mapToObj(SparkScreeningTest::line).toList();
    Path input = folder.resolve("applications.jsonl");
    Files.write(input, lines, StandardCharsets.UTF_8);

    Verifier verifier = lists().verifier();
    List<List<String>> expected = new ArrayList<>();
    for (int i = 0; i < INPUTS; i++) {
      byte[] bytes = lines.get(i).getBytes(StandardCharsets.UTF_8);
      expected.add(ScreeningRow.of(Integer.toString(i + 1), verifier.verify(bytes)).cells());
    }
    assertThat(expected.stream().map(cells -> cells.get(1)).distinct()).hasSize(3);

    try (SparkSession spark = session()) {
      List<List<String>> rows =
          SparkScreening.screen(
                  spark, SparkScreening.lines(spark, input.toString()).repartition(7), lists())
              .collectAsList()
              .stream()
              .map(SparkScreeningTest::cells)
              .sorted(Comparator.comparingInt(cells -> Integer.parseInt(cells.get(0))))
              .toList();
      assertThat(rows).isEqualTo(expected);
    }
  }

  @Test
  void listOfAnotherSigner_stopsTheJob() throws ProblemException {
    ScreeningLists forged =
        new ScreeningLists(
            List.of(trustList()),
            List.of(TestKeys.STRANGER.publicKey().multibase()),
            List.of(),
            policy(),
            FixedClock.NOW);
    assertThatThrownBy(forged::verifier)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("LIST_NOT_AUTHENTIC");
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .appName("test")
        .master("local[2]")
        .config("spark.ui.enabled", false)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate();
  }

  private static List<String> cells(Row row) {
    return IntStream.range(0, row.size()).mapToObj(row::getString).toList();
  }

  /** Good, revoked, changed, of somebody else, and no credential at all. */
  private static String line(int number) {
    JsonObject credential =
        Credentials.evc().with("credentialStatus", (number % 5 == 1 ? REVOKED : GOOD).toJson());
    return switch (number % 5) {
      case 2 -> Credentials.secured(credential, TestKeys.issuer()).with("name", "Anders").toJson();
      case 3 ->
          Credentials.secured(
                  credential.with("issuer", TestKeys.did(TestKeys.STRANGER).value()),
                  TestKeys.stranger())
              .toJson();
      case 4 -> "geachte heer, mevrouw " + number;
      default -> Credentials.secured(credential, TestKeys.issuer()).toJson();
    };
  }

  private static ScreeningLists lists() throws ProblemException {
    return new ScreeningLists(
        List.of(trustList()),
        List.of(TestKeys.LIST_SIGNER.publicKey().multibase()),
        List.of(statusList()),
        policy(),
        FixedClock.NOW);
  }

  private static byte[] policy() {
    return "{\"weakened\": [\"allowBearer\"]}".getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] statusList() {
    return Credentials.secured(
            StatusListCredential.unsigned(
                GOOD.listUri(),
                TestKeys.did(TestKeys.ISSUER).value(),
                StatusPurpose.REVOCATION,
                BitstringStatusList.ofZeros(BitstringStatusList.MIN_ENTRIES, 1).set(8, 1).build(),
                FixedClock.NOW,
                FixedClock.NOW.plus(Duration.ofDays(7)),
                Duration.ofMinutes(5)),
            TestKeys.issuer())
        .toJson()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] trustList() throws ProblemException {
    Scope scope =
        Scope.builder()
            .credentialTypes("OpenBadgeCredential")
            .anyAchievementType()
            .anyStandard()
            .anySkill()
            .anyLevel()
            .anyTerritory()
            .build();
    TrustedIssuer school =
        new TrustedIssuer(
            List.of(IssuerIdentity.of(TestKeys.did(TestKeys.ISSUER))),
            DisplayName.same("School (fictief)"),
            new Contact(
                "Dijk 1",
                Optional.empty(),
                Optional.empty(),
                "NL",
                URI.create("mailto:info@school.example"),
                URI.create("https://school.example")),
            List.of(),
            List.of(
                Grant.toIssue(
                    DisplayName.of("Opleider", "Provider"),
                    scope,
                    Instant.parse("2025-03-01T00:00:00Z"))));
    return TrustListDraft.builder()
        .id("https://lists.example/evc")
        .operator(DisplayName.of("Lijst (fictief)", "List (invented)"))
        .territory("NL")
        .sequence(1)
        .issuedAt(FixedClock.NOW.minus(Duration.ofDays(1)))
        .nextUpdate(FixedClock.NOW.plus(Duration.ofDays(30)))
        .issuer(school)
        .build()
        .sign(TestKeys.listSigner())
        .bytes();
  }
}
