package nl.skillspaspoort.core.federation;

import static nl.skillspaspoort.core.federation.FederationFixtures.*;
import static nl.skillspaspoort.core.problem.ProblemCode.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From one good chain, one thing is changed, and it is refused for that. */
@Tag("T69")
class TrustChainTest {

  @Test
  void goodChain_holds_withAndWithoutTheAnchorsConfiguration() throws FederationException {
    VerifiedChain whole = TrustChain.parse(chain()).verify(ANCHORS, NOW);
    assertThat(whole.subject()).isEqualTo(SCHOOL);
    assertThat(whole.anchor()).isEqualTo(REGISTER);
    assertThat(whole.links()).hasSize(2);
    VerifiedChain withoutTop = TrustChain.parse(chain().subList(0, 3)).verify(ANCHORS, NOW);
    assertThat(withoutTop.links()).isEqualTo(whole.links());
    assertThat(whole.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(7)));
  }

  static Stream<Arguments> rows() {
    List<Arguments> rows = new ArrayList<>();
    row(rows, "unknown anchor", chain(), Map.of(), UNKNOWN_ANCHOR);
    row(
        rows,
        "another anchor",
        chain(),
        Map.of(SECTOR, Set.of(SECTOR_KEY.publicKey())),
        UNKNOWN_ANCHOR);
    row(
        rows,
        "another key of the anchor",
        chain(),
        Map.of(REGISTER, Set.of(TestKeys.STRANGER.publicKey())),
        FEDERATION_CHAIN_INVALID);
    row(rows, "the school alone", chain().subList(0, 1));
    row(rows, "without the school's own", chain().subList(1, 4));
    row(rows, "a link left out", List.of(school(), aboutSector(), register()));
    row(rows, "a statement twice", List.of(school(), aboutSchool(), aboutSchool(), aboutSector()));
    row(rows, "a loop", List.of(school(), aboutSchool(), loop(), aboutSchool()));
    List<String> turned = new ArrayList<>(chain());
    Collections.reverse(turned);
    row(rows, "upside down", turned);
    row(rows, "too long", Collections.nCopies(12, aboutSector()));
    for (String name : List.of("iss", "sub", "iat", "exp", "jwks")) {
      row(rows, "no " + name, with(0, school(claims -> claims.without(name))));
      row(rows, "above, no " + name, with(1, aboutSchool(claims -> claims.without(name))));
    }
    row(rows, "iss with a query", with(0, school(c -> c.with("iss", "https://school.example?a"))));
    row(rows, "iss by http", with(0, school(c -> c.with("iss", "http://school.example"))));
    row(rows, "about another", with(1, aboutSchool(c -> c.with("sub", "https://other.example"))));
    row(rows, "by another", with(1, aboutSchool(c -> c.with("iss", "https://other.example"))));
    row(rows, "ended", with(0, school(exp(-61))), ANCHORS, FEDERATION_CHAIN_EXPIRED);
    row(rows, "above, ended", with(2, aboutSector(exp(-61))), ANCHORS, FEDERATION_CHAIN_EXPIRED);
    row(rows, "anchor's own ended", with(3, register(exp(-61))), ANCHORS, FEDERATION_CHAIN_EXPIRED);
    row(
        rows,
        "not yet",
        with(1, aboutSchool(c -> c.with("iat", seconds(61)))),
        ANCHORS,
        FEDERATION_CHAIN_EXPIRED);
    row(
        rows,
        "ends before it starts",
        with(1, aboutSchool(c -> c.with("iat", seconds(30)).with("exp", seconds(20)))),
        ANCHORS,
        FEDERATION_CHAIN_EXPIRED);
    row(
        rows,
        "unknown critical claim",
        with(
            1,
            aboutSchool(
                c ->
                    c.with("x", JsonNumber.of(1))
                        .with(
                            "crit",
                            JsonArray.ofStrings(List.of(EntityStatement.RECOGNITION, "x"))))));
    row(
        rows,
        "critical claim that is absent",
        with(1, aboutSchool(c -> c.without(EntityStatement.RECOGNITION))));
    row(
        rows,
        "critical standard claim",
        with(0, school(c -> c.with("crit", JsonArray.ofStrings(List.of("exp"))))));
    row(rows, "recognition that is not critical", with(1, aboutSchool(c -> c.without("crit"))));
    row(
        rows,
        "recognition of oneself",
        with(0, school(c -> FederationFixtures.recognising(c, "issue"))));
    row(
        rows,
        "another identifier outside of the permitted hosts",
        named(
            "{\"naming_constraints\": {\"permitted\": [\"school.example\","
                + " \"sector.example\"]}}",
            "did:web:university.example"),
        ANCHORS,
        FEDERATION_CONSTRAINT);
    row(
        rows,
        "another identifier within an excluded host",
        named(
            "{\"naming_constraints\": {\"excluded\": [\".example.org\"]}}",
            "https://university.example.org"),
        ANCHORS,
        FEDERATION_CONSTRAINT);
    for (String spelling :
        List.of(
            "did:web:university.example.org.",
            "did:web:university%2Eexample.org",
            "did:webvh:QmScid:university.example.org:a",
            "did:web:university.example.org%3A8443")) {
      row(
          rows,
          "another identifier within an excluded host: " + spelling,
          named("{\"naming_constraints\": {\"excluded\": [\".example.org\"]}}", spelling),
          ANCHORS,
          FEDERATION_CONSTRAINT);
    }
    row(
        rows,
        "another identifier without a host, where hosts are permitted",
        named(
            "{\"naming_constraints\": {\"excluded\": [\".example.org\"]}}",
            TestKeys.did(TestKeys.STRANGER).value()),
        ANCHORS,
        FEDERATION_CONSTRAINT);
    row(rows, "for one party", with(1, aboutSchool(c -> c.with("aud", "https://a.example"))));
    row(
        rows,
        "not yet",
        with(1, aboutSchool(c -> c.with("nbf", seconds(61)))),
        ANCHORS,
        FEDERATION_CHAIN_EXPIRED);
    row(
        rows,
        "a host with a dot at its end",
        with(0, school(c -> c.with("iss", "https://school.example."))));
    row(
        rows,
        "policy of oneself",
        with(0, school(c -> c.with("metadata_policy", JsonObject.EMPTY))));
    row(
        rows,
        "constraints of oneself",
        with(3, register(c -> c.with("constraints", JsonObject.EMPTY))));
    row(
        rows,
        "hints about another",
        with(
            1,
            aboutSchool(
                c ->
                    c.with("authority_hints", JsonArray.ofStrings(List.of("https://a.example"))))));
    row(rows, "another type", with(1, sign(claims(SECTOR, SCHOOL, SCHOOL_KEY), "JWT", SECTOR_KEY)));
    row(
        rows,
        "signed by another",
        with(
            1,
            sign(
                FederationFixtures.recognising(claims(SECTOR, SCHOOL, SCHOOL_KEY), "issue"),
                EntityStatement.TYP,
                TestKeys.STRANGER)));
    row(
        rows,
        "the school signs itself with a key the sector does not name",
        with(1, aboutSchool(c -> c.with("jwks", jwks(TestKeys.STRANGER)))));
    row(
        rows,
        "the school's own keys are not those it signs with",
        with(0, school(c -> c.with("jwks", jwks(TestKeys.STRANGER)))));
    row(rows, "a private key", with(1, aboutSchool(TrustChainTest::privateKey)));
    row(rows, "two keys of one name", with(1, aboutSchool(TrustChainTest::twice)));
    row(
        rows,
        "path too long",
        with(2, aboutSector(constraint("{\"max_path_length\": 0}"))),
        ANCHORS,
        FEDERATION_CONSTRAINT);
    row(
        rows,
        "host not permitted",
        with(
            2,
            aboutSector(
                constraint("{\"naming_constraints\": {\"permitted\": [\".other.example\"]}}"))),
        ANCHORS,
        FEDERATION_CONSTRAINT);
    row(
        rows,
        "host excluded",
        with(
            2,
            aboutSector(
                constraint("{\"naming_constraints\": {\"excluded\": [\"school.example\"]}}"))),
        ANCHORS,
        FEDERATION_CONSTRAINT);
    row(rows, "negative path", with(2, aboutSector(constraint("{\"max_path_length\": -1}"))));
    policy(rows, "value that is not allowed", "{\"contacts\": {\"one_of\": [[\"a\"]]}}");
    policy(rows, "essential and absent", "{\"logo_uri\": {\"essential\": true}}");
    policy(rows, "not a superset", "{\"contacts\": {\"superset_of\": [\"helpdesk\"]}}");
    policy(rows, "contradiction", "{\"contacts\": {\"one_of\": [\"a\"], \"subset_of\": [\"a\"]}}");
    policy(
        rows,
        "nothing left of what is essential",
        "{\"contacts\": {\"subset_of\": [\"x\"], \"essential\": true}}");
    row(
        rows,
        "critical operator",
        with(
            2,
            aboutSector(
                c ->
                    c.with(
                            "metadata_policy",
                            Credentials.json(
                                "{\"openid_credential_issuer\": {\"contacts\": {\"regexp\": \".*\"}}}"))
                        .with("metadata_policy_crit", JsonArray.ofStrings(List.of("regexp"))))),
        ANCHORS,
        FEDERATION_POLICY);
    return rows.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void changedChain_isRefused(
      String name,
      List<String> statements,
      Map<EntityId, Set<VerificationKey>> anchors,
      ProblemCode code) {
    FederationException refused =
        catchThrowableOfType(
            FederationException.class, () -> TrustChain.parse(statements).verify(anchors, NOW));
    assertThat(refused).as(name).isNotNull();
    assertThat(refused.problem().code()).as(refused.getMessage()).isEqualTo(code);
  }

  @Test
  void times_haveAMinuteOfSkew() throws FederationException {
    TrustChain.parse(with(0, school(exp(-59)))).verify(ANCHORS, NOW);
    TrustChain.parse(with(1, aboutSchool(c -> c.with("iat", seconds(59))))).verify(ANCHORS, NOW);
  }

  @Test
  void constraintsThatHold_hold_andUnknownOnesAreSkipped() throws FederationException {
    String constraints =
        "{\"max_path_length\": 1, \"x\": 1, \"naming_constraints\": {\"permitted\":"
            + " [\"school.example\", \"sector.example\"], \"excluded\": [\".school.example\"]}}";
    TrustChain.parse(named(constraints, "did:web:school.example%3A8443:issuer"))
        .verify(ANCHORS, NOW);
  }

  @Test
  void entityTypesThatAreNotAllowed_areTakenOut() throws FederationException {
    VerifiedChain chain =
        TrustChain.parse(
                with(
                    2,
                    aboutSector(constraint("{\"allowed_entity_types\": [\"openid_provider\"]}"))))
            .verify(ANCHORS, NOW);
    assertThat(chain.metadata().names()).containsExactly("federation_entity");
  }

  @Test
  void statementWithChangedSignature_isRefused() {
    for (int i = 0; i < 4; i++) {
      String statement = chain().get(i);
      int at = statement.length() - 20;
      String changed =
          statement.substring(0, at)
              + (statement.charAt(at) == 'A' ? 'B' : 'A')
              + statement.substring(at + 1);
      int position = i;
      FederationException refused =
          catchThrowableOfType(
              FederationException.class,
              () -> TrustChain.parse(with(position, changed)).verify(ANCHORS, NOW));
      assertThat(refused).as("statement " + i).isNotNull();
      assertThat(refused.problem().code()).isEqualTo(FEDERATION_CHAIN_INVALID);
    }
  }

  private static void row(List<Arguments> rows, String name, List<String> chain) {
    row(rows, name, chain, ANCHORS, FEDERATION_CHAIN_INVALID);
  }

  private static void row(
      List<Arguments> rows,
      String name,
      List<String> chain,
      Map<EntityId, Set<VerificationKey>> anchors,
      ProblemCode code) {
    rows.add(Arguments.of(name, chain, anchors, code));
  }

  private static void policy(List<Arguments> rows, String name, String parameters) {
    JsonObject policy =
        JsonObject.builder().put("openid_credential_issuer", Credentials.json(parameters)).build();
    row(
        rows,
        "policy: " + name,
        with(2, aboutSector(c -> c.with("metadata_policy", policy))),
        ANCHORS,
        FEDERATION_POLICY);
  }

  private static UnaryOperator<JsonObject> constraint(String json) {
    return claims -> claims.with("constraints", Credentials.json(json));
  }

  /** A chain in which the sector gives the school one identifier more. */
  private static List<String> named(String constraints, String identity) {
    JsonObject recognition =
        FederationFixtures.recognition("issue")
            .with("identities", JsonArray.ofStrings(List.of(identity)));
    return List.of(
        school(),
        aboutSchool(c -> c.with(EntityStatement.RECOGNITION, recognition)),
        aboutSector(constraint(constraints)),
        register());
  }

  private static UnaryOperator<JsonObject> exp(long seconds) {
    return claims -> claims.with("exp", seconds(seconds));
  }

  private static JsonValue seconds(long fromNow) {
    return JsonNumber.of(NOW.plusSeconds(fromNow).getEpochSecond());
  }

  private static String loop() {
    return sign(claims(SCHOOL, SECTOR, SECTOR_KEY), EntityStatement.TYP, SCHOOL_KEY);
  }

  private static JsonObject privateKey(JsonObject claims) {
    JsonObject jwk = (JsonObject) keys(SCHOOL_KEY).get(0);
    return claims.with(
        "jwks",
        JsonObject.builder()
            .put("keys", JsonArray.of(jwk.with("d", new JsonString("AAAA"))))
            .build());
  }

  private static JsonObject twice(JsonObject claims) {
    JsonValue jwk = keys(SCHOOL_KEY).get(0);
    return claims.with("jwks", JsonObject.builder().put("keys", JsonArray.of(jwk, jwk)).build());
  }

  private static JsonArray keys(Ed25519SecretKey key) {
    return (JsonArray) jwks(key).get("keys").orElseThrow();
  }
}
