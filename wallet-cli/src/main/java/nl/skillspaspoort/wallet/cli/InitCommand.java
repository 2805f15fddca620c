package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletException;
import nl.skillspaspoort.wallet.WalletPlace;
import nl.skillspaspoort.wallet.store.RecoveryCode;
import picocli.CommandLine;

/** {@code skillspas init}: makes a wallet. */
@CommandLine.Command(name = "init", sortOptions = false, sortSynopsis = false)
final class InitCommand implements Command {

  @Override
  public ExitCode run(Session session) throws UsageException, WalletException, IOException {
    WalletPlace place = session.place();
    Path directory = session.directory();
    if (place.exists()) {
      throw new WalletException(
          Problem.of(ProblemCode.WALLET_EXISTS, "a wallet file", "a place without one"));
    }
    char[] passphrase = session.newPassphrase();
    try (RecoveryCode code = RecoveryCode.generate(session.environment().random());
        Wallet wallet = place.create(passphrase, code)) {
      if (session.json()) {
        session
            .printer()
            .answer(
                JsonObject.builder()
                    .put("wallet", directory.toString())
                    .put("holder", wallet.holder().value())
                    .put("recoveryCode", code.reveal())
                    .build());
      } else {
        session.answer("init.made", directory);
        session.answer("init.holder");
        session.printer().answer("  " + wallet.holder());
        session.answer("init.code");
        session.printer().answer("  " + code.reveal());
      }
    } finally {
      Arrays.fill(passphrase, '\0');
    }
    session.hint("init.hint.passphrase");
    session.hint("init.hint.code");
    session.hint("init.hint.copy");
    session.hint("init.hint.next");
    return ExitCode.DONE;
  }
}
