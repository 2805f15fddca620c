package nl.skillspaspoort.core.jsonld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One good document, one change, one refusal at the place of the change: whatever JSON-LD would
 * leave out, make up or write in another way so that two documents could not be told apart.
 */
@Tag("T27")
class SafeModeTest {
  /** Safe, and not plain: the features that the plain form does without are safe too. */
  static final Canonicalizer ANY_FORM =
      new TitaniumCanonicalizer(Contexts.bundled(), CanonicalizationLimits.DEFAULT, false);

  static final String CREDENTIAL =
      """
      {
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:uuid:7f5fcf4b-c4f4-4b9d-9f6b-1d2a0b4f6c01",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Welding 2",
        "issuer": {"id": "https://school.example/issuer", "type": ["Profile"], "name": "School"},
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {
          "id": "did:example:learner",
          "type": ["AchievementSubject"],
          "achievement": {
            "id": "https://school.example/welding-2",
            "type": ["Achievement"],
            "name": "Welding 2",
            "description": "Welds plates",
            "criteria": {"narrative": "An exam"}
          }
        }
      }
      """;

  /** All that JSON-LD can do with values, in a small document. */
  static final String FEATURES =
      """
      {
        "@context": {
          "@version": 1.1,
          "id": "@id",
          "type": "@type",
          "ex": "https://example.org/ns#",
          "name": "ex:name",
          "tag": "ex:tag",
          "part": "ex:part",
          "link": {"@id": "ex:link", "@type": "@id"},
          "kind": {"@id": "ex:kind", "@type": "@vocab"},
          "date": {"@id": "ex:date", "@type": "ex:dateTime"},
          "label": {"@id": "ex:label", "@container": "@language"},
          "steps": {"@id": "ex:steps", "@container": "@list"},
          "byIndex": {"@id": "ex:byIndex", "@container": "@index"},
          "byName": {"@id": "ex:byName", "@container": "@index", "@index": "name"},
          "byId": {"@id": "ex:byId", "@container": "@id"},
          "byType": {"@id": "ex:byType", "@container": "@type"},
          "inGraph": {"@id": "ex:inGraph", "@container": "@graph"},
          "ofPart": {"@reverse": "ex:ofPart"},
          "raw": {"@id": "ex:raw", "@type": "@json"},
          "group": "@nest",
          "nothing": null,
          "none": "@none",
          "Part": {"@id": "ex:Part", "@context": {"size": "ex:size", "name": null}},
          "inner": {"@id": "ex:inner", "@context": {"depth": "ex:depth"}}
        },
        "id": "https://example.org/1",
        "type": "ex:Thing",
        "name": "a name",
        "tag": ["a tag", "another"],
        "part": {"type": "Part", "size": 5},
        "link": "https://example.org/2",
        "kind": "ex:kind1",
        "date": "2026-01-01",
        "label": {"nl": "lassen", "en": ["welding"], "@none": "W"},
        "steps": ["first", "second", "first"],
        "byIndex": {"@none": {"name": "no index"}},
        "byName": {"n1": {"tag": "t1"}},
        "byId": {"https://example.org/3": {"name": "three"}},
        "byType": {"ex:T": {"name": "typed"}},
        "inGraph": {"name": "in a graph"},
        "ofPart": {"id": "https://example.org/whole"},
        "raw": {"any": [null, [], {}, 1.50, "@foo"]},
        "group": {"tag": "nested"},
        "inner": {"depth": 1.5, "part": {"name": "no depth here"}},
        "ex:value": {"@value": "typed", "@type": "ex:dt"},
        "ex:language": {"@value": "getypt", "@language": "nl-BE"},
        "ex:direction": {"@value": "rtl", "@language": "ar", "@direction": "rtl"},
        "ex:set": {"@set": ["x"]},
        "ex:list": {"@list": ["y", {"@list": ["z"]}]},
        "ex:number": 12.25,
        "ex:blank": {"@id": "_:b0"},
        "ex:same": {"id": "_:b0"},
        "@included": [{"id": "https://example.org/4", "name": "included"}],
        "@reverse": {"ex:made": {"id": "https://example.org/maker"}},
        "@graph": [{"id": "https://example.org/5", "name": "in the graph"}]
      }
      """;

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource({"credentialChanges", "featureChanges"})
  void oneChange_isRefusedInItsPlace(
      String change, String good, String replaced, String where, String replacement)
      throws Exception {
    assertThat(occurrences(good, replaced)).as("occurrences of " + replaced).isEqualTo(1);
    JsonObject document = read(good.replace(replaced, replacement));

    JsonLdException refused =
        catchThrowableOfType(JsonLdException.class, () -> canonicalize(document));

    assertThat(refused).as(change).isNotNull();
    assertThat(refused.problem().code()).as(refused.getMessage()).isEqualTo(ProblemCode.DATA_LOSS);
    assertThat(refused.problem().where()).as(refused.getMessage()).isEqualTo(where);
  }

