package nl.skillspaspoort.core.problem;

/**
 * What a code means and what to do about it, in plain words for a person (B1 level).
 *
 * <p>Immutable. The texts are in {@code problems_nl.properties} and {@code problems_en.properties}
 * beside this class; a test fails when a code lacks one.
 *
 * @param meaning one sentence: what is the matter
 * @param advice one sentence: what to do
 */
public record Explanation(String meaning, String advice) {

  private static final Texts TEXTS = Texts.beside(Explanation.class, "problems");

  /** The explanation of a code. */
  public static Explanation of(ProblemCode code, Language language) {
    return new Explanation(
        TEXTS.get(language, code + ".meaning"), TEXTS.get(language, code + ".advice"));
  }
}
