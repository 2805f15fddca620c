package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.issuer.registry.Person;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code provider forget}: removes the link between a person and her awards. */
@Command(name = "forget")
final class ForgetCommand extends ProviderCommand {
  @Parameters(paramLabel = "REFERENCE", descriptionKey = "forget.reference")
  private String reference = "";

  @Override
  ExitCode run(Provider provider) throws CommandException, ProblemException, IOException {
    try (Office office = open(provider)) {
      int versions = office.registrar().forget(Person.of(reference));
      if (versions == 0) {
        throw new CommandException(ExitCode.REFUSED, "forget.unknown");
      }
      provider.answer(provider.words().text("forget.done", versions));
      return ExitCode.DONE;
    }
  }
}
