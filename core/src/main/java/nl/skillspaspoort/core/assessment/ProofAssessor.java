package nl.skillspaspoort.core.assessment;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.Withheld;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.TrustDecision;
import nl.skillspaspoort.core.trust.TrustEvidence;

/**
 * Computes the {@link ProofLevel} of a credential from facts.
 *
 * <ul>
 *   <li>Issuer and subject the same: P0. Another issuer that no list recognises: P1. One that a
 *       list denies: P0.
 *   <li>A recognised issuer gives P2 for work experience, P3 without results, P4 with them.
 *   <li>P5 to P8 need a grant that names this kind of achievement: a list that allows everything
 *       does not say that somebody is licensed for diplomas. P6 needs the EVC standard in the
 *       grant, P8 the qualification level.
 *   <li>Endorsements by others raise P0 to P1, or to P2 if a recognised organisation gives one. The
 *       subject's own count for nothing, two by one key for one, and no number of them makes P3.
 * </ul>
 *
 * <p>Pure: the same facts give the same level. Thread-safe.
 */
public final class ProofAssessor {

  private ProofAssessor() {}

  /** The level of a verified credential, with the facts behind it. */
  public static ProofAssessment assess(ProofFacts facts) {
    CredentialClaims claims = facts.claims();
    List<ProofReason> reasons = new ArrayList<>();
    EndorsementCount endorsed = EndorsementCount.of(facts);
    boolean micro = Kind.of(claims) == Kind.MICRO_CREDENTIAL;
    ProofLevel base = base(facts, reasons);
    reasons.addAll(endorsed.reasons());
    return new ProofAssessment(
        base.or(endorsed.level()),
        ifRecognised(facts).or(base).or(endorsed.level()),
        reasons,
        micro ? MicroCredentialElement.missing(claims) : List.of(),
        endorsed.counted());
  }

  private static ProofLevel base(ProofFacts facts, List<ProofReason> reasons) {
    if (isSelfAsserted(facts)) {
      reasons.add(ProofReason.SELF_ASSERTED);
      return ProofLevel.P0;
    }
    if (facts.recognition().isEmpty()) {
      reasons.add(ProofReason.ISSUER_NOT_JUDGED);
      return ProofLevel.P1;
    }
    return facts
        .recognition()
        .get()
        .match(
            trusted -> {
              reasons.add(ProofReason.ISSUER_RECOGNISED);
              if (trusted.evidence().standing() != TrustEvidence.Standing.CURRENT) {
                reasons.add(ProofReason.RECOGNITION_ENDED_SINCE);
              }
              return recognised(facts, trusted, reasons);
            },
            not -> {
              reasons.add(
                  isDenied(not) ? ProofReason.ISSUER_DENIED : ProofReason.ISSUER_NOT_RECOGNISED);
              return isDenied(not) ? ProofLevel.P0 : ProofLevel.P1;
            },
            undetermined -> {
              reasons.add(ProofReason.RECOGNITION_UNDETERMINED);
              return ProofLevel.P1;
            });
  }

  private static boolean isSelfAsserted(ProofFacts facts) {
    CredentialClaims claims = facts.claims();
    return claims.subjectIds().contains(claims.issuer().id())
        || facts
            .recognition()
            .flatMap(decision -> decision.query().signingKey())
            .filter(facts.subjectKeys()::contains)
            .isPresent();
  }

  private static boolean isDenied(TrustDecision decision) {
    return decision.problems().stream()
        .anyMatch(
            problem ->
                problem.code() == ProblemCode.ISSUER_DENIED
                    || problem.code() == ProblemCode.KEY_COMPROMISED);
  }

  /** The level of a recognised issuer's credential: the formal one, or what is left without it. */
  private static ProofLevel recognised(
      ProofFacts facts, TrustDecision.Trusted trusted, List<ProofReason> reasons) {
    Kind kind = Kind.of(facts.claims());
    List<ProofReason> objections = fewestObjections(facts, kind, trusted);
    if (objections.isEmpty()) {
      reasons.add(kind.reason);
      return kind.level;
    }
    reasons.addAll(objections);
    Kind informal = Kind.informal(facts.claims());
    reasons.add(informal.reason);
    return informal.level;
  }

