package nl.skillspaspoort.examples.vcapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.jsonld.CanonicalDataset;
import nl.skillspaspoort.core.jsonld.CanonicalizationLimits;
import nl.skillspaspoort.core.jsonld.JsonLdException;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.testkit.SharedVectors;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.examples.vcapi.RunningService.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths under {@code /conformance}: own inputs, and the vectors where they are. */
class AdaptersTest {
  private static final String POISON;

  static {
    StringBuilder clique = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        if (i != j) {
          clique.append("_:n").append(i).append(" <urn:p> _:n").append(j).append(" .\n");
        }
      }
    }
    POISON = clique.toString();
  }

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void json_becomesCanonical() {
    Response response = service.post("/conformance/jcs", "{\"b\": 1.0, \"a\": [1E2, \"\\u00e9\"]}");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"a\":[100,\"é\"],\"b\":1}");
    assertThat(service.post("/conformance/jcs", "{\"a\": 1, \"a\": 2}").code())
        .isEqualTo("DUPLICATE_KEY");
  }

  @Test
  void vectorsOfJcs_haveTheirCanonicalForm() throws Exception {
    Path folder = SharedVectors.folder("rfc8785-jcs");
    try (Stream<Path> inputs = Files.list(folder.resolve("input"))) {
      for (Path input : inputs.toList()) {
        String expected =
            Files.readString(folder.resolve("output").resolve(input.getFileName())).strip();
        Response response = service.post("/conformance/jcs", Files.readString(input));
        assertThat(response.body()).as(input.toString()).isEqualTo(expected);
      }
    }
  }

  @Test
  void statements_becomeCanonicalOrAMapOfTheirLabels() {
    String nQuads = "_:x <urn:p> \"1\" .\n";
    assertThat(service.post("/conformance/rdfc?hash=SHA-256", nQuads).body())
        .isEqualTo("_:c14n0 <urn:p> \"1\" .\n");
    assertThat(service.post("/conformance/rdfc?hash=SHA-384&map=1", nQuads).json())
        .isEqualTo(JsonObject.EMPTY.with("x", "c14n0"));
    assertThat(service.post("/conformance/rdfc?hash=SHA-1", nQuads).status()).isEqualTo(400);
    assertThat(service.post("/conformance/rdfc", "nonsense").code()).isEqualTo("PARSING_ERROR");
  }

  @Test
  @Tag("T31")
  void poisonGraph_isRefused() {
    assertThat(service.post("/conformance/rdfc", POISON).code()).isEqualTo("COMPLEXITY_LIMIT");
  }

  @Test
  void vectorsOfRdfc_haveTheirCanonicalForm() {
    JsonArray entries =
        (JsonArray)
            SharedVectors.json("w3c-rdf-canon", "manifest.json").get("entries").orElseThrow();
    Map<String, Integer> seen = new HashMap<>();
    for (JsonValue value : entries) {
      JsonObject entry = (JsonObject) value;
      String type = entry.text("type").orElseThrow();
      String hash = entry.text("hashAlgorithm").orElse("SHA256").replace("SHA", "SHA-");
      String path =
          "/conformance/rdfc?hash=" + hash + (type.endsWith("RDFC10MapTest") ? "&map=1" : "");
      Response response =
          service.post(
              path, SharedVectors.text("w3c-rdf-canon", entry.text("action").orElseThrow()));
      String id = entry.text("id").orElseThrow();
      if (type.endsWith("RDFC10NegativeEvalTest")) {
        assertThat(response.status()).as(id).isEqualTo(400);
      } else if (type.endsWith("RDFC10MapTest")) {
        assertThat(response.json())
            .as(id)
            .isEqualTo(SharedVectors.json("w3c-rdf-canon", entry.text("result").orElseThrow()));
      } else {
        assertThat(response.body())
            .as(id)
            .isEqualTo(SharedVectors.text("w3c-rdf-canon", entry.text("result").orElseThrow()));
      }
      seen.merge(type, 1, Integer::sum);
    }
    assertThat(seen).hasSize(3);
  }

  @Test
  void jsonLd_becomesStatements() {
    Response response =
        service.post(
            "/conformance/jsonld/toRdf",
            "{\"input\": {\"@id\": \"a\", \"p\": 1}, \"context\": {\"@context\": {\"p\":"
                + " \"urn:p\"}}, \"options\": {\"base\": \"https://example.org/\"}}");
    assertThat(response.body())
        .isEqualTo(
            "<https://example.org/a> <urn:p>"
                + " \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n");
    assertThat(
            service
                .post(
                    "/conformance/jsonld/toRdf",
                    "{\"input\": {\"@context\": \"https://nowhere.example/v1\"}}")
                .code())
        .isEqualTo("JSON_LD_ERROR");
  }

  @Test
  void vectorsOfToRdf_haveTheirStatements() throws Exception {
    String folder = "w3c-json-ld-toRdf";
    JsonArray entries =
        (JsonArray)
            SharedVectors.json(folder, "toRdf-manifest.jsonld").get("sequence").orElseThrow();
    int right = 0;
    for (JsonValue value : entries) {
      JsonObject entry = (JsonObject) value;
      String input = entry.text("input").orElseThrow();
      if (!Files.exists(SharedVectors.folder(folder).resolve(input))) {
        continue;
      }
      JsonObject options = (JsonObject) entry.get("option").orElse(JsonObject.EMPTY);
      if (options.text("specVersion").orElse("").equals("json-ld-1.0")) {
        continue;
      }
      if (isAsExpected(folder, entry, input, options)) {
        right++;
      }
    }
    // The rest names contexts beside the suite, which nobody fetches, or differs in Titanium.
    assertThat(right).isGreaterThanOrEqualTo(380);
  }

  private static boolean isAsExpected(
      String folder, JsonObject entry, String input, JsonObject options) throws Exception {
    JsonObject.Builder sent =
        JsonObject.builder()
            .put(
                "base",
                options.text("base").orElse("https://w3c.github.io/json-ld-api/tests/" + input));
    for (String name : List.of("processingMode", "rdfDirection", "produceGeneralizedRdf")) {
      sent.putIfPresent(name, options.get(name));
    }
    JsonObject.Builder body =
        JsonObject.builder()
            .put("input", read(SharedVectors.text(folder, input)))
            .put("options", sent.build());
    if (options.has("expandContext")) {
      body.put(
          "context", read(SharedVectors.text(folder, options.text("expandContext").orElseThrow())));
    }
    Response response = service.post("/conformance/jsonld/toRdf", body.build().toJson());
    if (entry.has("expectErrorCode")) {
      return response.status() == 400;
    }
    if (!entry.has("expect") || response.status() != 200) {
      return response.status() == 200;
    }
    String expected = SharedVectors.text(folder, entry.text("expect").orElseThrow());
    try {
      return canonical(response.body()).equals(canonical(expected));
    } catch (JsonLdException e) {
      return false;
    }
  }

  private static String canonical(String nQuads) throws JsonLdException {
    return CanonicalDataset.of(nQuads, HashAlgorithm.SHA_256, CanonicalizationLimits.DEFAULT)
        .nQuads();
  }

  @Test
  void signature_isJudgedWithTheKey() throws Exception {
    byte[] data = "text".getBytes(StandardCharsets.UTF_8);
    JsonObject good =
        JsonObject.builder()
            .put("alg", "EdDSA")
            .put("jwk", Jwk.write(TestKeys.ISSUER.publicKey()))
            .put("data", Base64Url.encode(data))
            .put("signature", Base64Url.encode(TestKeys.issuer().sign(data)))
            .build();
    assertThat(valid("/conformance/verify", good)).isTrue();
    assertThat(valid("/conformance/verify", good.with("data", "AAAA"))).isFalse();
    assertThat(valid("/conformance/verify", good.with("signature", ""))).isFalse();
    assertThat(service.post("/conformance/verify", good.with("alg", "ES256").toJson()).code())
        .isEqualTo("ALG_NOT_ALLOWED");
    assertThat(service.post("/conformance/verify", good.with("data", "A=").toJson()).status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ed25519_test.json EdDSA",
        "ecdsa_secp256r1_sha256_p1363_test.json ES256",
        "ecdsa_secp384r1_sha384_p1363_test.json ES384"
      })
  @Tag("T13")
  void vectorsOfWycheproof_areJudgedRight(String row) {
    String[] parts = row.split(" ");
    if (!Files.exists(SharedVectors.folder("wycheproof").resolve(parts[0]))) {
      throw new AssertionError("no file " + parts[0]);
    }
    JsonArray groups =
        (JsonArray) SharedVectors.json("wycheproof", parts[0]).get("testGroups").orElseThrow();
    int judged = 0;
    for (JsonValue value : groups) {
      JsonObject group = (JsonObject) value;
      JsonObject jwk =
          (JsonObject)
              group.get("publicKeyJwk").or(() -> group.get("jwk")).orElse(JsonObject.EMPTY);
      for (JsonValue each : (JsonArray) group.get("tests").orElseThrow()) {
        JsonObject test = (JsonObject) each;
        Response response =
            service.post(
                "/conformance/verify",
                JsonObject.builder()
                    .put("alg", parts[1])
                    .put("jwk", jwk.without("kid").without("alg").without("use"))
                    .put("data", base64(test.text("msg").orElseThrow()))
                    .put("signature", base64(test.text("sig").orElseThrow()))
                    .build()
                    .toJson());
        boolean accepted =
            response.status() == 200
                && response.json().get("valid").orElseThrow().equals(JsonBoolean.of(true));
        String result = test.text("result").orElseThrow();
        // Two valid ones, of numbers near the order of the curve, are refused by older JDKs.
        assertThat(!accepted || !result.equals("invalid")).as(parts[0] + test.toJson()).isTrue();
        if (accepted || response.status() == 200) {
          judged++;
        }
      }
    }
    assertThat(judged).isGreaterThan(50);
  }

  private static String base64(String hex) {
    return Base64Url.encode(HexFormat.of().parseHex(hex));
  }

  @Test
  void jws_isJudgedWhateverItsType() throws Exception {
    String jws =
        CompactJws.sign("example", "{}".getBytes(StandardCharsets.UTF_8), TestKeys.issuer()).text();
    JsonObject good =
        JsonObject.EMPTY
            .with("jwk", Jwk.write(TestKeys.ISSUER.publicKey()))
            .with("jws", new JsonString(jws));
    assertThat(valid("/conformance/jws", good)).isTrue();
    assertThat(valid("/conformance/jws", good.with("jwk", Jwk.write(TestKeys.HOLDER.publicKey()))))
        .isFalse();
    assertThat(service.post("/conformance/jws", good.with("jws", "a.b").toJson()).code())
        .isEqualTo("JWS_MALFORMED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key_binding", "array_full_sd", "recursions", "header_mod"})
  void vectorsOfSdJwt_haveTheirPayload(String name) {
    JsonObject vector = SharedVectors.json("sd-jwt-testcases", name + ".json");
    JsonObject.Builder body =
        JsonObject.builder()
            .put("sdJwt", vector.text("presentation").orElseThrow())
            .put("issuerJwk", ((JsonArray) vector.get("issuer_public_jwks").orElseThrow()).get(0));
    boolean bound = vector.get("key_binding").orElseThrow().equals(JsonBoolean.of(true));
    if (bound) {
      body.put("nonce", vector.text("expected_nonce").orElseThrow())
          .put("aud", vector.text("expected_aud").orElseThrow());
    }
    Response response = service.post("/conformance/sdjwt", body.build().toJson());
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    JsonObject expected = (JsonObject) vector.get("expected_processed_payload").orElseThrow();
    for (String claim : expected.names()) {
      assertThat(response.json().get(claim)).as(claim).isEqualTo(expected.get(claim));
    }
    if (bound) {
      assertThat(
              service
                  .post("/conformance/sdjwt", body.put("nonce", "another").build().toJson())
                  .code())
          .isEqualTo("CHALLENGE_MISMATCH");
    } else {
      assertThat(
              service
                  .post(
                      "/conformance/sdjwt", body.put("nonce", "n").put("aud", "a").build().toJson())
                  .code())
          .isEqualTo("HOLDER_BINDING_MISSING");
    }
  }

  @Test
  void schema_isAppliedByItsDraft() {
    for (String draft : List.of("draft7", "draft2019-09", "2020-12")) {
      assertThat(service.post("/conformance/schema", schemaRequest(draft, "1")).json())
          .isEqualTo(JsonObject.EMPTY.with("valid", JsonBoolean.of(true)));
      assertThat(service.post("/conformance/schema", schemaRequest(draft, "\"1\"")).json())
          .isEqualTo(JsonObject.EMPTY.with("valid", JsonBoolean.of(false)));
    }
    assertThat(service.post("/conformance/schema", schemaRequest("draft3", "1")).status())
        .isEqualTo(400);
    assertThat(
            service
                .post(
                    "/conformance/schema",
                    "{\"draft\": \"2020-12\", \"schema\": {\"$ref\":"
                        + " \"http://127.0.0.1:9/s.json\"}, \"instance\": 1}")
                .code())
        .isEqualTo("SCHEMA_NOT_CHECKED");
  }

  private static String schemaRequest(String draft, String instance) {
    return "{\"draft\": \""
        + draft
        + "\", \"schema\": {\"type\": \"integer\"}, \"instance\": "
        + instance
        + "}";
  }

  private static boolean valid(String path, JsonObject body) {
    Response response = service.post(path, body.toJson());
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json().get("valid").orElseThrow().equals(JsonBoolean.of(true));
  }

  private static JsonValue read(String text) throws JsonFormatException {
    return JsonReader.strict().read(text);
  }
}
