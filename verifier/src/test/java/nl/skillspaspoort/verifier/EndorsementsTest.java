package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.assessment.ProofReason;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A forged endorsement is dropped and named; it makes the badge neither better nor worse. */
@Tag("T97")
class EndorsementsTest {
  private static final JsonObject BADGE = Credentials.evc();
  private static final String ID = BADGE.text("id").orElseThrow();

  @Test
  void goodEndorsement_isCounted() {
    VerifiedCredential credential = valid(endorsement(TestKeys.key(51), ID));
    assertThat(credential.proof().endorsements()).isEqualTo(1);
    assertThat(credential.proof().reasons()).contains(ProofReason.ENDORSED);
    assertThat(credential.proof().level()).isEqualTo(ProofLevel.P6);
  }

  @Test
  void credentialWithout_hasItsLevelAllTheSame() {
    VerifiedCredential credential = valid();
    assertThat(credential.proof().endorsements()).isZero();
    assertThat(credential.proof().level()).isEqualTo(ProofLevel.P6);
  }

  @Test
  void forgedEndorsement_isDroppedAndNamed() {
    String good = endorsement(TestKeys.key(51), ID);
    String forged = good.substring(0, good.length() - 12) + "AAAAAAAAAAAA";
    VerificationResult result = verify(forged, good);
    assertThat(result.verdict()).as(result.problems().toString()).isEqualTo(Verdict.VALID);
    assertThat(dropped(result)).hasSize(1);
    assertThat(dropped(result).get(0).where()).isEqualTo("/endorsementJwt/0");
    assertThat(dropped(result).get(0).found()).contains("CRYPTOGRAPHIC_SECURITY_ERROR");
    assertThat(count(result)).isEqualTo(1);
  }

  /** With proofs of their own, whatever they cover, in a badge that is signed over its bytes. */
  @ParameterizedTest
  @ValueSource(strings = {Cryptosuites.EDDSA_JCS_2022, Cryptosuites.EDDSA_RDFC_2022})
  void endorsementsAsJson_areVerifiedAndCounted(String suite) {
    JsonObject good = secured(TestKeys.key(51), ID, suite);
    JsonObject ofTheAchievement = secured(TestKeys.key(52), Credentials.EVC_ACHIEVEMENT, suite);
    JsonObject subject = (JsonObject) BADGE.get("credentialSubject").orElseThrow();
    JsonObject achievement = (JsonObject) subject.get("achievement").orElseThrow();
    JsonObject badge =
        BADGE
            .with("endorsement", JsonArray.of(good))
            .with(
                "credentialSubject",
                subject.with(
                    "achievement",
                    achievement.with("endorsement", JsonArray.of(ofTheAchievement))));
    VerificationResult result = verify(badge, Cryptosuites.EDDSA_JCS_2022);
    assertThat(result.verdict()).as(result.problems().toString()).isEqualTo(Verdict.VALID);
    assertThat(dropped(result)).isEmpty();
    assertThat(count(result)).isEqualTo(2);
  }

  /**
   * Signed over its statements, the badge and what the endorsement says of it would be one subject:
   * nobody could tell who said what.
   */
  @Test
  @Tag("T27")
  void endorsementAsJson_inABadgeOverStatements_isNotSigned() {
    JsonObject badge =
        BADGE.with(
            "endorsement",
            JsonArray.of(secured(TestKeys.key(51), ID, Cryptosuites.EDDSA_RDFC_2022)));
    assertThatThrownBy(() -> verify(badge, Cryptosuites.EDDSA_RDFC_2022))
        .hasMessageContaining("JSON_LD_ERROR at /endorsement/0/credentialSubject");
  }

