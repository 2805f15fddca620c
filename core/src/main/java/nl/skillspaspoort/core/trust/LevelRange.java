package nl.skillspaspoort.core.trust;

import java.util.Objects;
import nl.skillspaspoort.core.skill.QualificationLevel;

/**
 * The levels of one framework from a lowest to a highest, both included. A level of another
 * framework is never inside, whatever it compares to.
 *
 * @param lowest the lowest level
 * @param highest the highest level, of the same framework
 */
public record LevelRange(QualificationLevel lowest, QualificationLevel highest) {

  /** Checks that both are of one framework and in order. */
  public LevelRange {
    Objects.requireNonNull(lowest, "lowest");
    if (highest.framework() != lowest.framework() || !highest.isAtLeast(lowest)) {
      throw new BrokenRule(lowest + " to " + highest, "a range within one framework");
    }
  }

  /** True if the level is of this framework and in the range. */
  public boolean contains(QualificationLevel level) {
    return level.framework() == lowest.framework()
        && level.isAtLeast(lowest)
        && highest.isAtLeast(level);
  }
}
