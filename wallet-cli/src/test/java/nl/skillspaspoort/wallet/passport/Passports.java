package nl.skillspaspoort.wallet.passport;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.vocabulary.Vocabularies;

/** Presentations and passports of them. */
final class Passports {
  static final PresentationRequest REQUEST =
      new PresentationRequest(
          "https://werkgever.example", "0123456789abcdefghijkl", "Sollicitatie monteur");

  static final Instant UNTIL = FixedClock.NOW.plus(Duration.ofHours(1));

  private Passports() {}

  static SignedPresentation presentation(List<JsonObject> credentials) {
    List<SignedCredential> signed = credentials.stream().map(Credentials::signed).toList();
    try {
      return SignedPresentation.create(
          signed,
          REQUEST,
          DidKey.signer(TestKeys.HOLDER),
          FixedClock.NOW,
          Duration.between(FixedClock.NOW, UNTIL));
    } catch (ProblemException e) {
      throw new AssertionError(e);
    }
  }

  static Passport passport(SignedPresentation presentation, Language language) {
    try {
      return Passport.of(
          presentation, REQUEST, FixedClock.NOW, UNTIL, Vocabularies.none(), language);
    } catch (CredentialFormatException e) {
      throw new AssertionError(e);
    }
  }

  static Passport passport(Language language, JsonObject... credentials) {
    return passport(presentation(List.of(credentials)), language);
  }

  /** So many certificates, each with a name and an identifier of its own. */
  static List<JsonObject> many(int count, int skills) {
    List<JsonObject> many = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonObject credential =
          skills == 0 ? Credentials.evc() : withSkills(skills, "vaardigheid " + i + " nummer ");
      many.add(
          named(credential, "Certificaat " + i + " voor een beroep met een heel lange naam")
              .with("id", "urn:example:" + i));
    }
    return many;
  }

  static JsonObject named(JsonObject credential, String name) {
    JsonObject subject = (JsonObject) credential.get("credentialSubject").orElseThrow();
    JsonObject achievement = (JsonObject) subject.get("achievement").orElseThrow();
    return credential.with(
        "credentialSubject", subject.with("achievement", achievement.with("name", name)));
  }

  private static JsonObject withSkills(int count, String label) {
    List<JsonValue> alignments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      alignments.add(
          JsonObject.builder()
              .put("type", JsonArray.of(new JsonString("Alignment")))
              .put("targetUrl", "https://school.example/skills/" + label.hashCode() + "/" + i)
              .put("targetName", label + i)
              .build());
    }
    JsonObject small = Credentials.small();
    JsonObject subject = (JsonObject) small.get("credentialSubject").orElseThrow();
    JsonObject achievement = (JsonObject) subject.get("achievement").orElseThrow();
    return small.with(
        "credentialSubject",
        subject.with("achievement", achievement.with("alignment", new JsonArray(alignments))));
  }
}
