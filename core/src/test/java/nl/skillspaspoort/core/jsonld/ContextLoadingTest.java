package nl.skillspaspoort.core.jsonld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextLoadingTest {
  private static final String UNKNOWN = "https://example.org/unknown";

  @ParameterizedTest
  @Tag("T30")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "URL"                                                    | /@context
          ["https://www.w3.org/ns/credentials/v2", "URL"]          | /@context/1
          [{"a": "urn:a:"}, "URL"]                                 | /@context/1
          {"@import": "URL"}                                       | /@context
          {"a": {"@id": "urn:a:b", "@context": "URL"}}             | /@context
          {"a": {"@id": "urn:a:b", "@context": [{}, "URL"]}}       | /@context
          {"a": {"@id": "urn:a:b", "@context": {"@import": "URL"}}} | /@context
          """)
  void unknownContext_isRefusedWithoutARequest(String context, String where) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/c";
      String document =
          "{\"@context\": " + context.replace("URL", url) + ", \"https://example.org/p\": \"x\"}";

      assertRefused(document, Contexts.bundled(), ProblemCode.CONTEXT_NOT_BUNDLED, where);

      server.setSoTimeout(20);
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept);
    }
  }

  @Test
  @Tag("T30")
  void unknownContextOfANestedObject_isRefusedInItsPlace() {
    assertRefused(
        "{\"https://example.org/p\": [{\"@context\": [\"" + UNKNOWN + "\"]}]}",
        Contexts.bundled(),
        ProblemCode.CONTEXT_NOT_BUNDLED,
        "/https:~1~1example.org~1p/0/@context/0");
  }

  @Test
  @Tag("T30")
  void relativeContext_isRefused() {
    assertRefused(
        "{\"@context\": \"v2\", \"https://example.org/p\": \"x\"}",
        Contexts.bundled(),
        ProblemCode.CONTEXT_NOT_BUNDLED,
        "/@context");
  }

  @Test
  @Tag("T30")
  void contextThatNeedsAnotherOne_isRefusedUnlessThatIsThere() throws Exception {
    Contexts one =
        Contexts.bundled()
            .with("https://example.org/a", read("{\"@context\": [\"https://example.org/b\"]}"));
    String document = "{\"@context\": \"https://example.org/a\", \"p\": \"x\"}";
    assertRefused(document, one, ProblemCode.CONTEXT_NOT_BUNDLED, "/@context");

    Contexts both = one.with("https://example.org/b", read("{\"@context\": {\"p\": \"urn:p:q\"}}"));
    assertThat(Canonicalizer.over(both).canonicalize(read(document), HashAlgorithm.SHA_256))
        .isEqualTo("_:c14n0 <urn:p:q> \"x\" .\n");
  }

  @ParameterizedTest
  @Tag("T30")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "https://example.org/a"                                                   | JSON_LD_ERROR
          {"@import": "https://example.org/a"}                                      | JSON_LD_ERROR
          [{"@import": "https://example.org/a"}]                                    | JSON_LD_ERROR
          """)
  void contextThatNamesItself_isRefused(String context, ProblemCode code) throws Exception {
    Contexts contexts =
        Contexts.bundled().with("https://example.org/a", read("{\"@context\": " + context + "}"));
    assertRefused(
        "{\"@context\": \"https://example.org/a\", \"https://example.org/p\": \"x\"}",
        contexts,
        code,
        "/@context");
  }

  @Test
  void scopedContextThatNamesItself_isProcessedOnce() throws Exception {
    Contexts contexts =
        Contexts.bundled()
            .with(
                "https://example.org/a",
                read(
                    "{\"@context\": {\"p\": {\"@id\": \"urn:p:q\","
                        + " \"@context\": \"https://example.org/a\"}}}"));
    assertThat(
            Canonicalizer.over(contexts)
                .canonicalize(
                    read("{\"@context\": \"https://example.org/a\", \"p\": {\"p\": {\"p\": 1}}}"),
                    HashAlgorithm.SHA_256)
                .lines())
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5
          [[5]]
          {"@version": 1.0}
          {"@vocab": 5}
          {"@base": 5}
          {"a": 5}
          {"a": {"@id": 5}}
          {"a": {"@id": "urn:a:b", "@container": "@value"}}
          {"a": {"@id": "urn:a:b", "@type": "relative"}}
          {"a": "b", "b": "a"}
          {"a": "a:b"}
          {"@type": "urn:a:b"}
          {"a": "@context"}
          {"": "urn:a:b"}
          {"a": {"@id": "urn:a:b", "unknown": 1}}
          {"@language": 5}
          {"@import": 5}
          """)
  void contextThatIsNone_isAJsonLdError(String context) {
    assertRefused(
        "{\"@context\": " + context + ", \"https://example.org/p\": \"x\"}",
        Contexts.bundled(),
        ProblemCode.JSON_LD_ERROR,
        "/@context");
  }

  @Test
  @Tag("T28")
  void protectedTerm_cannotBeRedefined() {
    assertRefused(
        "{\"@context\": [\"https://www.w3.org/ns/credentials/v2\", {\"name\": \"urn:a:b\"}],"
            + " \"name\": \"x\"}",
        Contexts.bundled(),
        ProblemCode.JSON_LD_ERROR,
        "/@context");
  }

  @Test
  void severalThreads_getTheSameForm() throws Exception {
    JsonObject document = read(SafeModeTest.FEATURES);
    JsonObject credential = read(SafeModeTest.CREDENTIAL);
    String expected = SafeModeTest.ANY_FORM.canonicalize(document, HashAlgorithm.SHA_256);
    String expectedCredential =
        SafeModeTest.ANY_FORM.canonicalize(credential, HashAlgorithm.SHA_256);
    Canonicalizer fresh =
        new TitaniumCanonicalizer(Contexts.bundled(), CanonicalizationLimits.DEFAULT, false);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> tasks =
          IntStream.range(0, 200)
              .<Callable<Boolean>>mapToObj(
                  i ->
                      () ->
                          fresh.canonicalize(document, HashAlgorithm.SHA_256).equals(expected)
                              && fresh
                                  .canonicalize(credential, HashAlgorithm.SHA_256)
                                  .equals(expectedCredential))
              .toList();
      for (Future<Boolean> task : threads.invokeAll(tasks)) {
        assertThat(task.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void assertRefused(
      String document, Contexts contexts, ProblemCode code, String where) {
    JsonLdException refused =
        catchThrowableOfType(
            JsonLdException.class,
            () -> Canonicalizer.over(contexts).canonicalize(read(document), HashAlgorithm.SHA_256));
    assertThat(refused).as(document).isNotNull();
    assertThat(refused.problem().code()).as(refused.getMessage()).isEqualTo(code);
    assertThat(refused.problem().where()).as(refused.getMessage()).isEqualTo(where);
    assertThat(refused.problem().message()).doesNotContain("127.0.0.1").doesNotContain(UNKNOWN);
  }

  private static JsonObject read(String text) throws Exception {
    return JsonReader.strict().readObject(text);
  }
}
