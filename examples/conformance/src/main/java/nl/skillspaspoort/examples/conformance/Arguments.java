package nl.skillspaspoort.examples.conformance;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of one call, each with a value: {@code --input FILE --output FILE …}. */
final class Arguments {
  private final Map<String, String> values;

  private Arguments(Map<String, String> values) {
    this.values = values;
  }

  /** Reads options; any other option, one without value and one given twice are refused. */
  static Arguments read(List<String> words, Set<String> known) throws UsageException {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < words.size(); i += 2) {
      String name = words.get(i);
      if (!known.contains(name)) {
        throw new UsageException(
            "found " + name + "; expected one of " + known.stream().sorted().toList());
      }
      if (i + 1 == words.size()) {
        throw new UsageException("found " + name + " without a value; expected one");
      }
      if (values.put(name, words.get(i + 1)) != null) {
        throw new UsageException("found " + name + " twice; expected it once");
      }
    }
    return new Arguments(values);
  }

  String required(String name) throws UsageException {
    return optional(name)
        .orElseThrow(() -> new UsageException("found no " + name + "; expected it with a value"));
  }

  Path file(String name) throws UsageException {
    return Path.of(required(name));
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The command was called in a wrong way. */
  static final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }
}
