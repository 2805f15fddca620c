package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.endorsement.EndorsementRequest;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.text.PlainText;
import nl.skillspaspoort.issuer.endorsement.Endorser;
import nl.skillspaspoort.issuer.registry.AwardRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code provider endorse}: shows what somebody asks to endorse and what is known of it here; with
 * a comment, signs the endorsement.
 */
@Command(name = "endorse")
final class EndorseCommand extends ProviderCommand {
  @Parameters(paramLabel = "REQUEST", descriptionKey = "endorse.request")
  private Path request = Path.of("");

  @Option(names = "--comment", paramLabel = "TEXT", descriptionKey = "endorse.comment")
  private @Nullable String comment;

  @Option(names = "--out", paramLabel = "ANSWER", descriptionKey = "endorse.out")
  private @Nullable Path out;

  @Override
  ExitCode run(Provider provider) throws CommandException, ProblemException, IOException {
    EndorsementRequest asked = EndorsementRequest.parse(Files.readAllBytes(request));
    if ((comment == null) != (out == null)) {
      throw new CommandException(ExitCode.USAGE, "endorse.both");
    }
    if (out != null && Files.exists(out)) {
      throw new CommandException(ExitCode.REFUSED, "claim.there", out);
    }
    try (Office office = open(provider)) {
      show(provider, asked, office.registry().find(asked.endorses()));
      if (comment == null || out == null) {
        provider.tell("endorse.nothing");
        return ExitCode.DONE;
      }
      SignedCredential endorsement =
          new Endorser(office.issuer()).endorse(asked, comment, provider.clock().instant());
      Files.write(
          out,
          endorsement.toJson().getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
      provider.answer(endorsement.unverified().id().orElseThrow());
    }
    provider.tell("endorse.send", out);
    return ExitCode.DONE;
  }

  /** What a stranger wrote must not move the cursor. */
  private static void show(
      Provider provider, EndorsementRequest asked, Optional<AwardRecord> award) {
    provider.tell("endorse.title", PlainText.of(asked.title()));
    provider.tell("endorse.about", PlainText.of(asked.endorses()));
    asked.to().ifPresent(name -> provider.tell("endorse.to", PlainText.of(name)));
    provider.tell("endorse.question", PlainText.of(asked.question()));
    if (award.isEmpty()) {
      provider.tell("endorse.unknown");
      return;
    }
    switch (award.get().state()) {
      case ACTIVE -> provider.tell("endorse.good");
      case RESERVED -> provider.tell("endorse.reserved");
      case SUSPENDED -> provider.tell("endorse.suspended");
      case SUPERSEDED -> provider.tell("endorse.superseded");
      case REVOKED -> provider.tell("endorse.revoked");
    }
  }
}
