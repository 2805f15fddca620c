package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.wallet.CredentialNumber;
import nl.skillspaspoort.wallet.MatchingCredentials;
import nl.skillspaspoort.wallet.PresentationForm;
import nl.skillspaspoort.wallet.Showing;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletException;
import nl.skillspaspoort.wallet.store.PrivateFile;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
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
      required = true,
      paramLabel = "${bundle:label.file}",
      descriptionKey = "share.out",
      order = 2)
  private String out = "";

  @Option(
      names = "--only",
      paramLabel = "${bundle:label.skill}",
      descriptionKey = "share.only",
      order = 3)
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--reveal",
      paramLabel = "${bundle:label.place}",
      descriptionKey = "share.reveal",
      order = 4)
  private List<String> reveal = new ArrayList<>();

  @Option(
      names = "--as",
      paramLabel = "proof|jwt|sd-jwt",
      descriptionKey = "share.as",
      converter = FormConverter.class,
      order = 5)
  private PresentationForm form = PresentationForm.PROOF;

  @Option(names = "--minutes", paramLabel = "M", descriptionKey = "share.minutes", order = 6)
  private int minutes = 60;

  @Option(names = "--yes", descriptionKey = "share.yes", order = 7)
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
    Path target = target(session);
    if (!yes) {
      requireAPerson(session);
    }
    PresentationRequest asked;
    try {
      asked = PresentationRequest.parse(session.read(request));
    } catch (CredentialFormatException e) {
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
      warn(session, wallet, facts);
      if (!session.json()) {
        preview(session, wallet, facts, shown, asked);
      }
      if (!yes && !session.confirm("share.confirm")) {
        session.say("share.not-shared");
        return ExitCode.REFUSED;
      }
      return write(session, wallet, facts, showing, asked, target);
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
    if (facts.size() > 1 && (form == PresentationForm.SD_JWT || !reveal.isEmpty())) {
      throw new UsageException(
          "usage.one-credential", reveal.isEmpty() ? "--as sd-jwt" : "--reveal");
    }
    if (only.isEmpty() && reveal.isEmpty()) {
      return showing;
    }
    for (Facts each : facts) {
      if (!each.isSelectable()) {
        throw new UsageException("usage.whole-only", each.kept().number());
      }
    }
    Set<SkillReference> skills = skills(facts);
    for (Facts each : facts) {
      Set<String> parts = new TreeSet<>(Selection.skills(each.claims(), skills).pointers());
      parts.addAll(places(each));
      showing = showing.only(each.kept().number(), Selection.only(parts));
    }
    return showing;
  }

  /** By name, as a person reads it in the credential, or by URI. */
  private Set<SkillReference> skills(List<Facts> facts) throws UsageException {
    Set<SkillReference> skills = new HashSet<>();
    for (String typed : only) {
      boolean found = false;
      for (Facts each : facts) {
        for (SkillFinding finding : each.skills()) {
          if (finding.label().equalsIgnoreCase(typed.strip())
              || finding.skill().toString().equals(typed)) {
            skills.add(finding.skill());
            found = true;
          }
        }
      }
      if (!found) {
        throw new UsageException("usage.skill", typed);
      }
    }
    return skills;
  }

  private List<String> places(Facts facts) throws UsageException {
    for (String typed : reveal) {
      boolean found;
      try {
        List<String> segments = JsonPointer.segments(typed);
        found = !segments.isEmpty() && JsonPointer.find(facts.json(), segments).isPresent();
      } catch (IllegalArgumentException e) {
        found = false;
      }
      if (!found) {
        throw new UsageException("usage.place", typed);
      }
    }
    return reveal;
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
    List<CredentialNumber> chosen = new ArrayList<>();
    for (String typed : numbers) {
      CredentialNumber number = Numbers.parse(typed);
      if (chosen.contains(number)) {
        throw new UsageException("usage.number-twice", typed);
      }
      chosen.add(number);
    }
    if (minutes < 1 || minutes > MOST_MINUTES) {
      throw new UsageException("usage.minutes", minutes, MOST_MINUTES);
    }
    return chosen;
  }

  private Path target(Session session) throws UsageException {
    Path target = session.path(out);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new UsageException("usage.out-exists", out);
    }
    Path directory = target.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new UsageException("usage.out-directory", out);
    }
    return target;
  }

  private static void requireAPerson(Session session) throws UsageException {
    if (session.json() || session.environment().terminal().isEmpty()) {
      throw new UsageException("usage.no-confirmation");
    }
  }

  private static void warn(Session session, Wallet wallet, List<Facts> facts) {
    Instant now = session.environment().clock().instant();
    for (Facts each : facts) {
      if (each.state(now) == Facts.State.ENDED) {
        session.say("share.warning.ended", each.kept().number());
      }
      if (each.state(now) == Facts.State.NOT_YET) {
        session.say("share.warning.not-yet", each.kept().number());
      }
      if (!each.isAbout(wallet.holder())) {
        session.say("share.warning.foreign", each.kept().number());
      }
    }
  }

  private void preview(
      Session session,
      Wallet wallet,
      List<Facts> facts,
      List<Facts> shown,
      PresentationRequest asked) {
    Sheet sheet = new Sheet(session);
    sheet.rowInFull("share.audience", asked.audience());
    sheet.more(session.words().text("share.audience.unverified"));
    if (!asked.purpose().isEmpty()) {
      sheet.rowInFull("share.purpose", asked.purpose());
    }
    RequestView.terms(sheet, session.words(), asked);
    sheet.row("share.lifetime", session.words().text("share.lifetime.minutes", minutes));
    sheet.row("share.holder", wallet.holder().value());
    for (int i = 0; i < shown.size(); i++) {
      Facts each = shown.get(i);
      sheet.blank();
      sheet.heading(session.words().text("share.credential", each.kept().number(), each.title()));
      for (String line : Disclosure.of(each, facts.get(i), session.words())) {
        sheet.indented(line);
      }
    }
    sheet.blank();
  }

  private ExitCode write(
      Session session,
      Wallet wallet,
      List<Facts> facts,
      Showing showing,
      PresentationRequest asked,
      Path target)
      throws UsageException, WalletException, IOException {
    try (PrivateFile file = PrivateFile.at(target)) {
      SignedPresentation presentation =
          wallet.presentAsSeen(
              facts.stream().map(Facts::kept).toList(),
              showing,
              asked,
              Duration.ofMinutes(minutes));
      file.finish(presentation.bytes());
    } catch (FileAlreadyExistsException e) {
      throw new UsageException("usage.out-exists", out);
    } catch (WalletException e) {
      if (e.problem().code() != ProblemCode.CREDENTIAL_OLDER) {
        throw e;
      }
      session.say("share.changed");
      session.hint("share.changed.hint");
      return ExitCode.REFUSED;
    }
    Instant until = wallet.shares().get(wallet.shares().size() - 1).until();
    if (session.json()) {
      session.printer().answer(answer(showing, asked, until));
    } else {
      session.answer("share.written", out);
    }
    session.hint("share.written.hint", session.words().moment(until));
    return ExitCode.DONE;
  }

  private JsonObject answer(Showing showing, PresentationRequest asked, Instant until) {
    JsonArray parts = parts(showing.credentials(), showing::selection);
    JsonObject.Builder answer =
        JsonObject.builder()
            .put("file", out)
            .put("audience", asked.audience())
            .put("purpose", asked.purpose())
            .put("until", DateTimeStamp.format(until))
            .put(
                "credentials",
                new JsonArray(
                    showing.credentials().stream()
                        .<JsonValue>map(number -> JsonNumber.of(number.value()))
                        .toList()));
    if (parts.size() > 0) {
      answer.put("parts", parts);
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
