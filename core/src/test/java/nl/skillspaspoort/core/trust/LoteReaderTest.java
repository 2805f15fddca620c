package nl.skillspaspoort.core.trust;

import static nl.skillspaspoort.core.trust.ListFixtures.PINNED;
import static nl.skillspaspoort.core.trust.ListFixtures.assertRefused;
import static nl.skillspaspoort.core.trust.ListFixtures.centre;
import static nl.skillspaspoort.core.trust.ListFixtures.draft;
import static nl.skillspaspoort.core.trust.ListFixtures.evcGrant;
import static nl.skillspaspoort.core.trust.ListFixtures.evcScope;
import static nl.skillspaspoort.core.trust.ListFixtures.removed;
import static nl.skillspaspoort.core.trust.ListFixtures.replaced;
import static nl.skillspaspoort.core.trust.ListFixtures.signed;
import static nl.skillspaspoort.core.trust.ListFixtures.signedText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One good list, one thing changed, signed again by the right key: a list that is not understood in
 * full is not used at all.
 */
class LoteReaderTest {
  private static final String SCHEME = "LoTE/ListAndSchemeInformation";
  private static final String OWN = SCHEME + "/SchemeExtensions/0";
  private static final String ENTITY = "LoTE/TrustedEntitiesList/0";
  private static final String INFORMATION = ENTITY + "/TrustedEntityInformation";
  private static final String KEYS = INFORMATION + "/TEInformationExtensions/0";
  private static final String SERVICE_AND_HISTORY = ENTITY + "/TrustedEntityServices/0";
  private static final String SERVICE = SERVICE_AND_HISTORY + "/ServiceInformation";
  private static final String RECOGNITION = SERVICE + "/ServiceInformationExtensions/0";
  private static final String HISTORY = SERVICE_AND_HISTORY + "/ServiceHistory/0";

  private static final TrustListDraft GOOD =
      draft()
          .schemeName(DisplayName.of("Erkende EVC-aanbieders", "Recognised EVC providers"))
          .territory("NL")
          .issuer(
              centre(
                  List.of(
                      KeyPeriod.from(ListFixtures.RECOGNISED_FROM, TestKeys.ISSUER.publicKey()),
                      KeyPeriod.from(ListFixtures.RECOGNISED_FROM, TestKeys.HOLDER.publicKey())
                          .until(ListFixtures.AWARDED_IN_TIME)
                          .compromisedAt(ListFixtures.AWARDED_TOO_LATE)),
                  evcGrant()
                      .then(GrantStatus.SUSPENDED, Instant.parse("2026-07-01T00:00:00Z"))
                      .then(GrantStatus.GRANTED, Instant.parse("2026-07-08T00:00:00Z")),
                  Grant.of(
                      GrantAction.PUBLISH_STATUS,
                      new DisplayName(Optional.of("Statuslijsten"), Optional.empty()),
                      Scope.builder()
                          .anyCredentialType()
                          .anyAchievementType()
                          .anyStandard()
                          .anySkill()
                          .frameworks(ListFixtures.ESCO)
                          .anyLevel()
                          .anyTerritory()
                          .issuers("did:web:school.example", "https://school.example/issuer")
                          .build(),
                      ListFixtures.RECOGNISED_FROM)))
          .issuer(
              ListFixtures.issuer(
                  "https://school.example/issuer",
                  List.of(),
                  Grant.of(
                      GrantAction.DELEGATE,
                      DisplayName.same("x"),
                      evcScope()
                          .skills(
                              SkillReference.esco("60c78287-22eb-4103-9c8c-28deaa460da0"),
                              new SkillReference(URI.create("urn:skill:1")))
                          .levels(
                              new LevelRange(
                                  QualificationLevel.nlqf("instroom"),
                                  QualificationLevel.nlqf("4+")),
                              new LevelRange(
                                  QualificationLevel.eqf("1"), QualificationLevel.eqf("4")))
                          .build(),
                      ListFixtures.RECOGNISED_FROM)))
          .deny(
              new DenyEntry(
                  IssuerIdentity.of("did:web:fraud.example"),
                  Optional.of(DisplayName.of("Vals", "False"))))
          .deny(new DenyEntry(IssuerIdentity.of("https://fraud.example/"), Optional.empty()))
          .nextSigners(Set.of(TestKeys.LIST_SIGNER.publicKey(), TestKeys.STRANGER.publicKey()))
          .build();

