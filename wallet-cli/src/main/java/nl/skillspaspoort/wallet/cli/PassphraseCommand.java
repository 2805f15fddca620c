package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.util.Arrays;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletException;
import nl.skillspaspoort.wallet.store.RecoveryCode;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code skillspas passphrase}: another passphrase; another recovery code, always. */
@CommandLine.Command(name = "passphrase", sortOptions = false, sortSynopsis = false)
final class PassphraseCommand implements Command {
  private static final String PASSPHRASE = "passphrase";
  private static final String CODE = "recoveryCode";

  @Option(names = "--new-recovery-code", descriptionKey = "passphrase.new-code", order = 1)
  private boolean newCode;

  @Mixin private SecretInput secrets = new SecretInput();

  @Override
  public ExitCode run(Session session) throws UsageException, WalletException, IOException {
    return newCode && !secrets.isByCode() ? newCode(session) : newPassphrase(session);
  }

  private ExitCode newPassphrase(Session session)
      throws UsageException, WalletException, IOException {
    try (Wallet wallet = secrets.open(session)) {
      char[] passphrase = secrets.newPassphrase(session);
      try {
        change(session, wallet, passphrase, PASSPHRASE);
      } finally {
        Arrays.fill(passphrase, '\0');
      }
    }
    session.hint("passphrase.changed.hint");
    return ExitCode.DONE;
  }

  /** The same passphrase, with the way in made anew. */
  private static ExitCode newCode(Session session)
      throws UsageException, WalletException, IOException {
    session.requireWallet();
    char[] passphrase = session.passphrase("prompt.passphrase");
    try (Wallet wallet = session.open(passphrase)) {
      change(session, wallet, passphrase, CODE);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
    return ExitCode.DONE;
  }

  private static void change(Session session, Wallet wallet, char[] passphrase, String changed)
      throws WalletException {
    try (RecoveryCode code = RecoveryCode.generate(session.environment().random())) {
      wallet.changeSecrets(passphrase, code);
      if (session.json()) {
        session
            .printer()
            .answer(
                JsonObject.builder()
                    .put("changed", changed)
                    .put("recoveryCode", code.reveal())
                    .build());
      } else {
        session.answer(
            changed.equals(PASSPHRASE)
                ? "passphrase.changed.passphrase"
                : "passphrase.changed.recoveryCode");
        session.answer("passphrase.code");
        session.printer().answer("  " + code.reveal());
      }
    }
    session.hint("init.hint.code");
    session.hint("passphrase.code.hint");
  }
}
