package nl.skillspaspoort.examples.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.trust.SignedTrustList;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.VerifiedCredential;

/**
 * Runs the main job: an EVC centre signs, a worker stores and shows, an employer verifies; then the
 * same with something wrong each time. Prints one line per case and ends with 0 if every verdict is
 * the expected one.
 */
public final class Main {
  private static final Duration YEAR = Duration.ofDays(365);

  private final SecureRandom random = new SecureRandom();
  private final PrintStream out;
  private final Path folder;
  private final Instant now;
  private boolean asExpected = true;

  private Main(PrintStream out, Path folder, Instant now) {
    this.out = out;
    this.folder = folder;
    this.now = now;
  }

  /** Takes no arguments; the files go to {@code target/quickstart}, which is emptied first. */
  @SuppressForbidden(reason = "this is the program that people start")
  public static void main(String[] args) throws IOException, ProblemException {
    if (args.length > 0) {
      System.err.println("quickstart: usage: ./quickstart");
      System.exit(2);
    }
    Path folder = Path.of("target", "quickstart");
    System.exit(run(System.out, folder, InstantSource.system().instant()) ? 0 : 1);
  }

  static boolean run(PrintStream out, Path folder, Instant now)
      throws IOException, ProblemException {
    Main main = new Main(out, folder, now);
    main.emptyFolder();
    main.run();
    return main.asExpected;
  }

  private void run() throws IOException, ProblemException {
    TrainingCentre centre = new TrainingCentre(TrainingCentre.NAME, random);
    TrustListOwner owner = new TrustListOwner(random);
    SignedTrustList list = owner.recognise(centre.id(), TrainingCentre.NAME, now);
    write("trust-list.jws", list.bytes());
    for (VerificationKey signer : owner.signers()) {
      write("trust-list-signer.txt", signer.multibase().getBytes(StandardCharsets.US_ASCII));
    }
    Employer employer = new Employer(list.verify(owner.signers()), random);
    try (Worker worker =
        new Worker(folder.resolve("wallet"), "quickstart-passphrase".toCharArray())) {
      SignedCredential certificate = centre.certify(worker.id(), now.minus(YEAR), now.plus(YEAR));
      write("credential.json", certificate.bytes());
      PresentationRequest request = employer.ask();
      write("request.json", request.toJson().toJson().getBytes(StandardCharsets.UTF_8));
      SignedPresentation shown = worker.show(worker.keep(certificate), request);

      out.println("case                          verdict       code");
      VerificationResult good =
          report("good", employer, shown.bytes(), request, Verdict.VALID, "-");
      report(
          "one letter changed",
          employer,
          oneLetterChanged(shown),
          request,
          Verdict.INVALID,
          "CRYPTOGRAPHIC_SECURITY_ERROR");
      SignedCredential expired =
          centre.certify(worker.id(), now.minus(YEAR.multipliedBy(3)), now.minus(YEAR));
      apply("expired", worker, expired, employer, Verdict.INVALID, "EXPIRED");
      TrainingCentre unlisted = new TrainingCentre("Watercursus Noord (fictief)", random);
      apply(
          "unlisted issuer",
          worker,
          unlisted.certify(worker.id(), now.minus(YEAR), now.plus(YEAR)),
          employer,
          Verdict.UNDETERMINED,
          "ISSUER_NOT_LISTED");
      TrainingCentre lookAlike = new TrainingCentre(TrainingCentre.NAME, random);
      apply(
          "look-alike did:key",
          worker,
          lookAlike.certify(worker.id(), now.minus(YEAR), now.plus(YEAR)),
          employer,
          Verdict.INVALID,
          "LOOKALIKE_ISSUER");
      tell(good);
    }
    out.println();
    out.println("The files are in " + folder + ".");
  }

  /** A request takes one answer, so each application is asked for anew. */
  private void apply(
      String name,
      Worker worker,
      SignedCredential credential,
      Employer employer,
      Verdict verdict,
      String code)
      throws IOException, ProblemException {
    PresentationRequest request = employer.ask();
    SignedPresentation shown = worker.show(worker.keep(credential), request);
    report(name, employer, shown.bytes(), request, verdict, code);
  }

  private VerificationResult report(
      String name,
      Employer employer,
      byte[] presentation,
      PresentationRequest request,
      Verdict verdict,
      String code)
      throws IOException {
    write(name.replaceAll("[^a-z]+", "-") + ".presentation.json", presentation);
    VerificationResult result = employer.verify(presentation, request);
    String found = result.firstProblem().map(problem -> problem.code().name()).orElse("-");
    boolean expected = result.verdict() == verdict && found.equals(code);
    asExpected &= expected;
    out.printf(
        Locale.ROOT,
        "%-29s %-13s %s%s%n",
        name,
        result.verdict(),
        found,
        expected ? "" : "   EXPECTED " + verdict + " " + code);
    return result;
  }

  /** What the employer reads of the good one, in both languages. */
  private void tell(VerificationResult good) {
    good.match(
        valid -> {
          VerifiedCredential credential = valid.credential();
          for (Language language : Language.values()) {
            out.println();
            out.println("[" + language.tag() + "] " + valid.explain(language));
            out.println(
                "     "
                    + credential.claims().name().orElse("")
                    + " - "
                    + credential.issuerName(language));
          }
          out.println();
          for (SkillFinding finding : credential.skillFindings()) {
            out.printf(Locale.ROOT, "     %-11s %s%n", finding.outcome(), finding.label());
          }
          return true;
        },
        invalid -> false,
        undetermined -> false);
  }

  private static byte[] oneLetterChanged(SignedPresentation shown) {
    return shown.toJson().replaceFirst("rioolslib", "rioolslip").getBytes(StandardCharsets.UTF_8);
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  /** Starts anew: a wallet of an earlier run is for demonstration only. */
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