  private static final JsonObject PAYLOAD = GOOD.toJson();

  @Test
  void everythingThatIsWritten_isReadBack() throws Exception {
    TrustList list = GOOD.sign(TestKeys.listSigner()).verify(PINNED);
    TrustListDraft again =
        TrustListDraft.from(list)
            .sequence(list.sequence())
            .issuedAt(list.issuedAt())
            .nextUpdate(list.nextUpdate())
            .nextSigners(list.nextSigners())
            .build();
    assertThat(again.toJson().toJson()).isEqualTo(PAYLOAD.toJson());
    assertThat(list.issuers()).hasSize(2);
    assertThat(list.issuers().get(0).grants().get(0).statuses())
        .extracting(StatusChange::status)
        .containsExactly(GrantStatus.GRANTED, GrantStatus.SUSPENDED, GrantStatus.GRANTED);
    assertThat(list.issuers().get(0).grants().get(0).until())
        .contains(ListFixtures.RECOGNISED_UNTIL);
    assertThat(list.isCompromised(TestKeys.HOLDER.publicKey())).isTrue();
    assertThat(list.denies("did:web:fraud.example")).isTrue();
    assertThat(list.territory()).contains("NL");
  }

  @Test
  void orderOfMembersAndHistory_doesNotMatter() throws Exception {
    JsonObject service = (JsonObject) value(SERVICE_AND_HISTORY);
    List<JsonValue> history = ((JsonArray) service.get("ServiceHistory").orElseThrow()).elements();
    JsonObject turned =
        JsonObject.builder()
            .put("ServiceHistory", JsonArray.of(history.get(1), history.get(0)))
            .put("ServiceInformation", service.get("ServiceInformation").orElseThrow())
            .build();
    TrustList list = signed(replaced(PAYLOAD, SERVICE_AND_HISTORY, turned)).verify(PINNED);
    assertThat(list.issuers()).isEqualTo(GOOD.sign(TestKeys.listSigner()).verify(PINNED).issuers());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LoTE",
        SCHEME,
        SCHEME + "/LoTEVersionIdentifier",
        SCHEME + "/LoTESequenceNumber",
        SCHEME + "/LoTEType",
        SCHEME + "/SchemeOperatorName",
        SCHEME + "/ListIssueDateTime",
        SCHEME + "/NextUpdate",
        SCHEME + "/SchemeExtensions",
        OWN + "/critical",
        OWN + "/listId",
        OWN + "/denied/0/identity",
        INFORMATION,
        INFORMATION + "/TEName",
        INFORMATION + "/TEAddress",
        INFORMATION + "/TEInformationURI",
        KEYS + "/critical",
        KEYS + "/keys",
        KEYS + "/keys/0/publicKeyMultibase",
        KEYS + "/keys/0/from",
        ENTITY + "/TrustedEntityServices",
        SERVICE,
        SERVICE + "/ServiceName",
        SERVICE + "/ServiceDigitalIdentity",
        SERVICE + "/ServiceDigitalIdentity/OtherIds",
        SERVICE + "/ServiceTypeIdentifier",
        SERVICE + "/ServiceStatus",
        SERVICE + "/StatusStartingTime",
        SERVICE + "/ServiceInformationExtensions",
        RECOGNITION + "/critical",
        RECOGNITION + "/scope",
        RECOGNITION + "/scope/levels/0/framework",
        RECOGNITION + "/scope/levels/0/lowest",
        RECOGNITION + "/scope/levels/0/highest",
        HISTORY + "/ServiceDigitalIdentity",
        HISTORY + "/ServiceStatus",
        HISTORY + "/StatusStartingTime"
      })
  void listWithoutARequiredMember_isRefused(String path) {
    assertMalformed(removed(PAYLOAD, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "LoTE/x",
        SCHEME + "/x",
        OWN + "/x",
        OWN + "/denied/0/x",
        ENTITY + "/x",
        INFORMATION + "/x",
        INFORMATION + "/TEAddress/x",
        INFORMATION + "/TEName/0/x",
        KEYS + "/x",
        KEYS + "/keys/0/x",
        SERVICE_AND_HISTORY + "/x",
        SERVICE + "/x",
        SERVICE + "/ServiceDigitalIdentity/x",
        RECOGNITION + "/x",
        RECOGNITION + "/scope/x",
        RECOGNITION + "/scope/levels/0/x",
        HISTORY + "/x"
      })
  void unknownMember_isRefused(String path) {
    TrustListException refused =
        assertMalformed(replaced(PAYLOAD, path, JsonArray.ofStrings(List.of("x"))));
    assertThat(((ProblemException) refused.getCause()).problem().code())
        .isEqualTo(ProblemCode.UNKNOWN_MEMBER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LoTE/ListAndSchemeInformation/LoTEVersionIdentifier | 2
          LoTE/ListAndSchemeInformation/LoTEVersionIdentifier | "1"
          LoTE/ListAndSchemeInformation/LoTESequenceNumber | 0
          LoTE/ListAndSchemeInformation/LoTESequenceNumber | -1
          LoTE/ListAndSchemeInformation/LoTESequenceNumber | "7"
          LoTE/ListAndSchemeInformation/LoTESequenceNumber | 7.0
          LoTE/ListAndSchemeInformation/LoTESequenceNumber | 7e0
          LoTE/ListAndSchemeInformation/LoTEType | "http://uri.etsi.org/19602/LoTEType/EUPubEAAProvidersList"
          LoTE/ListAndSchemeInformation/SchemeOperatorName | []
          LoTE/ListAndSchemeInformation/SchemeOperatorName | [{"lang":"fr","value":"Registre"}]
          LoTE/ListAndSchemeInformation/SchemeOperatorName | [{"lang":"nl","value":"A"},{"lang":"nl","value":"B"}]
          LoTE/ListAndSchemeInformation/SchemeOperatorName | [{"lang":"nl","value":""}]
          LoTE/ListAndSchemeInformation/SchemeTerritory | "nl"
          LoTE/ListAndSchemeInformation/ListIssueDateTime | "2026-11-01"
          LoTE/ListAndSchemeInformation/ListIssueDateTime | "2026-11-01T00:00:00"
          LoTE/ListAndSchemeInformation/NextUpdate | "2026-11-01T00:00:00Z"
          LoTE/ListAndSchemeInformation/NextUpdate | null
          LoTE/ListAndSchemeInformation/SchemeExtensions | []
          LoTE/ListAndSchemeInformation/SchemeExtensions/0/critical | false
          LoTE/ListAndSchemeInformation/SchemeExtensions/0/critical | "true"
          LoTE/ListAndSchemeInformation/SchemeExtensions/0/listId | "evc"
          LoTE/ListAndSchemeInformation/SchemeExtensions/0/listId | ""
          LoTE/ListAndSchemeInformation/SchemeExtensions/0/nextSigners | []
          LoTE/ListAndSchemeInformation/SchemeExtensions/0/nextSigners | ["z6Mk"]
          LoTE/ListAndSchemeInformation/SchemeExtensions/0/denied | []
          LoTE/ListAndSchemeInformation/SchemeExtensions/0/denied/0/identity | "Fraude BV"
          LoTE/ListAndSchemeInformation/SchemeExtensions/0/denied/1/identity | "did:web:fraud.example"
          LoTE/TrustedEntitiesList | []
          LoTE/TrustedEntitiesList | {}
          LoTE/TrustedEntitiesList/0/TrustedEntityInformation/TEAddress/TEPostalAddress | []
          LoTE/TrustedEntitiesList/0/TrustedEntityInformation/TEAddress/TEPostalAddress/0/Country | "Nederland"
          LoTE/TrustedEntitiesList/0/TrustedEntityInformation/TEInformationURI/0/uriValue | "a b"
          LoTE/TrustedEntitiesList/0/TrustedEntityInformation/TEInformationURI/0/uriValue | "page"
          LoTE/TrustedEntitiesList/0/TrustedEntityInformation/TEName/0/value | "Schóól \\u202E"
          LoTE/TrustedEntitiesList/0/TrustedEntityInformation/TEInformationExtensions/0/keys | []
          LoTE/TrustedEntitiesList/0/TrustedEntityInformation/TEInformationExtensions/0/keys/0/until | "2025-01-01T00:00:00Z"
          LoTE/TrustedEntitiesList/0/TrustedEntityInformation/TEInformationExtensions/0/keys/1/compromisedAt | true
          LoTE/TrustedEntitiesList/0/TrustedEntityServices | []
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceHistory | []
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceHistory/0/StatusStartingTime | "2026-07-08T00:00:00Z"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceHistory/0/StatusStartingTime | "2026-08-01T00:00:00Z"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceHistory/0/ServiceDigitalIdentity/OtherIds/0 | "did:web:other.example"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceHistory/0/ServiceTypeIdentifier | "https://skillspaspoort.nl/ns/trust-list/v1/service/delegate"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceHistory/0/ServiceInformationExtensions | [{"id":"https://skillspaspoort.nl/ns/trust-list/v1/extension/recognition","critical":true,"scope":{}}]
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceTypeIdentifier | "https://skillspaspoort.nl/ns/trust-list/v1/service/teach"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceTypeIdentifier | "http://uri.etsi.org/19602/SvcType/PubEAA/Issuance"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceStatus | "granted"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceStatus | "https://skillspaspoort.nl/ns/trust-list/v1/status/Granted"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceDigitalIdentity/OtherIds | []
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceDigitalIdentity/OtherIds/0 | "EVC Centrum"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceDigitalIdentity/OtherIds/0 | "did:web:other.example"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceDigitalIdentity/PublicKeyValues | [{"kty":"OKP"}]
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceDigitalIdentity/X509SKIs | ["AAAA"]
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions/0/until | "2024-01-01T00:00:00Z"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions/0/scope | "ANY"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions/0/scope/credentialTypes | "any"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions/0/scope/credentialTypes | "*"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions/0/scope/credentialTypes | []
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions/0/scope/credentialTypes | null
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions/0/scope/credentialTypes | ["A","A"]
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions/0/scope/credentialTypes | ["VerifiableCredential"]
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions/0/scope/skills | ["welding"]
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions/0/scope/frameworks | ["http://data.europa.eu/esco"]
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions/0/scope/levels/0/framework | "CEFR"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions/0/scope/levels/0/highest | "9"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions/0/scope/levels/0/highest | "1"
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions/0/scope/levels/0/highest | 4
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions/0/scope/territories | ["Nederland"]
          LoTE/TrustedEntitiesList/0/TrustedEntityServices/1/ServiceInformation/ServiceDigitalIdentity/OtherIds/0 | "did:web:other.example"
          LoTE/TrustedEntitiesList/1/TrustedEntityServices/0/ServiceInformation/ServiceDigitalIdentity/OtherIds/0 | "did:key:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX"
          """)
  void valueThatIsNotUnderstood_isRefused(String path, String json) throws Exception {
    assertMalformed(replaced(PAYLOAD, path, JsonReader.strict().read(json)));
  }

  @Test
  void changesOfThisTest_startFromAListThatIsRead() throws Exception {
    JsonValue same = value(SERVICE + "/ServiceStatus");
    assertThat(signed(replaced(PAYLOAD, SERVICE + "/ServiceStatus", same)).verify(PINNED).issuers())
        .hasSize(2);
  }

  @Tag("T15")
  @ParameterizedTest
  @ValueSource(strings = {KEYS + "/keys/0/publicKeyMultibase", OWN + "/nextSigners/0"})
  void weakKey_isRefusedWhereverItEnters(String path) {
    TrustListException refused =
        assertMalformed(
            replaced(
                PAYLOAD, path, new JsonString("z6MkeXATEjyXENzBXBxgC5EHk2JE5aqd7qMGGtDpLUH1e2Sj")));
    assertThat(((ProblemException) refused.getCause()).problem().code())
        .isEqualTo(ProblemCode.WEAK_KEY);
  }

  @Tag("T20")
  @Test
  void oneNameTwice_isRefusedAtEveryDepth() {
    String text = PAYLOAD.toJson();
    for (String twice :
        List.of(
            text.replace(
                "\"LoTESequenceNumber\":7", "\"LoTESequenceNumber\":8,\"LoTESequenceNumber\":7"),
            text.replace(
                "\"credentialTypes\":", "\"credentialTypes\":[\"X\"],\"credentialTypes\":"),
            text.replace(
                "\"credentialTypes\":",
                "\"credentialType\\u0073\":[\"X\"],\"credentialTypes\":"))) {
      assertThat(twice).isNotEqualTo(text);
      TrustListException refused =
          assertRefused(() -> signedText(twice).verify(PINNED), ProblemCode.LIST_MALFORMED);
      assertThat(refused.getCause())
          .isInstanceOfSatisfying(
              JsonFormatException.class,
              cause -> assertThat(cause.problem().code()).isEqualTo(ProblemCode.DUPLICATE_KEY));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{\"LoTE\":{}} x", "\uFEFF{\"LoTE\":{}}"})
  void payloadThatIsNoList_isRefused(String payload) {
    assertRefused(() -> signedText(payload).verify(PINNED), ProblemCode.LIST_MALFORMED);
    assertRefused(
        () -> signedText(payload).verify(PINNED, ListMemory.inMemory()),
        ProblemCode.LIST_MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"https://other.example/ext\",\"critical\":true}",
        "{\"id\":\"https://other.example/ext\",\"critical\":\"true\"}",
        "{\"id\":\"https://other.example/ext\",\"Critical\":true}",
        "{\"critical\":1}"
      })
  void foreignCriticalExtension_isRefusedEverywhere(String extension) throws Exception {
    JsonValue foreign = JsonReader.strict().read(extension);
    for (String array : extensionArrays()) {
      assertMalformed(replaced(PAYLOAD, array + "/1", foreign));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"https://other.example/ext\",\"critical\":false,\"a\":{\"b\":[1]}}",
        "{\"id\":\"https://other.example/ext\"}",
        "{\"anything\":1}",
        "\"text\"",
        "1"
      })
  void foreignExtensionThatIsNotCritical_isSkipped(String extension) throws Exception {
    JsonValue foreign = JsonReader.strict().read(extension);
    for (String array : extensionArrays()) {
      TrustList list = signed(replaced(PAYLOAD, array + "/1", foreign)).verify(PINNED);
      assertThat(list.issuers()).hasSize(2);
    }
  }

  @Test
  void ourExtensionTwice_isRefused() {
    for (String array : extensionArrays()) {
      assertMalformed(replaced(PAYLOAD, array + "/1", value(array + "/0")));
    }
  }

  @Test
  void optionalMembersOfEtsi_areSkipped() throws Exception {
    JsonObject more =
        replaced(
            PAYLOAD,
            SCHEME + "/PointersToOtherLoTE",
            JsonReader.strict().read("[{\"LoTELocation\":\"https://other.example/\"}]"));
    more =
        replaced(more, SCHEME + "/HistoricalInformationPeriod", JsonReader.strict().read("65535"));
    more =
        replaced(
            more,
            INFORMATION + "/TETradeName",
            JsonReader.strict().read("[{\"lang\":\"nl\",\"value\":\"ECR\"}]"));
    more =
        replaced(
            more,
            INFORMATION + "/TEName/2",
            JsonReader.strict().read("{\"lang\":\"de\",\"value\":\"EVC-Zentrum\"}"));
    TrustList list = signed(more).verify(PINNED);
    assertThat(list.issuers().get(0).name()).isEqualTo(centre(evcGrant()).name());
  }

  @Test
  void entityThatIsListedForSomethingElse_isSkipped() throws Exception {
    JsonObject foreign =
        replaced(
            removed(
                PAYLOAD,
                "LoTE/TrustedEntitiesList/1/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions"),
            "LoTE/TrustedEntitiesList/1/TrustedEntityServices/0/ServiceInformation/ServiceTypeIdentifier",
            JsonReader.strict().read("\"http://uri.etsi.org/19602/SvcType/PubEAA/Issuance\""));
    TrustList list = signed(foreign).verify(PINNED);
    assertThat(list.issuers()).hasSize(1);
    assertThat(list.find("https://school.example/issuer")).isEmpty();
  }

  @Test
  void keysOfAnEntityThatIsListedForSomethingElse_areRefused() throws Exception {
    JsonObject foreign =
        replaced(
            removed(
                PAYLOAD,
                "LoTE/TrustedEntitiesList/1/TrustedEntityServices/0/ServiceInformation/ServiceInformationExtensions"),
            "LoTE/TrustedEntitiesList/1/TrustedEntityServices/0/ServiceInformation/ServiceTypeIdentifier",
            JsonReader.strict().read("\"http://uri.etsi.org/19602/SvcType/PubEAA/Issuance\""));
    JsonValue keys = value(INFORMATION + "/TEInformationExtensions");
    assertMalformed(
        replaced(
            foreign,
            "LoTE/TrustedEntitiesList/1/TrustedEntityInformation/TEInformationExtensions",
            keys));
  }

  @Test
  void scopeThatIsSilent_grantsNothing() throws Exception {
    JsonObject silent = replaced(PAYLOAD, RECOGNITION + "/scope", JsonObject.EMPTY);
    TrustList list = signed(silent).verify(PINNED);
    Scope scope = list.issuers().get(0).grants().get(0).scope();
    assertThat(scope).isEqualTo(Scope.builder().build());
    assertThat(scope.uncovered(ListFixtures.query(ListFixtures.AWARDED_IN_TIME).build()))
        .hasSize(6);
  }

  @Test
  void refusal_saysWhereAndShowsNoValue() {
    TrustListException refused =
        assertMalformed(
            replaced(
                PAYLOAD,
                SERVICE + "/ServiceDigitalIdentity/OtherIds/0",
                new JsonString("EVC Centrum")));
    assertThat(refused.problem().where())
        .isEqualTo(
            "/LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation"
                + "/ServiceDigitalIdentity/OtherIds/0");
    assertThat(refused.getMessage()).doesNotContain("EVC Centrum").contains("11 characters");
  }

  /** Nothing but the declared exception comes out, whatever single value is replaced. */
  @Test
  void everyValueReplacedByEveryKind_isReadOrRefused() throws Exception {
    List<JsonValue> kinds =
        List.of(
            JsonReader.strict().read("null"),
            JsonReader.strict().read("true"),
            JsonReader.strict().read("-1"),
            JsonReader.strict().read("1.5"),
            JsonReader.strict().read("\"\""),
            JsonReader.strict().read("\"x\""),
            JsonReader.strict().read("[]"),
            JsonReader.strict().read("[[]]"),
            JsonReader.strict().read("{}"));
    List<String> paths = new ArrayList<>();
    collect(PAYLOAD, "", paths);
    assertThat(paths).hasSizeGreaterThan(200);
    int read = 0;
    for (String path : paths) {
      for (JsonValue kind : kinds) {
        SignedTrustList list = signed(replaced(PAYLOAD, path, kind));
        TrustListException refused =
            catchThrowableOfType(TrustListException.class, () -> list.verify(PINNED));
        read += refused == null ? 1 : 0;
      }
    }
    assertThat(read).isLessThan(paths.size() * kinds.size() / 4);
  }

  private static void collect(JsonValue value, String path, List<String> paths) {
    if (!path.isEmpty()) {
      paths.add(path.substring(1));
    }
    if (value instanceof JsonObject object) {
      for (String name : object.names()) {
        collect(object.get(name).orElseThrow(), path + "/" + name, paths);
      }
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        collect(array.get(i), path + "/" + i, paths);
      }
    }
  }

  private static List<String> extensionArrays() {
    return List.of(
        SCHEME + "/SchemeExtensions",
        INFORMATION + "/TEInformationExtensions",
        SERVICE + "/ServiceInformationExtensions");
  }

  private static JsonValue value(String path) {
    JsonValue[] found = new JsonValue[1];
    ListFixtures.changed(
        PAYLOAD,
        path,
        value -> {
          found[0] = value.orElseThrow();
          return value;
        });
    return found[0];
  }

  private static TrustListException assertMalformed(JsonObject payload) {
    return assertRefused(() -> signed(payload).verify(PINNED), ProblemCode.LIST_MALFORMED);
  }

  @Test
  void draftWithoutARequiredPart_cannotBeBuilt() {
    assertThat(
            catchThrowableOfType(
                IllegalStateException.class, () -> TrustListDraft.builder().build()))
        .hasMessageContaining("id");
  }

  @Test
  void draft_replacesAndRemovesIssuersByTheirIdentifiers() {
    TrustedIssuer ended = centre(evcGrant().until(ListFixtures.AWARDED_IN_TIME));
    TrustList changed =
        ListFixtures.verified(draft().issuer(centre(evcGrant())).replaceIssuer(ended));
    assertThat(changed.issuers()).containsExactly(ended);
    TrustList emptied =
        ListFixtures.verified(
            TrustListDraft.from(changed)
                .removeIssuer(IssuerIdentity.of(ListFixtures.ISSUER_ID))
                .sequence(8)
                .issuedAt(ListFixtures.ISSUED_AT)
                .nextUpdate(ListFixtures.NEXT_UPDATE));
    assertThat(emptied.issuers()).isEmpty();
  }
}
