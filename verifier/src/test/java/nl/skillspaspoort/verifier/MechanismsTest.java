package nl.skillspaspoort.verifier;

import static nl.skillspaspoort.verifier.Token.REQUEST;
import static nl.skillspaspoort.verifier.Token.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import nl.skillspaspoort.core.carrier.BadgePicture;
import nl.skillspaspoort.core.credential.Envelope;
import nl.skillspaspoort.core.credential.SecuringMechanism;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same credential by every mechanism, in presentations by every mechanism: the same answer. */
final class MechanismsTest {
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  @Test
  void everyMechanism_givesTheSameClaims() throws ProblemException {
    JsonObject expected = Credentials.evc();
    for (SignedCredential credential : credentials()) {
      for (SignedPresentation shown : List.of(proof(credential), jwt(credential))) {
        VerificationResult result = verifier().verify(shown.bytes(), REQUEST);
        assertThat(result.problems()).isEmpty();
        VerifiedCredential verified =
            result.match(VerificationResult.Valid::credential, no -> null, open -> null);
        assertThat(verified.claims().json()).isEqualTo(expected);
        assertThat(verified.skillFindings()).hasSize(10);
      }
    }
  }

  @Test
  void mixedCredentials_areVerifiedInOrder() throws ProblemException {
    List<SignedCredential> all = credentials();
    for (SignedPresentation shown :
        List.of(
            SignedPresentation.create(all, REQUEST, TestKeys.holder(), FixedClock.NOW, LIFETIME),
            SignedPresentation.createJwt(
                all, REQUEST, TestKeys.holder(), FixedClock.NOW, LIFETIME))) {
      VerificationResult result = verifier().verify(shown, REQUEST);
      assertThat(result.verdict()).isEqualTo(Verdict.VALID);
      assertThat(result.parts()).hasSize(all.size());
    }
  }

  @Test
  void parsedAgain_isTheSameText() throws ProblemException {
    for (SignedCredential credential : credentials()) {
      SignedCredential again = SignedCredential.parse(credential.text());
      assertThat(again).isEqualTo(credential).hasSameHashCodeAs(credential);
      assertThat(again.mechanism()).isEqualTo(credential.mechanism());
      assertThat(again.text()).isEqualTo(credential.text());
      assertThat(SignedCredential.of(credential.inPresentation())).isEqualTo(credential);
      SignedPresentation shown = jwt(credential);
      assertThat(SignedPresentation.parse(shown.bytes())).isEqualTo(shown);
      assertThat(shown.mechanism()).isEqualTo(SecuringMechanism.JOSE);
    }
  }

  @Test
  void envelopedPresentation_isOpened() throws ProblemException {
    SignedPresentation shown = jwt(credentials().get(0));
    JsonObject envelope =
        new Envelope(Envelope.Type.PRESENTATION, VcJwt.Kind.PRESENTATION.typ(), shown.text())
            .toJson();
    assertThat(verifier().verify(utf8(envelope.toJson()), REQUEST).verdict())
        .isEqualTo(Verdict.VALID);
    assertThat(SignedPresentation.of(envelope)).isEqualTo(shown);
  }

  /** Two signatures over one statement are one credential; two mechanisms are two. */
  @Test
  @Tag("T14")
  void otherSignatureOverTheSameClaims_isTheSameCredential() throws ProblemException {
    SignedCredential now =
        SignedCredential.of(
            VcJwt.signCredential(Credentials.evc(), FixedClock.NOW, TestKeys.issuer()));
    SignedCredential later =
        SignedCredential.of(
            VcJwt.signCredential(
                Credentials.evc(), FixedClock.NOW.plusSeconds(1), TestKeys.issuer()));
    assertThat(later.text()).isNotEqualTo(now.text());
    assertThat(later).isEqualTo(now);
    assertThat(Credentials.signed(Credentials.evc())).isNotEqualTo(now);
  }

  /** The application never sees what stands outside the token. */
  @Test
  @Tag("T36")
  void claims_areThoseOfTheToken() throws ProblemException {
    VerificationResult result =
        bearer(VerificationPolicy.builder()).verify(jwtOf(Credentials.evc()).text());
    JsonObject claims =
        result.match(valid -> valid.credential().claims().json(), no -> null, open -> null);
    assertThat(claims).isEqualTo(Credentials.evc());
    assertThat(claims.names()).doesNotContain("iss", "sub", "jti", "iat");
  }

