package nl.skillspaspoort.examples.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import nl.skillspaspoort.core.testkit.FixedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jose",
        "jose sign",
        "schema issue",
        "jose issue",
        "jose issue --feature",
        "jose issue --feature other --output out",
        "jose issue --unknown x",
        "jose issue --feature credential_jose --feature credential_jose",
        "jose issue --feature credential_jose --sd none",
        "jose issue --feature credential_jose --sd [\"a..b\"]",
        "jose issue --feature credential_jose --sd [\"a[b]\"]",
        "jose verify --feature credential_jose --input not-there --key not-there --output out",
        "schema validate --format Other --schema a --credential b --output out",
        "schema validate --format JsonSchema --schema not-there --credential b --output out"
      })
  void wrongCall_endsWithTwoAndOneLineAndNoAnswer(String words) throws Exception {
    Command command = new Command(folder);
    String out = command.output().toString();
    String call = words.replace("--output out", "--output " + out);
    assertThat(command.run(call.isEmpty() ? new String[0] : call.split(" ", -1))).isEqualTo(2);
    assertThat(command.messages()).startsWith("conformance: ").hasLineCount(1);
    assertThat(Files.exists(command.output())).isFalse();
  }

  /** What the archive is made by does run every command to its good end. */
  @Test
  void warmUp_reachesGoodAnswers() throws Exception {
    new WarmUp(folder, InstantSource.fixed(FixedClock.NOW)).run();
    assertThat(Files.readString(folder.resolve("answer"))).contains("\"result\":\"success\"");
    assertThat(Files.readString(folder.resolve("token"))).endsWith("~");
  }
}
