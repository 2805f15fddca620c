package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.skillspaspoort.core.bulk.OrderedResults;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.screening.ScreeningRow;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code skillspas screen}: many credentials or answers into one table, with every processor and in
 * their order. Needs no wallet and opens no connection: every list is read once, from its file.
 */
@CommandLine.Command(name = "screen", sortOptions = false, sortSynopsis = false)
final class ScreenCommand implements Command {
  private static final int PROGRESS_EVERY = 1_000;

  @Parameters(arity = "1", paramLabel = "${bundle:label.input}", descriptionKey = "screen.input")
  private String input = "";

  @Mixin private final VerificationOptions judged = new VerificationOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "${bundle:label.file}",
      descriptionKey = "screen.out",
      order = 1)
  private String out = "";

  @Option(names = "--resume", descriptionKey = "screen.resume", order = 2)
  private boolean resume;

  @Option(
      names = "--request",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "screen.request",
      order = 14)
  private Optional<String> request = Optional.empty();

  private boolean isReadingRequest;

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
    Function<byte[], VerificationResult> judge;
    try {
      judge = judge(session);
    } catch (ProblemException e) {
      Failures.tell(
          session, (isReadingRequest ? request.orElseThrow() : judged.reading()) + ": ", e);
      return ExitCode.USAGE;
    }
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
      try (OrderedResults<ScreeningRow> table =
          OrderedResults.of(
              items,
              OrderedResults.threadsHere(),
              item -> ScreeningRow.of(item.name(), judge.apply(item.bytes())))) {
        while (table.hasNext()) {
          file.add(table.next());
          if (++rows % PROGRESS_EVERY == 0) {
            session.say("screen.progress", rows);
          }
        }
      }
      told(session, rows, file.counts());
    }
    return ExitCode.DONE;
  }

  private void told(Session session, long rows, Map<Verdict, Long> counts) {
    JsonObject.Builder json = JsonObject.builder().put("out", out).put("rows", rows);
    for (Verdict verdict : Verdict.values()) {
      json.put(verdict.name(), counts.getOrDefault(verdict, 0L));
    }
    if (session.json()) {
      session.printer().answer(json.build());
    } else {
      session.answer("screen.done", rows, out);
      for (Verdict verdict : Verdict.values()) {
        session.answer("screen." + verdict, counts.getOrDefault(verdict, 0L));
      }
    }
    if (rows == 0) {
      session.hint("screen.hint.empty");
    }
  }

  /** Each input as {@code verify} judges it. */
  private Function<byte[], VerificationResult> judge(Session session)
      throws UsageException, ProblemException {
    if (request.isEmpty()) {
      Verifier verifier = judged.verifier(session);
      return verifier::verify;
    }
    Verifier verifier = judged.verifierOfSeveralAnswers(session);
    isReadingRequest = true;
    PresentationRequest asked = PresentationRequest.parse(session.read(request.get()));
    return answer -> verifier.verify(answer, asked);
  }
}
