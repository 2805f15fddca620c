package nl.skillspaspoort.wallet.store;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;

/** Sealed file stores whose key derivation costs next to nothing: for tests only. */
public final class TestStores {
  static final KeyDerivation CHEAP = new KeyDerivation(8, 1, 1);
  static final KeyDerivation.Limits CHEAP_LIMITS =
      new KeyDerivation.Limits(CHEAP, new KeyDerivation(64, 4, 2));

  private TestStores() {}

  /** The store in this directory on the real disk. */
  public static SealedFileStore in(Path directory) {
    return in(directory, new SecureRandom());
  }

  /** The store in this directory on the real disk, with this source of salts and nonces. */
  public static SealedFileStore in(Path directory, SecureRandom random) {
    return new SealedFileStore(
        directory, new LocalFiles(), random, Duration.ofSeconds(60), CHEAP, CHEAP_LIMITS);
  }

  static SealedFileStore on(FileOperations files, Path directory) {
    return new SealedFileStore(
        directory, files, new SecureRandom(), Duration.ofSeconds(60), CHEAP, CHEAP_LIMITS);
  }
}
