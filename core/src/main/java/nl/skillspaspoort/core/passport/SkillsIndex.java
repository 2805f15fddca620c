package nl.skillspaspoort.core.passport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.assessment.ProofAssessment;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.skill.SkillReference;

/**
 * The skills in a set of verified credentials of one person: a wallet, or what was presented.
 *
 * <p>An employer who indexes presentations needs the consent of the people for it, and makes one
 * index per person. Immutable and safe for use by several threads.
 */
public final class SkillsIndex {
  private static final SkillsIndex EMPTY = new SkillsIndex(Map.of());

  private final Map<SkillReference, ProvenSkill> skills;

  private SkillsIndex(Map<SkillReference, ProvenSkill> skills) {
    this.skills = skills;
  }

  /** The index of nothing. */
  public static SkillsIndex empty() {
    return EMPTY;
  }

  /** Starts an index. */
  public static Builder builder() {
    return new Builder();
  }

  /** Every skill that anything is said about, in the order of the URIs. */
  public List<ProvenSkill> all() {
    return List.copyOf(skills.values());
  }

  /** What is known of a skill. */
  public Optional<ProvenSkill> find(SkillReference skill) {
    return Optional.ofNullable(skills.get(skill));
  }

  /** The skills that something shows at this moment, the strongest proof first, then by URI. */
  public List<ProvenSkill> shown(Instant now) {
    return all().stream()
        .filter(skill -> skill.level(now).isPresent())
        .sorted(
            Comparator.comparing(
                (ProvenSkill skill) -> skill.level(now).orElseThrow(), Comparator.reverseOrder()))
        .toList();
  }

  /** The number of skills that anything is said about. */
  public int size() {
    return skills.size();
  }

  /** The number of skills only. */
  @Override
  public String toString() {
    return "SkillsIndex[" + skills.size() + " skills]";
  }

  /** Collects evidence. Not thread-safe. */
  public static final class Builder {
    private final List<SkillEvidence> evidence = new ArrayList<>();

    private Builder() {}

    /**
     * Adds every skill of a credential whose signature was verified.
     *
     * @param source which credential: its number in a wallet, or its identifier
     */
    public Builder credential(String source, CredentialClaims claims, ProofAssessment proof) {
      Optional<AchievementSubject> subject = claims.achievementSubject();
      String title =
          claims
              .name()
              .or(() -> subject.map(AchievementSubject::achievement).map(Achievement::name))
              .orElse(source);
      for (SkillFinding finding :
          subject.map(AchievementSubject::skillFindings).orElse(List.of())) {
        evidence.add(
            new SkillEvidence(
                finding.skill(),
                finding.label(),
                finding.outcome(),
                source,
                title,
                proof,
                claims.awardedDate().or(() -> claims.validity().from()),
                claims.validity().until()));
      }
      return this;
    }

    /** Adds evidence. */
    public Builder add(SkillEvidence one) {
      evidence.add(one);
      return this;
    }

    /** The index. */
    public SkillsIndex build() {
      Map<SkillReference, List<SkillEvidence>> bySkill = new LinkedHashMap<>();
      evidence.stream()
          .sorted(Comparator.comparing(each -> each.skill().toString()))
          .forEach(
              each -> bySkill.computeIfAbsent(each.skill(), key -> new ArrayList<>()).add(each));
      Map<SkillReference, ProvenSkill> skills = new LinkedHashMap<>();
      bySkill.forEach((skill, all) -> skills.put(skill, new ProvenSkill(skill, all)));
      return new SkillsIndex(skills);
    }
  }
}
