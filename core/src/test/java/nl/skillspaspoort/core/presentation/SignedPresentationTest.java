package nl.skillspaspoort.core.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.Proof;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedPresentationTest {
  private static final PresentationRequest REQUEST =
      new PresentationRequest("https://employer.example", "WQ8xqDTn0sS8Yq1lH4bT5g", "sollicitatie");
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  @Test
  void presentation_answersExactlyItsRequest() throws Exception {
    SignedPresentation presentation = good();
    assertThat(presentation.holder()).contains(TestKeys.did(TestKeys.HOLDER).value());
    assertThat(presentation.credentials())
        .containsExactly(
            Credentials.signed(Credentials.evc()).json(),
            Credentials.signed(Credentials.small()).json());
    List<Proof> proofs = DataIntegrity.standard().proofs(presentation.json());
    assertThat(proofs).hasSize(1);
    Proof proof = proofs.get(0);
    assertThat(proof.cryptosuite()).contains(Cryptosuites.EDDSA_JCS_2022);
    assertThat(proof.purpose()).contains(VerificationRelationship.AUTHENTICATION);
    assertThat(proof.challenge()).contains(REQUEST.challenge());
    assertThat(proof.domains()).containsExactly(REQUEST.audience());
    assertThat(proof.created()).contains(FixedClock.NOW);
    assertThat(proof.expires()).contains(FixedClock.NOW.plus(FIVE_MINUTES));
    assertThat(proof.verificationMethod()).isEqualTo(TestKeys.holder().keyId());
    assertThat(
            DataIntegrity.standard()
                .verifyProofOnly(presentation.json(), proof, TestKeys.HOLDER.publicKey())
                .document())
        .isEqualTo(presentation.json().without("proof"));
  }

  @Test
  void everyByteOfEveryCredential_isCovered() throws Exception {
    JsonObject json = good().json();
    Proof proof = DataIntegrity.standard().proofs(json).get(0);
    JsonArray credentials = json.required("verifiableCredential", "").asArray("");
    JsonObject first = credentials.get(0).asObject("");
    JsonObject second = credentials.get(1).asObject("");
    for (JsonValue changed :
        List.of(
            JsonArray.of(first),
            JsonArray.of(second, first),
            JsonArray.of(first, second, second),
            JsonArray.of(first, second.with("name", "other")),
            JsonArray.of(first, second.with("added", "x")),
            JsonArray.of(
                first,
                second.with(
                    "proof", second.required("proof", "").asObject("").with("created", "2020"))))) {
      assertThatThrownBy(
              () ->
                  DataIntegrity.standard()
                      .verifyProofOnly(
                          json.with("verifiableCredential", changed),
                          proof,
                          TestKeys.HOLDER.publicKey()))
          .isInstanceOf(ProofException.class);
    }
  }

  @Test
  void text_isKeptAsItCame() throws Exception {
    SignedPresentation presentation = good();
    String text = JsonWriter.pretty(presentation.json());
    assertThat(SignedPresentation.parse(text).toJson()).isEqualTo(text);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(SignedPresentation.parse(bytes).bytes()).isEqualTo(bytes);
    assertThat(SignedPresentation.parse(text))
        .isEqualTo(presentation)
        .hasSameHashCodeAs(presentation)
        .isEqualTo(SignedPresentation.of(presentation.json()));
    assertThat(SignedPresentation.parse(presentation.bytes())).isEqualTo(presentation);
  }

  @Tag("T21")
  @Test
  void halfSurrogatePair_isNotReadAsAQuestionMark() throws Exception {
    String text = good().toJson().replace("Ervaringscertificaat", "Ervaring\uD800");
    assertThat(text).contains("\uD800");
    CredentialFormatException refused =
        catchThrowableOfType(CredentialFormatException.class, () -> SignedPresentation.parse(text));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.INVALID_ENCODING);
  }

  @ParameterizedTest
  @CsvSource({
    "'', PARSING_ERROR",
    "'[]', MALFORMED_VALUE_ERROR",
    "'{}{}', TRAILING_DATA",
    "'{\"a\":1,\"a\":1}', DUPLICATE_KEY"
  })
  void otherText_isRefusedWithTheReadersProblem(String text, ProblemCode code) {
    for (CredentialFormatException refused :
        List.of(
            catchThrowableOfType(
                CredentialFormatException.class, () -> SignedPresentation.parse(text)),
            catchThrowableOfType(
                CredentialFormatException.class,
                () -> SignedPresentation.parse(text.getBytes(StandardCharsets.UTF_8))))) {
      assertThat(refused.problem().code()).isEqualTo(code);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "@context, MISSING_MEMBER, ''",
    "type, CREDENTIAL_STRUCTURE, /type",
    "proof, MISSING_MEMBER, ''"
  })
  void requiredMemberThatIsMissing_isRefused(String member, ProblemCode code, String where)
      throws Exception {
    Problem problem = problem(good().json().without(member));
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.where()).isEqualTo(where);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@context | []                              | /@context",
        "@context | [\"https://example.com/v2\"]    | /@context",
        "@context | \"https://www.w3.org/ns/credentials/v2\" | /@context",
        "@context | null                            | /@context",
        "type     | \"Presentation\"                | /type",
        "type     | [\"VerifiableCredential\"]      | /type",
        "type     | null                            | /type",
        "holder   | null                            | /holder",
        "holder   | \"relative\"                    | /holder",
        "holder   | 1                               | /holder",
        "holder   | []                              | /holder",
        "holder   | {}                              | /holder",
        "holder   | {\"id\":\"relative\"}           | /holder/id",
        "holder   | {\"id\":1}                      | /holder/id",
        "verifiableCredential | null                | /verifiableCredential",
        "verifiableCredential | \"eyJ\"             | /verifiableCredential",
        "verifiableCredential | [\"eyJ\"]           | /verifiableCredential/0",
        "verifiableCredential | [{},null]           | /verifiableCredential/1"
      })
  void memberOfAnotherKind_isRefusedWhereItStands(String member, String value, String where)
      throws Exception {
    Problem problem = problem(good().json().with(member, JsonReader.strict().read(value)));
    assertThat(problem.code())
        .isIn(
            ProblemCode.MALFORMED_VALUE_ERROR,
            ProblemCode.CREDENTIAL_STRUCTURE,
            ProblemCode.MISSING_MEMBER);
    assertThat(problem.where()).isEqualTo(where);
  }

  @Test
  void holder_isReadFromBothForms() throws Exception {
    JsonObject json = good().json();
    assertThat(SignedPresentation.of(json.with("holder", "did:example:1")).holder())
        .contains("did:example:1");
    assertThat(
            SignedPresentation.of(
                    json.with("holder", Credentials.json("{\"id\":\"did:example:1\"}")))
                .holder())
        .contains("did:example:1");
    assertThat(SignedPresentation.of(json.without("holder")).holder()).isEmpty();
  }

  @Test
  void oneCredentialOutsideOfAList_isOne() throws Exception {
    JsonObject json = good().json();
    JsonObject one = Credentials.signed(Credentials.small()).json();
    assertThat(SignedPresentation.of(json.with("verifiableCredential", one)).credentials())
        .containsExactly(one);
    assertThat(SignedPresentation.of(json.without("verifiableCredential")).credentials()).isEmpty();
    assertThat(
            SignedPresentation.of(json.with("verifiableCredential", JsonArray.of())).credentials())
        .isEmpty();
  }

  @Tag("T22")
  @Test
  void tooManyCredentials_areRefused() throws Exception {
    JsonObject json = good().json();
    List<JsonValue> many =
        new ArrayList<>(Collections.nCopies(SignedPresentation.MAX_CREDENTIALS, JsonObject.EMPTY));
    assertThat(
            SignedPresentation.of(json.with("verifiableCredential", new JsonArray(many)))
                .credentials())
        .hasSize(1_000);
    many.add(JsonObject.EMPTY);
    Problem problem = problem(json.with("verifiableCredential", new JsonArray(many)));
    assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    SignedCredential small = Credentials.signed(Credentials.small());
    assertThatThrownBy(
            () ->
                SignedPresentation.create(
                    Collections.nCopies(1_001, small),
                    REQUEST,
                    TestKeys.holder(),
                    FixedClock.NOW,
                    FIVE_MINUTES))
        .isInstanceOf(ProofException.class);
  }

  @Test
  void presentationOfNothingOrForNoTime_isRefused() {
    assertThatThrownBy(
            () ->
                SignedPresentation.create(
                    List.of(), REQUEST, TestKeys.holder(), FixedClock.NOW, FIVE_MINUTES))
        .isInstanceOf(IllegalArgumentException.class);
    for (Duration lifetime : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatThrownBy(() -> create(FixedClock.NOW, lifetime))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void isPresentation_asksForTheTypeOnly() throws Exception {
    for (String yes :
        List.of("\"VerifiablePresentation\"", "[\"x\",\"VerifiablePresentation\",1]")) {
      assertThat(isPresentation(yes)).isTrue();
    }
    for (String no :
        List.of(
            "\"VerifiableCredential\"",
            "\"verifiablePresentation\"",
            "[]",
            "[[\"VerifiablePresentation\"]]",
            "{\"VerifiablePresentation\":1}",
            "null",
            "1")) {
      assertThat(isPresentation(no)).isFalse();
    }
    assertThat(SignedPresentation.isPresentation(JsonObject.EMPTY)).isFalse();
  }

  @Tag("T95")
  @Test
  void toString_showsTheNumberOnly() throws Exception {
    assertThat(good().toString()).isEqualTo("SignedPresentation[2 credentials]");
  }

  // requests

  @Test
  void request_comesBackFromItsFile() throws Exception {
    byte[] file = REQUEST.toJson().toJson().getBytes(StandardCharsets.UTF_8);
    assertThat(PresentationRequest.parse(file)).isEqualTo(REQUEST);
    assertThat(
            PresentationRequest.parse(
                    REQUEST.toJson().without("purpose").toJson().getBytes(StandardCharsets.UTF_8))
                .purpose())
        .isEmpty();
  }

  @Test
  void freshRequests_haveChallengesOfTheirOwn() {
    SecureRandom random = new SecureRandom();
    PresentationRequest one = PresentationRequest.fresh("a", "", random);
    assertThat(one.challenge()).hasSize(22).matches("[A-Za-z0-9_-]{22}");
    assertThat(PresentationRequest.fresh("a", "", random).challenge())
        .isNotEqualTo(one.challenge());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "123456789012345678901",
        "1234567890123456789012 ",
        "12345678901\t2345678901234",
        "1234567890123456789012é",
        "1234567890123456789012\u0000",
        "1234567890123456789012\u202e"
      })
  void challengeOfAnotherForm_isRefused(String challenge) {
    assertRequestRefused("https://employer.example", challenge, "");
  }

  @Test
  void textsBeyondTheirLength_areRefused() throws Exception {
    String challenge = "c".repeat(256);
    assertThat(new PresentationRequest("a".repeat(1_024), challenge, "p".repeat(1_024)).audience())
        .hasSize(1_024);
    assertRequestRefused("a", challenge + "c", "");
    assertRequestRefused("a".repeat(1_025), challenge, "");
    assertRequestRefused("a", challenge, "p".repeat(1_025));
    assertRequestRefused("", challenge, "");
    assertRequestRefused(" \t", challenge, "");
  }

  @Test
  void requestOfAnotherKind_isRefused() {
    JsonObject good = REQUEST.toJson();
    for (JsonObject bad :
        List.of(
            good.without("audience"),
            good.without("challenge"),
            good.with("audience", JsonNull.NULL),
            good.with("challenge", JsonNumber.of(1)),
            good.with("purpose", JsonArray.of()))) {
      assertThatThrownBy(
              () -> PresentationRequest.parse(bad.toJson().getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(CredentialFormatException.class);
    }
  }

  @Tag("T95")
  @Test
  void request_showsNoChallengeAndNoPurpose() {
    assertThat(REQUEST).hasToString("PresentationRequest[https://employer.example]");
    assertThatThrownBy(() -> new PresentationRequest("a", "SECRET", "p"))
        .hasMessageNotContaining("SECRET");
  }

  private static void assertRequestRefused(String audience, String challenge, String purpose) {
    assertThatThrownBy(() -> new PresentationRequest(audience, challenge, purpose))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] file =
        JsonObject.builder()
            .put("audience", audience)
            .put("challenge", challenge)
            .put("purpose", purpose)
            .build()
            .toJson()
            .getBytes(StandardCharsets.UTF_8);
    CredentialFormatException refused =
        catchThrowableOfType(
            CredentialFormatException.class, () -> PresentationRequest.parse(file));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
  }

  private static boolean isPresentation(String type) throws Exception {
    return SignedPresentation.isPresentation(
        JsonObject.builder().put("type", JsonReader.strict().read(type)).build());
  }

  private static SignedPresentation good() throws ProofException {
    return create(FixedClock.NOW, FIVE_MINUTES);
  }

  private static SignedPresentation create(Instant now, Duration lifetime) throws ProofException {
    return SignedPresentation.create(
        List.of(Credentials.signed(Credentials.evc()), Credentials.signed(Credentials.small())),
        REQUEST,
        TestKeys.holder(),
        now,
        lifetime);
  }

  private static Problem problem(JsonObject json) {
    return catchThrowableOfType(CredentialFormatException.class, () -> SignedPresentation.of(json))
        .problem();
  }
}
