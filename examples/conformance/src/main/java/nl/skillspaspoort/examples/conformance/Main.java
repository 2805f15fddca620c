package nl.skillspaspoort.examples.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.internal.SuppressForbidden;

/**
 * The program {@code conformance}.
 *
 * <pre>
 * conformance jose issue|verify --input FILE --key FILE --feature FEATURE [--sd JSON] --output FILE
 * conformance schema validate --format FORMAT --schema FILE --credential FILE --output FILE
 * </pre>
 *
 * <p>The answer goes to the file {@code --output}: {@code {"result":"success","data":"…"}}, or
 * {@code failure}, or {@code indeterminate} for what this build cannot tell. Exit codes: 0 the
 * answer is in the file, 2 asked in a wrong way, 70 a mistake of ours; then there is no answer.
 */
public final class Main {
  private static final int ANSWERED = 0;
  private static final int USAGE = 2;
  private static final int BUG = 70;

  private static final Set<String> JOSE_OPTIONS =
      Set.of("--input", "--key", "--feature", "--sd", "--output");
  private static final Set<String> SCHEMA_OPTIONS =
      Set.of("--format", "--schema", "--credential", "--output");
  private static final String OUTPUT = "--output";

  private Main() {}

  /** Runs the program and ends this process. */
  @SuppressForbidden(reason = "this is the program that people start")
  public static void main(String[] words) {
    System.exit(run(System.err, InstantSource.system(), words));
  }

  /** Runs the program; never throws. */
  static int run(PrintStream err, InstantSource clock, String... words) {
    try {
      String called = String.join(" ", List.of(words).subList(0, Math.min(2, words.length)));
      List<String> rest = List.of(words).subList(Math.min(2, words.length), words.length);
      switch (called) {
        case "jose issue" -> {
          Arguments arguments = Arguments.read(rest, JOSE_OPTIONS);
          answer(arguments, issue(arguments, clock));
        }
        case "jose verify" -> {
          Arguments arguments = Arguments.read(rest, JOSE_OPTIONS);
          answer(arguments, verify(arguments));
        }
        case "schema validate" -> {
          Arguments arguments = Arguments.read(rest, SCHEMA_OPTIONS);
          answer(arguments, validate(arguments));
        }
        default ->
            throw new Arguments.UsageException(
                "found no known command; expected jose issue, jose verify or schema validate");
      }
      return ANSWERED;
    } catch (Arguments.UsageException e) {
      err.println("conformance: " + e.getMessage());
      return USAGE;
    } catch (InvalidPathException | IOException e) {
      err.println(
          "conformance: a file could not be read or written: " + e.getClass().getSimpleName());
      return USAGE;
    } catch (RuntimeException | Error e) {
      // The only catch of everything, and it never turns into an answer.
      err.println("conformance: a mistake in this program");
      e.printStackTrace(err);
      return BUG;
    }
  }

  private static Outcome issue(Arguments arguments, InstantSource clock)
      throws Arguments.UsageException, IOException {
    Feature feature = Feature.named(arguments.required("--feature"));
    List<String> hidden = DisclosurePaths.pointers(arguments.optional("--sd"));
    return feature.isSupported()
        ? new TokenIssuing(feature, hidden, clock.instant(), new SecureRandom())
            .issue(bytes(arguments, "--input"), bytes(arguments, "--key"))
        : feature.unsupported();
  }

  private static Outcome verify(Arguments arguments) throws Arguments.UsageException, IOException {
    Feature feature = Feature.named(arguments.required("--feature"));
    return feature.isSupported()
        ? new ProofVerification(feature)
            .verify(bytes(arguments, "--input"), bytes(arguments, "--key"))
        : feature.unsupported();
  }

  private static Outcome validate(Arguments arguments)
      throws Arguments.UsageException, IOException {
    return SchemaValidation.ofFormat(arguments.required("--format"))
        .validate(bytes(arguments, "--schema"), bytes(arguments, "--credential"));
  }

  private static byte[] bytes(Arguments arguments, String option)
      throws Arguments.UsageException, IOException {
    return Files.readAllBytes(arguments.file(option));
  }

  private static void answer(Arguments arguments, Outcome outcome)
      throws Arguments.UsageException, IOException {
    Path file = arguments.file(OUTPUT);
    Files.writeString(file, outcome.toJson());
  }
}
