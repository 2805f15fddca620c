package nl.skillspaspoort.core.jsonld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same statements in other JSON: a holder could write a credential anew under the issuer's
 * signature, so that a reader of the JSON misses its end date, its status or its subject.
 */
@Tag("T28")
class PlainFormTest {
  private static final String GOOD =
      """
      {
        "@context": [
          "https://www.w3.org/ns/credentials/v2",
          {
            "Course": {"@id": "https://example.org/Course", "@context": {"@protected": true,
              "steps": {"@id": "https://example.org/steps", "@container": "@list"},
              "next": {"@id": "https://example.org/next", "@type": "@id"},
              "mode": {"@id": "https://example.org/mode", "@type": "@vocab"},
              "evening": "https://example.org/evening",
              "credits": "https://example.org/credits",
              "final": "https://example.org/final",
              "ex": {"@id": "https://example.org/", "@prefix": true}
            }}
          }
        ],
        "id": "urn:uuid:7f5fcf4b-c4f4-4b9d-9f6b-1d2a0b4f6c01",
        "type": ["VerifiableCredential"],
        "issuer": {"id": "https://school.example/issuer", "name": "School"},
        "validUntil": "2026-06-30T00:00:00Z",
        "credentialStatus": {"id": "https://school.example/1#5", "type": "BitstringStatusListEntry"},
        "credentialSubject": {
          "id": "did:example:learner",
          "type": "Course",
          "name": {"@value": "Lassen", "@language": "nl"},
          "credits": 12.5,
          "final": true,
          "steps": ["first"],
          "next": "https://example.org/2",
          "mode": "evening"
        }
      }
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void sameStatementsInOtherJson_areRefused(
      String change, String replaced, String where, String replacement) throws Exception {
    assertThat(GOOD).as(change).containsOnlyOnce(replaced);
    JsonObject document = read(GOOD.replace(replaced, replacement));

    assertSameStatementsRefused(read(GOOD), document, where);
  }

  private static void assertSameStatementsRefused(JsonObject good, JsonObject other, String where)
      throws Exception {
    assertThat(SafeModeTest.ANY_FORM.canonicalize(other, HashAlgorithm.SHA_256))
        .as("the statements that were signed")
        .isEqualTo(Canonicalizer.standard().canonicalize(good, HashAlgorithm.SHA_256));
    assertRefused(other, where);
  }

  private static void assertRefused(JsonObject document, String where) {
    JsonLdException refused =
        catchThrowableOfType(
            JsonLdException.class,
            () -> Canonicalizer.standard().canonicalize(document, HashAlgorithm.SHA_256));
    assertThat(refused).isNotNull();
    assertThat(refused.problem().code())
        .as(refused.getMessage())
        .isEqualTo(ProblemCode.JSON_LD_ERROR);
    assertThat(refused.problem().where()).as(refused.getMessage()).isEqualTo(where);
  }

  static Stream<Arguments> changes() {
    String end = "\"validUntil\": \"2026-06-30T00:00:00Z\"";
    String iri = "https://www.w3.org/2018/credentials#validUntil";
    String root = "\"id\": \"urn:uuid:7f5fcf4b-c4f4-4b9d-9f6b-1d2a0b4f6c01\"";
    String typed =
        "{\"@value\": \"2026-06-30T00:00:00Z\","
            + " \"@type\": \"http://www.w3.org/2001/XMLSchema#dateTime\"}";
    String status = "\"credentialStatus\":";
    return Stream.of(
        Arguments.of("nested end", end, "/@nest", "\"@nest\": {" + end + "}"),
        Arguments.of(
            "included end",
            end,
            "/@included",
            "\"@included\": {" + root + ", \"" + iri + "\": " + typed + "}"),
        Arguments.of(
            "end by IRI",
            end,
            "/https:~1~1www.w3.org~12018~1credentials#validUntil",
            "\"" + iri + "\": " + typed),
        Arguments.of("end in an object", end, "/validUntil", "\"validUntil\": " + typed),
        Arguments.of(
            "text in a set",
            "\"name\": \"School\"",
            "/issuer/name/@set",
            "\"name\": {\"@set\": \"School\"}"),
        Arguments.of(
            "status by IRI",
            status,
            "/https:~1~1www.w3.org~12018~1credentials#credentialStatus",
            "\"https://www.w3.org/2018/credentials#credentialStatus\":"),
        Arguments.of(
            "subject's type by IRI",
            "\"type\": \"BitstringStatusListEntry\"",
            "/credentialStatus/type",
            "\"type\": \"https://www.w3.org/ns/credentials/status#BitstringStatusListEntry\""),
        Arguments.of(
            "subject's identifier by keyword",
            "\"id\": \"did:example:learner\"",
            "/credentialSubject/@id",
            "\"@id\": \"did:example:learner\""),
        Arguments.of(
            "type by keyword",
            "\"type\": \"Course\"",
            "/credentialSubject/@type",
            "\"@type\": \"Course\""),
        Arguments.of(
            "list by keyword",
            "[\"first\"]",
            "/credentialSubject/steps",
            "{\"@list\": [\"first\"]}"),
        Arguments.of(
            "compact identifier",
            "\"https://example.org/2\"",
            "/credentialSubject/next",
            "\"ex:2\""),
        Arguments.of(
            "word by IRI",
            "\"mode\": \"evening\"",
            "/credentialSubject/mode",
            "\"mode\": \"https://example.org/evening\""),
        Arguments.of(
            "word by compact IRI",
            "\"mode\": \"evening\"",
            "/credentialSubject/mode",
            "\"mode\": \"ex:evening\""),
        Arguments.of(
            "number in an object", "12.5", "/credentialSubject/credits", "{\"@value\": 12.5}"),
        Arguments.of(
            "number as typed text",
            "12.5",
            "/credentialSubject/credits",
            "{\"@value\": \"1.25E1\", \"@type\": \"http://www.w3.org/2001/XMLSchema#double\"}"),
        Arguments.of(
            "boolean as typed text",
            "\"final\": true",
            "/credentialSubject/final",
            "\"final\": {\"@value\": \"true\", \"@type\": \"http://www.w3.org/2001/XMLSchema#boolean\"}"),
        Arguments.of(
            "text in an object",
            "\"name\": \"School\"",
            "/issuer/name",
            "\"name\": {\"@value\": \"School\"}"));
  }

  @Test
  void credentialInAGraph_isRefused() throws Exception {
    JsonObject good = read(GOOD);
    JsonObject wrapped =
        JsonObject.EMPTY
            .with("@context", good.get("@context").orElseThrow())
            .with("@graph", good.without("@context"));
    assertSameStatementsRefused(good, wrapped, "/@graph");
  }

  @Test
  void subjectInTwoObjects_isRefused() throws Exception {
    String end = "\"validUntil\": \"2026-06-30T00:00:00Z\"";
    String link = "\"relatedResource\": {\"id\": \"urn:uuid:7f5fcf4b-c4f4-4b9d-9f6b-1d2a0b4f6c01\"";
    JsonObject good = read(GOOD.replace(end, end + ", " + link + "}"));
    JsonObject moved =
        read(GOOD.replace(end, link + ", \"type\": \"VerifiableCredential\", " + end + "}"));
    assertSameStatementsRefused(good, moved, "/relatedResource");
  }

  @Test
  void reversedProperty_isRefused() throws Exception {
    String plain = "\"next\": \"https://example.org/2\"";
    JsonObject good = read(GOOD);
    JsonObject reversed =
        read(
            GOOD.replace(
                plain,
                "\"@reverse\": {\"https://example.org/past\": {\"id\": \"urn:a:b\"}}, " + plain));
    assertThat(good).isNotEqualTo(reversed);
    assertRefused(reversed, "/credentialSubject/@reverse");
  }

  @Test
  void goodDocuments_arePlain() throws Exception {
    Canonicalizer.standard().canonicalize(read(GOOD), HashAlgorithm.SHA_256);
    Canonicalizer.standard().canonicalize(read(SafeModeTest.CREDENTIAL), HashAlgorithm.SHA_256);
  }

  private static JsonObject read(String text) throws Exception {
    return JsonReader.strict().readObject(text);
  }
}
