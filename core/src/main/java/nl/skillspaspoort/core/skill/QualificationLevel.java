package nl.skillspaspoort.core.skill;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A level of the European (EQF) or Dutch (NLQF) qualifications framework. It says nothing of size
 * or content.
 *
 * <p>A level is not just a number: NLQF has an entry level below 1, and {@code 4+} for vwo, above
 * havo in the Dutch order and equal to EQF 4 in Europe.
 *
 * @param framework which of the two
 * @param value {@code 1}–{@code 8}; in NLQF also {@code instroom} and {@code 4+}
 * @see <a href="https://nlqf.nl">NLQF</a>
 */
public record QualificationLevel(Framework framework, String value) {

  /** A qualifications framework. */
  public enum Framework {
    /** European Qualifications Framework. */
    EQF(List.of("1", "2", "3", "4", "5", "6", "7", "8")),
    /** Dutch Qualifications Framework. */
    NLQF(List.of("instroom", "1", "2", "3", "4", "4+", "5", "6", "7", "8"));

    private final List<String> lowToHigh;

    Framework(List<String> lowToHigh) {
      this.lowToHigh = lowToHigh;
    }

    /** The levels from low to high. */
    public List<String> lowToHigh() {
      return lowToHigh;
    }
  }

  public QualificationLevel {
    if (!framework.lowToHigh().contains(value)) {
      throw new IllegalArgumentException(
          "found another level; expected one of " + framework.lowToHigh() + " in " + framework);
    }
  }

  // The generated ones are linked when first called, which every start of a program would pay.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof QualificationLevel level
        && level.framework == framework
        && level.value.equals(value);
  }

  @Override
  public int hashCode() {
    return 31 * framework.hashCode() + value.hashCode();
  }

  /** An EQF level. */
  public static QualificationLevel eqf(String value) {
    return new QualificationLevel(Framework.EQF, value);
  }

  /** An NLQF level. */
  public static QualificationLevel nlqf(String value) {
    return new QualificationLevel(Framework.NLQF, value);
  }

  /** The EQF level that this one stands for; none for the Dutch entry level. */
  public OptionalInt eqfLevel() {
    return value.equals("instroom") ? OptionalInt.empty() : OptionalInt.of(value.charAt(0) - '0');
  }

  /**
   * True if this level is at least the other: in the order of the framework when both are of one,
   * else by EQF level.
   */
  public boolean isAtLeast(QualificationLevel other) {
    if (framework == other.framework) {
      List<String> order = framework.lowToHigh();
      return order.indexOf(value) >= order.indexOf(other.value);
    }
    return eqfLevel().orElse(0) >= other.eqfLevel().orElse(0);
  }

  @Override
  public String toString() {
    return framework + " " + value;
  }
}
