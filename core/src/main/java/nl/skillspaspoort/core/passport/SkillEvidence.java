package nl.skillspaspoort.core.passport;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.assessment.ProofAssessment;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * What one credential says about one skill.
 *
 * @param skill the skill
 * @param label its name as the credential writes it
 * @param outcome shown, not shown, or not to be told
 * @param source which credential: its number in a wallet, or its identifier
 * @param title the credential's title
 * @param proof how strongly it proves
 * @param awarded when it was awarded, or else since when it is valid
 * @param until the last moment at which it is valid
 */
public record SkillEvidence(
    SkillReference skill,
    String label,
    SkillFinding.Outcome outcome,
    String source,
    String title,
    ProofAssessment proof,
    Optional<Instant> awarded,
    Optional<Instant> until) {

  /** The stronger first; of equal ones the later, then in the order of the sources. */
  public static final Comparator<SkillEvidence> STRONGEST_FIRST =
      Comparator.comparing(SkillEvidence::level)
          .reversed()
          .thenComparing(
              evidence -> evidence.awarded().orElse(Instant.EPOCH), Comparator.reverseOrder())
          .thenComparing(SkillEvidence::source);

  public SkillEvidence {
    Objects.requireNonNull(skill, "skill");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(proof, "proof");
    Objects.requireNonNull(awarded, "awarded");
    Objects.requireNonNull(until, "until");
  }

  /** How strongly it proves. */
  public ProofLevel level() {
    return proof.level();
  }

  /** True if it was shown. */
  public boolean isShown() {
    return outcome == SkillFinding.Outcome.SHOWN;
  }

  /** True if it says that it is no longer valid at this moment. */
  public boolean isExpired(Instant now) {
    return until.filter(now::isAfter).isPresent();
  }

  /** How old it is at this moment, in whole months; empty if it has no date or one to come. */
  public Optional<Integer> ageMonths(Instant now) {
    return awarded
        .filter(at -> !at.isAfter(now))
        .map(
            at ->
                (int)
                    Period.between(
                            at.atZone(ZoneOffset.UTC).toLocalDate(),
                            now.atZone(ZoneOffset.UTC).toLocalDate())
                        .toTotalMonths());
  }

  /** The evidence as data; the age and expiry are left to the reader. */
  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("skill", skill.toString())
            .put("outcome", outcome.name())
            .put("source", source)
            .put("title", title)
            .put("proof", proof.level().code());
    awarded.ifPresent(at -> json.put("awarded", DateTimeStamp.format(at)));
    until.ifPresent(at -> json.put("until", DateTimeStamp.format(at)));
    return json.build();
  }

  /** Nothing of it: it is personal. */
  @Override
  public String toString() {
    return "SkillEvidence";
  }
}
