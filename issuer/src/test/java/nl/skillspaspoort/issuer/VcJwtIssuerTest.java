package nl.skillspaspoort.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.util.List;
import nl.skillspaspoort.core.credential.SecuringMechanism;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An issuer that secures its credentials as {@code vc+jwt}. */
@Tag("T83")
final class VcJwtIssuerTest {

  @Test
  void draft_becomesATokenWhoseSignatureHolds() throws ProblemException {
    SecureRandom random = new SecureRandom();
    for (Signer signer :
        List.of(
            TestKeys.issuer(),
            DidKey.signer(EcSecretKey.generate(KeyAlgorithm.P256, random)),
            DidKey.signer(EcSecretKey.generate(KeyAlgorithm.P384, random)))) {
      SignedCredential credential = issuer(signer).issue(Credentials.evcDraft());
      assertThat(credential.mechanism()).isEqualTo(SecuringMechanism.JOSE);
      VcJwt token = VcJwt.parse(credential.text(), VcJwt.Kind.CREDENTIAL, JsonReader.strict());
      assertThat(token.verify(signer.publicKey()))
          .isEqualTo(
              Credentials.evc()
                  .with(
                      "issuer",
                      Credentials.profile(
                          new nl.skillspaspoort.core.did.Did(signer.keyId().controller()),
                          "EVC Centrum Rivierenland (fictief)")));
      assertThat(token.keyId()).isEqualTo(signer.keyId());
      assertThat(token.issuer()).contains(signer.keyId().controller());
      assertThat(token.issuedAt()).contains(FixedClock.NOW);
      assertThat(token.expires()).isEmpty();
      assertThat(token.notBefore()).isEmpty();
    }
  }

  @Test
  @Tag("T27")
  void fieldThatNoContextDefines_isRefused() {
    assertThat(
            refusal(
                TestKeys.issuer(),
                Credentials.smallDraft()
                    .toUnsignedCredential(
                        Credentials.issuerProfile(), Credentials.SMALL_ID, FixedClock.NOW)
                    .with("grade", "A+")))
        .isEqualTo(ProblemCode.DATA_LOSS);
  }

  @Test
  void signerWithAnotherKey_isNotHandedOut() {
    assertThat(refusal(new Lying(TestKeys.stranger(), TestKeys.ISSUER.publicKey())))
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  private static ProblemCode refusal(Signer signer) {
    return catchThrowableOfType(
            IssueException.class, () -> issuer(signer).issue(Credentials.evcDraft()))
        .problem()
        .code();
  }

  private static ProblemCode refusal(
      Signer signer, nl.skillspaspoort.core.json.JsonObject credential) {
    return catchThrowableOfType(
            ProblemException.class,
            () -> Securing.vcJwt().secure(credential, FixedClock.NOW, signer))
        .problem()
        .code();
  }

  /** A draft that brings a claim of the token as a member of its own. */
  @Test
  void tokenClaimInADraft_isRefused() {
    assertThat(refusal(TestKeys.issuer(), Credentials.small().with("nonce", new JsonString("x"))))
        .isEqualTo(ProblemCode.DATA_LOSS);
  }

  private static Issuer issuer(Signer signer) {
    return Issuer.builder()
        .signer(signer)
        .name("EVC Centrum Rivierenland (fictief)")
        .securing(Securing.vcJwt())
        .clock(FixedClock.atNow())
        .build();
  }

  /** Says it signs with one key and signs with another. */
  private record Lying(Signer real, VerificationKey said) implements Signer {
    @Override
    public KeyId keyId() {
      return DidKey.keyId(said);
    }

    @Override
    public VerificationKey publicKey() {
      return said;
    }

    @Override
    public byte[] sign(byte[] message) throws SigningException {
      return real.sign(message);
    }
  }
}
