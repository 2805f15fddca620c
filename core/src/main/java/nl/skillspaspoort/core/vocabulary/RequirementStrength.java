package nl.skillspaspoort.core.vocabulary;

import java.util.Locale;
import java.util.Optional;

/**
 * How much an occupation or a vacancy needs a skill, from the least to the most. ESCO knows
 * essential and optional; CompetentNL essential, important and somewhat, which is the same rank as
 * optional.
 */
public enum RequirementStrength {
  /** Good to have; CompetentNL's "somewhat". */
  OPTIONAL(0),
  /** Needed in much of the work. */
  IMPORTANT(1),
  /** Nobody can do the work without it. */
  ESSENTIAL(2);

  private final int rank;

  RequirementStrength(int rank) {
    this.rank = rank;
  }

  /** Its place from the weakest, from 0. */
  int rank() {
    return rank;
  }

  static RequirementStrength ofRank(int rank) {
    return switch (rank) {
      case 0 -> OPTIONAL;
      case 1 -> IMPORTANT;
      default -> ESSENTIAL;
    };
  }

  /** The strength with this name, in any case; {@code somewhat} is optional. */
  public static Optional<RequirementStrength> ofName(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "essential" -> Optional.of(ESSENTIAL);
      case "important" -> Optional.of(IMPORTANT);
      case "optional", "somewhat" -> Optional.of(OPTIONAL);
      default -> Optional.empty();
    };
  }

  /** The name as tables write it, lower case. */
  public String term() {
    return name().toLowerCase(Locale.ROOT);
  }
}
