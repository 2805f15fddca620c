package nl.skillspaspoort.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.Contact;
import nl.skillspaspoort.core.trust.DenyEntry;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.IssueDateEvidence;
import nl.skillspaspoort.core.trust.IssuerIdentity;
import nl.skillspaspoort.core.trust.KeyPeriod;
import nl.skillspaspoort.core.trust.LevelRange;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.SignedTrustList;
import nl.skillspaspoort.core.trust.TrustDecision;
import nl.skillspaspoort.core.trust.TrustEvidence;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.core.trust.TrustQuery;
import nl.skillspaspoort.core.trust.TrustedIssuer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps the example in {@code trust-list-format.md} true. */
final class TrustListFormatTest {
  private static final String ISSUER = "did:web:evc-centrum.example";
  private static final String STANDARD = "https://evc.example/standards/afvalwater-3";
  private static final Pattern CODE = Pattern.compile("`([A-Z_]+)`");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final String SKILL = "2afefe51-4dcf-4314-a014-7c0477ee7372";

  @Test
  void example_isWhatTheLibraryWrites() {
    assertThat(block("payload")).isEqualTo(JsonWriter.pretty(example().toJson()));
  }

  @Test
  void exampleHeader_isTheOneThatIsSigned() throws Exception {
    CompactJws jws = CompactJws.parse(text(example().sign(TestKeys.listSigner())));
    assertThat(jws.unverifiedHeader()).isEqualTo(JsonReader.strict().readObject(block("header")));
  }

  @Test
  void example_isRead() throws Exception {
    TrustList list = list();
    assertThat(list.id()).isEqualTo("https://evc-register.example/lists/evc");
    assertThat(list.sequence()).isEqualTo(7);
    assertThat(list.find(ISSUER)).isPresent();
    assertThat(list.denies("did:web:evc-centrurn.example")).isTrue();
  }

  /** The table of examples in the document, row by row. */
  @TestFactory
  Stream<DynamicTest> decisionsOfTheDocument_areTheOnesMade() {
    List<String> rows =
        document()
            .lines()
            .dropWhile(line -> !line.startsWith("| awarded |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertThat(rows).hasSize(5);
    return rows.stream().map(row -> DynamicTest.dynamicTest(row, () -> check(row)));
  }

  private static void check(String row) throws Exception {
    String[] cells = row.substring(1).split("\\|");
    TrustDecision decision =
        TrustPolicy.anyOf(List.of(list()))
            .decide(
                query(
                    LocalDate.parse(cells[0].trim(), DAY),
                    "https://evc.example/standards/" + cells[1].trim(),
                    cells[2].trim().equals("yes")));
    List<String> codes = CODE.matcher(cells[3]).results().map(match -> match.group(1)).toList();
    assertThat(decision.problems()).extracting(problem -> problem.code().name()).isEqualTo(codes);
    if (codes.isEmpty()) {
      assertThat(cells[3].trim()).isEqualTo("recognised when issued, ended since");
      assertThat(((TrustDecision.Trusted) decision).evidence().standing())
          .isEqualTo(TrustEvidence.Standing.ENDED_SINCE);
    }
  }

  private static TrustQuery query(LocalDate awarded, String standard, boolean dateAccepted) {
    return TrustQuery.issuedBy(
            ISSUER, TestKeys.ISSUER.publicKey(), Instant.parse("2026-11-23T12:00:00Z"))
        .credentialTypes(List.of("VerifiableCredential", "OpenBadgeCredential"))
        .achievementType(Optional.of("Certificate"))
        .standard(Optional.of(standard))
        .skills(List.of(SkillReference.esco(SKILL)))
        .levels(List.of(QualificationLevel.nlqf("3")))
        .territory("NL")
        .claimedIssuedAt(Optional.of(awarded.atTime(12, 0).toInstant(ZoneOffset.UTC)))
        .issueDateEvidence(
            dateAccepted ? IssueDateEvidence.CLAIMED_DATE_ACCEPTED : IssueDateEvidence.NONE)
        .build();
  }

  private static TrustList list() throws Exception {
    byte[] payload = block("payload").getBytes(StandardCharsets.UTF_8);
    String jws = CompactJws.sign("JOSE", payload, TestKeys.listSigner()).text();
    return SignedTrustList.parse(jws).verify(Set.of(TestKeys.LIST_SIGNER.publicKey()));
  }

  private static TrustListDraft example() {
    Instant from = Instant.parse("2025-03-01T00:00:00+01:00");
    return TrustListDraft.builder()
        .id("https://evc-register.example/lists/evc")
        .operator(DisplayName.of("Register EVC (fictief)", "EVC register (invented)"))
        .schemeName(DisplayName.of("Erkende EVC-aanbieders", "Recognised EVC providers"))
        .territory("NL")
        .sequence(7)
        .issuedAt(Instant.parse("2026-11-01T00:00:00Z"))
        .nextUpdate(Instant.parse("2026-12-01T00:00:00Z"))
        .deny(
            new DenyEntry(
                IssuerIdentity.of("did:web:evc-centrurn.example"),
                Optional.of(DisplayName.of("Nagemaakte naam", "Imitated name"))))
        .issuer(
            new TrustedIssuer(
                List.of(
                    IssuerIdentity.of(ISSUER),
                    IssuerIdentity.of("https://evc-centrum.example/issuer")),
                DisplayName.of(
                    "EVC Centrum Rivierenland (fictief)", "EVC Centre Rivierenland (invented)"),
                new Contact(
                    "Dorpsstraat 1",
                    Optional.of("4000 AA"),
                    Optional.of("Tiel"),
                    "NL",
                    URI.create("mailto:info@evc-centrum.example"),
                    URI.create("https://evc-centrum.example/")),
                List.of(KeyPeriod.from(from, TestKeys.ISSUER.publicKey())),
                List.of(
                    Grant.toIssue(
                            DisplayName.of("EVC-aanbieder", "EVC provider"),
                            Scope.builder()
                                .credentialTypes("OpenBadgeCredential")
                                .achievementTypes("Certificate")
                                .standards(STANDARD)
                                .frameworks("http://data.europa.eu/esco/skill/")
                                .levels(
                                    new LevelRange(
                                        QualificationLevel.nlqf("2"), QualificationLevel.nlqf("4")))
                                .anyTerritory()
                                .build(),
                            from)
                        .until(Instant.parse("2026-08-31T23:59:59+02:00")))))
        .build();
  }

  private static String text(SignedTrustList list) {
    return new String(list.bytes(), StandardCharsets.US_ASCII);
  }

  /** The JSON block of the document after the comment with this name. */
  private static String block(String name) {
    String document = document();
    String start = "<!-- example: " + name + " -->\n```json\n";
    int from = document.indexOf(start);
    assertThat(from).as("the example %s", name).isNotNegative();
    return document.substring(
        from + start.length(), document.indexOf("```", from + start.length()));
  }

  private static String document() {
    try {
      return Files.readString(Path.of("trust-list-format.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
