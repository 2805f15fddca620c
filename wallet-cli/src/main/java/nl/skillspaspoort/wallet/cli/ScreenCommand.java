package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.screening.ScreeningRow;
import nl.skillspaspoort.verifier.status.StatusLists;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code skillspas screen}: many credentials or answers into one table. Needs no wallet and opens
 * no connection: every list is read once, from its file.
 */
@CommandLine.Command(name = "screen", sortOptions = false, sortSynopsis = false)
final class ScreenCommand implements Command {
  private static final int PROGRESS_EVERY = 1_000;

  @Parameters(arity = "1", paramLabel = "${bundle:label.input}", descriptionKey = "screen.input")
  private String input = "";

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
      names = "--policy",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "verify.policy",
      order = 4)
  private Optional<String> policy = Optional.empty();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "${bundle:label.file}",
      descriptionKey = "screen.out",
      order = 5)
  private String out = "";

  @Option(names = "--resume", descriptionKey = "screen.resume", order = 6)
  private boolean resume;

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    Path target = session.path(out);
    boolean json = out.toLowerCase(Locale.ROOT).endsWith(".jsonl");
    if (!json && !out.toLowerCase(Locale.ROOT).endsWith(".csv")) {
      throw new UsageException("usage.screen.out", out);
    }
    if (!resume) {
      target = new TrustListFiles(session).target(out);
    }
    Verifier verifier = verifier(session);
    try (ScreeningInputs inputs = ScreeningInputs.of(session, input);
        ScreeningFile file = ScreeningFile.open(target, json)) {
      Iterator<ScreeningInputs.Item> items = inputs.iterator();
      long done = file.rows();
      for (long i = 0; i < done; i++) {
        boolean same = items.hasNext() && file.isLast(i, items.next().name());
        if (!same) {
          throw new UsageException("usage.screen.resume", out);
        }
      }
      if (done > 0) {
        session.say("screen.resumed", done);
      }
      long rows = done;
      while (items.hasNext()) {
        ScreeningInputs.Item item = items.next();
        ScreeningRow row = ScreeningRow.of(item.name(), verifier.verify(item.bytes()));
        file.add(row);
        if (++rows % PROGRESS_EVERY == 0) {
          session.say("screen.progress", rows);
        }
      }
      session.answer("screen.done", rows, out);
      for (Verdict verdict : Verdict.values()) {
        session.answer("screen." + verdict, file.counts().getOrDefault(verdict, 0L));
      }
    }
    return ExitCode.DONE;
  }

  private Verifier verifier(Session session) throws UsageException, ProblemException {
    if (trust.isEmpty() != signers.isEmpty()) {
      throw new UsageException("usage.verify.signer");
    }
    Set<VerificationKey> pinned = TrustListFiles.signers(signers);
    List<TrustList> lists = new ArrayList<>();
    for (String typed : trust) {
      lists.add(new TrustListFiles(session).verified(typed, pinned));
    }
    List<byte[]> states = new ArrayList<>();
    for (String typed : status) {
      states.add(AddCommand.withoutLineEnd(session.read(typed)));
    }
    Verifier.Builder verifier =
        Verifier.builder().clock(session.environment().clock()).statusLists(StatusLists.of(states));
    if (!lists.isEmpty()) {
      verifier.trust(TrustPolicy.anyOf(lists));
    }
    if (policy.isPresent()) {
      verifier.policy(VerificationPolicy.parse(session.read(policy.get())));
    }
    return verifier.build();
  }
}
