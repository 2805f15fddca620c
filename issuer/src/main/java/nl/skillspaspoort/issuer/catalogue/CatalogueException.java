package nl.skillspaspoort.issuer.catalogue;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** A catalogue file, or the lock of a catalogue, that cannot be used. */
public final class CatalogueException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For one problem. */
  public CatalogueException(Problem problem) {
    super(problem);
  }

  static CatalogueException of(ProblemCode code, String where, String found, String expected) {
    return new CatalogueException(new Problem(code, where, found, expected));
  }
}
