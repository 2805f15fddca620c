package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.issuer.batch.Batch;
import nl.skillspaspoort.issuer.batch.BatchOutput;
import nl.skillspaspoort.issuer.batch.BatchPlan;
import nl.skillspaspoort.issuer.batch.BatchProgress;
import nl.skillspaspoort.issuer.batch.BatchRow;
import nl.skillspaspoort.issuer.batch.BatchSummary;
import nl.skillspaspoort.issuer.catalogue.CatalogueEntry;
import nl.skillspaspoort.issuer.registry.Person;
import nl.skillspaspoort.issuer.registry.Registrar;
import nl.skillspaspoort.issuer.registry.StatusReason;
import nl.skillspaspoort.issuer.status.PublishedList;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.fetch.FetchResult;
import nl.skillspaspoort.verifier.key.DidKeyResolver;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.status.StatusLists;

/**
 * A class of twelve, from a CSV file to a compromised key: dry run, sign, correct, revoke, suspend,
 * publish, rotate, forget; and after each step what a verifier says. Runs on a clock of its own, so
 * that it prints the same on every day. Ends with 0 if every verdict is the expected one.
 */
final class ClassOfTwelve {
  private static final Instant START = Instant.parse("2026-06-15T09:00:00Z");
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Duration YEAR = Duration.ofDays(365);
  private static final String ORDER = "file 2026-06";

  private final PrintStream out;
  private final Path folder;
  private final Register register = new Register();
  private final Map<String, SignedCredential> class2026 = new LinkedHashMap<>();
  private Instant now = START;
  private boolean asExpected = true;