  private static List<ProofReason> fewestObjections(
      ProofFacts facts, Kind kind, TrustDecision.Trusted trusted) {
    List<ProofReason> fewest = null;
    for (TrustEvidence evidence : trusted.allEvidence()) {
      if (evidence.grant().isPresent()) {
        List<ProofReason> objections = objections(facts, kind, evidence.grant().get());
        fewest = fewest == null || objections.size() < fewest.size() ? objections : fewest;
      }
    }
    return fewest == null ? List.of(ProofReason.KIND_NOT_NAMED_BY_LIST) : fewest;
  }

  /** Why this grant does not carry the formal level of this kind; empty if it does. */
  private static List<ProofReason> objections(ProofFacts facts, Kind kind, Grant grant) {
    if (!kind.formal) {
      return List.of();
    }
    Set<ProofReason> objections = EnumSet.noneOf(ProofReason.class);
    Scope scope = grant.scope();
    Optional<Achievement> achievement = achievement(facts.claims());
    if (!achievement
        .flatMap(Achievement::achievementType)
        .filter(scope.achievementTypes().members()::contains)
        .isPresent()) {
      objections.add(ProofReason.KIND_NOT_NAMED_BY_LIST);
    }
    switch (kind) {
      case PRACTICE -> {
        if (facts.sourceRecognition().filter(TrustDecision.Trusted.class::isInstance).isEmpty()) {
          objections.add(ProofReason.COMPANY_NOT_RECOGNISED);
        }
      }
      case EVC -> {
        if (!achievement
            .flatMap(Achievement::standard)
            .filter(scope.standards().members()::contains)
            .isPresent()) {
          objections.add(ProofReason.STANDARD_NOT_NAMED_BY_LIST);
        }
      }
      case BRANCH -> {
        if (facts.claims().validity().until().isEmpty()) {
          objections.add(ProofReason.NO_END_DATE);
        }
      }
      case MICRO_CREDENTIAL -> {
        if (!MicroCredentialElement.missing(facts.claims()).isEmpty()) {
          objections.add(ProofReason.ELEMENTS_MISSING);
        }
      }
      case QUALIFICATION -> {
        if (scope.levels().any() || scope.levels().members().isEmpty()) {
          objections.add(ProofReason.LEVEL_NOT_NAMED_BY_LIST);
        }
      }
      default -> {}
    }
    return List.copyOf(objections);
  }

  private static Optional<Achievement> achievement(CredentialClaims claims) {
    return claims.achievementSubject().map(AchievementSubject::achievement);
  }

  private static ProofLevel ifRecognised(ProofFacts facts) {
    CredentialClaims claims = facts.claims();
    if (isSelfAsserted(facts)) {
      return ProofLevel.P0;
    }
    Kind kind = Kind.of(claims);
    boolean complete =
        switch (kind) {
          case BRANCH -> claims.validity().until().isPresent();
          case MICRO_CREDENTIAL -> MicroCredentialElement.missing(claims).isEmpty();
          default -> true;
        };
    return complete ? kind.level : Kind.informal(claims).level;
  }

  /** What a credential is by its form. */
  private enum Kind {
    EXPERIENCE(ProofLevel.P2, ProofReason.WORK_EXPERIENCE, false),
    ATTENDANCE(ProofLevel.P3, ProofReason.NOT_ASSESSED, false),
    ASSESSMENT(ProofLevel.P4, ProofReason.ASSESSED, false),
    PRACTICE(ProofLevel.P5, ProofReason.SHOWN_AT_COMPANY, true),
    EVC(ProofLevel.P6, ProofReason.ASSESSED_AGAINST_STANDARD, true),
    BRANCH(ProofLevel.P6B, ProofReason.BRANCH_CERTIFICATE, true),
    MICRO_CREDENTIAL(ProofLevel.P7, ProofReason.MICRO_CREDENTIAL, true),
    QUALIFICATION(ProofLevel.P8, ProofReason.QUALIFICATION, true);

    private static final Set<String> DEGREES =
        Set.of(
            "Diploma",
            "SecondarySchoolDiploma",
            "Degree",
            "AssociateDegree",
            "BachelorDegree",
            "MasterDegree",
            "DoctoralDegree",
            "ResearchDoctorate",
            "ProfessionalDoctorate");
    private static final Set<String> BRANCH_TYPES = Set.of("Certification", "License");

    private final ProofLevel level;
    private final ProofReason reason;
    private final boolean formal;

