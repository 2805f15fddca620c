package nl.skillspaspoort.verifier;

import static nl.skillspaspoort.core.problem.ProblemCode.*;
import static nl.skillspaspoort.verifier.Token.NOW;
import static nl.skillspaspoort.verifier.Token.REQUEST;
import static nl.skillspaspoort.verifier.Token.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
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
 * What must not pass as {@code vc+jwt} or {@code vp+jwt}: from one good presentation of one good
 * credential, one thing is changed, and exactly one check fails, with exactly one code.
 */
@Tag("T1")
@Tag("T2")
@Tag("T3")
@Tag("T4")
@Tag("T5")
@Tag("T6")
@Tag("T7")
@Tag("T9")
@Tag("T10")
@Tag("T11")
@Tag("T12")
@Tag("T19")
@Tag("T20")
@Tag("T21")
@Tag("T25")
@Tag("T36")
@Tag("T45")
@Tag("T79")
final class VcJwtMustNotPassTest {
  private static final int FEWEST_ROWS = 336;

  private static final Signer P256 =
      DidKey.signer(EcSecretKey.generate(KeyAlgorithm.P256, new SecureRandom()));
  private static final Signer P384 =
      DidKey.signer(EcSecretKey.generate(KeyAlgorithm.P384, new SecureRandom()));

  /** Every {@code typ} that one kind of object may not have, another kind has, or nobody has. */
  private static final List<String> TYPES =
      List.of(
          "vc+jwt",
          "vp+jwt",
          "dc+sd-jwt",
          "vc+sd-jwt",
          "vp+sd-jwt",
          "kb+jwt",
          "openid4vci-proof+jwt",
          "oauth-authz-req+jwt",
          "statuslist+jwt",
          "entity-statement+jwt",
          "trustlist+jwt",
          "JWT",
          "VC+JWT",
          "application/vc+jwt",
          "application/vp+jwt",
          "vc+ld+json+jwt",
          "");

