package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code skillspas} without a verb: says what to do next. */
@CommandLine.Command(
    name = "skillspas",
    addMethodSubcommands = false,
    synopsisSubcommandLabel = "[${bundle:label.command}]",
    sortOptions = false,
    sortSynopsis = false)
final class Skillspas implements Command {
  private static final List<String> VERBS =
      List.of("add", "list", "show", "skills", "gap", "share", "verify");

  @Mixin private final Options options = new Options();

  @Option(names = "--version", descriptionKey = "option.version", order = 105)
  private boolean version;

  Options options() {
    return options;
  }

  @Override
  public ExitCode run(Session session) throws UsageException, WalletException, IOException {
    if (version) {
      session.answer("version", Optional.ofNullable(implementationVersion()).orElse("?"));
      return ExitCode.DONE;
    }
    session.answer("start.what");
    session.answer("start.blank");
    if (session.walletExists()) {
      session.answer("start.wallet", session.directory());
      session.answer("start.blank");
      if (isEmpty(session)) {
        session.answer("start.empty");
        table(session, List.of("add"));
        session.answer("start.blank");
        session.answer("start.then");
      } else {
        session.answer("start.can");
      }
      table(session, VERBS);
    } else {
      session.answer("start.begin");
      table(session, List.of("init"));
      session.answer("start.blank");
      session.answer("start.then");
      table(session, VERBS);
    }
    session.answer("start.blank");
    session.answer("start.more");
    return ExitCode.DONE;
  }

  /** Looks only if the passphrase came along: for advice nobody has to type it. */
  private static boolean isEmpty(Session session)
      throws UsageException, WalletException, IOException {
    if (!session.hasPassphrase()) {
      return false;
    }
    try (Wallet wallet = session.open()) {
      return wallet.list().isEmpty();
    }
  }

  /** What to type, and what that does, in columns. */
  private static void table(Session session, List<String> verbs) {
    Words words = session.words();
    int width =
        VERBS.stream()
            .mapToInt(verb -> words.text("start." + verb + ".use").length())
            .max()
            .orElse(0);
    for (String verb : verbs) {
      session
          .printer()
          .answer(
              "  skillspas "
                  + Columns.fit(words.text("start." + verb + ".use"), width)
                  + "  "
                  + words.text("start." + verb));
    }
  }

  private static @org.jspecify.annotations.Nullable String implementationVersion() {
    return Skillspas.class.getPackage().getImplementationVersion();
  }
}
