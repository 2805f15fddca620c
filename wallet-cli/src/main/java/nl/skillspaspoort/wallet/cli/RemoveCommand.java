package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.wallet.CredentialNumber;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletException;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skillspas remove}: credentials and their older versions out of the wallet. */
@CommandLine.Command(name = "remove", sortOptions = false, sortSynopsis = false)
final class RemoveCommand implements Command {
  private static final int TITLE = 60;

  @Parameters(
      arity = "1..*",
      paramLabel = "${bundle:label.number}",
      descriptionKey = "remove.numbers")
  private List<String> numbers = new ArrayList<>();

  @Option(names = "--yes", descriptionKey = "remove.yes", order = 1)
  private boolean yes;

  @Override
  public ExitCode run(Session session) throws UsageException, WalletException, IOException {
    List<CredentialNumber> chosen = Numbers.each(numbers);
    if (!yes) {
      session.requireAPerson("usage.no-confirmation-remove");
    }
    try (Wallet wallet = session.open()) {
      for (CredentialNumber number : chosen) {
        KeptCredential kept = wallet.get(number);
        if (!session.json()) {
          session.answer("remove.credential", number, Columns.cut(title(session, kept), TITLE));
        }
      }
      if (!yes && !session.confirm("remove.confirm")) {
        session.say("remove.not-removed");
        return ExitCode.REFUSED;
      }
      wallet.remove(chosen);
    }
    if (session.json()) {
      session
          .printer()
          .answer(
              JsonObject.builder()
                  .put(
                      "removed",
                      new JsonArray(
                          chosen.stream()
                              .<JsonValue>map(number -> JsonNumber.of(number.value()))
                              .toList()))
                  .build());
    } else {
      session.answer("remove.removed", chosen.size());
    }
    session.hint("remove.hint.backups");
    return ExitCode.DONE;
  }

  private static String title(Session session, KeptCredential kept) {
    try {
      return Facts.of(kept).title();
    } catch (CredentialFormatException e) {
      return session.words().text("unreadable");
    }
  }
}
