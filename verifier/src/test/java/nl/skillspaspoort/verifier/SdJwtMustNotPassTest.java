package nl.skillspaspoort.verifier;

import static nl.skillspaspoort.core.problem.ProblemCode.*;
import static nl.skillspaspoort.verifier.SdToken.digest;
import static nl.skillspaspoort.verifier.SdToken.disclosure;
import static nl.skillspaspoort.verifier.SdToken.raw;
import static nl.skillspaspoort.verifier.Token.NOW;
import static nl.skillspaspoort.verifier.Token.REQUEST;
import static nl.skillspaspoort.verifier.Token.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Signer;
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
 * What must not pass as an SD-JWT credential: from one good credential, shown by itself with a key
 * binding and in a presentation, one thing is changed, and exactly one check fails, with exactly
 * one code.
 */
@Tag("T1")
@Tag("T3")
@Tag("T10")
@Tag("T37")
@Tag("T38")
@Tag("T39")
@Tag("T40")
@Tag("T41")
@Tag("T42")
@Tag("T43")
@Tag("T44")
@Tag("T45")
@Tag("T46")
@Tag("T47")
@Tag("T79")
final class SdJwtMustNotPassTest {
  private static final int FEWEST_ROWS = 272;
  private static final JsonValue X = new JsonString("x");

