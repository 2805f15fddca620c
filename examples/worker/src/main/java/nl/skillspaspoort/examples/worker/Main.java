package nl.skillspaspoort.examples.worker;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.gap.GapReport;
import nl.skillspaspoort.core.gap.GapRules;
import nl.skillspaspoort.core.gap.LearningPlan;
import nl.skillspaspoort.core.gap.RequirementSet;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import nl.skillspaspoort.core.passport.ProvenSkill;
import nl.skillspaspoort.core.passport.SkillEvidence;
import nl.skillspaspoort.core.passport.SkillsIndex;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.core.vocabulary.Concept;
import nl.skillspaspoort.core.vocabulary.Vocabularies;
import nl.skillspaspoort.core.vocabulary.Vocabulary;
import nl.skillspaspoort.examples.samples.Party;
import nl.skillspaspoort.examples.samples.SampleLists;
import nl.skillspaspoort.examples.samples.Samples;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.wallet.CredentialNumber;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.store.SealedFileStore;

/**
 * Runs the worker's side: a passport of the ten samples, a gap, a plan, a share. The same run
 * prints the same text; it ends with 0 if the employer accepts what was shared.
 */
public final class Main {
  private static final Language NL = Language.NL;
  private static final InstantSource CLOCK = () -> Samples.NOW;
  private static final int EVC = 4;

  private final PrintStream out;
  private final Vocabularies vocabularies = Vocabularies.of(Vocabulary.sample());
  private final GapRules rules = GapRules.of(vocabularies, Samples.NOW);

  private Main(PrintStream out) {
    this.out = out;
  }

  /** Takes no arguments; the wallet goes to {@code target/worker}, which is emptied first. */
  @SuppressForbidden(reason = "a program prints")
  public static void main(String[] arguments) throws IOException, ProblemException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(out, Path.of("target", "worker")) ? 0 : 1);
  }

  static boolean run(PrintStream out, Path folder) throws IOException, ProblemException {
    empty(folder);
    char[] passphrase = "een zin die niemand raadt".toCharArray();
    try (Wallet wallet =
        Wallet.in(SealedFileStore.in(folder.resolve("wallet")))
            .clock(CLOCK)
            .random(new HolderRandom())
            .create(passphrase)) {
      return new Main(out).run(wallet);
    }
  }

  private boolean run(Wallet wallet) throws ProblemException {
    heading("In de wallet");
    for (SignedCredential credential : Samples.all()) {
      // Number 9 is about number 10, not about the holder.
      CredentialNumber number = wallet.addForeign(credential).number();
      line("%2s  %s", number, credential.unverified().name().orElse("?"));
    }
    SkillsIndex passport = new Passport(CLOCK).of(wallet);
    passport(passport);
    gap(passport, "exploitatietechnicus afvalwaterzuivering");
    plan(passport);
    return share(wallet);
  }

  private void passport(SkillsIndex passport) {
    heading("Wat ik kan aantonen");
    for (ProvenSkill skill : passport.shown(Samples.NOW)) {
      SkillEvidence strongest = skill.strongest(Samples.NOW).orElseThrow();
      line(
          "%-3s %s (%s)",
          strongest.level().code(),
          vocabularies.label(skill.skill(), NL).in(NL),
          strongest.title());
    }
  }

  private void gap(SkillsIndex passport, String occupation) {
    heading("Vergelijking");
    Concept wanted = vocabularies.occupation(occupation).orElseThrow();
    GapReport.of(passport, RequirementSet.of(wanted), rules)
        .toText(NL)
        .forEach(text -> line("%s", text));
  }

  private void plan(SkillsIndex passport) {
    heading("Plan");
    LearningPlan plan = LearningPlan.of(passport, Vocabulary.sample().occupations(), rules, 5, 3);
    for (LearningPlan.Step step : plan.steps()) {
      line(
          "- %s, gevraagd voor: %s",
          step.skill().label(NL).in(NL),
          step.askedBy().stream()
              .map(occupation -> occupation.label(NL).in(NL))
              .collect(Collectors.joining(", ")));
    }
  }

  private boolean share(Wallet wallet) throws ProblemException {
    heading("Delen");
    PresentationRequest request =
        PresentationRequest.fresh(
            "https://waterschap.example/vacatures",
            "vacature technicus afvalwater",
            new SecureRandom());
    SignedPresentation shown =
        wallet.present(List.of(new CredentialNumber(EVC)), request, Duration.ofMinutes(10));
    VerificationResult result =
        Verifier.builder()
            .clock(CLOCK)
            .trust(TrustPolicy.anyOf(List.of(SampleLists.verified())))
            .policy(VerificationPolicy.builder().acceptClaimedIssueDate().build())
            .build()
            .verify(shown.toJson().getBytes(StandardCharsets.UTF_8), request);
    line("Bewijs %d is getoond aan %s", EVC, request.audience());
    line("De werkgever zegt: %s", result.explain(NL));
    return result.verdict() == Verdict.VALID;
  }

  private void heading(String text) {
    out.print("\n== " + text + "\n");
  }

  private void line(String format, Object... arguments) {
    out.print(String.format(Locale.ROOT, format, arguments) + "\n");
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(folder);
  }

  /** Gives the seed of the sample holder when the wallet makes its key. Never do this yourself. */
  private static final class HolderRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private boolean given;

    @Override
    public void nextBytes(byte[] bytes) {
      byte[] seed = Party.HOLDER.seed();
      if (!given && bytes.length == seed.length) {
        System.arraycopy(seed, 0, bytes, 0, seed.length);
        given = true;
      } else {
        super.nextBytes(bytes);
      }
    }
  }
}
