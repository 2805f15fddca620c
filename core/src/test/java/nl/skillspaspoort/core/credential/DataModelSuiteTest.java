package nl.skillspaspoort.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.Contexts;
import nl.skillspaspoort.core.jsonld.JsonLdException;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The inputs of the W3C test suite for the data model 2.0: {@code -ok} is read, {@code -fail} is
 * refused for the fault that its name says. As the suite does, an issuer and its id are put in
 * where an input has none, and dates where it says PAST DATE and FUTURE DATE.
 */
class DataModelSuiteTest {
  private static final String FOLDER = "w3c-vc-data-model-2.0-test-suite";
  private static final int FILES = 81;

  /** Where the structure sees the fault: file, code, JSON Pointer. */
  private static final Map<String, Fault> FAULTS = new TreeMap<>();

  private record Fault(ProblemCode code, String where) {}

  private static void fault(String file, ProblemCode code, String where) {
    FAULTS.put(file, new Fault(code, where));
  }

  static {
    ProblemCode structure = ProblemCode.CREDENTIAL_STRUCTURE;
    ProblemCode kind = ProblemCode.MALFORMED_VALUE_ERROR;
    ProblemCode missing = ProblemCode.MISSING_MEMBER;
    fault("credential-context-combo3-fail.json", structure, "/@context/1");
    fault("credential-context-combo4-fail.json", structure, "/@context/1");
    fault("credential-id-multi-fail.json", kind, "/id");
    fault("credential-id-nonidentifier-fail.json", kind, "/id");
    fault("credential-id-subject-multi-fail.json", kind, "/credentialSubject/id");
    fault("credential-issuer-no-url-fail.json", structure, "/issuer");
    fault("credential-issuer-object-id-no-url-fail.json", structure, "/issuer/id");
    fault("credential-issuer-object-id-null-fail.json", kind, "/issuer/id");
    fault("credential-missing-required-type-fail.json", structure, "/type");
    fault("credential-no-context-fail-or-inject.json", missing, "");
    fault("credential-no-subject-fail.json", structure, "/credentialSubject");
    fault("credential-no-type-fail.json", missing, "");
    fault("credential-schema-no-id-fail.json", missing, "/credentialSchema");
    fault("credential-schema-no-type-fail.json", missing, "/credentialSchema");
    fault("credential-status-missing-type-fail.json", missing, "/credentialStatus");
    fault("credential-status-multiple-id-fail.json", kind, "/credentialStatus/id");
    fault("credential-status-type-nonurl-fail.json", kind, "/credentialStatus/type");
    fault("credential-subject-multiple-empty-fail.json", structure, "/credentialSubject/1");
    fault("credential-termsofuse-missing-type-fail.json", missing, "/termsOfUse");
    fault("credential-termsofuse-no-type-fail.json", missing, "/termsOfUse");
    fault("credential-validuntil-invalid-fail.json", kind, "/validUntil");
    String texts = "names-and-descriptions/";
    fault(texts + "credential-description-extra-prop-en-fail.json", structure, "/description");
    fault(texts + "issuer-description-extra-prop-en-fail.json", structure, "/issuer/description");
    fault(texts + "issuer-name-extra-prop-en-fail.json", structure, "/issuer/name");
    fault("presentation-holder-fail.json", structure, "/holder");
    fault("presentation-holder-object-fail.json", structure, "/holder/id");
    fault("presentation-missing-base-context-fail.json", structure, "/@context");
    fault("presentation-no-context-fail-or-inject.json", missing, "");
    fault("presentation-no-type-fail.json", structure, "/type");
  }

  /** Refused by another layer, which the tests below show. */
  private static final Set<String> FAULTS_OF_MEANING =
      new TreeSet<>(
          List.of(
              // JSON-LD: a protected term is defined anew, a type has no IRI
              "credential-redef-type-fail.json",
              "credential-redef-type2-fail.json",
              "credential-type-unmapped-fail.json"));

  private static final Set<String> FAULTS_OF_THE_PERIOD =
      new TreeSet<>(List.of("credential-validUntil-validFrom-fail.json"));

  private static final Set<String> FAULTS_OF_THE_CREDENTIAL_INSIDE =
      new TreeSet<>(
          List.of(
              "presentation-enveloped-vc-missing-type-fail.json",
              "presentation-vc-missing-required-type-fail.json"));

  /**
   * Well-formed; the suite's words: an issuer that issues about itself and shows it should be the
   * holder. Whether the one who shows a credential is its subject is a check of the verifier.
   */
  private static final Set<String> WORDED_BY_THE_SUITE =
      new TreeSet<>(
          List.of(
              "presentation-self-asserted-vc-issuer-mismatch.json",
              "presentation-self-asserted-vc-no-holder.json"));

