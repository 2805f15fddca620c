package nl.skillspaspoort.core.jose;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * The claims of a credential of the data model 1.1: what they say is put into the credential of the
 * claim {@code vc}, and must be what stands there if it stands there.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-1.1/#jwt-decoding">VCDM 1.1 §6.3.1.2, JWT
 *     Decoding</a>
 */
final class LegacyVcClaims {
  static final String TYP = "JWT";

  private static final String SUBJECT = "credentialSubject";

  private LegacyVcClaims() {}

  /** The credential without the token around it. */
  static JsonObject decode(JsonObject payload) throws JsonFormatException {
    if (payload.has("vp")) {
      throw TokenClaims.structure("/vp", "the claim vp", "the claim vc and nothing beside it");
    }
    JsonObject credential = payload.required("vc", "").asObject("/vc");
    credential = withIssuer(credential, payload.requiredText("iss", ""));
    payload.required("nbf", "");
    credential = withTime(credential, "issuanceDate", TokenClaims.instant(payload, "nbf"), "/nbf");
    credential =
        withTime(credential, "expirationDate", TokenClaims.instant(payload, "exp"), "/exp");
    if (payload.has("jti")) {
      credential = withText(credential, "id", payload.requiredText("jti", ""), "/vc/id");
    }
    if (payload.has("sub")) {
      credential = withSubject(credential, payload.requiredText("sub", ""));
    }
    return credential;
  }

  private static JsonObject withIssuer(JsonObject credential, String iss)
      throws JsonFormatException {
    Optional<JsonValue> issuer = credential.get("issuer");
    return issuer.isPresent() && issuer.get() instanceof JsonObject profile
        ? credential.with("issuer", withText(profile, "id", iss, "/vc/issuer/id"))
        : withText(credential, "issuer", iss, "/vc/issuer");
  }

  private static JsonObject withSubject(JsonObject credential, String sub)
      throws JsonFormatException {
    JsonValue subject = credential.required(SUBJECT, "/vc");
    String where = "/vc/" + SUBJECT;
    if (!(subject instanceof JsonArray list)) {
      return credential.with(SUBJECT, withText(subject.asObject(where), "id", sub, where + "/id"));
    }
    if (list.size() != 1) {
      throw TokenClaims.structure(
          "/sub", "one sub for " + list.size() + " subjects", "one subject");
    }
    return credential.with(
        SUBJECT, JsonArray.of(withText(list.get(0).asObject(where), "id", sub, where + "/0/id")));
  }

  /** Claims have whole seconds; a fraction in the credential is no contradiction. */
  private static JsonObject withTime(
      JsonObject credential, String member, Optional<Instant> claim, String where)
      throws JsonFormatException {
    if (claim.isEmpty()) {
      return credential;
    }
    if (!credential.has(member)) {
      return credential.with(member, DateTimeStamp.format(claim.get()));
    }
    String at = "/vc/" + member;
    Instant written = DateTimeStamp.parse(credential.required(member, "/vc").asString(at), at);
    if (!written.truncatedTo(ChronoUnit.SECONDS).equals(claim.get())) {
      throw TokenClaims.structure(where, "another time than at " + at, "the time at " + at);
    }
    return credential;
  }

  private static JsonObject withText(JsonObject object, String member, String said, String where)
      throws JsonFormatException {
    if (object.has(member) && !object.get(member).equals(Optional.of(new JsonString(said)))) {
      throw TokenClaims.structure(
          where, "another value than in the claim", "the value of the claim");
    }
    return object.with(member, said);
  }
}
