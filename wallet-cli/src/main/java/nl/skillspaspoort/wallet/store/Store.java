package nl.skillspaspoort.wallet.store;

/**
 * A place for the content of one wallet, closed to whoever lacks the passphrase and the recovery
 * code.
 *
 * <p>Every passphrase and code is copied; the caller wipes its own. Each method that takes a
 * passphrase throws {@link IllegalArgumentException} if it is empty or not well-formed text.
 * Implementations are safe for use by several threads.
 */
public interface Store {

  /**
   * True if there is something to open, be it damaged.
   *
   * @throws StoreException if that cannot be told
   */
  boolean exists() throws StoreException;

  /**
   * Puts the first content in this place and opens it; only the passphrase opens it again.
   *
   * @param content copied
   * @throws StoreException ({@code WALLET_EXISTS}) if there is something already; another code if
   *     it could not be saved
   */
  OpenStore create(char[] passphrase, byte[] content) throws StoreException;

  /**
   * Puts the first content in this place and opens it; the recovery code opens it too.
   *
   * @param content copied
   * @throws StoreException as {@link #create(char[], byte[])}
   */
  OpenStore create(char[] passphrase, RecoveryCode code, byte[] content) throws StoreException;

  /**
   * Opens what is in this place. Content in an older format is saved in the newest one.
   *
   * @throws StoreException {@code WALLET_NOT_FOUND} if there is nothing, {@code WALLET_NOT_OPENED}
   *     if the passphrase is wrong or the content was changed by somebody else: the two cannot be
   *     told apart; {@code WALLET_FORMAT} if it was made by a newer program
   */
  OpenStore open(char[] passphrase) throws StoreException;

  /**
   * Opens what is in this place with the recovery code.
   *
   * @throws StoreException as {@link #open(char[])}; {@code RECOVERY_CODE_WRONG} if the code is
   *     wrong, or the content was changed, or has no recovery code
   */
  OpenStore open(RecoveryCode code) throws StoreException;

  /**
   * Opens a backup, which changes nothing in this place.
   *
   * @param sealed what {@link OpenStore#backup} gave
   * @throws StoreException as {@link #open(char[])}
   */
  Backup openBackup(byte[] sealed, char[] passphrase) throws StoreException;

  /**
   * Opens a backup with the recovery code, which changes nothing in this place.
   *
   * @param sealed what {@link OpenStore#backup} gave
   * @throws StoreException as {@link #open(RecoveryCode)}
   */
  Backup openBackup(byte[] sealed, RecoveryCode code) throws StoreException;

  /**
   * Puts a backup in this place and opens it. What opened the backup opens the place.
   *
   * @throws StoreException as {@link #create(char[], byte[])}
   */
  OpenStore restore(Backup backup) throws StoreException;
}
