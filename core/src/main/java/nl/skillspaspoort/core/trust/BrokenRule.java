package nl.skillspaspoort.core.trust;

/** A value that breaks a rule of trust lists, whoever wrote it. */
final class BrokenRule extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String found;
  private final String expected;

  BrokenRule(String found, String expected) {
    super("found " + found + "; expected " + expected);
    this.found = found;
    this.expected = expected;
  }

  String found() {
    return found;
  }

  String expected() {
    return expected;
  }
}
