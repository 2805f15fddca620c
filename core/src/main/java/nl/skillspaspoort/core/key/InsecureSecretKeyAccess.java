package nl.skillspaspoort.core.key;

/**
 * The ticket for reading or writing the bytes of a private key. Search for its name to find every
 * place that does.
 */
public final class InsecureSecretKeyAccess {
  private static final InsecureSecretKeyAccess TICKET = new InsecureSecretKeyAccess();

  private InsecureSecretKeyAccess() {}

  /** The ticket. Whoever asks takes care of the bytes. */
  public static InsecureSecretKeyAccess get() {
    return TICKET;
  }
}
