package nl.skillspaspoort.examples.trainingprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassOfTwelveTest {

  @Test
  void output_isTheExpectedOne(@TempDir Path folder) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    boolean asExpected;
    try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      asExpected = ClassOfTwelve.run(out, folder.resolve("out"));
    }
    try (var expected = ClassOfTwelveTest.class.getResourceAsStream("expected.txt")) {
      assertThat(printed.toString(StandardCharsets.UTF_8))
          .isEqualToNormalizingNewlines(
              new String(Objects.requireNonNull(expected).readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(asExpected).isTrue();
    // Forgotten (DOMAIN: retention): what the office keeps names nobody.
    try (Stream<Path> files = Files.walk(folder.resolve("out/office"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain("st0000101")
            .doesNotContain("Bakker")
            .doesNotContain("did:key:");
      }
    }
  }
}
