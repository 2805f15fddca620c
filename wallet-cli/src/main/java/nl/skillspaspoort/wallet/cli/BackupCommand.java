package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.file.Path;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code skillspas backup}: everything in one sealed file. */
@CommandLine.Command(name = "backup", sortOptions = false, sortSynopsis = false)
final class BackupCommand implements Command {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "${bundle:label.file}",
      descriptionKey = "backup.out",
      order = 1)
  private String out = "";

  @Override
  public ExitCode run(Session session) throws UsageException, WalletException, IOException {
    TrustListFiles files = new TrustListFiles(session);
    Path target = files.target(out);
    int credentials;
    boolean recoverable;
    try (Wallet wallet = session.open()) {
      credentials = wallet.list().size();
      recoverable = wallet.hasRecoveryCode();
      files.write(target, out, wallet.backup());
    }
    if (session.json()) {
      session
          .printer()
          .answer(
              JsonObject.builder()
                  .put("file", out)
                  .put("credentials", credentials)
                  .put("recoveryCode", recoverable)
                  .build());
    } else {
      session.answer("backup.written", out, credentials);
    }
    session.hint(recoverable ? "backup.hint.opens" : "backup.hint.no-code");
    session.hint("backup.hint.place");
    return ExitCode.DONE;
  }
}
