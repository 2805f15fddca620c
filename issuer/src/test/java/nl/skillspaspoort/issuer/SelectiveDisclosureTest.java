package nl.skillspaspoort.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Test;

final class SelectiveDisclosureTest {
  private static final DataIntegrity SUITES = DataIntegrity.standard();

  private static Issuer.Builder issuer() {
    byte[] scalar = new byte[32];
    Arrays.fill(scalar, (byte) 5);
    EcSecretKey key =
        EcSecretKey.ofScalar(KeyAlgorithm.P256, scalar, InsecureSecretKeyAccess.get());
    return Issuer.builder()
        .signer(DidKey.signer(key))
        .name("EVC Centrum Rivierenland (fictief)")
        .securing(Securing.selectiveDisclosure())
        .clock(FixedClock.atNow());
  }

  @Test
  void issued_isABaseProofForItsHolder() throws ProblemException {
    SignedCredential credential = issuer().build().issue(Credentials.evcDraft());
    assertThat(credential.isForHolderOnly()).isTrue();
  }

  @Test
  void whatLimitsTheCredential_isNeverLeftOut() throws ProblemException {
    JsonObject base = issuer().build().issue(Credentials.evcDraft()).json();
    JsonObject least = SUITES.derive(base, List.of());
    assertThat(least.get("issuer")).isEqualTo(base.get("issuer"));
    assertThat(least.get("validFrom")).isEqualTo(base.get("validFrom"));
    assertThat(least.get("validUntil")).isEqualTo(base.get("validUntil"));
    assertThat(least.has("awardedDate")).isFalse();
    JsonObject subject = (JsonObject) least.get("credentialSubject").orElseThrow();
    assertThat(subject.text("id")).contains(TestKeys.did(TestKeys.HOLDER).value());
    assertThat(subject.has("result")).isFalse();
    assertThat(((JsonObject) subject.get("achievement").orElseThrow()).names())
        .contains("id", "type", "name", "criteria")
        .doesNotContain("resultDescription");
  }

  @Test
  void membersThatNobodyKnowsYet_areMandatory() {
    JsonObject credential =
        Credentials.evc()
            .with("credentialStatus", new JsonString("s"))
            .with("termsOfUse", new JsonString("t"))
            .with("a/b", new JsonString("u"));
    assertThat(MandatoryParts.of(credential))
        .contains("/issuer", "/credentialStatus", "/termsOfUse", "/a~1b")
        .doesNotContain("/name", "/awardedDate", "/credentialSubject", "/@context");
  }

  @Test
  void morePartsCanBeMandatory_ifTheyAreThere() throws ProblemException {
    JsonObject base =
        issuer()
            .securing(Securing.selectiveDisclosure("/awardedDate"))
            .build()
            .issue(Credentials.evcDraft())
            .json();
    assertThat(SUITES.derive(base, List.of()).has("awardedDate")).isTrue();
    Issuer strict = issuer().securing(Securing.selectiveDisclosure("/nothing")).build();
    assertThat(
            catchThrowableOfType(IssueException.class, () -> strict.issue(Credentials.evcDraft()))
                .problem()
                .code())
        .isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
  }

  @Test
  void keyOfAnotherKind_cannotSignSelectively() {
    Issuer ed25519 = issuer().signer(TestKeys.issuer()).build();
    assertThat(
            catchThrowableOfType(IssueException.class, () -> ed25519.issue(Credentials.evcDraft()))
                .problem()
                .code())
        .isEqualTo(ProblemCode.UNSUPPORTED_CRYPTOSUITE);
  }
}
