package nl.skillspaspoort.core.jsonld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Rdfc10Test {
  private static final String FOLDER = "w3c-rdf-canon";
  private static final int EVALUATIONS = 43;
  private static final int MAPS = 12;
  private static final int REFUSALS = 1;

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("evaluations")
  @DisplayName("W3C rdf-canon: the canonical N-Quads are those of the suite")
  void vector_hasItsCanonicalForm(String id, String name, JsonObject entry) throws Exception {
    assertThat(canonicalize(quads(entry), hash(entry)).nQuads())
        .as(id + " " + name)
        .isEqualTo(SharedVectors.text(FOLDER, entry.text("result").orElseThrow()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("maps")
  @DisplayName("W3C rdf-canon: the canonical labels are those of the suite")
  void vector_hasItsLabels(String id, String name, JsonObject entry) throws Exception {
    Map<String, String> expected = new TreeMap<>();
    JsonObject map = SharedVectors.json(FOLDER, entry.text("result").orElseThrow());
    map.names().forEach(label -> expected.put("_:" + label, "_:" + map.text(label).orElseThrow()));
    assertThat(new TreeMap<>(canonicalize(quads(entry), hash(entry)).labels()))
        .as(id + " " + name)
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("refusals")
  @Tag("T31")
  @DisplayName("W3C rdf-canon: a poison graph is refused")
  void poisonVector_isRefused(String id, String name, JsonObject entry) {
    assertRefused(quads(entry), hash(entry));
  }

  static Stream<Arguments> evaluations() {
    return entries("rdfc:RDFC10EvalTest", EVALUATIONS);
  }

  static Stream<Arguments> maps() {
    return entries("rdfc:RDFC10MapTest", MAPS);
  }

  static Stream<Arguments> refusals() {
    return entries("rdfc:RDFC10NegativeEvalTest", REFUSALS);
  }

  private static Stream<Arguments> entries(String type, int atLeast) {
    List<Arguments> entries = new ArrayList<>();
    JsonArray all =
        (JsonArray) SharedVectors.json(FOLDER, "manifest.json").get("entries").orElseThrow();
    for (JsonValue value : all) {
      JsonObject entry = (JsonObject) value;
      if (entry.text("type").orElseThrow().equals(type)) {
        entries.add(
            Arguments.of(entry.text("id").orElseThrow(), entry.text("name").orElseThrow(), entry));
      }
    }
    assertThat(entries).as(type).hasSizeGreaterThanOrEqualTo(atLeast);
    return entries.stream();
  }

  private static List<Quad> quads(JsonObject entry) {
    return NQuadsText.read(SharedVectors.text(FOLDER, entry.text("action").orElseThrow()));
  }

  private static HashAlgorithm hash(JsonObject entry) {
    JsonValue name = entry.get("hashAlgorithm").orElse(new JsonString("SHA256"));
    return switch (((JsonString) name).value()) {
      case "SHA256" -> HashAlgorithm.SHA_256;
      case "SHA384" -> HashAlgorithm.SHA_384;
      default -> throw new AssertionError("a hash that this test does not know");
    };
  }

  @Test
  @Tag("T31")
  void cliqueOfTenBlankNodes_isRefused() {
    List<Quad> clique = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        if (i != j) {
          clique.add(new Quad("_:n" + i, "<urn:p>", "_:n" + j, null));
        }
      }
    }
    assertRefused(clique, HashAlgorithm.SHA_256);
  }

  @Test
  @Tag("T31")
  void starsOfEqualBlankNodes_areRefused() {
    // Two hubs that are alike, each with 40 arms that are alike: 40! orders.
    List<Quad> stars = new ArrayList<>();
    for (int hub = 0; hub < 2; hub++) {
      for (int arm = 0; arm < 40; arm++) {
        stars.add(new Quad("_:hub" + hub, "<urn:p>", "_:arm" + hub + "x" + arm, null));
      }
    }
    assertRefused(stars, HashAlgorithm.SHA_256);
  }

  @Test
  @Tag("T31")
  void longChainOfEqualBlankNodes_isRefusedWithoutStackOverflow() throws Exception {
    List<Quad> ring =
        IntStream.range(0, 4_000)
            .mapToObj(i -> new Quad("_:n" + i, "<urn:p>", "_:n" + (i + 1) % 4_000, null))
            .toList();
    Throwable[] outcome = new Throwable[1];
    Thread small =
        new Thread(
            null,
            () -> {
              try {
                canonicalize(ring, HashAlgorithm.SHA_256);
              } catch (Throwable e) {
                outcome[0] = e;
              }
            },
            "small-stack",
            512 * 1024);
    small.start();
    small.join();
    assertThat(outcome[0]).isInstanceOf(JsonLdException.class);
  }

  @Test
  void listOfFortyEqualItems_hasACanonicalForm() throws Exception {
    List<Quad> list = new ArrayList<>();
    list.add(new Quad("<urn:s>", "<urn:p>", "_:c0", null));
    for (int i = 0; i < 40; i++) {
      list.add(new Quad("_:c" + i, "<urn:first>", "\"0\"", null));
      list.add(new Quad("_:c" + i, "<urn:rest>", i == 39 ? "<urn:nil>" : "_:c" + (i + 1), null));
    }
    assertThat(canonicalize(list, HashAlgorithm.SHA_256).labels()).hasSize(40);
  }

  @Test
  void namedGraphWithIri_doesNotDisturbEqualBlankNodes() throws Exception {
    List<Quad> quads =
        List.of(
            new Quad("_:a", "<urn:p>", "_:b", "<urn:g>"),
            new Quad("_:b", "<urn:p>", "_:a", "<urn:g>"));
    assertThat(canonicalize(quads, HashAlgorithm.SHA_256).nQuads())
        .isEqualTo("_:c14n0 <urn:p> _:c14n1 <urn:g> .\n_:c14n1 <urn:p> _:c14n0 <urn:g> .\n");
  }

  @Test
  void statementThatNamesANodeTwice_countsOnce() throws Exception {
    // The labels are those that rdf-canonize 5.0.0 gives.
    List<Quad> loops = NQuadsText.read("_:n1 <urn:p1> _:n1 <urn:g> .\n_:n0 <urn:p0> _:n0 _:g0 .\n");
    assertThat(canonicalize(loops, HashAlgorithm.SHA_256).nQuads())
        .isEqualTo("_:c14n1 <urn:p1> _:c14n1 <urn:g> .\n_:c14n2 <urn:p0> _:c14n2 _:c14n0 .\n");
  }

  @Test
  void sameStatementTwice_countsOnce() throws Exception {
    List<Quad> once = NQuadsText.read("_:x <urn:p> \"1\" .\n_:y <urn:p> \"2\" .\n");
    List<Quad> twice = new ArrayList<>(once);
    twice.addAll(once);
    assertThat(canonicalize(twice, HashAlgorithm.SHA_256))
        .isEqualTo(canonicalize(once, HashAlgorithm.SHA_256));
  }

  @Test
  void lines_areInCodePointOrder() throws Exception {
    String privateUse = "\uE000";
    String supplementary = "\uD83D\uDE00";
    List<Quad> quads =
        List.of(
            new Quad("<urn:s>", "<urn:p>", "\"" + supplementary + "\"", null),
            new Quad("<urn:s>", "<urn:p>", "\"" + privateUse + "\"", null));
    String text = canonicalize(quads, HashAlgorithm.SHA_256).nQuads();
    assertThat(text.indexOf(privateUse)).isLessThan(text.indexOf(supplementary));
    byte[][] lines =
        Arrays.stream(text.split("\n"))
            .map(line -> line.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    assertThat(Arrays.compareUnsigned(lines[0], lines[1])).isNegative();
  }

  @Test
  void labelsAndOrderOfTheInput_doNotMatter() throws Exception {
    Random random = new Random(20_261_123);
    for (int round = 0; round < 200; round++) {
      List<Quad> quads = randomGraph(random);
      String expected = canonicalize(quads, HashAlgorithm.SHA_256).nQuads();
      List<Integer> names = new ArrayList<>(IntStream.range(0, 6).boxed().toList());
      Collections.shuffle(names, random);
      List<Quad> renamed = new ArrayList<>();
      for (Quad quad : quads) {
        String graph = quad.graph();
        renamed.add(
            new Quad(
                rename(quad.subject(), names),
                quad.predicate(),
                rename(quad.object(), names),
                graph == null ? null : rename(graph, names)));
      }
      Collections.shuffle(renamed, random);
      assertThat(canonicalize(renamed, HashAlgorithm.SHA_256).nQuads()).isEqualTo(expected);
    }
  }

  private static String rename(String part, List<Integer> names) {
    return Quad.isBlank(part) ? "_:z" + names.get(part.charAt(3) - '0') : part;
  }

  private static List<Quad> randomGraph(Random random) {
    List<Quad> quads = new ArrayList<>();
    for (int i = random.nextInt(8) + 2; i > 0; i--) {
      quads.add(
          new Quad(
              "_:n" + random.nextInt(5),
              "<urn:p" + random.nextInt(2) + ">",
              random.nextInt(5) == 0 ? "\"x\"" : "_:n" + random.nextInt(5),
              switch (random.nextInt(4)) {
                case 0 -> "_:n5";
                case 1 -> "<urn:g>";
                default -> null;
              }));
    }
    return quads;
  }

  private static void assertRefused(List<Quad> quads, HashAlgorithm hash) {
    JsonLdException refused =
        catchThrowableOfType(JsonLdException.class, () -> canonicalize(quads, hash));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.COMPLEXITY_LIMIT);
  }

  private static Rdfc10.Canonicalized canonicalize(List<Quad> quads, HashAlgorithm hash)
      throws JsonLdException {
    return Rdfc10.canonicalize(
        quads, hash, new CanonicalizationBudget(CanonicalizationLimits.DEFAULT));
  }
}
