package nl.skillspaspoort.wallet.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.assessment.ProofAssessor;
import nl.skillspaspoort.core.assessment.ProofFacts;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SecuringMechanism;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.credential.ValidityPeriod;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.endorsement.EndorsementRequest;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.LastCheck;

/**
 * What a kept credential says, for showing it to its owner. Whether its signature was found good,
 * its version tells; who its issuer is, nobody here has judged.
 */
final class Facts {
  private final KeptCredential kept;
  private final SignedCredential credential;
  private final CredentialClaims claims;

  private Facts(KeptCredential kept, SignedCredential credential) {
    this.kept = kept;
    this.credential = credential;
    this.claims = credential.unverified();
  }

  static Facts of(KeptCredential kept) throws CredentialFormatException {
    return new Facts(kept, kept.credential());
  }

  /** The same credential with what is left of it when it is shown. */
  Facts shownAs(SignedCredential part) {
    return new Facts(kept, part);
  }

  /** True if parts of it can be shown. */
  boolean isSelectable() {
    return credential.isForHolderOnly() || !credential.selectable().isEmpty();
  }

  /** True if it came as an SD-JWT. */
  boolean isSdJwt() {
    return credential.mechanism() == SecuringMechanism.SD_JWT;
  }

  CredentialClaims claims() {
    return claims;
  }

  /** Where now is in the period that the credential names. */
  enum State {
    CURRENT,
    NOT_YET,
    ENDED
  }

  State state(Instant now) {
    if (claims.validity().until().filter(now::isAfter).isPresent()) {
      return State.ENDED;
    }
    return claims.validity().from().filter(now::isBefore).isPresent()
        ? State.NOT_YET
        : State.CURRENT;
  }

  /** Says that it is not valid now, if that is so. */
  void tellPeriod(Session session, Instant now) {
    switch (state(now)) {
      case ENDED -> session.say("note.ended", kept.number());
      case NOT_YET -> session.say("note.not-yet", kept.number());
      case CURRENT -> {
        // Nothing to point out.
      }
    }
  }

  KeptCredential kept() {
    return kept;
  }

  JsonObject json() {
    return credential.json();
  }

  /** The token that it came as, if it is one. */
  Optional<String> token() {
    return credential.mechanism() == SecuringMechanism.DATA_INTEGRITY
        ? Optional.empty()
        : Optional.of(credential.text());
  }

  /** The title, the achievement's name, or the last type: something that a person recognises. */
  String title() {
    return title(claims);
  }

  /** The same of any credential. */
  static String title(CredentialClaims claims) {
    return claims
        .name()
        .or(() -> claims.achievementSubject().map(each -> each.achievement().name()))
        .orElseGet(() -> claims.types().get(claims.types().size() - 1));
  }

  String issuerId() {
    return claims.issuer().id();
  }

  /** What the issuer calls itself. */
  Optional<String> claimedIssuerName() {
    return claims.issuer().claimedName();
  }

  List<String> subjectIds() {
    return claims.subjectIds();
  }

  /** True if the issuer is the one it is about: nobody else vouches for it. */
  boolean isSelfAsserted() {
    return subjectIds().contains(issuerId());
  }

  /** The identifier of what it endorses, if it is an endorsement. */
  Optional<String> endorses() {
    return claims.types().contains(EndorsementRequest.ENDORSEMENT_TYPE)
        ? subjectIds().stream().findFirst()
        : Optional.empty();
  }

  /** What the endorser says. */
  Optional<String> endorsementComment() {
    return json()
        .get("credentialSubject")
        .filter(JsonObject.class::isInstance)
        .flatMap(subject -> ((JsonObject) subject).text("endorsementComment"));
  }

  /** How strong its proof is if its issuer is recognised for it. */
  ProofLevel levelIfRecognised() {
    return ProofAssessor.assess(ProofFacts.of(claims)).ifRecognised();
  }

  boolean isAbout(Did holder) {
    return !subjectIds().isEmpty() && subjectIds().stream().allMatch(holder.value()::equals);
  }

  ValidityPeriod validity() {
    return claims.validity();
  }

  Optional<Instant> awardedDate() {
    return claims.awardedDate();
  }

  Optional<AchievementSubject> subject() {
    return claims.achievementSubject();
  }

  Optional<Achievement> achievement() {
    return subject().map(AchievementSubject::achievement);
  }

  List<QualificationLevel> levels() {
    return achievement().map(Achievement::levels).orElse(List.of());
  }

  List<SkillFinding> skills() {
    return subject().map(AchievementSubject::skillFindings).orElse(List.of());
  }

  private static JsonObject json(LastCheck check) {
    return JsonObject.builder()
        .put("at", DateTimeStamp.format(check.at()))
        .put("status", check.status().name())
        .putIfPresent("recognition", check.recognition().map(each -> new JsonString(each.name())))
        .build();
  }

  /** For {@code list --json}. */
  JsonObject summary() {
    JsonObject.Builder summary =
        JsonObject.builder()
            .put("number", kept.number().value())
            .put("name", title())
            .putIfPresent("id", claims.id().map(JsonString::new))
            .put("issuer", issuerId())
            .putIfPresent("issuerCallsItself", claimedIssuerName().map(JsonString::new));
    if (isSelfAsserted()) {
      summary.put("selfAsserted", true);
    }
    endorses().ifPresent(about -> summary.put("endorses", about));
    validity().from().ifPresent(from -> summary.put("validFrom", DateTimeStamp.format(from)));
    validity().until().ifPresent(until -> summary.put("validUntil", DateTimeStamp.format(until)));
    if (!kept.newest().isVerified()) {
      summary.put("verified", false);
    }
    kept.lastCheck().ifPresent(check -> summary.put("lastCheck", json(check)));
    return summary
        .put("added", DateTimeStamp.format(kept.newest().addedAt()))
        .put("earlierVersions", kept.earlier().size())
        .build();
  }
}
