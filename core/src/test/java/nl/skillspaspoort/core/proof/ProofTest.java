package nl.skillspaspoort.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTest {
  private static final JsonObject PROOF =
      Credentials.json(
          """
          {
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-jcs-2022",
            "id": "urn:uuid:0",
            "created": "2026-11-23T12:00:00Z",
            "expires": "2026-11-23T13:00:00+01:00",
            "verificationMethod": "did:web:school.example#key-1",
            "proofPurpose": "authentication",
            "challenge": "question",
            "domain": ["a", "b"],
            "nonce": "n",
            "@context": ["https://www.w3.org/ns/credentials/v2"],
            "proofValue": "zValue"
          }
          """);

  @Test
  void kindOfProof_isToldBySuiteAndHeader() throws Exception {
    assertThat(Proof.read(PROOF, "/proof").isSelective()).isFalse();
    JsonObject selective = PROOF.with("cryptosuite", "ecdsa-sd-2023");
    assertThat(Proof.read(selective, "/proof").isSelective()).isTrue();
    assertThat(Proof.read(selective.with("proofValue", "u2V0"), "/proof").isBase()).isFalse();
    assertThat(Proof.read(selective.with("proofValue", "u2V0A"), "/proof").isBase()).isTrue();
    assertThat(Proof.read(selective.with("proofValue", "u2V0B"), "/proof").isBase()).isFalse();
    assertThat(Proof.read(PROOF.with("proofValue", "u2V0A"), "/proof").isBase()).isFalse();
  }

  @Test
  void proof_isReadAsWritten() throws Exception {
    Proof proof = Proof.read(PROOF, "/proof");
    assertThat(proof.type()).isEqualTo("DataIntegrityProof");
    assertThat(proof.cryptosuite()).contains("eddsa-jcs-2022");
    assertThat(proof.created()).contains(Instant.parse("2026-11-23T12:00:00Z"));
    assertThat(proof.expires()).contains(Instant.parse("2026-11-23T12:00:00Z"));
    assertThat(proof.verificationMethod()).isEqualTo(new KeyId("did:web:school.example#key-1"));
    assertThat(proof.purpose()).contains(VerificationRelationship.AUTHENTICATION);
    assertThat(proof.challenge()).contains("question");
    assertThat(proof.domains()).containsExactly("a", "b");
    assertThat(proof.hasPreviousProof()).isFalse();
    assertThat(proof.proofValue()).isEqualTo("zValue");
    assertThat(proof.options()).isEqualTo(PROOF.without("proofValue"));
    assertThat(proof.json()).isEqualTo(PROOF);
    assertThat(proof).isEqualTo(Proof.read(PROOF, "")).hasSameHashCodeAs(Proof.read(PROOF, ""));
    assertThat(proof).isNotEqualTo(Proof.read(PROOF.with("nonce", "m"), ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cryptosuite",
        "id",
        "created",
        "expires",
        "challenge",
        "domain",
        "nonce",
        "@context"
      })
  void optionalMember_mayBeMissing(String member) throws Exception {
    assertThat(Proof.read(PROOF.without(member), "").json().has(member)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "verificationMethod", "proofPurpose", "proofValue"})
  void requiredMemberThatIsMissing_isNamed(String member) {
    Problem problem = problem(PROOF.without(member));
    assertThat(problem.code()).isEqualTo(ProblemCode.MISSING_MEMBER);
    assertThat(problem.where()).isEqualTo("/proof/3");
    assertThat(problem.expected()).isEqualTo("the member " + member);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type",
        "cryptosuite",
        "id",
        "created",
        "expires",
        "verificationMethod",
        "proofPurpose",
        "challenge",
        "domain",
        "nonce",
        "previousProof",
        "proofValue"
      })
  void memberOfAnotherKind_isRefusedWhereItStands(String member) {
    for (JsonValue bad :
        List.of(JsonNumber.of(1), JsonNull.NULL, JsonObject.EMPTY, JsonArray.of(JsonNull.NULL))) {
      Problem problem = problem(PROOF.with(member, bad));
      assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
      assertThat(problem.where()).startsWith("/proof/3/" + member);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "cryptosuite", "proofPurpose", "challenge", "created"})
  void listWhereOneValueBelongs_isRefused(String member) {
    JsonValue list = JsonArray.of(PROOF.get(member).orElseThrow());
    assertThat(problem(PROOF.with(member, list)).code())
        .isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
  }

  @Tag("T33")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Created",
        "proofvalue",
        "jws",
        "creator",
        "capability",
        "revealDocument",
        "jwk",
        "@id",
        "a~b/c"
      })
  void memberThatNobodyKnows_isRefused(String member) {
    Problem problem = problem(PROOF.with(member, "x"));
    assertThat(problem.code()).isEqualTo(ProblemCode.UNKNOWN_MEMBER);
    assertThat(problem.where())
        .isEqualTo("/proof/3/" + member.replace("~", "~0").replace("/", "~1"));
  }

  @Tag("T25")
  @ParameterizedTest
  @CsvSource({
    "created, 2026-11-23T24:00:00Z",
    "created, 2026-11-23T12:00:00",
    "created, 2026-11-23",
    "expires, 2026-11-23t12:00:00Z",
    "expires, 1700000000"
  })
  void dateThatIsNone_isRefusedWhereItStands(String member, String text) {
    Problem problem = problem(PROOF.with(member, text));
    assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
    assertThat(problem.where()).isEqualTo("/proof/3/" + member);
  }

  @Tag("T7")
  @ParameterizedTest
  @ValueSource(strings = {"", "#key-1", "did:web:school.example", "../../etc/passwd", "a b:c#d"})
  void keyNameThatIsNone_isRefusedWhereItStands(String text) {
    Problem problem = problem(PROOF.with("verificationMethod", text));
    assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
    assertThat(problem.where()).isEqualTo("/proof/3/verificationMethod");
  }

  @Tag("T9")
  @ParameterizedTest
  @ValueSource(strings = {"", "AssertionMethod", "keyAgreement", "sec:x"})
  void purposeThatNobodyKnows_isNoPurpose(String purpose) throws Exception {
    assertThat(Proof.read(PROOF.with("proofPurpose", purpose), "").purpose()).isEmpty();
  }

  @Test
  void domains_areReadFromOneValueOrAList() throws Exception {
    assertThat(Proof.read(PROOF.with("domain", "a"), "").domains()).containsExactly("a");
    assertThat(Proof.read(PROOF.without("domain"), "").domains()).isEmpty();
  }

  @Tag("T32")
  @Test
  void previousProof_isSeenWhateverItsForm() throws Exception {
    assertThat(Proof.read(PROOF.with("previousProof", "urn:a"), "").hasPreviousProof()).isTrue();
    assertThat(Proof.read(PROOF.with("previousProof", JsonArray.of()), "").hasPreviousProof())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"zProof\"", "1", "true", "[{}]"})
  void proofThatIsNoObject_isRefused(String text) throws Exception {
    JsonValue value = JsonReader.strict().read(text);
    assertThatThrownBy(() -> Proof.read(value, "/proof"))
        .isInstanceOfSatisfying(
            ProofException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
              assertThat(e.problem().where()).isEqualTo("/proof");
            });
  }

  @Test
  void examplesOfTheSpecification_areRead() throws Exception {
    int proofs = 0;
    for (String file : SharedVectors.files("w3c-vc-data-integrity/examples", ".json", 4)) {
      JsonObject example = SharedVectors.json("w3c-vc-data-integrity/examples", file);
      proofs += DataIntegrity.standard().proofs(example).size();
    }
    assertThat(proofs).isEqualTo(6);
  }

  // options of new proofs

  @Test
  void options_areWrittenAsTheSpecificationNamesThem() {
    ProofOptions options =
        ProofOptions.authentication(
            "eddsa-jcs-2022",
            FixedClock.NOW,
            FixedClock.NOW.plusSeconds(300),
            "question",
            "https://employer.example");
    assertThat(options.toJson(new KeyId("did:key:z#z")).toJson())
        .isEqualTo(
            "{\"type\":\"DataIntegrityProof\",\"cryptosuite\":\"eddsa-jcs-2022\","
                + "\"created\":\"2026-11-23T12:00:00Z\",\"expires\":\"2026-11-23T12:05:00Z\","
                + "\"verificationMethod\":\"did:key:z#z\",\"proofPurpose\":\"authentication\","
                + "\"challenge\":\"question\",\"domain\":\"https://employer.example\"}");
    assertThat(
            ProofOptions.assertion("eddsa-rdfc-2022", FixedClock.NOW)
                .toJson(new KeyId("did:key:z#z"))
                .names())
        .containsExactly("type", "cryptosuite", "created", "verificationMethod", "proofPurpose");
  }

  @Test
  void endThatIsNotAfterTheStart_isRefused() {
    for (Instant end : List.of(FixedClock.NOW, FixedClock.NOW.minusNanos(1))) {
      assertThatThrownBy(
              () ->
                  new ProofOptions(
                      "s",
                      VerificationRelationship.AUTHENTICATION,
                      FixedClock.NOW,
                      Optional.of(end),
                      Optional.empty(),
                      Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(end.toString());
    }
  }

  @Tag("T95")
  @Test
  void toString_showsNoChallengeAndNoSignature() throws Exception {
    assertThat(Proof.read(PROOF, "").toString())
        .isEqualTo("Proof[eddsa-jcs-2022 by did:web:school.example#key-1]");
    assertThat(
            ProofOptions.authentication(
                    "eddsa-jcs-2022", FixedClock.NOW, FixedClock.NOW.plusSeconds(1), "SECRET", "d")
                .toString())
        .isEqualTo("ProofOptions[eddsa-jcs-2022 authentication of 2026-11-23T12:00:00Z]");
    assertThat(Proof.read(PROOF.with("domain", new JsonString("x")), "")).isNotNull();
  }

  private static Problem problem(JsonObject proof) {
    return catchThrowableOfType(ProofException.class, () -> Proof.read(proof, "/proof/3"))
        .problem();
  }
}
