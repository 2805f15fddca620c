package nl.skillspaspoort.verifier.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.trust.GrantAction;
import nl.skillspaspoort.core.trust.IssueDateEvidence;
import nl.skillspaspoort.core.trust.TrustDecision;
import nl.skillspaspoort.core.trust.TrustQuery;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * The trust policy recognises this issuer, with this key, for what the credential says was
 * achieved.
 *
 * <p>An issuer that no list names is neither good nor bad: that cannot be told. One that no list
 * names and that calls itself like one that is listed is refused.
 */
final class IssuerIsRecognised {
  private IssuerIsRecognised() {}

  static CheckOutcome check(CredentialEvidence evidence) {
    try {
      CredentialClaims claims = evidence.verifiedClaims();
      return evidence
          .trustDecision(claims)
          .match(
              trusted ->
                  new CheckOutcome.Passed(
                      Check.RECOGNITION, "recognised by " + trusted.evidence().sourceId()),
              refused -> refused(refused, claims, evidence.setting()),
              open -> new CheckOutcome.Undetermined(Check.RECOGNITION, open.reason(), true));
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.RECOGNITION, e.problem());
    }
  }

  private static CheckOutcome refused(
      TrustDecision.NotTrusted decision, CredentialClaims claims, Setting setting) {
    if (decision.reason().code() == ProblemCode.NOT_IN_SCOPE && !claims.withheld().isNothing()) {
      // What would bring the credential into the scope may be among what the holder left out.
      return new CheckOutcome.Undetermined(Check.RECOGNITION, decision.reason(), false);
    }
    if (decision.reason().code() != ProblemCode.ISSUER_NOT_LISTED) {
      return new CheckOutcome.Failed(Check.RECOGNITION, decision.reason());
    }
    return isLookalike(claims, setting)
        ? new CheckOutcome.Failed(
            Check.RECOGNITION,
            Problem.of(
                ProblemCode.LOOKALIKE_ISSUER,
                "an unlisted issuer that calls itself like a listed one",
                "the listed issuer's own identifier"))
        : new CheckOutcome.Undetermined(Check.RECOGNITION, decision.reason(), false);
  }

  /** True if the issuer calls itself like a listed one, in whatever form and language. */
  static boolean isLookalike(CredentialClaims claims, Setting setting) {
    return claimedNames(claims).stream().anyMatch(setting.listedNames()::resembles);
  }

  private static List<String> claimedNames(CredentialClaims claims) {
    Optional<JsonValue> name =
        claims
            .json()
            .get("issuer")
            .filter(JsonObject.class::isInstance)
            .flatMap(profile -> ((JsonObject) profile).get("name"));
    List<JsonValue> values =
        name.isPresent() && name.get() instanceof JsonArray array
            ? array.elements()
            : name.stream().toList();
    List<String> names = new ArrayList<>();
    for (JsonValue value : values) {
      if (value instanceof JsonString text) {
        names.add(text.value());
      } else if (value instanceof JsonObject languageValue) {
        languageValue.text("@value").ifPresent(names::add);
      }
    }
    return names;
  }

  static TrustQuery query(
      CredentialClaims claims, VerificationKey key, Optional<Instant> signedAt, Setting setting) {
    TrustQuery.Builder query =
        about(claims, setting, TrustQuery.issuedBy(claims.issuer().id(), key, setting.now()));
    return dated(claims, setting, query).claimedSignedAt(signedAt).build();
  }

  /** The company that a credential names as the place where it was shown. */
  static Optional<String> company(CredentialClaims claims) {
    return claims
        .achievementSubject()
        .flatMap(subject -> subject.json().get("source"))
        .filter(JsonObject.class::isInstance)
        .flatMap(source -> ((JsonObject) source).text("id"));
  }

  /** Was this company recognised for what the credential says was shown there? */
  static TrustQuery companyQuery(CredentialClaims claims, String company, Setting setting) {
    TrustQuery.Builder query = about(claims, setting, TrustQuery.hostedBy(company, setting.now()));
    return dated(claims, setting, query).build();
  }

  private static TrustQuery.Builder dated(
      CredentialClaims claims, Setting setting, TrustQuery.Builder query) {
    return query
        .claimedIssuedAt(claims.awardedDate().or(() -> claims.validity().from()))
        .issueDateEvidence(
            setting.policy().isClaimedIssueDateAccepted()
                ? IssueDateEvidence.CLAIMED_DATE_ACCEPTED
                : IssueDateEvidence.NONE)
        .knownAt(setting.knownAt());
  }

  /** What a credential is about, as far as a recognition can be limited to it. */
  private static TrustQuery.Builder about(
      CredentialClaims claims, Setting setting, TrustQuery.Builder query) {
    Optional<AchievementSubject> subject = claims.achievementSubject();
    Optional<Achievement> achievement = subject.map(AchievementSubject::achievement);
    setting.policy().territory().ifPresent(query::territory);
    return query
        .credentialTypes(claims.types())
        .achievementType(achievement.flatMap(Achievement::achievementType))
        .standard(achievement.flatMap(Achievement::standard))
        .skills(() -> shown(subject))
        .levels(levels(claims, achievement));
  }

  /** May this publisher, with this key, say now how such a credential stands? */
  static TrustQuery statusQuery(
      CredentialClaims claims,
      String publisher,
      VerificationKey key,
      GrantAction action,
      Setting setting) {
    return about(claims, setting, TrustQuery.issuedBy(publisher, key, setting.knownAt()))
        .action(action)
        .credentialIssuer(claims.issuer().id())
        .build();
  }

  /**
   * None if another may be withheld: a level that is out of sight is not within a recognition that
   * is limited to some.
   */
  private static List<QualificationLevel> levels(
      CredentialClaims claims, Optional<Achievement> achievement) {
    return claims.mayWithholdOfAchievement()
        ? List.of()
        : achievement.map(Achievement::levels).orElse(List.of());
  }

  private static List<SkillReference> shown(Optional<AchievementSubject> subject) {
    List<SkillReference> shown = new ArrayList<>();
    for (SkillFinding finding : subject.map(AchievementSubject::skillFindings).orElse(List.of())) {
      if (finding.outcome() == SkillFinding.Outcome.SHOWN) {
        shown.add(finding.skill());
      }
    }
    return shown;
  }
}
