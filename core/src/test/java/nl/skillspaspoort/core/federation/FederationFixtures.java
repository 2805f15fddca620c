package nl.skillspaspoort.core.federation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;

/** A federation of three: a register, a sector body below it, and a school below that. */
public final class FederationFixtures {
  public static final EntityId REGISTER = new EntityId("https://register.example");
  public static final EntityId SECTOR = new EntityId("https://sector.example");
  public static final EntityId SCHOOL = new EntityId("https://school.example");
  public static final Ed25519SecretKey REGISTER_KEY = TestKeys.key(21);
  public static final Ed25519SecretKey SECTOR_KEY = TestKeys.key(22);
  public static final Ed25519SecretKey SCHOOL_KEY = TestKeys.key(23);
  public static final Instant NOW = FixedClock.NOW;
  public static final Map<EntityId, Set<VerificationKey>> ANCHORS =
      Map.of(REGISTER, Set.of(REGISTER_KEY.publicKey()));

  private FederationFixtures() {}

  /** The chain of the school to the register, from the bottom. */
  public static List<String> chain() {
    return List.of(school(), aboutSchool(), aboutSector(), register());
  }

  public static String school() {
    return school(claims -> claims);
  }

  public static String school(UnaryOperator<JsonObject> change) {
    JsonObject claims =
        claims(SCHOOL, SCHOOL, SCHOOL_KEY)
            .with("authority_hints", JsonArray.ofStrings(List.of(SECTOR.value())))
            .with(
                "metadata",
                Credentials.json(
                        """
                        {"federation_entity": {"organization_name": "School (fictief)"},
                         "openid_credential_issuer": {"contacts": ["info@school.example"]}}
                        """)
                    .with(
                        "openid_credential_issuer",
                        Credentials.json("{\"contacts\": [\"info@school.example\"]}")
                            .with("jwks", jwks(TestKeys.ISSUER))));
    return sign(change.apply(claims), EntityStatement.TYP, SCHOOL_KEY);
  }

  public static String aboutSchool() {
    return aboutSchool(claims -> claims);
  }

  public static String aboutSchool(UnaryOperator<JsonObject> change) {
    return sign(
        change.apply(recognising(claims(SECTOR, SCHOOL, SCHOOL_KEY), "issue")),
        EntityStatement.TYP,
        SECTOR_KEY);
  }

  public static String aboutSector() {
    return aboutSector(claims -> claims);
  }

  public static String aboutSector(UnaryOperator<JsonObject> change) {
    return sign(
        change.apply(recognising(claims(REGISTER, SECTOR, SECTOR_KEY), "delegate")),
        EntityStatement.TYP,
        REGISTER_KEY);
  }

  public static String register() {
    return register(claims -> claims);
  }

  public static String register(UnaryOperator<JsonObject> change) {
    return sign(
        change.apply(claims(REGISTER, REGISTER, REGISTER_KEY)), EntityStatement.TYP, REGISTER_KEY);
  }

  public static JsonObject claims(EntityId issuer, EntityId subject, Ed25519SecretKey key) {
    return JsonObject.builder()
        .put("iss", issuer.value())
        .put("sub", subject.value())
        .put("iat", NOW.minus(Duration.ofDays(1)).getEpochSecond())
        .put("exp", NOW.plus(Duration.ofDays(7)).getEpochSecond())
        .put("jwks", jwks(key))
        .build();
  }

  public static JsonObject jwks(Ed25519SecretKey key) {
    return JsonObject.builder()
        .put("keys", JsonArray.of(Jwk.write(key.publicKey()).with("kid", kid(key))))
        .build();
  }

  public static String kid(Ed25519SecretKey key) {
    return TestKeys.did(key).value() + "#" + key.publicKey().multibase();
  }

  static JsonObject recognising(JsonObject claims, String action) {
    return claims
        .with(EntityStatement.RECOGNITION, recognition(action))
        .with("crit", JsonArray.ofStrings(List.of(EntityStatement.RECOGNITION)));
  }

  public static JsonObject recognition(String action) {
    return Credentials.json(
        """
        {"name": [{"lang": "nl", "value": "School (fictief)"}],
         "identities": ["@DID@"],
         "grants": [{
           "action": "@ACTION@",
           "basis": [{"lang": "nl", "value": "Opleider"}],
           "from": "2025-01-01T00:00:00Z",
           "scope": {"credentialTypes": ["OpenBadgeCredential"], "achievementTypes": ["Certificate"],
             "standards": ["@STANDARD@"], "frameworks": ["http://data.europa.eu/esco/skill/"],
             "levels": "ANY", "territories": "ANY"}}]}
        """
            .replace("@ACTION@", action)
            .replace(
                "@DID@",
                action.equals("issue")
                    ? TestKeys.did(TestKeys.ISSUER).value()
                    : "did:web:sector.example")
            .replace("@STANDARD@", Credentials.EVC_STANDARD));
  }

  public static String sign(JsonObject claims, String typ, Ed25519SecretKey key) {
    try {
      byte[] payload = claims.toJson().getBytes(StandardCharsets.UTF_8);
      return CompactJws.sign(typ, payload, key.signer(new KeyId(kid(key)))).text();
    } catch (SigningException e) {
      throw new AssertionError(e);
    }
  }

  /** A list with one element replaced. */
  static List<String> with(int position, String statement) {
    List<String> chain = new ArrayList<>(chain());
    chain.set(position, statement);
    return chain;
  }

  static JsonValue json(String text) {
    return Credentials.json(text);
  }
}
