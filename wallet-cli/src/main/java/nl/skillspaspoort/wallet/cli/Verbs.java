package nl.skillspaspoort.wallet.cli;

import java.util.List;

/**
 * The verbs, in the order in which the help lists them. To set all of them up takes longer than
 * most of them run, so a run has only its own where that is plain.
 */
final class Verbs {
  private static final List<String> NAMES =
      List.of(
          "init",
          "add",
          "claim",
          "self-assert",
          "endorse-request",
          "list",
          "show",
          "request",
          "share",
          "skills",
          "gap",
          "plan",
          "verify",
          "backup",
          "restore",
          "export",
          "remove",
          "log",
          "check",
          "passphrase",
          "config",
          "vocabulary",
          "screen",
          "trust-list",
          "completion",
          "help");

  private Verbs() {}

  /** All of them: what the help, the completion and the manual pages tell of. */
  static List<Command> all() {
    return NAMES.stream().map(Verbs::command).toList();
  }

  /**
   * What a run with these arguments may need: one verb if they begin with its name, or else all,
   * for the help of the whole program and to suggest one like a word that is none.
   */
  static List<Command> of(String... arguments) {
    return arguments.length > 0 && NAMES.contains(arguments[0])
        ? List.of(command(arguments[0]))
        : all();
  }

  // A switch, because a table of constructors would load the classes of all.
  private static Command command(String name) {
    return switch (name) {
      case "init" -> new InitCommand();
      case "add" -> new AddCommand();
      case "claim" -> new ClaimCommand();
      case "self-assert" -> new SelfAssertCommand();
      case "endorse-request" -> new EndorseRequestCommand();
      case "list" -> new ListCommand();
      case "show" -> new ShowCommand();
      case "request" -> new RequestCommand();
      case "share" -> new ShareCommand();
      case "skills" -> new SkillsCommand();
      case "gap" -> new GapCommand();
      case "plan" -> new PlanCommand();
      case "verify" -> new VerifyCommand();
      case "backup" -> new BackupCommand();
      case "restore" -> new RestoreCommand();
      case "export" -> new ExportCommand();
      case "remove" -> new RemoveCommand();
      case "log" -> new LogCommand();
      case "check" -> new CheckCommand();
      case "passphrase" -> new PassphraseCommand();
      case "config" -> new ConfigCommand();
      case "vocabulary" -> new VocabularyCommand();
      case "screen" -> new ScreenCommand();
      case "trust-list" -> new TrustListCommand();
      case "completion" -> new CompletionCommand();
      case "help" -> new HelpCommand();
      default -> throw new AssertionError("found no verb " + name);
    };
  }
}
