package nl.skillspaspoort.wallet.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.verifier.fetch.FetchResult;
import nl.skillspaspoort.verifier.fetch.Fetcher;
import nl.skillspaspoort.wallet.TestWallets;
import nl.skillspaspoort.wallet.store.Store;
import nl.skillspaspoort.wallet.store.TestStores;

/** A machine for one run: a folder, streams in memory, core's fixed time, the test holder's key. */
final class TestEnvironment implements Environment {
  private final Path folder;
  private final Locale locale;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<Integer, String> descriptors =
      new HashMap<>(Map.of(3, TestWallets.PASSPHRASE + "\n"));
  private final Map<String, String> variables = new HashMap<>();
  private final List<String> prompts = new ArrayList<>();
  private Optional<Deque<String>> typed = Optional.empty();
  private Optional<Map<String, String>> published = Optional.empty();
  private Runnable meanwhile = () -> {};
  private boolean looking;
  private byte[] in = new byte[0];
  private InstantSource clock = FixedClock.atNow();

  TestEnvironment(Path folder, Language language) {
    this.folder = folder;
    this.locale = language == Language.NL ? new Locale("nl", "NL") : Locale.UK;
  }

  /** A person at the keyboard who types these lines. */
  TestEnvironment typing(String... lines) {
    typed = Optional.of(new ArrayDeque<>(List.of(lines)));
    return this;
  }

  /** What happens while the program waits for somebody to type. */
  TestEnvironment meanwhile(Runnable action) {
    meanwhile = action;
    return this;
  }

  TestEnvironment reading(String text) {
    in = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  TestEnvironment descriptor(int number, String text) {
    descriptors.put(number, text);
    return this;
  }

  TestEnvironment variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  TestEnvironment at(InstantSource source) {
    clock = source;
    return this;
  }

  int run(String... arguments) {
    return Main.run(this, arguments);
  }

  String written() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  List<String> prompts() {
    return prompts;
  }

  @Override
  public InputStream in() {
    return new ByteArrayInputStream(in);
  }

  @Override
  public PrintStream out() {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }

  @Override
  public PrintStream err() {
    return new PrintStream(err, true, StandardCharsets.UTF_8);
  }

  @Override
  public Optional<Terminal> terminal() {
    return typed.map(
        lines ->
            new Terminal() {
              @Override
              public Optional<char[]> readSecret(String prompt) {
                return readLine(prompt).map(String::toCharArray);
              }

              @Override
              public Optional<String> readLine(String prompt) {
                prompts.add(prompt);
                meanwhile.run();
                return Optional.ofNullable(lines.poll());
              }
            });
  }

  /** Somebody looks at a terminal. */
  TestEnvironment looking() {
    looking = true;
    return this;
  }

  @Override
  public boolean isTerminal() {
    return looking;
  }

  @Override
  public InputStream descriptor(int number) throws IOException {
    if (number == 0) {
      return in();
    }
    if (!descriptors.containsKey(number)) {
      throw new IOException("not open");
    }
    return new ByteArrayInputStream(descriptors.get(number).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  @Override
  public Path home() {
    return folder;
  }

  @Override
  public Path workingDirectory() {
    return folder;
  }

  @Override
  public Locale locale() {
    return locale;
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public SecureRandom random() {
    return TestWallets.holderRandom();
  }

  /** What is published, by URL; nothing else is. Without it there is no network. */
  TestEnvironment publishing(Map<String, String> documents) {
    published = Optional.of(documents);
    return this;
  }

  @Override
  public Fetcher network() {
    Map<String, String> documents =
        published.orElseThrow(() -> new AssertionError("nobody asked for the network"));
    return (url, mediaTypes) ->
        documents.containsKey(url.toString())
            ? new FetchResult.Fetched(
                url,
                "application/vc",
                documents.getOrDefault(url.toString(), "").getBytes(StandardCharsets.UTF_8))
            : new FetchResult.Unreachable(
                Problem.of(ProblemCode.STATUS_RETRIEVAL_ERROR, "nothing", "a document"), true);
  }

  @Override
  public Store store(Path directory) {
    return TestStores.in(directory, random());
  }
}
