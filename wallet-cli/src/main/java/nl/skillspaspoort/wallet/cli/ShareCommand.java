package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.skillspaspoort.core.carrier.CredentialReader;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.picture.QrChunks;
import nl.skillspaspoort.picture.QrPicture;
import nl.skillspaspoort.wallet.CredentialNumber;
import nl.skillspaspoort.wallet.MatchingCredentials;
import nl.skillspaspoort.wallet.PresentationForm;
import nl.skillspaspoort.wallet.Showing;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletException;
import nl.skillspaspoort.wallet.store.PrivateFile;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code skillspas share}: shows what leaves and for whom, asks, and writes the signed answer. */
@CommandLine.Command(name = "share", sortOptions = false, sortSynopsis = false)
final class ShareCommand implements Command {
  /** What verifiers accept at most, as this library makes them. */
  private static final int MOST_MINUTES = 24 * 60;

  @Parameters(
      arity = "0..*",
      paramLabel = "${bundle:label.number}",
      descriptionKey = "share.numbers")
  private List<String> numbers = new ArrayList<>();

  @Option(
      names = "--request",
      required = true,
      paramLabel = "${bundle:label.file}",
      descriptionKey = "share.request",
      order = 1)
  private String request = "";

  @Option(
      names = "--out",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "share.out",
      order = 2)
  private Optional<String> out = Optional.empty();

  @Option(names = "--qr", descriptionKey = "share.qr", order = 3)
  private boolean qr;

  @Mixin private final SharedParts parts = new SharedParts();

  @Option(
      names = "--as",
      paramLabel = "proof|jwt|sd-jwt",
      descriptionKey = "share.as",
      converter = FormConverter.class,
      order = 6)
  private PresentationForm form = PresentationForm.PROOF;

  @Option(names = "--minutes", paramLabel = "M", descriptionKey = "share.minutes", order = 7)
  private int minutes = 60;

  @Option(names = "--yes", descriptionKey = "share.yes", order = 8)
  private boolean yes;

