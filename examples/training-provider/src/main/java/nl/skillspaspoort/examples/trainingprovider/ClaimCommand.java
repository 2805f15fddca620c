package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.skillspaspoort.core.claim.ClaimRequest;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.issuer.claim.ClaimDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code provider claim}: makes the credential that a wallet asks for with its claim file. */
@Command(name = "claim")
final class ClaimCommand extends ProviderCommand {
  @Parameters(paramLabel = "REQUEST", descriptionKey = "claim.request")
  private Path request = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "ANSWER", descriptionKey = "claim.out")
  private Path out = Path.of("");

  @Override
  ExitCode run(Provider provider) throws CommandException, ProblemException, IOException {
    ClaimRequest asked = ClaimRequest.parse(Files.readAllBytes(request));
    if (Files.exists(out)) {
      throw new CommandException(ExitCode.REFUSED, "claim.there", out);
    }
    try (Office office = open(provider)) {
      ClaimDesk desk = new ClaimDesk(office.registrar());
      // A claim is made good once: the place for the answer has to be there before it is.
      Files.createFile(out);
      boolean written = false;
      try {
        SignedCredential credential = desk.claim(asked);
        Files.write(out, credential.toJson().getBytes(StandardCharsets.UTF_8));
        written = true;
        provider.answer(credential.unverified().id().orElseThrow());
      } finally {
        if (!written) {
          Files.delete(out);
        }
      }
    }
    provider.tell("claim.send", out);
    return ExitCode.DONE;
  }
}
