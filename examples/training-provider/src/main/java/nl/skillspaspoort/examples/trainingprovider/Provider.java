package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.issuer.batch.Batch;
import nl.skillspaspoort.issuer.batch.BatchOutput;
import nl.skillspaspoort.issuer.batch.BatchPlan;
import nl.skillspaspoort.issuer.batch.BatchReport;
import nl.skillspaspoort.issuer.batch.BatchSummary;
import nl.skillspaspoort.issuer.registry.AuditEntry;
import nl.skillspaspoort.issuer.registry.AuditHead;
import nl.skillspaspoort.issuer.registry.AwardRecord;
import nl.skillspaspoort.issuer.registry.Person;
import nl.skillspaspoort.issuer.registry.StatusReason;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The provider's command line. Answers on standard output, everything else on standard error; ends
 * with 0 when done, 1 when something is wrong with the input, 2 for wrong usage.
 */
@Command(
    name = "provider",
    description = "Issues credentials and keeps their records.",
    mixinStandardHelpOptions = true,
    subcommands = {
      Provider.Init.class,
      Provider.Catalogue.class,
      Provider.BatchCommand.class,
      Provider.Revoke.class,
      Provider.Suspend.class,
      Provider.Lift.class,
      Provider.Publish.class,
      Provider.Rotate.class,
      Provider.Compromise.class,
      Provider.Forget.class,
      Provider.Audit.class
    })
