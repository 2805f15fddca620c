package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skillspas trust-list bump}: the draft of the next version, with new number and dates. */
@CommandLine.Command(name = "bump", sortOptions = false, sortSynopsis = false)
final class TrustListBump implements Command {
  @Parameters(
      arity = "1",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "trust-list.bump.list")
  private String list = "";

  @Option(
      names = "--signer",
      required = true,
      paramLabel = "${bundle:label.key}",
      descriptionKey = "trust-list.signer",
      order = 1)
  private List<String> signers = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "${bundle:label.file}",
      descriptionKey = "trust-list.create.out",
      order = 2)
  private String out = "";

  @Option(names = "--days", paramLabel = "N", descriptionKey = "trust-list.bump.days", order = 3)
  private Optional<Integer> days = Optional.empty();

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    TrustListFiles files = new TrustListFiles(session);
    Path target = files.target(out);
    if (days.isPresent() && (days.get() < 1 || days.get() > TrustListCreate.MOST_DAYS)) {
      throw new UsageException("usage.trust-list.days", days.get(), TrustListCreate.MOST_DAYS);
    }
    TrustList before = files.verified(list, TrustListFiles.signers(signers));
    Instant now = session.environment().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    Duration life =
        days.map(Duration::ofDays).orElse(Duration.between(before.issuedAt(), before.nextUpdate()));
    TrustListDraft next =
        TrustListDraft.from(before)
            .sequence(before.sequence() + 1)
            .issuedAt(now)
            .nextUpdate(now.plus(life))
            .build();
    files.write(target, out, JsonWriter.pretty(next.toJson()).getBytes(StandardCharsets.UTF_8));
    if (session.json()) {
      session.printer().answer(next.toJson());
    } else {
      session.answer("trust-list.bump.made", out, next.sequence());
    }
    session.hint("trust-list.bump.hint");
    return ExitCode.DONE;
  }
}
