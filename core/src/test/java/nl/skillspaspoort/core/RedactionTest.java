package nl.skillspaspoort.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.Proof;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No claim, no challenge and no name gets into a log by way of {@code toString()} or of an
 * exception: every one of them holds a marker here, and the marker is in no text.
 */
@Tag("T95")
class RedactionTest {
  private static final String MARKER = "GEHEIM";

  /** A badge in which every text that is not an identifier, a type or a date holds the marker. */
  private static final JsonObject BADGE =
      Credentials.json(
          """
          {
            "@context": ["https://www.w3.org/ns/credentials/v2",
              "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
              "https://skillspaspoort.nl/ns/v1"],
            "id": "urn:uuid:0f5b1f0e-51a0-4cf4-a2cb-9f2f0a3f2a11",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": "GEHEIM 1",
            "description": "GEHEIM 2",
            "issuer": {"id": "did:example:issuer", "type": ["Profile"], "name": "GEHEIM 3",
              "description": "GEHEIM 4"},
            "validFrom": "2026-01-01T00:00:00Z",
            "validUntil": "2030-01-01T00:00:00Z",
            "awardedDate": "2026-01-01T00:00:00Z",
            "credentialSchema": {"id": "https://school.example/schema", "type": "JsonSchema"},
            "credentialStatus": {"id": "https://school.example/status#1", "type": "SomeList",
              "more": "GEHEIM 5"},
            "evidence": [{"id": "urn:evidence", "type": ["Evidence"], "narrative": "GEHEIM 6"}],
            "credentialSubject": {
              "id": "did:example:subject",
              "type": ["AchievementSubject"],
              "name": "GEHEIM 7",
              "identifier": [{"type": "IdentityObject", "identityHash": "GEHEIM 8"}],
              "narrative": "GEHEIM 9",
              "achievement": {
                "id": "https://school.example/achievement",
                "type": ["Achievement"],
                "name": "GEHEIM 10",
                "description": "GEHEIM 11",
                "criteria": {"narrative": "GEHEIM 12"},
                "achievementType": "GEHEIM 13",
                "ext:nlqfLevel": "4+",
                "alignment": [{"type": ["Alignment"], "targetUrl": "https://skill.example/1",
                  "targetName": "GEHEIM 14", "targetFramework": "GEHEIM 15",
                  "targetCode": "GEHEIM 16"}],
                "resultDescription": [{"id": "urn:r", "type": ["ResultDescription"],
                  "name": "GEHEIM 17", "resultType": "RawScore", "requiredValue": "GEHEIM 18",
                  "requiredLevel": "urn:l", "allowedValue": ["GEHEIM 19"],
                  "rubricCriterionLevel": [{"id": "urn:l", "name": "GEHEIM 20"}]}]
              },
              "result": [{"type": ["Result"], "resultDescription": "urn:r",
                "status": "Completed", "value": "GEHEIM 21", "achievedLevel": "urn:l",
                "alignment": [{"type": ["Alignment"], "targetUrl": "https://skill.example/2",
                  "targetName": "GEHEIM 22"}]}]
            }
          }
          """);

  private static final String CHALLENGE = MARKER + "-0123456789012345678901";

  @Test
  void noDomainType_showsAClaim() throws Exception {
    SignedCredential credential = Credentials.signed(BADGE);
    PresentationRequest request =
        new PresentationRequest("https://employer.example", CHALLENGE, MARKER + " purpose");
    SignedPresentation presentation =
        SignedPresentation.create(
            List.of(credential), request, TestKeys.holder(), FixedClock.NOW, Duration.ofMinutes(5));
    Proof proof = DataIntegrity.standard().proofs(presentation.json()).get(0);
    ProofOptions options =
        new ProofOptions(
            "eddsa-jcs-2022",
            VerificationRelationship.AUTHENTICATION,
            FixedClock.NOW,
            Optional.empty(),
            Optional.of(CHALLENGE),
            Optional.of("https://employer.example"));
    Set<String> seen =
        assertNoMarker(
            credential,
            credential.unverified(),
            request,
            presentation,
            proof,
            options,
            Credentials.evcDraft(),
            DataIntegrity.standard()
                .verifyProofOnly(presentation.json(), proof, TestKeys.HOLDER.publicKey()),
            SignedCredential.of(
                VcJwt.signCredential(
                    Credentials.small().with("name", MARKER), FixedClock.NOW, TestKeys.issuer())),
            TestKeys.HOLDER,
            TestKeys.holder());
    // What the walk must have come across; more is fine.
    assertThat(seen)
        .contains(
            "SignedCredential",
            "CredentialClaims",
            "IssuerReference",
            "ValidityPeriod",
            "AchievementSubject",
            "Achievement",
            "Alignment",
            "ResultDescription",
            "Level",
            "Result",
            "SkillFinding",
            "SkillReference",
            "QualificationLevel",
            "SignedPresentation",
            "PresentationRequest",
            "Proof",
            "ProofOptions",
            "VerifiedDocument",
            "SigningInput",
            "KeyId",
            "JsonObject");
  }

