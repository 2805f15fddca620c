package nl.skillspaspoort.wallet;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.wallet.store.InMemoryStore;
import nl.skillspaspoort.wallet.store.Store;
import nl.skillspaspoort.wallet.store.TestStores;

/** Wallets of the holder of core's test credentials, at core's fixed time. */
public final class TestWallets {
  /** The passphrase of every test wallet. */
  public static final String PASSPHRASE = "vier losse woorden";

  private TestWallets() {}

  /** A new wallet in memory. */
  static Wallet inMemory() throws WalletException {
    return at(new InMemoryStore()).create(passphrase());
  }

  /** A wallet on disk that is still to be made or opened. */
  static WalletPlace in(Path directory) {
    return at(TestStores.in(directory));
  }

  static WalletPlace at(Store store) {
    return Wallet.in(store).clock(FixedClock.atNow()).random(holderRandom());
  }

  static char[] passphrase() {
    return PASSPHRASE.toCharArray();
  }

  /**
   * A source that makes {@link TestKeys#HOLDER} when a key is asked for, and no two equal salts.
   */
  public static SecureRandom holderRandom() {
    return new SecureRandom() {
      private static final long serialVersionUID = 1L;
      private byte next = 1;

      @Override
      public void nextBytes(byte[] bytes) {
        Arrays.fill(bytes, bytes.length == 32 ? (byte) 2 : next++);
      }
    };
  }
}
