package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the public validator of 1EdTech reports about the structure of an Open Badge is refused here
 * too, each by its own place, in a badge with a good signature. The list is in {@code
 * docs/compatibility.md}.
 */
class ValidatorChecksTest {
  private static final Set<ProblemCode> STRUCTURE =
      Set.of(
          ProblemCode.CREDENTIAL_STRUCTURE,
          ProblemCode.MALFORMED_VALUE_ERROR,
          ProblemCode.MISSING_MEMBER);

  @Test
  void badgeItself_isValid() {
    assertThat(verify(Credentials.evc()).verdict()).isEqualTo(Verdict.VALID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /type                                                  | ["OpenBadgeCredential"]
          /credentialSubject/type                                | ["Thing"]
          /credentialSubject/id                                  |
          /credentialSubject/identifier                          | [{"type": "Thing"}]
          /credentialSubject/source                              | {"id": "urn:x", "type": ["Thing"]}
          /credentialSubject/achievement                         |
          /credentialSubject/achievement/type                    | ["Thing"]
          /credentialSubject/achievement/criteria                | {}
          /credentialSubject/achievement/resultDescription/0/type | ["Thing"]
          /credentialSubject/result/0/type                       | ["Thing"]
          /evidence                                              | [{"type": ["Thing"]}]
          /issuer/type                                           | ["Thing"]
          /issuer/otherIdentifier                                | [{"type": "Thing"}]
          /issuer/parentOrg                                      | {"id": "urn:x", "type": ["Thing"]}
          """)
  void brokenStructure_isNoYes(String place, @Nullable String json) throws Exception {
    @Nullable JsonValue value =
        json == null
            ? null
            : JsonReader.strict().readObject("{\"x\":" + json + "}").required("x", "");
    VerificationResult result = verify(changed(Credentials.evc(), place.split("/"), 1, value));
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(result.problems())
        .anyMatch(problem -> STRUCTURE.contains(problem.code()) && isAt(problem.where(), place));
  }

  /** Real badges leave these out; it is told, and nothing depends on it. */
  @ParameterizedTest
  @CsvSource({
    "/issuer/type, /issuer",
    "/credentialSubject/result/0/type, /credentialSubject/result/0",
    "/credentialSubject/achievement/resultDescription/1/type,"
        + " /credentialSubject/achievement/resultDescription/1"
  })
  void missingType_isARemark(String place, String where) throws Exception {
    VerificationResult result = verify(changed(Credentials.evc(), place.split("/"), 1, null));
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    assertThat(result.axes().content()).isEqualTo(Axes.Content.WARNINGS);
    assertThat(result.warnings())
        .singleElement()
        .satisfies(
            remark -> {
              assertThat(remark.code()).isEqualTo(ProblemCode.TYPE_MISSING);
              assertThat(remark.where()).isEqualTo(where);
              assertThat(remark.found()).startsWith("1 part");
            });
  }

  @Test
  void partsOfTheIssuerAndTheSubject_areLookedAtToo() throws Exception {
    JsonObject issuer =
        ((JsonObject) Credentials.evc().get("issuer").orElseThrow())
            .with("otherIdentifier", JsonArray.of(Credentials.json("{\"x\": 1}")))
            .with("parentOrg", Credentials.json("{\"id\": \"urn:x\"}"));
    JsonObject subject =
        ((JsonObject) Credentials.evc().get("credentialSubject").orElseThrow())
            .with("source", Credentials.json("{\"id\": \"urn:x\"}"));
    VerificationResult result =
        verify(Credentials.evc().with("issuer", issuer).with("credentialSubject", subject));
    assertThat(result.warnings())
        .anySatisfy(
            remark -> {
              assertThat(remark.where()).isEqualTo("/issuer/otherIdentifier/0");
              assertThat(remark.found()).startsWith("3 part");
            });
  }

  /** What is missing is said of the object that lacks it. */
  private static boolean isAt(String where, String place) {
    return where.startsWith(place) || place.startsWith(where + "/");
  }

  private static JsonObject changed(
      JsonObject object, String[] place, int at, @Nullable JsonValue value) {
    String name = place[at];
    if (at == place.length - 1) {
      return value == null ? object.without(name) : object.with(name, value);
    }
    JsonValue inner = object.get(name).orElseThrow();
    if (!(inner instanceof JsonArray array)) {
      return object.with(name, changed((JsonObject) inner, place, at + 1, value));
    }
    List<JsonValue> elements = new ArrayList<>(array.elements());
    int element = Integer.parseInt(place[at + 1]);
    elements.set(element, changed((JsonObject) elements.get(element), place, at + 2, value));
    return object.with(name, new JsonArray(elements));
  }

  private static VerificationResult verify(JsonObject unsigned) {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
        .policy(VerificationPolicy.builder().allowBearer().build())
        .clock(FixedClock.atNow())
        .build()
        .verify(
            Credentials.secured(unsigned, TestKeys.issuer(), Cryptosuites.EDDSA_JCS_2022).toJson());
  }
}
