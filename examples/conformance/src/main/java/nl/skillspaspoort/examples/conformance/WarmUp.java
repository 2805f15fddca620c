package nl.skillspaspoort.examples.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.SecretKey;

/**
 * Runs each command once on documents of its own, so that the classes that they load are known: the
 * archive from which {@code ./conformance} starts is made by this.
 */
final class WarmUp {
  private static final String OWNER = "https://example.org/issuer";
  private static final String SCHEMA = "https://example.org/schema.json";

  private final Path folder;
  private final InstantSource clock;

  WarmUp(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Leaves nothing behind.
   *
   * @throws IOException if there is no place for the documents
   */
  @SuppressForbidden(reason = "this is a program that is started")
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("conformance");
    try {
      new WarmUp(folder, InstantSource.system()).run();
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  void run() throws IOException {
    SecureRandom random = new SecureRandom();
    List<SecretKey> keys =
        List.of(
            Ed25519SecretKey.generate(random),
            EcSecretKey.generate(KeyAlgorithm.P256, random),
            EcSecretKey.generate(KeyAlgorithm.P384, random),
            EcSecretKey.generate(KeyAlgorithm.P521, random));
    Path credential = write("credential", credential().toJson());
    for (SecretKey secret : keys) {
      Path key = write("key", keyFile(secret).toJson());
      for (String feature : List.of("credential_jose", "credential_sdjwt")) {
        tokens(credential, key, feature);
      }
    }
    Path schema =
        write(
            "schema",
            "{\"$id\":\""
                + SCHEMA
                + "\",\"$schema\":\"https://json-schema.org/draft/2020-12/schema\","
                + "\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\","
                + "\"format\":\"email\"}},\"required\":[\"credentialSubject\"]}");
    call("schema validate --format JsonSchema --schema", schema, "--credential", credential);
  }

  private void tokens(Path credential, Path key, String feature) throws IOException {
    Path answer = call("jose issue --feature " + feature + " --input", credential, "--key", key);
    try {
      String token =
          JsonReader.strict().readObject(Files.readAllBytes(answer)).text("data").orElseThrow();
      call("jose verify --feature " + feature + " --input", write("token", token), "--key", key);
    } catch (JsonFormatException e) {
      throw new AssertionError("an answer of this program is JSON", e);
    }
  }

  private Path call(String start, Path first, String between, Path second) throws IOException {
    Path output = folder.resolve("answer");
    String words =
        String.join(" ", start, first.toString(), between, second.toString(), "--output", "-");
    String[] call = words.split(" ", -1);
    call[call.length - 1] = output.toString();
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      Main.run(nowhere, clock, call);
    }
    return output;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static JsonObject credential() {
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
        .put("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
        .put("issuer", OWNER)
        .put("name", "Warm-up")
        .put(
            "credentialSchema",
            JsonObject.builder().put("id", SCHEMA).put("type", "JsonSchema").build())
        .put("credentialSubject", JsonObject.builder().put("id", OWNER + "/subject").build())
        .build();
  }

  private static JsonObject keyFile(SecretKey key) {
    return JsonObject.builder()
        .put("id", OWNER + "#key")
        .put("type", "JsonWebKey")
        .put("controller", OWNER)
        .put("publicKeyJwk", Jwk.write(key.publicKey()))
        .put("secretKeyJwk", Jwk.writeSecret(key, InsecureSecretKeyAccess.get()))
        .build();
  }
}
