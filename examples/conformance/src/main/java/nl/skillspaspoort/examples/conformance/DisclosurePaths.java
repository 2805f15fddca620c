package nl.skillspaspoort.examples.conformance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;

/** What can be hidden, as the suite writes it: {@code ["holder","verifiableCredential[0].id"]}. */
final class DisclosurePaths {
  private static final Pattern PATH =
      Pattern.compile("[^.\\[\\]]+(\\[\\d{1,6}])*(\\.[^.\\[\\]]+(\\[\\d{1,6}])*)*");

  private DisclosurePaths() {}

  /** The same as JSON Pointers. */
  static List<String> pointers(Optional<String> json) throws Arguments.UsageException {
    List<String> pointers = new ArrayList<>();
    if (json.isEmpty()) {
      return pointers;
    }
    try {
      byte[] utf8 = json.get().getBytes(StandardCharsets.UTF_8);
      for (JsonValue path : JsonReader.strict().read(utf8).asArray("")) {
        pointers.add(pointer(path.asString("")));
      }
    } catch (JsonFormatException e) {
      throw wrong();
    }
    return pointers;
  }

  private static String pointer(String path) throws Arguments.UsageException {
    if (!PATH.matcher(path).matches()) {
      throw wrong();
    }
    return JsonPointer.of(List.of(path.replace("]", "").split("[.\\[]", -1)));
  }

  private static Arguments.UsageException wrong() {
    return new Arguments.UsageException(
        "found another value of --sd; expected a JSON array of paths such as \"a.b[0]\"");
  }
}
