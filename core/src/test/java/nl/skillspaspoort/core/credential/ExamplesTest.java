package nl.skillspaspoort.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Credentials of others: read, and given back unchanged. */
class ExamplesTest {
  private static final String DATA_MODEL = "w3c-vc-data-model/examples";
  private static final String OPEN_BADGES = "open-badges-3.0";

  /** What is not a credential, or a fault that the structure alone shows; with its first words. */
  private static final Map<String, String> REFUSED = new TreeMap<>();

  static {
    // a template without issuer, and a context file
    REFUSED.put(
        "01-a-template-for-creating-prototype-verifiable-credentials.json",
        "MISSING_MEMBER: found an object without issuer");
    REFUSED.put(
        "25-a-context-file-that-defines-a-matrix-as-an-embedded-json-data-structur.json",
        "MALFORMED_VALUE_ERROR at /@context");
    String fixtures = "validator-fixtures/";
    REFUSED.put(fixtures + "simple-err-context.json", "CREDENTIAL_STRUCTURE at /@context");
    REFUSED.put(
        fixtures + "simple-err-credential-subject-identifier-type.json",
        "MALFORMED_VALUE_ERROR at /credentialSubject/identifier/0/type");
    REFUSED.put(
        fixtures + "simple-err-credential-subject-profile-type.json",
        "MALFORMED_VALUE_ERROR at /credentialSubject/source/type");
    REFUSED.put(
        fixtures + "simple-err-credential-subject-type.json",
        "MALFORMED_VALUE_ERROR at /credentialSubject/type");
    REFUSED.put(
        fixtures + "simple-err-evidence-type.json", "CREDENTIAL_STRUCTURE at /evidence/1/type");
    REFUSED.put(fixtures + "simple-err-issuer-type.json", "CREDENTIAL_STRUCTURE at /issuer/type");
    REFUSED.put(
        fixtures + "simple-err-issuer-otheridentifier-type.json",
        "CREDENTIAL_STRUCTURE at /issuer/otherIdentifier/1/type");
    REFUSED.put(
        fixtures + "simple-err-issuer.json", "MISSING_MEMBER: found an object without issuer");
    // these two have no achievement, whatever else their names say
    REFUSED.put(
        fixtures + "simple-err-issued.json",
        "MISSING_MEMBER at /credentialSubject: found an object without achievement");
    REFUSED.put(
        fixtures + "simple-noproof.json",
        "MISSING_MEMBER at /credentialSubject: found an object without achievement");
  }

  /**
   * Well-formed; the fault is seen by the layer that is named: key resolution, signature, status
   * and schema, or the policy that asks for an Open Badge.
   */
  private static final Map<String, String> SEEN_ELSEWHERE =
      Map.of(
          "validator-fixtures/simple-err-proof-method-unknown-did-method.json", "key",
          "validator-fixtures/simple-err-proof-method-unknown-scheme.json", "key",
          "validator-fixtures/simple-err-proof-value.json", "signature",
          "validator-fixtures/endorsement-err-schema-status-refresh.json", "status and schema",
          "validator-fixtures/simple-err-type.json", "policy");

  static List<Arguments> all() {
    List<Arguments> files = new ArrayList<>();
    SharedVectors.files(DATA_MODEL, ".json", 19)
        .forEach(file -> files.add(Arguments.of(DATA_MODEL, file)));
    SharedVectors.files(OPEN_BADGES, ".json", 28)
        .forEach(file -> files.add(Arguments.of(OPEN_BADGES, file)));
    return files;
  }

