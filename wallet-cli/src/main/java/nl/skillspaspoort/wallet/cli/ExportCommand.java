package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.wallet.CredentialVersion;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletException;
import nl.skillspaspoort.wallet.store.PrivateDirectory;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * {@code skillspas export}: every credential as a plain file that any program can read. Not the
 * key: that is what a backup is for.
 */
@CommandLine.Command(name = "export", sortOptions = false, sortSynopsis = false)
final class ExportCommand implements Command {
  private static final int TITLE = 60;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "${bundle:label.directory}",
      descriptionKey = "export.out",
      order = 1)
  private String out = "";

  @Option(names = "--with-log", descriptionKey = "export.with-log", order = 2)
  private boolean withLog;

  @Override
  public ExitCode run(Session session) throws UsageException, WalletException, IOException {
    Path target = new TrustListFiles(session).target(out);
    List<String> names = new ArrayList<>();
    try (Wallet wallet = session.open();
        PrivateDirectory directory = PrivateDirectory.at(target)) {
      for (KeptCredential kept : wallet.list()) {
        names.addAll(write(directory, kept));
      }
      if (withLog) {
        directory.add("log.json", log(wallet));
      }
      directory.add("LEESMIJ.txt", readme(new Words(Language.NL), wallet));
      directory.add("README.txt", readme(new Words(Language.EN), wallet));
      directory.finish();
    } catch (FileAlreadyExistsException e) {
      throw new UsageException("usage.out-exists", out);
    }
    if (session.json()) {
      session
          .printer()
          .answer(
              JsonObject.builder()
                  .put("directory", out)
                  .put("files", JsonArray.ofStrings(names))
                  .put("log", withLog)
                  .build());
    } else {
      session.answer("export.written", out, names.size());
    }
    session.hint("export.hint.open");
    return ExitCode.DONE;
  }

  /** Names are made of numbers alone: what is in a credential never becomes a path. */
  private static List<String> write(PrivateDirectory directory, KeptCredential kept)
      throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < kept.earlier().size(); i++) {
      CredentialVersion version = kept.earlier().get(i);
      names.add(
          write(directory, "credential-" + kept.number() + "-earlier-" + (i + 1), version.text()));
    }
    names.add(write(directory, "credential-" + kept.number(), kept.newest().text()));
    return names;
  }

  private static String write(PrivateDirectory directory, String name, String text)
      throws IOException {
    String full = name + ending(text);
    directory.add(full, text.getBytes(StandardCharsets.UTF_8));
    return full;
  }

  private static String ending(String text) {
    if (text.stripLeading().startsWith("{")) {
      return ".json";
    }
    return text.indexOf('~') >= 0 ? ".sd-jwt" : ".jwt";
  }

  private static byte[] log(Wallet wallet) {
    JsonArray shares =
        new JsonArray(wallet.shares().stream().<JsonValue>map(ShowCommand::json).toList());
    return (JsonWriter.pretty(shares) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private byte[] readme(Words words, Wallet wallet) {
    StringBuilder text = new StringBuilder();
    words.text("export.readme.top").lines().forEach(line -> text.append(line).append('\n'));
    text.append('\n').append(words.text("export.readme.holder", wallet.holder())).append("\n\n");
    for (KeptCredential kept : wallet.list()) {
      text.append("credential-")
          .append(kept.number())
          .append(ending(kept.newest().text()))
          .append("  ")
          .append(Columns.cut(title(words, kept), TITLE))
          .append('\n');
    }
    text.append('\n').append(words.text(withLog ? "export.readme.log" : "export.readme.no-log"));
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String title(Words words, KeptCredential kept) {
    try {
      return Facts.of(kept).title();
    } catch (CredentialFormatException e) {
      return words.text("unreadable");
    }
  }
}
