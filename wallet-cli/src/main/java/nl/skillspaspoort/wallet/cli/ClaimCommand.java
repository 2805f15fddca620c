package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.carrier.CredentialReader;
import nl.skillspaspoort.core.claim.ClaimCode;
import nl.skillspaspoort.core.claim.ClaimException;
import nl.skillspaspoort.core.claim.ClaimFile;
import nl.skillspaspoort.core.claim.ClaimRequest;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.wallet.AddOption;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.Wallet;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code skillspas claim}: opens what an organisation has ready for somebody, asks for it with the
 * key of the wallet, and keeps what comes back.
 */
@CommandLine.Command(name = "claim", sortOptions = false, sortSynopsis = false)
final class ClaimCommand implements Command {
  /** As many as the organisation allows. */
  private static final int TRIES = 5;

  private static final int TITLE = 60;

  @Parameters(arity = "1", paramLabel = "${bundle:label.file}", descriptionKey = "claim.file")
  private String file = "";

  @Option(
      names = "--out",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "claim.out",
      order = 1)
  private Optional<String> out = Optional.empty();

  @Option(names = "--code-fd", paramLabel = "N", descriptionKey = "claim.code-fd", order = 2)
  private Optional<Integer> codeDescriptor = Optional.empty();

  @Option(
      names = "--answer",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "claim.answer",
      order = 3)
  private Optional<String> answer = Optional.empty();

  @Option(names = "--keep-unverified", descriptionKey = "add.keep-unverified", order = 4)
  private boolean keepUnverified;

  @Option(names = "--online", descriptionKey = "claim.online", order = 5)
  private boolean online;

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    if (out.isPresent() == answer.isPresent()) {
      throw new UsageException("usage.claim.one");
    }
    if (answer.isEmpty() && (keepUnverified || online)) {
      throw new UsageException("usage.claim.keep");
    }
    ClaimFile claim;
    try {
      claim = ClaimFile.parse(session.read(file));
    } catch (ClaimException e) {
      Failures.tell(session, file + ": ", e);
      return ExitCode.USAGE;
    }
    return answer.isPresent() ? keep(session, claim, answer.get()) : ask(session, claim);
  }

  private ExitCode ask(Session session, ClaimFile claim)
      throws UsageException, ProblemException, IOException {
    String typedOut = out.orElseThrow();
    Path target = new TrustListFiles(session).target(typedOut);
    try (Wallet wallet = session.open()) {
      Optional<ClaimCode> code = code(session, claim);
      if (code.isEmpty()) {
        return ExitCode.REFUSED;
      }
      ClaimRequest request = wallet.claim(claim, code.get());
      new TrustListFiles(session).write(target, typedOut, request.bytes());
      told(session, claim, claim.open(code.get()), typedOut);
    }
    return ExitCode.DONE;
  }

  private void told(Session session, ClaimFile claim, JsonObject content, String typedOut) {
    String title = content.text("name").orElse("");
    if (session.json()) {
      session
          .printer()
          .answer(
              JsonObject.builder()
                  .put("file", typedOut)
                  .put("name", title)
                  .put("issuer", claim.issuer())
                  .put("expires", DateTimeStamp.format(claim.expires()))
                  .build());
    } else {
      Sheet sheet = new Sheet(session);
      sheet.row("claim.title", Columns.cut(title, TITLE));
      sheet.row("show.issuer", claim.issuer());
      sheet.row("claim.until", session.words().moment(claim.expires()));
      session.answer("claim.made", typedOut);
    }
    session.hint("claim.hint.send");
    session.hint("claim.hint.answer", file);
  }

  /** The code, if it opens the file; wrong ones are told, and at a keyboard asked for again. */
  private Optional<ClaimCode> code(Session session, ClaimFile claim)
      throws UsageException, ProblemException {
    for (int left = TRIES - 1; left >= 0; left--) {
      try {
        ClaimCode code = typed(session);
        claim.open(code);
        return Optional.of(code);
      } catch (ClaimException e) {
        Failures.tell(session, "", e);
        if (e.problem().code() != ProblemCode.CLAIM_CODE_WRONG || codeDescriptor.isPresent()) {
          return Optional.empty();
        }
      }
    }
    session.say("claim.tries", TRIES);
    return Optional.empty();
  }

  private ClaimCode typed(Session session) throws UsageException, ClaimException {
    if (codeDescriptor.isPresent()) {
      char[] secret = session.secretOf(codeDescriptor.get());
      try {
        return ClaimCode.parse(new String(secret));
      } finally {
        Arrays.fill(secret, '\0');
      }
    }
    if (session.environment().terminal().isEmpty()) {
      throw new UsageException("usage.claim.no-code");
    }
    return ClaimCode.parse(
        session
            .ask("prompt.claim-code")
            .orElseThrow(() -> new UsageException("usage.claim.no-code")));
  }

  private ExitCode keep(Session session, ClaimFile claim, String typed)
      throws UsageException, ProblemException, IOException {
    SignedCredential credential =
        CredentialReader.strict().read(AddCommand.withoutLineEnd(session.read(typed))).credential();
    Set<AddOption> options = keepUnverified ? Set.of(AddOption.KEEP_UNVERIFIED) : Set.of();
    try (Wallet wallet = online ? session.openOnline() : session.open()) {
      KeptCredential kept = wallet.addClaimed(credential, claim, options);
      Facts facts = Facts.of(kept);
      if (session.json()) {
        session.printer().answer(facts.summary().with("result", "added").with("file", typed));
      } else {
        session.answer("add.added", kept.number(), Columns.cut(facts.title(), TITLE));
      }
    }
    return ExitCode.DONE;
  }
}
