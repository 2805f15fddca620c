package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import nl.skillspaspoort.core.endorsement.EndorsementRequest;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.wallet.CredentialNumber;
import nl.skillspaspoort.wallet.Wallet;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skillspas endorse-request}: a file that asks somebody to endorse a credential. */
@CommandLine.Command(name = "endorse-request", sortOptions = false, sortSynopsis = false)
final class EndorseRequestCommand implements Command {
  @Parameters(
      arity = "1",
      paramLabel = "${bundle:label.number}",
      descriptionKey = "endorse-request.number")
  private String number = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "${bundle:label.name}",
      descriptionKey = "endorse-request.to",
      order = 1)
  private String to = "";

  @Option(
      names = "--question",
      paramLabel = "${bundle:label.text}",
      descriptionKey = "endorse-request.question",
      order = 2)
  private Optional<String> question = Optional.empty();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "${bundle:label.file}",
      descriptionKey = "endorse-request.out",
      order = 3)
  private String out = "";

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    CredentialNumber asked = Numbers.parse(number);
    Path target = new TrustListFiles(session).target(out);
    String text = question.orElseGet(() -> session.words().text("endorse-request.usual"));
    EndorsementRequest request;
    try (Wallet wallet = session.open()) {
      request = EndorsementRequest.of(wallet.get(asked).credential(), text).askedOf(to);
    } catch (IllegalArgumentException e) {
      throw new UsageException("usage.endorse-request.long", String.valueOf(e.getMessage()));
    }
    new TrustListFiles(session).write(target, out, request.bytes());
    if (session.json()) {
      session
          .printer()
          .answer(
              JsonObject.builder()
                  .put("file", out)
                  .put("number", asked.value())
                  .put("endorses", request.endorses())
                  .put("to", to)
                  .build());
    } else {
      session.answer("endorse-request.made", out, request.title());
    }
    session.hint("endorse-request.hint.send", to);
    session.hint("endorse-request.hint.add");
    return ExitCode.DONE;
  }
}