  private record Row(String name, Supplier<byte[]> sent, Check check, ProblemCode code) {}

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (boolean credential : List.of(true, false)) {
      algorithms(rows, credential);
      headers(rows, credential);
      spellings(rows, credential);
      payloads(rows, credential);
      signatures(rows, credential);
    }
    otherAlgorithms(rows);
    keyNames(rows);
    names(rows);
    statements(rows);
    envelopes(rows);
    answers(rows);
    return rows;
  }

  private static void algorithms(List<Row> rows, boolean credential) {
    for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
      text(
          rows,
          credential,
          "alg " + none + " without signature",
          t -> t.header(h -> h.with("alg", none)).with(new byte[0]),
          Check.FORMAT,
          ALG_NOT_ALLOWED);
    }
    text(
        rows,
        credential,
        "no alg, no signature",
        t -> t.header(h -> h.without("alg")).with(new byte[0]),
        Check.FORMAT,
        ALG_NOT_ALLOWED);
    header(rows, credential, "alg none, signed", h -> h.with("alg", "none"), ALG_NOT_ALLOWED);
    header(rows, credential, "alg as a list", h -> h.with("alg", list("EdDSA")), ALG_NOT_ALLOWED);
    for (String other : List.of("RS256", "PS256", "ES256K", "eddsa", "Ed448")) {
      header(rows, credential, "alg " + other, h -> h.with("alg", other), ALG_NOT_ALLOWED);
    }
    byte[] key = (credential ? TestKeys.ISSUER : TestKeys.HOLDER).publicKey().encoded();
    mac(rows, credential, "the raw public key", "HS256", key);
    mac(rows, credential, "the public key as JWK", "HS256", utf8(jwk(key).toJson()));
    mac(rows, credential, "the public key as PEM", "HS256", utf8(pem(key)));
    mac(rows, credential, "the raw public key", "HS512", key);
  }

  /** The key decides: a name of another algorithm in the header is refused, whatever follows. */
  private static void otherAlgorithms(List<Row> rows) {
    for (String alg : List.of("ES256", "ES384", "ES512")) {
      for (boolean credential : List.of(true, false)) {
        text(
            rows,
            credential,
            alg + " with an Ed25519 key",
            t -> t.header(h -> h.with("alg", alg)).text(),
            Check.PROOF,
            ALG_NOT_ALLOWED);
      }
    }
    for (String alg : List.of("EdDSA", "ES384")) {
      credential(
          rows, alg + " with a P-256 key", t -> by(P256, alg).text(), Check.PROOF, ALG_NOT_ALLOWED);
    }
    for (String alg : List.of("EdDSA", "ES256")) {
      credential(
          rows, alg + " with a P-384 key", t -> by(P384, alg).text(), Check.PROOF, ALG_NOT_ALLOWED);
    }
    credential(
        rows,
        "ES256 in DER",
        t -> by(P256, "ES256").with(der(by(P256, "ES256").signature())),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  /** The EVC certificate by an issuer with this key. */
  private static Token by(Signer signer, String alg) {
    String did = signer.keyId().controller();
    return Token.credential()
        .by(signer)
        .header(h -> h.with("alg", alg).with("kid", signer.keyId().value()))
        .claims(
            c ->
                c.with("iss", did)
                    .with("issuer", Credentials.profile(new Did(did), "Lasschool Noord")));
  }

  /** The two numbers of a signature as ASN.1, which JSON Web Signatures do not use. */
  private static byte[] der(byte[] signature) {
    byte[] r = new BigInteger(1, Arrays.copyOf(signature, 32)).toByteArray();
    byte[] s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)).toByteArray();
    byte[] der = new byte[6 + r.length + s.length];
    der[0] = 0x30;
    der[1] = (byte) (der.length - 2);
    der[2] = 2;
    der[3] = (byte) r.length;
    System.arraycopy(r, 0, der, 4, r.length);
    der[4 + r.length] = 2;
    der[5 + r.length] = (byte) s.length;
    System.arraycopy(s, 0, der, 6 + r.length, s.length);
    return der;
  }

  @Test
  void ecdsaKeys_areAcceptedUnderTheirOwnAlgorithm() {
    for (Token token : List.of(by(P256, "ES256"), by(P384, "ES384"))) {
      VerificationResult part =
          verifier().verify(utf8(shown(token.text()).text()), REQUEST).parts().get(0);
      assertThat(part.outcome(Check.PROOF).isSatisfied()).isTrue();
      assertThat(part.problems()).extracting(Problem::code).containsExactly(ISSUER_NOT_LISTED);
    }
  }

  private static void mac(
      List<Row> rows, boolean credential, String secret, String alg, byte[] bytes) {
    text(
        rows,
        credential,
        alg + " with " + secret,
        t -> {
          Token token = t.header(h -> h.with("alg", alg));
          return token.with(hmac(alg, bytes, utf8(token.signingInput())));
        },
        Check.FORMAT,
        ALG_NOT_ALLOWED);
  }

  private static void headers(List<Row> rows, boolean credential) {
    String own = credential ? "vc+jwt" : "vp+jwt";
    for (String typ : TYPES) {
      if (!typ.equals(own)) {
        header(rows, credential, "typ " + typ, h -> h.with("typ", typ), JWS_TYPE_MISMATCH);
      }
    }
    header(rows, credential, "no typ", h -> h.without("typ"), JWS_TYPE_MISMATCH);
    header(rows, credential, "typ as a list", h -> h.with("typ", list(own)), JWS_TYPE_MISMATCH);
    for (String cty : List.of(credential ? "vp" : "vc", "json", own, "VC")) {
      header(rows, credential, "cty " + cty, h -> h.with("cty", cty), JWS_TYPE_MISMATCH);
    }
    header(rows, credential, "crit of x", h -> h.with("crit", list("x")), JWS_HEADER_NOT_ALLOWED);
    header(rows, credential, "an empty crit", h -> h.with("crit", list()), JWS_HEADER_NOT_ALLOWED);
    header(
        rows,
        credential,
        "b64 with crit",
        h -> h.toBuilder().put("crit", list("b64")).put("b64", false).build(),
        JWS_HEADER_NOT_ALLOWED);
    header(
        rows,
        credential,
        "b64 without crit",
        h -> h.toBuilder().put("b64", false).build(),
        JWS_HEADER_NOT_ALLOWED);
    header(rows, credential, "an unknown parameter", h -> h.with("x", "y"), JWS_HEADER_NOT_ALLOWED);
    header(rows, credential, "zip", h -> h.with("zip", "DEF"), JWS_HEADER_NOT_ALLOWED);
    header(
        rows,
        credential,
        "another iss in the header",
        h -> h.with("iss", "did:example:evil"),
        JWS_HEADER_NOT_ALLOWED);
    for (String where : List.of("jku", "x5u", "x5t", "x5t#S256")) {
      header(
          rows,
          credential,
          where + " beside kid",
          h -> h.with(where, "http://127.0.0.1:9/keys"),
          JWS_HEADER_NOT_ALLOWED);
    }
    header(
        rows,
        credential,
        "x5c beside kid",
        h -> h.with("x5c", list("MIIB")),
        JWS_HEADER_NOT_ALLOWED);
    header(
        rows,
        credential,
        "x5c instead of kid",
        h -> h.without("kid").with("x5c", list("MIIB")),
        JWS_HEADER_NOT_ALLOWED);
    text(
        rows,
        credential,
        "a stranger's signature and the stranger's jwk",
        t ->
            t.by(TestKeys.stranger())
                .header(h -> h.with("jwk", jwk(TestKeys.STRANGER.publicKey().encoded())))
                .text(),
        Check.FORMAT,
        JWS_HEADER_NOT_ALLOWED);
    text(
        rows,
        credential,
        "a parameter twice",
        t -> t.headerText(h -> "{\"typ\":\"kb+jwt\"," + h.substring(1)).text(),
        Check.FORMAT,
        JWS_MALFORMED);
    text(
        rows,
        credential,
        "an escaped parameter twice",
        t -> t.headerText(h -> "{\"k\\u0069d\":\"a\"," + h.substring(1)).text(),
        Check.FORMAT,
        JWS_MALFORMED);
    text(
        rows,
        credential,
        "a header that is a list",
        t -> t.headerText(h -> "[" + h + "]").text(),
        Check.FORMAT,
        JWS_MALFORMED);
    header(rows, credential, "no kid", h -> h.without("kid"), MISSING_MEMBER);
    header(
        rows,
        credential,
        "a kid that is a number",
        h -> h.toBuilder().put("kid", 1).build(),
        MALFORMED_VALUE_ERROR);
    for (String kid :
        List.of(
            "../../etc/passwd",
            "file:///etc/passwd",
            "http://127.0.0.1/",
            "did:key:z6Mk",
            "' OR 1=1 --",
            "",
            "#",
            "a#b#c",
            "x".repeat(2_000))) {
      header(
          rows,
          credential,
          "kid " + (kid.length() > 40 ? "of " + kid.length() : kid),
          h -> h.with("kid", kid),
          MALFORMED_VALUE_ERROR);
    }
    header(
        rows, credential, "a kid of 1 MB", h -> h.with("kid", "x".repeat(1 << 20)), LIMIT_EXCEEDED);
  }

  private static void spellings(List<Row> rows, boolean credential) {
    for (int part = 0; part < 3; part++) {
      int changed = part;
      for (String added : List.of("=", "==", "\n", "!*", " ")) {
        text(
            rows,
            credential,
            "part " + part + " with " + added.replace("\n", "a line feed"),
            t -> part(t.text(), changed, p -> p + added),
            Check.FORMAT,
            JWS_MALFORMED);
      }
    }
    text(
        rows,
        credential,
        "trailing bits in the signature",
        t -> part(t.text(), 2, VcJwtMustNotPassTest::otherTrailingBits),
        Check.FORMAT,
        JWS_MALFORMED);
    text(rows, credential, "a fourth part", t -> t.text() + ".e30", Check.FORMAT, JWS_MALFORMED);
    text(rows, credential, "no signature part", Token::signingInput, Check.FORMAT, JWS_MALFORMED);
  }

  private static void payloads(List<Row> rows, boolean credential) {
    for (String claim : List.of("exp", "iat", "nbf")) {
      for (JsonValue time :
          List.of(
              new JsonString("1700000000"),
              new JsonString("2026-11-23T12:00:00Z"),
              JsonNumber.parse("1e99"),
              JsonNumber.parse("1700000000.5"),
              JsonNumber.parse("-1"),
              JsonNumber.parse("253402300800"))) {
        claims(
            rows,
            credential,
            claim + " as " + time.kind() + " " + time.toJson(),
            c -> c.with(claim, time),
            Check.FORMAT,
            MALFORMED_VALUE_ERROR);
      }
    }
    for (String second : List.of("vc", "vp", "proof")) {
      claims(
          rows,
          credential,
          "a member " + second,
          c -> c.with(second, JsonObject.EMPTY),
          Check.FORMAT,
          CREDENTIAL_STRUCTURE);
    }
    claims(
        rows,
        credential,
        "a jti of something else",
        c -> c.with("jti", "urn:uuid:0"),
        Check.FORMAT,
        CREDENTIAL_STRUCTURE);
    claims(
        rows,
        credential,
        "a sub that is somebody else",
        c -> c.with("sub", "did:example:else"),
        Check.FORMAT,
        CREDENTIAL_STRUCTURE);
    payload(rows, credential, "nothing", t -> "", PARSING_ERROR);
    payload(rows, credential, "a list", t -> "[" + t + "]", MALFORMED_VALUE_ERROR);
    payload(rows, credential, "two documents", t -> t + "{}", TRAILING_DATA);
    payload(rows, credential, "a byte order mark", t -> "\uFEFF" + t, INVALID_ENCODING);
    payload(
        rows, credential, "a name twice", t -> "{\"iss\":\"a\"," + t.substring(1), DUPLICATE_KEY);
    payload(
        rows,
        credential,
        "an escaped name twice",
        t -> "{\"\\u0069ss\":\"a\"," + t.substring(1),
        DUPLICATE_KEY);
    payload(
        rows,
        credential,
        "too deep",
        t -> "{\"x\":" + "[".repeat(65) + "]".repeat(65) + "," + t.substring(1),
        LIMIT_EXCEEDED);
    text(
        rows,
        credential,
        "payload: overlong UTF-8",
        t -> t.payload(new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'}).text(),
        Check.FORMAT,
        INVALID_ENCODING);
    claims(
        rows,
        credential,
        "signed tomorrow",
        c -> c.toBuilder().put("iat", NOW + 86_400).put("exp", NOW + 87_000).build(),
        Check.PROOF_PERIOD,
        PROOF_NOT_YET);
    claims(
        rows,
        credential,
        "a signature that starts tomorrow",
        c -> c.toBuilder().put("nbf", NOW + 86_400).build(),
        Check.PROOF_PERIOD,
        PROOF_NOT_YET);
    claims(
        rows,
        credential,
        "a signature that ended an hour ago",
        c -> c.toBuilder().put("iat", NOW - 7_200).put("exp", NOW - 3_600).build(),
        Check.PROOF_PERIOD,
        PROOF_EXPIRED);
  }

  private static void signatures(List<Row> rows, boolean credential) {
    for (int length : List.of(0, 1, 32, 63, 65, 128)) {
      text(
          rows,
          credential,
          "a signature of " + length + " bytes",
          t -> t.with(Arrays.copyOf(t.signature(), length)),
          Check.PROOF,
          CRYPTOGRAPHIC_SECURITY_ERROR);
    }
    text(
        rows,
        credential,
        "a signature of zeros",
        t -> t.with(new byte[64]),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    text(
        rows,
        credential,
        "a stranger's signature in the signer's name",
        t -> t.by(TestKeys.stranger()).text(),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    text(
        rows,
        credential,
        "a header changed after signing",
        t -> t.header(h -> h.without("cty")).with(t.signature()),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    text(
        rows,
        credential,
        "a payload spaced after signing",
        t -> t.payloadText(p -> p + " ").with(t.signature()),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    text(
        rows,
        credential,
        "an unknown member added after signing",
        t -> t.claims(c -> c.with("grade", "A+")).with(t.signature()),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    text(
        rows,
        credential,
        "a claim taken away after signing",
        t -> t.claims(c -> c.without(credential ? "sub" : "iss")).with(t.signature()),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  private static void keyNames(List<Row> rows) {
    credential(
        rows,
        "a key name of the issuer that nobody has",
        t -> t.header(h -> h.with("kid", TestKeys.did(TestKeys.ISSUER) + "#key-9")).text(),
        Check.ISSUER_KEY,
        KEY_UNRESOLVED);
    credential(
        rows,
        "a short key name that nobody has",
        t -> t.header(h -> h.with("kid", "key-9")).text(),
        Check.ISSUER_KEY,
        KEY_UNRESOLVED);
    credential(
        rows,
        "a stranger's key, named so",
        t ->
            t.by(TestKeys.stranger())
                .header(h -> h.with("kid", TestKeys.stranger().keyId().value()))
                .text(),
        Check.ISSUER_KEY,
        ISSUER_KEY_MISMATCH);
    credential(
        rows,
        "a key on this machine",
        t -> t.header(h -> h.with("kid", "http://127.0.0.1:9/keys#k")).text(),
        Check.ISSUER_KEY,
        ISSUER_KEY_MISMATCH);
    credential(
        rows,
        "an iss that is not the issuer",
        t -> t.claims(c -> c.with("iss", TestKeys.did(TestKeys.STRANGER).value())).text(),
        Check.ISSUER_KEY,
        ISSUER_KEY_MISMATCH);
    credential(
        rows,
        "an iss with a fragment",
        t -> t.claims(c -> c.with("iss", TestKeys.issuer().keyId().value())).text(),
        Check.ISSUER_KEY,
        ISSUER_KEY_MISMATCH);
    credential(
        rows,
        "a stranger as iss and key, the issuer as issuer",
        t ->
            t.by(TestKeys.stranger())
                .header(h -> h.with("kid", TestKeys.stranger().keyId().value()))
                .claims(c -> c.with("iss", TestKeys.did(TestKeys.STRANGER).value()))
                .text(),
        Check.ISSUER_KEY,
        ISSUER_KEY_MISMATCH);
  }

  private static void names(List<Row> rows) {
    presentation(
        rows,
        "a stranger's key, named so",
        t ->
            t.by(TestKeys.stranger())
                .header(h -> h.with("kid", TestKeys.stranger().keyId().value()))
                .text(),
        Check.HOLDER_KEY,
        ISSUER_KEY_MISMATCH);
    presentation(
        rows,
        "an iss that is not the holder",
        t -> t.claims(c -> c.with("iss", TestKeys.did(TestKeys.STRANGER).value())).text(),
        Check.HOLDER_KEY,
        ISSUER_KEY_MISMATCH);
    presentation(
        rows,
        "another holder named",
        t -> t.claims(c -> c.with("holder", TestKeys.did(TestKeys.STRANGER).value())).text(),
        Check.HOLDER_KEY,
        ISSUER_KEY_MISMATCH);
    presentation(
        rows,
        "somebody else's credential",
        t ->
            t.by(TestKeys.stranger())
                .header(h -> h.with("kid", TestKeys.stranger().keyId().value()))
                .claims(
                    c ->
                        c.with("holder", TestKeys.did(TestKeys.STRANGER).value())
                            .with("iss", TestKeys.did(TestKeys.STRANGER).value()))
                .text(),
        Check.HOLDER,
        HOLDER_MISMATCH);
  }

  /** The issuer itself signs something that must not be accepted. */
  private static void statements(List<Row> rows) {
    says(
        rows,
        "an audience",
        c -> c.with("aud", "https://x.example"),
        Check.FORMAT,
        CREDENTIAL_STRUCTURE);
    says(rows, "no issuer", c -> c.without("issuer"), Check.FORMAT, MISSING_MEMBER);
    says(rows, "no type", c -> c.without("type"), Check.FORMAT, MISSING_MEMBER);
    says(rows, "no contexts", c -> c.without("@context"), Check.FORMAT, MISSING_MEMBER);
    says(
        rows,
        "no subject",
        c -> c.without("sub").without("credentialSubject"),
        Check.FORMAT,
        CREDENTIAL_STRUCTURE);
    says(
        rows,
        "another context",
        c -> c.with("@context", list(Token.CONTEXT, "https://evil.example/ctx")),
        Check.CONTEXTS,
        CONTEXT_NOT_ALLOWED);
    says(
        rows,
        "a context inside",
        c ->
            c.with(
                "evidence",
                Credentials.json("{\"type\":\"Evidence\",\"@context\":\"https://e.example\"}")),
        Check.CONTEXTS,
        CONTEXT_NOT_ALLOWED);
    says(
        rows,
        "expired yesterday",
        c -> c.with("validUntil", "2026-11-22T12:00:00Z"),
        Check.VALIDITY,
        EXPIRED);
    says(
        rows,
        "valid from tomorrow",
        c -> c.with("validFrom", "2026-11-24T12:00:00Z"),
        Check.VALIDITY,
        NOT_YET_VALID);
    says(
        rows,
        "a schema",
        c ->
            c.with(
                "credentialSchema",
                Credentials.json("{\"id\":\"https://evc.example/s\",\"type\":\"JsonSchema\"}")),
        Check.SCHEMA,
        SCHEMA_NOT_CHECKED);
    says(
        rows,
        "a status entry",
        c ->
            c.with(
                "credentialStatus",
                Credentials.json(
                    "{\"type\":\"BitstringStatusListEntry\",\"statusPurpose\":\"revocation\","
                        + "\"statusListIndex\":\"1\",\"statusListCredential\":\"https://e.example\"}")),
        Check.STATUS,
        STATUS_RETRIEVAL_ERROR);
    says(
        rows,
        "awarded before the recognition",
        c -> c.with("awardedDate", "2019-01-01T00:00:00Z"),
        Check.RECOGNITION,
        RECOGNITION_NOT_YET);
    credential(
        rows,
        "an unlisted issuer",
        t ->
            t.by(TestKeys.stranger())
                .header(h -> h.with("kid", TestKeys.stranger().keyId().value()))
                .claims(
                    c ->
                        c.with("iss", TestKeys.did(TestKeys.STRANGER).value())
                            .with(
                                "issuer",
                                Credentials.profile(
                                    TestKeys.did(TestKeys.STRANGER), "Lasschool Noord")))
                .text(),
        Check.RECOGNITION,
        ISSUER_NOT_LISTED);
  }

  /** The token is good; what it comes in is not. */
  private static void envelopes(List<Row> rows) {
    String good = Token.credential().text();
    envelope(
        rows, "another issuer outside", e -> e.with("issuer", "did:example:evil"), UNKNOWN_MEMBER);
    envelope(
        rows,
        "a subject outside",
        e -> e.with("credentialSubject", JsonObject.builder().put("id", "did:x:y").build()),
        UNKNOWN_MEMBER);
    envelope(rows, "a proof outside", e -> e.with("proof", JsonObject.EMPTY), UNKNOWN_MEMBER);
    envelope(rows, "no context", e -> e.without("@context"), MISSING_MEMBER);
    envelope(
        rows,
        "another context",
        e -> e.with("@context", "https://e.example"),
        CREDENTIAL_STRUCTURE);
    envelope(
        rows,
        "one context more",
        e -> e.with("@context", list(Token.CONTEXT, "https://e.example")),
        CREDENTIAL_STRUCTURE);
    envelope(
        rows,
        "two types",
        e -> e.with("type", list("EnvelopedVerifiableCredential", "VerifiableCredential")),
        CREDENTIAL_STRUCTURE);
    envelope(rows, "no id", e -> e.without("id"), MISSING_MEMBER);
    for (String id :
        List.of(
            "not-a-credential",
            "https://e.example/vc",
            "data:," + good,
            "data:text/plain," + good)) {
      envelope(
          rows,
          "id " + id.substring(0, Math.min(20, id.length())),
          e -> e.with("id", id),
          CREDENTIAL_STRUCTURE);
    }
    for (String type :
        List.of("vc+jwt;base64", "vc+cose;base64", "vc+cose", "jwt", "vp+jwt", "VC+JWT", "")) {
      envelope(
          rows,
          "media type " + type,
          e -> e.with("id", "data:application/" + type + "," + good),
          UNSUPPORTED_SECURING);
    }
    envelope(
        rows,
        "a token with tildes called vc+jwt",
        e -> e.with("id", "data:application/vc+jwt," + good + "~"),
        CREDENTIAL_STRUCTURE);
    envelope(
        rows,
        "a token without tildes called vc+sd-jwt",
        e -> e.with("id", "data:application/vc+sd-jwt," + good),
        CREDENTIAL_STRUCTURE);
    presentation(
        rows,
        "a token as text",
        t -> t.claims(c -> c.with("verifiableCredential", list(good))).text(),
        Check.FORMAT,
        MALFORMED_VALUE_ERROR);
    presentation(
        rows,
        "a credential that nobody secured",
        t -> t.claims(c -> c.with("verifiableCredential", JsonArray.of(Credentials.evc()))).text(),
        Check.FORMAT,
        PROOF_MISSING);
    rows.add(
        new Row(
            "envelope: a presentation in one with another member",
            () ->
                utf8(
                    JsonObject.builder()
                        .put("@context", Token.CONTEXT)
                        .put("id", "data:application/vp+jwt," + shown(good).text())
                        .put("type", "EnvelopedVerifiablePresentation")
                        .put("holder", "did:example:evil")
                        .build()
                        .toJson()),
            Check.FORMAT,
            UNKNOWN_MEMBER));
    rows.add(
        new Row(
            "JSON serialization of a good presentation",
            () -> {
              String[] parts = shown(good).text().split("\\.", -1);
              return utf8(
                  JsonObject.builder()
                      .put("protected", parts[0])
                      .put("header", JsonObject.builder().put("kid", "x").build())
                      .put("payload", parts[1])
                      .put("signature", parts[2])
                      .build()
                      .toJson());
            },
            Check.FORMAT,
            MISSING_MEMBER));
  }

  private static void answers(List<Row> rows) {
    answer(rows, "no nonce", c -> c.without("nonce"), Check.CHALLENGE, CHALLENGE_MISMATCH);
    answer(
        rows,
        "another nonce",
        c -> c.with("nonce", "b3RoZXI"),
        Check.CHALLENGE,
        CHALLENGE_MISMATCH);
    answer(
        rows,
        "a nonce in a list",
        c -> c.with("nonce", list("x")),
        Check.FORMAT,
        MALFORMED_VALUE_ERROR);
    answer(rows, "no audience", c -> c.without("aud"), Check.AUDIENCE, AUDIENCE_MISMATCH);
    answer(
        rows,
        "another audience",
        c -> c.with("aud", "https://o.example"),
        Check.AUDIENCE,
        AUDIENCE_MISMATCH);
    answer(
        rows,
        "one audience more",
        c -> c.with("aud", list(REQUEST.audience(), "https://o.example")),
        Check.AUDIENCE,
        AUDIENCE_MISMATCH);
    answer(rows, "no end", c -> c.without("exp"), Check.PROOF_PERIOD, PRESENTATION_LIFETIME);
    answer(rows, "no start", c -> c.without("iat"), Check.PROOF_PERIOD, PRESENTATION_LIFETIME);
    answer(
        rows,
        "good for a year",
        c -> c.toBuilder().put("exp", NOW + 31_536_000).build(),
        Check.PROOF_PERIOD,
        PRESENTATION_LIFETIME);
    answer(
        rows,
        "no credential",
        c -> c.without("verifiableCredential"),
        Check.CONTENT,
        NOTHING_PRESENTED);
    answer(
        rows,
        "another context",
        c -> c.with("@context", list(Token.CONTEXT, "https://e.example")),
        Check.CONTEXTS,
        CONTEXT_NOT_ALLOWED);
    answer(rows, "no type", c -> c.without("type"), Check.FORMAT, CREDENTIAL_STRUCTURE);
  }

  @TestFactory
  Stream<DynamicTest> oneChange_failsExactlyOneCheck() {
    List<Row> rows = rows();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(FEWEST_ROWS);
    VerificationResult good = verifier().verify(utf8(good().text()), REQUEST);
    return rows.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.name() + " → " + row.check() + " " + row.code(),
                    () ->
                        OneObjection.check(
                            good,
                            verifier().verify(row.sent().get(), REQUEST),
                            row.check(),
                            row.code())));
  }

  @Test
  void goodTokens_areValid() {
    VerificationResult result = verifier().verify(utf8(good().text()), REQUEST);
    assertThat(result.problems()).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
  }

  /** What is not a mistake: other spellings that the specifications allow. */
  @Test
  void lesserClaims_areValid() {
    Token bare =
        Token.credential()
            .header(h -> h.without("cty"))
            .claims(c -> c.without("iss").without("jti").without("sub").without("iat"));
    Token named =
        Token.credential()
            .header(
                h ->
                    h.with("iss", TestKeys.did(TestKeys.ISSUER).value())
                        .with("kid", "#" + TestKeys.issuer().keyId().fragment()));
    for (Token token : List.of(bare, named)) {
      assertThat(verifier().verify(utf8(shown(token.text()).text()), REQUEST).verdict())
          .isEqualTo(Verdict.VALID);
    }
  }

  private static Verifier verifier() {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
        .clock(FixedClock.atNow())
        .build();
  }

  private static Token good() {
    return shown(Token.credential().text());
  }

  private static Token shown(String credential) {
    return Token.presentation(Token.envelope(credential));
  }

  private static void text(
      List<Row> rows,
      boolean credential,
      String name,
      Writing written,
      Check check,
      ProblemCode code) {
    if (credential) {
      credential(rows, name, written, check, code);
    } else {
      presentation(rows, name, written, check, code);
    }
  }

  /** How a token becomes the text that is sent. */
  private interface Writing {
    String of(Token token);
  }

  private static void credential(
      List<Row> rows, String name, Writing written, Check check, ProblemCode code) {
    rows.add(
        new Row(
            "vc+jwt: " + name,
            () -> utf8(shown(written.of(Token.credential())).text()),
            check,
            code));
  }

  private static void presentation(
      List<Row> rows, String name, Writing written, Check check, ProblemCode code) {
    rows.add(new Row("vp+jwt: " + name, () -> utf8(written.of(good())), check, code));
  }

  private static void header(
      List<Row> rows,
      boolean credential,
      String name,
      UnaryOperator<JsonObject> change,
      ProblemCode code) {
    text(rows, credential, name, t -> t.header(change).text(), Check.FORMAT, code);
  }

  private static void claims(
      List<Row> rows,
      boolean credential,
      String name,
      UnaryOperator<JsonObject> change,
      Check check,
      ProblemCode code) {
    text(rows, credential, name, t -> t.claims(change).text(), check, code);
  }

  private static void payload(
      List<Row> rows,
      boolean credential,
      String name,
      UnaryOperator<String> change,
      ProblemCode code) {
    text(
        rows,
        credential,
        "payload: " + name,
        t -> t.payloadText(change).text(),
        Check.FORMAT,
        code);
  }

  private static void says(
      List<Row> rows,
      String name,
      UnaryOperator<JsonObject> change,
      Check check,
      ProblemCode code) {
    claims(rows, true, name, change, check, code);
  }

  private static void answer(
      List<Row> rows,
      String name,
      UnaryOperator<JsonObject> change,
      Check check,
      ProblemCode code) {
    claims(rows, false, name, change, check, code);
  }

  private static void envelope(
      List<Row> rows, String name, UnaryOperator<JsonObject> change, ProblemCode code) {
    rows.add(
        new Row(
            "envelope: " + name,
            () ->
                utf8(
                    Token.presentation(change.apply(Token.envelope(Token.credential().text())))
                        .text()),
            Check.FORMAT,
            code));
  }

  private static JsonArray list(String... texts) {
    return JsonArray.ofStrings(List.of(texts));
  }

  private static String part(String token, int index, UnaryOperator<String> change) {
    String[] parts = token.split("\\.", -1);
    parts[index] = change.apply(parts[index]);
    return String.join(".", parts);
  }

  /** 64 bytes leave four bits of the last character unused: another character, the same bytes. */
  private static String otherTrailingBits(String signature) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(signature.charAt(signature.length() - 1));
    String changed = signature.substring(0, signature.length() - 1) + alphabet.charAt(last + 1);
    assertThat(Base64.getUrlDecoder().decode(changed))
        .isEqualTo(Base64.getUrlDecoder().decode(signature));
    return changed;
  }

  private static JsonObject jwk(byte[] key) {
    return JsonObject.builder()
        .put("kty", "OKP")
        .put("crv", "Ed25519")
        .put("x", Base64Url.encode(key))
        .build();
  }

  private static String pem(byte[] key) {
    byte[] prefix = {0x30, 0x2a, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 3, 0x21, 0};
    byte[] spki = Arrays.copyOf(prefix, prefix.length + key.length);
    System.arraycopy(key, 0, spki, prefix.length, key.length);
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getEncoder().encodeToString(spki)
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static byte[] hmac(String alg, byte[] secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance("Hmac" + (alg.equals("HS256") ? "SHA256" : "SHA512"));
      mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
