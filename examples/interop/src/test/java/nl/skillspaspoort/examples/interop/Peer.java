package nl.skillspaspoort.examples.interop;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
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
  private static final NodePackages PACKAGES = NodePackages.of(Path.of(""));

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
    try {
      PACKAGES.install().ifPresent(missing -> absent(missing, isContinuousIntegration()));
      Peer peer =
          new Peer(
              new ProcessBuilder("node", "peer.mjs")
                  .directory(PACKAGES.folder().toFile())
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

  /** Aborts the test where a tool is missing, or fails it where it must be there. */
  static void requireTool(String tool, boolean mustBeThere) {
    NodePackages.missing(tool).ifPresent(missing -> absent(missing, mustBeThere));
  }

  private static boolean isContinuousIntegration() {
    return "true".equals(System.getenv("CI"));
  }

  private static void absent(String message, boolean mustBeThere) {
    String reason = message + ", and the implementations to compare with need it";
    if (mustBeThere) {
      throw new AssertionError(reason + "; in CI it must be there");
    }
    Assumptions.abort(reason + "; skipped");
  }
}
