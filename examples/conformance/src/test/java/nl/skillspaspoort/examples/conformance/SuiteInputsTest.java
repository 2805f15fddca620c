package nl.skillspaspoort.examples.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JOSE and SD-JWT tests of the W3C suite, called as the suite calls. */
final class SuiteInputsTest {
  private static final String SUITE = "w3c-vc-jose-cose-test-suite";
  private static final int AT_LEAST = 18;

  @TempDir private Path folder;

  static Stream<JsonObject> tests() throws JsonFormatException {
    List<JsonObject> tests = new ArrayList<>();
    for (JsonValue each :
        JsonReader.strict().read(SharedVectors.bytes(SUITE, "tests.json")).asArray("")) {
      JsonObject test = each.asObject("");
      if (!test.text("feature").orElseThrow().endsWith("_cose")) {
        tests.add(test);
      }
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    return tests.stream();
  }

  @ParameterizedTest
  @MethodSource("tests")
  void test_hasTheExpectedResult(JsonObject test) throws Exception {
    Command command = new Command(folder);
    List<String> options = new ArrayList<>();
    for (String file : List.of("input", "key")) {
      Path copy = folder.resolve(file);
      Files.write(
          copy, SharedVectors.bytes(SUITE, "input/" + test.text(file + "_file").orElseThrow()));
      options.addAll(List.of("--" + file, copy.toString()));
    }
    options.addAll(List.of("--feature", test.text("feature").orElseThrow()));
    Optional<JsonValue> paths = test.get("disclosure_paths");
    paths.ifPresent(value -> options.addAll(List.of("--sd", JsonWriter.compact(value))));
    JsonObject answer =
        command.answer("jose " + test.text("fn").orElseThrow(), options.toArray(String[]::new));
    assertThat(answer.text("result")).as(answer.toJson()).isEqualTo(test.text("expected_result"));
  }
}
