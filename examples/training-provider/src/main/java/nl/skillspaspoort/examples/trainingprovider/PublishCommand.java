package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import nl.skillspaspoort.core.problem.ProblemException;
import picocli.CommandLine.Command;

/** {@code provider publish}: writes what goes onto the website into {@code public/}. */
@Command(name = "publish")
final class PublishCommand extends ProviderCommand {
  @Override
  ExitCode run(Provider provider) throws CommandException, ProblemException, IOException {
    try (Office office = open(provider)) {
      office.publish().forEach(list -> provider.answer("status/" + list.fileName()));
      provider.answer("did.json");
      provider.answer("profile.json");
      return ExitCode.DONE;
    }
  }
}
