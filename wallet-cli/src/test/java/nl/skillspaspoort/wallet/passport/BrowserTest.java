package nl.skillspaspoort.wallet.passport;

import static nl.skillspaspoort.wallet.passport.Passports.many;
import static nl.skillspaspoort.wallet.passport.Passports.passport;
import static nl.skillspaspoort.wallet.passport.Passports.presentation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import nl.skillspaspoort.core.problem.Language;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a browser, on a telephone and on a desk. Skipped where there is no Chromium. */
@Tag("T93")
final class BrowserTest {
  private static final String BROWSER = "chromium";
  private static final int PATIENCE_SECONDS = 120;

  /** Said by the page, and by what the browser refuses it. */
  private static final Pattern SAID = Pattern.compile("CONSOLE|Refused|Content Security Policy");

  @TempDir private Path folder;

  @BeforeAll
  static void findBrowser() {
    boolean found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, BROWSER)));
    if (!found && "true".equals(System.getenv("CI"))) {
      fail("found no " + BROWSER + "; .ci/packages.txt names it");
    }
    Assumptions.assumeTrue(found, "found no " + BROWSER + " on this machine");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 1280})
  void page_isShownAndSaysNothing(int width) throws Exception {
    Path page = folder.resolve("paspoort.html");
    Files.write(page, passport(presentation(many(4, 0)), Language.NL).toHtml());
    String said = screenshot(page, width);
    assertThat(said).doesNotContainPattern(SAID);
    BufferedImage picture = ImageIO.read(folder.resolve("screenshot.png").toFile());
    assertThat(picture.getWidth()).isEqualTo(width);
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < picture.getHeight(); y += 2) {
      for (int x = 0; x < picture.getWidth(); x += 2) {
        colours.add(picture.getRGB(x, y) & 0xffffff);
      }
    }
    // The colours of the head, of its edge and of the cards, and letters smooth at their edges:
    // the style was taken.
    assertThat(colours).contains(0x10375c, 0xf2b134, 0xfff8e6, 0xeef2f6).hasSizeGreaterThan(50);
  }

  /** The same page, spoiled: what this test would see if there were something to see. */
  @Test
  void policy_isKeptByTheBrowser() throws Exception {
    String page =
        new String(
            passport(presentation(many(1, 0)), Language.NL).toHtml(), StandardCharsets.UTF_8);
    for (String active :
        List.of(
            "<script>document.title = 'x'</script>",
            "<img src=\"https://werkgever.example/x.png\" alt=\"\">",
            "<p style=\"color: red\">x</p>")) {
      Path spoiled = folder.resolve("spoiled.html");
      Files.writeString(spoiled, page.replace("<main>", "<main>" + active));
      assertThat(screenshot(spoiled, 500)).as(active).containsPattern("Content Security Policy");
    }
  }

  /** Shows a page, and tells what the browser said meanwhile. */
  private String screenshot(Path page, int width) throws IOException, InterruptedException {
    Path log = folder.resolve("browser.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                BROWSER,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--enable-logging=stderr"));
    command.add("--user-data-dir=" + Files.createTempDirectory(folder, "profile"));
    command.add("--window-size=" + width + ",1400");
    command.add("--screenshot=" + folder.resolve("screenshot.png"));
    command.add(page.toUri().toString());
    Process browser =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      browser.destroyForcibly();
    }
    assertThat(browser.exitValue()).isZero();
    return Files.readString(log, StandardCharsets.ISO_8859_1);
  }
}
