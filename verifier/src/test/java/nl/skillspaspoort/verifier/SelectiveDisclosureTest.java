package nl.skillspaspoort.verifier;

import static nl.skillspaspoort.verifier.Token.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.status.BitstringStatusList;
import nl.skillspaspoort.core.status.BitstringStatusListEntry;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusPurpose;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.status.StatusLists;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A credential of which the holder shows a part, by ecdsa-sd-2023, through the whole verifier. */
final class SelectiveDisclosureTest {
  private static final DataIntegrity SUITES = DataIntegrity.standard();
  private static final EcSecretKey ISSUER = issuer();
  private static final Did DID = DidKey.of(ISSUER.publicKey());
  private static final List<String> MANDATORY =
      List.of(
          "/issuer",
          "/validFrom",
          "/validUntil",
          "/credentialSubject/id",
          "/credentialSubject/achievement/achievementType",
          "/credentialSubject/achievement/alignment",
          "/credentialSubject/achievement/criteria",
          "/credentialSubject/achievement/description",
          "/credentialSubject/achievement/name");

  /** A fresh one each time: a verifier remembers the answers to its requests. */
  private static Verifier verifier(TrustList list) {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(list)))
        .policy(VerificationPolicy.builder().acceptUnseenOmissions().build())
        .clock(FixedClock.atNow())
        .build();
  }

  private static TrustList anySkill() {
    Scope scope =
        Scope.builder()
            .credentialTypes("OpenBadgeCredential")
            .achievementTypes("Certificate")
            .anyStandard()
            .anySkill()
            .anyLevel()
            .anyTerritory()
            .build();
    return TestLists.list(
        DID,
        Grant.toIssue(
            DisplayName.of("EVC-aanbieder", "EVC provider"), scope, TestLists.RECOGNISED_FROM));
  }

  private static EcSecretKey issuer() {
    byte[] scalar = new byte[32];
    Arrays.fill(scalar, (byte) 5);
    return EcSecretKey.ofScalar(KeyAlgorithm.P256, scalar, InsecureSecretKeyAccess.get());
  }

  private static JsonObject base() throws ProblemException {
    JsonObject unsigned =
        Credentials.evc()
            .with("issuer", Credentials.profile(DID, "EVC Centrum Rivierenland (fictief)"));
    return SUITES.secureSelectively(
        unsigned,
        ProofOptions.assertion(Cryptosuites.ECDSA_SD_2023, FixedClock.NOW),
        MANDATORY,
        DidKey.signer(ISSUER));
  }

  private static VerificationResult verify(JsonObject credential) throws ProblemException {
    return verify(credential, verifier(anySkill()));
  }

  private static VerificationResult verify(JsonObject credential, Verifier verifier)
      throws ProblemException {
    return verifier.verify(
        SignedPresentation.create(
            List.of(SignedCredential.of(credential)),
            REQUEST,
            TestKeys.holder(),
            FixedClock.NOW,
            Duration.ofMinutes(10)),
        REQUEST);
  }

  private static VerifiedCredential valid(VerificationResult result) {
    assertThat(result.problems()).isEmpty();
    return result.match(VerificationResult.Valid::credential, no -> null, open -> null);
  }

  @Tag("T36")
  @Test
  void shownParts_areWhatTheVerifierReads() throws ProblemException {
    JsonObject shown = SUITES.derive(base(), List.of("/awardedDate"));
    assertThat(valid(verify(shown)).claims().json()).isEqualTo(shown.without("proof"));
  }

  /** A result may be withheld that says the opposite, and nobody would see that it is missing. */
  @Test
  void results_neverShowASkill() throws ProblemException {
    for (List<String> pointers :
        List.of(
            List.of(""),
            List.of(
                "/credentialSubject/achievement/resultDescription", "/credentialSubject/result/0"),
            List.<String>of())) {
      VerifiedCredential verified = valid(verify(SUITES.derive(base(), pointers)));
      assertThat(verified.skillFindings())
          .isNotEmpty()
          .noneMatch(finding -> finding.outcome() == SkillFinding.Outcome.SHOWN);
    }
  }

  /** What would bring it into the scope may be withheld: that is neither a yes nor a no. */
  @Test
  void recognitionForCertainSkills_cannotBeTold() throws ProblemException {
    VerificationResult result =
        verify(SUITES.derive(base(), List.of("")), verifier(TestLists.evcCentre(DID)));
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.problems())
        .extracting(problem -> problem.code())
        .containsOnly(ProblemCode.NOT_IN_SCOPE);
  }

  /** An issuer may have left it to the holder whether to show the end or the revocation. */
  @Test
  void withoutAskingForIt_isNeitherYesNorNo() throws ProblemException {
    Verifier byDefault =
        Verifier.builder()
            .trust(TrustPolicy.anyOf(List.of(anySkill())))
            .clock(FixedClock.atNow())
            .build();
    VerificationResult result = verify(SUITES.derive(base(), List.of("")), byDefault);
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.problems())
        .extracting(problem -> problem.code())
        .containsOnly(ProblemCode.CLAIM_NOT_DISCLOSABLE);
  }

  @Test
  void baseProof_isRefused() throws ProblemException {
    VerificationResult result = verifier(anySkill()).verify(base().toJson());
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(result.outcomes())
        .filteredOn(outcome -> outcome.check() == Check.PROOF)
        .singleElement()
        .isInstanceOfSatisfying(
            CheckOutcome.Failed.class,
            failed -> assertThat(failed.cause().code()).isEqualTo(ProblemCode.PROOF_NOT_DERIVED));
  }

  @Test
  void baseProof_cannotBePutIntoAPresentation() throws ProblemException {
    SignedCredential base = SignedCredential.of(base());
    assertThat(base.isForHolderOnly()).isTrue();
    try {
      verify(base());
    } catch (ProblemException e) {
      assertThat(e.problem().code()).isEqualTo(ProblemCode.PROOF_NOT_DERIVED);
      return;
    }
    throw new AssertionError("it was signed");
  }

  /** A part that is left out could be the purpose, or another list. */
  @Tag("T43")
  @Tag("T49")
  @Test
  void statusListOfWhichPartsMayBeWithheld_saysNothing() throws ProblemException {
    BitstringStatusListEntry entry =
        new BitstringStatusListEntry("https://status.example/1", 7, StatusPurpose.REVOCATION);
    JsonObject credential =
        Credentials.secured(
            Credentials.evc()
                .with("issuer", Credentials.profile(DID, "EVC Centrum Rivierenland (fictief)"))
                .with("credentialStatus", entry.toJson()),
            DidKey.signer(ISSUER),
            Cryptosuites.ECDSA_JCS_2019);
    JsonObject list =
        StatusListCredential.unsigned(
            entry.listUri(),
            DID.value(),
            StatusPurpose.REVOCATION,
            BitstringStatusList.ofZeros(BitstringStatusList.MIN_ENTRIES, 1).build(),
            FixedClock.NOW,
            FixedClock.NOW.plus(Duration.ofDays(7)),
            Duration.ofMinutes(5));
    JsonObject whole =
        Credentials.secured(list, DidKey.signer(ISSUER), Cryptosuites.ECDSA_RDFC_2019);
    assertThat(withList(credential, whole).verdict()).isEqualTo(Verdict.VALID);
    JsonObject derived =
        SUITES.derive(
            SUITES.secureSelectively(
                list,
                ProofOptions.assertion(Cryptosuites.ECDSA_SD_2023, FixedClock.NOW),
                List.of("/issuer", "/credentialSubject", "/validFrom"),
                DidKey.signer(ISSUER)),
            List.of(""));
    VerificationResult result = withList(credential, derived);
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.problems())
        .extracting(problem -> problem.code())
        .containsExactly(ProblemCode.STATUS_VERIFICATION_ERROR);
  }

  private static VerificationResult withList(JsonObject credential, JsonObject list)
      throws ProblemException {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre(DID))))
        .policy(VerificationPolicy.builder().allowBearer().build())
        .statusLists(StatusLists.of(List.of(list.toJson().getBytes(StandardCharsets.UTF_8))))
        .clock(FixedClock.atNow())
        .build()
        .verify(credential.toJson());
  }

  @Test
  void changedPart_isRefused() throws ProblemException {
    JsonObject shown = SUITES.derive(base(), List.of("/awardedDate"));
    valid(verify(shown));
    assertThat(verify(shown.with("awardedDate", "2020-01-01T00:00:00Z")).verdict())
        .isEqualTo(Verdict.INVALID);
    assertThat(verify(shown.with("validUntil", "2099-01-01T00:00:00Z")).verdict())
        .isEqualTo(Verdict.INVALID);
  }
}
