package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.carrier.CarrierException;
import nl.skillspaspoort.core.carrier.CredentialReader;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.picture.QrException;
import nl.skillspaspoort.wallet.AddOption;
import nl.skillspaspoort.wallet.AddResult;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletException;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skillspas add}: keeps credentials that were verified. Each file stands on its own. */
@CommandLine.Command(name = "add", sortOptions = false, sortSynopsis = false)
final class AddCommand implements Command {
  private static final int TITLE = 40;

  @Parameters(arity = "1..*", paramLabel = "${bundle:label.file}", descriptionKey = "add.files")
  private List<String> files = new ArrayList<>();

  @Option(names = "--keep-foreign", descriptionKey = "add.keep-foreign")
  private boolean keepForeign;

  @Option(names = "--keep-unverified", descriptionKey = "add.keep-unverified")
  private boolean keepUnverified;

  @Option(names = "--online", descriptionKey = "add.online")
  private boolean online;

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    List<byte[]> contents = new ArrayList<>();
    for (String file : files) {
      contents.add(content(session, file));
    }
    Map<Integer, ProblemException> unreadable = new HashMap<>();
    List<SignedCredential> credentials = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      try {
        credentials.add(
            CredentialReader.strict().read(Received.content(contents.get(i))).credential());
      } catch (CarrierException | CredentialFormatException | QrException e) {
        unreadable.put(i, e);
      }
    }
    try (Wallet wallet = online ? session.openOnline() : session.open()) {
      Iterator<AddResult> results = wallet.addEach(credentials, options()).iterator();
      ExitCode code = ExitCode.DONE;
      List<JsonValue> answers = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        String file = files.get(i);
        ProblemException refusal = unreadable.get(i);
        if (refusal == null) {
          AddResult result = results.next();
          if (result instanceof AddResult.Kept kept) {
            answers.add(kept(session, kept.credential()).with("file", file));
            continue;
          }
          refusal = ((AddResult.Refused) result).reason();
        }
        ExitCode refused = refused(session, wallet, file, refusal);
        code = code.heavier(refused);
        answers.add(refusedAnswer(refused, refusal).with("file", file));
      }
      if (session.json()) {
        session.printer().answer(new JsonArray(answers));
      }
      return code;
    }
  }

  private static JsonObject refusedAnswer(ExitCode refused, ProblemException refusal) {
    return JsonObject.builder()
        .put("result", refused == ExitCode.UNDETERMINED ? "undetermined" : "refused")
        .put("code", refusal.problem().code().name())
        .build();
  }

  private byte[] content(Session session, String typed) throws UsageException, WalletException {
    if (!OnlineInputs.isLink(typed)) {
      byte[] content = session.read(typed);
      Optional<FileKind> other = FileKind.of(content);
      if (other.isPresent()) {
        throw new UsageException("usage.add." + other.get(), typed);
      }
      return content;
    }
    if (!online) {
      throw new UsageException("usage.add.offline", typed);
    }
    return new OnlineInputs(session).fetch(typed);
  }

  private Set<AddOption> options() {
    Set<AddOption> options = EnumSet.noneOf(AddOption.class);
    if (keepForeign) {
      options.add(AddOption.KEEP_FOREIGN);
    }
    if (keepUnverified) {
      options.add(AddOption.KEEP_UNVERIFIED);
    }
    return options;
  }

  private static JsonObject kept(Session session, KeptCredential kept)
      throws CredentialFormatException {
    Facts facts = Facts.of(kept);
    boolean replaced = !kept.earlier().isEmpty();
    if (!session.json()) {
      session.answer(
          replaced ? "add.replaced" : "add.added",
          kept.number(),
          Columns.cut(facts.title(), TITLE));
    }
    facts.tellPeriod(session, session.environment().clock().instant());
    return facts.summary().with("result", replaced ? "replaced" : "added");
  }

  /** A token has no room for the line end that editors and shells put after it; JSON has. */
  static byte[] withoutLineEnd(byte[] content) {
    int end = content.length;
    while (end > 0 && (content[end - 1] == '\n' || content[end - 1] == '\r')) {
      end--;
    }
    return end > 0 && content[end - 1] == '}' ? content : Arrays.copyOf(content, end);
  }

  private static ExitCode refused(
      Session session, Wallet wallet, String file, ProblemException refusal) {
    ExitCode code = Failures.tell(session, file + ": ", refusal);
    if (refusal.problem().code() == ProblemCode.HOLDER_MISMATCH) {
      session.hint("add.hint.holder", wallet.holder());
      session.hint("add.hint.keep-foreign");
    }
    if (code == ExitCode.UNDETERMINED) {
      session.hint("add.hint.keep-unverified");
    }
    return code;
  }
}
