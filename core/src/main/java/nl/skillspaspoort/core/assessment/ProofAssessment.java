package nl.skillspaspoort.core.assessment;

import java.util.List;
import java.util.Objects;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;

/**
 * The proof level of a credential and what it was computed from.
 *
 * @param level the level
 * @param ifRecognised the level that a credential of this form would have if its issuer were
 *     recognised for exactly this; never lower than {@code level}
 * @param reasons the facts, in the order in which they were looked at
 * @param missingElements what a micro-credential lacks; empty for other credentials
 * @param endorsements how many endorsements were counted
 */
public record ProofAssessment(
    ProofLevel level,
    ProofLevel ifRecognised,
    List<ProofReason> reasons,
    List<MicroCredentialElement> missingElements,
    int endorsements) {

  public ProofAssessment {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(ifRecognised, "ifRecognised");
    reasons = List.copyOf(reasons);
    missingElements = List.copyOf(missingElements);
  }

  /** The assessment as data. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("level", level.code())
        .put("ifRecognised", ifRecognised.code())
        .put("reasons", JsonArray.ofStrings(reasons.stream().map(Enum::name).toList()))
        .put(
            "missingElements",
            JsonArray.ofStrings(
                missingElements.stream()
                    .map(element -> Integer.toString(element.number()))
                    .toList()))
        .put("endorsements", endorsements)
        .build();
  }
}
