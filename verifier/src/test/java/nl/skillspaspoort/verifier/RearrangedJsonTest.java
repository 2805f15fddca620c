package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A signature over statements lets a holder write the JSON anew. Whatever she does, a skill that
 * was not shown must not become one that was.
 */
@Tag("T27")
@Tag("T36")
final class RearrangedJsonTest {
  private static final Verifier VERIFIER =
      Verifier.builder()
          .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
          .policy(VerificationPolicy.builder().allowBearer().build())
          .clock(FixedClock.atNow())
          .build();

  @Test
  void levelsInAnotherOrder_showNoMoreSkills() {
    JsonObject signed = signed(withoutStatus(Credentials.evc()));
    JsonObject reversed =
        mapDescriptions(
            signed,
            description ->
                List.of(
                    description.with(
                        "rubricCriterionLevel",
                        reversed(array(description, "rubricCriterionLevel")))));
    assertNotShown(signed);
    assertNotShown(reversed);
  }

  @Test
  void descriptionInTwoObjects_isNotValid() {
    JsonObject signed = signed(Credentials.evc());
    JsonObject split =
        mapDescriptions(
            signed,
            description ->
                List.of(description.without("requiredLevel"), description.without("alignment")));
    assertThat(verify(split).verdict()).isNotEqualTo(Verdict.VALID);
  }

  @Test
  void resultInTwoObjectsByBlankLabel_isNotValid() {
    JsonObject signed = signed(Credentials.evc());
    JsonObject subject = object(signed, "credentialSubject");
    List<JsonValue> results = new ArrayList<>(array(subject, "result").elements());
    JsonObject failed = (JsonObject) results.get(9);
    results.set(9, failed.without("status").with("id", "_:r0"));
    results.add(
        JsonObject.builder()
            .put("id", "_:r0")
            .put("type", JsonArray.of(new JsonString("Result")))
            .put("status", "Failed")
            .build());
    JsonObject split =
        signed.with("credentialSubject", subject.with("result", new JsonArray(results)));
    assertThat(verify(split).verdict()).isNotEqualTo(Verdict.VALID);
  }

  @Test
  void subjectInTwoObjects_isNotValid() {
    JsonObject signed =
        signed(
            Credentials.minimal()
                .with(
                    "credentialSubject",
                    JsonObject.builder()
                        .put("id", TestKeys.did(TestKeys.HOLDER).value())
                        .put("name", "a")
                        .put("description", "only on weekdays")
                        .build()));
    JsonObject subject = object(signed, "credentialSubject");
    JsonObject split =
        signed.with(
            "credentialSubject",
            JsonArray.of(subject.without("description"), subject.without("name")));
    assertThat(verify(signed).problems().toString()).doesNotContain("JSON_LD_ERROR");
    assertThat(verify(split).problems().toString()).contains("JSON_LD_ERROR");
  }

  private static void assertNotShown(JsonObject document) {
    VerificationResult result = verify(document);
    long shown =
        result.match(
            valid ->
                valid.credential().skillFindings().stream()
                    .filter(finding -> finding.outcome() == SkillFinding.Outcome.SHOWN)
                    .count(),
            invalid -> 0L,
            open -> 0L);
    assertThat(shown).isLessThanOrEqualTo(8);
  }

  private interface Change {
    List<JsonObject> apply(JsonObject description);
  }

  private static JsonObject mapDescriptions(JsonObject document, Change change) {
    JsonObject subject = object(document, "credentialSubject");
    JsonObject achievement = object(subject, "achievement");
    List<JsonValue> descriptions = new ArrayList<>();
    for (JsonValue description : array(achievement, "resultDescription")) {
      descriptions.addAll(change.apply((JsonObject) description));
    }
    return document.with(
        "credentialSubject",
        subject.with(
            "achievement", achievement.with("resultDescription", new JsonArray(descriptions))));
  }

  private static JsonObject withoutStatus(JsonObject document) {
    JsonObject subject = object(document, "credentialSubject");
    List<JsonValue> results = new ArrayList<>();
    for (JsonValue result : array(subject, "result")) {
      results.add(((JsonObject) result).without("status"));
    }
    return document.with("credentialSubject", subject.with("result", new JsonArray(results)));
  }

  private static JsonArray reversed(JsonArray array) {
    List<JsonValue> elements = new ArrayList<>(array.elements());
    Collections.reverse(elements);
    return new JsonArray(elements);
  }

  private static JsonObject signed(JsonObject unsecured) {
    return Credentials.secured(unsecured, TestKeys.issuer(), Cryptosuites.EDDSA_RDFC_2022);
  }

  private static VerificationResult verify(JsonObject document) {
    return VERIFIER.verify(document.toJson().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject object(JsonObject json, String member) {
    return (JsonObject) json.get(member).orElseThrow();
  }

  private static JsonArray array(JsonObject json, String member) {
    return (JsonArray) json.get(member).orElseThrow();
  }
}
