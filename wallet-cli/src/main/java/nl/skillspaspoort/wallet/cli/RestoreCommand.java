package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.wallet.Difference;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.Restoration;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletBackup;
import nl.skillspaspoort.wallet.WalletException;
import nl.skillspaspoort.wallet.store.RecoveryCode;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code skillspas restore}: a wallet from a backup, or what a backup has and the wallet has not.
 */
@CommandLine.Command(name = "restore", sortOptions = false, sortSynopsis = false)
final class RestoreCommand implements Command {
  private static final int TITLE = 40;

  /** What a wallet file may be at most. */
  private static final int MOST_BYTES = 256 << 20;

  @Parameters(arity = "1", paramLabel = "${bundle:label.file}", descriptionKey = "restore.file")
  private String file = "";

  @Option(names = "--dry-run", descriptionKey = "restore.dry-run", order = 1)
  private boolean dryRun;

  @Mixin private SecretInput secrets = new SecretInput();

  @Override
  public ExitCode run(Session session) throws UsageException, WalletException, IOException {
    byte[] sealed = session.read(file, MOST_BYTES);
    return session.walletExists() ? merge(session, sealed) : make(session, sealed);
  }

  /** On a machine without the wallet: what opened the backup opens the wallet. */
  private ExitCode make(Session session, byte[] sealed)
      throws UsageException, WalletException, IOException {
    WalletBackup opened;
    try {
      opened = open(session, sealed);
    } catch (WalletException e) {
      if (secrets.isByCode() || e.problem().code() != ProblemCode.WALLET_NOT_OPENED) {
        throw e;
      }
      // There is no wallet here whose passphrase could be changed first.
      return Failures.tell(session, "", e, "restore.not-opened.hint");
    }
    try (WalletBackup backup = opened) {
      if (dryRun) {
        session.answer("restore.would-make", session.directory(), backup.list().size());
        return ExitCode.DONE;
      }
      // Asked for before anything is made: without it, who forgot the old one is no further.
      Optional<char[]> fresh =
          secrets.isByCode() ? Optional.of(secrets.newPassphrase(session)) : Optional.empty();
      try (Wallet wallet = session.place().restore(backup);
          RecoveryCode code = RecoveryCode.generate(session.environment().random())) {
        if (fresh.isPresent()) {
          wallet.changeSecrets(fresh.get(), code);
        }
        tellMade(session, wallet, fresh.map(passphrase -> code));
      } finally {
        fresh.ifPresent(passphrase -> Arrays.fill(passphrase, '\0'));
      }
    }
    return ExitCode.DONE;
  }

  private WalletBackup open(Session session, byte[] sealed)
      throws UsageException, WalletException, IOException {
    if (secrets.isByCode()) {
      try (RecoveryCode code = secrets.code(session)) {
        return session.place().openBackup(sealed, code);
      }
    }
    char[] passphrase = session.passphrase("prompt.backup-passphrase");
    try {
      return session.place().openBackup(sealed, passphrase);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  /** The code is there if there is another one now. */
  private static void tellMade(Session session, Wallet wallet, Optional<RecoveryCode> code)
      throws UsageException {
    if (session.json()) {
      JsonObject.Builder made =
          JsonObject.builder()
              .put("wallet", session.directory().toString())
              .put("holder", wallet.holder().value())
              .put("credentials", wallet.list().size());
      code.ifPresent(fresh -> made.put("recoveryCode", fresh.reveal()));
      session.printer().answer(made.build());
    } else {
      tellMadeInWords(session, wallet, code);
    }
    if (code.isPresent()) {
      session.hint("init.hint.code");
      session.hint("passphrase.code.hint");
    }
  }

  private static void tellMadeInWords(Session session, Wallet wallet, Optional<RecoveryCode> code)
      throws UsageException {
    session.answer("restore.made", session.directory(), wallet.list().size());
    session.answer("restore.holder");
    session.printer().answer("  " + wallet.holder());
    code.ifPresent(
        fresh -> {
          session.answer("passphrase.code");
          session.printer().answer("  " + fresh.reveal());
        });
  }

  private ExitCode merge(Session session, byte[] sealed)
      throws UsageException, WalletException, IOException {
    char[] passphrase = session.passphrase("prompt.passphrase");
    try (Wallet wallet = session.open(passphrase);
        WalletBackup backup = openBeside(session, sealed, passphrase)) {
      if (!backup.holder().equals(wallet.holder())) {
        session.say("restore.other-wallet");
        session.hint("restore.other-wallet.hint");
        return ExitCode.REFUSED;
      }
      tell(session, dryRun ? wallet.compare(backup) : wallet.restore(backup));
    } finally {
      Arrays.fill(passphrase, '\0');
    }
    if (dryRun) {
      session.say("restore.nothing-changed");
    }
    return ExitCode.DONE;
  }

  /** Mostly the wallet's passphrase opens its backups too; if not, the backup's own is asked. */
  private WalletBackup openBeside(Session session, byte[] sealed, char[] passphrase)
      throws UsageException, WalletException, IOException {
    if (secrets.isByCode()) {
      return open(session, sealed);
    }
    try {
      return session.place().openBackup(sealed, passphrase);
    } catch (WalletException e) {
      boolean askable =
          e.problem().code() == ProblemCode.WALLET_NOT_OPENED && session.canAskAnotherPassphrase();
      if (!askable) {
        throw e;
      }
      return open(session, sealed);
    }
  }

  private static void tell(Session session, Restoration restoration) {
    List<Difference> differences = restoration.differences();
    if (session.json()) {
      session
          .printer()
          .answer(
              JsonObject.builder()
                  .put(
                      "differences",
                      new JsonArray(
                          differences.stream().<JsonValue>map(RestoreCommand::json).toList()))
                  .put("sharesAdded", restoration.sharesAdded())
                  .build());
      return;
    }
    long same = 0;
    for (Difference each : differences) {
      if (each.kind() == Difference.Kind.SAME) {
        same++;
      } else {
        session.answer(
            "restore." + each.kind(),
            each.credential().number(),
            Columns.cut(title(session, each.credential()), TITLE));
      }
    }
    session.answer("restore.same", same);
    if (restoration.sharesAdded() > 0) {
      session.answer("restore.shares", restoration.sharesAdded());
    }
  }

  private static String title(Session session, KeptCredential kept) {
    try {
      return Facts.of(kept).title();
    } catch (CredentialFormatException e) {
      return session.words().text("unreadable");
    }
  }

  private static JsonObject json(Difference difference) {
    return JsonObject.builder()
        .put("number", difference.credential().number().value())
        .put("kind", difference.kind().name())
        .build();
  }
}
