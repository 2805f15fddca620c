package nl.skillspaspoort.wallet.store;

/**
 * A place for the content of one wallet, closed to whoever lacks the passphrase.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface Store {

  /**
   * True if there is something to open, be it damaged.
   *
   * @throws StoreException if that cannot be told
   */
  boolean exists() throws StoreException;

  /**
   * Puts the first content in this place and opens it.
   *
   * @param passphrase copied; the caller wipes its own array
   * @param content copied
   * @throws StoreException ({@code WALLET_EXISTS}) if there is something already; another code if
   *     it could not be saved
   * @throws IllegalArgumentException if the passphrase is empty or not well-formed text
   */
  OpenStore create(char[] passphrase, byte[] content) throws StoreException;

  /**
   * Opens what is in this place.
   *
   * @param passphrase copied; the caller wipes its own array
   * @throws StoreException {@code WALLET_NOT_FOUND} if there is nothing, {@code WALLET_NOT_OPENED}
   *     if the passphrase is wrong or the content was changed by somebody else: the two cannot be
   *     told apart
   * @throws IllegalArgumentException if the passphrase is empty or not well-formed text
   */
  OpenStore open(char[] passphrase) throws StoreException;
}
