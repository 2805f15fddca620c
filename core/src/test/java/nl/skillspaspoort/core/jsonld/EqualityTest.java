package nl.skillspaspoort.core.jsonld;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions.RdfDirection;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.testkit.Credentials;
import org.junit.jupiter.api.Test;

/**
 * Three ways to the same bytes: the compiled path, the general path, and Titanium with
 * titanium-rdfc, over credentials that nobody would write by hand: nested, in several languages,
 * typed, in sets and lists, with blank nodes of which some are alike.
 *
 * <p>Known faults of titanium-rdfc 2.0.0, kept as tests below: it sorts by UTF-16 unit, and writes
 * the datatype of a text with a direction without angle brackets. That it counts a statement twice
 * which names a blank node twice shows in no tree.
 */
final class EqualityTest {
  private static final String[] TEXTS = {
    "Lassen", "Één ervaring", "a \"b\" \\ c", "tab\tnewline\n", "", " ", "日本", "😀 smile", "\u007f"
  };
  private static final String[] LANGUAGES = {"nl", "en", "de-AT"};

  private final CompiledCanonicalizer compiled =
      new CompiledCanonicalizer(Contexts.bundled(), CanonicalizationLimits.DEFAULT);
  private final TitaniumCanonicalizer general =
      new TitaniumCanonicalizer(Contexts.bundled(), CanonicalizationLimits.DEFAULT);

  @Property(tries = 300)
  void threeWays_giveTheSameBytes(@ForAll long seed) throws Exception {
    JsonObject document = new Writing(new Random(seed), false).credential();
    for (HashAlgorithm hash : List.of(HashAlgorithm.SHA_256, HashAlgorithm.SHA_384)) {
      String expected = general.canonicalize(document, hash);
      assertThat(compiled.canonicalize(document, hash)).as(document.toJson()).isEqualTo(expected);
      assertThat(titanium(document, hash)).as(document.toJson()).isEqualTo(expected);
    }
  }

  @Property(tries = 300)
  void bothOfOurs_giveTheSameBytesWhereTitaniumHasItsFaults(@ForAll long seed) throws Exception {
    JsonObject document = new Writing(new Random(seed), true).credential();
    assertThat(compiled.canonicalize(document, HashAlgorithm.SHA_256))
        .as(document.toJson())
        .isEqualTo(general.canonicalize(document, HashAlgorithm.SHA_256));
  }

  @Test
  void bothPaths_areTaken() throws Exception {
    for (int seed = 0; seed < 300; seed++) {
      compiled.canonicalize(
          new Writing(new Random(seed), true).credential(), HashAlgorithm.SHA_256);
    }
    assertThat(compiled.counts().compiled()).isGreaterThan(50);
    assertThat(compiled.counts().general()).isGreaterThan(50);
  }

  /** U+FF5E is before U+1F600 by code point, and behind it by UTF-16 unit. */
  @Test
  void charactersBeyondTheBasicPlane_areInCodePointOrder() throws Exception {
    JsonObject document =
        Credentials.minimal()
            .with(
                "name", JsonArray.of(inLanguage("\uD83D\uDE00", "nl"), inLanguage("\uFF5E", "nl")));
    String ours = compiled.canonicalize(document, HashAlgorithm.SHA_256);
    assertThat(ours).isEqualTo(general.canonicalize(document, HashAlgorithm.SHA_256));
    assertThat(ours.indexOf("\"\uFF5E\"@nl")).isLessThan(ours.indexOf("\"\uD83D\uDE00\"@nl"));
    String theirs = titanium(document, HashAlgorithm.SHA_256);
    assertThat(theirs).isNotEqualTo(ours);
    assertThat(theirs.lines()).containsExactlyInAnyOrderElementsOf(ours.lines().toList());
  }

  @Test
  void direction_isADatatypeInAngleBrackets() throws Exception {
    JsonObject direction =
        Credentials.minimal().with("name", inLanguage("a", "nl").with("@direction", "ltr"));
    assertThat(compiled.canonicalize(direction, HashAlgorithm.SHA_256))
        .contains("\"a\"^^<https://www.w3.org/ns/i18n#nl_ltr> .");
    assertThat(titanium(direction, HashAlgorithm.SHA_256))
        .doesNotContain("<https://www.w3.org/ns/i18n#nl_ltr>");
  }

  private static JsonObject inLanguage(String text, String language) {
    return JsonObject.builder().put("@value", text).put("@language", language).build();
  }

  private static String titanium(JsonObject document, HashAlgorithm hash) throws Exception {
    RdfCanon canon = RdfCanon.create(hash.jcaName());
    JsonLd.toRdf(JsonDocument.of(JakartaJson.of(document)))
        .loader(LOADER)
        .rdfDirection(RdfDirection.I18N_DATATYPE)
        .provide(canon);
    StringWriter out = new StringWriter();
    canon.provide(new NQuadsWriter(out));
    return out.toString();
  }

