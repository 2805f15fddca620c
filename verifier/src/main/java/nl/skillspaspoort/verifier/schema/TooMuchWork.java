package nl.skillspaspoort.verifier.schema;

/** The evaluation of a schema took too many steps. */
final class TooMuchWork extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooMuchWork(String found, int most) {
    super("found " + found + "; expected at most " + most + " steps", null, false, false);
  }
}