  static List<String> good() {
    return files().stream().filter(file -> file.endsWith("-ok.json")).toList();
  }

  static Set<String> faulty() {
    return FAULTS.keySet();
  }

  @ParameterizedTest
  @MethodSource("good")
  void goodInput_isRead(String file) throws Exception {
    read(file);
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void faultyInput_isRefusedForTheFaultThatItsNameSays(String file) {
    Problem problem =
        catchThrowableOfType(CredentialFormatException.class, () -> read(file)).problem();
    assertThat(new Fault(problem.code(), problem.where())).isEqualTo(FAULTS.get(file));
  }

  @Test
  void faultOfMeaning_isRefusedByTheCanonicalizer() throws Exception {
    Canonicalizer canonicalizer = Canonicalizer.over(Contexts.bundled());
    for (String file : FAULTS_OF_MEANING) {
      JsonObject credential = credential(file);
      assertThat(CredentialClaims.read(credential)).isNotNull();
      JsonLdException refused =
          catchThrowableOfType(
              JsonLdException.class,
              () -> canonicalizer.canonicalize(credential, HashAlgorithm.SHA_256));
      assertThat(refused).as(file).isNotNull();
      assertThat(refused.problem().code())
          .isEqualTo(file.contains("unmapped") ? ProblemCode.DATA_LOSS : ProblemCode.JSON_LD_ERROR);
    }
  }

  @Test
  void faultOfThePeriod_isSeenInThePeriod() throws Exception {
    for (String file : FAULTS_OF_THE_PERIOD) {
      assertThat(CredentialClaims.read(credential(file)).validity().isOrdered()).isFalse();
    }
    assertThat(
            CredentialClaims.read(credential("credential-validUntil-validFrom-ok.json"))
                .validity()
                .isOrdered())
        .isTrue();
  }

  @Test
  void faultOfTheCredentialInside_isSeenWhenThatIsRead() throws Exception {
    for (String file : FAULTS_OF_THE_CREDENTIAL_INSIDE) {
      List<JsonObject> credentials = presentation(file).credentials();
      assertThat(credentials).hasSize(1);
      CredentialFormatException refused =
          catchThrowableOfType(
              CredentialFormatException.class, () -> CredentialClaims.read(credentials.get(0)));
      assertThat(refused).as(file).isNotNull();
    }
  }

  @Test
  void inputsThatTheSuiteWordsItself_areWellFormed() throws Exception {
    for (String file : WORDED_BY_THE_SUITE) {
      assertThat(presentation(file).credentials()).hasSize(1);
    }
  }

  @Test
  void everyFile_isInExactlyOneTable() {
    List<String> tables = new ArrayList<>(good());
    tables.addAll(FAULTS.keySet());
    tables.addAll(FAULTS_OF_MEANING);
    tables.addAll(FAULTS_OF_THE_PERIOD);
    tables.addAll(FAULTS_OF_THE_CREDENTIAL_INSIDE);
    tables.addAll(WORDED_BY_THE_SUITE);
    assertThat(tables).containsExactlyInAnyOrderElementsOf(files());
  }

  private static List<String> files() {
    return SharedVectors.files(FOLDER, ".json", FILES);
  }

  private static void read(String file) throws CredentialFormatException {
    if (file.startsWith("presentation-")) {
      SignedPresentation presentation = presentation(file);
      for (JsonObject credential : presentation.credentials()) {
        if (!credential.text("type").orElse("").equals("EnvelopedVerifiableCredential")) {
          CredentialClaims.read(credential);
        }
      }
    } else {
      CredentialClaims.read(credential(file));
    }
  }

  private static SignedPresentation presentation(String file) throws CredentialFormatException {
    return SignedPresentation.of(SharedVectors.json(FOLDER, file).with("proof", JsonObject.EMPTY));
  }

  private static JsonObject credential(String file) {
    JsonObject json = SharedVectors.json(FOLDER, file);
    if (!json.has("issuer")) {
      json = json.with("issuer", "did:example:issuer");
    } else if (json.get("issuer").orElseThrow() instanceof JsonObject issuer && !issuer.has("id")) {
      json = json.with("issuer", issuer.with("id", "did:example:issuer"));
    }
    for (String member : List.of("validFrom", "validUntil")) {
      if (json.text(member).orElse("").equals("PAST DATE")) {
        json = json.with(member, new JsonString("2020-01-01T00:00:00Z"));
      }
      if (json.text(member).orElse("").equals("FUTURE DATE")) {
        json = json.with(member, new JsonString("2040-01-01T00:00:00Z"));
      }
    }
    return json;
  }
}