  static final class FormConverter implements ITypeConverter<PresentationForm> {
    @Override
    public PresentationForm convert(String text) {
      return switch (text) {
        case "proof" -> PresentationForm.PROOF;
        case "jwt" -> PresentationForm.JWT;
        case "sd-jwt" -> PresentationForm.SD_JWT;
        default -> throw new TypeConversionException("expected proof, jwt or sd-jwt");
      };
    }
  }

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    List<CredentialNumber> chosen = chosen();
    if (out.isEmpty() && !qr) {
      throw new UsageException("usage.share.where");
    }
    Optional<Path> target = target(session);
    if (!yes) {
      session.requireAPerson("usage.no-confirmation");
    }
    PresentationRequest asked;
    byte[] read = session.read(request);
    try {
      asked = PresentationRequest.parse(read);
    } catch (CredentialFormatException e) {
      if (isCredential(read)) {
        throw new UsageException("usage.share.credential", request);
      }
      // As with verify: what was given beside the credentials is wrong.
      Failures.tell(session, request + ": ", e);
      return ExitCode.USAGE;
    }
    if (!asked.isOpenAt(session.environment().clock().instant())) {
      throw new WalletException(
          Problem.of(
              ProblemCode.REQUEST_EXPIRED, "a request that has ended", "one that is still open"));
    }
    if (chosen.isEmpty() && asked.wanted().isNothing()) {
      throw new UsageException("usage.share.numbers");
    }
    try (Wallet wallet = session.open()) {
      Optional<MatchingCredentials> matching =
          chosen.isEmpty() ? Optional.of(matching(session, wallet, asked)) : Optional.empty();
      if (matching.isPresent() && matching.get().credentials().isEmpty()) {
        return ExitCode.REFUSED;
      }
      List<Facts> facts = new ArrayList<>();
      for (CredentialNumber number :
          matching.map(MatchingCredentials::credentials).orElse(chosen)) {
        facts.add(Facts.of(wallet.get(number)));
      }
      Showing showing = showing(facts, matching);
      List<Facts> shown = shown(wallet, facts, showing);
      SharePreview preview = new SharePreview(session, wallet.holder(), facts, shown);
      preview.warn();
      if (!session.json()) {
        preview.show(asked, minutes);
      }
      if (!yes && !session.confirm("share.confirm")) {
        session.say("share.not-shared");
        return ExitCode.REFUSED;
      }
      return write(session, wallet, facts, showing, asked, target);
    }
  }

  private static boolean isCredential(byte[] read) {
    try {
      return !CredentialReader.strict().read(read).credential().unverified().types().isEmpty();
    } catch (ProblemException e) {
      return false;
    }
  }

  /** What the wallet has for a request, after telling what it has nothing for. */
  private static MatchingCredentials matching(
      Session session, Wallet wallet, PresentationRequest asked)
      throws UsageException, ProblemException, IOException {
    MatchingCredentials matching =
        MatchingCredentials.of(asked, wallet, session.environment().clock().instant());
    RequestView view = new RequestView(session, new VocabularyFiles(session).loadQuietly());
    for (String missing : view.missing(matching)) {
      session.say("share.missing", missing);
    }
    if (matching.credentials().isEmpty()) {
      session.say("share.nothing-matches");
      session.hint("share.nothing-matches.hint");
    }
    return matching;
  }

  private Showing showing(List<Facts> facts, Optional<MatchingCredentials> matching)
      throws UsageException {
    Showing showing =
        matching
            .map(MatchingCredentials::showing)
            .orElseGet(() -> Showing.of(facts.stream().map(each -> each.kept().number()).toList()))
            .as(form);
    if (facts.size() > 1 && (form == PresentationForm.SD_JWT || parts.namesPlaces())) {
      throw new UsageException(
          "usage.one-credential", parts.namesPlaces() ? "--reveal" : "--as sd-jwt");
    }
    if (form == PresentationForm.SD_JWT && !facts.get(0).isSdJwt()) {
      throw new UsageException("usage.share.sd-jwt", facts.get(0).kept().number());
    }
    return parts.of(facts, showing);
  }

  private static List<Facts> shown(Wallet wallet, List<Facts> facts, Showing showing)
      throws WalletException {
    List<Facts> shown = new ArrayList<>();
    for (Facts each : facts) {
      Selection selection = showing.selection(each.kept().number());
      shown.add(each.shownAs(wallet.preview(each.kept(), selection)));
    }
    return shown;
  }

  private List<CredentialNumber> chosen() throws UsageException {
    List<CredentialNumber> chosen = Numbers.each(numbers);
    if (minutes < 1 || minutes > MOST_MINUTES) {
      throw new UsageException("usage.minutes", minutes, MOST_MINUTES);
    }
    return chosen;
  }

  private Optional<Path> target(Session session) throws UsageException {
    if (out.isEmpty()) {
      return Optional.empty();
    }
    Path target = session.path(out.get());
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new UsageException("usage.out-exists", out.get());
    }
    Path directory = target.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new UsageException("usage.out-directory", out.get());
    }
    return Optional.of(target);
  }

  private ExitCode write(
      Session session,
      Wallet wallet,
      List<Facts> facts,
      Showing showing,
      PresentationRequest asked,
      Optional<Path> target)
      throws UsageException, ProblemException, IOException {
    Answer answer;
    try {
      if (target.isPresent()) {
        // The file is started first: if that is not possible, nothing is signed.
        try (PrivateFile file = PrivateFile.at(target.get())) {
          answer = answer(wallet, facts, showing, asked);
          file.finish(AnswerForm.of(out.orElseThrow()).bytes(answer, session));
        }
      } else {
        answer = answer(wallet, facts, showing, asked);
      }
    } catch (FileAlreadyExistsException e) {
      throw new UsageException("usage.out-exists", out.orElseThrow());
    } catch (WalletException e) {
      if (e.problem().code() != ProblemCode.CREDENTIAL_OLDER) {
        throw e;
      }
      session.say("share.changed");
      session.hint("share.changed.hint");
      return ExitCode.REFUSED;
    }
    tell(session, showing, answer);
    return ExitCode.DONE;
  }

  private Answer answer(
      Wallet wallet, List<Facts> facts, Showing showing, PresentationRequest asked)
      throws WalletException {
    SignedPresentation presentation =
        wallet.presentAsSeen(
            facts.stream().map(Facts::kept).toList(), showing, asked, Duration.ofMinutes(minutes));
    return new Answer(presentation, asked, wallet.shares().get(wallet.shares().size() - 1));
  }

  private void tell(Session session, Showing showing, Answer answer) throws ProblemException {
    List<String> codes =
        qr ? QrChunks.split(answer.presentation().bytes(), QrChunks.CHARS_FOR_TERMINAL) : List.of();
    if (session.json()) {
      session.printer().answer(json(showing, answer, codes));
    } else {
      for (int i = 0; i < codes.size(); i++) {
        session.answer("share.qr.code", i + 1, codes.size());
        QrPicture.of(codes.get(i)).toBlocks().forEach(session.printer()::answer);
      }
      if (out.isPresent()) {
        session.answer("share.written", out.get());
      }
    }
    String until = session.words().moment(answer.share().until());
    switch (out.map(AnswerForm::of).orElse(AnswerForm.PNG)) {
      case PRESENTATION -> session.hint("share.written.hint", until);
      case PDF, HTML -> session.hint("share.document.hint", until);
      case PNG -> session.hint("share.qr.hint", until);
      case SVG -> session.hint("share.svg.hint", until);
    }
  }

  private JsonObject json(Showing showing, Answer made, List<String> codes) {
    JsonArray shownParts = parts(showing.credentials(), showing::selection);
    JsonObject.Builder answer = JsonObject.builder();
    out.ifPresent(file -> answer.put("file", file));
    answer
        .put("audience", made.request().audience())
        .put("purpose", made.request().purpose())
        .put("until", DateTimeStamp.format(made.share().until()))
        .put(
            "credentials",
            new JsonArray(
                showing.credentials().stream()
                    .<JsonValue>map(number -> JsonNumber.of(number.value()))
                    .toList()));
    if (shownParts.size() > 0) {
      answer.put("parts", shownParts);
    }
    if (!codes.isEmpty()) {
      answer.put("qr", JsonArray.ofStrings(codes));
    }
    return answer.build();
  }

  /** What of those credentials that are not shown whole. */
  static JsonArray parts(
      List<CredentialNumber> credentials, Function<CredentialNumber, Selection> selections) {
    List<JsonValue> parts = new ArrayList<>();
    for (CredentialNumber number : credentials) {
      Selection selection = selections.apply(number);
      if (!selection.isEverything()) {
        parts.add(
            JsonObject.builder()
                .put("number", number.value())
                .put("pointers", JsonArray.ofStrings(selection.pointers()))
                .build());
      }
    }
    return new JsonArray(parts);
  }
}
