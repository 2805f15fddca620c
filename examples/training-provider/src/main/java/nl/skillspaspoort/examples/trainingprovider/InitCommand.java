package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code provider init}: makes an office with a first key. */
@Command(name = "init")
final class InitCommand extends ProviderCommand {
  @Option(names = "--did", required = true, paramLabel = "DID", descriptionKey = "init.did")
  private String did = "";

  @Option(names = "--name", required = true, paramLabel = "NAME", descriptionKey = "init.name")
  private String name = "";

  @Option(names = "--url", required = true, paramLabel = "URL", descriptionKey = "init.url")
  private String url = "";

  @Option(
      names = "--country",
      defaultValue = "NL",
      paramLabel = "CODE",
      descriptionKey = "init.country")
  private String country = "NL";

  @Override
  ExitCode run(Provider provider) throws CommandException, ProblemException, IOException {
    // All that can be wrong is found before anything is written.
    Website website = Website.of(Did.parse(did), name, url, country);
    if (Office.isThere(provider.folder())) {
      throw new CommandException(ExitCode.REFUSED, "init.there", provider.folder());
    }
    char[] passphrase = provider.passphrase().read();
    try (Office office = Office.create(provider.folder(), website, passphrase, provider.clock())) {
      office.publish();
      provider.answer(office.keys().keys().get(0).keyId().value());
      return ExitCode.DONE;
    }
  }
}
