package nl.skillspaspoort.core.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.testkit.Credentials;

/** Reads the members that the vector files of several folders have in common. */
final class Vectors {
  private Vectors() {}

  static Set<VerificationKey> key(JsonObject vector, String name) throws Exception {
    return Set.of(key(vector.required(name, "").asObject("/" + name)));
  }

  static VerificationKey key(JsonObject jwk) {
    try {
      return Jwk.read(jwk);
    } catch (KeyFormatException e) {
      throw new AssertionError(e);
    }
  }

  static JsonObject object(JsonObject vector, String name) throws JsonFormatException {
    return vector.required(name, "").asObject("/" + name);
  }

  static String text(JsonObject vector, String name) throws JsonFormatException {
    return vector.required(name, "").asString("/" + name);
  }

  static List<JsonObject> objects(JsonObject vector, String name) throws JsonFormatException {
    List<JsonObject> all = new ArrayList<>();
    for (JsonValue value : vector.required(name, "").asArray("/" + name)) {
      all.add(value.asObject(name));
    }
    return all;
  }

  static Set<String> texts(JsonObject vector, String name) throws JsonFormatException {
    Set<String> all = new HashSet<>();
    for (JsonValue value : vector.required(name, "").asArray("/" + name)) {
      all.add(((JsonString) value).value());
    }
    return all;
  }

  /** The JSON in one part of a JWS, as anybody can read it. */
  static JsonObject part(String jws, int index) {
    return Credentials.json(
        new String(Base64.getUrlDecoder().decode(jws.split("\\.")[index]), StandardCharsets.UTF_8));
  }

  static SdJwtProfile profile(SdJwt sdJwt) {
    return SdJwtProfile.ofType(sdJwt.unverifiedHeader().text("typ").orElseThrow());
  }

  /** What a key binding JWT of this text must answer, at the moment at which it was made. */
  static KeyBindingRequirement requirement(String text, String nonce, String audience) {
    JsonObject payload = part(text.substring(text.lastIndexOf('~') + 1), 1);
    return KeyBindingRequirement.required(nonce, audience, issuedAt(payload));
  }

  static Instant issuedAt(JsonObject payload) {
    try {
      return JwtTimes.read(payload).issuedAt().orElseThrow();
    } catch (SdJwtException e) {
      throw new AssertionError(e);
    }
  }

  /** A verification that requires the key binding if there is one in the vector. */
  static VerifiedSdJwt verify(
      String text, Set<VerificationKey> issuer, String nonce, String audience)
      throws SdJwtException {
    SdJwt sdJwt = SdJwt.parse(text);
    assertThat(sdJwt.text()).isEqualTo(text);
    return sdJwt.verify(
        issuer,
        profile(sdJwt),
        sdJwt.hasKeyBinding()
            ? requirement(text, nonce, audience)
            : KeyBindingRequirement.allowUnprovenHolder());
  }

  /** The listed disclosures have the printed digests and contents; gives how many there were. */
  static int checkDisclosures(JsonObject vector) throws Exception {
    int count = 0;
    for (JsonObject printed : objects(vector, "disclosures")) {
      Disclosure disclosure = Disclosure.parse(text(printed, "disclosure"));
      assertThat(disclosure.digest(HashAlgorithm.SHA_256))
          .isEqualTo(text(printed, "sha256_base64url"));
      List<JsonValue> contents = new ArrayList<>();
      contents.add(new JsonString(disclosure.salt()));
      disclosure.name().ifPresent(name -> contents.add(new JsonString(name)));
      contents.add(disclosure.value());
      assertThat(contents)
          .isEqualTo(printed.required("contents", "").asArray("/contents").elements());
      count++;
    }
    return count;
  }
}
