package nl.skillspaspoort.verifier;

import static nl.skillspaspoort.core.problem.ProblemCode.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.outcome.Check;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What must not pass: from one good presentation of one good credential, one thing is changed, and
 * exactly one check fails, with exactly one code; the checks that stand on it do not run, and all
 * others say what they said before.
 */
@Tag("T3")
@Tag("T6")
@Tag("T9")
@Tag("T15")
@Tag("T20")
@Tag("T21")
@Tag("T24")
@Tag("T27")
@Tag("T28")
@Tag("T32")
@Tag("T33")
@Tag("T34")
@Tag("T35")
@Tag("T45")
@Tag("T67")
@Tag("T76")
@Tag("T79")
@Tag("T97")
final class MustNotPassTest {
  private static final int FEWEST_ROWS = 150;
  private static final Instant NOW = FixedClock.NOW;
  private static final String RDFC = Cryptosuites.EDDSA_RDFC_2022;
  private static final String JCS = Cryptosuites.EDDSA_JCS_2022;
  static final PresentationRequest REQUEST =
      new PresentationRequest("https://employer.example", "c2l4dGVlbi1ieXRlcy1vay0", "a vacancy");

  /** One change: what is sent, and the one check that must object. */
  record Row(String name, Supplier<byte[]> sent, Check check, ProblemCode code) {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String suite : List.of(RDFC, JCS)) {
      changedAfterSigning(rows, suite);
      signedThatWay(rows, suite);
    }
    otherKeys(rows);
    presentations(rows);
    return rows;
  }

  /** Somebody changes a signed credential. */
  private static void changedAfterSigning(List<Row> rows, String suite) {
    after(
        rows,
        suite,
        "one letter of the name",
        json -> json.with("name", "Ervaringscertificaar"),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    after(
        rows,
        suite,
        "a later end",
        json -> json.with("validUntil", "2099-01-01T00:00:00Z"),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    after(
        rows,
        suite,
        "another identifier",
        json -> json.with("id", "urn:uuid:00000000-0000-4000-8000-000000000000"),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    after(
        rows,
        suite,
        "the award date",
        json -> json.with("awardedDate", "2026-07-01T10:00:00Z"),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    after(
        rows,
        suite,
        "a member left out",
        json -> json.without("awardedDate"),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    after(
        rows,
        suite,
        "another subject",
        json ->
            json.with(
                "credentialSubject",
                subject(json).with("id", TestKeys.did(TestKeys.STRANGER).value())),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    after(
        rows,
        suite,
        "a failed result made good",
        MustNotPassTest::allShown,
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    after(
        rows,
        suite,
        "a result left out",
        json ->
            json.with(
                "credentialSubject",
                subject(json)
                    .with(
                        "result",
                        new JsonArray(array(subject(json), "result").elements().subList(0, 9)))),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    after(
        rows,
        suite,
        "another issuer name",
        json ->
            json.with(
                "issuer", Credentials.profile(TestKeys.did(TestKeys.ISSUER), "ROC van Amsterdam")),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    ProblemCode added = suite.equals(RDFC) ? DATA_LOSS : CRYPTOGRAPHIC_SECURITY_ERROR;
    after(
        rows,
        suite,
        "an undefined member added",
        json -> json.with("grade", "A+"),
        Check.PROOF,
        added);
    after(
        rows,
        suite,
        "an undefined member deep inside",
        json -> json.with("credentialSubject", subject(json).with("grade", "A+")),
        Check.PROOF,
        added);
    after(
        rows,
        suite,
        "a null added",
        json -> json.with("description", JsonNull.NULL),
        Check.FORMAT,
        MALFORMED_VALUE_ERROR);
    after(
        rows,
        suite,
        "another Open Badges context",
        json ->
            json.with(
                "@context",
                contexts(
                    "https://www.w3.org/ns/credentials/v2",
                    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
                    CredentialDraft.PROFILE_CONTEXT)),
        Check.CONTEXTS,
        CONTEXT_NOT_ALLOWED);
    after(
        rows,
        suite,
        "a context added",
        json ->
            json.with(
                "@context",
                append(array(json, "@context"), new JsonString("https://evil.example/ctx"))),
        Check.CONTEXTS,
        CONTEXT_NOT_ALLOWED);
    after(
        rows,
        suite,
        "an inline context added",
        json ->
            json.with(
                "@context",
                append(
                    array(json, "@context"),
                    JsonObject.builder().put("@vocab", "https://evil.example/#").build())),
        Check.CONTEXTS,
        CONTEXT_NOT_ALLOWED);
    after(
        rows,
        suite,
        "a nested context in a whole subject",
        json ->
            json.with(
                "credentialSubject",
                subject(json).with("@context", "https://www.w3.org/ns/credentials/v2")),
        Check.CONTEXTS,
        CONTEXT_NOT_ALLOWED);
    after(
        rows, suite, "no contexts", json -> json.without("@context"), Check.FORMAT, MISSING_MEMBER);
    after(
        rows,
        suite,
        "contexts in another order",
        json ->
            json.with(
                "@context",
                contexts(
                    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                    "https://www.w3.org/ns/credentials/v2")),
        Check.FORMAT,
        CREDENTIAL_STRUCTURE);
    after(rows, suite, "no type", json -> json.without("type"), Check.FORMAT, MISSING_MEMBER);
    after(
        rows,
        suite,
        "another type",
        json -> json.with("type", contexts("OpenBadgeCredential")),
        Check.FORMAT,
        CREDENTIAL_STRUCTURE);
    after(rows, suite, "no issuer", json -> json.without("issuer"), Check.FORMAT, MISSING_MEMBER);
    after(
        rows,
        suite,
        "no subject",
        json -> json.without("credentialSubject"),
        Check.FORMAT,
        CREDENTIAL_STRUCTURE);
    after(
        rows,
        suite,
        "a date without zone",
        json -> json.with("validFrom", "2026-06-01T10:00:00"),
        Check.FORMAT,
        MALFORMED_VALUE_ERROR);
    after(rows, suite, "no proof", json -> json.without("proof"), Check.FORMAT, PROOF_MISSING);
    after(
        rows,
        suite,
        "an empty list of proofs",
        json -> json.with("proof", new JsonArray(List.of())),
        Check.FORMAT,
        PROOF_MISSING);
    after(
        rows,
        suite,
        "twenty proofs",
        json ->
            json.with(
                "proof",
                new JsonArray(java.util.Collections.nCopies(20, json.get("proof").orElseThrow()))),
        Check.FORMAT,
        LIMIT_EXCEEDED);
    proof(
        rows,
        suite,
        "an unknown proof member",
        proof -> proof.with("remark", "x"),
        Check.FORMAT,
        UNKNOWN_MEMBER);
    proof(
        rows,
        suite,
        "a proof without key name",
        proof -> proof.without("verificationMethod"),
        Check.FORMAT,
        MISSING_MEMBER);
    proof(
        rows,
        suite,
        "another time of proof",
        proof -> proof.with("created", "2026-11-23T11:00:00Z"),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    proof(
        rows,
        suite,
        "a proof challenge",
        proof -> proof.with("challenge", "x"),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    proof(
        rows,
        suite,
        "a proof domain",
        proof -> proof.with("domain", "x"),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    proof(
        rows,
        suite,
        "a proof end",
        proof -> proof.with("expires", "2099-01-01T00:00:00Z"),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    proof(
        rows,
        suite,
        "an unknown cryptosuite",
        proof -> proof.with("cryptosuite", "none-2099"),
        Check.PROOF,
        UNSUPPORTED_CRYPTOSUITE);
    proof(
        rows,
        suite,
        "no cryptosuite",
        proof -> proof.without("cryptosuite"),
        Check.PROOF,
        UNSUPPORTED_CRYPTOSUITE);
    proof(
        rows,
        suite,
        "the other cryptosuite",
        proof -> proof.with("cryptosuite", suite.equals(RDFC) ? JCS : RDFC),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    proof(
        rows,
        suite,
        "a legacy proof type",
        proof -> proof.with("type", "Ed25519Signature2020"),
        Check.PROOF,
        UNSUPPORTED_CRYPTOSUITE);
    proof(
        rows,
        suite,
        "a link of a chain",
        proof -> proof.with("previousProof", "urn:uuid:1"),
        Check.PROOF,
        PROOF_SET);
    proof(
        rows,
        suite,
        "a short signature",
        proof -> proof.with("proofValue", "z3FXQ"),
        Check.PROOF,
        PROOF_MALFORMED);
    proof(
        rows,
        suite,
        "a signature in another base",
        proof ->
            proof.with("proofValue", "u" + proof.text("proofValue").orElseThrow().substring(1)),
        Check.PROOF,
        PROOF_MALFORMED);
    proof(
        rows,
        suite,
        "a signature of zeros",
        proof -> proof.with("proofValue", "z" + "1".repeat(64)),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    proof(
        rows,
        suite,
        "another key of the issuer's controller",
        proof -> proof.with("verificationMethod", TestKeys.did(TestKeys.ISSUER) + "#z6Mkother"),
        Check.ISSUER_KEY,
        KEY_UNRESOLVED);
    proof(
        rows,
        suite,
        "a foreign key name",
        proof -> proof.with("verificationMethod", TestKeys.stranger().keyId().value()),
        Check.ISSUER_KEY,
        ISSUER_KEY_MISMATCH);
  }

  /** The issuer itself signs something that must not be accepted. */
  private static void signedThatWay(List<Row> rows, String suite) {
    before(
        rows,
        suite,
        "expired yesterday",
        json -> json.with("validUntil", "2026-11-22T12:00:00Z"),
        Check.VALIDITY,
        EXPIRED);
    before(
        rows,
        suite,
        "valid from tomorrow",
        json -> json.with("validFrom", "2026-11-24T12:00:00Z"),
        Check.VALIDITY,
        NOT_YET_VALID);
    before(
        rows,
        suite,
        "an end before its start",
        json -> json.with("validUntil", "2026-05-01T00:00:00Z"),
        Check.VALIDITY,
        INVALID_PERIOD);
    before(
        rows,
        suite,
        "a status entry",
        json ->
            json.with(
                "credentialStatus",
                Credentials.json(
                    "{\"id\":\"https://evc.example/status/1#94567\",\"type\":\"BitstringStatusListEntry\",\"statusPurpose\":\"revocation\",\"statusListIndex\":\"94567\",\"statusListCredential\":\"https://evc.example/status/1\"}")),
        Check.STATUS,
        STATUS_RETRIEVAL_ERROR);
    before(
        rows,
        suite,
        "a schema",
        json ->
            json.with(
                "credentialSchema",
                Credentials.json(
                    "{\"id\":\"https://evc.example/schema.json\",\"type\":\"JsonSchema\"}")),
        Check.SCHEMA,
        SCHEMA_NOT_CHECKED);
    before(
        rows,
        suite,
        "an achievement out of scope",
        json -> achievement(json, "achievementType", "BachelorDegree"),
        Check.RECOGNITION,
        NOT_IN_SCOPE);
    before(
        rows,
        suite,
        "another standard",
        json -> achievement(json, "ext:standard", "https://evc.example/standards/lassen-2"),
        Check.RECOGNITION,
        NOT_IN_SCOPE);
    before(
        rows,
        suite,
        "a level above the grant",
        json -> achievement(json, "ext:nlqfLevel", "7"),
        Check.RECOGNITION,
        NOT_IN_SCOPE);
    before(
        rows,
        suite,
        "awarded before the recognition",
        json -> json.with("awardedDate", "2019-01-01T00:00:00Z"),
        Check.RECOGNITION,
        RECOGNITION_NOT_YET);
    with(
        rows,
        suite,
        "an assertion with a login proof",
        options(suite, VerificationRelationship.AUTHENTICATION, NOW, Optional.empty()),
        Check.PROOF_PURPOSE,
        PROOF_PURPOSE);
    with(
        rows,
        suite,
        "a proof from tomorrow",
        options(
            suite,
            VerificationRelationship.ASSERTION_METHOD,
            NOW.plus(Duration.ofDays(1)),
            Optional.empty()),
        Check.PROOF_PERIOD,
        PROOF_NOT_YET);
    with(
        rows,
        suite,
        "a proof that ended an hour ago",
        options(
            suite,
            VerificationRelationship.ASSERTION_METHOD,
            NOW.minus(Duration.ofDays(2)),
            Optional.of(NOW.minus(Duration.ofHours(1)))),
        Check.PROOF_PERIOD,
        PROOF_EXPIRED);
    rows.add(
        new Row(
            suite + ": one broken proof beside a good one",
            () -> {
              JsonObject twice =
                  secured(
                      secured(Credentials.evc(), options(suite), TestKeys.issuer()),
                      options(suite),
                      TestKeys.issuer());
              JsonArray proofs = array(twice, "proof");
              return shown(
                  twice.with(
                      "proof",
                      JsonArray.of(
                          proofs.get(0),
                          ((JsonObject) proofs.get(1)).with("created", "2026-11-23T11:00:00Z"))));
            },
            Check.PROOF,
            CRYPTOGRAPHIC_SECURITY_ERROR));
    rows.add(
        new Row(
            suite + ": a stranger's proof beside a good one",
            () ->
                shown(
                    secured(
                        secured(Credentials.evc(), options(suite), TestKeys.issuer()),
                        options(suite),
                        TestKeys.stranger())),
            Check.ISSUER_KEY,
            ISSUER_KEY_MISMATCH));
    rows.add(
        new Row(
            suite + ": the issuer's name, a stranger's key",
            () -> shown(secured(Credentials.evc(), options(suite), TestKeys.stranger())),
            Check.ISSUER_KEY,
            ISSUER_KEY_MISMATCH));
    rows.add(
        new Row(
            suite + ": the issuer's key name, a stranger's signature",
            () ->
                shown(
                    secured(
                        Credentials.evc(),
                        options(suite),
                        TestKeys.STRANGER.signer(TestKeys.issuer().keyId()))),
            Check.PROOF,
            CRYPTOGRAPHIC_SECURITY_ERROR));
    rows.add(
        new Row(
            suite + ": an unlisted issuer",
            () ->
                shown(
                    secured(
                        by(TestKeys.stranger(), "Lasschool Noord (fictief)"),
                        options(suite),
                        TestKeys.stranger())),
            Check.RECOGNITION,
            ISSUER_NOT_LISTED));
    rows.add(
        new Row(
            suite + ": a look-alike with the listed name",
            () ->
                shown(
                    secured(
                        by(TestKeys.stranger(), "EVC Centrum Rivierenland (fictief)"),
                        options(suite),
                        TestKeys.stranger())),
            Check.RECOGNITION,
            LOOKALIKE_ISSUER));
    rows.add(
        new Row(
            suite + ": a look-alike with a Cyrillic letter",
            () ->
                shown(
                    secured(
                        by(TestKeys.stranger(), "EVC Сentrum Rivierenland fictief"),
                        options(suite),
                        TestKeys.stranger())),
            Check.RECOGNITION,
            LOOKALIKE_ISSUER));
  }

  private static void otherKeys(List<Row> rows) {
    rows.add(
        new Row(
            "a weak key that accepts everything",
            () -> {
              String did = "did:key:z6MkeXATEjyXENzBXBxgC5EHk2JE5aqd7qMGGtDpLUH1e2Sj";
              JsonObject forged =
                  Credentials.evc().with("issuer", Credentials.issuerProfile().with("id", did));
              byte[] signature = new byte[64];
              signature[0] = 1;
              return shown(
                  forged.with(
                      "proof",
                      JsonObject.builder()
                          .put("type", "DataIntegrityProof")
                          .put("cryptosuite", RDFC)
                          .put("created", "2026-11-23T12:00:00Z")
                          .put("verificationMethod", did + did.replace("did:key:", "#"))
                          .put("proofPurpose", "assertionMethod")
                          .put(
                              "proofValue",
                              nl.skillspaspoort.core.encoding.Multibase.base58(signature))
                          .build()));
            },
            Check.ISSUER_KEY,
            WEAK_KEY));
    rows.add(
        new Row(
            "an issuer whose DID method is unknown",
            () -> {
              Signer signer = TestKeys.ISSUER.signer(new KeyId("did:web:evc.example#key-1"));
              return shown(secured(by(signer, "EVC"), options(RDFC), signer));
            },
            Check.ISSUER_KEY,
            UNSUPPORTED_DID_METHOD));
    rows.add(
        new Row(
            "an issuer that is no DID",
            () -> {
              Signer signer = TestKeys.ISSUER.signer(new KeyId("https://evc.example/issuer#key-1"));
              return shown(secured(by(signer, "EVC"), options(RDFC), signer));
            },
            Check.ISSUER_KEY,
            INVALID_DID));
  }

  /** The credential is good; the way it is shown is not. */
  private static void presentations(List<Row> rows) {
    JsonObject good = secured(Credentials.evc(), options(RDFC), TestKeys.issuer());
    ProofOptions answer =
        answer(NOW, NOW.plusSeconds(600), REQUEST.challenge(), REQUEST.audience());
    presentation(
        rows,
        "another challenge",
        envelope(good),
        answer(NOW, NOW.plusSeconds(600), "b3RoZXItY2hhbGxlbmdlLW90aGVy", REQUEST.audience()),
        TestKeys.holder(),
        Check.CHALLENGE,
        CHALLENGE_MISMATCH);
    presentation(
        rows,
        "another audience",
        envelope(good),
        answer(NOW, NOW.plusSeconds(600), REQUEST.challenge(), "https://other.example"),
        TestKeys.holder(),
        Check.AUDIENCE,
        AUDIENCE_MISMATCH);
    presentation(
        rows,
        "a presentation of yesterday",
        envelope(good),
        answer(
            NOW.minus(Duration.ofHours(26)),
            NOW.minus(Duration.ofHours(25)),
            REQUEST.challenge(),
            REQUEST.audience()),
        TestKeys.holder(),
        Check.PROOF_PERIOD,
        PROOF_EXPIRED);
    presentation(
        rows,
        "a presentation for a year",
        envelope(good),
        answer(NOW, NOW.plus(Duration.ofDays(365)), REQUEST.challenge(), REQUEST.audience()),
        TestKeys.holder(),
        Check.PROOF_PERIOD,
        PRESENTATION_LIFETIME);
    presentation(
        rows,
        "a presentation without end",
        envelope(good),
        new ProofOptions(
            JCS,
            VerificationRelationship.AUTHENTICATION,
            NOW,
            Optional.empty(),
            Optional.of(REQUEST.challenge()),
            Optional.of(REQUEST.audience())),
        TestKeys.holder(),
        Check.PROOF_PERIOD,
        PRESENTATION_LIFETIME);
    presentation(
        rows,
        "a presentation with an assertion",
        envelope(good),
        new ProofOptions(
            JCS,
            VerificationRelationship.ASSERTION_METHOD,
            NOW,
            Optional.of(NOW.plusSeconds(600)),
            Optional.of(REQUEST.challenge()),
            Optional.of(REQUEST.audience())),
        TestKeys.holder(),
        Check.PROOF_PURPOSE,
        PROOF_PURPOSE);
    presentation(
        rows,
        "the holder's name, a stranger's key",
        envelope(good),
        answer,
        TestKeys.stranger(),
        Check.HOLDER_KEY,
        ISSUER_KEY_MISMATCH);
    presentation(
        rows,
        "somebody else's credential",
        envelope(good).with("holder", TestKeys.did(TestKeys.STRANGER).value()),
        answer,
        TestKeys.stranger(),
        Check.HOLDER,
        HOLDER_MISMATCH);
    presentation(
        rows,
        "no credential",
        envelope(good).without("verifiableCredential"),
        answer,
        TestKeys.holder(),
        Check.CONTENT,
        NOTHING_PRESENTED);
    presentation(
        rows,
        "a credential as text",
        envelope(good).with("verifiableCredential", JsonArray.of(new JsonString("eyJ"))),
        answer,
        TestKeys.holder(),
        Check.FORMAT,
        MALFORMED_VALUE_ERROR);
    presentation(
        rows,
        "another context",
        envelope(good)
            .with(
                "@context",
                contexts(
                    "https://www.w3.org/ns/credentials/v2",
                    "https://w3id.org/security/data-integrity/v2")),
        answer,
        TestKeys.holder(),
        Check.CONTEXTS,
        CONTEXT_NOT_ALLOWED);
    rows.add(
        new Row(
            "presentation: a member added",
            () -> bytes(secured(envelope(good), answer, TestKeys.holder()).with("name", "x")),
            Check.PROOF,
            CRYPTOGRAPHIC_SECURITY_ERROR));
    rows.add(
        new Row(
            "presentation: another holder named",
            () ->
                bytes(
                    secured(envelope(good), answer, TestKeys.holder())
                        .with("holder", TestKeys.did(TestKeys.STRANGER).value())),
            Check.HOLDER_KEY,
            ISSUER_KEY_MISMATCH));
    rows.add(
        new Row(
            "presentation: no proof", () -> bytes(envelope(good)), Check.FORMAT, MISSING_MEMBER));
    text(rows, "a byte order mark", text -> "\uFEFF" + text, INVALID_ENCODING);
    text(rows, "something after it", text -> text + "{}", TRAILING_DATA);
    text(
        rows,
        "a member twice",
        text -> "{\"holder\":\"did:example:evil\"," + text.substring(1),
        DUPLICATE_KEY);
    text(
        rows,
        "an escaped member twice",
        text -> "{\"hold\\u0065r\":\"did:example:evil\"," + text.substring(1),
        DUPLICATE_KEY);
    text(
        rows,
        "half a surrogate pair",
        text -> "{\"x\":\"\\ud800\"," + text.substring(1),
        INVALID_ENCODING);
    text(
        rows,
        "a number that readers read differently",
        text -> "{\"x\":18446744073709551617," + text.substring(1),
        RANGE_ERROR);
    text(
        rows,
        "too deep",
        text -> "{\"x\":" + "[".repeat(65) + "]".repeat(65) + "," + text.substring(1),
        LIMIT_EXCEEDED);
    text(rows, "cut in half", text -> text.substring(0, text.length() / 2), PARSING_ERROR);
    text(rows, "nothing", text -> "", PARSING_ERROR);
    text(rows, "a list", text -> "[" + text + "]", MALFORMED_VALUE_ERROR);
    rows.add(
        new Row(
            "bytes: overlong UTF-8",
            () -> new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'},
            Check.FORMAT,
            INVALID_ENCODING));
    rows.add(
        new Row(
            "bytes: UTF-16",
            () -> "{}".getBytes(StandardCharsets.UTF_16),
            Check.FORMAT,
            INVALID_ENCODING));
  }

  @TestFactory
  Stream<DynamicTest> oneChange_failsExactlyOneCheck() {
    List<Row> rows = rows();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(FEWEST_ROWS);
    return rows.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.name() + " → " + row.check() + " " + row.code(), () -> check(row)));
  }

  @Test
  void goodPresentation_isValid() {
    for (String suite : List.of(RDFC, JCS)) {
      VerificationResult result =
          verifier()
              .verify(
                  shown(secured(Credentials.evc(), options(suite), TestKeys.issuer())), REQUEST);
      assertThat(result.problems()).isEmpty();
      assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    }
  }

  @Test
  @Tag("T96")
  void defaultVerifier_acceptsNothing() {
    VerificationResult result =
        Verifier.builder()
            .clock(FixedClock.atNow())
            .build()
            .verify(shown(secured(Credentials.evc(), options(RDFC), TestKeys.issuer())), REQUEST);
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(result.problems()).extracting(Problem::code).containsExactly(NO_TRUST_POLICY);
  }

  @Test
  void expiredForgery_isAForgeryFirst() {
    JsonObject expired =
        secured(
            Credentials.evc().with("validUntil", "2026-11-22T12:00:00Z"),
            options(RDFC),
            TestKeys.issuer());
    VerificationResult result = verifier().verify(shown(expired.with("name", "x")), REQUEST);
    assertThat(result.parts().get(0).problems())
        .extracting(Problem::code)
        .containsExactly(CRYPTOGRAPHIC_SECURITY_ERROR, EXPIRED);
  }

  private static void check(Row row) {
    OneObjection.check(
        verifier()
            .verify(shown(secured(Credentials.evc(), options(RDFC), TestKeys.issuer())), REQUEST),
        verifier().verify(row.sent().get(), REQUEST),
        row.check(),
        row.code());
  }

  static Verifier verifier() {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
        .clock(FixedClock.atNow())
        .build();
  }

  private static void after(
      List<Row> rows,
      String suite,
      String name,
      UnaryOperator<JsonObject> change,
      Check check,
      ProblemCode code) {
    rows.add(
        new Row(
            suite + ": " + name,
            () ->
                shown(change.apply(secured(Credentials.evc(), options(suite), TestKeys.issuer()))),
            check,
            code));
  }

  private static void proof(
      List<Row> rows,
      String suite,
      String name,
      UnaryOperator<JsonObject> change,
      Check check,
      ProblemCode code) {
    after(
        rows,
        suite,
        name,
        json -> json.with("proof", change.apply((JsonObject) json.get("proof").orElseThrow())),
        check,
        code);
  }

  private static void before(
      List<Row> rows,
      String suite,
      String name,
      UnaryOperator<JsonObject> change,
      Check check,
      ProblemCode code) {
    rows.add(
        new Row(
            suite + ": " + name,
            () ->
                shown(secured(change.apply(Credentials.evc()), options(suite), TestKeys.issuer())),
            check,
            code));
  }

  private static void with(
      List<Row> rows,
      String suite,
      String name,
      ProofOptions options,
      Check check,
      ProblemCode code) {
    rows.add(
        new Row(
            suite + ": " + name,
            () -> shown(secured(Credentials.evc(), options, TestKeys.issuer())),
            check,
            code));
  }

  private static void presentation(
      List<Row> rows,
      String name,
      JsonObject envelope,
      ProofOptions options,
      Signer signer,
      Check check,
      ProblemCode code) {
    rows.add(
        new Row(
            "presentation: " + name, () -> bytes(secured(envelope, options, signer)), check, code));
  }

  private static void text(
      List<Row> rows, String name, UnaryOperator<String> change, ProblemCode code) {
    rows.add(
        new Row(
            "text: " + name,
            () ->
                change
                    .apply(
                        new String(
                            shown(secured(Credentials.evc(), options(RDFC), TestKeys.issuer())),
                            StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8),
            Check.FORMAT,
            code));
  }

  private static ProofOptions options(String suite) {
    return ProofOptions.assertion(suite, NOW);
  }

  private static ProofOptions options(
      String suite, VerificationRelationship purpose, Instant created, Optional<Instant> expires) {
    return new ProofOptions(suite, purpose, created, expires, Optional.empty(), Optional.empty());
  }

  private static ProofOptions answer(
      Instant created, Instant expires, String challenge, String audience) {
    return ProofOptions.authentication(JCS, created, expires, challenge, audience);
  }

  private static JsonObject envelope(JsonObject credential) {
    return JsonObject.builder()
        .put("@context", contexts("https://www.w3.org/ns/credentials/v2"))
        .put("type", contexts("VerifiablePresentation"))
        .put("holder", TestKeys.did(TestKeys.HOLDER).value())
        .put("verifiableCredential", JsonArray.of(credential))
        .build();
  }

  /** The credential, shown by its subject as the answer to the request. */
  private static byte[] shown(JsonObject credential) {
    return bytes(
        secured(
            envelope(credential),
            answer(NOW, NOW.plusSeconds(600), REQUEST.challenge(), REQUEST.audience()),
            TestKeys.holder()));
  }

  private static JsonObject secured(JsonObject document, ProofOptions options, Signer signer) {
    try {
      return DataIntegrity.standard().secure(document, options, signer);
    } catch (ProofException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private static JsonObject by(Signer signer, String name) {
    return Credentials.evc()
        .with(
            "issuer",
            Credentials.issuerProfile().with("id", signer.keyId().controller()).with("name", name));
  }

  private static JsonObject subject(JsonObject json) {
    return (JsonObject) json.get("credentialSubject").orElseThrow();
  }

  private static JsonArray array(JsonObject json, String member) {
    return (JsonArray) json.get(member).orElseThrow();
  }

  private static JsonObject achievement(JsonObject json, String member, String value) {
    JsonObject achievement = (JsonObject) subject(json).get("achievement").orElseThrow();
    return json.with(
        "credentialSubject", subject(json).with("achievement", achievement.with(member, value)));
  }

  private static JsonObject allShown(JsonObject json) {
    List<JsonValue> results = new ArrayList<>();
    for (JsonValue result : array(subject(json), "result")) {
      results.add(((JsonObject) result).with("status", "Completed"));
    }
    return json.with("credentialSubject", subject(json).with("result", new JsonArray(results)));
  }

  private static JsonArray append(JsonArray array, JsonValue value) {
    List<JsonValue> values = new ArrayList<>(array.elements());
    values.add(value);
    return new JsonArray(values);
  }

  private static JsonArray contexts(String... urls) {
    return JsonArray.ofStrings(List.of(urls));
  }

  private static byte[] bytes(JsonObject json) {
    return json.toJson().getBytes(StandardCharsets.UTF_8);
  }
}
