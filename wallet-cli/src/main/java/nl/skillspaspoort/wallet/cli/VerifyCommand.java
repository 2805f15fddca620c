package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.carrier.CredentialReader;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.problem.Explanation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.VerifiedCredential;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.verifier.outcome.AxisText;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.status.StatusLists;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code skillspas verify}: whether a credential or an answer holds. Needs no wallet and opens no
 * connection: lists come from files.
 */
@CommandLine.Command(name = "verify", sortOptions = false, sortSynopsis = false)
final class VerifyCommand implements Command {
  private static final int NAME = 60;

  @Parameters(arity = "1", paramLabel = "${bundle:label.file}", descriptionKey = "verify.file")
  private String file = "";

  @Option(
      names = "--trust",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "verify.trust",
      order = 1)
  private List<String> trust = new ArrayList<>();

  @Option(
      names = "--signer",
      paramLabel = "${bundle:label.key}",
      descriptionKey = "trust-list.signer",
      order = 2)
  private List<String> signers = new ArrayList<>();

  @Option(
      names = "--status",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "verify.status",
      order = 3)
  private List<String> status = new ArrayList<>();

  @Option(
      names = "--request",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "verify.request",
      order = 4)
  private Optional<String> request = Optional.empty();

  @Option(
      names = "--policy",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "verify.policy",
      order = 5)
  private Optional<String> policy = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "${bundle:label.moment}",
      descriptionKey = "verify.at",
      order = 6)
  private Optional<String> at = Optional.empty();

  /** What is being read now, for saying what is wrong with what. */
  private String reading = "";

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    Optional<Instant> moment = moment(session);
    byte[] content = AddCommand.withoutLineEnd(session.read(file));
    VerificationResult result;
    try {
      result = verify(session, content, moment);
    } catch (ProblemException e) {
      // Something beside the credential is wrong: that says nothing about the credential.
      Failures.tell(session, reading + ": ", e);
      return ExitCode.USAGE;
    }
    if (session.json()) {
      session.printer().answer(result.toJson());
    } else {
      show(session, result, content);
    }
    return code(result.verdict());
  }

  private VerificationResult verify(Session session, byte[] content, Optional<Instant> moment)
      throws UsageException, ProblemException {
    Verifier verifier = verifier(session);
    if (request.isPresent()) {
      reading = request.get();
      return verifier.verify(content, PresentationRequest.parse(session.read(reading)));
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

  private Verifier verifier(Session session) throws UsageException, ProblemException {
    if (trust.isEmpty() != signers.isEmpty()) {
      throw new UsageException("usage.verify.signer");
    }
    Set<VerificationKey> pinned = TrustListFiles.signers(signers);
    List<TrustList> lists = new ArrayList<>();
    for (String typed : trust) {
      reading = typed;
      lists.add(new TrustListFiles(session).verified(typed, pinned));
    }
    List<byte[]> states = new ArrayList<>();
    for (String typed : status) {
      reading = typed;
      states.add(AddCommand.withoutLineEnd(session.read(typed)));
    }
    Verifier.Builder verifier =
        Verifier.builder().clock(session.environment().clock()).statusLists(StatusLists.of(states));
    if (!lists.isEmpty()) {
      verifier.trust(TrustPolicy.anyOf(lists));
    }
    if (policy.isPresent()) {
      reading = policy.get();
      verifier.policy(VerificationPolicy.parse(session.read(reading)));
    }
    return verifier.build();
  }

  private static ExitCode code(Verdict verdict) {
    return switch (verdict) {
      case VALID -> ExitCode.DONE;
      case INVALID -> ExitCode.REFUSED;
      case UNDETERMINED -> ExitCode.UNDETERMINED;
    };
  }

  private static void show(Session session, VerificationResult result, byte[] content) {
    session.answer("verify." + result.verdict());
    Sheet sheet = new Sheet(session);
    sheet.blank();
    for (VerifiedCredential credential : verified(result)) {
      sheet.row("verify.issuer", credential.issuerName(session.words().language()));
    }
    if (result.axes().recognition() == Axes.Recognition.NOT_LISTED) {
      claimedName(content).ifPresent(name -> sheet.row("verify.calls-itself", name));
    }
    for (AxisText axis : AxisText.of(result.axes(), session.words().language())) {
      sheet.labelled(axis.name(), axis.value());
    }
    tell(sheet, session, "verify.reasons", result.problems());
    tell(sheet, session, "verify.warnings", result.warnings());
  }

  private static List<VerifiedCredential> verified(VerificationResult result) {
    return result.match(
        VerificationResult.Valid::credentials, invalid -> List.of(), open -> List.of());
  }

  /** What an unlisted issuer calls itself: shown as that, never as its name. */
  private static Optional<String> claimedName(byte[] content) {
    try {
      return CredentialReader.strict()
          .read(content)
          .credential()
          .unverified()
          .issuer()
          .claimedName()
          .map(name -> Columns.cut(name, NAME));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static void tell(Sheet sheet, Session session, String heading, List<Problem> problems) {
    List<ProblemCode> codes = problems.stream().map(Problem::code).distinct().toList();
    if (codes.isEmpty()) {
      return;
    }
    sheet.blank();
    session.answer(heading);
    for (ProblemCode code : codes) {
      Explanation explanation = Explanation.of(code, session.words().language());
      sheet.indented(explanation.meaning() + " " + explanation.advice() + " [" + code + "]");
    }
  }
}