  @ParameterizedTest
  @ValueSource(strings = {Cryptosuites.EDDSA_JCS_2022, Cryptosuites.EDDSA_RDFC_2022})
  void forgedEndorsementAsJson_isDroppedAndNamed(String suite) {
    JsonObject good = secured(TestKeys.key(51), ID, suite);
    JsonObject forged = secured(TestKeys.key(52), ID, suite).with("name", "Een andere aanbeveling");
    JsonObject byAnother =
        Credentials.secured(claims(TestKeys.key(53), ID), DidKey.signer(TestKeys.key(54)), suite);
    VerificationResult result =
        verify(
            BADGE.with("endorsement", JsonArray.of(forged, good, byAnother)),
            Cryptosuites.EDDSA_JCS_2022);
    assertThat(result.verdict()).as(result.problems().toString()).isEqualTo(Verdict.VALID);
    assertThat(dropped(result))
        .extracting(Problem::where)
        .containsExactly("/endorsement/0", "/endorsement/2");
    assertThat(dropped(result).get(0).found()).contains("CRYPTOGRAPHIC_SECURITY_ERROR");
    assertThat(dropped(result).get(1).found()).contains("ISSUER_KEY_MISMATCH");
    assertThat(count(result)).isEqualTo(1);
    assertThat(result.axes().content()).isEqualTo(Axes.Content.WARNINGS);
  }

  /** Contexts inside are those of a whole credential, or the badge is refused. */
  @Test
  @Tag("T28")
  void endorsementWithOtherContexts_isNotReadAsAnything() {
    JsonObject endorsement = secured(TestKeys.key(51), ID, Cryptosuites.EDDSA_JCS_2022);
    for (JsonValue contexts :
        List.of(
            JsonArray.ofStrings(
                List.of("https://www.w3.org/ns/credentials/v2", "https://evil.example/ctx")),
            JsonObject.builder().put("name", "https://evil.example/name").build(),
            new JsonString("https://www.w3.org/ns/credentials/v2"))) {
      JsonObject badge =
          BADGE.with("endorsement", JsonArray.of(endorsement.with("@context", contexts)));
      VerificationResult result = verify(badge, Cryptosuites.EDDSA_JCS_2022);
      assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
      assertThat(result.problems())
          .extracting(Problem::code, Problem::where)
          .containsExactly(
              Assertions.tuple(ProblemCode.CONTEXT_NOT_ALLOWED, "/endorsement/0/@context"));
    }
    JsonObject elsewhere =
        BADGE.with(
            "evidence",
            JsonArray.of(
                JsonObject.builder()
                    .put("type", JsonArray.ofStrings(List.of("Evidence")))
                    .put("@context", BADGE.get("@context").orElseThrow())
                    .build()));
    assertThat(verify(elsewhere, Cryptosuites.EDDSA_JCS_2022).problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.CONTEXT_NOT_ALLOWED);
  }

  private static JsonObject secured(Ed25519SecretKey endorser, String about, String suite) {
    return Credentials.secured(claims(endorser, about), DidKey.signer(endorser), suite);
  }

  private static VerificationResult verify(JsonObject badge, String suite) {
    return verifier().verify(Credentials.secured(badge, TestKeys.issuer(), suite).toJson());
  }

  @Test
  void endorsementThatEnded_orIsNone_isDropped() {
    String ended =
        token(
            claims(TestKeys.key(51), ID).with("validUntil", "2026-02-01T00:00:00Z"),
            TestKeys.key(51));
    String badge = token(Credentials.small(), TestKeys.ISSUER);
    String another = token(claims(TestKeys.key(51), ID), TestKeys.key(52));
    VerificationResult result = verify(ended, badge, another, "geen token");
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    assertThat(dropped(result)).hasSize(4);
    assertThat(count(result)).isZero();
  }

  @Test
  void ownEndorsement_andOneOfSomethingElse_countForNothing() {
    assertThat(count(verify(endorsement(TestKeys.HOLDER, ID)))).isZero();
    assertThat(count(verify(endorsement(TestKeys.key(51), "urn:example:other")))).isZero();
  }

