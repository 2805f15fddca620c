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

/** {@code skillspas passphrase}: another passphrase, or another recovery code. */
@CommandLine.Command(name = "passphrase", sortOptions = false, sortSynopsis = false)
final class PassphraseCommand implements Command {
  @Option(names = "--new-recovery-code", descriptionKey = "passphrase.new-code", order = 1)
  private boolean newCode;

  @Mixin private SecretInput secrets = new SecretInput();

  @Override
  public ExitCode run(Session session) throws UsageException, WalletException, IOException {
    try (Wallet wallet = secrets.open(session)) {
      return newCode ? newCode(session, wallet) : newPassphrase(session, wallet);
    }
  }

  private ExitCode newPassphrase(Session session, Wallet wallet)
      throws UsageException, WalletException, IOException {
    char[] passphrase = secrets.newPassphrase(session);
    try {
      wallet.changePassphrase(passphrase);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
    if (session.json()) {
      session.printer().answer(JsonObject.builder().put("changed", "passphrase").build());
    } else {
      session.answer("passphrase.changed");
    }
    session.hint("passphrase.changed.hint");
    return ExitCode.DONE;
  }

  private static ExitCode newCode(Session session, Wallet wallet) throws WalletException {
    try (RecoveryCode code = RecoveryCode.generate(session.environment().random())) {
      wallet.changeRecoveryCode(code);
      if (session.json()) {
        session
            .printer()
            .answer(
                JsonObject.builder()
                    .put("changed", "recoveryCode")
                    .put("recoveryCode", code.reveal())
                    .build());
      } else {
        session.answer("passphrase.code");
        session.printer().answer("  " + code.reveal());
      }
    }
    session.hint("init.hint.code");
    session.hint("passphrase.code.hint");
    return ExitCode.DONE;
  }
}
