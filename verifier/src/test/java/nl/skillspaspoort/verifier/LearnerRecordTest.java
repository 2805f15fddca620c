package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A learner record: who signs it says that its credentials belong together, not that they hold. */
@Tag("T32")
final class LearnerRecordTest {
  private static final JsonObject GOOD = inner(Credentials.evc());

  @Test
  void everyCredentialInside_isVerifiedByItself() {
    VerificationResult result =
        verify(Cryptosuites.EDDSA_JCS_2022, GOOD, inner(Credentials.small()));
    assertThat(result.problems()).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    assertThat(result.warnings()).isEmpty();
    assertThat(result.contained())
        .extracting(VerificationResult::verdict)
        .containsExactly(Verdict.VALID, Verdict.VALID);
    VerifiedCredential evc =
        result
            .contained()
            .get(0)
            .match(VerificationResult.Valid::credential, invalid -> null, open -> null);
    assertThat(evc.skillFindings()).isNotEmpty();
  }

  /**
   * Signed over its statements, all that is said of one person would be one subject. There the
   * credentials are tokens.
   */
  @ParameterizedTest
  @ValueSource(strings = {Cryptosuites.EDDSA_JCS_2022, Cryptosuites.EDDSA_RDFC_2022})
  void tokensInside_areOpened(String suite) throws ProblemException {
    JsonObject good = envelope(Credentials.evc(), TestKeys.issuer());
    JsonObject bad = envelope(Credentials.evc(), TestKeys.stranger());
    VerificationResult result = verify(suite, good, bad);
    assertThat(result.verdict()).as(result.problems().toString()).isEqualTo(Verdict.VALID);
    assertThat(result.contained())
        .extracting(VerificationResult::verdict)
        .containsExactly(Verdict.VALID, Verdict.INVALID);
    assertThat(
            verify(Cryptosuites.EDDSA_JCS_2022, good.with("@context", "https://x.example/c"))
                .problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.CONTEXT_NOT_ALLOWED);
  }

  private static JsonObject envelope(JsonObject credential, Signer signer) throws ProblemException {
    String token = VcJwt.signCredential(credential, FixedClock.NOW, signer).text();
    return SdToken.envelope("vc+jwt", token);
  }

  @Test
  void oneBadCredentialInside_leavesTheOthersStanding() {
    VerificationResult result =
        verify(
            Cryptosuites.EDDSA_JCS_2022,
            GOOD,
            GOOD.with("name", "Ervaringscertificaat niveau 4"),
            inner(Credentials.evc().with("validUntil", "2026-11-01T00:00:00Z")),
            Credentials.secured(
                Credentials.evc().with("issuer", TestKeys.did(TestKeys.STRANGER).value()),
                TestKeys.stranger()),
            inner(Credentials.small()));
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    assertThat(result.contained())
        .extracting(VerificationResult::verdict)
        .containsExactly(
            Verdict.VALID, Verdict.INVALID, Verdict.INVALID, Verdict.UNDETERMINED, Verdict.VALID);
    assertThat(result.warnings())
        .extracting(Problem::code)
        .containsOnly(ProblemCode.CONTAINED_CREDENTIAL_FAILED);
    assertThat(result.warnings())
        .extracting(Problem::where)
        .containsExactly(
            "/credentialSubject/verifiableCredential/1",
            "/credentialSubject/verifiableCredential/2",
            "/credentialSubject/verifiableCredential/3");
    assertThat(result.warnings().get(0).found()).contains("CRYPTOGRAPHIC_SECURITY_ERROR");
    assertThat(result.warnings().get(1).found()).contains("EXPIRED");
    assertThat(result.axes().content()).isEqualTo(Axes.Content.WARNINGS);
    assertThat(result.toJson().toJson()).contains("\"contained\":[{\"verdict\":\"VALID\"");
  }

  @Test
  void somethingElseThanACredential_isTold() {
    VerificationResult result =
        verify(Cryptosuites.EDDSA_JCS_2022, GOOD, new JsonString("geen bewijs"));
    assertThat(result.contained())
        .extracting(VerificationResult::verdict)
        .containsExactly(Verdict.VALID, Verdict.INVALID);
    assertThat(result.warnings()).hasSize(1);
  }

  /**
   * Who signed the record decides nothing about what is in it, and a forged record is not opened.
   */
  @Test
  void forgedRecord_isNotOpened() {
    JsonObject record =
        Credentials.secured(record(JsonArray.of(GOOD)), TestKeys.issuer()).with("name", "Anders");
    VerificationResult result = verifier().verify(record.toJson());
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(result.contained()).isEmpty();
  }

