package nl.skillspaspoort.verifier.status;

/**
 * Gets status lists by their URI. Whatever it gives is verified before it is believed.
 * Implementations are safe for use by several threads.
 */
public interface StatusSource {

  /** The list published under this URI. Never throws for a bad URI: that is an answer. */
  StatusAnswer get(String uri);

  /**
   * True if asking it tells nobody anything. A source that may use the network is asked only about
   * credentials whose signature holds and whose issuer is recognised.
   */
  boolean isLocal();
}
