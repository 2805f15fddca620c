package nl.skillspaspoort.examples.trainingprovider;

/** How a command ended, for scripts. */
enum ExitCode {
  /** It was done. */
  DONE(0),
  /** The input has faults, or what was asked is not allowed; nothing was written. */
  REFUSED(1),
  /** It was asked in a wrong way. */
  USAGE(2),
  /** A file, the registry or a key could not be used, so nothing can be said. */
  UNAVAILABLE(3),
  /** A mistake of ours. */
  BUG(70);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
