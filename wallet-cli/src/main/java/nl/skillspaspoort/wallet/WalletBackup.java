package nl.skillspaspoort.wallet;

import java.util.Arrays;
import java.util.List;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.wallet.store.Backup;

/** An opened backup of a wallet. Wiped when it is closed. Not thread-safe. */
public final class WalletBackup implements AutoCloseable {
  private final Backup backup;
  private final WalletContent content;

  private WalletBackup(Backup backup, WalletContent content) {
    this.backup = backup;
    this.content = content;
  }

  /** Takes the backup over. */
  static WalletBackup of(Backup backup) throws WalletException {
    byte[] bytes = backup.content();
    try {
      return new WalletBackup(backup, WalletContent.read(bytes));
    } catch (WalletException e) {
      backup.close();
      throw e;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Whose wallet it is. */
  public Did holder() {
    return DidKey.of(content.key().publicKey());
  }

  /** Every credential in it, by number. */
  public List<KeptCredential> list() {
    return content.credentials();
  }

  WalletContent content() {
    return content;
  }

  Backup sealed() {
    return backup;
  }

  @Override
  public void close() {
    content.key().destroy();
    backup.close();
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "WalletBackup";
  }
}
