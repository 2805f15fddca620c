package nl.skillspaspoort.verifier;

import static nl.skillspaspoort.core.problem.ProblemCode.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens of the data model 1.1: read by a policy that says so, and then strictly. */
@Tag("T10")
final class LegacyVcJwtTest {
  private static final List<String> CONTEXTS =
      List.of(
          "https://www.w3.org/2018/credentials/v1",
          "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
          "https://skillspaspoort.nl/ns/v1");
  private static final long ISSUED = Credentials.EVC_AWARDED.getEpochSecond();

  @Test
  void byDefault_isOfAnotherType() {
    VerificationResult result =
        verifier(VerificationPolicy.builder().allowContexts(CONTEXTS)).verify(token().text());
    assertThat(result.problems()).extracting(Problem::code).containsExactly(JWS_TYPE_MISMATCH);
  }

  @Test
  void byOptIn_isRead() {
    for (Token token : List.of(token(), token().header(h -> h.without("typ")))) {
      VerificationResult result = reading().verify(token.text());
      assertThat(result.problems()).isEmpty();
      assertThat(result.verdict()).isEqualTo(Verdict.VALID);
      result.match(
          valid ->
              assertThat(valid.credential().claims().json())
                  .isEqualTo(credential().with("expirationDate", "2028-05-31T10:00:00Z")),
          no -> null,
          open -> null);
    }
  }

  @Test
  void claimsAlone_fillTheCredential() {
    Token bare =
        token()
            .claims(
                c ->
                    c.with(
                        "vc",
                        credential().without("issuer").without("id").without("issuanceDate")));
    VerificationResult result = reading().verify(bare.text());
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    result.match(
        valid -> {
          assertThat(valid.credential().claims().id()).contains(Credentials.EVC_ID);
          assertThat(valid.credential().claims().issuer().id())
              .isEqualTo(TestKeys.did(TestKeys.ISSUER).value());
          return true;
        },
        no -> false,
        open -> false);
  }

  /** One change, one check, one code. */
  @Test
  void contradictions_areRefused() {
    Map<String, UnaryOperator<JsonObject>> changes =
        Map.ofEntries(
            Map.entry("another iss", c -> c.with("iss", "did:example:evil")),
            Map.entry("another jti", c -> c.with("jti", "urn:uuid:0")),
            Map.entry("another sub", c -> c.with("sub", "did:example:else")),
            Map.entry("another nbf", c -> c.toBuilder().put("nbf", ISSUED + 1).build()),
            Map.entry(
                "another exp",
                c -> c.with("vc", credential().with("expirationDate", "2029-01-01T00:00:00Z"))),
            Map.entry("a presentation beside it", c -> c.with("vp", JsonObject.EMPTY)),
            Map.entry("an audience", c -> c.with("aud", "https://x.example")),
            Map.entry("a proof inside", c -> c.with("vc", credential().with("proof", "x"))),
            Map.entry(
                "two subjects",
                c ->
                    c.with(
                        "vc",
                        credential()
                            .with(
                                "credentialSubject",
                                JsonArray.of(
                                    credential().get("credentialSubject").orElseThrow(),
                                    credential().get("credentialSubject").orElseThrow())))));
    changes.forEach((name, change) -> refused(name, token().claims(change), CREDENTIAL_STRUCTURE));
    refused("no iss", token().claims(c -> c.without("iss")), MISSING_MEMBER);
    refused("no nbf", token().claims(c -> c.without("nbf")), MISSING_MEMBER);
    refused("no vc", token().claims(c -> c.without("vc")), MISSING_MEMBER);
    refused("nbf as text", token().claims(c -> c.with("nbf", "1")), MALFORMED_VALUE_ERROR);
    refused("vc as text", token().claims(c -> c.with("vc", "x")), MALFORMED_VALUE_ERROR);
    refused("a cty", token().header(h -> h.with("cty", "vc")), JWS_TYPE_MISMATCH);
    refused("another typ", token().header(h -> h.with("typ", "kb+jwt")), JWS_TYPE_MISMATCH);
    refused("a jwk", token().header(h -> h.with("jwk", JsonObject.EMPTY)), JWS_HEADER_NOT_ALLOWED);
    refused("no kid", token().header(h -> h.without("kid")), MISSING_MEMBER);
    refused(
        "a claim of 2.0 in the credential of 1.1",
        token().claims(c -> c.with("vc", credential().with("validUntil", "2029-01-01T00:00:00Z"))),
        CREDENTIAL_STRUCTURE);
  }

  @Test
  void expired_failsValidityOnly() {
    VerificationResult result =
        reading().verify(token().claims(c -> c.toBuilder().put("exp", ISSUED + 60).build()).text());
    assertThat(result.problems()).extracting(Problem::code).containsExactly(EXPIRED);
    assertThat(result.outcome(Check.VALIDITY).problem()).isPresent();
  }

  @Test
  @Tag("T6")
  void strangersKey_isRefused() {
    Token token =
        token()
            .by(TestKeys.stranger())
            .header(h -> h.with("kid", TestKeys.stranger().keyId().value()));
    assertThat(reading().verify(token.text()).problems())
        .extracting(Problem::code)
        .containsExactly(ISSUER_KEY_MISMATCH);
    assertThat(reading().verify(token().by(TestKeys.stranger()).text()).problems())
        .extracting(Problem::code)
        .containsExactly(CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  /** No media type is defined for it, so nothing can carry it into a presentation. */
  @Test
  void inAnEnvelope_isRefused() {
    VerificationResult result = reading().verify(Token.envelope(token().text()).toJson());
    assertThat(result.problems()).extracting(Problem::code).containsExactly(JWS_TYPE_MISMATCH);
  }

  private static void refused(String name, Token token, ProblemCode code) {
    VerificationResult result = reading().verify(token.text());
    assertThat(result.verdict()).as(name).isEqualTo(Verdict.INVALID);
    assertThat(result.problems()).as(name).extracting(Problem::code).containsExactly(code);
    assertThat(result.outcome(Check.FORMAT).problem()).as(name).isPresent();
  }

  private static JsonObject credential() {
    JsonObject evc = Credentials.evc();
    return evc.without("validFrom")
        .without("validUntil")
        .without("awardedDate")
        .with("@context", JsonArray.ofStrings(CONTEXTS))
        .with("issuanceDate", evc.text("validFrom").orElseThrow());
  }

  private static Token token() {
    return Token.of(
        Token.header("vc", TestKeys.issuer()).without("cty").with("typ", "JWT"),
        JsonObject.builder()
            .put("vc", credential())
            .put("iss", TestKeys.did(TestKeys.ISSUER).value())
            .put("sub", TestKeys.did(TestKeys.HOLDER).value())
            .put("jti", Credentials.EVC_ID)
            .put("nbf", ISSUED)
            .put("exp", ISSUED + 730L * 86_400)
            .build(),
        TestKeys.issuer());
  }

  private static Verifier reading() {
    return verifier(VerificationPolicy.builder().allowContexts(CONTEXTS).readLegacyVcJwt11());
  }

  private static Verifier verifier(VerificationPolicy.Builder policy) {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
        .policy(policy.allowBearer().build())
        .clock(FixedClock.atNow())
        .build();
  }
}
