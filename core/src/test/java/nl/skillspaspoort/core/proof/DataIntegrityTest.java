package nl.skillspaspoort.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.DataModel;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a proof covers: everything, and nothing else passes. */
class DataIntegrityTest {
  private static final DataIntegrity DATA_INTEGRITY = DataIntegrity.standard();
  private static final Cryptosuites SUITES = Cryptosuites.over(Canonicalizer.standard());
  private static final String OTHER_CONTEXT = "https://w3id.org/security/data-integrity/v2";

  static Stream<String> suites() {
    return SUITES.names().stream()
        .filter(name -> SUITES.find(name).orElseThrow().fits(KeyAlgorithm.ED25519))
        .sorted();
  }

  /** As JavaScript software sorts: another order, so another hash. */
  @Test
  void signatureOverUtf16Order_isRefusedWithThatReason() throws Exception {
    JsonObject document =
        Credentials.minimal()
            .with("name", JsonArray.of(inDutch("\uD83D\uDE00"), inDutch("\uFF5E")));
    assertThat(refusalOfUtf16Order(document)).contains("code point").contains("UTF-16");
    assertThat(refusalOfUtf16Order(Credentials.minimal())).doesNotContain("UTF-16");
  }

  /** Why a signature over the statements in that order, and one more, is refused. */
  private static String refusalOfUtf16Order(JsonObject document) throws Exception {
    Signer signer = TestKeys.issuer();
    JsonObject signed =
        DATA_INTEGRITY.secure(
            document, ProofOptions.assertion(Cryptosuites.EDDSA_RDFC_2022, FixedClock.NOW), signer);
    SigningInput ours =
        DATA_INTEGRITY.signingInput(
            signed, DATA_INTEGRITY.proofs(signed).get(0), signer.publicKey());
    String sorted =
        ours.canonicalDocument().lines().sorted().collect(Collectors.joining("\n", "", "\n\n"));
    SigningInput theirs = new SigningInput(ours.canonicalProof(), sorted, ours.hash());
    JsonObject proof =
        signed
            .required("proof", "")
            .asObject("/proof")
            .with("proofValue", Multibase.base58(signer.sign(theirs.bytes())));
    JsonObject forged = signed.with("proof", proof);
    ProofException refusal =
        catchThrowableOfType(
            ProofException.class,
            () ->
                DATA_INTEGRITY.verifyProofOnly(
                    forged, DATA_INTEGRITY.proofs(forged).get(0), signer.publicKey()));
    return refusal.problem().expected();
  }

  private static JsonObject inDutch(String text) {
    return JsonObject.builder().put("@value", text).put("@language", "nl").build();
  }

  // T33: the proof's own members

  private static final JsonObject ALL_MEMBERS =
      Credentials.json(
          """
          {
            "type": "DataIntegrityProof",
            "cryptosuite": "replaced",
            "id": "urn:uuid:7a6f2e5c-0000-4000-8000-000000000001",
            "created": "2026-11-23T12:00:00Z",
            "expires": "2026-11-23T12:05:00Z",
            "verificationMethod": "replaced",
            "proofPurpose": "authentication",
            "challenge": "WQ8xqDTn0sS8Yq1lH4bT5g",
            "domain": "https://employer.example",
            "nonce": "n0"
          }
          """);

  private static JsonObject changedMembers() {
    return Credentials.json(
        """
        {
          "type": "Ed25519Signature2020",
          "cryptosuite": "eddsa-2022",
          "id": "urn:uuid:7a6f2e5c-0000-4000-8000-000000000002",
          "created": "2026-11-23T12:00:01Z",
          "expires": "2036-11-23T12:05:00Z",
          "verificationMethod": "did:web:other.example#key-1",
          "proofPurpose": "assertionMethod",
          "challenge": "WQ8xqDTn0sS8Yq1lH4bT5h",
          "domain": "https://other.example",
          "nonce": "n1"
        }
        """);
  }

  static Stream<Arguments> suitesAndMembers() {
    return suites()
        .flatMap(suite -> ALL_MEMBERS.names().stream().map(member -> Arguments.of(suite, member)));
  }

