package nl.skillspaspoort.wallet.store;

/**
 * An opened store: its content, and the one way to change it.
 *
 * <p>Implementations are safe for use by several threads. After {@link #close} every method but
 * {@link #close} throws {@link IllegalStateException}.
 */
public interface OpenStore extends AutoCloseable {

  /** A copy of the content as it was last read or written here; the caller wipes it. */
  byte[] content();

  /**
   * Reads the content anew, changes it and saves it, while nobody else does. When the change or the
   * saving fails, what was there before stays.
   *
   * @throws StoreException {@code WALLET_LOCKED} if somebody else kept it busy for too long, {@code
   *     WALLET_IO} if it could not be saved
   * @throws E what the change throws
   */
  <E extends Exception> void update(Change<E> change) throws StoreException, E;

  /**
   * True if the newest generation was missing when this was opened, so that the one before it was
   * taken.
   */
  boolean isPreviousGeneration();

  /**
   * The content as a file of its own, that the passphrase and the recovery code open, as they are
   * now: for another disk.
   *
   * @throws StoreException if it is too large
   */
  byte[] backup() throws StoreException;

  /** True if a recovery code opens it too. */
  boolean hasRecoveryCode();

  /**
   * From now on another passphrase opens it, and the old one does not: nor the generation before.
   * The recovery code stays.
   *
   * @param passphrase copied; the caller wipes its own array
   * @throws StoreException as {@link #update}; if so, one of the two passphrases opens it
   * @throws IllegalArgumentException if the passphrase is empty or not well-formed text
   */
  void changePassphrase(char[] passphrase) throws StoreException;

  /**
   * From now on this recovery code opens it, and another one does not. The passphrase stays.
   *
   * @throws StoreException as {@link #update}
   */
  void changeRecoveryCode(RecoveryCode code) throws StoreException;

  /** Forgets content and keys. */
  @Override
  void close();

  /**
   * What becomes of the content.
   *
   * @param <E> what it throws to leave everything as it is
   */
  @FunctionalInterface
  interface Change<E extends Exception> {

    /**
     * The new content; the store takes the array over.
     *
     * @param content the content now; wiped afterwards
     */
    byte[] apply(byte[] content) throws E;
  }
}