final class Provider {
  private final InstantSource clock;

  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--office",
      scope = ScopeType.INHERIT,
      defaultValue = "office",
      description = "The folder of the office; ./office if left out.")
  Path office = Path.of("office");

  @Option(
      names = "--passphrase-file",
      scope = ScopeType.INHERIT,
      description = "File with the passphrase of the keys; asked for if left out.")
  @Nullable Path passphraseFile;

  Provider(InstantSource clock) {
    this.clock = clock;
  }

  @SuppressForbidden(reason = "this is the program that people start")
  public static void main(String[] arguments) {
    System.exit(
        run(
            InstantSource.system(),
            new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8),
            arguments));
  }

  static int run(InstantSource clock, PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new Provider(clock))
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (e, commandLine, parsed) -> {
              if (e instanceof ProblemException
                  || e instanceof IOException
                  || e instanceof IllegalStateException) {
                err.println("provider: " + e.getMessage());
                return 1;
              }
              throw e;
            })
        .execute(arguments);
  }

  private Office open() throws ProblemException, IOException {
    return Office.open(office, passphrase(), clock);
  }

  private char[] passphrase() throws IOException {
    if (passphraseFile == null) {
      return Optional.ofNullable(System.console())
          .map(console -> console.readPassword("Passphrase: "))
          .orElseThrow(
              () -> new IllegalStateException("no terminal to ask on; give --passphrase-file"));
    }
    if (passphraseFile.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(passphraseFile, LinkOption.NOFOLLOW_LINKS).size() > 2) {
      throw new IllegalStateException("others can use " + passphraseFile + "; chmod 600 it");
    }
    return Files.readString(passphraseFile).strip().toCharArray();
  }

  private void say(String line) {
    Objects.requireNonNull(spec).commandLine().getOut().println(line);
  }

  private void tell(String line) {
    Objects.requireNonNull(spec).commandLine().getErr().println("provider: " + line);
  }

  /** What every subcommand has. */
  abstract static class Subcommand implements Callable<Integer> {
    @CommandLine.ParentCommand @Nullable Provider parent;

    Provider provider() {
      return Objects.requireNonNull(parent);
    }
  }

  @Command(name = "init", description = "Makes an office with a first key.")
  static final class Init extends Subcommand {
    @Option(names = "--did", required = true)
    String did = "";

    @Option(names = "--name", required = true)
    String name = "";

    @Option(names = "--url", required = true)
    String url = "";

    @Override
    public Integer call() throws ProblemException, IOException {
      Provider provider = provider();
      if (Files.exists(provider.office.resolve("keys.json"))) {
        throw new IllegalStateException("found an office in " + provider.office);
      }
      try (Office office =
          Office.open(
              provider.office, Did.parse(did), name, url, provider.passphrase(), provider.clock)) {
        office.publish();
        provider.say(office.keys().keys().get(0).keyId().value());
        return 0;
      }
    }
  }

  @Command(
      name = "catalogue",
      description = "Achievements in files.",
      subcommands = Catalogue.Lint.class)
  static final class Catalogue {
    @CommandLine.ParentCommand @Nullable Provider parent;

    @Command(name = "lint", description = "Checks achievement files.")
    static final class Lint implements Callable<Integer> {
      @CommandLine.ParentCommand @Nullable Catalogue parent;

      @Parameters(arity = "1..*", paramLabel = "FILE")
      List<Path> files = List.of();

      @Override
      public Integer call() throws ProblemException, IOException {
        Provider provider = Objects.requireNonNull(Objects.requireNonNull(parent).parent);
        int faults = 0;
        try (Office office = provider.open()) {
          for (Path file : files) {
            try {
              Achievement achievement = Office.achievement(Files.readString(file));
              office
                  .issuer()
                  .prepare(
                      office
                          .issuer()
                          .award(achievement)
                          .to(new Did("did:example:somebody"))
                          .on(java.time.LocalDate.EPOCH)
                          .draft());
              provider.say(file + ": good");
            } catch (ProblemException e) {
              faults++;
              provider.say(file + ": " + e.problem().message());
            }
          }
        }
        return faults == 0 ? 0 : 1;
      }
    }
  }

  @Command(
      name = "batch",
      description = "Reads a CSV file; without --dry-run, signs what was approved.")
  static final class BatchCommand extends Subcommand {
    @Parameters(paramLabel = "CSV")
    Path csv = Path.of("");

    @Option(names = "--achievement", required = true, description = "File of the achievement.")
    Path achievement = Path.of("");

    @Option(
        names = "--charset",
        defaultValue = "UTF-8",
        description = "UTF-8 or windows-1252; UTF-8 if left out.")
    Charset charset = java.nio.charset.StandardCharsets.UTF_8;

    @Option(names = "--dry-run", description = "Only says what is wrong, or the digest to approve.")
    boolean dryRun;

    @Option(names = "--approve", description = "The digest that the dry run gave.")
    @Nullable String approved;

    @Option(names = "--order", description = "On whose order: a file number.")
    @Nullable String order;

    @Option(names = "--out", description = "A folder, or a file that ends with .jsonl.")
    @Nullable Path out;

    @Option(names = "--report", description = "A CSV file that says which row became what.")
    @Nullable Path report;

    @Override
    public Integer call() throws ProblemException, IOException {
      Provider provider = provider();
      try (Office office = provider.open()) {
        BatchPlan plan =
            office.plan(csv, charset, Office.achievement(Files.readString(achievement)));
        for (Problem fault : plan.faults()) {
          provider.say(fault.message());
        }
        if (!plan.faults().isEmpty()) {
          provider.tell(plan.faults().size() + " faults; nothing was written");
          return 1;
        }
        if (dryRun) {
          provider.say(plan.digest());
          provider.tell(
              plan.rows().size()
                  + " rows without a fault; nothing was written."
                  + " To sign them: --approve with this digest");
          return 0;
        }
        return sign(provider, office, plan);
      }
    }

    private int sign(Provider provider, Office office, BatchPlan plan)
        throws ProblemException, IOException {
      if (approved == null || order == null || out == null) {
        provider.tell("to sign, give --approve, --order and --out; --dry-run gives the digest");
        return 2;
      }
      BatchOutput output =
          out.toString().endsWith(".jsonl") ? BatchOutput.jsonLines(out) : BatchOutput.files(out);
      BatchSummary summary =
          Batch.with(office.registrar())
              .run(
                  plan,
                  approved,
                  output,
                  order,
                  (done, total, perSecond) ->
                      provider.tell(
                          String.format(
                              Locale.ROOT,
                              "[%-20s] %d of %d, %.0f a second",
                              "#".repeat(20 * done / total),
                              done,
                              total,
                              perSecond)));
      if (report != null) {
        Files.writeString(report, BatchReport.of(plan, summary));
      }
      provider.say(summary.toString());
      return 0;
    }
  }

  /** Changes where an award stands. */
  abstract static class Change extends Subcommand {
    @Parameters(paramLabel = "CREDENTIAL", description = "Identifier of the credential.")
    String credential = "";

    @Option(names = "--reason", required = true, description = "${COMPLETION-CANDIDATES}")
    StatusReason reason = StatusReason.ERROR;

    @Option(names = "--order", required = true, description = "On whose order: a file number.")
    String order = "";

    abstract AwardRecord change(Office office) throws ProblemException, IOException;

    @Override
    public Integer call() throws ProblemException, IOException {
      try (Office office = provider().open()) {
        AwardRecord award = change(office);
        provider().say(award.credentialId() + " " + award.state());
        provider().tell("publish the status lists, so that others see it");
        return 0;
      }
    }
  }

  @Command(name = "revoke", description = "Takes a credential back for good.")
  static final class Revoke extends Change {
    @Override
    AwardRecord change(Office office) throws ProblemException, IOException {
      return office.registrar().revoke(credential, reason, order);
    }
  }

  @Command(name = "suspend", description = "Sets a credential aside for the time being.")
  static final class Suspend extends Change {
    @Override
    AwardRecord change(Office office) throws ProblemException, IOException {
      return office.registrar().suspend(credential, reason, order);
    }
  }

  @Command(name = "lift", description = "Makes a suspended credential good again.")
  static final class Lift extends Change {
    @Override
    AwardRecord change(Office office) throws ProblemException, IOException {
      return office.registrar().lift(credential, reason, order);
    }
  }

  @Command(name = "publish", description = "Writes what goes onto the website into public/.")
  static final class Publish extends Subcommand {
    @Override
    public Integer call() throws ProblemException, IOException {
      try (Office office = provider().open()) {
        office.publish().forEach(list -> provider().say("status/" + list.fileName()));
        provider().say("did.json");
        provider().say("profile.json");
        return 0;
      }
    }
  }

  @Command(name = "rotate", description = "Makes a new key that signs from now on.")
  static final class Rotate extends Subcommand {
    @Option(names = "--name", required = true, description = "For example key-2027.")
    String name = "";

    @Option(
        names = "--overlap",
        defaultValue = "P7D",
        description = "How long the old key may still sign; seven days if left out.")
    Duration overlap = Duration.ofDays(7);

    @Override
    public Integer call() throws ProblemException, IOException {
      try (Office office = provider().open()) {
        provider().say(office.rotate(name, overlap).value());
        office.publish();
        return 0;
      }
    }
  }

  @Command(name = "compromise", description = "Reports that a key may be in other hands.")
  static final class Compromise extends Subcommand {
    @Parameters(paramLabel = "KEY")
    String key = "";

    @Option(names = "--since", required = true, description = "For example 2026-06-01T00:00:00Z.")
    Instant since = Instant.EPOCH;

    @Override
    public Integer call() throws ProblemException, IOException {
      try (Office office = provider().open()) {
        office.compromise(KeyId.parse(key), since);
        provider().say(key + " compromised since " + since);
        provider().tell("rotate, publish, and send the periods to the owner of the trust list");
        return 0;
      }
    }
  }

  @Command(name = "forget", description = "Removes the link between a person and her awards.")
  static final class Forget extends Subcommand {
    @Parameters(paramLabel = "REFERENCE", description = "Her student number or the like.")
    String reference = "";

    @Override
    public Integer call() throws ProblemException, IOException {
      try (Office office = provider().open()) {
        provider().say(office.registrar().forget(Person.of(reference)) + " versions");
        return 0;
      }
    }
  }

  @Command(name = "audit", description = "The audit log.", subcommands = Audit.Verify.class)
  static final class Audit {
    @CommandLine.ParentCommand @Nullable Provider parent;

    @Command(name = "verify", description = "Reads the log from its first line to its last.")
    static final class Verify implements Callable<Integer> {
      @CommandLine.ParentCommand @Nullable Audit parent;

      @Option(names = "--show", description = "Prints every line.")
      boolean show;

      @Option(names = "--expect", description = "An end that was noted earlier.")
      @Nullable String expected;

      @Override
      public Integer call() throws ProblemException, IOException {
        Provider provider = Objects.requireNonNull(Objects.requireNonNull(parent).parent);
        try (Office office = provider.open()) {
          List<String> ends = new ArrayList<>();
          AuditHead head =
              office
                  .registry()
                  .verifyAudit(
                      entry -> {
                        ends.add(end(entry));
                        if (show) {
                          provider.say(entry.toJson());
                        }
                      });
          if (expected != null && !ends.contains(expected)) {
            provider.tell("the log holds together, and lacks the end that was noted earlier");
            return 1;
          }
          provider.say(head.toString());
          provider.tell(head.lines() + " lines, whole; note this end somewhere else");
          return 0;
        }
      }

      private static String end(AuditEntry entry) {
        return new AuditHead(entry.number(), entry.seal()).toString();
      }
    }
  }
}