  @Test
  void goodDocuments_areAccepted() throws Exception {
    assertThat(canonicalize(read(CREDENTIAL)).lines()).hasSize(15);
    assertThat(canonicalize(read(FEATURES)).lines()).hasSize(56);
  }

  static Stream<Arguments> credentialChanges() {
    Changes changes = new Changes(CREDENTIAL);
    String name = "\"name\": \"School\"";
    changes.add("undefined term", name, "/issuer/grade", name + ", \"grade\": \"A+\"");
    changes.add(
        "undefined term at the top", "\"validFrom\"", "/grade", "\"grade\": \"A+\", \"validFrom\"");
    changes.add(
        "undefined term below a scoped context",
        "\"narrative\": \"An exam\"",
        "/credentialSubject/achievement/criteria/grade",
        "\"narrative\": \"An exam\", \"grade\": {\"value\": 10}");
    changes.add(
        "term of another type's context",
        name,
        "/issuer/achievement",
        name + ", \"achievement\": {\"narrative\": \"x\"}");
    changes.add(
        "keyword that says nothing here", name, "/issuer/@vocab", name + ", \"@vocab\": \"x\"");
    changes.add("framing keyword", name, "/issuer/@embed", name + ", \"@embed\": \"x\"");
    changes.add(
        "star keyword", name, "/issuer/@annotation", name + ", \"@annotation\": {\"name\": \"x\"}");
    changes.add("word like a keyword", name, "/issuer/@foo", name + ", \"@foo\": \"x\"");
    changes.add(
        "word like a keyword with a digit", name, "/issuer/@foo1", name + ", \"@foo1\": \"x\"");
    changes.add("empty name", name, "/issuer/", name + ", \"\": \"x\"");
    changes.add("null", "\"name\": \"School\"", "/issuer/name", "\"name\": null");
    changes.add("null in an array", "\"Profile\"]", "/issuer/type/1", "\"Profile\", null]");
    changes.add("undefined type", "\"OpenBadgeCredential\"", "/type/1", "\"GradeCredential\"");
    changes.add("relative type", "[\"Profile\"]", "/issuer/type", "\"types/Profile\"");
    changes.add("type like a keyword", "\"OpenBadgeCredential\"", "/type/1", "\"@foo\"");
    changes.add("type that is a keyword", "\"OpenBadgeCredential\"", "/type/1", "\"@id\"");
    changes.add("type @json without a value", "\"OpenBadgeCredential\"", "/type/1", "\"@json\"");
    changes.add("type twice", "\"OpenBadgeCredential\"", "/type/1", "\"VerifiableCredential\"");
    changes.add("no types", "[\"Profile\"]", "/issuer/type", "[]");
    changes.add("relative id", "\"https://school.example/issuer\"", "/issuer/id", "\"issuer\"");
    changes.add(
        "id that is a path", "\"https://school.example/issuer\"", "/issuer/id", "\"/rel/x\"");
    changes.add(
        "id that is a fragment", "\"https://school.example/issuer\"", "/issuer/id", "\"#x\"");
    changes.add("empty id", "\"https://school.example/issuer\"", "/issuer/id", "\"\"");
    changes.add(
        "id without a scheme", "\"https://school.example/issuer\"", "/issuer/id", "\"://x\"");
    changes.add("id like a keyword", "\"https://school.example/issuer\"", "/issuer/id", "\"@me\"");
    changes.add(
        "id with a space",
        "\"https://school.example/issuer\"",
        "/issuer/id",
        "\"https://school.example/a b\"");
    changes.add(
        "id with a line feed",
        "\"https://school.example/issuer\"",
        "/issuer/id",
        "\"https://school.example/\\n\"");
    changes.add(
        "id with an angle",
        "\"https://school.example/issuer\"",
        "/issuer/id",
        "\"https://school.example/>\"");
    changes.add(
        "id with a backslash",
        "\"https://school.example/issuer\"",
        "/issuer/id",
        "\"https://school.example/\\\\u0041\"");
    changes.add(
        "blank node label with a space",
        "\"https://school.example/issuer\"",
        "/issuer/id",
        "\"_:a b\"");
    changes.add(
        "blank node label that ends the statement",
        "\"https://school.example/issuer\"",
        "/issuer/id",
        "\"_:a .\"");
    changes.add(
        "issuer by relative IRI",
        "\"issuer\": {\"id\": \"https://school.example/issuer\", \"type\": [\"Profile\"], \"name\": \"School\"}",
        "/issuer",
        "\"issuer\": \"school\"");
    changes.add(
        "undefined property by IRI with a space",
        name,
        "/issuer/https:~1~1e.example~1a b",
        name + ", \"https://e.example/a b\": 1");
    changes.add("property that is a blank node", name, "/issuer/_:p", name + ", \"_:p\": 1");
    changes.add("empty array", name, "/issuer/email", name + ", \"email\": []");
    changes.add("array in an array", name, "/issuer/name/0", "\"name\": [[\"School\"]]");
    changes.add(
        "value twice",
        "\"name\": \"School\"",
        "/issuer/name/1",
        "\"name\": [\"School\", \"School\"]");
    changes.add(
        "index",
        "\"name\": \"School\"",
        "/issuer/name/@index",
        "\"name\": {\"@value\": \"School\", \"@index\": \"secret\"}");
    changes.add("language alone", name, "/issuer/name", "\"name\": {\"@language\": \"nl\"}");
    changes.add("null value object", name, "/issuer/name/@value", "\"name\": {\"@value\": null}");
    return changes.stream();
  }

