package nl.skillspaspoort.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One thing is changed in a good credential; exactly that is reported. */
class CredentialStructureTest {
  private static final JsonObject GOOD = Credentials.evc();
  private static final String V2 = "https://www.w3.org/ns/credentials/v2";
  private static final String V1 = "https://www.w3.org/2018/credentials/v1";

  @Test
  void claims_areThoseOfTheDocument() throws Exception {
    CredentialClaims claims = CredentialClaims.read(GOOD);
    assertThat(claims.json()).isSameAs(GOOD);
    assertThat(claims.dataModel()).isEqualTo(DataModel.V2_0);
    assertThat(claims.id()).contains(Credentials.EVC_ID);
    assertThat(claims.types()).containsExactly("VerifiableCredential", "OpenBadgeCredential");
    assertThat(claims.issuer().id()).isEqualTo(TestKeys.did(TestKeys.ISSUER).value());
    assertThat(claims.issuer().claimedName()).contains("EVC Centrum Rivierenland (fictief)");
    assertThat(claims.validity().from()).contains(Credentials.EVC_AWARDED);
    assertThat(claims.validity().until()).contains(Instant.parse("2028-05-31T10:00:00Z"));
    assertThat(claims.awardedDate()).contains(Credentials.EVC_AWARDED);
    assertThat(claims.name()).contains("Ervaringscertificaat");
    assertThat(claims.subjectIds()).containsExactly(TestKeys.did(TestKeys.HOLDER).value());
    assertThat(claims.statusEntries()).isEmpty();
    assertThat(claims.schemas()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"@context", "type", "issuer"})
  void requiredMemberThatIsMissing_isNamed(String member) {
    Problem problem = problem(GOOD.without(member));
    assertThat(problem.code()).isEqualTo(ProblemCode.MISSING_MEMBER);
    assertThat(problem.expected()).isEqualTo("the member " + member);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "name", "validFrom", "validUntil", "awardedDate"})
  void optionalMember_mayBeMissing(String member) throws Exception {
    assertThat(CredentialClaims.read(GOOD.without(member))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@context",
        "id",
        "type",
        "name",
        "description",
        "issuer",
        "validFrom",
        "validUntil",
        "awardedDate",
        "credentialSubject",
        "credentialStatus",
        "credentialSchema",
        "evidence",
        "termsOfUse",
        "refreshService",
        "renderMethod"
      })
  void memberOfAnotherKind_isRefusedWhereItStands(String member) {
    for (JsonValue bad : List.of(JsonNull.NULL, JsonNumber.of(1))) {
      Problem problem = problem(GOOD.with(member, bad));
      assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
      assertThat(problem.where()).isEqualTo("/" + member);
    }
  }

  // contexts

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[\"https://www.w3.org/ns/credentials/v2/\"]",
        "[\"https://www.w3.org/ns/credentials/V2\"]",
        "[\"http://www.w3.org/ns/credentials/v2\"]",
        "[\"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json\","
            + "\"https://www.w3.org/ns/credentials/v2\"]",
        "[{},\"https://www.w3.org/ns/credentials/v2\"]"
      })
  void otherFirstContext_isRefused(String contexts) throws Exception {
    Problem problem = problem(GOOD.with("@context", JsonReader.strict().read(contexts)));
    assertThat(problem.code()).isEqualTo(ProblemCode.CREDENTIAL_STRUCTURE);
    assertThat(problem.where()).isEqualTo("/@context");
  }

  @Test
  void contextsThatAreNotAList_areRefused() {
    assertThat(problem(GOOD.with("@context", V2)).where()).isEqualTo("/@context");
    assertThat(problem(GOOD.with("@context", JsonObject.EMPTY)).where()).isEqualTo("/@context");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "true", "[]", "\"\"", "\"relative\"", "\"https ://x\""})
  void contextThatIsNoUrlAndNoObject_isRefusedWhereItStands(String context) throws Exception {
    Problem problem =
        problem(
            GOOD.with(
                "@context", JsonArray.of(new JsonString(V2), JsonReader.strict().read(context))));
    assertThat(problem.code()).isEqualTo(ProblemCode.CREDENTIAL_STRUCTURE);
    assertThat(problem.where()).isEqualTo("/@context/1");
  }

  @Test
  void sameContextTwice_isRefusedWhereItStandsAgain() {
    JsonObject one = JsonObject.builder().put("a", "urn:a").put("b", "urn:b").build();
    JsonObject same = JsonObject.builder().put("b", "urn:b").put("a", "urn:a").build();
    for (JsonValue contexts :
        List.of(
            JsonArray.of(new JsonString(V2), new JsonString("urn:x"), new JsonString(V2)),
            JsonArray.of(new JsonString(V2), one, same))) {
      Problem problem = problem(GOOD.with("@context", contexts));
      assertThat(problem.code()).isEqualTo(ProblemCode.CREDENTIAL_STRUCTURE);
      assertThat(problem.where()).isEqualTo("/@context/2");
    }
  }

  @Tag("T22")
  @Timeout(30)
  @Test
  void contextsWhoseHashesCollide_takeLinearTime() throws Exception {
    // A set of these took two minutes.
    List<String> contexts =
        IntStream.range(0, 65_535)
            .mapToObj(
                i ->
                    IntStream.range(0, 16)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining("", "x:", "")))
            .collect(Collectors.toCollection(ArrayList::new));
    contexts.add(0, V2);
    assertThat(
            CredentialClaims.read(GOOD.with("@context", JsonArray.ofStrings(contexts))).dataModel())
        .isEqualTo(DataModel.V2_0);
  }

  // types and identifiers

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[\"OpenBadgeCredential\"]",
        "\"OpenBadgeCredential\"",
        "\"\"",
        "[\"VerifiableCredential\",\"\"]",
        "[\"VerifiableCredential\",\" \"]",
        "[\"verifiableCredential\"]",
        "[\"VerifiableCredential \"]"
      })
  void otherTypes_areRefused(String types) throws Exception {
    Problem problem = problem(GOOD.with("type", JsonReader.strict().read(types)));
    assertThat(problem.code()).isEqualTo(ProblemCode.CREDENTIAL_STRUCTURE);
    assertThat(problem.where()).isEqualTo("/type");
  }

  @Test
  void typeThatIsNoText_isRefusedWhereItStands() {
    assertThat(
            problem(
                    GOOD.with(
                        "type",
                        JsonArray.of(new JsonString("VerifiableCredential"), JsonNumber.of(1))))
                .where())
        .isEqualTo("/type/1");
  }

  @Test
  void oneTypeAsText_isReadLikeAListOfOne() throws Exception {
    JsonObject minimal = Credentials.minimal();
    assertThat(CredentialClaims.read(minimal.with("type", "VerifiableCredential")).types())
        .isEqualTo(CredentialClaims.read(minimal).types());
  }

  @ParameterizedTest
  @CsvSource({"id, /id", "issuer, /issuer"})
  void identifierThatIsNoAbsoluteUrl_isRefused(String member, String where) {
    for (String text : List.of("", "x", "a/b", "//a", "#a", "?a", "a b:c", "1:2", "http:", "é")) {
      Problem problem = problem(GOOD.with(member, text));
      assertThat(problem.code()).as(text).isEqualTo(ProblemCode.CREDENTIAL_STRUCTURE);
      assertThat(problem.where()).isEqualTo(where);
      assertThat(problem.found()).isEqualTo("text of " + text.length() + " characters");
    }
  }

  @Test
  void subjects_areEachChecked() throws Exception {
    JsonObject minimal = Credentials.minimal();
    JsonObject one = Credentials.json("{\"id\":\"did:example:1\"}");
    JsonObject other = Credentials.json("{\"alumniOf\":\"x\"}");
    assertThat(
            CredentialClaims.read(minimal.with("credentialSubject", JsonArray.of(one, other)))
                .subjectIds())
        .containsExactly("did:example:1");
    assertThat(problem(minimal.with("credentialSubject", JsonArray.of())).where())
        .isEqualTo("/credentialSubject");
    assertThat(problem(minimal.with("credentialSubject", JsonObject.EMPTY)).where())
        .isEqualTo("/credentialSubject");
    assertThat(
            problem(minimal.with("credentialSubject", JsonArray.of(one, JsonObject.EMPTY))).where())
        .isEqualTo("/credentialSubject/1");
    assertThat(
            problem(
                    minimal.with(
                        "credentialSubject", JsonArray.of(one, one.with("id", "relative"))))
                .where())
        .isEqualTo("/credentialSubject/1/id");
    assertThat(problem(minimal.with("credentialSubject", new JsonString("x"))).where())
        .isEqualTo("/credentialSubject");
  }

  // status, schema, and the other parts with a type

  @ParameterizedTest
  @ValueSource(
      strings = {
        "credentialStatus",
        "credentialSchema",
        "evidence",
        "termsOfUse",
        "refreshService",
        "renderMethod"
      })
  void partWithoutType_isRefusedWhereItStands(String member) {
    JsonObject minimal = Credentials.minimal();
    JsonObject good = Credentials.json("{\"id\":\"urn:x\",\"type\":\"SomeType\"}");
    JsonObject bad = good.without("type");
    assertThat(problem(minimal.with(member, bad)).where()).isEqualTo("/" + member);
    Problem second = problem(minimal.with(member, JsonArray.of(good, bad)));
    assertThat(second.code()).isEqualTo(ProblemCode.MISSING_MEMBER);
    assertThat(second.where()).isEqualTo("/" + member + "/1");
    assertThat(problem(minimal.with(member, JsonArray.of(good, JsonNull.NULL))).where())
        .isEqualTo("/" + member + "/1");
  }

  @Test
  void statusesAndSchemas_areGivenAsTheyStand() throws Exception {
    JsonObject entry = Credentials.json("{\"id\":\"urn:x\",\"type\":\"SomeType\",\"more\":1}");
    JsonObject minimal = Credentials.minimal();
    assertThat(CredentialClaims.read(minimal.with("credentialStatus", entry)).statusEntries())
        .containsExactly(entry);
    assertThat(
            CredentialClaims.read(minimal.with("credentialStatus", JsonArray.of(entry, entry)))
                .statusEntries())
        .containsExactly(entry, entry);
    assertThat(
            CredentialClaims.read(minimal.with("credentialStatus", entry.without("id")))
                .statusEntries())
        .hasSize(1);
    assertThat(CredentialClaims.read(minimal.with("credentialSchema", entry)).schemas())
        .containsExactly(entry);
    assertThat(problem(minimal.with("credentialSchema", entry.without("id"))).where())
        .isEqualTo("/credentialSchema");
    assertThat(problem(minimal.with("credentialSchema", entry.with("id", "x"))).where())
        .isEqualTo("/credentialSchema/id");
    assertThat(problem(minimal.with("credentialStatus", entry.with("id", "x"))).where())
        .isEqualTo("/credentialStatus/id");
  }

  // texts with a language

  @ParameterizedTest
  @ValueSource(strings = {"name", "description"})
  void textWithLanguage_isRead(String member) throws Exception {
    for (String good :
        List.of(
            "\"x\"",
            "{\"@value\":\"x\"}",
            "{\"@value\":\"x\",\"@language\":\"nl\",\"@direction\":\"ltr\"}",
            "[{\"@value\":\"x\",\"@language\":\"nl\"},{\"@value\":\"y\",\"@language\":\"en\"}]")) {
      JsonValue text = JsonReader.strict().read(good);
      JsonObject minimal = Credentials.minimal();
      assertThat(CredentialClaims.read(minimal.with(member, text))).isNotNull();
      JsonObject issuer = Credentials.json("{\"id\":\"urn:x\"}").with(member, text);
      assertThat(CredentialClaims.read(minimal.with("issuer", issuer))).isNotNull();
    }
    for (String bad :
        List.of(
            "1",
            "{}",
            "{\"@value\":1}",
            "{\"value\":\"x\"}",
            "{\"@value\":\"x\",\"lang\":\"nl\"}",
            "[\"x\"]",
            "[null]")) {
      JsonValue text = JsonReader.strict().read(bad);
      JsonObject minimal = Credentials.minimal();
      assertThat(problem(minimal.with(member, text)).where()).startsWith("/" + member);
      JsonObject issuer = Credentials.json("{\"id\":\"urn:x\"}").with(member, text);
      assertThat(problem(minimal.with("issuer", issuer)).where()).startsWith("/issuer/" + member);
    }
  }

  // periods

  @Tag("T76")
  @Test
  void periodWithSwappedEnds_isReadAndSeen() throws Exception {
    CredentialClaims claims =
        CredentialClaims.read(
            GOOD.with("validFrom", "2030-01-01T00:00:00Z")
                .with("validUntil", "2029-01-01T00:00:00Z"));
    assertThat(claims.validity().isOrdered()).isFalse();
    Instant now = Instant.parse("2026-11-23T12:00:00Z");
    Optional<Instant> open = Optional.empty();
    Optional<Instant> at = Optional.of(now);
    assertThat(new ValidityPeriod(at, at).isOrdered()).isTrue();
    assertThat(new ValidityPeriod(open, at).isOrdered()).isTrue();
    assertThat(new ValidityPeriod(at, open).isOrdered()).isTrue();
    assertThat(new ValidityPeriod(open, open).isOrdered()).isTrue();
    assertThat(new ValidityPeriod(at, at.map(i -> i.minusNanos(1))).isOrdered()).isFalse();
  }

  @Tag("T76")
  @ParameterizedTest
  @ValueSource(strings = {"issuanceDate", "expirationDate"})
  void dateOfVersion1InVersion2_isRefused(String member) {
    Problem problem = problem(GOOD.with(member, "2020-01-01T00:00:00Z"));
    assertThat(problem.code()).isEqualTo(ProblemCode.CREDENTIAL_STRUCTURE);
    assertThat(problem.where()).isEqualTo("/" + member);
  }

  @Tag("T76")
  @ParameterizedTest
  @ValueSource(strings = {"validFrom", "validUntil"})
  void dateOfVersion2InVersion1_isRefused(String member) throws Exception {
    JsonObject old =
        Credentials.minimal()
            .with("@context", JsonArray.of(new JsonString(V1)))
            .with("issuanceDate", "2020-01-01T00:00:00Z");
    CredentialClaims claims = CredentialClaims.read(old);
    assertThat(claims.dataModel()).isEqualTo(DataModel.V1_1);
    assertThat(claims.validity().from()).contains(Instant.parse("2020-01-01T00:00:00Z"));
    Problem problem = problem(old.with(member, "2020-01-01T00:00:00Z"));
    assertThat(problem.code()).isEqualTo(ProblemCode.CREDENTIAL_STRUCTURE);
    assertThat(problem.where()).isEqualTo("/" + member);
    assertThat(problem(old.without("issuanceDate")).code()).isEqualTo(ProblemCode.MISSING_MEMBER);
  }

  @Tag("T25")
  @ParameterizedTest
  @ValueSource(strings = {"validFrom", "validUntil", "awardedDate"})
  void dateThatIsNone_isRefusedWhereItStands(String member) {
    Problem problem = problem(GOOD.with(member, "2026-02-30T00:00:00Z"));
    assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
    assertThat(problem.where()).isEqualTo("/" + member);
  }

  // Open Badges

  @Test
  void badge_needsOneAchievementSubject() throws Exception {
    JsonObject subject = GOOD.required("credentialSubject", "").asObject("");
    assertThat(
            CredentialClaims.read(GOOD.with("credentialSubject", JsonArray.of(subject)))
                .achievementSubject())
        .isPresent();
    assertThat(problem(GOOD.with("credentialSubject", JsonArray.of(subject, subject))).where())
        .isEqualTo("/credentialSubject");
    assertThat(
            problem(GOOD.with("credentialSubject", JsonArray.of(subject.without("achievement"))))
                .where())
        .isEqualTo("/credentialSubject/0");
    assertThat(CredentialClaims.read(Credentials.minimal()).achievementSubject()).isEmpty();
    for (String type : List.of("OpenBadgeCredential", "AchievementCredential")) {
      JsonValue types = JsonArray.ofStrings(List.of("VerifiableCredential", type));
      assertThat(CredentialClaims.read(GOOD.with("type", types)).achievementSubject()).isPresent();
      assertThat(problem(Credentials.minimal().with("type", types)).where())
          .isEqualTo("/credentialSubject/type");
    }
  }

  @Test
  void partOfABadgeThatSaysAnotherType_isRefusedWhereItStands() throws Exception {
    JsonObject issuer = Credentials.issuerProfile();
    assertThat(problem(GOOD.with("issuer", issuer.with("type", "Person"))).where())
        .isEqualTo("/issuer/type");
    assertThat(CredentialClaims.read(GOOD.with("issuer", issuer.without("type")))).isNotNull();
    assertThat(CredentialClaims.read(GOOD.with("issuer", issuer.text("id").orElseThrow())))
        .isNotNull();
    JsonObject evidence = Credentials.json("{\"id\":\"urn:x\",\"type\":[\"Evidence\",\"Other\"]}");
    assertThat(CredentialClaims.read(GOOD.with("evidence", evidence))).isNotNull();
    assertThat(problem(GOOD.with("evidence", evidence.with("type", "Other"))).where())
        .isEqualTo("/evidence/type");
  }

  private static Problem problem(JsonObject credential) {
    return catchThrowableOfType(
            CredentialFormatException.class, () -> CredentialClaims.read(credential))
        .problem();
  }
}
