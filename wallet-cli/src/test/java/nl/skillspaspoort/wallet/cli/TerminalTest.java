package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.wallet.TestWallets;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.store.SealedFileStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program itself on a real terminal, on which somebody types: {@code tmux} holds the terminal.
 * Skipped where there is no tmux, but never in CI.
 */
final class TerminalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long BETWEEN_LOOKS_NANOS = Duration.ofMillis(100).toNanos();

  @TempDir private Path folder;
  private String socket = "";
  private int runs;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    Tool.assumeThereIs("tmux");
    socket = "skillspas-" + ProcessHandle.current().pid() + "-" + folder.getFileName();
    Files.createDirectories(folder.resolve("home"));
    tmux(
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-s",
        "t",
        "-x",
        "120",
        "-y",
        "60",
        "env HOME='" + folder.resolve("home") + "' LC_ALL=C.UTF-8 PS1='ready> ' sh");
    see("ready> ");
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    if (!socket.isEmpty()) {
      Tool.run(folder, "tmux", "-L", socket, "kill-server");
    }
  }

  @Test
  @Tag("T86")
  void newWallet_isMadeWithAPassphraseThatIsTypedTwiceAndNeverShown() throws Exception {
    run("init", "--lang", "en");
    see("Choose a passphrase");
    type("correct horse");
    see("once more");
    type("correct house");
    see("The two passphrases are not the same.");
    see("exit 2");
    assertThat(folder.resolve("home/.skillspaspoort")).doesNotExist();

    run("init", "--lang", "en");
    see("Choose a passphrase");
    type("correct horse");
    see("once more");
    type("correct horse");
    see("Your wallet is ready");
    String screen = see("exit 0");
    assertThat(screen).doesNotContain("correct");
    assertThat(folder.resolve("home/.skillspaspoort")).isDirectory();
  }

  @Test
  void wrongPassphrase_opensNothing() throws Exception {
    wallet();
    run("list", "--lang", "nl");
    see("Uw wachtzin:");
    type("een andere zin");
    see("WALLET_NOT_OPENED");
    assertThat(see("exit 1")).doesNotContain("een andere zin", "Ervaringscertificaat");
  }

  @Test
  void sharing_isAskedFirst_andOnlyYesShares() throws Exception {
    wallet();
    Fixtures.write(folder.resolve("vraag.json"), "request");
    String[] share = {
      "share", "1", "--request", "vraag.json", "--out", "antwoord.json", "--lang=nl"
    };

    run(share);
    see("Uw wachtzin:");
    type(TestWallets.PASSPHRASE);
    see("ja of nee");
    type("nee");
    see("Er is niets gedeeld.");
    see("exit 1");
    assertThat(folder.resolve("antwoord.json")).doesNotExist();

    run(share);
    see("Uw wachtzin:");
    type(TestWallets.PASSPHRASE);
    see("ja of nee");
    type("ja");
    see("Opgeslagen in antwoord.json.");
    see("exit 0");
    assertThat(folder.resolve("antwoord.json")).exists();
  }

  /** A wallet as the program makes them, with one credential. */
  private void wallet() throws Exception {
    try (Wallet wallet =
        Wallet.in(SealedFileStore.in(folder.resolve("home/.skillspaspoort")))
            .random(TestWallets.holderRandom())
            .create(TestWallets.PASSPHRASE.toCharArray())) {
      wallet.add(Credentials.signed(Credentials.evc()));
    }
  }

  /** Clears the screen and starts the program; afterwards the shell says how it ended. */
  private void run(String... arguments) throws IOException, InterruptedException {
    runs++;
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        folder.resolve("run"),
        "clear\necho 'run "
            + runs
            + "'\n'"
            + java
            + "' -XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("java.class.path")
            + "' nl.skillspaspoort.wallet.cli.Main \"$@\"\necho \"exit $?\"\n");
    type("sh run " + String.join(" ", arguments));
    // What stood on the screen before is gone.
    see("run " + runs + "\n");
  }

  private void type(String line) throws IOException, InterruptedException {
    tmux("send-keys", "-t", "t", "-l", line);
    tmux("send-keys", "-t", "t", "Enter");
  }

  /** Waits until a text is on the screen. */
  private String see(String text) throws IOException, InterruptedException {
    long start = System.nanoTime();
    String screen = "";
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      screen = tmux("capture-pane", "-p", "-J", "-t", "t");
      if (screen.contains(text)) {
        return screen;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
    throw new AssertionError("did not see " + text + " but\n" + screen);
  }

  private String tmux(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 3];
    command[0] = "tmux";
    command[1] = "-L";
    command[2] = socket;
    System.arraycopy(arguments, 0, command, 3, arguments.length);
    Tool.Ran ran = Tool.run(folder, command);
    assertThat(ran.exit()).as(ran.output()).isZero();
    return ran.output();
  }
}
