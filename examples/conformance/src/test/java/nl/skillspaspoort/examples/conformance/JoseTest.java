package nl.skillspaspoort.examples.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.SecretKey;
import nl.skillspaspoort.core.sdjwt.SdJwt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JoseTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path folder;
  private Command command;
  private SecretKey secret;
  private String key;

  @BeforeEach
  void prepare() throws Exception {
    command = new Command(folder);
    secret = Ed25519SecretKey.generate(RANDOM);
    key = command.file("key.json", Command.keyFile(secret)).toString();
  }

  private JsonObject issue(String feature, JsonObject document, String... more) throws Exception {
    String[] options = new String[6 + more.length];
    String input = command.file("input.json", document.toJson()).toString();
    List<String> first = List.of("--input", input, "--key", key, "--feature", feature);
    for (int i = 0; i < options.length; i++) {
      options[i] = i < 6 ? first.get(i) : more[i - 6];
    }
    return command.answer("jose issue", options);
  }

  private JsonObject verify(String feature, String token) throws Exception {
    return command.answer(
        "jose verify",
        "--input",
        command.file("token.txt", token + "\n").toString(),
        "--key",
        key,
        "--feature",
        feature);
  }

  private static void assertResult(JsonObject answer, String result) {
    assertThat(answer.text("result")).as(answer.toJson()).contains(result);
  }

  private String signed(String typ, JsonObject payload) throws Exception {
    return CompactJws.sign(
            typ,
            JsonWriter.compact(payload).getBytes(StandardCharsets.UTF_8),
            secret.signer(new KeyId(Command.OWNER + "#key-1")))
        .text();
  }

  @ParameterizedTest
  @EnumSource(names = {"P256", "P384", "P521"})
  void everyCurve_signsCredentialsThatItsKeyVerifies(KeyAlgorithm curve) throws Exception {
    secret = EcSecretKey.generate(curve, RANDOM);
    key = command.file("key.json", Command.keyFile(secret)).toString();
    for (String feature : List.of("credential_jose", "credential_sdjwt")) {
      JsonObject made = issue(feature, Command.credential());
      assertResult(made, "success");
      assertResult(verify(feature, made.text("data").orElseThrow()), "success");
    }
  }

  @Test
  void credential_isSignedAndItsProofIsGood() throws Exception {
    String token = issue("credential_jose", Command.credential()).text("data").orElseThrow();
    assertThat(CompactJws.parse(token).unverifiedHeader().text("typ")).contains("vc+jwt");
    assertResult(verify("credential_jose", token), "success");
    assertResult(verify("presentation_jose", token), "failure");
    assertResult(verify("credential_sdjwt", token), "failure");
  }

  @Test
  @Tag("T5")
  void oneChangedCharacter_isAFailure() throws Exception {
    String token = issue("credential_jose", Command.credential()).text("data").orElseThrow();
    int at = token.length() - 10;
    char other = token.charAt(at) == 'A' ? 'B' : 'A';
    String changed = token.substring(0, at) + other + token.substring(at + 1);
    JsonObject answer = verify("credential_jose", changed);
    assertResult(answer, "failure");
    assertThat(answer.text("data").orElseThrow()).startsWith("CRYPTOGRAPHIC_SECURITY_ERROR");
  }

  @Test
  void memberThatNoContextDefines_isNotIssued() throws Exception {
    JsonObject extended = Command.credential().with("unknownExtension", "text");
    assertResult(issue("credential_jose", extended), "failure");
    assertResult(issue("credential_sdjwt", extended), "failure");
  }

  @Test
  void credentialOfAnotherIssuerThanTheKeys_isNotIssued() throws Exception {
    JsonObject other = Command.credential().with("issuer", "https://example.org/another");
    assertResult(issue("credential_jose", other), "failure");
  }

  @ParameterizedTest
  @Tag("T10")
  @ValueSource(strings = {"vc", "vp"})
  void claimOfTheOldModel_isNeitherIssuedNorAccepted(String claim) throws Exception {
    JsonObject old = Command.credential().with(claim, "text");
    assertResult(issue("credential_jose", old), "failure");
    assertResult(verify("credential_jose", signed("vc+jwt", old)), "failure");
  }

  /** The suite writes {@code iat} as text, and its tokens ended long ago. */
  @Test
  void textAsIatAndPastEnd_doNotTouchTheProof() throws Exception {
    JsonObject payload =
        Command.credential().with("iat", "2010-01-01T19:23:24Z").with("iss", Command.OWNER);
    JsonObject ended = payload.toBuilder().put("exp", 1_000).build();
    assertResult(verify("credential_jose", signed("vc+jwt", ended)), "success");
    assertResult(verify("credential_jose", signed("JWT", ended)), "failure");
    assertResult(
        verify("credential_jose", signed("vc+jwt", ended.with("iat", JsonArray.of()))), "failure");
    assertResult(
        verify("credential_jose", signed("vc+jwt", ended.without("credentialSubject"))), "failure");
  }

  @Test
  void disclosurePaths_areHidden() throws Exception {
    String token =
        issue(
                "credential_sdjwt",
                Command.credential(),
                "--sd",
                "[\"credentialSubject.skill\",\"credentialSubject.levels[1]\"]")
            .text("data")
            .orElseThrow();
    assertThat(SdJwt.parse(token).unverifiedDisclosedClaims()).hasSize(2);
    assertThat(token.split("~", 2)[0]).doesNotContain("welding");
    assertResult(verify("credential_sdjwt", token), "success");
    String issuerPart = token.substring(0, token.indexOf('~') + 1);
    assertResult(verify("credential_sdjwt", issuerPart), "success");
    assertResult(verify("credential_sdjwt", token + "WyJhIiwiYiIsImMiXQ~"), "failure");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"credentialSubject.nothing\"] | failure",
        "[\"issuer\"] | failure",
        "[\"credentialSubject.skill\"] | success"
      })
  void pathThatCannotBeHidden_isAFailure(String paths, String result) throws Exception {
    assertResult(issue("credential_sdjwt", Command.credential(), "--sd", paths), result);
  }

  private static JsonObject presentation(JsonObject... credentials) {
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
        .put("type", JsonArray.ofStrings(List.of("VerifiablePresentation")))
        .put("holder", Command.OWNER)
        .put("verifiableCredential", new JsonArray(List.of(credentials)))
        .build();
  }

  private static JsonObject envelope(String id) {
    return JsonObject.builder()
        .put("@context", "https://www.w3.org/ns/credentials/v2")
        .put("type", "EnvelopedVerifiableCredential")
        .put("id", id)
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "presentation_jose,vp+jwt",
    "presentation_sdjwt,vp+sd-jwt",
  })
  void presentation_isSignedAndItsProofIsGood(String feature, String typ) throws Exception {
    String credential = issue("credential_jose", Command.credential()).text("data").orElseThrow();
    JsonObject document =
        presentation(
            envelope("data:application/vc+jwt," + credential),
            envelope("data:application/vc+cose;base64,AAAA"));
    String token = issue(feature, document, "--sd", "[\"holder\"]").text("data").orElseThrow();
    assertThat(CompactJws.claimedType(token)).contains(typ);
    assertResult(verify(feature, token), "success");
    assertThat(token.contains("~")).isEqualTo(typ.contains("sd-jwt"));
  }

  @Test
  void whatIsNoCredentialInAPresentation_isAFailure() throws Exception {
    for (JsonObject bad :
        List.of(
            envelope("not-a-credential"),
            envelope("data:application/vc+jwt,abc"),
            envelope("data:application/vc+sd-jwt,abc"),
            Command.credential())) {
      String token = signed("vp+jwt", presentation(bad));
      assertResult(verify("presentation_jose", token), "failure");
    }
    assertResult(issue("presentation_jose", presentation(Command.credential())), "failure");
    assertResult(issue("presentation_jose", presentation(envelope("text"))), "failure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"credential_cose", "presentation_cose"})
  void cose_isIndeterminate(String feature) throws Exception {
    assertResult(issue(feature, Command.credential()), "indeterminate");
    assertResult(verify(feature, "0oRY"), "indeterminate");
  }

  @Test
  void keyFile_isReadStrictly() throws Exception {
    JsonObject good =
        JsonReader.strict().readObject(Command.keyFile(secret).getBytes(StandardCharsets.UTF_8));
    JsonObject other =
        JsonReader.strict()
            .readObject(
                Command.keyFile(Ed25519SecretKey.generate(RANDOM))
                    .getBytes(StandardCharsets.UTF_8));
    for (JsonObject bad :
        List.of(
            good.with("type", "Multikey"),
            good.with("controller", "https://example.org/another"),
            good.with("id", new JsonString("no name")),
            good.without("secretKeyJwk"),
            good.with("secretKeyJwk", other.get("secretKeyJwk").orElseThrow()),
            good.with("publicKeyJwk", good.get("secretKeyJwk").orElseThrow()))) {
      key = command.file("bad.json", bad.toJson()).toString();
      JsonObject answer = issue("credential_jose", Command.credential());
      assertResult(answer, "failure");
      assertThat(answer.text("data")).isPresent();
    }
  }

  @Test
  void answer_saysNothingOfTheClaims() throws Exception {
    JsonObject extended = Command.credential().with("secretName", "secretText");
    assertThat(issue("credential_jose", extended).toJson())
        .doesNotContain("secretName", "secretText");
  }
}
