package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nl.skillspaspoort.core.problem.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bold is decoration: only on a terminal, never against somebody's wish, and never the only sign.
 */
@Tag("T94")
final class DecorationTest {
  private static final String BOLD = "\u001b[1m";

  @TempDir private Path folder;

  @BeforeEach
  void wallet() throws Exception {
    Fixtures.wallet(folder);
    Fixtures.write(folder.resolve("escapes.json"), "escapes");
    assertThat(environment().run("add", "escapes.json", "--passphrase-fd", "3")).isZero();
  }

  private TestEnvironment environment() {
    return new TestEnvironment(folder, Language.EN);
  }

  private static String show(TestEnvironment environment, String... more) {
    String[] arguments = new String[4 + more.length];
    System.arraycopy(new String[] {"show", "1", "--passphrase-fd", "3"}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    assertThat(environment.run(arguments)).isZero();
    return environment.written();
  }

  @Test
  void onATerminal_theTitleIsBold_andTheWordsAreTheSame() {
    String bold = show(environment().looking());
    assertThat(bold).startsWith(BOLD + "Titel");
    assertThat(bold.replace(BOLD, "").replace("\u001b[0m", "")).isEqualTo(show(environment()));
    assertThat(bold.replace(BOLD, "").replace("\u001b[0m", "")).doesNotContain("\u001b");
  }

  @Test
  void whoeverWantsNone_getsNone() {
    assertThat(show(environment().looking().variable("NO_COLOR", "1"))).doesNotContain("\u001b");
    assertThat(show(environment().looking().variable("TERM", "dumb"))).doesNotContain("\u001b");
    assertThat(show(environment().looking(), "--plain")).doesNotContain("\u001b");
    assertThat(show(environment())).doesNotContain("\u001b");
  }
}
