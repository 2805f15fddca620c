package nl.skillspaspoort.examples.interop;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import org.junit.jupiter.api.Assumptions;

/**
 * The implementations from npm: one Node process that answers a JSON object with a JSON object, a
 * line each. The packages are installed once into {@code target}, at the versions of the lock file.
 *
 * <p>Where Node.js or the packages cannot be had, a test is skipped and says so; with the
 * environment variable {@code CI=true} it fails.
 */
final class Peer {
  private static final Path SOURCE = Path.of("src/test/node");
  private static final Path FOLDER = Path.of("target/node");
  private static final String LOCK = "package-lock.json";
  private static final Path INSTALLED = FOLDER.resolve("installed-" + LOCK);
  private static final Path LOG = FOLDER.resolve("npm.log");
  private static final int INSTALL_MINUTES = 5;

  private static Peer running;

  private final BufferedWriter questions;
  private final BufferedReader answers;

  private Peer(Process node) {
    this.questions =
        new BufferedWriter(new OutputStreamWriter(node.getOutputStream(), StandardCharsets.UTF_8));
    this.answers =
        new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The peer of this test run, started by the first test that asks. It ends when the run ends. */
  static synchronized Peer get() {
    if (running == null) {
      running = start();
    }
    return running;
  }

  /** The result of a call, for example {@code dataIntegrity.issue}. */
  synchronized JsonValue call(String name, JsonObject parameters) {
    try {
      questions.write(parameters.with("call", name).toJson());
      questions.newLine();
      questions.flush();
      String line = answers.readLine();
      if (line == null) {
        throw new AssertionError(name + ": the Node process has ended; see its standard error");
      }
      JsonObject answer = JsonReader.strict().readObject(line);
      return answer
          .get("result")
          .orElseThrow(() -> new AssertionError(name + ": " + answer.text("error").orElse(line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonFormatException e) {
      throw new AssertionError(name + ": " + e.getMessage(), e);
    }
  }

  /** The result of a call that gives an object. */
  JsonObject object(String name, JsonObject parameters) {
    return (JsonObject) call(name, parameters);
  }

  /** The result of a call that gives text. */
  String text(String name, JsonObject parameters) {
    return ((JsonString) call(name, parameters)).value();
  }

  /** True if a verifying call says yes; a call that fails says no. */
  static boolean isVerified(JsonObject report) {
    return report.get("verified").equals(Optional.of(new JsonBoolean(true)));
  }

  private static Peer start() {
    requireTool("node");
    requireTool("npm");
    try {
      install();
      Peer peer =
          new Peer(
              new ProcessBuilder("node", "peer.mjs")
                  .directory(FOLDER.toFile())
                  .redirectError(ProcessBuilder.Redirect.INHERIT)
                  .start());
      peer.call("documents.add", ourContext());
      return peer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one context that the peers cannot have from a package. */
  private static JsonObject ourContext() throws IOException {
    String file = "/nl/skillspaspoort/core/jsonld/contexts/skillspaspoort-v1.jsonld";
    try (InputStream bytes = Objects.requireNonNull(Peer.class.getResourceAsStream(file))) {
      return JsonObject.builder()
          .put("url", CredentialDraft.PROFILE_CONTEXT)
          .put("document", JsonReader.strict().readObject(bytes.readAllBytes()))
          .build();
    } catch (JsonFormatException e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    }
  }

  private static void requireTool(String tool) {
    requireTool(tool, isContinuousIntegration());
  }

  /** Aborts the test where a tool is missing, or fails it where it must be there. */
  static void requireTool(String tool, boolean mustBeThere) {
    try {
      Process version =
          new ProcessBuilder(tool, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (ended(version, 1) == 0) {
        return;
      }
    } catch (IOException e) {
      // Not there: said below.
    }
    absent(tool + " was not found, and the implementations to compare with run on it", mustBeThere);
  }

  /** Copies our scripts anew, and the packages only if the lock file is another one. */
  private static void install() throws IOException {
    Files.createDirectories(FOLDER);
    try (Stream<Path> files = Files.list(SOURCE)) {
      for (Path file : files.toList()) {
        Files.write(FOLDER.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
    byte[] wanted = Files.readAllBytes(SOURCE.resolve(LOCK));
    if (Files.exists(INSTALLED) && Arrays.equals(wanted, Files.readAllBytes(INSTALLED))) {
      return;
    }
    Process npm =
        new ProcessBuilder(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(LOG.toFile())
            .start();
    if (ended(npm, INSTALL_MINUTES) != 0) {
      absent("npm ci did not succeed (see " + LOG + " of this module)", isContinuousIntegration());
    }
    Files.write(INSTALLED, wanted);
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

  private static boolean isContinuousIntegration() {
    return "true".equals(System.getenv("CI"));
  }

  private static void absent(String message, boolean mustBeThere) {
    if (mustBeThere) {
      throw new AssertionError(message + "; in CI it must be there");
    }
    Assumptions.abort(message + "; skipped");
  }
}
