package nl.skillspaspoort.wallet.cli;

import picocli.CommandLine;

/** {@code skillspas trust-list}: the tools of whoever keeps a list of recognised organisations. */
@CommandLine.Command(
    name = "trust-list",
    sortOptions = false,
    sortSynopsis = false,
    synopsisSubcommandLabel = "[${bundle:label.command}]",
    subcommands = {
      TrustListKey.class,
      TrustListCreate.class,
      TrustListSign.class,
      TrustListBump.class,
      TrustListDiff.class,
      TrustListVerify.class
    })
final class TrustListCommand implements Command {
  @Override
  public ExitCode run(Session session) {
    session.answer("trust-list.start");
    for (String verb : new String[] {"key", "create", "sign", "verify", "bump", "diff"}) {
      session.answer("trust-list.start." + verb);
    }
    return ExitCode.DONE;
  }
}
