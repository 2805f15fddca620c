package nl.skillspaspoort.examples.employer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example prints what stands in the file beside this test, in every run. */
final class MainTest {

  @Test
  void output_isTheOneInTheFile(@TempDir Path folder) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    boolean asExpected;
    try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      asExpected = Main.run(out, folder);
    }
    try (InputStream expected = MainTest.class.getResourceAsStream("expected.txt")) {
      assertThat(expected).isNotNull();
      assertThat(printed.toString(StandardCharsets.UTF_8))
          .isEqualToNormalizingNewlines(
              new String(expected.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(asExpected).isTrue();
    assertThat(Files.readAllLines(folder.resolve("table.csv"))).hasSize(51);
  }
}
