package nl.skillspaspoort.wallet.store;

import java.util.Arrays;
import java.util.Optional;

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
  default <E extends Exception> void update(Change<E> change) throws StoreException, E {
    this.<E>revise(
        others -> {
          byte[] before = others.orElseGet(this::content);
          try {
            return Optional.of(change.apply(before));
          } finally {
            Arrays.fill(before, (byte) 0);
          }
        });
  }

  /**
   * The same for a caller that remembers the content: it is given only if somebody else changed it.
   *
   * @throws StoreException as {@link #update}
   * @throws E what the revision throws
   */
  <E extends Exception> void revise(Revision<E> revision) throws StoreException, E;

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
   * From now on this passphrase and this recovery code open it, and nothing that did before: nor
   * does it open the generation before. The passphrase may be the one it had. There is no way to
   * keep a recovery code: an old copy of the file, opened with an old secret, must not help to open
   * a newer one.
   *
   * @param passphrase copied; the caller wipes its own array
   * @param code a fresh one; the caller closes it
   * @throws StoreException as {@link #update}; if so, the old secrets open it or the new ones do
   * @throws IllegalArgumentException if the passphrase is empty or not well-formed text
   */
  void changeSecrets(char[] passphrase, RecoveryCode code) throws StoreException;

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

  /**
   * What becomes of a content that is known.
   *
   * @param <E> what it throws to leave everything as it is
   */
  @FunctionalInterface
  interface Revision<E extends Exception> {

    /**
     * The new content, which the store takes over; empty to leave it as it is.
     *
     * @param others the content now, if it is not the one that was read at opening or that the last
     *     revision returned; wiped afterwards
     */
    Optional<byte[]> apply(Optional<byte[]> others) throws E;
  }
}