  @ParameterizedTest
  @MethodSource("all")
  void document_comesOutAsItWentIn(String folder, String file) throws Exception {
    byte[] bytes = SharedVectors.bytes(folder, file);
    JsonObject json = JsonReader.strict().readObject(bytes);
    byte[] canonical = Jcs.canonicalBytes(json);
    assertThat(Jcs.canonicalBytes(JsonReader.strict().readObject(json.toJson())))
        .isEqualTo(canonical);
    assertThat(Jcs.canonicalBytes(JsonReader.strict().readObject(JsonWriter.pretty(json))))
        .isEqualTo(canonical);
    if (SignedPresentation.isPresentation(json)) {
      SignedPresentation presentation = SignedPresentation.of(json.with("proof", JsonObject.EMPTY));
      assertThat(Jcs.canonicalBytes(presentation.json().without("proof")))
          .isEqualTo(Jcs.canonicalBytes(json.without("proof")));
    } else if (!REFUSED.containsKey(file)) {
      assertThat(Jcs.canonicalBytes(CredentialClaims.read(json).json())).isEqualTo(canonical);
      if (json.has("proof")) {
        assertThat(SignedCredential.parse(bytes).bytes()).isEqualTo(bytes);
        assertThat(SignedCredential.parse(bytes)).isEqualTo(SignedCredential.of(json));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void document_isReadOrRefusedAsTheTablesSay(String folder, String file) throws Exception {
    JsonObject json = SharedVectors.json(folder, file);
    if (REFUSED.containsKey(file)) {
      Problem problem =
          catchThrowableOfType(CredentialFormatException.class, () -> CredentialClaims.read(json))
              .problem();
      assertThat(problem.message()).startsWith(REFUSED.get(file));
    } else if (!SignedPresentation.isPresentation(json)) {
      CredentialClaims claims = CredentialClaims.read(json);
      assertThat(claims.types()).contains("VerifiableCredential");
      boolean badge =
          claims.types().contains("OpenBadgeCredential")
              || claims.types().contains("AchievementCredential");
      assertThat(claims.achievementSubject().isPresent()).isEqualTo(badge);
      assertThat(claims.achievementSubject().map(AchievementSubject::skillFindings).isPresent())
          .isEqualTo(badge);
    }
  }

  @Test
  void everyFixtureThatIsWrong_isInATable() {
    assertThat(SharedVectors.files(OPEN_BADGES, ".json", 28))
        .filteredOn(file -> file.contains("-err-"))
        .hasSizeGreaterThanOrEqualTo(13)
        .allMatch(file -> REFUSED.containsKey(file) || SEEN_ELSEWHERE.containsKey(file));
  }

  @Test
  void completeBadgeOfVersion1_isReadWithItsDetails() throws Exception {
    CredentialClaims claims =
        CredentialClaims.read(
            SharedVectors.json(OPEN_BADGES, "validator-fixtures/complete_v1.json"));
    assertThat(claims.dataModel()).isEqualTo(DataModel.V1_1);
    assertThat(claims.validity().from()).isPresent();
    assertThat(claims.validity().until()).isPresent();
    AchievementSubject subject = claims.achievementSubject().orElseThrow();
    assertThat(subject.achievement().resultDescriptions()).isNotEmpty();
    assertThat(subject.results()).isNotEmpty();
  }

  @Test
  void examplesOfTheDataModel_keepTheirPeriodsAndStates() throws Exception {
    CredentialClaims period =
        CredentialClaims.read(
            SharedVectors.json(
                DATA_MODEL, "11-use-of-the-validfrom-and-validuntil-properties.json"));
    assertThat(period.validity().from()).isPresent();
    assertThat(period.validity().until()).isPresent();
    CredentialClaims status =
        CredentialClaims.read(
            SharedVectors.json(
                DATA_MODEL, "13-use-of-multiple-entries-for-the-status-property.json"));
    assertThat(status.statusEntries()).hasSize(2);
    CredentialClaims schema =
        CredentialClaims.read(
            SharedVectors.json(
                DATA_MODEL,
                "14-using-the-credentialschema-property-to-perform-json-schema-validation.json"));
    assertThat(schema.schemas()).hasSize(2);
    CredentialClaims subjects =
        CredentialClaims.read(
            SharedVectors.json(
                DATA_MODEL, "10-specifying-multiple-subjects-in-a-verifiable-credential.json"));
    assertThat(subjects.subjectIds()).hasSize(2);
  }
}
