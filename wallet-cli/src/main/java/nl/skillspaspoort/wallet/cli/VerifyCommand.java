package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.picture.QrException;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.VerifiedCredential;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.outcome.Axes;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code skillspas verify}: whether a credential or an answer holds. Needs no wallet and opens no
 * connection: lists come from files.
 */
@CommandLine.Command(
    name = "verify",
    addMethodSubcommands = false,
    sortOptions = false,
    sortSynopsis = false)
final class VerifyCommand implements Command {
  @Parameters(arity = "1", paramLabel = "${bundle:label.file}", descriptionKey = "verify.file")
  private String file = "";

  @Mixin private final VerificationOptions judged = new VerificationOptions();

  @Option(
      names = "--request",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "verify.request",
      order = 14)
  private Optional<String> request = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "${bundle:label.moment}",
      descriptionKey = "verify.at",
      order = 15)
  private Optional<String> at = Optional.empty();

  private boolean isReadingRequest;

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    Optional<Instant> moment = moment(session);
    byte[] content;
    try {
      content = Received.content(session.read(file));
    } catch (QrException e) {
      return Failures.tell(session, file + ": ", e);
    }
    VerificationResult result;
    try {
      result = verify(session, content, moment);
    } catch (ProblemException e) {
      // Something beside the credential is wrong: that says nothing about the credential.
      Failures.tell(
          session, (isReadingRequest ? request.orElseThrow() : judged.reading()) + ": ", e);
      return ExitCode.USAGE;
    }
    if (result.axes().integrity() != Axes.Integrity.VALID) {
      // Only now: what is what it should be is not read once more.
      Optional<FileKind> other = FileKind.of(content);
      if (other.isPresent()) {
        throw new UsageException("usage.verify." + other.get(), file);
      }
    }
    if (session.json()) {
      session.printer().answer(json(session, result));
    } else {
      new VerdictView(session, content).show(result);
    }
    hints(session, result);
    return code(result.verdict());
  }

  private VerificationResult verify(Session session, byte[] content, Optional<Instant> moment)
      throws UsageException, ProblemException {
    Verifier verifier = judged.verifier(session);
    if (request.isPresent()) {
      isReadingRequest = true;
      return verifier.verify(content, PresentationRequest.parse(session.read(request.get())));
    }
    return moment.isPresent() ? verifier.verify(content, moment.get()) : verifier.verify(content);
  }

  private Optional<Instant> moment(Session session) throws UsageException {
    if (at.isEmpty()) {
      return Optional.empty();
    }
    if (request.isPresent()) {
      throw new UsageException("usage.verify.at-request");
    }
    try {
      String text = at.get().contains("T") ? at.get() : at.get() + "T00:00:00Z";
      Instant moment = DateTimeStamp.parse(text, "");
      if (!moment.isAfter(session.environment().clock().instant())) {
        return Optional.of(moment);
      }
    } catch (JsonFormatException e) {
      // Said below.
    }
    throw new UsageException("usage.verify.at", at.get());
  }

  /** What was not given, so that there was nothing to go by. */
  private static void hints(Session session, VerificationResult result) {
    List<ProblemCode> codes = result.problems().stream().map(Problem::code).toList();
    if (codes.contains(ProblemCode.REQUEST_NOT_GIVEN)) {
      session.hint("verify.hint.request");
    }
    if (codes.contains(ProblemCode.NO_TRUST_POLICY)) {
      session.hint("verify.hint.trust");
    }
    if (codes.contains(ProblemCode.STATUS_RETRIEVAL_ERROR)) {
      session.hint("verify.hint.status");
    }
  }

  private static ExitCode code(Verdict verdict) {
    return switch (verdict) {
      case VALID -> ExitCode.DONE;
      case INVALID -> ExitCode.REFUSED;
      case UNDETERMINED -> ExitCode.UNDETERMINED;
    };
  }

  /** The result, and after a yes to what. */
  private static JsonObject json(Session session, VerificationResult result) {
    List<VerifiedCredential> verified = verified(result);
    if (verified.isEmpty()) {
      return result.toJson();
    }
    return result.toJson().toBuilder()
        .put(
            "verified",
            new JsonArray(
                verified.stream()
                    .<JsonValue>map(each -> new VerifiedFacts(each).json(session.words()))
                    .toList()))
        .build();
  }

  private static List<VerifiedCredential> verified(VerificationResult result) {
    return result.match(
        VerificationResult.Valid::credentials, invalid -> List.of(), open -> List.of());
  }
}
