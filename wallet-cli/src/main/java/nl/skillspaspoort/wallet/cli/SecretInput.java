package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletException;
import nl.skillspaspoort.wallet.store.RecoveryCode;
import nl.skillspaspoort.wallet.store.StoreException;
import picocli.CommandLine.Option;

/** The recovery code in the place of a passphrase, and a new passphrase beside an old one. */
final class SecretInput {
  @Option(names = "--recovery-code", descriptionKey = "option.recovery-code", order = 50)
  private boolean recover;

  @Option(
      names = "--recovery-code-fd",
      paramLabel = "N",
      descriptionKey = "option.recovery-code-fd",
      order = 51)
  private Optional<Integer> codeDescriptor = Optional.empty();

  @Option(
      names = "--new-passphrase-fd",
      paramLabel = "N",
      descriptionKey = "option.new-passphrase-fd",
      order = 52)
  private Optional<Integer> newDescriptor = Optional.empty();

  /** True if the recovery code is to be used. */
  boolean isByCode() {
    return recover || codeDescriptor.isPresent();
  }

  /** The recovery code, as it is typed or read; the caller closes it. */
  RecoveryCode code(Session session) throws UsageException, IOException {
    char[] typed = session.secret(codeDescriptor, "prompt.recovery-code", "usage.no-recovery-code");
    try {
      return RecoveryCode.parse(typed);
    } catch (StoreException e) {
      throw new UsageException("usage.recovery-code");
    } finally {
      Arrays.fill(typed, '\0');
    }
  }

  /** Opens the wallet with the passphrase or the recovery code. */
  Wallet open(Session session) throws UsageException, WalletException, IOException {
    if (!isByCode()) {
      return session.open();
    }
    session.requireWallet();
    try (RecoveryCode code = code(session)) {
      return session.place().open(code);
    }
  }

  /** A new passphrase, asked twice if a person types it; the caller wipes it. */
  char[] newPassphrase(Session session) throws UsageException, IOException {
    return session.newPassphrase(newDescriptor);
  }
}