  /**
   * A correction keeps the identifier and its endorsements; something with another one does not.
   */
  @Test
  @DisplayName("DOMAIN issuer 10: an endorsement dies with its subject's id change")
  void endorsement_staysWithTheIdentifier() {
    JsonArray endorsements = JsonArray.ofStrings(List.of(endorsement(TestKeys.key(51), ID)));
    JsonObject corrected =
        BADGE.with("name", "Verbeterde naam").with("endorsementJwt", endorsements);
    JsonObject renamed = corrected.with("id", "urn:uuid:2f6c1d0e-5b0a-4a6f-9d57-0c1f2a3b4c5d");
    assertThat(count(verifier().verify(Credentials.signed(corrected).bytes()))).isEqualTo(1);
    assertThat(count(verifier().verify(Credentials.signed(renamed).bytes()))).isZero();
  }

  @Test
  void sameKeyTwice_countsOnce() {
    String one = endorsement(TestKeys.key(51), ID);
    assertThat(count(verify(one, one, endorsement(TestKeys.key(52), ID)))).isEqualTo(2);
  }

  @Test
  @Tag("T22")
  void tooMany_areNotLookedAt() {
    String[] many =
        IntStream.range(0, 40)
            .mapToObj(i -> endorsement(TestKeys.key(60 + i), ID))
            .toArray(String[]::new);
    VerificationResult result = verify(many);
    assertThat(count(result)).isEqualTo(16);
    assertThat(dropped(result)).hasSize(24);
  }

  @Test
  void endorsementOfAForgedBadge_isNotLookedAt() {
    String forged = endorsement(TestKeys.key(51), ID).replace('.', '!');
    JsonObject badge = BADGE.with("endorsementJwt", JsonArray.ofStrings(List.of(forged)));
    byte[] sent =
        Credentials.secured(badge, TestKeys.stranger()).toJson().getBytes(StandardCharsets.UTF_8);
    VerificationResult result = verifier().verify(sent);
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(dropped(result)).isEmpty();
  }

  private static List<Problem> dropped(VerificationResult result) {
    return result.warnings().stream()
        .filter(problem -> problem.code() == ProblemCode.ENDORSEMENT_DROPPED)
        .toList();
  }

  private static int count(VerificationResult result) {
    return result.match(
        valid -> valid.credential().proof().endorsements(), invalid -> -1, open -> -2);
  }

  private static VerifiedCredential valid(String... endorsements) {
    return verify(endorsements)
        .match(
            valid -> valid.credential(),
            invalid -> {
              throw new AssertionError(invalid.problems().toString());
            },
            open -> {
              throw new AssertionError(open.problems().toString());
            });
  }

  private static VerificationResult verify(String... endorsements) {
    JsonObject badge =
        endorsements.length == 0
            ? BADGE
            : BADGE.with("endorsementJwt", JsonArray.ofStrings(List.of(endorsements)));
    return verifier().verify(Credentials.signed(badge).bytes());
  }

  private static Verifier verifier() {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
        .policy(VerificationPolicy.builder().allowBearer().build())
        .clock(FixedClock.atNow())
        .build();
  }

  private static String endorsement(Ed25519SecretKey endorser, String about) {
    return token(claims(endorser, about), endorser);
  }

  static JsonObject claims(Ed25519SecretKey endorser, String about) {
    return Credentials.json(
            """
            {"@context": ["https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
             "type": ["VerifiableCredential", "EndorsementCredential"],
             "name": "Aanbeveling",
             "validFrom": "2026-01-01T00:00:00Z"}
            """)
        .with("issuer", Credentials.profile(TestKeys.did(endorser), "Collega (fictief)"))
        .with(
            "credentialSubject",
            JsonObject.builder()
                .put("id", about)
                .put("type", JsonArray.ofStrings(List.of("EndorsementSubject")))
                .put("endorsementComment", "Goed gewerkt.")
                .build());
  }

  private static String token(JsonObject claims, Ed25519SecretKey key) {
    try {
      return VcJwt.signCredential(claims, FixedClock.NOW, DidKey.signer(key)).text();
    } catch (JwsException | SigningException e) {
      throw new AssertionError(e);
    }
  }
}
