package nl.skillspaspoort.wallet.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.verifier.fetch.FetchResult;
import nl.skillspaspoort.verifier.fetch.Fetcher;
import nl.skillspaspoort.verifier.fetch.HttpsFetcher;
import nl.skillspaspoort.wallet.store.SealedFileStore;
import nl.skillspaspoort.wallet.store.Store;
import org.jspecify.annotations.Nullable;

/** The machine that the program runs on. */
final class SystemEnvironment implements Environment {
  private final Optional<Console> console = console();
  private final PrintStream out = stream(FileDescriptor.out);
  private final PrintStream err = stream(FileDescriptor.err);

  /**
   * Since Java 22 there is a console without a terminal too; {@code isTerminal} tells, which Java
   * 17 does not have.
   */
  @SuppressWarnings("SystemConsoleNull") // what newer releases give instead of null is told below
  private static Optional<Console> console() {
    Console found = System.console();
    if (found == null) {
      return Optional.empty();
    }
    try {
      Object terminal = Console.class.getMethod("isTerminal").invoke(found);
      return Boolean.TRUE.equals(terminal) ? Optional.of(found) : Optional.empty();
    } catch (NoSuchMethodException e) {
      return Optional.of(found);
    } catch (IllegalAccessException | InvocationTargetException e) {
      return Optional.empty();
    }
  }

  /** UTF-8, unless a terminal says that it wants something else that has all letters. */
  private PrintStream stream(FileDescriptor descriptor) {
    Charset wanted = console.map(Console::charset).orElse(StandardCharsets.UTF_8);
    return new PrintStream(
        new FileOutputStream(descriptor),
        true,
        wanted.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : wanted);
  }

  @Override
  public InputStream in() {
    return System.in;
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public PrintStream err() {
    return err;
  }

  @Override
  public Optional<Terminal> terminal() {
    return console.map(ConsoleTerminal::new);
  }

  @Override
  public boolean isTerminal() {
    return console.isPresent();
  }

  @Override
  public InputStream descriptor(int number) throws IOException {
    if (number == 0) {
      return System.in;
    }
    Path descriptor = Path.of("/dev/fd/" + number);
    if (isOurOwn(descriptor)) {
      throw new NoSuchFileException(descriptor.toString());
    }
    return Files.newInputStream(descriptor);
  }

  /**
   * True for what Java itself has open under that number: its image, its jars, a source of random
   * bytes. Nobody meant those as a passphrase, and a wallet could be locked with them.
   */
  private static boolean isOurOwn(Path descriptor) throws IOException {
    if (!Files.isSymbolicLink(Path.of("/dev/fd")) || !Files.isSymbolicLink(descriptor)) {
      return false;
    }
    String target = Files.readSymbolicLink(descriptor).toString();
    return target.startsWith(System.getProperty("java.home"))
        || target.endsWith(".jar")
        || target.startsWith("/dev/random")
        || target.startsWith("/dev/urandom")
        || target.startsWith("anon_inode:")
        || target.contains("/hsperfdata_");
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
  }

  /** Shells and scripts say it with HOME, which Java does not look at. */
  @Override
  public Path home() {
    return variable("HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> Path.of(System.getProperty("user.home")));
  }

  @Override
  public Path workingDirectory() {
    return Path.of("").toAbsolutePath();
  }

  @Override
  public Locale locale() {
    return Locale.getDefault();
  }

  @Override
  @SuppressForbidden(reason = "this is where the program meets the machine")
  public InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  public SecureRandom random() {
    return new SecureRandom();
  }

  /** Somebody said --online, so the hosts that her credentials name are allowed, one at a time. */
  @Override
  public Fetcher network() {
    return (url, mediaTypes) -> {
      try {
        return HttpsFetcher.builder()
            .allowHost(Optional.ofNullable(url.getHost()).orElse(""))
            .build()
            .fetch(url, mediaTypes);
      } catch (IllegalArgumentException e) {
        return new FetchResult.Refused(
            Problem.of(
                ProblemCode.FETCH_NOT_ALLOWED, "a URL without a public host", "an https URL"));
      }
    };
  }

  @Override
  public Store store(Path directory) {
    return SealedFileStore.in(directory);
  }

  private record ConsoleTerminal(Console console) implements Terminal {
    @Override
    public Optional<char[]> readSecret(String prompt) {
      char @Nullable [] typed = console.readPassword("%s", prompt);
      return Optional.ofNullable(typed);
    }

    @Override
    public Optional<String> readLine(String prompt) {
      return Optional.ofNullable(console.readLine("%s", prompt));
    }
  }
}
