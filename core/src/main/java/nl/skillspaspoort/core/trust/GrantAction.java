package nl.skillspaspoort.core.trust;

/** What a grant allows. */
public enum GrantAction {
  /** To issue credentials. */
  ISSUE("issue"),
  /** To recognise others, within the own scope. */
  DELEGATE("delegate"),
  /** To publish the state of credentials. */
  PUBLISH_STATUS("publish-status"),
  /**
   * To be the company where skills are learned and shown: an erkend leerbedrijf. It signs nothing.
   */
  HOST_LEARNING("host-learning");

  private final String term;

  GrantAction(String term) {
    this.term = term;
  }

  /** The last part of the service type URI in a list. */
  String term() {
    return term;
  }
}
