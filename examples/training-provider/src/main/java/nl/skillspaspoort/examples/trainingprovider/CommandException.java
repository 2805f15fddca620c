package nl.skillspaspoort.examples.trainingprovider;

/** A command that ends with a text of {@link ProviderWords}. */
final class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String key;
  private final transient Object[] arguments;

  CommandException(ExitCode exitCode, String key, Object... arguments) {
    super(key);
    this.exitCode = exitCode;
    this.key = key;
    this.arguments = arguments.clone();
  }

  ExitCode exitCode() {
    return exitCode;
  }

  String key() {
    return key;
  }

  Object[] arguments() {
    return arguments.clone();
  }
}
