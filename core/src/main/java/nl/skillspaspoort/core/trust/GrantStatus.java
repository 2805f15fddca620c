package nl.skillspaspoort.core.trust;

/** The state of a grant from some instant on. */
public enum GrantStatus {
  /** It holds. */
  GRANTED("granted"),
  /** It does not hold for now. */
  SUSPENDED("suspended"),
  /** It was taken away. */
  WITHDRAWN("withdrawn");

  private final String term;

  GrantStatus(String term) {
    this.term = term;
  }

  /** The last part of the status URI in a list. */
  String term() {
    return term;
  }
}
