package nl.skillspaspoort.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The zip that people unpack: what is in it, and that it runs from a folder that cannot be written.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class DistributionTest {
  private static final Path TARGET = Path.of("..", "wallet-cli", "target");
  private static final String PASSPHRASE = "vier losse woorden";

  @TempDir private Path temporary;

  @Test
  void zip_holdsWhatAStartNeedsAndNoTests() throws IOException {
    Path home = unpacked();
    assertThat(home.resolve("bin/skillspas")).exists();
    assertThat(home.resolve("bin/skillspas.bat")).exists();
    assertThat(home.resolve("LICENSE")).exists();
    assertThat(home.resolve("NOTICE")).exists();
    try (var jars = Files.list(home.resolve("lib"))) {
      List<String> names =
          jars.map(jar -> jar.getFileName().toString()).filter(n -> n.endsWith(".jar")).toList();
      assertThat(names).anyMatch(name -> name.startsWith("skillspaspoort-wallet-cli-"));
      assertThat(names).anyMatch(name -> name.startsWith("skillspaspoort-core-"));
      assertThat(names).noneMatch(name -> name.contains("junit") || name.endsWith("-tests.jar"));
    }
  }

  @Test
  void unpackedZip_makesAWalletAndStartsFromItsArchiveTheSecondTime() throws Exception {
    Path home = unpacked();
    String command = home.resolve("bin/skillspas").toString();
    Run help = run(command, "--help");
    assertThat(help.exit).as(help.text).isZero();
    Run init = run(command, "init", "--lang", "en", "--passphrase-fd", "0");
    assertThat(init.exit).as(init.text).isZero();
    assertThat(init.text).contains("did:key:z6Mk", "recovery code");
    Run list = run(command, "list", "--lang", "en", "--passphrase-fd", "0");
    assertThat(list.exit).as(list.text).isZero();
    assertThat(list.text).contains("no credential").doesNotContain("preparing");
    try (var archives = Files.walk(temporary.resolve("cache"))) {
      assertThat(archives.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  private record Run(int exit, String text) {}

  private Run run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME",
                temporary.toString(),
                "XDG_CACHE_HOME",
                temporary.resolve("cache").toString(),
                "JAVA_HOME",
                System.getProperty("java.home")));
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write((PASSPHRASE + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It did not want to read.
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), text);
  }

  /** Unpacks the zip as it was built. Outside CI there may be none: tests alone do not make it. */
  private Path unpacked() throws IOException {
    List<Path> zips = new ArrayList<>();
    if (Files.isDirectory(TARGET)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(TARGET, "skillspas-*.zip")) {
        found.forEach(zips::add);
      }
    }
    if (!"true".equals(System.getenv("CI"))) {
      assumeThat(zips).as("a zip in wallet-cli/target: mvn package makes it").isNotEmpty();
    }
    assertThat(zips).hasSize(1);
    Path folder = temporary.resolve("unpacked");
    try (InputStream in = Files.newInputStream(zips.get(0));
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        assertThat(file).startsWithRaw(folder);
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
        }
      }
    }
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(folder, "skillspas-*")) {
      Path home = homes.iterator().next();
      assertThat(home.resolve("bin/skillspas").toFile().setExecutable(true)).isTrue();
      return home;
    }
  }
}
