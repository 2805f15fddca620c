package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.wallet.CredentialNumber;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.Share;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code skillspas log}: what was shared, with whom, when and until when. */
@CommandLine.Command(name = "log", sortOptions = false, sortSynopsis = false)
final class LogCommand implements Command {
  private static final int TITLE = 50;

  @Option(names = "--erase", descriptionKey = "log.erase", order = 1)
  private boolean erase;

  @Option(names = "--yes", descriptionKey = "log.yes", order = 2)
  private boolean yes;

  @Override
  public ExitCode run(Session session) throws UsageException, WalletException, IOException {
    if (yes && !erase) {
      throw new UsageException("usage.log.yes");
    }
    if (erase && !yes) {
      session.requireAPerson("usage.no-confirmation-remove");
    }
    try (Wallet wallet = session.open()) {
      return erase ? erase(session, wallet) : show(session, wallet);
    }
  }

  private ExitCode erase(Session session, Wallet wallet) throws UsageException, WalletException {
    if (!yes && !session.confirm("log.confirm")) {
      session.say("log.not-erased");
      return ExitCode.REFUSED;
    }
    int lines = wallet.eraseLog();
    if (session.json()) {
      session.printer().answer(JsonObject.builder().put("erased", lines).build());
    } else {
      session.answer("log.erased", lines);
    }
    session.hint("remove.hint.backups");
    return ExitCode.DONE;
  }

  private static ExitCode show(Session session, Wallet wallet) {
    List<Share> shares = wallet.shares();
    if (session.json()) {
      session
          .printer()
          .answer(new JsonArray(shares.stream().<JsonValue>map(ShowCommand::json).toList()));
    } else if (shares.isEmpty()) {
      session.answer("log.empty");
    } else {
      boolean first = true;
      for (Share share : shares) {
        if (!first) {
          session.printer().answer("");
        }
        first = false;
        show(session, wallet, share);
      }
    }
    return ExitCode.DONE;
  }

  private static void show(Session session, Wallet wallet, Share share) {
    Words words = session.words();
    Sheet sheet = new Sheet(session);
    sheet.row("log.made", words.moment(share.madeAt()));
    boolean over = session.environment().clock().instant().isAfter(share.until());
    sheet.row("log.until", words.text(over ? "log.over" : "log.good", words.moment(share.until())));
    sheet.rowInFull("log.audience", share.audience());
    if (!share.purpose().isEmpty()) {
      sheet.rowInFull("log.purpose", share.purpose());
    }
    for (CredentialNumber number : share.credentials()) {
      String key = share.parts().containsKey(number) ? "log.part" : "log.whole";
      sheet.row("log.credential", words.text(key, number, title(words, wallet, number)));
    }
  }

  private static String title(Words words, Wallet wallet, CredentialNumber number) {
    Optional<KeptCredential> kept =
        wallet.list().stream().filter(each -> each.number().equals(number)).findFirst();
    if (kept.isEmpty()) {
      return words.text("log.removed");
    }
    try {
      return Columns.cut(Facts.of(kept.get()).title(), TITLE);
    } catch (CredentialFormatException e) {
      return words.text("unreadable");
    }
  }
}
