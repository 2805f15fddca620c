package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.issuer.registry.AwardRecord;
import nl.skillspaspoort.issuer.registry.Registrar;
import nl.skillspaspoort.issuer.registry.StatusReason;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes where an award stands. */
abstract class ChangeCommand extends ProviderCommand {
  @Parameters(paramLabel = "CREDENTIAL", descriptionKey = "change.credential")
  private String credential = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "REASON",
      descriptionKey = "change.reason")
  private StatusReason reason = StatusReason.ERROR;

  @Option(names = "--order", required = true, paramLabel = "REF", descriptionKey = "option.order")
  private String order = "";

  abstract AwardRecord change(
      Registrar registrar, String credentialId, StatusReason why, String onOrder)
      throws ProblemException;

  @Override
  final ExitCode run(Provider provider) throws CommandException, ProblemException, IOException {
    try (Office office = open(provider)) {
      AwardRecord award = change(office.registrar(), credential, reason, order);
      provider.answer(award.credentialId() + " " + award.state());
      provider.tell("change.publish");
      return ExitCode.DONE;
    }
  }
}
