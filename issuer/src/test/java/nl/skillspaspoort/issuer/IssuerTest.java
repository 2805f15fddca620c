package nl.skillspaspoort.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.bulk.OrderedResults;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.IssuerReference;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.Proof;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T83")
final class IssuerTest {

  private static Issuer.Builder issuer() {
    return Issuer.builder()
        .signer(TestKeys.issuer())
        .name("EVC Centrum Rivierenland (fictief)")
        .clock(FixedClock.atNow());
  }

  private static CredentialDraft.Builder draft() {
    return CredentialDraft.about(TestKeys.did(TestKeys.HOLDER))
        .achievement(
            Achievement.of("https://school.example/achievements/1", "Samenwerken")
                .description("Werkt samen.")
                .criteria("Drie keer aangetoond.")
                .build());
  }

  private static ProblemCode refusal(Issuer issuer, CredentialDraft draft) {
    try {
      issuer.issue(draft);
    } catch (IssueException e) {
      return e.problem().code();
    }
    throw new AssertionError("it was issued");
  }

  @ParameterizedTest
  @ValueSource(strings = {Cryptosuites.EDDSA_RDFC_2022, Cryptosuites.EDDSA_JCS_2022})
  void draft_becomesACredentialWhoseProofHolds(String suite) throws IssueException, ProofException {
    SignedCredential credential = issuer().cryptosuite(suite).build().issue(Credentials.evcDraft());
    DataIntegrity dataIntegrity = DataIntegrity.standard();
    Proof proof = dataIntegrity.proofs(credential.json()).get(0);
    assertThat(
            dataIntegrity
                .verifyProofOnly(credential.json(), proof, TestKeys.ISSUER.publicKey())
                .document())
        .isEqualTo(credential.json().without("proof"));
    assertThat(proof.cryptosuite()).contains(suite);
    assertThat(proof.created()).contains(FixedClock.NOW);
    assertThat(credential.unverified().issuer())
        .isEqualTo(
            new IssuerReference(
                TestKeys.did(TestKeys.ISSUER).value(),
                Optional.of("EVC Centrum Rivierenland (fictief)")));
    assertThat(credential.json().without("proof")).isEqualTo(Credentials.evc());
  }

  @Test
  void draftWithoutIdAndDates_getsARandomIdAndStartsNow() throws IssueException {
    Issuer issuer = issuer().build();
    SignedCredential one = issuer.issue(draft().validFor(Duration.ofDays(730)).build());
    SignedCredential two = issuer.issue(draft().build());
    assertThat(one.unverified().id()).isPresent().isNotEqualTo(two.unverified().id());
    assertThat(one.unverified().validity().from()).contains(FixedClock.NOW);
    assertThat(one.unverified().validity().until())
        .contains(FixedClock.NOW.plus(Duration.ofDays(730)));
    assertThat(two.unverified().validity().until()).isEmpty();
  }

  @Test
  @Tag("T27")
  void fieldThatNoContextDefines_isRefused() {
    CredentialDraft draft = draft().with("grade", new JsonString("A+")).build();
    assertThat(refusal(issuer().build(), draft)).isEqualTo(ProblemCode.DATA_LOSS);
  }

  @Test
  void nullField_isRefused() {
    assertThat(refusal(issuer().build(), draft().with("evidence", JsonNull.NULL).build()))
        .isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
  }

  @Test
  void relativeAchievementId_isRefused() {
    CredentialDraft draft =
        CredentialDraft.about(TestKeys.did(TestKeys.HOLDER))
            .achievement(
                Achievement.of("achievements/1", "x").description("x").criteria("x").build())
            .build();
    assertThat(refusal(issuer().build(), draft)).isEqualTo(ProblemCode.DATA_LOSS);
  }

  @Test
  void endBeforeStart_isRefused() {
    CredentialDraft draft = draft().validUntil(Instant.parse("2020-01-01T00:00:00Z")).build();
    assertThat(refusal(issuer().build(), draft)).isEqualTo(ProblemCode.INVALID_PERIOD);
  }

  @Test
  void unknownSuite_isRefused() {
    Issuer issuer = issuer().cryptosuite("none-2099").build();
    assertThat(refusal(issuer, draft().build())).isEqualTo(ProblemCode.UNSUPPORTED_CRYPTOSUITE);
  }

  /** An HSM slot with another key than the one that was configured. */
  @Test
  void signerWithAnotherKey_isNoticed() {
    Signer mixedUp = signer(message -> TestKeys.stranger().sign(message));
    assertThat(refusal(issuer().signer(mixedUp).build(), draft().build()))
        .isEqualTo(ProblemCode.SIGNING_FAILED);
  }

  @Test
  void signerThatFails_isSaid() {
    Signer broken =
        signer(
            message -> {
              throw new SigningException("a key store that is gone", new IllegalStateException());
            });
    assertThat(refusal(issuer().signer(broken).build(), draft().build()))
        .isEqualTo(ProblemCode.SIGNING_FAILED);
  }

  @Test
  void issuerWithoutSigner_isNotBuilt() {
    assertThatThrownBy(() -> Issuer.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("signer");
  }

  @Test
  @Tag("T95")
  void messages_holdNoClaim() {
    CredentialDraft draft = draft().name("MARKER").with("x", new JsonString("MARKER")).build();
    assertThatThrownBy(() -> issuer().build().issue(draft))
        .isInstanceOf(IssueException.class)
        .hasMessageNotContaining("MARKER");
    assertThat(List.of(draft.toString(), issuer().build().id()))
        .noneMatch(t -> t.contains("MARKER"));
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

  @Test
  void manyDrafts_areIssuedInTheirOrderAndABadOneIsOneResult() {
    List<CredentialDraft> drafts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      CredentialDraft.Builder draft = draft().id("urn:example:" + i).validFrom(FixedClock.NOW);
      drafts.add(i % 10 == 4 ? draft.name("").build() : draft.build());
    }
    List<String> answers = new ArrayList<>();
    try (OrderedResults<IssueResult> results = issuer().build().issueAll(drafts.iterator(), 2)) {
      while (results.hasNext()) {
        answers.add(
            results
                .next()
                .match(
                    issued -> issued.credential().unverified().id().orElseThrow(),
                    refused -> refused.problem().code().toString()));
      }
    }
    assertThat(answers).hasSize(60);
    for (int i = 0; i < 60; i++) {
      assertThat(answers.get(i))
          .isEqualTo(
              i % 10 == 4
                  ? refusal(issuer().build(), drafts.get(i)).toString()
                  : "urn:example:" + i);
    }
  }
}
