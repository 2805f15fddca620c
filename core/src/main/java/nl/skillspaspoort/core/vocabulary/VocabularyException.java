package nl.skillspaspoort.core.vocabulary;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** A vocabulary file cannot be read; the problem says where and what was expected there. */
public final class VocabularyException extends ProblemException {
  private static final long serialVersionUID = 1L;

  VocabularyException(Problem problem) {
    super(problem);
  }

  static VocabularyException format(String where, String found, String expected) {
    return new VocabularyException(
        new Problem(ProblemCode.VOCABULARY_FORMAT, where, found, expected));
  }

  static VocabularyException tooMuch(String where, String found, String expected) {
    return new VocabularyException(new Problem(ProblemCode.LIMIT_EXCEEDED, where, found, expected));
  }
}
