package nl.skillspaspoort.core.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The did:web Method: from DID to URL, and what may come back. */
final class DidWebTest {
  private static final Did DID = new Did("did:web:school.example:issuers:1");
  private static final String GOOD =
      text(
          """
      {"id": "did:web:school.example:issuers:1", "assertionMethod": [{"id": "#key-1",
       "type": "Multikey", "controller": "did:web:school.example:issuers:1",
       "publicKeyMultibase": "%s"}]}""",
          TestKeys.ISSUER.publicKey().multibase());

  private final List<URI> asked = new ArrayList<>();

  static List<JsonObject> cases() throws Exception {
    return vectors("cases", 3);
  }

  static List<JsonObject> invalid() throws Exception {
    return vectors("invalid", 3);
  }

  private static List<JsonObject> vectors(String name, int atLeast) throws Exception {
    List<JsonObject> vectors = new ArrayList<>();
    for (JsonValue value :
        SharedVectors.json("did-web", "did-to-url.json").get(name).orElseThrow().asArray("")) {
      vectors.add(value.asObject(""));
    }
    assertThat(vectors).hasSizeGreaterThanOrEqualTo(atLeast);
    return vectors;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void vectors_giveTheirUrl(JsonObject vector) throws Exception {
    assertThat(DidWeb.documentUrl(Did.parse(vector.text("did").orElseThrow())))
        .hasToString(vector.text("url").orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("invalid")
  @Tag("T60")
  void invalidVectors_areRefused(JsonObject vector) {
    assertThat(problemOf(vector.text("did").orElseThrow())).isEqualTo(ProblemCode.INVALID_DID);
  }

  @ParameterizedTest
  @Tag("T60")
  @Tag("T73")
  @ValueSource(
      strings = {
        "did:web:a.example:..:b",
        "did:web:a.example:.",
        "did:web:a.example%2Fx",
        "did:web:a.example%2fx",
        "did:web:a.example:x%2Fy",
        "did:web:a.example:%2E%2E",
        "did:web:a.example:%2e%2e:b",
        "did:web:a.example:x%00",
        "did:web:a.example:x%0D%0Ay",
        "did:web:a.example:%F0%9F%92%A9",
        "did:web:u%40a.example",
        "did:web:u@a.example",
        "did:web:a.example:",
        "did:web:a.example::b",
        "did:web::a.example",
        "did:web:%3A443",
        "did:web:a.example%3A",
        "did:web:a.example%3A0",
        "did:web:a.example%3A00443",
        "did:web:a.example%3A65536",
        "did:web:a.example%3A443%3A444",
        "did:web:a.example%3A44x",
        "did:web:a.example%253A443",
        "did:web:%61.example",
        "did:web:аpple.example",
        "did:web:A.example",
        "did:web:a_b.example",
        "did:web:-a.example",
        "did:web:a-.example",
        "did:web:a..example",
        "did:web:.example.org",
        "did:web:a.example.",
        "did:web:single",
        "did:web:a.example/x",
        "did:web:a.example?x=y",
        "did:web:a.example#key",
        "did:web:a&sub=did:web:b",
        "did:web:a.example%26x",
        "did:web:a.example\n",
        "did:web:[::1]",
        "did:web:[fd00::1]",
        "did:web:%5B%3A%3A1%5D"
      })
  void otherSpellings_areRefused(String text) {
    assertThat(problemOf(text)).isEqualTo(ProblemCode.INVALID_DID);
  }

  @Test
  @Tag("T60")
  void tooLongNames_areRefused() {
    assertThat(problemOf("did:web:" + "a".repeat(64) + ".example"))
        .isEqualTo(ProblemCode.INVALID_DID);
    assertThat(problemOf("did:web:" + "a.".repeat(127) + "example"))
        .isEqualTo(ProblemCode.INVALID_DID);
  }

  @ParameterizedTest
  @Tag("T57")
  @ValueSource(
      strings = {
        "did:web:127.0.0.1%3A6379",
        "did:web:127.0.0.1",
        "did:web:127.1",
        "did:web:2130706433",
        "did:web:0x7f000001",
        "did:web:0x7f.1",
        "did:web:0177.0.0.01",
        "did:web:a.example.0x1",
        "did:web:100.64.0.1",
        "did:web:169.254.169.254:latest",
        "did:web:localhost",
        "did:web:localhost%3A8080",
        "did:web:a.localhost",
        "did:web:printer.local",
        "did:web:metadata.google.internal"
      })
  void addressOrLocalName_isBlockedBeforeAnyRequest(String text) throws Exception {
    Did did = Did.parse(text);
    DidWeb web = new DidWeb(answering(new DocumentSource.Answer.Found(new byte[0])));
    DidException refused = catchThrowableOfType(DidException.class, () -> web.resolve(did));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.BLOCKED_ADDRESS);
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "did:web:xn--pple-43d.example, xn--pple-43d.example",
    "did:web:a.example%3a8443:x, a.example"
  })
  void hostName_isShownAsWritten(String did, String host) throws Exception {
    assertThat(DidWeb.host(Did.parse(did))).isEqualTo(host);
  }

  @Test
  void document_isAskedForAtItsUrlAndRead() throws Exception {
    DidDocument document = new DidWeb(answering(found(GOOD))).resolve(DID);
    assertThat(asked).containsExactly(URI.create("https://school.example/issuers/1/did.json"));
    assertThat(document.key(new KeyId(DID + "#key-1"), VerificationRelationship.ASSERTION_METHOD))
        .isEqualTo(TestKeys.ISSUER.publicKey());
  }

  @Test
  @Tag("T8")
  void documentOfAnotherDid_isRefused() {
    assertThat(problemOfAnswer(found(GOOD.replace("issuers:1", "issuers:2"))))
        .isEqualTo(ProblemCode.INVALID_DID_DOCUMENT);
  }

  @ParameterizedTest
  @Tag("T24")
  @CsvSource(
      delimiter = '|',
      value = {"'' | PARSING_ERROR", "<html> | PARSING_ERROR", "[] | MALFORMED_VALUE_ERROR"})
  void otherContent_isRefused(String body, ProblemCode code) {
    assertThat(problemOfAnswer(found(body))).isEqualTo(code);
  }

  @Test
  @Tag("T24")
  void secondDocumentInTheBody_isRefused() {
    assertThat(problemOfAnswer(found(GOOD + GOOD))).isEqualTo(ProblemCode.TRAILING_DATA);
  }

  @Test
  void absentAndUnreachableDocuments_tellNothingAboutTheKey() {
    Problem problem = Problem.of(ProblemCode.FETCH_UNREACHABLE, "nothing", "an answer");
    DidException absent = refusal(new DocumentSource.Answer.Absent(problem));
    assertThat(absent.isUnavailable()).isTrue();
    assertThat(absent.isRetryable()).isFalse();
    DidException unreachable = refusal(new DocumentSource.Answer.Unreachable(problem, true));
    assertThat(unreachable.isUnavailable()).isTrue();
    assertThat(unreachable.isRetryable()).isTrue();
    assertThat(refusal(found("{}")).isUnavailable()).isFalse();
  }

  private static DocumentSource.Answer found(String body) {
    return new DocumentSource.Answer.Found(body.getBytes(StandardCharsets.UTF_8));
  }

  private DocumentSource answering(DocumentSource.Answer answer) {
    return (url, mediaTypes) -> {
      asked.add(url);
      return answer;
    };
  }

  private DidException refusal(DocumentSource.Answer answer) {
    return catchThrowableOfType(
        DidException.class, () -> new DidWeb(answering(answer)).resolve(DID));
  }

  private ProblemCode problemOfAnswer(DocumentSource.Answer answer) {
    return refusal(answer).problem().code();
  }

  private static ProblemCode problemOf(String text) {
    return catchThrowableOfType(DidException.class, () -> DidWeb.documentUrl(Did.parse(text)))
        .problem()
        .code();
  }

  private static String text(String template, Object... values) {
    return String.format(Locale.ROOT, template, values);
  }
}
