package nl.skillspaspoort.examples.trainingprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.skillspaspoort.core.testkit.FixedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProviderTest {
  @TempDir private Path folder;
  private Path passphrase = Path.of("");

  private record Answer(int exit, String out, String err) {}

  @BeforeEach
  void begin() throws Exception {
    passphrase = Files.writeString(folder.resolve("passphrase"), "een lange zin\n");
    Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
    assertThat(
            run(
                    "init",
                    "--did",
                    "did:web:opleider.example",
                    "--name",
                    "Opleider",
                    "--url",
                    "https://opleider.example")
                .out())
        .isEqualTo("did:web:opleider.example#key-1\n");
    for (String name : List.of("class.csv", "class-with-faults.csv", "softwaretesten.json")) {
      try (InputStream in = Provider.class.getResourceAsStream(name)) {
        Files.copy(Objects.requireNonNull(in), folder.resolve(name));
      }
    }
  }

  private Answer run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--office",
            folder.resolve("office").toString(),
            "--passphrase-file",
            passphrase.toString()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Provider.run(
            FixedClock.atNow(),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            all.toArray(String[]::new));
    return new Answer(exit, out.toString(), err.toString());
  }

  private Answer batch(String csv, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "batch",
                folder.resolve(csv).toString(),
                "--achievement",
                folder.resolve("softwaretesten.json").toString()));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  @Test
  void faults_endWithOneAndWriteNothing() {
    Answer answer = batch("class-with-faults.csv", "--dry-run");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.out()).contains("line 5, column cijfer").doesNotContain("123456782");
    assertThat(answer.err()).contains("nothing was written");
    assertThat(run("audit", "verify").out()).startsWith("1:");
  }

  @Test
  @Tag("T83")
  void batch_isSignedOnlyWithTheDigestOfTheDryRun() throws Exception {
    Answer dry = batch("class.csv", "--dry-run");
    assertThat(dry.exit()).isZero();
    String out = folder.resolve("out").toString();
    assertThat(batch("class.csv").exit()).isEqualTo(2);
    Answer other = batch("class.csv", "--approve", "x", "--order", "1", "--out", out);
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.err()).contains("BATCH_CHANGED");
    Answer good = batch("class.csv", "--approve", dry.out().strip(), "--order", "1", "--out", out);
    assertThat(good.out()).isEqualTo("12 issued, 0 issued before\n");
    assertThat(good.err()).contains("[####################] 12 of 12");
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      assertThat(files).hasSize(12);
    }
  }

  @Test
  void revoke_publish_rotateAndAudit_work() throws Exception {
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
    assertThat(run("catalogue", "lint", folder.resolve("softwaretesten.json").toString()).exit())
        .isZero();
  }

  @Test
  @Tag("T84")
  void passphraseFileThatOthersCanRead_isRefused() throws Exception {
    Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-r--r--"));
    Answer answer = run("publish");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err()).contains("chmod 600").doesNotContain("een lange zin");
  }
}
