package nl.skillspaspoort.core.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of SD-JWTs start from; also SD-JWTs as no issuer of ours would make them. */
final class Fixtures {
  static final String TYP = "test+sd-jwt";
  static final SdJwtProfile PROFILE = SdJwtProfile.ofType(TYP);
  static final Set<VerificationKey> ISSUER = Set.of(TestKeys.ISSUER.publicKey());
  static final String NONCE = "n-0S6_WzA2Mj-n-0S6_WzA2Mj";
  static final String AUDIENCE = "https://verifier.example";
  static final SecureRandom RANDOM = new SecureRandom();

  static final KeyBindingRequirement NO_BINDING = KeyBindingRequirement.allowUnprovenHolder();
  static final KeyBindingRequirement BINDING =
      KeyBindingRequirement.required(NONCE, AUDIENCE, FixedClock.NOW);

  private Fixtures() {}

  static JsonObject json(String text) {
    return Credentials.json(text.replace('\'', '"'));
  }

  /** A disclosure with this JSON. */
  static String raw(String json) {
    return Base64Url.encode(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  static String digest(String disclosure) {
    return DigestAlgorithm.digest(HashAlgorithm.SHA_256, disclosure);
  }

  /** A well-signed SD-JWT with any payload and any disclosures; {@code $1} is the first digest. */
  static String crafted(String payload, String... disclosures) {
    return crafted(TestKeys.issuer(), TYP, payload, disclosures);
  }

  static String crafted(Signer signer, String typ, String payload, String... disclosures) {
    String text = payload.replace('\'', '"');
    for (int i = 0; i < disclosures.length; i++) {
      text = text.replace("$" + (i + 1), digest(disclosures[i]));
    }
    return jws(signer, typ, text)
        + "~"
        + String.join("~", disclosures)
        + "~".repeat(disclosures.length == 0 ? 0 : 1);
  }

  static String jws(Signer signer, String typ, String payload) {
    try {
      return CompactJws.sign(typ, payload.getBytes(StandardCharsets.UTF_8), signer).text();
    } catch (SigningException e) {
      throw new AssertionError(e);
    }
  }

  static VerifiedSdJwt verify(String text) throws SdJwtException {
    return SdJwt.parse(text).verify(ISSUER, PROFILE, NO_BINDING);
  }

  static void assertRefused(ProblemCode code, ThrowingCallable call) {
    SdJwtException refused = catchThrowableOfType(SdJwtException.class, call);
    assertThat(refused).as("expected %s", code).isNotNull();
    assertThat(refused.problem().code()).as(refused.getMessage()).isEqualTo(code);
  }

  static void assertRefused(ProblemCode code, String text) {
    assertRefused(code, () -> verify(text));
  }

  /** An SD-JWT for the test holder: name and two of three languages can be hidden. */
  static SdJwt issued() {
    return issued(
        "{'iss':'https://issuer.example','exp':1900000000,'name':'A','address':{'city':'B',"
            + "'street':'C'},'languages':['nl','en','de'],'cnf':"
            + cnf(TestKeys.HOLDER)
            + "}",
        DisclosurePolicy.of(
            "/name", "/address", "/address/street", "/languages/0", "/languages/2"));
  }

  static SdJwt issued(String claims, DisclosurePolicy policy) {
    try {
      return SdJwtIssuer.of(PROFILE, RANDOM).issue(json(claims), policy, TestKeys.issuer());
    } catch (SdJwtException | SigningException e) {
      throw new AssertionError(e);
    }
  }

  static String cnf(Ed25519SecretKey key) {
    return "{'jwk':{'kty':'OKP','crv':'Ed25519','x':'"
        + Base64Url.encode(key.publicKey().encoded())
        + "'}}";
  }

  /** A key binding as no wallet of ours would make it. */
  static String keyBinding(String boundText, Signer signer, String typ, JsonObject changes) {
    JsonObject.Builder claims =
        JsonObject.builder()
            .put("iat", FixedClock.NOW.getEpochSecond())
            .put("aud", AUDIENCE)
            .put("nonce", NONCE)
            .put("sd_hash", digest(boundText));
    for (String name : changes.names()) {
      if (changes.get(name).orElseThrow() == JsonNull.NULL) {
        claims.remove(name);
      } else {
        claims.put(name, changes.get(name).orElseThrow());
      }
    }
    return boundText + jws(signer, typ, JsonWriter.compact(claims.build()));
  }

  static List<String> pointers(List<DisclosedClaim> claims) {
    return claims.stream().map(DisclosedClaim::pointer).toList();
  }
}
