package nl.skillspaspoort.core.assessment;

import java.util.Locale;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Texts;

/**
 * The kinds of proof, from the weakest to the strongest. Not a mark for a person: it says who
 * vouches and how it was established. Age and formal status are facts beside it.
 */
public enum ProofLevel {
  /** The holder says so. */
  P0("P0"),
  /** Somebody else says so: a colleague, or an issuer that no list names. */
  P1("P1"),
  /** A recognised employer says so. */
  P2("P2"),
  /** A recognised provider says that somebody took part. */
  P3("P3"),
  /** A recognised provider assessed it, without recognition for that kind of assessment. */
  P4("P4"),
  /** A praktijkverklaring: work processes shown at a recognised company, given by a school. */
  P5("P5"),
  /** An EVC certificate by a provider that was recognised for its standard. */
  P6("P6"),
  /** A certificate of professional competence by a branch body. */
  P6B("P6b"),
  /** A micro-credential with all elements of the European recommendation. */
  P7("P7"),
  /** A diploma, a degree or an mbo certificate by an institution licensed for it. */
  P8("P8");

  private static final Texts TEXTS = Texts.beside(ProofLevel.class, "proof");

  private final String code;

  ProofLevel(String code) {
    this.code = code;
  }

  /** The short name: {@code P0} to {@code P8}, and {@code P6b}. */
  public String code() {
    return code;
  }

  /** The level with this short name, in either case. */
  public static Optional<ProofLevel> ofCode(String code) {
    for (ProofLevel level : values()) {
      if (level.code.toUpperCase(Locale.ROOT).equals(code.toUpperCase(Locale.ROOT))) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  /** What it is called, for people: a few words. */
  public String name(Language language) {
    return TEXTS.get(language, code);
  }

  /** True if this level is the other one or a stronger one. */
  public boolean isAtLeast(ProofLevel other) {
    return compareTo(other) >= 0;
  }

  /** True if the holder herself is the only one who says so. */
  public boolean isSelfAsserted() {
    return this == P0;
  }

  /** The stronger of two. */
  ProofLevel or(ProofLevel other) {
    return isAtLeast(other) ? this : other;
  }

  /** The weaker of two. */
  ProofLevel atMost(ProofLevel other) {
    return isAtLeast(other) ? other : this;
  }
}