    Kind(ProofLevel level, ProofReason reason, boolean formal) {
      this.level = level;
      this.reason = reason;
      this.formal = formal;
    }

    static Kind of(CredentialClaims claims) {
      Optional<AchievementSubject> subject = claims.achievementSubject();
      if (subject.isEmpty() || mayMissFacts(claims)) {
        return ATTENDANCE;
      }
      Achievement achievement = subject.get().achievement();
      String type = achievement.achievementType().orElse("");
      boolean assessed = !subject.get().results().isEmpty();
      if (DEGREES.contains(type)) {
        return QUALIFICATION;
      }
      if (BRANCH_TYPES.contains(type)) {
        return BRANCH;
      }
      if (type.equals("MicroCredential")) {
        return MICRO_CREDENTIAL;
      }
      if (type.equals("Certificate")) {
        return certificate(subject.get(), assessed).orElseGet(() -> informal(claims));
      }
      return informal(claims);
    }

    /**
     * One achievement type, three kinds: what it is assessed against and where tells them apart.
     */
    private static Optional<Kind> certificate(AchievementSubject subject, boolean assessed) {
      if (subject.achievement().standard().isPresent()) {
        return assessed ? Optional.of(EVC) : Optional.empty();
      }
      if (subject.json().has("source")) {
        return assessed ? Optional.of(PRACTICE) : Optional.empty();
      }
      return subject.achievement().levels().isEmpty()
          ? Optional.empty()
          : Optional.of(QUALIFICATION);
    }

    /**
     * The kind follows from members that are there and from those that are not: see all or none.
     */
    private static boolean mayMissFacts(CredentialClaims claims) {
      Withheld withheld = claims.withheld();
      return withheld.isFrom("/credentialSubject")
          || withheld.isFrom("/credentialSubject/achievement")
          || withheld.isFrom("/credentialSubject/0")
          || withheld.isFrom("/credentialSubject/0/achievement");
    }

    /** What is left of a credential when its formal level does not hold. */
    static Kind informal(CredentialClaims claims) {
      if (mayMissFacts(claims)) {
        return ATTENDANCE;
      }
      Optional<AchievementSubject> subject = claims.achievementSubject();
      if (subject.filter(who -> who.json().has("role")).isPresent()) {
        return EXPERIENCE;
      }
      return subject.filter(who -> !who.results().isEmpty()).isPresent() ? ASSESSMENT : ATTENDANCE;
    }
  }

  /** The endorsements that count, by the rules. */
  private record EndorsementCount(ProofLevel level, int counted, List<ProofReason> reasons) {

    static EndorsementCount of(ProofFacts facts) {
      Set<VerificationKey> seen = new HashSet<>();
      Set<ProofReason> reasons = EnumSet.noneOf(ProofReason.class);
      boolean recognised = false;
      for (Endorsement endorsement : facts.endorsements()) {
        if (isOwn(facts, endorsement)) {
          reasons.add(ProofReason.OWN_ENDORSEMENT_NOT_COUNTED);
        } else if (!isAboutIt(facts.claims(), endorsement.about())) {
          reasons.add(ProofReason.OTHER_ENDORSEMENT_NOT_COUNTED);
        } else {
          if (!seen.add(endorsement.key())) {
            reasons.add(ProofReason.REPEATED_ENDORSEMENT_NOT_COUNTED);
          }
          recognised |= endorsement.isRecognised();
        }
      }
      if (!seen.isEmpty()) {
        reasons.add(ProofReason.ENDORSED);
      }
      if (recognised) {
        reasons.add(ProofReason.ENDORSED_BY_RECOGNISED_ORGANISATION);
      }
      ProofLevel level =
          recognised ? ProofLevel.P2 : seen.isEmpty() ? ProofLevel.P0 : ProofLevel.P1;
      return new EndorsementCount(level, seen.size(), List.copyOf(reasons));
    }

    private static boolean isOwn(ProofFacts facts, Endorsement endorsement) {
      return facts.claims().subjectIds().contains(endorsement.endorser())
          || facts.subjectKeys().contains(endorsement.key());
    }

    /** An endorsement of the person says nothing about this skill. */
    private static boolean isAboutIt(CredentialClaims claims, String about) {
      return claims.id().filter(about::equals).isPresent()
          || achievement(claims).map(Achievement::id).filter(about::equals).isPresent();
    }
  }
}
