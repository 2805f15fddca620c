package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import nl.skillspaspoort.core.carrier.CredentialReader;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.verifier.key.DidKeyResolver;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletException;
import nl.skillspaspoort.wallet.WalletPlace;

/** One run of the program: what every command needs of the person and the machine. */
final class Session {
  private static final String STANDARD_INPUT = "-";
  private static final int MAX_PASSPHRASE_BYTES = 4_096;

  private final Environment environment;
  private final Options options;
  private final Words words;
  private final Printer printer;
  private final Settings settings;

  Session(
      Environment environment, Options options, Settings settings, Words words, Printer printer) {
    this.environment = environment;
    this.options = options;
    this.settings = settings;
    this.words = words;
    this.printer = printer;
  }

  Words words() {
    return words;
  }

  Printer printer() {
    return printer;
  }

  Environment environment() {
    return environment;
  }

  /** What the person chose for every run. */
  Settings settings() {
    return settings;
  }

  boolean json() {
    return options.json();
  }

  /** True if columns and cut text are in the way, as for somebody who listens. */
  boolean plain() {
    return options.plain() || settings.isPlain();
  }

  /** A line above others, in bold where that can be seen; it says the same without. */
  void heading(String line) {
    boolean decorated =
        environment.isTerminal()
            && !plain()
            && environment.variable("NO_COLOR").isEmpty()
            && !environment.variable("TERM").equals(Optional.of("dumb"));
    if (decorated) {
      printer.heading(line);
    } else {
      printer.answer(line);
    }
  }

  /** Prints a line of the answer from the texts. */
  void answer(String key, Object... arguments) {
    printer.answer(words.text(key, arguments));
  }

  /** Prints a line beside the answer from the texts. */
  void say(String key, Object... arguments) {
    printer.say(words.text(key, arguments));
  }

  /** Prints a hint from the texts. */
  void hint(String key, Object... arguments) {
    printer.hint(words.text(key, arguments));
  }

  /** A path as the person typed it. */
  Path path(String typed) throws UsageException {
    if (typed.isEmpty()) {
      // A variable that is not set: it must not become the working directory.
      throw new UsageException("usage.path", "\"\"");
    }
    try {
      return environment.workingDirectory().resolve(typed);
    } catch (InvalidPathException e) {
      throw new UsageException("usage.path", typed);
    }
  }

  /** A file that is there. */
  Path file(String typed) throws UsageException {
    Path file = path(typed);
    if (Files.isDirectory(file)) {
      throw new UsageException("usage.directory", typed);
    }
    if (!Files.exists(file)) {
      throw new UsageException("usage.no-file", typed);
    }
    return file;
  }

  /** The wallet's directory: the option, the variable, or its place in the home directory. */
  Path directory() throws UsageException {
    Optional<String> typed = typedDirectory();
    if (typed.isEmpty()) {
      return environment.home().resolve(".skillspaspoort");
    }
    Path directory = path(typed.get());
    if (Files.isRegularFile(directory)) {
      throw new UsageException("usage.wallet-file", typed.get());
    }
    return directory;
  }

  /** The wallet's directory as the person gave it, or the place where it is otherwise. */
  String namedDirectory() {
    return typedDirectory()
        .orElseGet(() -> environment.home().resolve(".skillspaspoort").toString());
  }

  private Optional<String> typedDirectory() {
    return options.wallet().or(() -> environment.variable("SKILLSPAS_WALLET")).or(settings::home);
  }

  WalletPlace place() throws UsageException {
    return Wallet.in(environment.store(directory()))
        .clock(environment.clock())
        .random(environment.random());
  }

  boolean walletExists() throws UsageException, WalletException {
    return place().exists();
  }

  /** Before anything is asked. */
  void requireWallet() throws UsageException, WalletException {
    if (!walletExists()) {
      throw new WalletException(
          Problem.of(ProblemCode.WALLET_NOT_FOUND, "no wallet file", "a wallet"));
    }
  }

  /** Asks for the passphrase and opens the wallet. */
  Wallet open() throws UsageException, WalletException, IOException {
    return open(place());
  }

  /** The same for a wallet that looks up the keys of issuers on the network. */
  Wallet openOnline() throws UsageException, WalletException, IOException {
    return open(place().keys(DidKeyResolver.offline().withWeb(environment.network())));
  }

