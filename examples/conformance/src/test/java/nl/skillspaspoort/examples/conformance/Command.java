package nl.skillspaspoort.examples.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.SecretKey;
import nl.skillspaspoort.core.testkit.FixedClock;

/** Calls the program as a suite does: files in, one file out. */
final class Command {
  static final String OWNER = "https://example.org/issuer";

  private final Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  Command(Path folder) {
    this.folder = folder;
  }

  int run(String... words) {
    return Main.run(
        new PrintStream(err, true, StandardCharsets.UTF_8),
        InstantSource.fixed(FixedClock.NOW),
        words);
  }

  String messages() {
    return err.toString(StandardCharsets.UTF_8);
  }

  Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  Path output() {
    return folder.resolve("output.json");
  }

  /** The answer of a call that must give one. */
  JsonObject answer(String command, String... options) throws IOException, JsonFormatException {
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.addAll(List.of(options));
    words.addAll(List.of("--output", output().toString()));
    Files.deleteIfExists(output());
    assertThat(run(words.toArray(String[]::new))).as(messages()).isZero();
    return JsonReader.strict().readObject(Files.readAllBytes(output()));
  }

  static String keyFile(SecretKey key) {
    return JsonObject.builder()
        .put("id", OWNER + "#key-1")
        .put("type", "JsonWebKey")
        .put("controller", OWNER)
        .put("publicKeyJwk", Jwk.write(key.publicKey()))
        .put("secretKeyJwk", Jwk.writeSecret(key, InsecureSecretKeyAccess.get()))
        .build()
        .toJson();
  }

  static JsonObject credential() {
    return JsonObject.builder()
        .put(
            "@context",
            JsonArray.ofStrings(
                List.of(
                    "https://www.w3.org/ns/credentials/v2",
                    "https://www.w3.org/ns/credentials/examples/v2")))
        .put("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
        .put("issuer", OWNER)
        .put(
            "credentialSubject",
            JsonObject.builder()
                .put("id", "urn:example:somebody")
                .put("skill", "welding")
                .put("levels", JsonArray.ofStrings(List.of("one", "two")))
                .build())
        .build();
  }
}
