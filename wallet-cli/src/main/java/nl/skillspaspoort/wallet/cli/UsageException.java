package nl.skillspaspoort.wallet.cli;

import java.util.List;

/** A command that was asked for in a way that cannot be done; found before anything was changed. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<Object> arguments;

  /**
   * For a text of our own.
   *
   * @param key of the text; its hint has the same key after {@code hint.}
   * @param arguments what stands in the text, as the person typed it
   */
  UsageException(String key, Object... arguments) {
    super(key);
    this.key = key;
    this.arguments = List.of(arguments);
  }

  String key() {
    return key;
  }

  Object[] arguments() {
    return arguments.toArray();
  }
}