  private ClassOfTwelve(PrintStream out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  @SuppressForbidden(reason = "this is the program that people start")
  public static void main(String[] arguments)
      throws CommandException, IOException, ProblemException {
    if (arguments.length > 0) {
      System.err.println("run: usage: examples/training-provider/run");
      System.exit(2);
    }
    System.exit(run(System.out, Path.of("target", "training-provider")) ? 0 : 1);
  }

  static boolean run(PrintStream out, Path folder)
      throws CommandException, IOException, ProblemException {
    ClassOfTwelve main = new ClassOfTwelve(out, folder);
    main.emptyFolder();
    InstantSource clock = () -> main.now;
    try (Office office =
        Office.create(
            folder.resolve("office"),
            new Website(
                new Did("did:web:opleider.example"),
                "Opleider Waterland (fictief)",
                URI.create("https://opleider.example"),
                "NL"),
            "training-provider-passphrase".toCharArray(),
            clock)) {
      main.run(office);
    }
    return main.asExpected;
  }

  private void run(Office office) throws CommandException, IOException, ProblemException {
    CatalogueEntry course =
        CatalogueEntry.read(utf8("softwaretesten.yaml").getBytes(StandardCharsets.UTF_8));
    Achievement achievement = course.achievement(Language.NL);

    title("Dry run of a file with faults");
    BatchPlan faulty =
        office.plan(
            utf8("class-with-faults.csv").getBytes(WINDOWS), WINDOWS, course, Language.NL, true);
    for (Problem fault : faulty.faults()) {
      out.println("  " + fault.message());
    }
    expect(faulty.faults().size() == 4 && faulty.rows().isEmpty());

    title("The class, signed");
    BatchPlan plan =
        office.plan(utf8("class.csv").getBytes(WINDOWS), WINDOWS, course, Language.NL, true);
    BatchSummary first = sign(office, plan);
    out.println("  " + first);
    BatchSummary again = sign(office, plan);
    out.println("  again: " + again);
    expect(first.issued() == 12 && again.issued() == 0);
    readBack(plan, first);
    publish(office);
    verifyAll(office, Map.of());

    title("The badges, drawn");
    int badges =
        Badges.write(
            folder.resolve("badges"), achievement, "Opleider Waterland (fictief)", class2026);
    out.println("  " + badges + " badges as PNG and SVG, each with its credential inside");
    expect(badges == 12);

    title("One corrected, one revoked, one suspended");
    later(Duration.ofDays(3));
    Registrar registrar = office.registrar();
    BatchRow row = plan.row("st0000103").orElseThrow();
    BatchPlan better =
        office.plan(
            utf8("class.csv").replace(";8,6;", ";6,8;").getBytes(WINDOWS),
            WINDOWS,
            course,
            Language.NL,
            true);
    SignedCredential old = Objects.requireNonNull(class2026.get("st0000103"));
    SignedCredential corrected =
        registrar.correct(
            id(old),
            better.row("st0000103").orElseThrow().draft(achievement, row.holder().orElseThrow()),
            ORDER);
    registrar.revoke(id(credential("st0000105")), StatusReason.FRAUD, ORDER);
    registrar.suspend(id(credential("st0000107")), StatusReason.UNDER_INVESTIGATION, ORDER);
    class2026.put("st0000103 (first)", old);
    class2026.put("st0000103", corrected);
    publish(office);
    verifyAll(
        office,
        Map.of(
            "st0000103 (first)",
            "INVALID SUPERSEDED",
            "st0000105",
            "INVALID REVOKED",
            "st0000107",
            "INVALID SUSPENDED"));

    title("The suspension lifted, the key rotated, one person forgotten");
    later(Duration.ofDays(3));
    office.registrar().lift(id(credential("st0000107")), StatusReason.CLEARED, ORDER);
    office.rotate("key-2", Duration.ofDays(1));
    registrar = office.registrar();
    SignedCredential extra =
        registrar.issue(
            better.row("st0000101").orElseThrow().draft(achievement, holder(plan, "st0000102")),
            Person.of("st0000113"),
            ORDER);
    class2026.put("st0000113", extra);
    out.println("  forgotten: " + registrar.forget(Person.of("st0000101")) + " version(s)");
    out.println("  signed by: " + key(credential("st0000113")) + ", before: " + key(old));
    publish(office);
    verifyAll(
        office, Map.of("st0000103 (first)", "INVALID SUPERSEDED", "st0000105", "INVALID REVOKED"));

    title("The old key turns out to be in other hands");
    later(Duration.ofDays(30));
    office.compromise(office.keys().keys().get(0).keyId(), START.plus(Duration.ofDays(1)));
    publish(office);
    verifyAll(office, everybodyButTheLast());

    title("The audit log");
    out.println("  " + office.registry().verifyAudit(entry -> {}).lines() + " lines, whole");
  }

  /** Nobody can tell what the owner signed from what a forger wrote with the same key. */
  private Map<String, String> everybodyButTheLast() {
    Map<String, String> expected = new LinkedHashMap<>();
    class2026.keySet().forEach(name -> expected.put(name, "INVALID"));
    expected.remove("st0000113");
    return expected;
  }

  private BatchSummary sign(Office office, BatchPlan plan)
      throws CommandException, IOException, ProblemException {
    return Batch.with(office.registrar())
        .run(
            plan,
            plan.digest(),
            BatchOutput.files(folder.resolve("credentials")),
            ORDER,
            BatchProgress.SILENT);
  }

  private void readBack(BatchPlan plan, BatchSummary summary)
      throws CommandException, IOException, ProblemException {
    for (int i = 0; i < plan.rows().size(); i++) {
      String id = summary.awards().get(i).credentialId();
      Path file =
          folder.resolve("credentials").resolve(id.substring("urn:uuid:".length()) + ".json");
      class2026.put(
          plan.rows().get(i).reference(), SignedCredential.parse(Files.readAllBytes(file)));
    }
  }

  private SignedCredential credential(String reference) {
    return Objects.requireNonNull(class2026.get(reference));
  }

  private static String id(SignedCredential credential) {
    return credential.unverified().id().orElseThrow();
  }

  private static Did holder(BatchPlan plan, String reference) {
    return plan.row(reference).orElseThrow().holder().orElseThrow();
  }

  private static String key(SignedCredential credential) {
    String text = credential.text();
    int at = text.indexOf("did:web:opleider.example#");
    return text.substring(at, text.indexOf('"', at));
  }

  private void publish(Office office) throws CommandException, IOException, ProblemException {
    List<PublishedList> lists = office.publish();
    out.println("  published: " + lists.size() + " lists; did.json and profile.json in step");
  }

  private void verifyAll(Office office, Map<String, String> expected)
      throws CommandException, IOException, ProblemException {
    Verifier verifier = verifier(office);
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Map.Entry<String, SignedCredential> entry : class2026.entrySet()) {
      VerificationResult result = verifier.verify(entry.getValue());
      String found =
          result.verdict() + result.firstProblem().map(problem -> " " + problem.code()).orElse("");
      String wanted = expected.getOrDefault(entry.getKey(), "VALID");
      boolean same = found.equals(wanted) || found.startsWith(wanted + " ");
      expect(same);
      if (same && found.equals("VALID")) {
        counts.merge(found, 1, Integer::sum);
      } else {
        out.printf(
            Locale.ROOT,
            "  %-18s %s%s%n",
            entry.getKey(),
            found,
            same ? "" : "   EXPECTED " + wanted);
      }
    }
    counts.forEach((verdict, count) -> out.println("  " + count + " credentials: " + verdict));
  }

  private Verifier verifier(Office office) throws CommandException, IOException, ProblemException {
    byte[] didDocument = office.didDocument();
    List<byte[]> lists = new ArrayList<>();
    try (Stream<Path> files = Files.list(office.statusFolder())) {
      for (Path file : files.sorted().toList()) {
        lists.add(Files.readAllBytes(file));
      }
    }
    return Verifier.builder()
        .trust(
            TrustPolicy.anyOf(List.of(register.recognise(office.keys(), START.minus(YEAR), now))))
        .keys(
            DidKeyResolver.offline()
                .withWeb((url, types) -> website(url, didDocument))
                .withClock(() -> now))
        .statusLists(StatusLists.of(lists))
        .policy(VerificationPolicy.builder().allowBearer().build())
        .clock(() -> now)
        .build();
  }

  /** The website of the provider, without a network. */
  private static FetchResult website(URI url, byte[] didDocument) {
    return new FetchResult.Fetched(url, "application/did+json", didDocument);
  }

  private void title(String text) {
    out.println(text);
  }

  private void later(Duration duration) {
    now = now.plus(duration);
  }

  private void expect(boolean condition) {
    asExpected &= condition;
  }

  /** The data are kept in UTF-8; the student system writes windows-1252. */
  private static String utf8(String name) throws IOException {
    try (InputStream in = ClassOfTwelve.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void emptyFolder() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(folder);
  }
}