  static Stream<Arguments> featureChanges() {
    Changes changes = new Changes(FEATURES);
    String name = "\"name\": \"a name\"";
    changes.add("term that is null", name, "/nothing", name + ", \"nothing\": \"x\"");
    changes.add("alias of a keyword that says nothing", name, "/none", name + ", \"none\": \"x\"");
    changes.add(
        "term that a type switches off",
        "\"size\": 5",
        "/part/name",
        "\"size\": 5, \"name\": \"x\"");
    changes.add("term of a type outside it", name, "/size", name + ", \"size\": 5");
    changes.add("term of a property outside it", name, "/depth", name + ", \"depth\": 5");
    changes.add("type that is null", "\"type\": \"ex:Thing\"", "/type", "\"type\": \"nothing\"");
    changes.add("null in a set", "\"another\"]", "/tag/1", "null]");
    changes.add("null in a list", "\"second\",", "/steps/1", "null,");
    changes.add("null in a list object", "[\"y\",", "/ex:list/@list/0", "[null,");
    changes.add("null in a language map", "\"en\": [\"welding\"]", "/label/en", "\"en\": null");
    changes.add("null in an array in a language map", "[\"welding\"]", "/label/en/0", "[null]");
    changes.add("language without text", "\"en\": [\"welding\"]", "/label/en", "\"en\": []");
    changes.add("language that is empty", "\"en\": [", "/label/", "\"\": [");
    changes.add("language that is white", "\"en\": [", "/label/ ", "\" \": [");
    changes.add("language that is malformed", "\"en\": [", "/label/en_GB", "\"en_GB\": [");
    changes.add("language too long", "\"en\": [", "/label/englishenglish", "\"englishenglish\": [");
    changes.add(
        "language of a value that is malformed",
        "\"nl-BE\"",
        "/ex:language/@language",
        "\"nl BE\"");
    changes.add("language of a value that is empty", "\"nl-BE\"", "/ex:language/@language", "\"\"");
    changes.add(
        "index key",
        "\"@none\": {\"name\": \"no index\"}",
        "/byIndex/secret",
        "\"secret\": {\"name\": \"no index\"}");
    changes.add(
        "index key of an empty array",
        "\"@none\": {\"name\": \"no index\"}",
        "/byIndex/secret",
        "\"secret\": []");
    changes.add("property key of an empty array", "{\"tag\": \"t1\"}", "/byName/n1", "[]");
    changes.add(
        "identifier key beside an identifier",
        "{\"name\": \"three\"}",
        "/byId/https:~1~1example.org~13",
        "{\"name\": \"three\", \"id\": \"https://example.org/6\"}");
    changes.add(
        "identifier key that is relative",
        "\"https://example.org/3\":",
        "/byId/three",
        "\"three\":");
    changes.add(
        "identifier key of an empty array",
        "{\"name\": \"three\"}",
        "/byId/https:~1~1example.org~13",
        "[]");
    changes.add("type key that is undefined", "\"ex:T\":", "/byType/Unknown", "\"Unknown\":");
    changes.add("type key that is null", "\"ex:T\":", "/byType/nothing", "\"nothing\":");
    changes.add("link that is relative", "\"https://example.org/2\"", "/link", "\"two\"");
    changes.add("link like a keyword", "\"https://example.org/2\"", "/link", "\"@two\"");
    changes.add("link that is a keyword", "\"https://example.org/2\"", "/link", "\"@type\"");
    changes.add("kind that is undefined", "\"ex:kind1\"", "/kind", "\"kind1\"");
    changes.add("kind that is null", "\"ex:kind1\"", "/kind", "\"nothing\"");
    changes.add("datatype that is relative", "\"ex:dt\"", "/ex:value/@type", "\"dt\"");
    changes.add("datatype that is a blank node", "\"ex:dt\"", "/ex:value/@type", "\"_:dt\"");
    changes.add("datatype like a keyword", "\"ex:dt\"", "/ex:value/@type", "\"@dt\"");
    changes.add(
        "text in the graph",
        "[{\"id\": \"https://example.org/5\"",
        "/@graph/0",
        "[\"secret\", {\"id\": \"https://example.org/5\"");
    changes.add(
        "value in the graph",
        "[{\"id\": \"https://example.org/5\"",
        "/@graph/0",
        "[{\"@value\": \"secret\"}, {\"id\": \"https://example.org/5\"");
    changes.add(
        "list in the graph",
        "[{\"id\": \"https://example.org/5\"",
        "/@graph/0/@list",
        "[{\"@list\": [\"secret\"]}, {\"id\": \"https://example.org/5\"");
    changes.add(
        "identifier in the graph",
        "[{\"id\": \"https://example.org/5\"",
        "/@graph/0",
        "[{\"id\": \"https://example.org/6\"}, {\"id\": \"https://example.org/5\"");
    changes.add(
        "empty object in the graph",
        "[{\"id\": \"https://example.org/5\"",
        "/@graph/0",
        "[{}, {\"id\": \"https://example.org/5\"");
    changes.add(
        "empty graph",
        "[{\"id\": \"https://example.org/5\", \"name\": \"in the graph\"}]",
        "/@graph",
        "[]");
    changes.add(
        "text that is included",
        "[{\"id\": \"https://example.org/4\"",
        "/@included/0",
        "[\"secret\", {\"id\": \"https://example.org/4\"");
    changes.add(
        "identifier that is included",
        "[{\"id\": \"https://example.org/4\"",
        "/@included/0",
        "[{\"id\": \"https://example.org/6\"}, {\"id\": \"https://example.org/4\"");
    changes.add(
        "text in a graph of its own", "{\"name\": \"in a graph\"}", "/inGraph", "\"secret\"");
    changes.add(
        "index beside a set",
        "{\"@set\": [\"x\"]}",
        "/ex:set/@index",
        "{\"@set\": [\"x\"], \"@index\": \"secret\"}");
    changes.add(
        "index beside a list",
        "[\"z\"]}]}",
        "/ex:list/@index",
        "[\"z\"]}], \"@index\": \"secret\"}");
    changes.add("array in a list object", "{\"@list\": [\"z\"]}", "/ex:list/@list/1", "[\"z\"]");
    changes.add("empty set", "{\"@set\": [\"x\"]}", "/ex:set/@set", "{\"@set\": []}");
    changes.add("set in an array", "{\"@set\": [\"x\"]}", "/ex:set/0", "[{\"@set\": [\"x\"]}]");
    changes.add("direction without value", "\"@value\": \"rtl\", ", "/ex:direction", "");
    changes.add("number that RDF rounds", "12.25", "/ex:number", "0.30000000000000004");
    changes.add(
        "typed value twice", "{\"@set\": [\"x\"]}", "/ex:set/1", "[\"x\", {\"@value\": \"x\"}]");
    changes.add("number in two spellings", "12.25", "/ex:number/1", "[12.25, 1.225e1]");
    changes.add(
        "object twice",
        "\"ex:blank\": {\"@id\": \"_:b0\"}",
        "/ex:blank/1",
        "\"ex:blank\": [{\"@id\": \"_:b0\"}, {\"@id\": \"_:b0\"}]");
    changes.add("nested text that is empty", "{\"tag\": \"nested\"}", "/group", "{}");
    changes.add(
        "nested undefined term",
        "{\"tag\": \"nested\"}",
        "/group/secret",
        "{\"tag\": \"nested\", \"secret\": 1}");
    changes.add(
        "nested context",
        "{\"tag\": \"nested\"}",
        "/group/@context",
        "{\"tag\": \"nested\", \"@context\": {}}");
    changes.add(
        "reverse of nothing",
        "{\"ex:made\": {\"id\": \"https://example.org/maker\"}}",
        "/@reverse",
        "{}");
    changes.add("reverse undefined term", "{\"ex:made\":", "/@reverse/made", "{\"made\":");
    changes.add(
        "undefined term in a reverse object",
        "{\"id\": \"https://example.org/whole\"}",
        "/ofPart/secret",
        "{\"id\": \"https://example.org/whole\", \"secret\": 1}");
    changes.add(
        "local context that switches terms off",
        "{\"type\": \"Part\", \"size\": 5}",
        "/part/size",
        "{\"@context\": {\"size\": null}, \"size\": 5}");
    changes.add(
        "base that would make an identifier",
        "{\"type\": \"Part\", \"size\": 5}",
        "/part/id",
        "{\"@context\": {\"@base\": \"https://example.org/\"}, \"id\": \"x\", \"name\": \"y\"}");
    changes.add(
        "vocabulary that makes no IRI",
        "{\"type\": \"Part\", \"size\": 5}",
        "/part/a b",
        "{\"@context\": {\"@vocab\": \"https://example.org/\"}, \"a b\": 1}");
    changes.add(
        "reserved word in a context",
        "\"nothing\": null",
        "/@context/@nothing",
        "\"@nothing\": \"ex:n\"");
    changes.add(
        "reserved meaning in a context",
        "\"nothing\": null",
        "/@context/nothing",
        "\"nothing\": \"@nothing\"");
    changes.add(
        "default language that is malformed",
        "\"@version\": 1.1",
        "/@context/@language",
        "\"@version\": 1.1, \"@language\": \"n l\"");
    return changes.stream();
  }

