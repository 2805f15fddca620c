package nl.skillspaspoort.examples.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code -Dworker.update=true} the expected output is written anew. */
final class MainTest {
  private static final Path EXPECTED = Path.of("expected-output.txt");

  @Test
  void output_isWhatItsFileSays(@TempDir Path folder) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    boolean accepted;
    try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      accepted = Main.run(out, folder.resolve("out"));
    }
    if (Boolean.getBoolean("worker.update")) {
      Files.write(EXPECTED, printed.toByteArray());
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo(Files.readString(EXPECTED));
    assertThat(accepted).isTrue();
  }
}
