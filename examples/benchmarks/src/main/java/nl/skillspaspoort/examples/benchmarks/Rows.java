package nl.skillspaspoort.examples.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.skillspaspoort.examples.benchmarks.Measurements.Quantity;

/**
 * The rows in the order in which they are printed. A new row is a {@code @Benchmark} method in one
 * of the classes beside this one, and a line here.
 */
final class Rows {
  private static final Row RAW_VERIFY = Row.firstInTurns("raw verify", "TurnsBenchmark.rdfc");
  private static final Row RAW_SIGN = Row.time("raw sign", "RawBenchmark.sign");
  private static final Row RDFC =
      Row.secondInTurns("verify eddsa-rdfc-2022", "TurnsBenchmark.rdfc");
  private static final Row RAW_TOKEN =
      Row.firstInTurns("raw verify, the bytes of the vc+jwt", "TurnsBenchmark.vcJwt");
  private static final Row JWT = Row.secondInTurns("verify vc+jwt", "TurnsBenchmark.vcJwt");
  private static final Row TITANIUM =
      Row.firstInTurns("verify eddsa-rdfc-2022, Titanium", "TurnsBenchmark.titanium");
  private static final Row NIMBUS =
      Row.firstInTurns("verify vc+jwt, Nimbus", "TurnsBenchmark.nimbus");

  private static final Row PROOF_ONLY = Row.firstInTurns("proof only", "TurnsBenchmark.verdict");
  private static final Row NATIVE_RAW =
      Row.firstInTurns("raw verify, native", "NativeTurnsBenchmark.rdfc");
  private static final Row BULK_ONE =
      Row.firstInTurns("bulk, one thread: 1,000", "TurnsBenchmark.bulk");

  private static final List<Row> PROOFS =
      List.of(
          RAW_VERIFY,
          RAW_SIGN,
          RDFC.atMostInTurns(1.7, RAW_VERIFY.name(), "TurnsBenchmark.rdfc"),
          NATIVE_RAW,
          Row.secondInTurns("verify eddsa-rdfc-2022, native", "NativeTurnsBenchmark.rdfc")
              .atMostInTurns(2.3, NATIVE_RAW.name(), "NativeTurnsBenchmark.rdfc"),
          Row.secondInTurns("verify eddsa-jcs-2022", "TurnsBenchmark.jcs")
              .atMostInTurns(1.35, RAW_VERIFY.name(), "TurnsBenchmark.jcs"),
          RAW_TOKEN.beside(RAW_VERIFY.name(), RAW_VERIFY.quantity()),
          JWT.atMostInTurns(1.35, RAW_TOKEN.name(), "TurnsBenchmark.vcJwt"),
          new Row("vc+jwt beside 64 bytes", JWT.unit(), JWT.quantity(), JWT.comparison())
              .beside(RAW_VERIFY.name(), RAW_VERIFY.quantity()),
          Row.secondInTurns("verify SD-JWT, 12 disclosures", "TurnsBenchmark.sdJwt")
              .atMostInTurns(1.35, RAW_VERIFY.name(), "TurnsBenchmark.sdJwt"),
          PROOF_ONLY,
          Row.secondInTurns("full verdict", "TurnsBenchmark.verdict")
              .atMostInTurns(1.15, PROOF_ONLY.name(), "TurnsBenchmark.verdict"),
          Row.allocation("allocation, verify eddsa-rdfc-2022", "VerifyBenchmark.rdfc")
              .atMost(1, "120 kB", all -> Quantity.derived(120_000)),
          Row.time("issue eddsa-rdfc-2022", "BadgeSigningBenchmark.issue:eddsa-rdfc-2022")
              .beside(RAW_SIGN.name(), RAW_SIGN.quantity()),
          Row.time("issue eddsa-jcs-2022", "BadgeSigningBenchmark.issue:eddsa-jcs-2022")
              .beside(RAW_SIGN.name(), RAW_SIGN.quantity()),
          Row.time("issue SD-JWT, 12 disclosures", "SdJwtBenchmark.issue")
              .beside(RAW_SIGN.name(), RAW_SIGN.quantity()),
          Row.time("present SD-JWT, 6 of 12 disclosures", "SdJwtBenchmark.present")
              .beside(RAW_SIGN.name(), RAW_SIGN.quantity()),
          BULK_ONE,
          Row.secondInTurns("bulk, two threads: 1,000", "TurnsBenchmark.bulk")
              .fasterInTurns(1.7, BULK_ONE.name(), "TurnsBenchmark.bulk"));