  @Test
  void documentThatSaysNothing_isRefused() throws Exception {
    String context = "{\"@context\": \"https://www.w3.org/ns/credentials/v2\"";
    for (String rest :
        List.of(
            "}",
            ", \"id\": \"urn:uuid:7f5fcf4b-c4f4-4b9d-9f6b-1d2a0b4f6c01\"}",
            ", \"@graph\": [{\"id\": \"urn:a:b\"}]}",
            ", \"@set\": [{\"id\": \"urn:a:b\"}]}")) {
      assertLost(read(context + rest));
    }
    for (String rest :
        List.of(", \"@value\": \"x\"}", ", \"@list\": [\"x\"]}", ", \"@set\": [\"x\"]}")) {
      assertLost(read(context + rest));
    }
  }

  @Test
  void halfSurrogatePair_isRefusedWhereverTextCanStand() throws Exception {
    JsonString half = new JsonString("a\uD800");
    JsonObject credential = read(CREDENTIAL);
    assertLost(credential.with("name", half));
    assertLost(credential.with("name", new JsonString("\uDC00\uD800")));
    assertLost(credential.with("id", new JsonString("urn:x:\uD800")));
    JsonObject features = read(FEATURES);
    assertLost(features.with("raw", half));
    assertLost(features.with("raw", JsonObject.EMPTY.with("\uD800", "x")));
    assertLost(features.with("ex:\uD800", "x"));
    assertLost(features.with("@context", JsonObject.EMPTY.with("name", half)));
  }

