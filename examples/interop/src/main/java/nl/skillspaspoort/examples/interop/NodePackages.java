package nl.skillspaspoort.examples.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The packages from npm that this library is compared with, at the versions of this module's lock
 * file, and our scripts that call them. Not for use by several threads.
 */
public final class NodePackages {
  private static final String LOCK = "package-lock.json";
  private static final int INSTALL_MINUTES = 5;

  private final Path source;
  private final Path folder;

  private NodePackages(Path module) {
    this.source = module.resolve("src/test/node");
    this.folder = module.resolve("target/node");
  }

  /**
   * Those of the module {@code examples/interop}.
   *
   * @param module its folder
   */
  public static NodePackages of(Path module) {
    return new NodePackages(module);
  }

  /** Where scripts and packages are after {@link #install}. */
  public Path folder() {
    return folder;
  }

  /**
   * Copies our scripts anew, and installs the packages if they are not there or the lock file is
   * another one.
   *
   * @return what is missing, if the packages cannot be used
   * @throws IOException if a file cannot be read or written
   */
  public Optional<String> install() throws IOException {
    Optional<String> missing = missing("node").or(() -> missing("npm"));
    if (missing.isPresent()) {
      return missing;
    }
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.toList()) {
        Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
    byte[] wanted = Files.readAllBytes(source.resolve(LOCK));
    Path installed = folder.resolve("installed-" + LOCK);
    if (Files.exists(installed) && Arrays.equals(wanted, Files.readAllBytes(installed))) {
      return Optional.empty();
    }
    Path log = folder.resolve("npm.log");
    Process npm =
        new ProcessBuilder(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (ended(npm, INSTALL_MINUTES) != 0) {
      return Optional.of("npm ci did not succeed (see " + log + ")");
    }
    Files.write(installed, wanted);
    return Optional.empty();
  }

  /** Says that a tool is missing; empty if it is there. */
  static Optional<String> missing(String tool) {
    try {
      Process version =
          new ProcessBuilder(tool, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (ended(version, 1) == 0) {
        return Optional.empty();
      }
    } catch (IOException e) {
      // Not there: said below.
    }
    return Optional.of(tool + " was not found");
  }

  private static int ended(Process process, int minutes) {
    try {
      if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return -1;
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
