package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.skillspaspoort.core.problem.Language;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Which verbs are set up: only the one that is asked for, or all. */
final class VerbsTest {
  private static String name(Command command) {
    return command.getClass().getAnnotation(CommandLine.Command.class).name();
  }

  @Test
  void everyVerb_isSetUpAloneUnderItsOwnName() {
    CommandLine all = Main.commands(new Words(Language.EN));
    assertThat(all.getSubcommands()).hasSizeGreaterThan(20);
    for (String verb : all.getSubcommands().keySet()) {
      assertThat(Verbs.of(verb, "--help")).extracting(VerbsTest::name).containsExactly(verb);
    }
  }

  @Test
  void withoutAVerbFirst_allAreSetUp() {
    List<String> all = Verbs.all().stream().map(VerbsTest::name).toList();
    assertThat(Verbs.of()).extracting(VerbsTest::name).isEqualTo(all);
    assertThat(Verbs.of("--help")).extracting(VerbsTest::name).isEqualTo(all);
    assertThat(Verbs.of("--json", "verify")).extracting(VerbsTest::name).isEqualTo(all);
    assertThat(Verbs.of("verifi")).extracting(VerbsTest::name).isEqualTo(all);
  }
}
