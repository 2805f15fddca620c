package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.time.Instant;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code provider compromise}: reports that a key may be in other hands. */
@Command(name = "compromise")
final class CompromiseCommand extends ProviderCommand {
  @Parameters(paramLabel = "KEY", descriptionKey = "compromise.key")
  private String key = "";

  @Option(
      names = "--since",
      required = true,
      paramLabel = "INSTANT",
      descriptionKey = "compromise.since")
  private Instant since = Instant.EPOCH;

  @Override
  ExitCode run(Provider provider) throws CommandException, ProblemException, IOException {
    try (Office office = open(provider)) {
      office.compromise(KeyId.parse(key), since);
      provider.answer(provider.words().text("compromise.done", key, since));
      provider.tell("compromise.next");
      return ExitCode.DONE;
    }
  }
}
