package nl.skillspaspoort.wallet;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.verifier.key.DidKeyResolver;
import nl.skillspaspoort.verifier.key.KeyResolver;
import nl.skillspaspoort.wallet.store.OpenStore;
import nl.skillspaspoort.wallet.store.RecoveryCode;
import nl.skillspaspoort.wallet.store.Store;
import nl.skillspaspoort.wallet.store.StoreException;

/**
 * Where a wallet is kept, or will be, and what it works with: a clock, randomness, cryptosuites and
 * keys. Not thread-safe.
 */
public final class WalletPlace {
  private final Store store;
  private InstantSource clock = systemClock();
  private SecureRandom random = new SecureRandom();
  private DataIntegrity dataIntegrity = DataIntegrity.standard();
  private KeyResolver keys = DidKeyResolver.offline();

  WalletPlace(Store store) {
    this.store = Objects.requireNonNull(store, "store");
  }

  @SuppressForbidden(reason = "the default clock; tests give their own")
  private static InstantSource systemClock() {
    return InstantSource.system();
  }

  /** What time it is; the system's clock if left out. */
  public WalletPlace clock(InstantSource source) {
    this.clock = Objects.requireNonNull(source, "source");
    return this;
  }

  /** Where the holder's key comes from. */
  public WalletPlace random(SecureRandom source) {
    this.random = Objects.requireNonNull(source, "source");
    return this;
  }

  /**
   * Which cryptosuites the wallet knows; {@link DataIntegrity#standard} if left out. It keeps no
   * credential whose proofs it cannot check.
   */
  public WalletPlace dataIntegrity(DataIntegrity suites) {
    this.dataIntegrity = Objects.requireNonNull(suites, "suites");
    return this;
  }

  /** Where the keys of issuers come from; {@code did:key} without network if left out. */
  public WalletPlace keys(KeyResolver resolver) {
    this.keys = Objects.requireNonNull(resolver, "resolver");
    return this;
  }

  /**
   * True if there is a wallet to open, be it damaged.
   *
   * @throws WalletException if that cannot be told
   */
  public boolean exists() throws WalletException {
    try {
      return store.exists();
    } catch (StoreException e) {
      throw new WalletException(e);
    }
  }

  /**
   * Makes a wallet with a fresh key, and opens it; see {@link Wallet#create}. There is no way in
   * without the passphrase.
   *
   * @throws WalletException ({@code WALLET_EXISTS}) if there is one
   */
  public Wallet create(char[] passphrase) throws WalletException {
    return create(passphrase, content -> store.create(passphrase, content));
  }

  /**
   * Makes a wallet with a fresh key, and opens it; the recovery code opens it too.
   *
   * @param code {@linkplain RecoveryCode#reveal shown} to its owner once; the caller closes it
   * @throws WalletException ({@code WALLET_EXISTS}) if there is one
   */
  public Wallet create(char[] passphrase, RecoveryCode code) throws WalletException {
    return create(passphrase, content -> store.create(passphrase, code, content));
  }

  private Wallet create(char[] passphrase, Creation creation) throws WalletException {
    Wallet.requireLength(passphrase);
    WalletContent content = WalletContent.empty(Ed25519SecretKey.generate(random));
    byte[] bytes = content.toBytes();
    try {
      return new Wallet(creation.create(bytes), clock, dataIntegrity, keys, content);
    } catch (StoreException e) {
      throw new WalletException(e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Opens the wallet; see {@link Wallet#open}.
   *
   * @throws WalletException as {@link Wallet#open}
   */
  public Wallet open(char[] passphrase) throws WalletException {
    return opened(() -> store.open(passphrase));
  }

  /**
   * Opens the wallet without its passphrase; {@link Wallet#changeSecrets} is the thing to do next.
   *
   * @throws WalletException as {@link Wallet#open}; {@code RECOVERY_CODE_WRONG} instead of {@code
   *     WALLET_NOT_OPENED}
   */
  public Wallet open(RecoveryCode code) throws WalletException {
    return opened(() -> store.open(code));
  }

  /**
   * Opens a backup; the wallet is not touched.
   *
   * @param sealed what {@link Wallet#backup} gave
   * @throws WalletException as {@link Wallet#open}
   */
  public WalletBackup openBackup(byte[] sealed, char[] passphrase) throws WalletException {
    try {
      return WalletBackup.of(store.openBackup(sealed, passphrase));
    } catch (StoreException e) {
      throw new WalletException(e);
    }
  }

  /**
   * Opens a backup with its recovery code; the wallet is not touched.
   *
   * @param sealed what {@link Wallet#backup} gave
   * @throws WalletException as {@link #open(RecoveryCode)}
   */
  public WalletBackup openBackup(byte[] sealed, RecoveryCode code) throws WalletException {
    try {
      return WalletBackup.of(store.openBackup(sealed, code));
    } catch (StoreException e) {
      throw new WalletException(e);
    }
  }

  /**
   * Makes a wallet of a backup, and opens it: the same holder, the same numbers, and what opened
   * the backup opens it.
   *
   * @throws WalletException ({@code WALLET_EXISTS}) if there is a wallet: see {@link
   *     Wallet#restore}
   */
  public Wallet restore(WalletBackup backup) throws WalletException {
    return opened(() -> store.restore(backup.sealed()));
  }

  @FunctionalInterface
  private interface Creation {
    OpenStore create(byte[] content) throws StoreException;
  }

  @FunctionalInterface
  private interface Opening {
    OpenStore open() throws StoreException;
  }

  private Wallet opened(Opening opening) throws WalletException {
    OpenStore opened;
    try {
      opened = opening.open();
    } catch (StoreException e) {
      throw new WalletException(e);
    }
    byte[] bytes = opened.content();
    try {
      return new Wallet(opened, clock, dataIntegrity, keys, WalletContent.read(bytes));
    } catch (WalletException e) {
      opened.close();
      throw e;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
