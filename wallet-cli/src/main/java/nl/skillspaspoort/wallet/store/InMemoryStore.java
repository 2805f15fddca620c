package nl.skillspaspoort.wallet.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * A store that forgets everything when the process ends, for tests: quick, and nothing is
 * encrypted.
 *
 * <p>Safe for use by several threads.
 */
public final class InMemoryStore implements Store {
  private @Nullable Kept kept;

  /** An empty place. */
  public InMemoryStore() {}

  private static final class Kept {
    private final byte[] content;
    private final byte[] passphraseDigest;

    Kept(byte[] content, byte[] passphraseDigest) {
      this.content = content;
      this.passphraseDigest = passphraseDigest;
    }
  }

  @Override
  public synchronized boolean exists() {
    return kept != null;
  }

  @Override
  public synchronized OpenStore create(char[] passphrase, byte[] content) throws StoreException {
    if (kept != null) {
      throw new StoreException(ProblemCode.WALLET_EXISTS, "a wallet", "a place without one");
    }
    kept = new Kept(content.clone(), digest(passphrase));
    return new Opened();
  }

  @Override
  public synchronized OpenStore open(char[] passphrase) throws StoreException {
    byte[] digest = digest(passphrase);
    if (!MessageDigest.isEqual(digest, current().passphraseDigest)) {
      throw new StoreException(
          ProblemCode.WALLET_NOT_OPENED, "another passphrase", "the right passphrase");
    }
    return new Opened();
  }

  private Kept current() throws StoreException {
    return Optional.ofNullable(kept)
        .orElseThrow(
            () -> new StoreException(ProblemCode.WALLET_NOT_FOUND, "no wallet", "a wallet"));
  }

  private static byte[] digest(char[] passphrase) {
    try (Passphrase secret = Passphrase.of(passphrase)) {
      return MessageDigest.getInstance("SHA-256").digest(secret.bytes());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private synchronized byte[] read() {
    return kept == null ? new byte[0] : kept.content.clone();
  }

  private synchronized <E extends Exception> void change(OpenStore.Change<E> change)
      throws StoreException, E {
    Kept before = current();
    byte[] content = before.content.clone();
    try {
      kept = new Kept(change.apply(content), before.passphraseDigest);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /** Says nothing of the content. */
  @Override
  public String toString() {
    return "InMemoryStore";
  }

  private final class Opened implements OpenStore {
    private volatile boolean closed;

    @Override
    public byte[] content() {
      checkOpen();
      return read();
    }

    @Override
    public <E extends Exception> void update(Change<E> change) throws StoreException, E {
      checkOpen();
      change(change);
    }

    @Override
    public boolean isPreviousGeneration() {
      return false;
    }

    @Override
    public void close() {
      closed = true;
    }

    private void checkOpen() {
      if (closed) {
        throw new IllegalStateException("the wallet was closed");
      }
    }
  }
}
