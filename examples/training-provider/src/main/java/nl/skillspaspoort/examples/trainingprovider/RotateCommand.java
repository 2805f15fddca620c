package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.time.Duration;
import nl.skillspaspoort.core.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code provider rotate}: makes a new key that signs from now on. */
@Command(name = "rotate")
final class RotateCommand extends ProviderCommand {
  @Option(names = "--name", required = true, paramLabel = "NAME", descriptionKey = "rotate.name")
  private String name = "";

  @Option(
      names = "--overlap",
      defaultValue = "P7D",
      paramLabel = "PERIOD",
      descriptionKey = "rotate.overlap")
  private Duration overlap = Duration.ofDays(7);

  @Override
  ExitCode run(Provider provider) throws CommandException, ProblemException, IOException {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}") || overlap.isNegative()) {
      throw new CommandException(ExitCode.USAGE, "rotate.wrong");
    }
    try (Office office = open(provider)) {
      provider.answer(office.rotate(name, overlap).value());
      office.publish();
      return ExitCode.DONE;
    }
  }
}