  @Test
  void recordByNobodyInParticular_doesNotMakeItsCredentialsWorse() {
    JsonObject record =
        Credentials.secured(
            record(JsonArray.of(GOOD))
                .with(
                    "issuer",
                    Credentials.profile(TestKeys.did(TestKeys.STRANGER), "Verzamelaar (fictief)")),
            TestKeys.stranger());
    VerificationResult result = verifier().verify(record.toJson());
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.contained())
        .extracting(VerificationResult::verdict)
        .containsExactly(Verdict.VALID);
  }

  @Test
  @Tag("T22")
  void recordInARecord_isNotOpened_andVeryManyAreNotLookedAt() {
    JsonObject nested = Credentials.secured(record(JsonArray.of(GOOD)), TestKeys.issuer());
    VerificationResult result = verify(Cryptosuites.EDDSA_JCS_2022, nested);
    assertThat(result.contained()).hasSize(1);
    assertThat(result.contained().get(0).contained()).isEmpty();
    JsonValue[] many = new JsonValue[70];
    Arrays.fill(many, GOOD);
    VerificationResult large = verify(Cryptosuites.EDDSA_JCS_2022, many);
    assertThat(large.contained()).hasSize(64);
    assertThat(large.warnings()).hasSize(6);
  }

  /** Of a badge the member means nothing, so nothing is read from it. */
  @Test
  void badgeWithCredentialsInside_isNoRecord() {
    JsonObject subject = (JsonObject) Credentials.evc().get("credentialSubject").orElseThrow();
    JsonObject badge =
        Credentials.secured(
            Credentials.evc()
                .with(
                    "credentialSubject", subject.with("verifiableCredential", JsonArray.of(GOOD))),
            TestKeys.issuer());
    assertThat(verifier().verify(badge.toJson()).contained()).isEmpty();
  }

  @Test
  void recordInAPresentation_isUnpackedToo() throws ProblemException {
    JsonObject record = Credentials.secured(record(JsonArray.of(GOOD)), TestKeys.issuer());
    SignedPresentation shown =
        SignedPresentation.create(
            List.of(SignedCredential.of(record)),
            Token.REQUEST,
            TestKeys.holder(),
            FixedClock.NOW,
            Duration.ofMinutes(10));
    VerificationResult result =
        builder().policy(VerificationPolicy.strict()).build().verify(shown, Token.REQUEST);
    assertThat(result.problems()).isEmpty();
    assertThat(result.parts().get(0).contained())
        .extracting(VerificationResult::verdict)
        .containsExactly(Verdict.VALID);
  }

  static JsonObject inner(JsonObject unsecured) {
    return Credentials.secured(unsecured, TestKeys.issuer());
  }

  static JsonObject record(JsonValue credentials) {
    return Credentials.json(
            """
            {"@context": ["https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
             "id": "urn:uuid:3f6f0a54-6d55-4a6b-8f0e-8a2c2c1f7a10",
             "type": ["VerifiableCredential", "ClrCredential"],
             "name": "Overzicht",
             "validFrom": "2026-06-02T10:00:00Z"}
            """)
        .with("issuer", Credentials.issuerProfile())
        .with(
            "credentialSubject",
            JsonObject.builder()
                .put("id", TestKeys.did(TestKeys.HOLDER).value())
                .put("type", JsonArray.ofStrings(List.of("ClrSubject")))
                .put("verifiableCredential", credentials)
                .build());
  }

  private static VerificationResult verify(String suite, JsonValue... credentials) {
    JsonObject record = record(new JsonArray(List.of(credentials)));
    return verifier().verify(Credentials.secured(record, TestKeys.issuer(), suite).toJson());
  }

  static Verifier verifier() {
    return builder().build();
  }

  private static Verifier.Builder builder() {
    Scope scope =
        Scope.builder()
            .credentialTypes("OpenBadgeCredential", "ClrCredential")
            .anyAchievementType()
            .anyStandard()
            .anySkill()
            .anyLevel()
            .anyTerritory()
            .build();
    return Verifier.builder()
        .trust(
            TrustPolicy.anyOf(
                List.of(
                    TestLists.list(
                        Grant.toIssue(
                            DisplayName.of("Opleider", "Provider"),
                            scope,
                            TestLists.RECOGNISED_FROM)))))
        .policy(VerificationPolicy.builder().allowBearer().build())
        .clock(FixedClock.atNow());
  }
}
