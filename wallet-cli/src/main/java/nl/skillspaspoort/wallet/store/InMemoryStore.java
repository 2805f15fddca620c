package nl.skillspaspoort.wallet.store;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;

/**
 * A store that forgets everything when the process ends, for tests: quick, because its secrets can
 * be guessed quickly. Its backups are for such stores only; others refuse them.
 *
 * <p>Safe for use by several threads.
 */
public final class InMemoryStore implements Store {
  private static final KeyDerivation QUICK = new KeyDerivation(8, 1, 1);
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(60);

  private final SealedFileStore store;

  /** An empty place. */
  public InMemoryStore() {
    // A name of its own, for a gate of its own.
    Path directory = Path.of(UUID.randomUUID().toString()).toAbsolutePath();
    this.store =
        new SealedFileStore(
            new WalletDirectory(directory, new MemoryFiles(directory), LOCK_TIMEOUT),
            new Sealing(QUICK, new KeyDerivation.Limits(QUICK, QUICK), new SecureRandom()));
  }

  @Override
  public boolean exists() throws StoreException {
    return store.exists();
  }

  @Override
  public OpenStore create(char[] passphrase, byte[] content) throws StoreException {
    return store.create(passphrase, content);
  }

  @Override
  public OpenStore create(char[] passphrase, RecoveryCode code, byte[] content)
      throws StoreException {
    return store.create(passphrase, code, content);
  }

  @Override
  public OpenStore open(char[] passphrase) throws StoreException {
    return store.open(passphrase);
  }

  @Override
  public OpenStore open(RecoveryCode code) throws StoreException {
    return store.open(code);
  }

  @Override
  public Backup openBackup(byte[] sealed, char[] passphrase) throws StoreException {
    return store.openBackup(sealed, passphrase);
  }

  @Override
  public Backup openBackup(byte[] sealed, RecoveryCode code) throws StoreException {
    return store.openBackup(sealed, code);
  }

  @Override
  public OpenStore restore(Backup backup) throws StoreException {
    return store.restore(backup);
  }

  /** Says nothing of the content. */
  @Override
  public String toString() {
    return "InMemoryStore";
  }
}