  @Test
  void undefinedTermsContext_makesUndefinedTermsStatements() throws Exception {
    String document =
        CREDENTIAL
            .replace(
                "context-3.0.3.json\"]",
                "context-3.0.3.json\", \"https://www.w3.org/ns/credentials/undefined-terms/v2\"]")
            .replace("\"name\": \"School\"", "\"name\": \"School\", \"grade\": \"A+\"");
    assertThat(canonicalize(read(document)))
        .contains("<https://www.w3.org/ns/credentials/undefined-term#grade> \"A+\"");
  }

  @Test
  void everySameMeaning_hasTheSameForm() throws Exception {
    String expected = canonicalize(read(FEATURES));
    assertThat(
            canonicalize(
                read(
                    FEATURES
                        .replace("[\"a tag\", \"another\"]", "[\"another\", \"a tag\"]")
                        .replace("\"nl-BE\"", "\"NL-be\"")
                        .replace("\"_:b0\"", "\"_:other\"")
                        .replace("12.25", "1225e-2")
                        .replace("\"link\": \"https:", "\"link\": {\"@id\": \"https:")
                        .replace("example.org/2\",", "example.org/2\"},"))))
        .isEqualTo(expected);
  }

  private static void assertLost(JsonObject document) {
    JsonLdException refused =
        catchThrowableOfType(JsonLdException.class, () -> canonicalize(document));
    assertThat(refused).isNotNull();
    assertThat(refused.problem().code()).as(refused.getMessage()).isEqualTo(ProblemCode.DATA_LOSS);
  }

  private static int occurrences(String text, String part) {
    int count = 0;
    for (int i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + 1)) {
      count++;
    }
    return count;
  }

  private static String canonicalize(JsonObject document) throws JsonLdException {
    return ANY_FORM.canonicalize(document, HashAlgorithm.SHA_256);
  }

  private static JsonObject read(String text) throws JsonFormatException {
    return JsonReader.strict().readObject(text);
  }

  private static final class Changes {
    private final String good;
    private final List<Arguments> changes = new ArrayList<>();

    Changes(String good) {
      this.good = good;
    }

    void add(String name, String replaced, String where, String replacement) {
      changes.add(Arguments.of(name, good, replaced, where, replacement));
    }

    Stream<Arguments> stream() {
      return changes.stream();
    }
  }
}
