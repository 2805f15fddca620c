package nl.skillspaspoort.core.jsonld;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The compiled path gives the bytes of the general path, or hands on. */
@Tag("T27")
final class CompiledCanonicalizerTest {
  private static final int FEWEST_DOCUMENTS = 300;
  private static final int FEWEST_COMPILED = 90;

  private final CompiledCanonicalizer compiled =
      new CompiledCanonicalizer(Contexts.bundled(), CanonicalizationLimits.DEFAULT);
  private final TitaniumCanonicalizer general =
      new TitaniumCanonicalizer(Contexts.bundled(), CanonicalizationLimits.DEFAULT);

  @Test
  void everyVectorDocument_isTheSameOrHandedOn() throws IOException {
    List<JsonObject> documents = vectorDocuments();
    assertThat(documents).hasSizeGreaterThanOrEqualTo(FEWEST_DOCUMENTS);
    int known = 0;
    for (JsonObject document : documents) {
      if (compiled.compiled(document, HashAlgorithm.SHA_256) != null) {
        known++;
        assertSame(document);
      }
    }
    assertThat(known).isGreaterThanOrEqualTo(FEWEST_COMPILED);
  }

  @Test
  void ourOwnCredentials_takeTheCompiledPath() {
    for (JsonObject document :
        List.of(Credentials.evc(), Credentials.small(), Credentials.minimal())) {
      assertThat(compiled.compiled(document, HashAlgorithm.SHA_256)).isNotNull();
      assertThat(compiled.compiled(document, HashAlgorithm.SHA_384)).isNotNull();
      assertSame(document);
    }
  }

  @Test
  void counts_tellWhichPathRan() throws JsonLdException {
    compiled.canonicalize(Credentials.evc(), HashAlgorithm.SHA_256);
    JsonObject inline =
        Credentials.minimal()
            .with(
                "@context",
                JsonArray.of(
                    new JsonString("https://www.w3.org/ns/credentials/v2"),
                    JsonObject.builder().put("x", "https://x.example/#x").build()));
    compiled.canonicalize(inline, HashAlgorithm.SHA_256);
    assertThat(compiled.counts()).isEqualTo(new PathCounts(1, 1));
  }

  /** Each member of a good credential changed in each of many ways. */
  @Test
  void everyOddValueInEveryPlace_isTheSameOrHandedOn() throws JsonFormatException {
    List<JsonValue> odd = new ArrayList<>();
    for (String json :
        List.of(
            "null",
            "[]",
            "{}",
            "\"\"",
            "\"x\"",
            "\"a b\"",
            "\"_:b0\"",
            "\"rel/x\"",
            "\"https://x.example/é\"",
            "\"https://x.example/a b\"",
            "\"ext:eqfLevel\"",
            "\"urn:uuid:1\"",
            "\"id\"",
            "\"type\"",
            "\"\\u0000\\\"\\\\\\n\\u007f\\uffff\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ue000\"",
            "1",
            "1.5",
            "1e21",
            "true",
            "[1,1]",
            "[\"x\",\"x\"]",
            "[\"b\",\"a\"]",
            "[[\"x\"]]",
            "{\"id\":\"https://x.example/1\"}",
            "{\"id\":\"urn:uuid:6c1c3a5e-5c3b-4a61-9a7e-0d6f6b1b9f10\",\"type\":\"Profile\"}",
            "{\"@id\":\"https://x.example/1\"}",
            "{\"@value\":\"x\"}",
            "{\"@value\":\"x\",\"@language\":\"nl\"}",
            "{\"type\":\"Alignment\",\"targetName\":\"x\"}",
            "{\"type\":\"https://x.example/T\"}",
            "{\"type\":[\"Profile\",\"Profile\"]}",
            "{\"type\":\"VerifiableCredential\",\"issuer\":\"https://x.example/i\"}",
            "{\"@context\":\"https://www.w3.org/ns/credentials/v2\",\"name\":\"x\"}",
            "[{\"type\":\"Profile\"},{\"type\":\"Profile\"}]",
            "[{\"type\":\"Profile\",\"name\":\"a\"},{\"type\":\"Profile\",\"name\":\"b\"}]")) {
      odd.add(JsonReader.strict().read(json));
    }
    int[] checked = {0};
    replaceEverywhere(
        Credentials.evc(),
        odd,
        changed -> {
          checked[0]++;
          if (compiled.compiled(changed, HashAlgorithm.SHA_256) != null) {
            assertSame(changed);
          }
        });
    assertThat(checked[0]).isGreaterThan(1_900);
  }

  private interface Sink {
    void accept(JsonObject changed);
  }

  private static void replaceEverywhere(JsonObject document, List<JsonValue> odd, Sink sink) {
    for (int i = 0; i < document.size(); i++) {
      String name = document.nameAt(i);
      if (name.equals("@context")) {
        continue;
      }
      for (JsonValue value : odd) {
        sink.accept(document.with(name, value));
      }
      JsonValue value = document.valueAt(i);
      if (value instanceof JsonObject inner) {
        replaceEverywhere(inner, odd, changed -> sink.accept(document.with(name, changed)));
      } else if (value instanceof JsonArray array
          && array.size() > 0
          && array.get(0) instanceof JsonObject first) {
        replaceEverywhere(
            first,
            odd,
            changed -> {
              List<JsonValue> elements = new ArrayList<>(array.elements());
              elements.set(0, changed);
              sink.accept(document.with(name, new JsonArray(elements)));
            });
      }
    }
    sink.accept(document.with("undefinedTerm", new JsonString("x")));
    sink.accept(document.with("@type", new JsonString("Profile")));
    sink.accept(document.with("@nest", JsonObject.builder().put("name", "x").build()));
    sink.accept(document.with("https://schema.org/name", new JsonString("x")));
  }

  private void assertSame(JsonObject document) {
    String expected;
    try {
      expected = general.canonicalize(document, HashAlgorithm.SHA_256);
    } catch (JsonLdException e) {
      throw new AssertionError(
          "the general path refuses: " + e.getMessage() + document.toJson(), e);
    }
    assertThat(compiled.compiled(document, HashAlgorithm.SHA_256))
        .asString(StandardCharsets.UTF_8)
        .as(document.toJson())
        .isEqualTo(expected);
  }

  private static List<JsonObject> vectorDocuments() throws IOException {
    List<JsonObject> documents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SharedVectors.folder("."))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        if (Files.size(file) < 200_000) {
          try {
            collect(JsonReader.strict().read(Files.readAllBytes(file)), documents, 0);
          } catch (JsonFormatException e) {
            // Vectors of what a reader has to refuse: not of interest here.
          }
        }
      }
    }
    return documents;
  }

  private static void collect(JsonValue value, List<JsonObject> documents, int depth) {
    if (depth > 6) {
      return;
    }
    if (value instanceof JsonArray array) {
      array.forEach(element -> collect(element, documents, depth + 1));
    } else if (value instanceof JsonObject object) {
      object
          .get("@context")
          .ifPresent(
              context -> {
                documents.add(object.without("proof"));
                if (object.get("proof").orElse(null) instanceof JsonObject proof) {
                  documents.add(proof.with("@context", context).without("proofValue"));
                }
              });
      for (int i = 0; i < object.size(); i++) {
        collect(object.valueAt(i), documents, depth + 1);
      }
    }
  }
}