  /** A picture is a way to send a credential: it makes nothing better, and nothing worse. */
  @Test
  void credentialInAPicture_isVerifiedLikeOneWithout() throws ProblemException {
    byte[] picture = utf8("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>");
    Verifier verifier = bearer(VerificationPolicy.builder());
    for (SignedCredential credential : credentials()) {
      byte[] baked = BadgePicture.bake(picture, credential);
      assertThat(verifier.verify(baked).verdict()).isEqualTo(Verdict.VALID);
      assertThat(verifier.verify(baked).outcomes())
          .isEqualTo(verifier.verify(credential.bytes()).outcomes());
    }
    assertThat(verifier.verify(picture).problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.CARRIER_EMPTY);
    assertThat(verifier.verify(picture).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void presentationWithoutRequest_cannotBeTold() throws ProblemException {
    VerificationResult result = verifier().verify(jwt(credentials().get(0)).text());
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.problems())
        .extracting(Problem::code)
        .contains(ProblemCode.REQUEST_NOT_GIVEN)
        .doesNotContain(ProblemCode.CHALLENGE_MISMATCH, ProblemCode.AUDIENCE_MISMATCH);
  }

  @Test
  @Tag("T10")
  void credentialWhereAPresentationIsExpected_isRefused() throws ProblemException {
    VerificationResult result = verifier().verify(utf8(jwtOf(Credentials.evc()).text()), REQUEST);
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(result.problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.JWS_TYPE_MISMATCH);
  }

  /**
   * Encrypted tokens are no way in: they are refused by their form, before anything is inflated.
   */
  @Test
  @Tag("T26")
  void encryptedToken_isRefusedUnopened() {
    for (String header :
        List.of(
            "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\",\"typ\":\"vc+jwt\"}",
            "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A256GCM\",\"p2c\":2147483647,\"typ\":\"vc+jwt\"}")) {
      String first = Base64Url.encode(header.getBytes(StandardCharsets.UTF_8));
      for (String token : List.of(first + "..AAAA.AAAA.AAAA", first + ".AAAA.AAAA")) {
        VerificationResult result = Verifier.builder().build().verify(token);
        assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(result.problems())
            .extracting(problem -> problem.code())
            .containsAnyOf(
                ProblemCode.PARSING_ERROR,
                ProblemCode.JWS_MALFORMED,
                ProblemCode.JWS_HEADER_NOT_ALLOWED,
                ProblemCode.ALG_NOT_ALLOWED);
      }
    }
  }

  /**
   * What the contexts do not define is refused when it is signed, whatever the signature covers.
   */
  @Test
  @Tag("T27")
  void undefinedMember_isNotSigned() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    nl.skillspaspoort.core.jose.JwsException.class,
                    () ->
                        VcJwt.signCredential(
                            Credentials.evc().with("grade", "A+"),
                            FixedClock.NOW,
                            TestKeys.issuer()))
                .problem()
                .code())
        .isEqualTo(ProblemCode.DATA_LOSS);
  }

  private static List<SignedCredential> credentials() throws ProblemException {
    return List.of(
        SignedCredential.of(
            Credentials.secured(
                Credentials.evc(), TestKeys.issuer(), Cryptosuites.EDDSA_RDFC_2022)),
        SignedCredential.of(
            Credentials.secured(Credentials.evc(), TestKeys.issuer(), Cryptosuites.EDDSA_JCS_2022)),
        jwtOf(Credentials.evc()));
  }

  private static SignedCredential jwtOf(JsonObject credential) throws ProblemException {
    return SignedCredential.of(VcJwt.signCredential(credential, FixedClock.NOW, TestKeys.issuer()));
  }

  private static SignedPresentation proof(SignedCredential credential) throws ProblemException {
    return SignedPresentation.create(
        List.of(credential), REQUEST, TestKeys.holder(), FixedClock.NOW, LIFETIME);
  }

  private static SignedPresentation jwt(SignedCredential credential) throws ProblemException {
    return SignedPresentation.createJwt(
        List.of(credential), REQUEST, TestKeys.holder(), FixedClock.NOW, LIFETIME);
  }

  private static Verifier verifier() {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
        .clock(FixedClock.atNow())
        .build();
  }

  private static Verifier bearer(VerificationPolicy.Builder policy) {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
        .policy(policy.allowBearer().build())
        .clock(FixedClock.atNow())
        .build();
  }
}
