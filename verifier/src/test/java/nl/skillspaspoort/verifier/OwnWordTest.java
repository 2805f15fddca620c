package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.did.DidJwk;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.junit.jupiter.api.Test;

/** Whoever signs about herself gives her own word, also under another name of the same key. */
class OwnWordTest {
  private static ProofLevel levelOf(VerificationKey subject) {
    JsonObject credential =
        Credentials.json(
            Credentials.evc()
                .toJson()
                .replace(TestKeys.did(TestKeys.HOLDER).value(), DidJwk.of(subject).value()));
    VerificationResult result =
        Verifier.builder()
            .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
            .policy(VerificationPolicy.builder().allowBearer().build())
            .clock(FixedClock.atNow())
            .build()
            .verify(
                Credentials.secured(credential, TestKeys.issuer())
                    .toJson()
                    .getBytes(StandardCharsets.UTF_8));
    return ((VerificationResult.Valid) result).credential().proof().level();
  }

  @Test
  void subjectThatIsTheIssuersKeyUnderAnotherName_isHerOwnWord() {
    assertThat(levelOf(TestKeys.HOLDER.publicKey())).isNotEqualTo(ProofLevel.P0);
    assertThat(levelOf(TestKeys.ISSUER.publicKey())).isEqualTo(ProofLevel.P0);
  }
}