  @Tag("T33")
  @ParameterizedTest
  @MethodSource("suitesAndMembers")
  void changedProofMember_isRefused(String suite, String member) throws Exception {
    JsonObject signed = securedWithAllMembers(suite);
    assertThat(verified(signed)).isNotNull();
    JsonValue other = changedMembers().required(member, "");
    assertRefused(signed.with("proof", proof(signed).with(member, other)));
  }

  @Tag("T33")
  @ParameterizedTest
  @MethodSource("suitesAndMembers")
  void removedProofMember_isRefused(String suite, String member) throws Exception {
    JsonObject signed = securedWithAllMembers(suite);
    assertRefused(signed.with("proof", proof(signed).without(member)));
  }

  @Tag("T33")
  @ParameterizedTest
  @MethodSource("suitesAndMembers")
  void addedProofMember_isRefused(String suite, String member) throws Exception {
    JsonObject signed = Credentials.secured(Credentials.small(), TestKeys.issuer(), suite);
    if (!proof(signed).has(member)) {
      assertRefused(
          signed.with("proof", proof(signed).with(member, ALL_MEMBERS.required(member, ""))));
    }
  }

  @Tag("T33")
  @ParameterizedTest
  @MethodSource("suites")
  void otherSpellingOfTheSameTime_isRefused(String suite) throws Exception {
    JsonObject signed = securedWithAllMembers(suite);
    for (String spelling :
        List.of(
            "2026-11-23T12:00:00+00:00", "2026-11-23T13:00:00+01:00", "2026-11-23T12:00:00.0Z")) {
      assertRefused(signed.with("proof", proof(signed).with("created", spelling)));
    }
  }

  @Tag("T33")
  @ParameterizedTest
  @MethodSource("suites")
  void unknownProofMember_isRefused(String suite) throws Exception {
    JsonObject signed = securedWithAllMembers(suite);
    assertThat(problem(signed.with("proof", proof(signed).with("grade", "A+"))).code())
        .isEqualTo(ProblemCode.UNKNOWN_MEMBER);
  }

  @Test
  void listOfOneDomain_isAnotherTextButTheSameMeaning() throws Exception {
    JsonValue list = JsonArray.of(new JsonString("https://employer.example"));
    JsonObject jcs = securedWithAllMembers(Cryptosuites.EDDSA_JCS_2022);
    assertRefused(jcs.with("proof", proof(jcs).with("domain", list)));
    JsonObject rdfc = securedWithAllMembers(Cryptosuites.EDDSA_RDFC_2022);
    JsonObject laidOutAnew = rdfc.with("proof", proof(rdfc).with("domain", list));
    assertThat(verified(laidOutAnew)).isNotNull();
    assertThat(DATA_INTEGRITY.proofs(laidOutAnew).get(0).domains())
        .isEqualTo(DATA_INTEGRITY.proofs(rdfc).get(0).domains());
  }

  @Tag("T33")
  @ParameterizedTest
  @MethodSource("suites")
  void contextsInTheProof_cannotBeChanged(String suite) throws Exception {
    JsonObject signed = Credentials.secured(Credentials.small(), TestKeys.issuer(), suite);
    JsonArray contexts = signed.required("@context", "").asArray("");
    for (JsonValue other :
        List.of(
            JsonArray.of(),
            JsonArray.of(contexts.get(0)),
            JsonArray.of(contexts.get(1), contexts.get(0)),
            JsonArray.of(contexts.get(0), contexts.get(1), new JsonString(OTHER_CONTEXT)),
            new JsonString(OTHER_CONTEXT),
            JsonObject.EMPTY,
            JsonNull.NULL)) {
      assertRefused(signed.with("proof", proof(signed).with("@context", other)));
    }
    if (suite.equals(Cryptosuites.EDDSA_JCS_2022)) {
      assertRefused(signed.with("proof", proof(signed).without("@context")));
    } else {
      assertThat(verified(signed.with("proof", proof(signed).with("@context", contexts))))
          .isNotNull();
    }
  }

  // the document

