package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.core.trust.Continuity;
import nl.skillspaspoort.core.trust.SignedTrustList;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.verifier.trust.FileListMemory;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skillspas trust-list verify}: whether a list is the owner's, and is the newest one. */
@CommandLine.Command(name = "verify", sortOptions = false, sortSynopsis = false)
final class TrustListVerify implements Command {
  @Parameters(
      arity = "1",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "trust-list.verify.list")
  private String list = "";

  @Option(
      names = "--signer",
      required = true,
      paramLabel = "${bundle:label.key}",
      descriptionKey = "trust-list.signer",
      order = 1)
  private List<String> signers = new ArrayList<>();

  @Option(
      names = "--memory",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "trust-list.verify.memory",
      order = 2)
  private Optional<String> memory = Optional.empty();

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    Set<VerificationKey> pinned = TrustListFiles.signers(signers);
    SignedTrustList signed = new TrustListFiles(session).signed(list);
    TrustList read =
        memory.isPresent()
            ? signed.verify(pinned, FileListMemory.at(session.path(memory.get())))
            : signed.verify(pinned);
    if (session.json()) {
      session.printer().answer(facts(read));
    } else {
      show(session, read);
    }
    if (read.continuity() == Continuity.FIRST_SEEN) {
      session.hint("trust-list.verify.first-seen");
    }
    Instant now = session.environment().clock().instant();
    if (now.isAfter(read.nextUpdate()) || now.isBefore(read.issuedAt())) {
      session.say(
          now.isAfter(read.nextUpdate()) ? "trust-list.verify.stale" : "trust-list.verify.not-yet");
      return ExitCode.UNDETERMINED;
    }
    return ExitCode.DONE;
  }

  private static void show(Session session, TrustList list) {
    Sheet sheet = new Sheet(session);
    sheet.row("trust-list.row.id", list.id());
    sheet.row("trust-list.row.operator", list.operator().in(session.words().language()));
    sheet.row("trust-list.row.sequence", Long.toString(list.sequence()));
    sheet.row("trust-list.row.issued", session.words().moment(list.issuedAt()));
    sheet.row("trust-list.row.next", session.words().moment(list.nextUpdate()));
    sheet.row("trust-list.row.issuers", Integer.toString(list.issuers().size()));
    sheet.row("trust-list.row.denied", Integer.toString(list.denied().size()));
    sheet.rowUnbroken("trust-list.row.signer", list.signer().orElseThrow().multibase());
    for (VerificationKey next : list.nextSigners()) {
      sheet.rowUnbroken("trust-list.row.next-signer", next.multibase());
    }
    new ListedOrganisations(sheet, session.words(), session.environment().clock().instant())
        .show(list);
  }

  static JsonObject facts(TrustList list) {
    return JsonObject.builder()
        .put("id", list.id())
        .put("sequence", list.sequence())
        .put("digest", list.digest())
        .put("issuedAt", DateTimeStamp.format(list.issuedAt()))
        .put("nextUpdate", DateTimeStamp.format(list.nextUpdate()))
        .put("issuers", list.issuers().size())
        .put("denied", list.denied().size())
        .put("signer", list.signer().orElseThrow().multibase())
        .put(
            "nextSigners",
            JsonArray.ofStrings(
                list.nextSigners().stream().map(VerificationKey::multibase).sorted().toList()))
        .put("continuity", list.continuity().name())
        .build();
  }
}
