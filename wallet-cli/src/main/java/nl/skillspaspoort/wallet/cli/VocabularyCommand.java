package nl.skillspaspoort.wallet.cli;

import picocli.CommandLine;

/** {@code skillspas vocabulary}: the lists of skills and occupations. */
@CommandLine.Command(
    name = "vocabulary",
    sortOptions = false,
    sortSynopsis = false,
    synopsisSubcommandLabel = "[${bundle:label.command}]",
    subcommands = {VocabularyImport.class, VocabularyList.class, VocabularySearch.class})
final class VocabularyCommand implements Command {
  @Override
  public ExitCode run(Session session) {
    session.answer("vocabulary.start");
    for (String verb : new String[] {"import", "list", "search"}) {
      session.answer("vocabulary.start." + verb);
    }
    return ExitCode.DONE;
  }
}
