package nl.skillspaspoort.examples.vcapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.status.BitstringStatusListEntry;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusPurpose;
import nl.skillspaspoort.examples.vcapi.RunningService.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VcApiTest {
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @EnumSource(value = Way.class, mode = Mode.EXCLUDE, names = "LEGACY_ED25519")
  void whatIsIssued_isVerifiedUntilItIsChanged(Way way) {
    JsonObject issued = issued(way, credential(way));
    if (way.isSelective()) {
      Response derived =
          service.post(
              "/" + way.prefix() + "/credentials/derive",
              JsonObject.builder()
                  .put("verifiableCredential", issued)
                  .put(
                      "options",
                      JsonObject.EMPTY.with(
                          "selectivePointers",
                          JsonArray.ofStrings(List.of("/credentialSubject/name"))))
                  .build()
                  .toJson());
      assertThat(derived.status()).as(derived.body()).isEqualTo(201);
      refused(verify(way, issued), "PROOF_NOT_DERIVED");
      issued = derived.json();
    }
    Response good = verify(way, issued);
    assertThat(good.status()).as(good.body()).isEqualTo(200);
    assertThat(good.json().get("verified")).contains(JsonBoolean.of(true));

    JsonObject changed =
        way == Way.ENVELOPE
            ? issued.with("id", flipped(issued.text("id").orElseThrow()))
            : issued.with("name", "another");
    Response bad = verify(way, changed);
    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.mediaType()).isEqualTo("application/problem+json");
    assertThat(bad.json().get("verified")).contains(JsonBoolean.of(false));
    assertThat(bad.json().get("status")).contains(json("400"));
  }

  private static String flipped(String token) {
    int at = token.length() - 10;
    return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
  }

  @Test
  void answerOverHttps_isInsideVerifiableCredential() {
    String body = body("credential", credential(Way.EDDSA_RDFC));
    assertThat(service.post("/eddsa-rdfc-2022/credentials/issue", body).json().names())
        .contains("proof");
    Response secure = service.postSecurely("/eddsa-rdfc-2022/credentials/issue", body);
    assertThat(secure.status()).isEqualTo(201);
    assertThat(secure.json().names()).containsExactly("verifiableCredential");
  }

  @Test
  void membersOfTheIssuer_areKept() {
    JsonObject issuer =
        JsonObject.EMPTY.with("id", service.did("ed")).with("name", "A school for tests");
    JsonObject issued = issued(Way.EDDSA_JCS, credential(Way.EDDSA_JCS).with("issuer", issuer));
    assertThat(issued.get("issuer")).contains(issuer);
  }

  static Stream<String> refusedAtIssue() {
    return Stream.of(
        // what is changed, what it becomes, the code
        "issuer|\"did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH\"|ISSUER_KEY_MISMATCH",
        "type|[\"VerifiableCredential\", \"NobodyKnowsThis\"]|DATA_LOSS",
        "nobodyKnowsThis|\"x\"|DATA_LOSS",
        "@context|[\"https://www.w3.org/ns/credentials/v2\", \"https://nowhere.example/v1\"]"
            + "|CONTEXT_NOT_BUNDLED",
        "@context|[]|CREDENTIAL_STRUCTURE",
        "id|\"not a url\"|CREDENTIAL_STRUCTURE",
        "id|[\"urn:a:1\", \"urn:a:2\"]|MALFORMED_VALUE_ERROR",
        "validUntil|\"2001-01-01T00:00:00Z\"|INVALID_PERIOD",
        "credentialSubject|{}|CREDENTIAL_STRUCTURE",
        "name|{\"@value\": \"x\", \"@language\": \"nl\", \"other\": \"y\"}|CREDENTIAL_STRUCTURE",
        "proof|{\"proofValue\": \"z\"}|PROOF_MALFORMED",
        "relatedResource|{\"id\": \"https://example.org/a\", \"digestMultibase\":"
            + " \"uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k\"}|RELATED_RESOURCE_NOT_CHECKED",
        "relatedResource|{\"id\": \"https://www.w3.org/ns/credentials/v2\", \"digestMultibase\":"
            + " \"uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k\"}|RELATED_RESOURCE_MISMATCH");
  }

  @ParameterizedTest
  @MethodSource("refusedAtIssue")
  void credentialThatIsNone_isNotIssued(String row) {
    String[] change = row.split("\\|");
    for (Way way : List.of(Way.EDDSA_RDFC, Way.EDDSA_JCS, Way.STATUS)) {
      JsonObject credential =
          credential(way)
              .with("validFrom", "2002-01-01T00:00:00Z")
              .with(change[0], json(change[1]));
      refused(
          service.post("/" + way.prefix() + "/credentials/issue", body("credential", credential)),
          change[2]);
    }
  }

  @Test
  @Tag("T28")
  void contextInsideTheDocument_isProcessedHere() {
    JsonObject inline = JsonObject.EMPTY.with("ExampleType", "https://example.org/#ExampleType");
    JsonObject credential =
        credential(Way.EDDSA_RDFC)
            .with(
                "@context",
                JsonArray.of(new JsonString("https://www.w3.org/ns/credentials/v2"), inline))
            .with("type", JsonArray.ofStrings(List.of("VerifiableCredential", "ExampleType")));
    assertThat(verify(Way.EDDSA_RDFC, issued(Way.EDDSA_RDFC, credential)).status()).isEqualTo(200);
    refused(
        service.post(
            "/eddsa-rdfc-2022/credentials/issue",
            body(
                "credential",
                credential.with(
                    "@context",
                    json(
                        "[\"https://www.w3.org/ns/credentials/v2\","
                            + "{\"ExampleType\": \"https ://not-a-url\"}]")))),
        "JSON_LD_ERROR");
  }

  @Test
  void credentialOfAnotherSuite_isRefusedOnThisPath() {
    JsonObject issued = issued(Way.EDDSA_JCS, credential(Way.EDDSA_JCS));
    refused(verify(Way.EDDSA_RDFC, issued), "UNSUPPORTED_SECURING");
    refused(verify(Way.ENVELOPE, issued), "UNSUPPORTED_SECURING");
    refused(verify(Way.LEGACY_ED25519, issued), "UNSUPPORTED_SECURING");
  }

  @Test
  void legacySuite_isNotIssued() {
    assertThat(service.post("/Ed25519Signature2020/credentials/issue", "{}").status())
        .isEqualTo(404);
  }

  @Test
  void oldDataModel_getsItsDateAndTheContextOfTheProof() {
    JsonObject credential =
        credential(Way.ECDSA_RDFC)
            .without("name")
            .with(
                "@context", JsonArray.ofStrings(List.of("https://www.w3.org/2018/credentials/v1")));
    JsonObject issued = issued(Way.ECDSA_RDFC, credential);
    assertThat(issued.names()).contains("issuanceDate");
    assertThat(verify(Way.ECDSA_RDFC, issued).status()).isEqualTo(200);
  }

  @Test
  void mandatoryPointers_decideWhatIsAlwaysShown() {
    String answer =
        service
            .post(
                "/ecdsa-sd-2023/credentials/issue",
                JsonObject.builder()
                    .put("credential", credential(Way.ECDSA_SD))
                    .put("options", json("{\"mandatoryPointers\": [\"/issuer\"]}"))
                    .build()
                    .toJson())
            .body();
    Response derived =
        service.post(
            "/ecdsa-sd-2023/credentials/derive",
            "{\"verifiableCredential\": "
                + answer
                + ", \"options\": {\"selectivePointers\": [\"/credentialSubject/id\"]}}");
    assertThat(derived.status()).as(derived.body()).isEqualTo(201);
    assertThat(derived.json().names())
        .contains("issuer", "credentialSubject")
        .doesNotContain("name");
    refused(
        service.post(
            "/ecdsa-sd-2023/credentials/derive",
            "{\"verifiableCredential\": "
                + answer
                + ", \"options\": {\"selectivePointers\": [\"/nothing\"]}}"),
        "MALFORMED_VALUE_ERROR");
  }

  @Test
  @Tag("T49")
  void revokedCredential_isRefusedAndItsListSaysSo() throws Exception {
    JsonObject issued = issued(Way.STATUS, credential(Way.STATUS));
    JsonObject entry = (JsonObject) issued.get("credentialStatus").orElseThrow();
    String list = entry.text("statusListCredential").orElseThrow();
    int index = Integer.parseInt(entry.text("statusListIndex").orElseThrow());
    assertThat(list).startsWith("https://");
    assertThat(value(list, index)).isZero();
    assertThat(verify(Way.STATUS, issued).status()).isEqualTo(200);

    assertThat(setStatus(entry, true).status()).isEqualTo(200);
    refused(verify(Way.STATUS, issued), "REVOKED");
    assertThat(value(list, index)).isOne();
    assertThat(setStatus(entry, false).status()).isEqualTo(200);
    assertThat(verify(Way.STATUS, issued).status()).isEqualTo(200);
  }

  /** That there was nothing to look up is not that it was looked up. */
  @Test
  @Tag("T49")
  void credentialWithoutStatus_isNotSaidToHaveBeenLookedUp() {
    JsonObject with = issued(Way.STATUS, credential(Way.STATUS));
    assertThat(verify(Way.STATUS, with).json().get("checks"))
        .contains(JsonArray.ofStrings(List.of("proof", "credentialStatus")));
    JsonObject without = issued(Way.EDDSA_RDFC, credential(Way.EDDSA_RDFC));
    Response response = verify(Way.STATUS, without);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json().get("checks")).contains(JsonArray.ofStrings(List.of("proof")));
  }

  private static int value(String list, int index) throws Exception {
    Response response = service.getUrl(list);
    assertThat(response.status()).isEqualTo(200);
    return StatusListCredential.read(response.json())
        .value(new BitstringStatusListEntry(list, index, StatusPurpose.REVOCATION));
  }

  private static Response setStatus(JsonObject entry, boolean revoked) {
    return service.post(
        "/status/credentials/status",
        JsonObject.builder()
            .put("credentialStatus", entry)
            .put("status", revoked)
            .build()
            .toJson());
  }

  @Test
  void statusThatIsNotOfThisService_isRefused() {
    JsonObject entry =
        new BitstringStatusListEntry("https://elsewhere.example/1", 3, StatusPurpose.REVOCATION)
            .toJson();
    refused(setStatus(entry, true), "STATUS_RETRIEVAL_ERROR");
    JsonObject issued =
        issued(Way.EDDSA_RDFC, credential(Way.EDDSA_RDFC).with("credentialStatus", entry));
    refused(verify(Way.STATUS, issued), "STATUS_RETRIEVAL_ERROR");
    assertThat(service.get(StatusHost.PATH + "99", "*/*").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed", "p256", "p384", "bls"})
  void ownDid_isResolved(String name) {
    String did = service.did(name);
    for (String written : List.of(did, did.replace(":", "%3A"))) {
      Response response = service.get("/1.0/identifiers/" + written, DidResolution.RESULT);
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.mediaType()).isEqualTo(DidResolution.RESULT);
      JsonObject document = (JsonObject) response.json().get("didDocument").orElseThrow();
      assertThat(document.text("id")).contains(did);
      assertThat(response.json().names()).contains("didDocumentMetadata", "didResolutionMetadata");
    }
  }

  static Stream<String> notResolved() {
    return Stream.of(
        "notadid 400 INVALID_DID",
        "did:key:z6Mk 400 INVALID_DID",
        "did:key:@ 400 INVALID_DID",
        "did:example:123 501 METHOD_NOT_SUPPORTED",
        "did:web:example.org 501 METHOD_NOT_SUPPORTED");
  }

  @ParameterizedTest
  @MethodSource("notResolved")
  void otherDid_isRefused(String row) {
    String[] parts = row.split(" ");
    Response response = service.get("/1.0/identifiers/" + parts[0], DidResolution.RESULT);
    assertThat(response.status()).isEqualTo(Integer.parseInt(parts[1]));
    JsonObject metadata = (JsonObject) response.json().get("didResolutionMetadata").orElseThrow();
    assertThat(metadata.toJson()).contains("https://www.w3.org/ns/did#" + parts[2]);
  }

  @Test
  void representationThatIsNotMade_isRefused() {
    assertThat(service.get("/1.0/identifiers/" + service.did("ed"), "text/html").status())
        .isEqualTo(406);
    Response document = service.get("/1.0/identifiers/" + service.did("ed"), "application/did");
    assertThat(document.json().text("id")).contains(service.did("ed"));
  }

  @Test
  void whatIsNotHere_isAProblemDocument() {
    Response nothing = service.get("/nothing", "*/*");
    assertThat(nothing.status()).isEqualTo(404);
    assertThat(nothing.mediaType()).isEqualTo("application/problem+json");
    assertThat(nothing.json().names()).contains("type", "title", "status", "detail");
    assertThat(service.get("/eddsa-rdfc-2022/credentials/issue", "*/*").status()).isEqualTo(405);
    assertThat(
            service
                .send(
                    RunningService.request(
                            service.service().httpBase() + "/eddsa-rdfc-2022/credentials/issue")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}"))
                        .build())
                .status())
        .isEqualTo(415);
  }

  @Test
  @Tag("T20")
  void malformedBodies_areRefusedAndTheServiceStaysHealthy() {
    List<String> bodies =
        List.of(
            "",
            "{",
            "[]",
            "null",
            "{\"credential\": 1}",
            "{\"credential\": {}, \"credential\": {}}",
            "{\"verifiableCredential\": \"text\"}",
            "{\"verifiableCredential\": {}, \"options\": []}",
            "[".repeat(5_000),
            "{\"verifiableCredential\": {\"proof\": null}}");
    for (int i = 0; i < 40; i++) {
      for (String body : bodies) {
        for (String path :
            List.of(
                "/eddsa-rdfc-2022/credentials/issue",
                "/status/credentials/verify",
                "/bbs-2023/credentials/derive",
                "/eddsa-rdfc-2022/presentations/verify")) {
          Response response = service.post(path, body);
          assertThat(response.status()).isEqualTo(400);
          assertThat(response.json().get("code")).isPresent();
        }
      }
    }
    JsonObject health = service.get("/health", "*/*").json();
    assertThat(health.text("status")).contains("up");
    assertThat(health.get("failed")).contains(json("0"));
  }

  @Test
  @Tag("T22")
  void contentBeyondTheLimit_isRefused() {
    int limit = Limits.standard().maxBodyBytes();
    Response response = service.post("/conformance/jcs", "\"" + "a".repeat(limit) + "\"");
    assertThat(response.status()).isEqualTo(413);
  }

  private static JsonObject credential(Way way) {
    String did =
        service.did(
            way.key() == KeyAlgorithm.P256
                ? "p256"
                : way.key() == KeyAlgorithm.P384
                    ? "p384"
                    : way.key() == KeyAlgorithm.BLS12_381_G2 ? "bls" : "ed");
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
        .put("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
        .put("name", "A credential for tests")
        .put("issuer", did)
        .put(
            "credentialSubject",
            JsonObject.EMPTY.with("id", "did:example:subject").with("name", "Somebody"))
        .build();
  }

  private static JsonObject issued(Way way, JsonObject credential) {
    // The old data model has no word for a name.
    JsonObject asked =
        credential.get("@context").orElseThrow().toJson().contains("2018")
            ? credential.with("credentialSubject", json("{\"id\": \"did:example:subject\"}"))
            : credential;
    Response response =
        service.post("/" + way.prefix() + "/credentials/issue", body("credential", asked));
    assertThat(response.status()).as(response.body()).isEqualTo(201);
    return response.json();
  }

  private static Response verify(Way way, JsonObject credential) {
    return service.post(
        "/" + way.prefix() + "/credentials/verify", body("verifiableCredential", credential));
  }

  private static String body(String name, JsonObject value) {
    return JsonObject.EMPTY.with(name, value).toJson();
  }

  private static void refused(Response response, String code) {
    assertThat(response.status()).as(response.body()).isEqualTo(400);
    assertThat(response.code()).isEqualTo(code);
  }

  private static JsonValue json(String text) {
    try {
      return JsonReader.strict().read(text);
    } catch (JsonFormatException e) {
      throw new AssertionError(e);
    }
  }
}
