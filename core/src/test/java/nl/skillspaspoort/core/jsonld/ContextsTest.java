package nl.skillspaspoort.core.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContextsTest {
  private static final String FOLDER = "contexts";
  private static final String OWN = "https://skillspaspoort.nl/ns/v1";
  private static final int PUBLISHED = 20;

  /**
   * Term tables written from the specification: the JSON is that of the published file, the bytes
   * are not.
   */
  private static final Set<String> WRITTEN_HERE =
      Set.of("https://w3id.org/security/jwk/v1", "https://www.w3.org/ns/cid/v1");

  private static final int PUBLISHED_DIGESTS = 6;

  @ParameterizedTest(name = "{0}")
  @MethodSource("published")
  void publishedContext_isTheOneThatWeShip(String url, JsonObject entry) throws Exception {
    JsonObject ours = Contexts.bundled().find(url).orElseThrow();
    assertThat(hex(Jcs.canonicalBytes(ours))).isEqualTo(entry.text("sha256_jcs").orElseThrow());
    if (entry.text("file").isPresent()) {
      JsonObject published = SharedVectors.json(FOLDER, entry.text("file").orElseThrow());
      assertThat(Jcs.canonicalText(ours)).isEqualTo(Jcs.canonicalText(published));
    }
  }

  static Stream<Arguments> published() {
    List<Arguments> entries = new ArrayList<>();
    for (JsonObject entry : entries()) {
      if (entry.get("test_only").orElseThrow().equals(JsonBoolean.FALSE)) {
        entries.add(Arguments.of(entry.text("url").orElseThrow(), entry));
      }
    }
    assertThat(entries).hasSizeGreaterThanOrEqualTo(PUBLISHED);
    return entries.stream();
  }

  @Test
  void digestThatASpecificationPublishes_isThatOfOurFile() throws Exception {
    Map<String, byte[]> files = files();
    int compared = 0;
    int published = 0;
    for (JsonObject entry : entries()) {
      if (entry.get("published_sha256").orElseThrow() instanceof JsonString digest) {
        published++;
        String url = entry.text("url").orElseThrow();
        if (!WRITTEN_HERE.contains(url)) {
          assertThat(hex(files.get(url))).as(url).isEqualTo(digest.value());
          compared++;
        }
      }
    }
    assertThat(published).isGreaterThanOrEqualTo(PUBLISHED_DIGESTS);
    assertThat(compared).isEqualTo(published - WRITTEN_HERE.size());
  }

  @Test
  void urls_areThePublishedOnesAndOurs() {
    List<String> expected =
        new ArrayList<>(published().map(arguments -> (String) arguments.get()[0]).toList());
    assertThat(Contexts.bundled().urls()).containsAll(expected).contains(OWN);
  }

  @Test
  void everyBundledContext_canBeProcessed() throws Exception {
    for (String url : Contexts.bundled().urls()) {
      JsonObject document =
          JsonObject.builder()
              .put("@context", JsonArray.ofStrings(List.of(url)))
              .put("https://example.org/p", "x")
              .build();
      assertThat(Canonicalizer.standard().canonicalize(document, HashAlgorithm.SHA_256))
          .as(url)
          .isEqualTo("_:c14n0 <https://example.org/p> \"x\" .\n");
    }
  }

  @Test
  @Tag("T30")
  void unknownUrl_isNotFound() {
    assertThat(Contexts.bundled().find("https://www.w3.org/ns/credentials/v2#")).isEmpty();
    assertThat(Contexts.bundled().find("")).isEmpty();
  }

  @Test
  @Tag("T28")
  void bundledContext_cannotBeReplaced() throws Exception {
    JsonObject other = JsonReader.strict().readObject("{\"@context\":{}}");
    Contexts contexts = Contexts.bundled();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> contexts.with("https://www.w3.org/ns/credentials/v2", other));
    Contexts more = contexts.with("https://example.org/own", other);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> more.with("https://example.org/own", other));
  }

  @Test
  void addedContext_isFoundThereAndNotInTheOriginal() throws Exception {
    JsonObject own = JsonReader.strict().readObject("{\"@context\":{}}");
    Contexts more = Contexts.bundled().with("https://example.org/own", own);
    assertThat(more.find("https://example.org/own")).contains(own);
    assertThat(more.urls()).hasSize(Contexts.bundled().urls().size() + 1);
    assertThat(Contexts.bundled().find("https://example.org/own")).isEmpty();
  }

  @Test
  void relativeUrl_cannotBeAdded() throws Exception {
    JsonObject own = JsonReader.strict().readObject("{\"@context\":{}}");
    assertThatIllegalArgumentException().isThrownBy(() -> Contexts.bundled().with("own", own));
  }

  @Test
  void documentWithoutContext_cannotBeAdded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contexts.bundled().with("https://example.org/own", JsonObject.EMPTY));
  }

  @Test
  @Tag("T28")
  void changedFile_isAnErrorThatNamesTheFile() {
    byte[] file = "{\"@context\":{}}".getBytes(UTF_8);
    Contexts.checkDigest("own.jsonld", file, hex(file));
    file[1] ^= 1;
    assertThatThrownBy(() -> Contexts.checkDigest("own.jsonld", file, "00"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("own.jsonld");
  }

  static List<JsonObject> entries() {
    List<JsonObject> entries = new ArrayList<>();
    JsonArray all =
        (JsonArray) SharedVectors.json(FOLDER, "contexts.json").get("contexts").orElseThrow();
    for (JsonValue entry : all) {
      entries.add((JsonObject) entry);
    }
    return entries;
  }

  private static Map<String, byte[]> files() throws Exception {
    Map<String, byte[]> files = new HashMap<>();
    for (String line : new String(resource("contexts.tsv"), UTF_8).split("\n")) {
      String[] columns = line.split("\t", -1);
      if (!columns[0].equals("url")) {
        files.put(columns[0], resource(columns[1]));
      }
    }
    return files;
  }

  private static byte[] resource(String name) throws Exception {
    try (InputStream in = Contexts.class.getResourceAsStream("contexts/" + name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(HashAlgorithm.SHA_256.hash(bytes));
  }
}
