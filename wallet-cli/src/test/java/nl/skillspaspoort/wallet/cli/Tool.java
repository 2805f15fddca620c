package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the machine that a test runs. */
final class Tool {
  private Tool() {}

  /** What a program did. */
  record Ran(int exit, String output) {}

  /** Skips the test where a program is missing; fails there if the build is to have it. */
  static void assumeThereIs(String name) throws IOException, InterruptedException {
    boolean there = isThere(name);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(there).as(name + " on this machine").isTrue();
    }
    assumeTrue(there, name + " is not on this machine");
  }

  private static boolean isThere(String name) throws IOException, InterruptedException {
    return run(Path.of("."), "sh", "-c", "command -v " + name).exit() == 0;
  }

  /** Runs it and waits; its output and its errors as one text. */
  static Ran run(Path folder, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), output);
  }
}
