package nl.skillspaspoort.issuer.batch;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.ResultDescription;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.issuer.Issuer;
import nl.skillspaspoort.issuer.registry.IssuerRegistry;
import nl.skillspaspoort.issuer.registry.Registrar;
import nl.skillspaspoort.issuer.registry.StatusUrls;

/** A school with one course, for tests of batches. */
final class TestBatches {
  static final ResultDescription MARK =
      ResultDescription.dutchMark(
          "https://school.example/achievements/testing#mark",
          "Eindcijfer",
          List.of(
              Alignment.esco(
                  SkillReference.esco("913e7e83-b8f8-4574-b1ca-1b38f3fd974a"),
                  "softwaretests uitvoeren")));

  static final Achievement COURSE =
      Achievement.of("https://school.example/achievements/testing", "Softwaretesten")
          .description("Test software en schrijft op wat er misgaat.")
          .criteria("Praktijkopdracht met een cijfer.")
          .result(MARK)
          .build();

  static final BatchFormat FORMAT =
      BatchFormat.of("studentnummer", "datum")
          .holder("did")
          .mark("cijfer", MARK)
          .remark("toelichting", "Toelichting van de docent")
          .ignore("naam", "tussenvoegsel")
          .build();

  static final String HEADER = "studentnummer;naam;tussenvoegsel;datum;cijfer;did;toelichting\n";

  private TestBatches() {}

  static Issuer issuer() {
    return Issuer.builder()
        .signer(TestKeys.issuer())
        .name("ROC Polderland (fictief)")
        .cryptosuite(Cryptosuites.EDDSA_JCS_2022)
        .clock(FixedClock.atNow())
        .build();
  }

  static Registrar registrar(IssuerRegistry registry) {
    return new Registrar(
        issuer(),
        registry,
        StatusUrls.under(URI.create("https://school.example/status")),
        FixedClock.atNow());
  }

  static String row(int student, String date, String mark) {
    return String.format(java.util.Locale.ROOT, "%07d", student)
        + ";Jansen;van der;"
        + date
        + ";"
        + mark
        + ";"
        + TestKeys.did(TestKeys.HOLDER).value()
        + ";\n";
  }

  static String file(int rows, IntFunction<String> row) {
    return HEADER + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining());
  }

  static BatchPlan plan(String csv) throws BatchException {
    return plan(csv.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  static BatchPlan plan(byte[] csv, Charset charset) throws BatchException {
    return BatchPlan.read(csv, charset, FORMAT, COURSE, issuer(), FixedClock.NOW);
  }
}
