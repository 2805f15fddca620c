package nl.skillspaspoort.core.jsonld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The work is counted; the clock only guards these tests against a count that is none. */
@Tag("T31")
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class ComplexityLimitTest {
  private static final String P = "https://example.org/p";

  @Test
  void cliqueOfTenBlankNodes_isRefused() {
    List<JsonValue> nodes = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      List<JsonValue> others = new ArrayList<>();
      for (int j = 0; j < 10; j++) {
        if (i != j) {
          others.add(JsonObject.EMPTY.with("@id", "_:n" + j));
        }
      }
      nodes.add(JsonObject.EMPTY.with("@id", "_:n" + i).with(P, new JsonArray(others)));
    }
    assertRefused(
        JsonObject.EMPTY.with("@graph", new JsonArray(nodes)), CanonicalizationLimits.DEFAULT);
  }

  @Test
  void moreQuadsThanAllowed_areRefused() throws Exception {
    CanonicalizationLimits two = new CanonicalizationLimits(2, 1, 0);
    JsonObject document = JsonObject.EMPTY.with(P, JsonArray.ofStrings(List.of("1", "2")));
    assertThat(canonicalize(document, two).lines()).hasSize(2);
    assertRefused(document.with(P, JsonArray.ofStrings(List.of("1", "2", "3"))), two);
  }

  @Test
  void moreBlankNodesThanAllowed_areRefused() throws Exception {
    CanonicalizationLimits one = new CanonicalizationLimits(10, 1, 0);
    JsonObject document = JsonObject.EMPTY.with(P, "x");
    assertThat(canonicalize(document, one).lines()).hasSize(1);
    assertRefused(JsonObject.EMPTY.with(P, document), one);
  }

  @Test
  void equalBlankNodes_needCallsThatTheLimitMayForbid() throws Exception {
    JsonObject twins =
        JsonObject.EMPTY
            .with("@id", "https://example.org/s")
            .with(
                P,
                JsonArray.of(JsonObject.EMPTY.with("@type", P), JsonObject.EMPTY.with("@type", P)));
    assertThat(canonicalize(twins, CanonicalizationLimits.DEFAULT).lines()).hasSize(4);
    assertRefused(twins, new CanonicalizationLimits(10, 10, 1));
  }

  @Test
  void hundredsOfEqualObjects_areNoPoison() throws Exception {
    List<JsonValue> equal = Collections.nCopies(300, JsonObject.EMPTY.with("@type", P));
    JsonObject document = JsonObject.EMPTY.with("@id", P).with(P, new JsonArray(equal));
    assertThat(canonicalize(document, CanonicalizationLimits.DEFAULT).lines()).hasSize(600);
  }

  @Test
  void listOfEqualNumbers_isNoPoison() throws Exception {
    List<JsonValue> scores = Collections.nCopies(60, JsonNumber.of(0));
    JsonObject document =
        JsonObject.EMPTY.with(P, JsonObject.EMPTY.with("@list", new JsonArray(scores)));
    assertThat(canonicalize(document, CanonicalizationLimits.DEFAULT).lines()).hasSize(121);
  }

  @Test
  void deepNesting_isRefused() throws Exception {
    JsonObject document = JsonObject.EMPTY.with(P, "x");
    for (int i = 0; i < 200; i++) {
      document = JsonObject.EMPTY.with(P + i, document);
    }
    assertThat(canonicalize(document, CanonicalizationLimits.DEFAULT).lines()).hasSize(201);
    for (int i = 0; i < 100_000; i++) {
      document = JsonObject.EMPTY.with(P, document);
    }
    assertRefused(document, CanonicalizationLimits.DEFAULT);
  }

  @Test
  void deeplyNestedContext_isRefused() {
    JsonObject context = JsonObject.EMPTY.with("a", "urn:a:b");
    for (int i = 0; i < 100_000; i++) {
      context =
          JsonObject.EMPTY.with(
              "a", JsonObject.EMPTY.with("@id", "urn:a:b").with("@context", context));
    }
    assertRefused(
        JsonObject.EMPTY.with("@context", context).with("a", "x"), CanonicalizationLimits.DEFAULT);
  }

  @Test
  void largeContextInTheDocument_isRefused() {
    JsonObject.Builder context = JsonObject.builder();
    for (int i = 0; i < 4_000; i++) {
      context.put("t" + i, "urn:t:" + i);
    }
    assertRefused(
        JsonObject.EMPTY.with("@context", context.build()).with("t1", "x"),
        CanonicalizationLimits.DEFAULT);
  }

  @Test
  void contextListThatNeverEnds_isRefused() {
    assertRefused(
        JsonObject.EMPTY
            .with(
                "@context",
                JsonArray.ofStrings(
                    Collections.nCopies(60_000, "https://www.w3.org/ns/credentials/v2")))
            .with("name", "x"),
        CanonicalizationLimits.DEFAULT);
  }

  @Test
  void contextInEveryObject_isRefused() {
    List<JsonValue> objects = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      objects.add(
          JsonObject.EMPTY.with("@context", JsonObject.EMPTY.with("p" + i, P)).with("p" + i, "x"));
    }
    assertRefused(JsonObject.EMPTY.with(P, new JsonArray(objects)), CanonicalizationLimits.DEFAULT);
  }

  @Test
  void longPrefixUsedOften_isRefused() {
    JsonObject.Builder document =
        JsonObject.builder()
            .put(
                "@context",
                JsonObject.EMPTY.with("@vocab", "https://example.org/" + "x".repeat(30_000)));
    for (int i = 0; i < 4_000; i++) {
      document.put("p" + i, "x");
    }
    assertRefused(document.build(), CanonicalizationLimits.DEFAULT);
  }

  @Test
  void longIdentifierUsedOften_isRefused() {
    JsonObject.Builder document =
        JsonObject.builder().put("@id", "https://example.org/" + "x".repeat(1 << 20));
    for (int i = 0; i < 4_000; i++) {
      document.put(P + i, "x");
    }
    assertRefused(document.build(), CanonicalizationLimits.DEFAULT);
  }

  @Test
  void largeCredential_isNoPoison() throws Exception {
    List<JsonValue> results = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      results.add(JsonObject.EMPTY.with("@type", P).with(P, new JsonString("result " + i)));
    }
    JsonObject document = JsonObject.EMPTY.with(P, new JsonArray(results));
    assertThat(canonicalize(document, CanonicalizationLimits.DEFAULT).lines()).hasSize(12_000);
  }

  @Test
  void limitsBelowNothing_areACallersMistake() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CanonicalizationLimits(0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new CanonicalizationLimits(1, -1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new CanonicalizationLimits(1, 1, -1));
  }

  private static void assertRefused(JsonObject document, CanonicalizationLimits limits) {
    JsonLdException refused =
        catchThrowableOfType(JsonLdException.class, () -> canonicalize(document, limits));
    assertThat(refused).isNotNull();
    assertThat(refused.problem().code())
        .as(refused.getMessage())
        .isEqualTo(ProblemCode.COMPLEXITY_LIMIT);
  }

  private static String canonicalize(JsonObject document, CanonicalizationLimits limits)
      throws JsonLdException {
    return new TitaniumCanonicalizer(Contexts.bundled(), limits, false)
        .canonicalize(document, HashAlgorithm.SHA_256);
  }
}
