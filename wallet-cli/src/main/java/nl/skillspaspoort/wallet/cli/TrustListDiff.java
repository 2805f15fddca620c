package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.trust.ListChange;
import nl.skillspaspoort.core.trust.ListDifference;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skillspas trust-list diff}: what the new version changes. */
@CommandLine.Command(name = "diff", sortOptions = false, sortSynopsis = false)
final class TrustListDiff implements Command {
  @Parameters(
      index = "0",
      paramLabel = "${bundle:label.old}",
      descriptionKey = "trust-list.diff.old")
  private String before = "";

  @Parameters(
      index = "1",
      paramLabel = "${bundle:label.new}",
      descriptionKey = "trust-list.diff.new")
  private String after = "";

  @Option(
      names = "--signer",
      paramLabel = "${bundle:label.key}",
      descriptionKey = "trust-list.signer",
      order = 1)
  private List<String> signers = new ArrayList<>();

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    TrustListFiles files = new TrustListFiles(session);
    Set<VerificationKey> pinned = TrustListFiles.signers(signers);
    List<ListChange> changes =
        ListDifference.between(files.draftOrList(before, pinned), files.draftOrList(after, pinned));
    if (session.json()) {
      session
          .printer()
          .answer(
              JsonObject.builder()
                  .put(
                      "changes",
                      new JsonArray(changes.stream().<JsonValue>map(ListChange::toJson).toList()))
                  .build());
    } else if (changes.isEmpty()) {
      session.answer("trust-list.diff.none");
    } else {
      for (ListChange change : changes) {
        session.answer(
            "trust-list.diff." + change.kind(),
            change.name().in(session.words().language()),
            change.about());
      }
    }
    changes.stream()
        .filter(change -> change.kind().isDoubtful())
        .map(ListChange::kind)
        .distinct()
        .forEach(kind -> session.hint("trust-list.diff." + kind + ".hint"));
    return changes.stream().anyMatch(change -> change.kind().isDoubtful())
        ? ExitCode.REFUSED
        : ExitCode.DONE;
  }
}
