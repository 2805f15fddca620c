package nl.skillspaspoort.examples.trainingprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.skillspaspoort.core.claim.ClaimCode;
import nl.skillspaspoort.core.claim.ClaimFile;
import nl.skillspaspoort.core.claim.ClaimRequest;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.endorsement.EndorsementRequest;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.wallet.AddOption;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.store.InMemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProviderTest {
  @TempDir private Path folder;
  private Path passphrase = Path.of("");

  private record Answer(int exit, String out, String err) {}

  @BeforeEach
  void begin() throws Exception {
    passphrase = Files.writeString(folder.resolve("passphrase"), "een lange zin\n");
    Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
    for (String name : List.of("class.csv", "class-with-faults.csv", "softwaretesten.yaml")) {
      try (InputStream in = Provider.class.getResourceAsStream(name)) {
        Files.copy(Objects.requireNonNull(in), folder.resolve(name));
      }
    }
  }

  private void office() {
    assertThat(init("https://opleider.example").out())
        .isEqualTo("did:web:opleider.example#key-1\n");
    assertThat(run("catalogue", "lock", achievement()).exit()).isZero();
  }

  private Answer init(String url) {
    return run(
        "init", "--did", "did:web:opleider.example", "--name", "Opleider (fictief)", "--url", url);
  }

  private String achievement() {
    return folder.resolve("softwaretesten.yaml").toString();
  }

  private Answer run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--office", folder.resolve("office").toString()));
    if (!all.contains("lint") && !all.contains("lock")) {
      all.addAll(List.of("--passphrase-file", passphrase.toString()));
    }
    return bare(all.toArray(String[]::new));
  }

  private static Answer bare(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Provider.run(
            FixedClock.atNow(),
            Locale.ENGLISH,
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            arguments);
    return new Answer(exit, out.toString(), err.toString());
  }

  private Answer batch(String csv, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("batch", folder.resolve(csv).toString(), "--achievement", achievement()));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private void change(String file, String good, String bad) throws Exception {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(good);
    Files.writeString(path, text.replace(good, bad));
  }

  @Test
  void faults_endWithOneAndWriteNothing() {
    office();
    Answer answer = batch("class-with-faults.csv", "--dry-run");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.out())
        .contains("line 5, column cijfer", "line 10, column datum")
        .doesNotContain("123456782");
    assertThat(answer.err()).contains("4 faults; nothing was written");
    assertThat(batch("class-with-faults.csv", "--dry-run", "--lang", "nl").err())
        .contains("4 fouten; er is niets geschreven");
    assertThat(run("audit", "verify").out()).startsWith("1:");
  }

  @Test
  @Tag("T83")
  void batch_isSignedOnlyWithTheDigestOfTheDryRun() throws Exception {
    office();
    Answer dry = batch("class.csv", "--dry-run");
    assertThat(dry.exit()).isZero();
    String out = folder.resolve("out").toString();
    assertThat(batch("class.csv").exit()).isEqualTo(2);
    Answer other = batch("class.csv", "--approve", "x", "--order", "1", "--out", out);
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.err()).contains("BATCH_CHANGED").contains("hint: ");
    Answer good = batch("class.csv", "--approve", dry.out().strip(), "--order", "1", "--out", out);
    assertThat(good.out()).isEqualTo("12 issued, 0 issued before\n");
    assertThat(good.err()).contains("[####################] 12 of 12");
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      assertThat(files).hasSize(12);
    }
  }

  /** A worker asks, the provider looks, signs, and she keeps it beside her credential. */
  @Test
  void endorsement_isShownThenSignedAndKept() throws Exception {
    office();
    String digest = batch("class.csv", "--dry-run").out().strip();
    Path issued = folder.resolve("out");
    batch("class.csv", "--approve", digest, "--order", "1", "--out", issued.toString());
    SignedCredential credential;
    try (Stream<Path> files = Files.list(issued)) {
      credential =
          SignedCredential.parse(Files.readAllBytes(files.sorted().findFirst().orElseThrow()));
    }
    String id = credential.unverified().id().orElseThrow();
    EndorsementRequest asked =
        EndorsementRequest.of(credential, "Klopt dit?\u001b[2J").askedOf("Praktijkbegeleider");
    String request = Files.write(folder.resolve("request.json"), asked.bytes()).toString();
    String out = folder.resolve("endorsement.json").toString();

    Answer looked = run("endorse", request);
    assertThat(looked.exit()).isZero();
    assertThat(looked.err())
        .contains(
            "number: " + id, "question: Klopt dit?", "made here and holds", "nothing was signed")
        .doesNotContain("\u001b");
    assertThat(run("endorse", request, "--comment", "Ja.").exit()).isEqualTo(2);
    assertThat(folder.resolve("endorsement.json")).doesNotExist();

    Answer signed = run("endorse", request, "--comment", "Ik zag het.", "--out", out);
    assertThat(signed.exit()).isZero();
    SignedCredential endorsement = SignedCredential.parse(Files.readAllBytes(Path.of(out)));
    assertThat(endorsement.unverified().subjectIds()).containsExactly(id);
    assertThat(endorsement.toJson()).contains("Ik zag het.");
    assertThat(run("endorse", request, "--comment", "Nog eens.", "--out", out).exit()).isEqualTo(1);

    assertThat(run("revoke", id, "--reason", "fraud", "--order", "2").exit()).isZero();
    assertThat(run("endorse", request).err()).contains("was taken back");
    Files.write(
        folder.resolve("other.json"),
        new EndorsementRequest("urn:elsewhere", "Iets", "Klopt dit?", Optional.empty()).bytes());
    assertThat(run("endorse", folder.resolve("other.json").toString(), "--lang", "nl").err())
        .contains("niet hier gemaakt");
  }

  @Test
  void claimFiles_areMadeForPeopleWithoutAWallet() throws Exception {
    office();
    List<String> rows = Files.readAllLines(folder.resolve("class.csv")).subList(0, 3);
    Files.write(
        folder.resolve("without.csv"),
        rows.stream().map(row -> row.substring(0, row.lastIndexOf(';'))).toList());
    assertThat(batch("class.csv", "--claims", "--dry-run").out())
        .contains("unknown column \"did\"");
    String digest = batch("without.csv", "--claims", "--dry-run").out().strip();
    assertThat(batch("without.csv", "--claims", "--approve", digest).exit()).isEqualTo(2);
    Answer made =
        batch(
            "without.csv",
            "--claims",
            "--approve",
            digest,
            "--out",
            folder.resolve("claims").toString(),
            "--codes",
            folder.resolve("codes.csv").toString());
    assertThat(made.out()).isEqualTo("2 claim files, 0 claimed before\n");
    try (Stream<Path> files = Files.list(folder.resolve("claims"))) {
      assertThat(files).hasSize(2);
    }
    assertThat(Files.readAllLines(folder.resolve("codes.csv"))).hasSize(3);
  }

  /** The first claim file of a class, and its code. */
  private record Claim(Path file, String code) {}

  private Claim claim() throws Exception {
    claimFiles_areMadeForPeopleWithoutAWallet();
    String[] row = Files.readAllLines(folder.resolve("codes.csv")).get(1).split(";", -1);
    String name = row[2].startsWith("'") ? row[2].substring(1) : row[2];
    return new Claim(folder.resolve("claims").resolve(name + ".json"), row[3]);
  }

  private Path requestOf(Wallet wallet, Claim claim) throws Exception {
    return Files.write(
        folder.resolve("request.json"),
        wallet
            .claim(ClaimFile.parse(Files.readAllBytes(claim.file())), ClaimCode.parse(claim.code()))
            .bytes());
  }

  @Test
  @Tag("T82")
  void claimRequest_isAnsweredOnce_forItsWallet() throws Exception {
    Claim claim = claim();
    try (Wallet wallet = wallet()) {
      String request = requestOf(wallet, claim).toString();
      Path out = folder.resolve("credential.json");
      String nowhere = folder.resolve("nowhere/credential.json").toString();
      assertThat(run("claim", request, "--out", nowhere).exit()).isEqualTo(3);
      Files.writeString(out, "something else");
      Answer there = run("claim", request, "--out", out.toString());
      assertThat(there.exit()).isEqualTo(1);
      assertThat(Files.readString(out)).isEqualTo("something else");
      Files.delete(out);

      Answer good = run("claim", request, "--out", out.toString());
      assertThat(good.exit()).isZero();
      SignedCredential credential = SignedCredential.parse(Files.readAllBytes(out));
      assertThat(good.out()).isEqualTo(credential.unverified().id().orElseThrow() + "\n");
      assertThat(credential.unverified().subjectIds()).containsExactly(wallet.holder().value());
      wallet.add(credential, Set.of(AddOption.KEEP_UNVERIFIED));

      Answer again = run("claim", request, "--out", folder.resolve("again.json").toString());
      assertThat(again.exit()).isEqualTo(1);
      assertThat(again.err()).contains("CLAIM_USED", "hint: ");
      assertThat(folder.resolve("again.json")).doesNotExist();
    }
  }

  @Test
  @Tag("T82")
  void claimRequestThatIsNone_orFromAnotherCode_isRefusedAndLeavesNothing() throws Exception {
    Claim claim = claim();
    String out = folder.resolve("credential.json").toString();
    Answer none = run("claim", claim.file().toString(), "--out", out);
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("CLAIM_MALFORMED");
    assertThat(run("claim", folder.resolve("gone.json").toString(), "--out", out).exit())
        .isEqualTo(3);
    assertThat(run("claim", claim.file().toString()).exit()).isEqualTo(2);
    ClaimRequest guessed =
        ClaimRequest.of(
            ClaimFile.parse(Files.readAllBytes(claim.file())),
            ClaimCode.parse("AAAA-BBBB-CCCC"),
            TestKeys.holder(),
            FixedClock.NOW);
    Path request = Files.write(folder.resolve("request.json"), guessed.bytes());
    Answer wrong = run("claim", request.toString(), "--out", out, "--lang", "nl");
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.err()).contains("CLAIM_CODE_WRONG", "tip: ");
    assertThat(folder.resolve("credential.json")).doesNotExist();
  }

  private static Wallet wallet() throws Exception {
    return Wallet.in(new InMemoryStore())
        .clock(FixedClock.atNow())
        .create("vier losse woorden".toCharArray());
  }

  @Test
  void revoke_publish_rotateAndAudit_work() throws Exception {
    office();
    String digest = batch("class.csv", "--dry-run").out().strip();
    String lines = folder.resolve("out.jsonl").toString();
    String report = folder.resolve("report.csv").toString();
    batch("class.csv", "--approve", digest, "--order", "1", "--out", lines, "--report", report);
    String id = Files.readAllLines(Path.of(report)).get(1).split(";", -1)[2];
    assertThat(run("revoke", id, "--reason", "fraud", "--order", "2").out())
        .isEqualTo(id + " REVOKED\n");
    Answer twice = run("revoke", id, "--reason", "fraud", "--order", "2");
    assertThat(twice.exit()).isEqualTo(1);
    assertThat(twice.err()).contains("STATUS_CHANGE_NOT_ALLOWED");
    assertThat(run("publish").out()).contains("status/1-revocation.json", "did.json");
    assertThat(folder.resolve("office/public/status/1-token.jwt")).exists();
    assertThat(run("rotate", "--name", "key-2").out())
        .isEqualTo("did:web:opleider.example#key-2\n");
    assertThat(Files.readString(folder.resolve("office/public/did.json")))
        .contains("#key-1", "#key-2");
    String head = run("audit", "verify").out().strip();
    assertThat(run("audit", "verify", "--expect", head).exit()).isZero();
    assertThat(run("audit", "verify", "--expect", "9:abc").exit()).isEqualTo(1);
    assertThat(run("forget", "st0000101").out()).isEqualTo("1 versions\n");
  }

  @Test
  void forgettingAnUnknownNumber_isRefused() {
    office();
    Answer unknown = run("forget", "12345");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err()).contains("not in the records", "hint: ").doesNotContain("12345");
    assertThat(run("forget", "12345", "--lang", "nl").err())
        .contains("staat niet in de administratie", "tip: ")
        .doesNotContain("hint: ");
  }

  @Test
  void lint_needsNoOfficeAndNoPassphrase_andNamesWhatIsMissing() throws Exception {
    assertThat(run("catalogue", "lint", achievement()).out())
        .isEqualTo(achievement() + ": good; this version is not locked yet (catalogue lock)\n");
    change(
        "softwaretesten.yaml",
        "  type: {nl: [praktijkopdracht], en: [practical assignment]}\n",
        "");
    Answer dutch = run("catalogue", "lint", achievement(), "--lang", "nl");
    assertThat(dutch.exit()).isEqualTo(1);
    assertThat(dutch.out()).contains("element 9: soort toets");
    assertThat(run("catalogue", "lint", achievement()).out())
        .contains("element 9: type of assessment");
  }

  @Test
  void textChangedUnderItsVersion_isRefusedEverywhere() throws Exception {
    office();
    assertThat(run("catalogue", "lint", achievement()).out()).endsWith(": good\n");
    change("softwaretesten.yaml", "schrijft op wat er misgaat", "meldt wat er misgaat");
    Answer lint = run("catalogue", "lint", achievement());
    assertThat(lint.exit()).isEqualTo(1);
    assertThat(lint.out()).contains("VERSION_NOT_RAISED");
    assertThat(run("catalogue", "lock", achievement()).exit()).isEqualTo(1);
    Answer dry = batch("class.csv", "--dry-run");
    assertThat(dry.exit()).isEqualTo(1);
    assertThat(dry.out()).contains("not locked");
    change("softwaretesten.yaml", "version: \"1\"", "version: \"2\"");
    assertThat(run("catalogue", "lock", achievement()).exit()).isZero();
    assertThat(batch("class.csv", "--dry-run").exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"opleider.example", "http://opleider.example", "https://", "https://a b", "x:"})
  void badUrl_isRefusedInOneLineAndLeavesNothing(String url) {
    Answer answer = init(url);
    assertThat(answer.exit()).isEqualTo(2);
    assertThat(answer.err().lines()).hasSize(2).noneMatch(line -> line.contains("\tat "));
    assertThat(folder.resolve("office")).doesNotExist();
    office();
  }

  @Test
  void missingThings_areNamedWithAHint() throws Exception {
    Answer none = run("publish");
    assertThat(none.exit()).isEqualTo(3);
    assertThat(none.err()).contains("There is no office in").contains("hint: ");
    office();
    Answer csv = batch("nowhere.csv", "--dry-run");
    assertThat(csv.exit()).isEqualTo(3);
    assertThat(csv.err()).contains("There is no such file: ").contains("nowhere.csv");
    Files.writeString(passphrase, "een andere zin");
    Answer wrong = run("publish");
    assertThat(wrong.exit()).isEqualTo(3);
    assertThat(wrong.err()).contains("KEY_NOT_OPENED").doesNotContain("een andere zin");
  }

  @Test
  void wrongUsage_endsWithTwo() {
    assertThat(bare("batch").exit()).isEqualTo(2);
    assertThat(bare("batch").err()).contains("--achievement").contains("--help");
    assertThat(bare("batch", "--lang=nl").err()).startsWith("provider: Dit ontbreekt: ");
    assertThat(bare("nonsense").exit()).isEqualTo(2);
    assertThat(bare("revoke", "x", "--reason", "none", "--order", "1").err()).contains("--reason");
    assertThat(bare().exit()).isEqualTo(2);
  }

  @Test
  @Tag("T84")
  void passphraseFileThatOthersCanRead_isRefused() throws Exception {
    office();
    for (String permissions : List.of("rw-r--r--", "rw----r--", "r---w----")) {
      Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString(permissions));
      Answer answer = run("publish");
      assertThat(answer.exit()).isEqualTo(1);
      assertThat(answer.err()).contains("chmod 600").doesNotContain("een lange zin");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyCommand_hasHelpInBothLanguages(Language language) {
    for (String command :
        List.of(
            "",
            "init",
            "catalogue",
            "catalogue lint",
            "catalogue lock",
            "batch",
            "claim",
            "revoke",
            "suspend",
            "lift",
            "publish",
            "rotate",
            "compromise",
            "forget",
            "audit",
            "audit verify")) {
      List<String> arguments =
          Arrays.stream(command.split(" "))
              .filter(word -> !word.isEmpty())
              .collect(Collectors.toCollection(ArrayList::new));
      arguments.addAll(List.of("--help", "--lang", language.tag()));
      Answer help = bare(arguments.toArray(String[]::new));
      assertThat(help.exit()).isZero();
      assertThat(help.out())
          .contains(language == Language.NL ? "Gebruik: provider" : "Usage: provider")
          .contains(
              new ProviderWords(language)
                  .text(("provider " + command).strip().replace(' ', '.') + ".usage.description")
                  .substring(0, 11));
    }
    assertThat(new TreeSet<>(ProviderWords.TEXTS.keys(language)))
        .isEqualTo(new TreeSet<>(ProviderWords.TEXTS.keys(Language.NL)));
  }
}