  private static final List<Row> PEERS =
      List.of(
          TITANIUM.beside(RAW_VERIFY.name(), RAW_VERIFY.quantity()),
          new Row(
                  "eddsa-rdfc-2022 beside Titanium",
                  RDFC.unit(),
                  RDFC.quantity(),
                  RDFC.comparison())
              .fasterInTurns(8, TITANIUM.name(), "TurnsBenchmark.titanium"),
          NIMBUS.beside(RAW_VERIFY.name(), RAW_VERIFY.quantity()),
          new Row("vc+jwt beside Nimbus", JWT.unit(), JWT.quantity(), JWT.comparison())
              .fasterInTurns(1, NIMBUS.name(), "TurnsBenchmark.nimbus"));

  private static final List<Row> GROWTH =
      Stream.concat(
              GrowthBenchmark.SIZES.stream().map(Rows::size),
              Stream.of(
                  new Row(
                      "each skill from 16 to 64",
                      Row.MICROSECONDS,
                      all -> all.slope(16, 64),
                      Optional.of(
                          new Row.Comparison(
                              "each skill from 1 to 16",
                              (all, own) -> all.bend(1, 16, 64),
                              false,
                              Optional.of(1.25))))))
          .toList();

  private static final List<Row> SKILLS =
      List.of(
          Row.time("gap, 1,000 skills, one occupation", "SkillsBenchmark.gap"),
          Row.time("gap, 1,000 skills, 3,039 occupations", "SkillsBenchmark.allOccupations"),
          Row.time("import of an ESCO download", "SkillsBenchmark.importOfEsco"));

  /** Ten times as many may take ten times as long, and the noise of a shared machine. */
  private static final List<Row> WALLET =
      Stream.of("list", "skills", "add")
          .flatMap(
              what -> {
                Row small =
                    Row.time("wallet of 1,000: " + what, "WalletBenchmark." + what + ":1000");
                Row large =
                    Row.time("wallet of 10,000: " + what, "WalletBenchmark." + what + ":10000");
                return Stream.of(small, large.atMost(13, small));
              })
          .toList();

  private static final List<Row> REGISTRY =
      List.of(
          Row.time("place of a status list, one", "AllocationBenchmark.one"),
          Row.time("place of a status list, each of 250", "AllocationBenchmark.each"));

  private static final Row P256_SIGN =
      Row.time("raw sign P-256", "RawSelectiveBenchmark.ecdsaSign");
  private static final Row P256_VERIFY =
      Row.time("raw verify P-256", "RawSelectiveBenchmark.ecdsaVerify");
  private static final Row BBS_SIGN = Row.time("raw sign BBS", "RawSelectiveBenchmark.bbsSign");
  private static final Row BBS_PROVE = Row.time("raw prove BBS", "RawSelectiveBenchmark.bbsProve");
  private static final Row BBS_VERIFY =
      Row.time("raw verify BBS", "RawSelectiveBenchmark.bbsVerify");

  /** Deriving an ecdsa-sd-2023 proof takes no signature operation: it stands alone. */
  private static final List<Row> SELECTIVE =
      List.of(
          P256_SIGN,
          P256_VERIFY,
          beside(selective("sign", "ecdsa-sd-2023"), P256_SIGN),
          selective("derive", "ecdsa-sd-2023"),
          beside(selective("verify", "ecdsa-sd-2023"), P256_VERIFY),
          BBS_SIGN,
          BBS_PROVE,
          BBS_VERIFY,
          beside(selective("sign", "bbs-2023"), BBS_SIGN),
          beside(selective("derive", "bbs-2023"), BBS_PROVE),
          beside(selective("verify", "bbs-2023"), BBS_VERIFY),
          beside(node("raw sign BBS, Node", NodeBbs.SIGN), BBS_SIGN),
          beside(node("raw prove BBS, Node", NodeBbs.PROVE), BBS_PROVE),
          beside(node("raw verify BBS, Node", NodeBbs.VERIFY), BBS_VERIFY));

  private Rows() {}

  /** All rows. */
  static List<Row> all() {
    return Stream.of(PROOFS, PEERS, GROWTH, SKILLS, WALLET, REGISTRY, SELECTIVE)
        .flatMap(List::stream)
        .toList();
  }

  private static Row selective(String step, String suite) {
    return Row.time(step + " " + suite, "SelectiveBenchmark." + step + ":" + suite);
  }

  private static Row node(String name, String step) {
    return new Row(name, Row.MICROSECONDS, all -> all.nodeBbs(step), Optional.empty());
  }

  private static Row beside(Row row, Row raw) {
    return row.beside(raw.name(), raw.quantity());
  }

  private static Row size(int skills) {
    return new Row(
        "verify eddsa-rdfc-2022, skills: " + skills,
        Row.MICROSECONDS,
        all -> all.ofSize(skills),
        Optional.empty());
  }
}
