package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.wallet.TestWallets;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.store.RecoveryCode;
import nl.skillspaspoort.wallet.store.TestStores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every command is let fail over a wallet full of marked personal values: whatever it says, no
 * value, no passphrase and no recovery code is in it.
 */
@Tag("T95")
final class FailureCorpusTest {
  private static final String NAME = "Zxqvname Kwtrop";
  private static final String BIRTH = "1979-07-13";
  private static final String MAIL = "zxqv.kwtrop@mail.example";
  private static final String SKILL = "zxqvskill draaien";
  private static final String PASSPHRASE = "zxqv losse geheime woorden";
  private static final String WRONG = "kwtrop verkeerde woorden";
  private static final List<String> SECRETS =
      List.of(NAME, BIRTH, MAIL, SKILL, PASSPHRASE, WRONG, "AgICAgIC", "0202020202");

  private final RecoveryCode code = RecoveryCode.generate(new SecureRandom());
  private final RecoveryCode other = RecoveryCode.generate(new SecureRandom());
  private final List<String> forbidden = new ArrayList<>(SECRETS);
  @TempDir private Path folder;

  private void prepare() throws Exception {
    Wallet.in(TestStores.in(folder.resolve(".skillspaspoort")))
        .clock(FixedClock.atNow())
        .random(TestWallets.holderRandom())
        .create(PASSPHRASE.toCharArray(), code)
        .close();
    for (RecoveryCode each : List.of(code, other)) {
      forbidden.add(each.reveal());
      forbidden.add(each.reveal().replace("-", ""));
    }
    String good = Credentials.signed(personal()).toJson();
    write("good.json", good);
    write("changed.json", good.replace("Kwtrop", "Kwtrup").replace(NAME, NAME + "x"));
    write("half.json", good.substring(0, good.length() / 2));
    write("twice.json", good + good);
    write("text.txt", NAME + " " + MAIL);
    write("request.json", Fixtures.text("request"));
    write("bad-request.json", "{\"audience\":\"" + MAIL + "\"}");
    write("list.csv", "skill;strength\n" + SKILL + ";" + NAME + "\n");
    assertThat(run(Language.NL, PASSPHRASE, "add", "good.json")).isZero();
    assertThat(run(Language.NL, PASSPHRASE, "backup", "--out", "copy.wallet")).isZero();
    byte[] copy = Files.readAllBytes(folder.resolve("copy.wallet"));
    copy[copy.length - 1] ^= 1;
    Files.write(folder.resolve("changed.wallet"), copy);
  }

  private static JsonObject personal() {
    JsonObject credential = Credentials.small();
    JsonObject subject = (JsonObject) credential.get("credentialSubject").orElseThrow();
    JsonObject achievement = (JsonObject) subject.get("achievement").orElseThrow();
    JsonObject identifier =
        JsonObject.builder()
            .put("type", "IdentityObject")
            .put("hashed", false)
            .put("identityHash", MAIL)
            .put("identityType", "emailAddress")
            .build();
    return credential
        .with("id", "urn:example:corpus")
        .with("name", NAME)
        .with(
            "credentialSubject",
            subject
                .with("identifier", JsonArray.of(identifier))
                .with("narrative", BIRTH)
                .with("achievement", achievement.with("name", SKILL)));
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
  }

  private static Stream<List<String>> failures() {
    return Stream.of(
        List.of("add", "changed.json"),
        List.of("add", "half.json"),
        List.of("add", "twice.json"),
        List.of("add", "text.txt"),
        List.of("add", "good.json"),
        List.of("add", "missing.json"),
        List.of("show", "9"),
        List.of("show", "x"),
        List.of("share", "1", "--request", "bad-request.json", "--out", "a.json", "--yes"),
        List.of("share", "1", "--request", "text.txt", "--out", "a.json", "--yes"),
        List.of("share", "9", "--request", "request.json", "--out", "a.json", "--yes"),
        List.of("share", "1", "--request", "request.json", "--out", "good.json", "--yes"),
        List.of("gap", "--vacature", "list.csv"),
        List.of("skills", "--trust", "text.txt", "--signer", "z6Mk"),
        List.of("verify", "changed.json"),
        List.of("verify", "half.json"),
        List.of("verify", "text.txt"),
        List.of("verify", "good.json", "--policy", "text.txt"),
        List.of("verify", "good.json", "--status", "text.txt"),
        List.of("backup", "--out", "good.json"),
        List.of("restore", "text.txt"),
        List.of("restore", "changed.wallet"),
        List.of("restore", "good.json"),
        List.of("restore", "copy.wallet", "--recovery-code-fd", "5"),
        List.of("restore", "copy.wallet", "--recovery-code-fd", "6"),
        List.of("export", "--out", "good.json"),
        List.of("remove", "9", "--yes"),
        List.of("remove", "1"),
        List.of("log", "--yes"),
        List.of("check", "9"),
        List.of("check", "--status", "text.txt"),
        List.of("check", "--status", "changed.json"),
        List.of("passphrase", "--new-passphrase-fd", "6"),
        List.of("passphrase", "--recovery-code-fd", "5"),
        List.of("config", "signer", MAIL),
        List.of("init"));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyFailure_saysNothingPersonal(Language language) throws Exception {
    prepare();
    List<List<String>> commands = failures().toList();
    for (List<String> command : commands) {
      for (String passphrase : List.of(PASSPHRASE, WRONG)) {
        TestEnvironment environment = environment(language, passphrase);
        int exit = environment.run(with(command));
        String said = environment.said();
        if (exit != 0) {
          said += environment.written();
        }
        assertThat(exit).as("%s: %s", command, said).isNotEqualTo(ExitCode.BUG.number());
        if (passphrase.equals(WRONG) && !isWithoutWallet(command)) {
          assertThat(exit).as("%s with a wrong passphrase", command).isNotZero();
        }
        List<String> personal = new ArrayList<>(forbidden);
        // What somebody typed as an argument may be repeated.
        personal.removeIf(command::contains);
        assertThat(said).as("%s", command).doesNotContain(personal.toArray(String[]::new));
      }
    }
    assertThat(commands).hasSizeGreaterThan(30);
  }

  private static boolean isWithoutWallet(List<String> command) {
    return List.of("verify", "config").contains(command.get(0));
  }

  private TestEnvironment environment(Language language, String passphrase) {
    return new TestEnvironment(folder, language)
        .descriptor(3, passphrase)
        .descriptor(5, other.reveal())
        .descriptor(6, code.reveal().substring(0, 7));
  }

  private int run(Language language, String passphrase, String... command) {
    return environment(language, passphrase).run(with(List.of(command)));
  }

  private static String[] with(List<String> command) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("--passphrase-fd", "3"));
    return all.toArray(String[]::new);
  }
}