  private Wallet open(WalletPlace place) throws UsageException, WalletException, IOException {
    requireWallet();
    char[] passphrase = passphrase("prompt.passphrase");
    try {
      return open(place, passphrase);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  /** Opens the wallet with a passphrase, which the caller wipes. */
  Wallet open(char[] passphrase) throws UsageException, WalletException {
    return open(place(), passphrase);
  }

  private Wallet open(WalletPlace place, char[] passphrase) throws WalletException {
    Wallet wallet = place.open(passphrase);
    if (wallet.isPreviousGeneration()) {
      say("note.previous-generation");
      hint("note.previous-generation.hint");
    }
    return wallet;
  }

  /** False if the passphrase came from where there is only one. */
  boolean canAskAnotherPassphrase() {
    return options.passphraseDescriptor().isEmpty() && environment.terminal().isPresent();
  }

  /** Asks for the passphrase of a key file. */
  char[] keyPassphrase() throws UsageException, IOException {
    return passphrase("prompt.key-passphrase");
  }

  /** Asks for the passphrase of a new wallet, twice if a person types it. */
  char[] newPassphrase() throws UsageException, IOException {
    return newPassphrase(options.passphraseDescriptor());
  }

  /** The same, from another descriptor if there is one. */
  char[] newPassphrase(Optional<Integer> descriptor) throws UsageException, IOException {
    char[] passphrase = secret(descriptor, "prompt.new-passphrase", "usage.no-passphrase");
    boolean accepted = false;
    try {
      if (passphrase.length < Wallet.MIN_PASSPHRASE_CHARS) {
        throw new UsageException("usage.passphrase-short", Wallet.MIN_PASSPHRASE_CHARS);
      }
      if (descriptor.isEmpty()) {
        char[] again = secret(descriptor, "prompt.passphrase-again", "usage.no-passphrase");
        boolean same = Arrays.equals(passphrase, again);
        Arrays.fill(again, '\0');
        if (!same) {
          throw new UsageException("usage.passphrase-differs");
        }
      }
      accepted = true;
      return passphrase;
    } finally {
      if (!accepted) {
        Arrays.fill(passphrase, '\0');
      }
    }
  }

  /** Asks for a passphrase; the caller wipes it. */
  char[] passphrase(String promptKey) throws UsageException, IOException {
    return secret(options.passphraseDescriptor(), promptKey, "usage.no-passphrase");
  }

  /** A secret that is the first line of an open file descriptor; the caller wipes it. */
  char[] secretOf(int descriptor) throws UsageException {
    if (options.passphraseDescriptor().equals(Optional.of(descriptor))) {
      throw new UsageException("usage.descriptor-twice", descriptor);
    }
    return lineOf(descriptor);
  }

  /** A line from a descriptor, or typed without being shown; the caller wipes it. */
  char[] secret(Optional<Integer> descriptor, String promptKey, String missingKey)
      throws UsageException, IOException {
    if (descriptor.isPresent()) {
      return notEmpty(lineOf(descriptor.get()), missingKey);
    }
    Terminal terminal =
        environment.terminal().orElseThrow(() -> new UsageException("usage.no-terminal"));
    char[] typed =
        terminal
            .readSecret(words.text(promptKey))
            .orElseThrow(() -> new UsageException(missingKey));
    return notEmpty(typed, missingKey);
  }

  private static char[] notEmpty(char[] secret, String missingKey) throws UsageException {
    if (secret.length == 0) {
      throw new UsageException(missingKey);
    }
    return secret;
  }

  /** The first line of an open file descriptor, without its end. */
  private char[] lineOf(int descriptor) throws UsageException {
    byte[] line = new byte[MAX_PASSPHRASE_BYTES];
    try {
      int length = readLine(descriptor, line);
      CharBuffer decoded =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length));
      char[] passphrase = new char[decoded.remaining()];
      decoded.get(passphrase);
      decoded.clear();
      while (decoded.hasRemaining()) {
        decoded.put('\0');
      }
      return passphrase;
    } catch (CharacterCodingException e) {
      throw new UsageException("usage.passphrase-not-text");
    } catch (IOException e) {
      throw new UsageException("usage.descriptor", descriptor);
    } finally {
      Arrays.fill(line, (byte) 0);
    }
  }

  private int readLine(int descriptor, byte[] line) throws IOException, UsageException {
    if (descriptor < 0) {
      throw new UsageException("usage.descriptor", descriptor);
    }
    // Byte by byte: what follows the line in a pipe belongs to somebody else.
    InputStream in = environment.descriptor(descriptor);
    int length = 0;
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (length == line.length) {
        throw new UsageException("usage.passphrase-long", MAX_PASSPHRASE_BYTES);
      }
      line[length++] = (byte) next;
    }
    return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
  }

  /** Asks a person for a line; empty without anybody to ask. */
  Optional<String> ask(String promptKey) {
    return environment
        .terminal()
        .flatMap(terminal -> terminal.readLine(words.text(promptKey)))
        .map(String::strip);
  }

  /** True if the passphrase came along. */
  boolean hasPassphrase() {
    return options.passphraseDescriptor().isPresent();
  }

  /** True if somebody or something can give the passphrase. */
  boolean canOpen() {
    return options.passphraseDescriptor().isPresent() || environment.terminal().isPresent();
  }

  /** Before anything is asked: somebody has to be there to agree, or to have agreed. */
  void requireAPerson(String key) throws UsageException {
    if (json() || environment.terminal().isEmpty()) {
      throw new UsageException(key);
    }
  }

  /** Asks a person to agree. */
  boolean confirm(String promptKey) throws UsageException {
    Terminal terminal =
        environment.terminal().orElseThrow(() -> new UsageException("usage.no-confirmation"));
    String typed = terminal.readLine(words.text(promptKey)).orElse("").strip();
    return Arrays.asList(words.text("confirm.yes").split(",", -1))
        .contains(typed.toLowerCase(Locale.ROOT));
  }

  /** All bytes of a file, or of standard input for {@code -}; one byte over the limit at most. */
  byte[] read(String typed) throws UsageException {
    return read(typed, CredentialReader.MAX_PICTURE_BYTES);
  }

  /** The same with another limit. */
  byte[] read(String typed, int mostBytes) throws UsageException {
    int most = mostBytes + 1;
    if (typed.equals(STANDARD_INPUT)) {
      if (options.passphraseDescriptor().equals(Optional.of(0))) {
        throw new UsageException("usage.input-twice");
      }
      try {
        return environment.in().readNBytes(most);
      } catch (IOException e) {
        throw new UsageException("usage.unreadable", typed);
      }
    }
    Path file = file(typed);
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw new UsageException("usage.unreadable", typed);
    }
  }
}