  private static final Map<String, Document> DOCUMENTS = new ConcurrentHashMap<>();
  private static final DocumentLoader LOADER =
      (url, options) -> {
        Document known = DOCUMENTS.get(url.toString());
        if (known == null) {
          known =
              JsonDocument.of(
                  JakartaJson.of(
                      Contexts.bundled()
                          .find(url.toString())
                          .orElseThrow(
                              () -> new JsonLdError(JsonLdErrorCode.LOADING_DOCUMENT_FAILED))));
          DOCUMENTS.put(url.toString(), known);
        }
        return known;
      };

  /** Writes one credential; the same numbers give the same one. */
  private static final class Writing {
    private final Random random;
    private final boolean everything;
    private int next;

    /** With or without what the other software writes in its own way. */
    Writing(Random random, boolean everything) {
      this.random = random;
      this.everything = everything;
    }

    JsonObject credential() {
      JsonObject.Builder json =
          JsonObject.builder()
              .put("@context", contexts())
              .put("type", types("VerifiableCredential", "OpenBadgeCredential"))
              .put("issuer", maybe() ? new JsonString(iri()) : node("Profile", true))
              .put("validFrom", "2026-01-0" + (1 + random.nextInt(9)) + "T00:00:00Z")
              .put("credentialSubject", subject());
      if (maybe()) {
        json.put("id", iri());
      }
      if (maybe()) {
        json.put("name", text());
      }
      if (maybe()) {
        json.put("evidence", several(() -> node("Evidence", maybe())));
      }
      return json.build();
    }

    private static JsonArray contexts() {
      return JsonArray.ofStrings(
          List.of(
              "https://www.w3.org/ns/credentials/v2",
              "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"));
    }

    private JsonObject subject() {
      JsonObject.Builder subject =
          JsonObject.builder()
              .put("type", types("AchievementSubject"))
              .put("achievement", achievement());
      if (maybe()) {
        subject.put("id", iri());
      }
      if (maybe()) {
        subject.put("result", several(this::result));
      }
      if (maybe()) {
        subject.put("creditsEarned", number());
      }
      return subject.build();
    }

    private JsonObject achievement() {
      JsonObject.Builder achievement =
          node("Achievement", maybe()).toBuilder()
              .put("description", word())
              .put("criteria", JsonObject.builder().put("narrative", word()).build());
      if (maybe()) {
        achievement.put("alignment", several(this::alignment));
      }
      if (maybe()) {
        achievement.put("tag", several(() -> new JsonString("tag " + next++)));
      }
      if (maybe()) {
        achievement.put("creator", node("Profile", maybe()));
      }
      return achievement.build();
    }

    /** Without an identifier, and often with the same words: blank nodes that look alike. */
    private JsonObject alignment() {
      JsonObject.Builder alignment =
          JsonObject.builder()
              .put("type", types("Alignment"))
              .put("targetUrl", "https://skills.example/" + random.nextInt(3))
              .put("targetName", TEXTS[random.nextInt(3)]);
      if (maybe()) {
        alignment.put("targetFramework", "ESCO");
      }
      return alignment.build();
    }

    private JsonObject result() {
      JsonObject.Builder result = JsonObject.builder().put("type", types("Result"));
      if (maybe()) {
        result.put("status", "Completed");
      }
      if (maybe()) {
        result.put("alignment", several(this::alignment));
      }
      return result.put("value", String.valueOf(random.nextInt(4))).build();
    }

    private JsonObject node(String type, boolean named) {
      JsonObject.Builder node = JsonObject.builder();
      if (named) {
        node.put("id", iri());
      }
      return node.put("type", types(type)).put("name", text()).build();
    }

    private JsonValue several(Supplier<JsonValue> one) {
      if (maybe()) {
        return one.get();
      }
      List<JsonValue> values = new ArrayList<>();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        values.add(one.get());
      }
      return new JsonArray(values);
    }

    private JsonValue types(String... names) {
      return names.length == 1 && maybe()
          ? new JsonString(names[0])
          : JsonArray.ofStrings(List.of(names));
    }

    private JsonValue text() {
      if (random.nextInt(4) > 0) {
        return word();
      }
      JsonObject tagged = inLanguage(word().value(), LANGUAGES[random.nextInt(LANGUAGES.length)]);
      return !everything || maybe() ? tagged : tagged.with("@direction", maybe() ? "ltr" : "rtl");
    }

    private JsonValue number() {
      return switch (random.nextInt(4)) {
        case 0 -> JsonNumber.of(random.nextInt(1_000));
        case 1 -> JsonNumber.parse("1.5");
        case 2 -> JsonNumber.parse("-0.25e3");
        default -> JsonBoolean.of(maybe());
      };
    }

    private JsonString word() {
      return new JsonString(TEXTS[random.nextInt(TEXTS.length)]);
    }

    private String iri() {
      return (maybe() ? "urn:example:" : "https://example.com/a?b=c#") + next++;
    }

    private boolean maybe() {
      return random.nextBoolean();
    }
  }
}