  /** Every text of the badge is replaced by something that cannot be read. */
  @Test
  void noException_showsAClaim() {
    List<JsonObject> changes = new ArrayList<>();
    for (JsonValue bad :
        List.of(
            new JsonString(MARKER + " \u0000 no url"),
            JsonNumber.parse("424242"),
            JsonArray.of(new JsonString(MARKER)),
            JsonObject.builder().put("id", MARKER).put("type", MARKER).build())) {
      replaceEach(BADGE, bad, changes);
    }
    assertThat(changes).hasSizeGreaterThan(200);
    int refused = 0;
    for (JsonObject changed : changes) {
      try {
        CredentialClaims claims = CredentialClaims.read(changed);
        assertThat(claims.toString()).doesNotContain("424242");
      } catch (CredentialFormatException e) {
        refused++;
        for (Throwable at = e; at != null; at = at.getCause()) {
          assertThat(at.toString()).doesNotContain(MARKER).doesNotContain("424242");
        }
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  @Test
  void noProofException_showsTheProof() throws Exception {
    JsonObject signed = Credentials.secured(Credentials.small(), TestKeys.issuer());
    JsonObject proof = signed.required("proof", "").asObject("").with("challenge", MARKER);
    List<JsonObject> changes = new ArrayList<>();
    for (JsonValue bad :
        List.of(new JsonString(MARKER + " \u0000"), JsonArray.of(new JsonString(MARKER)))) {
      replaceEach(proof, bad, changes);
    }
    int refused = 0;
    for (JsonObject changed : changes) {
      JsonObject document = signed.with("proof", changed);
      try {
        DataIntegrity.standard()
            .verifyProofOnly(
                document,
                DataIntegrity.standard().proofs(document).get(0),
                TestKeys.ISSUER.publicKey());
      } catch (ProofException e) {
        refused++;
        for (Throwable at = e; at != null; at = at.getCause()) {
          assertThat(at.toString()).doesNotContain(MARKER);
        }
      }
    }
    assertThat(refused).isEqualTo(changes.size()).isGreaterThan(14);
  }

  private static void replaceEach(JsonObject object, JsonValue bad, List<JsonObject> changes) {
    for (String name : object.names()) {
      JsonValue value = object.get(name).orElseThrow();
      changes.add(object.with(name, bad));
      List<JsonObject> inside = new ArrayList<>();
      if (value instanceof JsonObject inner) {
        replaceEach(inner, bad, inside);
        inside.forEach(changed -> changes.add(object.with(name, changed)));
      } else if (value instanceof JsonArray array
          && array.size() > 0
          && array.get(0) instanceof JsonObject first) {
        replaceEach(first, bad, inside);
        inside.forEach(changed -> changes.add(object.with(name, JsonArray.of(changed))));
      } else if (value instanceof JsonArray) {
        changes.add(object.with(name, JsonArray.of(bad)));
      }
    }
  }

  /**
   * Asks these objects, and all of this library that they give when asked, for their text.
   *
   * @return the simple names of the types that were asked
   */
  private static Set<String> assertNoMarker(Object... start) {
    Set<String> types = new TreeSet<>();
    IdentityHashMap<Object, Boolean> done = new IdentityHashMap<>();
    Deque<Object> todo = new ArrayDeque<>(List.of(start));
    while (!todo.isEmpty() && done.size() < 20_000) {
      Object at = todo.pop();
      if (done.put(at, true) != null) {
        continue;
      }
      if (at instanceof Optional<?> optional) {
        optional.ifPresent(todo::push);
      } else if (at instanceof Collection<?> collection) {
        collection.forEach(todo::push);
      } else if (at instanceof Map<?, ?> map) {
        map.keySet().forEach(todo::push);
        map.values().forEach(todo::push);
      } else if (at.getClass().getPackageName().startsWith("nl.skillspaspoort.core")) {
        types.add(at.getClass().getSimpleName());
        assertThat(at.toString()).as("%s.toString()", at.getClass()).doesNotContain(MARKER);
        todo.addAll(answers(at));
      }
    }
    return types;
  }

  private static List<Object> answers(Object of) {
    List<Object> answers = new ArrayList<>();
    for (Method method : of.getClass().getMethods()) {
      boolean ours = method.getDeclaringClass().getName().startsWith("nl.skillspaspoort.core");
      boolean asks =
          method.getParameterCount() == 0
              && !Modifier.isStatic(method.getModifiers())
              && !method.getReturnType().equals(void.class)
              && !method.getReturnType().equals(String.class)
              && !method.getReturnType().isPrimitive()
              && !method.getReturnType().isArray();
      if (ours && asks && Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
        try {
          Object answer = method.invoke(of);
          if (answer != null) {
            answers.add(answer);
          }
        } catch (InvocationTargetException e) {
          // A question that this value has no answer to.
          assertThat(e.getCause()).isInstanceOf(IllegalStateException.class);
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    return answers;
  }
}
