package nl.skillspaspoort.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {

  @Test
  void everyCase_hasItsVerdict(@TempDir Path folder) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    boolean asExpected;
    try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      asExpected = Main.run(out, folder.resolve("out"), now());
    }
    String text = printed.toString(StandardCharsets.UTF_8);
    assertThat(text)
        .contains("good                          VALID         -")
        .contains("one letter changed            INVALID       CRYPTOGRAPHIC_SECURITY_ERROR")
        .contains("expired                       INVALID       EXPIRED")
        .contains("unlisted issuer               UNDETERMINED  ISSUER_NOT_LISTED")
        .contains("look-alike did:key            INVALID       LOOKALIKE_ISSUER")
        .contains("[nl] Akkoord.", "[en] Accepted.")
        .contains("NOT_SHOWN   desinfectieapparatuur voor water gebruiken");
    assertThat(asExpected).isTrue();
    assertThat(folder.resolve("out/credential.json")).exists();
  }

  /** The roles use the system's clock, as their users would. */
  @nl.skillspaspoort.core.internal.SuppressForbidden(reason = "issuer and employer run on it")
  private static Instant now() {
    return java.time.InstantSource.system().instant();
  }
}