  @ParameterizedTest
  @MethodSource("suites")
  void securedDocument_isVerifiedWithTheSignersKeyOnly(String suite) throws Exception {
    for (JsonObject document : List.of(Credentials.evc(), Credentials.small())) {
      JsonObject signed = Credentials.secured(document, TestKeys.issuer(), suite);
      assertThat(signed.without("proof")).isEqualTo(document);
      assertThat(verified(signed).document()).isEqualTo(document);
      assertThatThrownBy(
              () ->
                  DATA_INTEGRITY.verifyProofOnly(
                      signed, DATA_INTEGRITY.proofs(signed).get(0), TestKeys.STRANGER.publicKey()))
          .isInstanceOfSatisfying(
              ProofException.class,
              e ->
                  assertThat(e.problem().code())
                      .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR));
    }
  }

  static Stream<Arguments> suitesAndDocumentMembers() {
    return suites()
        .flatMap(
            suite -> Credentials.evc().names().stream().map(member -> Arguments.of(suite, member)));
  }

  @ParameterizedTest
  @MethodSource("suitesAndDocumentMembers")
  void removedDocumentMember_isRefused(String suite, String member) {
    JsonObject signed = Credentials.secured(Credentials.evc(), TestKeys.issuer(), suite);
    assertRefused(signed.without(member));
  }

  @ParameterizedTest
  @MethodSource("suites")
  void everyValueSomewhereInTheDocument_isCovered(String suite) throws Exception {
    JsonObject signed = Credentials.secured(Credentials.evc(), TestKeys.issuer(), suite);
    List<JsonObject> changes = new ArrayList<>();
    changeTexts(signed.without("proof"), value -> changes.add((JsonObject) value));
    assertThat(changes).hasSizeGreaterThan(200);
    int step = suite.equals(Cryptosuites.EDDSA_JCS_2022) ? 1 : 9;
    for (int i = 0; i < changes.size(); i += step) {
      assertRefused(changes.get(i).with("proof", proof(signed)));
    }
  }

  @Tag("T27")
  @Test
  void termWithoutMeaning_isNotSigned() {
    JsonObject document = Credentials.small().with("grade", "A+");
    ProofException refused =
        catchThrowableOfType(
            ProofException.class,
            () ->
                DATA_INTEGRITY.secure(
                    document,
                    ProofOptions.assertion(Cryptosuites.EDDSA_RDFC_2022, FixedClock.NOW),
                    TestKeys.issuer()));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.DATA_LOSS);
    assertThat(refused.getMessage()).doesNotContain("A+");
  }

  @Tag("T27")
  @Test
  void termWithoutMeaningDeepInside_isNotSigned() throws Exception {
    JsonObject small = Credentials.small();
    JsonObject subject = small.required("credentialSubject", "").asObject("");
    JsonObject achievement = subject.required("achievement", "").asObject("");
    JsonObject document =
        small.with(
            "credentialSubject", subject.with("achievement", achievement.with("grade", "A+")));
    ProofException refused =
        catchThrowableOfType(
            ProofException.class,
            () ->
                DATA_INTEGRITY.secure(
                    document,
                    ProofOptions.assertion(Cryptosuites.EDDSA_RDFC_2022, FixedClock.NOW),
                    TestKeys.issuer()));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.DATA_LOSS);
  }

  @Tag("T27")
  @ParameterizedTest
  @MethodSource("suites")
  void addedMember_isRefused(String suite) {
    JsonObject signed = Credentials.secured(Credentials.small(), TestKeys.issuer(), suite);
    assertRefused(signed.with("grade", "A+"));
    assertRefused(signed.with("description", "added"));
    assertRefused(signed.with("awardedDate", "2020-01-01T00:00:00Z"));
    assertRefused(
        signed.with(
            "credentialStatus",
            Credentials.json("{\"id\":\"urn:x\",\"type\":\"BitstringStatusListEntry\"}")));
  }

  @Tag("T27")
  @Test
  void relativeIdentifier_isNotSignedAndNotVerified() throws Exception {
    JsonObject evidence = Credentials.json("{\"id\":\"rel/x\",\"type\":[\"Evidence\"]}");
    JsonObject document = Credentials.small().with("evidence", JsonArray.of(evidence));
    ProofException refused =
        catchThrowableOfType(
            ProofException.class,
            () ->
                DATA_INTEGRITY.secure(
                    document,
                    ProofOptions.assertion(Cryptosuites.EDDSA_RDFC_2022, FixedClock.NOW),
                    TestKeys.issuer()));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.DATA_LOSS);
    JsonObject signed =
        Credentials.secured(Credentials.small(), TestKeys.issuer(), Cryptosuites.EDDSA_RDFC_2022);
    assertRefused(signed.with("evidence", JsonArray.of(evidence)));
    assertRefused(signed.with("id", "rel/x"));
  }

  // T29: contexts

  @Tag("T29")
  @Test
  void contextsAppendedAfterSigning_areNotInWhatIsReturned() throws Exception {
    JsonObject signed = Credentials.secured(Credentials.small(), TestKeys.issuer());
    JsonArray contexts = signed.required("@context", "").asArray("");
    for (JsonValue added :
        List.of(
            new JsonString("https://evil.example/ctx"),
            new JsonString(OTHER_CONTEXT),
            Credentials.json("{\"name\":\"https://evil.example/other\"}"))) {
      JsonObject changed =
          signed.with("@context", JsonArray.of(contexts.get(0), contexts.get(1), added));
      VerifiedDocument verified = verified(changed);
      assertThat(verified.document()).isEqualTo(Credentials.small());
      assertThat(verified.document().get("@context")).contains(contexts);
      assertThat(verified.signingInput().canonicalDocument()).doesNotContain("evil");
    }
  }

  @Tag("T29")
  @ParameterizedTest
  @MethodSource("suites")
  void contextsInAnotherOrderOrMissing_areRefused(String suite) throws Exception {
    JsonObject signed = Credentials.secured(Credentials.small(), TestKeys.issuer(), suite);
    JsonArray contexts = signed.required("@context", "").asArray("");
    for (JsonValue other :
        List.of(
            JsonArray.of(),
            JsonArray.of(contexts.get(0)),
            JsonArray.of(contexts.get(1)),
            JsonArray.of(new JsonString("https://evil.example/ctx"), contexts.get(0)),
            JsonArray.of(
                contexts.get(0), new JsonString("https://evil.example/c"), contexts.get(1)),
            new JsonString(DataModel.V2_0.context()),
            JsonNull.NULL,
            JsonObject.EMPTY)) {
      assertRefused(signed.with("@context", other));
    }
  }

  @Tag("T29")
  @Test
  void proofWithoutContextsOfItsOwn_coversThoseOfTheDocument() throws Exception {
    JsonObject document = Credentials.small();
    Cryptosuite suite = SUITES.find(Cryptosuites.EDDSA_JCS_2022).orElseThrow();
    JsonObject withoutContexts = document.without("@context");
    JsonObject options =
        ProofOptions.assertion(suite.name(), FixedClock.NOW).toJson(TestKeys.issuer().keyId());
    JsonObject signed =
        withoutContexts.with(
            "proof", suite.createProof(withoutContexts, options, TestKeys.issuer()));
    assertThat(proof(signed).has("@context")).isFalse();
    assertThat(verified(signed).document()).isEqualTo(withoutContexts);
    assertRefused(signed.with("@context", document.required("@context", "")));
  }

  // T34: suites

  @Tag("T34")
  @Test
  void proofWithoutCryptosuite_cannotBeTold() throws Exception {
    JsonObject signed = Credentials.secured(Credentials.small(), TestKeys.issuer());
    Problem problem = problem(signed.with("proof", proof(signed).without("cryptosuite")));
    assertThat(problem.code()).isEqualTo(ProblemCode.UNSUPPORTED_CRYPTOSUITE);
    assertThat(problem.found()).isEqualTo("a proof that names no cryptosuite");
  }

  @Tag("T34")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "EDDSA-JCS-2022",
        "eddsa-jcs-2022 ",
        "eddsa-2022",
        "ecdsa-sd-2023",
        "bbs-2023",
        "none"
      })
  void unknownCryptosuite_cannotBeTold(String name) throws Exception {
    JsonObject signed = Credentials.secured(Credentials.small(), TestKeys.issuer());
    Problem problem = problem(signed.with("proof", proof(signed).with("cryptosuite", name)));
    assertThat(problem.code()).isEqualTo(ProblemCode.UNSUPPORTED_CRYPTOSUITE);
    assertThatThrownBy(
            () ->
                DATA_INTEGRITY.secure(
                    Credentials.small(),
                    ProofOptions.assertion(name, FixedClock.NOW),
                    TestKeys.issuer()))
        .isInstanceOfSatisfying(
            ProofException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.UNSUPPORTED_CRYPTOSUITE));
  }

  @Tag("T34")
  @Test
  void ecdsaSuiteWithAnEd25519Key_isRefused() throws Exception {
    JsonObject signed = Credentials.secured(Credentials.small(), TestKeys.issuer());
    for (String name : List.of("ecdsa-jcs-2019", "ecdsa-rdfc-2019")) {
      assertThat(problem(signed.with("proof", proof(signed).with("cryptosuite", name))).code())
          .isEqualTo(ProblemCode.UNSUPPORTED_CRYPTOSUITE);
    }
  }

  @Tag("T34")
  @ParameterizedTest
  @ValueSource(
      strings = {"Ed25519Signature2020", "Ed25519Signature2018", "dataIntegrityProof", "", "sec:x"})
  void otherProofType_cannotBeTold(String type) throws Exception {
    JsonObject signed = Credentials.secured(Credentials.small(), TestKeys.issuer());
    assertThat(problem(signed.with("proof", proof(signed).with("type", type))).code())
        .isEqualTo(ProblemCode.UNSUPPORTED_CRYPTOSUITE);
  }

  @Tag("T34")
  @Test
  void nameOfTheOtherSuite_isRefused() throws Exception {
    JsonObject jcs = Credentials.secured(Credentials.small(), TestKeys.issuer());
    assertRefused(jcs.with("proof", proof(jcs).with("cryptosuite", Cryptosuites.EDDSA_RDFC_2022)));
    JsonObject rdfc =
        Credentials.secured(Credentials.small(), TestKeys.issuer(), Cryptosuites.EDDSA_RDFC_2022);
    assertRefused(rdfc.with("proof", proof(rdfc).with("cryptosuite", Cryptosuites.EDDSA_JCS_2022)));
  }

  @Test
  void everySuite_isFoundByItsExactName() {
    assertThat(SUITES.names()).contains(Cryptosuites.EDDSA_JCS_2022, Cryptosuites.EDDSA_RDFC_2022);
    for (String name : SUITES.names()) {
      assertThat(SUITES.find(name).orElseThrow().name()).isEqualTo(name);
    }
    assertThat(SUITES.find(Cryptosuites.EDDSA_JCS_2022).orElseThrow().fits(KeyAlgorithm.ED25519))
        .isTrue();
  }

  // the signature text

  @Tag("T16")
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 65, 128})
  void signatureOfOtherLength_isMalformed(int length) throws Exception {
    JsonObject signed = Credentials.secured(Credentials.small(), TestKeys.issuer());
    byte[] signature = Multibase.decodeBase58(proof(signed).text("proofValue").orElseThrow());
    String other = Multibase.base58(Arrays.copyOf(signature, length));
    Problem problem = problem(signed.with("proof", proof(signed).with("proofValue", other)));
    assertThat(problem.code()).isEqualTo(ProblemCode.PROOF_MALFORMED);
    assertThat(problem.found()).isEqualTo("a signature of " + length + " bytes");
  }

  @Tag("T19")
  @Test
  void signatureInAnotherSpelling_isMalformed() throws Exception {
    JsonObject signed = Credentials.secured(Credentials.small(), TestKeys.issuer());
    String value = proof(signed).text("proofValue").orElseThrow();
    byte[] signature = Multibase.decodeBase58(value);
    for (String other :
        List.of(
            "",
            "z",
            value.substring(1),
            "Z" + value.substring(1),
            value + " ",
            value + "\n",
            value + "=",
            Multibase.base64(signature),
            "z1" + value.substring(1),
            "z" + "2".repeat(9_000))) {
      assertThat(problem(signed.with("proof", proof(signed).with("proofValue", other))).code())
          .isEqualTo(ProblemCode.PROOF_MALFORMED);
    }
  }

  // T32: sets and chains

  @Tag("T32")
  @Test
  void noProof_isMissing() throws Exception {
    for (JsonObject document :
        List.of(Credentials.small(), Credentials.small().with("proof", JsonArray.of()))) {
      assertThat(problem(document).code()).isEqualTo(ProblemCode.PROOF_MISSING);
    }
  }

  @Tag("T32")
  @Test
  void secondProof_isAddedBesideTheFirst() throws Exception {
    JsonObject one = Credentials.secured(Credentials.small(), TestKeys.issuer());
    JsonObject two = Credentials.secured(one, TestKeys.holder());
    JsonObject three = Credentials.secured(two, TestKeys.stranger());
    List<Proof> proofs = DATA_INTEGRITY.proofs(three);
    assertThat(proofs).hasSize(3);
    assertThat(proofs.get(0).json()).isEqualTo(proof(one));
    List<VerificationKey> keys =
        List.of(
            TestKeys.ISSUER.publicKey(),
            TestKeys.HOLDER.publicKey(),
            TestKeys.STRANGER.publicKey());
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        boolean good = true;
        try {
          DATA_INTEGRITY.verifyProofOnly(three, proofs.get(i), keys.get(j));
        } catch (ProofException e) {
          good = false;
        }
        assertThat(good).isEqualTo(i == j);
      }
    }
  }

  @Tag("T32")
  @Test
  void tooManyProofs_areRefusedUnread() throws Exception {
    JsonObject signed = Credentials.secured(Credentials.small(), TestKeys.issuer());
    List<JsonValue> proofs = new ArrayList<>();
    for (int i = 0; i < DataIntegrity.MAX_PROOFS; i++) {
      proofs.add(proof(signed));
    }
    assertThat(DATA_INTEGRITY.proofs(signed.with("proof", new JsonArray(proofs)))).hasSize(16);
    // Not a proof at all: only the number is looked at.
    proofs.add(JsonNull.NULL);
    assertThat(problem(signed.with("proof", new JsonArray(proofs))).code())
        .isEqualTo(ProblemCode.LIMIT_EXCEEDED);
  }

  @Tag("T32")
  @Test
  void linkOfAChain_isRefused() throws Exception {
    JsonObject signed = Credentials.secured(Credentials.small(), TestKeys.issuer());
    for (JsonValue previous :
        List.of(new JsonString("urn:uuid:0"), JsonArray.of(), JsonArray.of(new JsonString("a")))) {
      assertThat(
              problem(signed.with("proof", proof(signed).with("previousProof", previous))).code())
          .isEqualTo(ProblemCode.PROOF_SET);
    }
  }

  @Test
  void malformedProofInAList_isRefusedWhereItStands() throws Exception {
    JsonObject signed = Credentials.secured(Credentials.small(), TestKeys.issuer());
    Problem problem =
        problem(
            signed.with("proof", JsonArray.of(proof(signed), proof(signed).without("proofValue"))));
    assertThat(problem.where()).isEqualTo("/proof/1");
  }

  // signers that fail

  @Test
  void signerThatFails_isReported() {
    Signer broken =
        signer(
            message -> {
              throw new SigningException("the key store is locked", new IllegalStateException());
            });
    assertSigningFails(broken, "the key store is locked");
  }

  @Test
  void signatureThatDoesNotVerify_isNotGivenAway() {
    assertSigningFails(signer(message -> TestKeys.stranger().sign(message)), "public key refuses");
    assertSigningFails(signer(message -> new byte[64]), "public key refuses");
    assertSigningFails(signer(message -> new byte[0]), "public key refuses");
    assertSigningFails(
        signer(
            message -> {
              byte[] faulty = TestKeys.issuer().sign(message);
              faulty[40] ^= 1;
              return faulty;
            }),
        "public key refuses");
  }

  private static void assertSigningFails(Signer signer, String found) {
    for (String suite : List.of(Cryptosuites.EDDSA_JCS_2022, Cryptosuites.EDDSA_RDFC_2022)) {
      ProofException refused =
          catchThrowableOfType(
              ProofException.class,
              () ->
                  DATA_INTEGRITY.secure(
                      Credentials.small(), ProofOptions.assertion(suite, FixedClock.NOW), signer));
      assertThat(refused.problem().code()).isEqualTo(ProblemCode.SIGNING_FAILED);
      assertThat(refused.problem().found()).contains(found);
    }
  }

  private interface Signing {
    byte[] sign(byte[] message) throws SigningException;
  }

  private static Signer signer(Signing signing) {
    return new Signer() {
      @Override
      public KeyId keyId() {
        return TestKeys.issuer().keyId();
      }

      @Override
      public VerificationKey publicKey() {
        return TestKeys.ISSUER.publicKey();
      }

      @Override
      public byte[] sign(byte[] message) throws SigningException {
        return signing.sign(message);
      }
    };
  }

  // T36

  @Tag("T36")
  @Test
  void verifiedDocument_comesFromACheckOnly() {
    assertThat(VerifiedDocument.class.getConstructors()).isEmpty();
    assertThat(Modifier.isFinal(VerifiedDocument.class.getModifiers())).isTrue();
    Set<String> methods = new TreeSet<>();
    for (var method : VerifiedDocument.class.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        methods.add(method.getName());
      }
    }
    assertThat(methods).containsExactly("document", "isWhole", "signingInput", "toString");
  }

  @Tag("T36")
  @ParameterizedTest
  @MethodSource("suites")
  void whatIsReturned_hasNoProofAndNothingThatWasNotSigned(String suite) throws Exception {
    JsonObject signed = Credentials.secured(Credentials.small(), TestKeys.issuer(), suite);
    JsonObject document = verified(signed).document();
    assertThat(document.has("proof")).isFalse();
    assertThat(document).isEqualTo(Credentials.small());
  }

  @Tag("T95")
  @Test
  void toString_showsNothingOfTheDocument() throws Exception {
    VerifiedDocument verified = verified(Credentials.secured(Credentials.evc(), TestKeys.issuer()));
    assertThat(verified.toString())
        .matches("VerifiedDocument\\[SigningInput\\[SHA_256, document of \\d+ bytes]]");
  }

  // helpers

  private interface Sink {
    void accept(JsonValue value) throws Exception;
  }

  /** Gives the value once for every text inside it, with that text changed. */
  private static void changeTexts(JsonValue value, Sink sink) throws Exception {
    if (value instanceof JsonString string) {
      sink.accept(new JsonString(string.value() + "x"));
    } else if (value instanceof JsonObject object) {
      for (String name : object.names()) {
        changeTexts(object.required(name, ""), changed -> sink.accept(object.with(name, changed)));
      }
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        changeTexts(
            array.get(i),
            changed -> {
              List<JsonValue> elements = new ArrayList<>(array.elements());
              elements.set(at, changed);
              sink.accept(new JsonArray(elements));
            });
      }
    }
  }

  private static JsonObject securedWithAllMembers(String suite) throws Exception {
    JsonObject document = Credentials.small();
    Signer signer = TestKeys.issuer();
    JsonObject options =
        ALL_MEMBERS.with("cryptosuite", suite).with("verificationMethod", signer.keyId().value());
    return document.with(
        "proof", SUITES.find(suite).orElseThrow().createProof(document, options, signer));
  }

  private static JsonObject proof(JsonObject signed) throws Exception {
    return signed.required("proof", "").asObject("/proof");
  }

  /** Verified with the issuer's key, whatever key the proof names. */
  private static VerifiedDocument verified(JsonObject signed) throws ProofException {
    return DATA_INTEGRITY.verifyProofOnly(
        signed, DATA_INTEGRITY.proofs(signed).get(0), TestKeys.ISSUER.publicKey());
  }

  private static void assertRefused(JsonObject signed) {
    assertThatThrownBy(() -> verified(signed)).isInstanceOf(ProofException.class);
  }

  private static Problem problem(JsonObject signed) {
    return catchThrowableOfType(ProofException.class, () -> verified(signed)).problem();
  }
}