  private record Row(String name, Supplier<byte[]> sent, Check check, ProblemCode code) {}

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    issuerPart(rows);
    reservedNames(rows);
    digests(rows);
    overwriting(rows);
    shapes(rows);
    hashes(rows);
    hidden(rows);
    statements(rows);
    binding(rows);
    sdJwtVc(rows);
    envelopes(rows);
    bindingWithin(rows);
    return rows;
  }

  private static void issuerPart(List<Row> rows) {
    for (String none : List.of("none", "NONE", "HS256", "RS256", "")) {
      both(
          rows,
          "alg " + none,
          t -> t.header(h -> h.with("alg", none)).text(),
          Check.FORMAT,
          ALG_NOT_ALLOWED);
    }
    both(
        rows,
        "alg ES256 with an Ed25519 key",
        t -> t.header(h -> h.with("alg", "ES256")).text(),
        Check.PROOF,
        ALG_NOT_ALLOWED);
    for (String typ : List.of("vc+jwt", "kb+jwt", "vp+jwt", "JWT", "sd-jwt", "VC+SD-JWT", "")) {
      alone(
          rows,
          "typ " + typ,
          t -> t.header(h -> h.with("typ", typ)).text(),
          Check.FORMAT,
          JWS_TYPE_MISMATCH);
    }
    both(
        rows,
        "cty vp",
        t -> t.header(h -> h.with("cty", "vp")).text(),
        Check.FORMAT,
        JWS_TYPE_MISMATCH);
    for (String where : List.of("jwk", "jku", "x5u", "x5c", "x5t")) {
      both(
          rows,
          where + " in the header",
          t -> t.header(h -> h.with(where, "x")).text(),
          Check.FORMAT,
          JWS_HEADER_NOT_ALLOWED);
    }
    both(
        rows,
        "crit",
        t -> t.header(h -> h.with("crit", JsonArray.of(X))).text(),
        Check.FORMAT,
        JWS_HEADER_NOT_ALLOWED);
    both(rows, "no kid", t -> t.header(h -> h.without("kid")).text(), Check.FORMAT, MISSING_MEMBER);
    both(
        rows,
        "a stranger's signature in the issuer's name",
        t -> t.by(TestKeys.stranger()).text(),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    both(
        rows,
        "a stranger's key, named so",
        t ->
            t.by(TestKeys.stranger())
                .header(h -> h.with("kid", TestKeys.stranger().keyId().value()))
                .text(),
        Check.ISSUER_KEY,
        ISSUER_KEY_MISMATCH);
    both(
        rows,
        "a stranger as iss",
        t -> t.payload(p -> p.with("iss", TestKeys.did(TestKeys.STRANGER).value())).text(),
        Check.ISSUER_KEY,
        ISSUER_KEY_MISMATCH);
    both(
        rows,
        "a payload changed after signing",
        t ->
            t.payload(p -> p.with("name", "Diploma"))
                .around(resigned(t, p -> p.with("name", "Diploma"))),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    both(
        rows,
        "key binding as credential",
        t -> SdToken.binding("x~").text() + "~",
        Check.FORMAT,
        JWS_TYPE_MISMATCH);
  }

  /** Another payload under the signature of the first one. */
  private static String resigned(SdToken token, UnaryOperator<JsonObject> change) {
    return token.issuerPart().claims(change).with(token.issuerPart().signature());
  }

  private static void reservedNames(List<Row> rows) {
    for (String name : List.of("_sd", "...", "_sd_alg")) {
      both(
          rows,
          "a disclosure named " + name,
          t -> inResult(t, disclosure("s", name, JsonArray.of(X))).text(),
          Check.FORMAT,
          RESERVED_CLAIM_NAME);
    }
    both(
        rows,
        "a member named ... in the open",
        t -> result(t, 0, r -> r.with("...", "x")).text(),
        Check.FORMAT,
        SD_STRUCTURE_MALFORMED);
    both(
        rows,
        "_sd_alg inside",
        t -> result(t, 0, r -> r.with("_sd_alg", "sha-256")).text(),
        Check.FORMAT,
        RESERVED_CLAIM_NAME);
  }

  private static void digests(List<Row> rows) {
    both(
        rows,
        "a digest in two objects",
        t -> result(t, 1, r -> adding(r, digest(t.disclosures().get(0)))).text(),
        Check.FORMAT,
        DIGEST_REPEATED);
    both(
        rows,
        "a digest twice in one object",
        t -> result(t, 0, r -> adding(r, digest(t.disclosures().get(0)))).text(),
        Check.FORMAT,
        DIGEST_REPEATED);
    both(
        rows,
        "a digest of nothing in two objects",
        t ->
            result(result(t, 0, r -> adding(r, digest("x"))), 1, r -> adding(r, digest("x")))
                .text(),
        Check.FORMAT,
        DIGEST_REPEATED);
    both(
        rows,
        "a digest in an object and in a list",
        t -> results(t, all -> all.add(placeholder(digest(t.disclosures().get(0))))).text(),
        Check.FORMAT,
        DIGEST_REPEATED);
    both(
        rows,
        "a digest in the open and in a disclosure",
        t ->
            inResult(
                    t,
                    disclosure(
                        "s",
                        "more",
                        JsonObject.builder()
                            .put("_sd", list(digest(t.disclosures().get(0))))
                            .build()))
                .text(),
        Check.FORMAT,
        DIGEST_REPEATED);
    both(
        rows,
        "a disclosure twice",
        t -> t.disclosures(all -> with(all, all.get(3))).text(),
        Check.FORMAT,
        DIGEST_REPEATED);
    both(
        rows,
        "a foreign disclosure",
        t -> t.disclosures(all -> with(all, disclosure("s", "status", X))).text(),
        Check.FORMAT,
        DISCLOSURE_UNUSED);
    both(
        rows,
        "another outcome for the same digest",
        t ->
            t.disclosures(
                    all -> {
                      // The ninth result failed.
                      all.set(16, disclosure("salt16", "status", new JsonString("Completed")));
                      return all;
                    })
                .text(),
        Check.FORMAT,
        DISCLOSURE_UNUSED);
    both(
        rows,
        "a disclosure written with spaces",
        t ->
            t.disclosures(
                    all -> {
                      all.set(0, raw("[ \"salt0\", \"status\", \"Completed\"]"));
                      return all;
                    })
                .text(),
        Check.FORMAT,
        DISCLOSURE_UNUSED);
    both(
        rows,
        "a disclosure inside one that is withheld",
        t -> {
          String inner = disclosure("i", "b", X);
          String outer =
              disclosure("o", "a", JsonObject.builder().put("_sd", list(digest(inner))).build());
          return result(t, 0, r -> adding(r, digest(outer)))
              .disclosures(all -> with(all, inner))
              .text();
        },
        Check.FORMAT,
        DISCLOSURE_UNUSED);
  }

  private static void overwriting(List<Row> rows) {
    for (String name : List.of("type", "resultDescription", "status")) {
      both(
          rows,
          "a disclosure for " + name + ", which is there",
          t -> inResult(t, disclosure("s", name, X)).text(),
          Check.FORMAT,
          CLAIM_OVERWRITTEN);
    }
  }

  private static void shapes(List<Row> rows) {
    both(
        rows,
        "a placeholder with another member",
        t -> results(t, all -> all.add(placeholder("d").with("x", "y"))).text(),
        Check.FORMAT,
        SD_STRUCTURE_MALFORMED);
    both(
        rows,
        "a placeholder that is a number",
        t ->
            results(t, all -> all.add(JsonObject.builder().put("...", JsonNumber.of(1)).build()))
                .text(),
        Check.FORMAT,
        SD_STRUCTURE_MALFORMED);
    both(
        rows,
        "_sd as text",
        t -> result(t, 0, r -> r.with("_sd", "x")).text(),
        Check.FORMAT,
        SD_STRUCTURE_MALFORMED);
    both(
        rows,
        "_sd of numbers",
        t -> result(t, 0, r -> r.with("_sd", JsonArray.of(JsonNumber.of(1)))).text(),
        Check.FORMAT,
        SD_STRUCTURE_MALFORMED);
    both(
        rows,
        "a disclosure of two elements in an object",
        t -> inResult(t, raw("[\"s\",\"x\"]")).text(),
        Check.FORMAT,
        DISCLOSURE_MALFORMED);
    both(
        rows,
        "a disclosure of three elements in a list",
        t -> {
          String three = disclosure("s", "n", X);
          return results(t, all -> all.add(placeholder(digest(three))))
              .disclosures(all -> with(all, three))
              .text();
        },
        Check.FORMAT,
        DISCLOSURE_MALFORMED);
    for (String json :
        List.of(
            "[\"s\",\"n\",1,2]", "[\"s\"]", "[]", "{}", "\"s\"", "[1,\"n\",2]", "[\"s\",1,2]")) {
      both(
          rows,
          "the disclosure " + json,
          t -> inResult(t, raw(json)).text(),
          Check.FORMAT,
          DISCLOSURE_MALFORMED);
    }
    both(
        rows,
        "a disclosure that is no JSON",
        t -> inResult(t, raw("x")).text(),
        Check.FORMAT,
        PARSING_ERROR);
    both(
        rows,
        "a disclosure with a name twice",
        t -> inResult(t, raw("[\"s\",\"n\",{\"a\":1,\"a\":2}]")).text(),
        Check.FORMAT,
        DUPLICATE_KEY);
    both(
        rows,
        "a disclosure with padding",
        t -> inResult(t, disclosure("s", "n", X) + "=").text(),
        Check.FORMAT,
        DISCLOSURE_MALFORMED);
    both(rows, "an empty disclosure", t -> t.text() + "~", Check.FORMAT, SD_JWT_MALFORMED);
    both(
        rows,
        "5,000 disclosures",
        t -> t.disclosures(all -> Collections.nCopies(5_000, "e30")).text(),
        Check.FORMAT,
        LIMIT_EXCEEDED);
  }

  private static void hashes(List<Row> rows) {
    for (JsonValue name :
        List.of(
            new JsonString("sha-1"),
            new JsonString("md5"),
            new JsonString("SHA-256"),
            new JsonString(""),
            JsonNumber.of(256),
            JsonArray.of(new JsonString("sha-256")))) {
      both(
          rows,
          "_sd_alg " + name.toJson(),
          t -> t.payload(p -> p.with("_sd_alg", name)).text(),
          Check.FORMAT,
          HASH_NOT_ALLOWED);
    }
    both(
        rows,
        "digests by another hash",
        t -> t.payload(p -> p.with("_sd_alg", "sha-512")).text(),
        Check.FORMAT,
        DISCLOSURE_UNUSED);
  }

  private static void hidden(List<Row> rows) {
    for (String name :
        List.of(
            "iss",
            "aud",
            "exp",
            "nbf",
            "cnf",
            "status",
            "@context",
            "type",
            "issuer",
            "validFrom",
            "validUntil",
            "awardedDate",
            "credentialStatus",
            "credentialSchema",
            "relatedResource",
            "termsOfUse")) {
      both(
          rows,
          name + " in a disclosure",
          t -> {
            String hiding =
                disclosure(
                    "s", name, t.issuerPart().payloadMember(name).orElse(JsonNumber.of(NOW)));
            return t.payload(p -> p.without(name).with("_sd", list(digest(hiding))))
                .disclosures(all -> with(all, hiding))
                .text();
          },
          Check.FORMAT,
          CLAIM_NOT_DISCLOSABLE);
    }
    both(
        rows,
        "the issuer's name in a disclosure",
        t -> {
          String hiding = disclosure("s", "name", X);
          return t.payload(
                  p ->
                      p.with(
                          "issuer",
                          ((JsonObject) p.get("issuer").orElseThrow())
                              .without("name")
                              .with("_sd", list(digest(hiding)))))
              .disclosures(all -> with(all, hiding))
              .text();
        },
        Check.FORMAT,
        CLAIM_NOT_DISCLOSABLE);
    both(
        rows,
        "part of the status withheld",
        t ->
            t.payload(
                    p ->
                        p.with(
                            "status",
                            JsonObject.builder()
                                .put(
                                    "status_list",
                                    JsonObject.builder().put("_sd", list(digest("x"))).build())
                                .build()))
                .text(),
        Check.FORMAT,
        CLAIM_NOT_DISCLOSABLE);
    both(
        rows,
        "part of the holder's key withheld",
        t ->
            t.payload(
                    p ->
                        p.with(
                            "cnf",
                            ((JsonObject) p.get("cnf").orElseThrow())
                                .with("_sd", list(digest("x")))))
                .text(),
        Check.FORMAT,
        CLAIM_NOT_DISCLOSABLE);
    both(
        rows,
        "something withheld at the top",
        t -> t.payload(p -> p.with("_sd", list(digest("x")))).text(),
        Check.VALIDITY,
        CLAIM_NOT_DISCLOSABLE);
    both(
        rows,
        "the subject withheld",
        t ->
            t.payload(
                    p ->
                        p.without("credentialSubject")
                            .without("sub")
                            .with("_sd", list(digest("x"))))
                .disclosures(all -> List.of())
                .text(),
        Check.FORMAT,
        CREDENTIAL_STRUCTURE);
  }

  private static void statements(List<Row> rows) {
    for (String member : List.of("vc", "vp", "proof")) {
      both(
          rows,
          "a member " + member,
          t -> t.payload(p -> p.with(member, JsonObject.EMPTY)).text(),
          Check.FORMAT,
          CREDENTIAL_STRUCTURE);
    }
    both(
        rows,
        "an audience",
        t -> t.payload(p -> p.with("aud", "https://x.example")).text(),
        Check.FORMAT,
        CREDENTIAL_STRUCTURE);
    both(
        rows,
        "a sub that is somebody else",
        t -> t.payload(p -> p.with("sub", "did:example:else")).text(),
        Check.FORMAT,
        CREDENTIAL_STRUCTURE);
    both(
        rows,
        "another context",
        t -> t.payload(p -> p.with("@context", list(Token.CONTEXT, "https://e.example"))).text(),
        Check.CONTEXTS,
        CONTEXT_NOT_ALLOWED);
    both(
        rows,
        "a context in a disclosure",
        t ->
            inResult(
                    t,
                    disclosure(
                        "s",
                        "more",
                        JsonObject.builder().put("@context", "https://e.example").build()))
                .text(),
        Check.CONTEXTS,
        CONTEXT_NOT_ALLOWED);
    both(
        rows,
        "expired yesterday",
        t -> t.payload(p -> p.with("validUntil", "2026-11-22T12:00:00Z")).text(),
        Check.VALIDITY,
        EXPIRED);
    both(
        rows,
        "a token that expired",
        t -> t.payload(p -> p.toBuilder().put("exp", NOW - 3_600).build()).text(),
        Check.PROOF_PERIOD,
        PROOF_EXPIRED);
    both(
        rows,
        "a token that starts tomorrow",
        t -> t.payload(p -> p.toBuilder().put("nbf", NOW + 86_400).build()).text(),
        Check.PROOF_PERIOD,
        PROOF_NOT_YET);
    both(
        rows,
        "exp as text",
        t -> t.payload(p -> p.with("exp", "1900000000")).text(),
        Check.FORMAT,
        MALFORMED_VALUE_ERROR);
    both(
        rows,
        "the status of the token",
        t ->
            t.payload(
                    p ->
                        p.with(
                            "status",
                            Credentials.json(
                                "{\"status_list\":{\"idx\":1,\"uri\":\"https://e.example/1\"}}")))
                .text(),
        Check.STATUS,
        STATUS_RETRIEVAL_ERROR);
    both(
        rows,
        "a cnf of two members",
        t ->
            t.payload(
                    p -> p.with("cnf", ((JsonObject) p.get("cnf").orElseThrow()).with("kid", "x")))
                .text(),
        Check.FORMAT,
        MALFORMED_VALUE_ERROR);
    within(
        rows,
        "somebody else's key as cnf",
        t -> t.payload(p -> p.with("cnf", SdToken.cnf(TestKeys.STRANGER))).text(),
        Check.HOLDER,
        HOLDER_MISMATCH);
    within(
        rows,
        "no cnf, and somebody else as subject",
        t ->
            t.payload(
                    p ->
                        p.without("cnf")
                            .without("sub")
                            .with(
                                "credentialSubject",
                                ((JsonObject) p.get("credentialSubject").orElseThrow())
                                    .with("id", TestKeys.did(TestKeys.STRANGER).value())))
                .text(),
        Check.HOLDER,
        HOLDER_MISMATCH);
  }

  private static void binding(List<Row> rows) {
    shown(rows, "no key binding", SdToken::text, Check.FORMAT, HOLDER_BINDING_MISSING);
    shown(
        rows,
        "no key binding and no last tilde",
        t -> t.text().substring(0, t.text().length() - 1),
        Check.FORMAT,
        JWS_MALFORMED);
    shown(
        rows,
        "the last tilde lost",
        t -> t.text().substring(0, t.text().length() - 1) + SdToken.binding(t.text()).text(),
        Check.FORMAT,
        JWS_MALFORMED);
    shown(
        rows,
        "a key binding and no cnf",
        t -> t.payload(p -> p.without("cnf")).shown(),
        Check.FORMAT,
        HOLDER_BINDING_MISSING);
    for (String typ : List.of("JWT", "vc+sd-jwt", "dc+sd-jwt", "vp+jwt", "KB+JWT", "")) {
      bound(
          rows,
          "typ " + typ,
          b -> b.header(h -> h.with("typ", typ)),
          Check.FORMAT,
          JWS_TYPE_MISMATCH);
    }
    bound(rows, "no typ", b -> b.header(h -> h.without("typ")), Check.FORMAT, JWS_TYPE_MISMATCH);
    for (String alg : List.of("none", "HS256")) {
      bound(
          rows,
          "alg " + alg,
          b -> b.header(h -> h.with("alg", alg)),
          Check.FORMAT,
          ALG_NOT_ALLOWED);
    }
    bound(
        rows,
        "alg ES256",
        b -> b.header(h -> h.with("alg", "ES256")),
        Check.PROOF,
        ALG_NOT_ALLOWED);
    bound(
        rows,
        "the issuer's signature",
        b -> b.by(TestKeys.issuer()),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    bound(
        rows,
        "a stranger's signature",
        b -> b.by(TestKeys.stranger()),
        Check.PROOF,
        CRYPTOGRAPHIC_SECURITY_ERROR);
    claim(
        rows,
        "another nonce",
        c -> c.with("nonce", "b3RoZXI"),
        Check.CHALLENGE,
        CHALLENGE_MISMATCH);
    claim(rows, "no nonce", c -> c.without("nonce"), Check.CHALLENGE, CHALLENGE_MISMATCH);
    claim(
        rows,
        "a list of nonces",
        c -> c.with("nonce", list(REQUEST.challenge())),
        Check.FORMAT,
        MALFORMED_VALUE_ERROR);
    claim(
        rows,
        "another audience",
        c -> c.with("aud", "https://o.example"),
        Check.AUDIENCE,
        AUDIENCE_MISMATCH);
    claim(
        rows,
        "the audience with a slash",
        c -> c.with("aud", REQUEST.audience() + "/"),
        Check.AUDIENCE,
        AUDIENCE_MISMATCH);
    claim(rows, "no audience", c -> c.without("aud"), Check.AUDIENCE, AUDIENCE_MISMATCH);
    claim(
        rows,
        "a list of audiences",
        c -> c.with("aud", list(REQUEST.audience())),
        Check.FORMAT,
        MALFORMED_VALUE_ERROR);
    claim(
        rows,
        "made an hour ago",
        c -> c.toBuilder().put("iat", NOW - 3_600).build(),
        Check.PROOF_PERIOD,
        PROOF_EXPIRED);
    claim(
        rows,
        "made in an hour",
        c -> c.toBuilder().put("iat", NOW + 3_600).build(),
        Check.PROOF_PERIOD,
        PROOF_NOT_YET);
    claim(
        rows,
        "good for a year",
        c -> c.toBuilder().put("exp", NOW + 31_536_000).build(),
        Check.PROOF_PERIOD,
        PRESENTATION_LIFETIME);
    claim(
        rows,
        "over",
        c -> c.toBuilder().put("iat", NOW - 600).put("exp", NOW - 300).build(),
        Check.PROOF_PERIOD,
        PROOF_EXPIRED);
    claim(
        rows,
        "not begun",
        c -> c.toBuilder().put("nbf", NOW + 3_600).build(),
        Check.PROOF_PERIOD,
        PROOF_NOT_YET);
    claim(rows, "no iat", c -> c.without("iat"), Check.FORMAT, MISSING_MEMBER);
    claim(rows, "iat as text", c -> c.with("iat", "1"), Check.FORMAT, MALFORMED_VALUE_ERROR);
    claim(rows, "no sd_hash", c -> c.without("sd_hash"), Check.FORMAT, MISSING_MEMBER);
    claim(
        rows,
        "another sd_hash",
        c -> c.with("sd_hash", digest("x")),
        Check.PROOF,
        SD_HASH_MISMATCH);
    shown(
        rows,
        "a disclosure taken out after binding",
        t ->
            t.disclosures(all -> all.subList(1, all.size())).text()
                + SdToken.binding(t.text()).text(),
        Check.PROOF,
        SD_HASH_MISMATCH);
    shown(
        rows,
        "disclosures in another order",
        t ->
            t.disclosures(
                        all -> {
                          Collections.swap(all, 0, 1);
                          return all;
                        })
                    .text()
                + SdToken.binding(t.text()).text(),
        Check.PROOF,
        SD_HASH_MISMATCH);
    shown(
        rows,
        "the key binding of another credential",
        t -> t.text() + SdToken.binding(t.payload(p -> p.with("name", "Another")).text()).text(),
        Check.PROOF,
        SD_HASH_MISMATCH);
    shown(
        rows,
        "issuer and holder with one key",
        t -> {
          String text = t.payload(p -> p.with("cnf", SdToken.cnf(TestKeys.ISSUER))).text();
          return text + SdToken.binding(text).by(TestKeys.issuer()).text();
        },
        Check.HOLDER,
        KEY_NOT_AUTHORIZED);
    shown(
        rows,
        "two key bindings",
        t -> t.shown() + "~" + SdToken.binding(t.shown() + "~").text(),
        Check.FORMAT,
        DISCLOSURE_MALFORMED);
  }

  private static void sdJwtVc(List<Row> rows) {
    vc(rows, "no vct", p -> p.without("vct"), Check.FORMAT, MISSING_MEMBER);
    vc(rows, "an empty vct", p -> p.with("vct", ""), Check.FORMAT, MALFORMED_VALUE_ERROR);
    vc(rows, "vct a list", p -> p.with("vct", list("x")), Check.FORMAT, MALFORMED_VALUE_ERROR);
    vc(
        rows,
        "vct among aka_vcts",
        p -> p.with("aka_vcts", list("https://school.example/vct")),
        Check.FORMAT,
        MALFORMED_VALUE_ERROR);
    vc(rows, "ld as text", p -> p.with("ld", "x"), Check.FORMAT, DISCLOSURE_UNUSED);
    vc(
        rows,
        "an expired token",
        p -> p.toBuilder().put("exp", NOW - 3_600).build(),
        Check.PROOF_PERIOD,
        PROOF_EXPIRED);
    vc(
        rows,
        "a token that starts tomorrow",
        p -> p.toBuilder().put("nbf", NOW + 86_400).build(),
        Check.PROOF_PERIOD,
        PROOF_NOT_YET);
    vc(
        rows,
        "iss that is not the issuer",
        p -> p.with("iss", TestKeys.did(TestKeys.STRANGER).value()),
        Check.ISSUER_KEY,
        ISSUER_KEY_MISMATCH);
    for (String name : List.of("issuer", "validUntil", "credentialStatus", "type", "@context")) {
      rows.add(
          new Row(
              "dc+sd-jwt: " + name + " of the document in a disclosure",
              () -> {
                String hiding = disclosure("s", name, X);
                return utf8(
                    SdToken.sdJwtVc()
                        .payload(
                            p ->
                                p.with(
                                    "ld",
                                    ((JsonObject) p.get("ld").orElseThrow())
                                        .without(name)
                                        .with("_sd", list(digest(hiding)))))
                        .disclosures(all -> with(all, hiding))
                        .shown());
              },
              Check.FORMAT,
              CLAIM_NOT_DISCLOSABLE));
    }
    rows.add(
        new Row(
            "dc+sd-jwt: the document in a disclosure",
            () -> {
              JsonValue document = SdToken.sdJwtVc().issuerPart().payloadMember("ld").orElseThrow();
              String hiding = disclosure("s", "ld", document);
              return utf8(
                  SdToken.sdJwtVc()
                      .payload(p -> p.without("ld").with("_sd", list(digest(hiding))))
                      .disclosures(all -> with(all, hiding))
                      .shown());
            },
            Check.FORMAT,
            CLAIM_NOT_DISCLOSABLE));
    vc(
        rows,
        "something withheld beside the document",
        p -> p.with("_sd", list(digest("x"))),
        Check.VALIDITY,
        CLAIM_NOT_DISCLOSABLE);
    vc(
        rows,
        "something withheld at the top of the document",
        p -> p.with("ld", ((JsonObject) p.get("ld").orElseThrow()).with("_sd", list(digest("x")))),
        Check.VALIDITY,
        CLAIM_NOT_DISCLOSABLE);
    rows.add(
        new Row(
            "dc+sd-jwt of the old type",
            () -> utf8(SdToken.sdJwtVc().header(h -> h.with("typ", "vc+sd-jwt")).shown()),
            Check.FORMAT,
            MISSING_MEMBER));
  }

  /** The token is good; what it comes in is not. */
  private static void envelopes(List<Row> rows) {
    for (String type : List.of("dc+sd-jwt", "vc+jwt")) {
      enveloped(
          rows,
          "a vc+sd-jwt called " + type,
          SdToken.envelope(type, SdToken.credential().text()),
          CREDENTIAL_STRUCTURE);
    }
    for (String type : List.of("sd-jwt", "VC+SD-JWT", "vp+sd-jwt", "kb+jwt", "vc+sd-jwt;base64")) {
      enveloped(
          rows,
          "a vc+sd-jwt called " + type,
          SdToken.envelope(type, SdToken.credential().text()),
          UNSUPPORTED_SECURING);
    }
    enveloped(
        rows,
        "a dc+sd-jwt called vc+sd-jwt",
        SdToken.envelope("vc+sd-jwt", SdToken.sdJwtVc().text()),
        CREDENTIAL_STRUCTURE);
    enveloped(
        rows,
        "an envelope in an envelope",
        SdToken.envelope(
            "vc+sd-jwt", SdToken.envelope("vc+sd-jwt", SdToken.credential().text()).toJson()),
        CREDENTIAL_STRUCTURE);
    enveloped(
        rows,
        "a claim beside the token",
        SdToken.envelope("vc+sd-jwt", SdToken.credential().text()).with("name", "x"),
        UNKNOWN_MEMBER);
    enveloped(
        rows,
        "a line feed after the token",
        SdToken.envelope("vc+sd-jwt", SdToken.credential().text() + "\n"),
        JWS_MALFORMED);
  }

  /** A presentation of somebody, with a credential that has a key binding of its own. */
  private static void bindingWithin(List<Row> rows) {
    own(rows, "another nonce", b -> b.claims(c -> c.with("nonce", "x")), CHALLENGE_MISMATCH);
    own(rows, "another audience", b -> b.claims(c -> c.with("aud", "x")), AUDIENCE_MISMATCH);
    own(
        rows,
        "made an hour ago",
        b -> b.claims(c -> c.toBuilder().put("iat", NOW - 3_600).build()),
        PROOF_EXPIRED);
    own(rows, "a stranger's", b -> b.by(TestKeys.stranger()), CRYPTOGRAPHIC_SECURITY_ERROR);
    own(
        rows,
        "over something else",
        b -> b.claims(c -> c.with("sd_hash", digest("x"))),
        SD_HASH_MISMATCH);
    own(rows, "of another type", b -> b.header(h -> h.with("typ", "JWT")), JWS_TYPE_MISMATCH);
  }

  @TestFactory
  Stream<DynamicTest> oneChange_failsExactlyOneCheck() {
    List<Row> rows = rows();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(FEWEST_ROWS);
    VerificationResult good = verifier().verify(utf8(SdToken.credential().shown()), REQUEST);
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
  void goodOnes_areValid() {
    for (String good :
        List.of(
            SdToken.credential().shown(),
            SdToken.sdJwtVc().shown(),
            presentation("vc+sd-jwt", SdToken.credential().text()),
            presentation("vc+sd-jwt", SdToken.credential().shown()),
            presentation("dc+sd-jwt", SdToken.sdJwtVc().text()))) {
      VerificationResult result = verifier().verify(utf8(good), REQUEST);
      assertThat(result.problems()).isEmpty();
      assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    }
  }

  /** RFC 7800 §3.4: the issuer may name the holder's key instead of writing it down. */
  @Test
  void holderKeyThatIsNamedOnly_isFoundByItsName() {
    SdToken hers = SdToken.credential().payload(p -> p.with("cnf", named(TestKeys.holder())));
    assertThat(verifier().verify(utf8(hers.shown()), REQUEST).verdict()).isEqualTo(Verdict.VALID);
    SdToken another = SdToken.credential().payload(p -> p.with("cnf", named(TestKeys.stranger())));
    assertThat(verifier().verify(utf8(another.shown()), REQUEST).verdict())
        .isEqualTo(Verdict.INVALID);
  }

  private static JsonObject named(Signer holder) {
    return JsonObject.builder().put("kid", holder.keyId().value()).build();
  }

  @Test
  @Tag("T45")
  void secondShowing_isAReplay() {
    Verifier verifier = verifier();
    byte[] shown = utf8(SdToken.credential().shown());
    assertThat(verifier.verify(shown, REQUEST).verdict()).isEqualTo(Verdict.VALID);
    assertThat(verifier.verify(shown, REQUEST).firstProblem().orElseThrow().code())
        .isEqualTo(REPLAYED);
  }

  /**
   * The smallest change at every position of header, signature and key binding, and at every ninth
   * between: each kind of part is hit at many places.
   */
  @Test
  @Tag("T14")
  @Tag("T19")
  void lowestBitOfAByte_isNotValid() {
    Verifier verifier = verifier();
    String text = SdToken.credential().shown();
    byte[] shown = utf8(text);
    int payload = text.indexOf('.');
    int signature = text.indexOf('.', payload + 1);
    int disclosures = text.indexOf('~');
    int binding = text.lastIndexOf('~');
    for (int i = 0; i < shown.length; i++) {
      boolean between = (i > payload && i < signature) || (i > disclosures && i < binding);
      if (between && i % 9 > 0) {
        continue;
      }
      byte[] changed = shown.clone();
      changed[i] ^= 1;
      assertThat(verifier.verify(changed, REQUEST).verdict())
          .as("position %d", i)
          .isNotEqualTo(Verdict.VALID);
    }
    assertThat(verifier.verify(shown, REQUEST).verdict()).isEqualTo(Verdict.VALID);
  }

  private static Verifier verifier() {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
        .clock(FixedClock.atNow())
        .build();
  }

  private interface Writing {
    String of(SdToken token);
  }

  /** By itself and in a presentation. */
  private static void both(
      List<Row> rows, String name, Writing issued, Check check, ProblemCode code) {
    alone(rows, name, issued, check, code);
    within(rows, name, issued, check, code);
  }

  private static void alone(
      List<Row> rows, String name, Writing issued, Check check, ProblemCode code) {
    shown(rows, name, t -> SdToken.shown(issued.of(t)), check, code);
  }

  private static void within(
      List<Row> rows, String name, Writing issued, Check check, ProblemCode code) {
    rows.add(
        new Row(
            "in a presentation: " + name,
            () -> utf8(presentation("vc+sd-jwt", issued.of(SdToken.credential()))),
            check,
            // Another type is not even the kind of token that the envelope says.
            code == JWS_TYPE_MISMATCH && !name.startsWith("cty") ? CREDENTIAL_STRUCTURE : code));
  }

  private static void shown(
      List<Row> rows, String name, Writing shown, Check check, ProblemCode code) {
    rows.add(new Row(name, () -> utf8(shown.of(SdToken.credential())), check, code));
  }

  private static void bound(
      List<Row> rows, String name, UnaryOperator<Token> change, Check check, ProblemCode code) {
    shown(
        rows,
        "key binding: " + name,
        t -> t.text() + change.apply(SdToken.binding(t.text())).text(),
        check,
        code);
  }

  private static void claim(
      List<Row> rows,
      String name,
      UnaryOperator<JsonObject> change,
      Check check,
      ProblemCode code) {
    bound(rows, name, b -> b.claims(change), check, code);
  }

  private static void vc(
      List<Row> rows,
      String name,
      UnaryOperator<JsonObject> change,
      Check check,
      ProblemCode code) {
    rows.add(
        new Row(
            "dc+sd-jwt: " + name,
            () -> utf8(SdToken.sdJwtVc().payload(change).shown()),
            check,
            code));
  }

  private static void enveloped(
      List<Row> rows, String name, JsonObject envelope, ProblemCode code) {
    rows.add(
        new Row(
            "envelope: " + name,
            () -> utf8(Token.presentation(envelope).text()),
            Check.FORMAT,
            code));
  }

  private static void own(
      List<Row> rows, String name, UnaryOperator<Token> change, ProblemCode code) {
    rows.add(
        new Row(
            "key binding in a presentation: " + name,
            () -> {
              String text = SdToken.credential().text();
              return utf8(
                  presentation("vc+sd-jwt", text + change.apply(SdToken.binding(text)).text()));
            },
            Check.HOLDER,
            code));
  }

  private static String presentation(String mediaType, String token) {
    return Token.presentation(SdToken.envelope(mediaType, token)).text();
  }

  private static SdToken inResult(SdToken token, String disclosure) {
    return result(token, 0, r -> adding(r, digest(disclosure)))
        .disclosures(all -> with(all, disclosure));
  }

  private static JsonObject adding(JsonObject object, String digest) {
    List<JsonValue> digests =
        new ArrayList<>(((JsonArray) object.get("_sd").orElseThrow()).elements());
    digests.add(new JsonString(digest));
    return object.with("_sd", new JsonArray(digests));
  }

  private static SdToken result(SdToken token, int index, UnaryOperator<JsonObject> change) {
    return results(token, all -> all.set(index, change.apply((JsonObject) all.get(index))));
  }

  private static SdToken results(
      SdToken token, java.util.function.Consumer<List<JsonValue>> change) {
    return token.payload(
        p -> {
          JsonObject subject = (JsonObject) p.get("credentialSubject").orElseThrow();
          List<JsonValue> all =
              new ArrayList<>(((JsonArray) subject.get("result").orElseThrow()).elements());
          change.accept(all);
          return p.with("credentialSubject", subject.with("result", new JsonArray(all)));
        });
  }

  private static JsonObject placeholder(String digest) {
    return JsonObject.builder().put("...", digest).build();
  }

  private static List<String> with(List<String> all, String more) {
    List<String> list = new ArrayList<>(all);
    list.add(more);
    return list;
  }

  private static JsonArray list(String... texts) {
    return JsonArray.ofStrings(List.of(texts));
  }
}
