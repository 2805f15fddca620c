package nl.skillspaspoort.issuer.registry;

import java.time.Instant;
import java.util.Objects;

/**
 * An award to be made. Two requests for the same person, achievement and moment are one and the
 * same award: that is what makes a repeated batch harmless.
 *
 * @param person for whom
 * @param achievement identifier of what was achieved
 * @param awardedDate when it was awarded
 */
public record AwardRequest(Person person, String achievement, Instant awardedDate) {
  /** Checks that nothing is missing. */
  public AwardRequest {
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(achievement, "achievement");
    Objects.requireNonNull(awardedDate, "awardedDate");
  }

  String journalKey(RegistryKey key) {
    return key.hash(
        "award", person.reference(), achievement, Long.toString(awardedDate.getEpochSecond()));
  }
}
