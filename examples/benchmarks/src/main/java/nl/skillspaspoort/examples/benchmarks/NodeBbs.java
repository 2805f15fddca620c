package nl.skillspaspoort.examples.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.examples.benchmarks.Measurements.Quantity;
import nl.skillspaspoort.examples.interop.NodePackages;

/**
 * The BBS operations of {@link RawSelectiveBenchmark} by Digital Bazaar's {@code bbs-signatures} on
 * Node.js: the same statements, the same ones shown. Not JMH: single calls, timed in one process.
 */
final class NodeBbs {
  static final String SIGN = "sign";
  static final String PROVE = "prove";
  static final String VERIFY = "verify";

  private static final List<String> STEPS = List.of(SIGN, PROVE, VERIFY);
  private static final NodePackages PACKAGES = NodePackages.of(Path.of("examples/interop"));

  private NodeBbs() {}

  /** By step; where Node.js or the package is missing, each says so. */
  static Map<String, Quantity> measure(boolean quick) throws IOException {
    Optional<String> missing = PACKAGES.install();
    Map<String, Quantity> times = new HashMap<>();
    try {
      JsonObject answer = missing.isPresent() ? JsonObject.EMPTY : run(quick);
      for (String step : STEPS) {
        times.put(
            step,
            missing.isPresent()
                ? Quantity.missing(missing.get())
                : Quantity.of(rounds(answer, step)));
      }
    } catch (ProblemException e) {
      throw new IllegalStateException("bbs-speed.mjs: " + e.getMessage(), e);
    }
    return times;
  }

  private static JsonObject run(boolean quick) throws IOException, ProblemException {
    List<String> statements = RawSelectiveBenchmark.statements();
    JsonObject question =
        JsonObject.builder()
            .put("messages", JsonArray.ofStrings(statements))
            .put("chosen", positions(statements))
            .put("warmup", JsonNumber.of(quick ? 1 : 3))
            .put("rounds", JsonNumber.of(quick ? 3 : 15))
            .build();
    Process node =
        new ProcessBuilder("node", "bbs-speed.mjs")
            .directory(PACKAGES.folder().toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream input = node.getOutputStream()) {
      input.write(question.toJson().getBytes(StandardCharsets.UTF_8));
    }
    return JsonReader.strict().readObject(node.getInputStream().readAllBytes());
  }

  private static JsonArray positions(List<String> statements) {
    List<JsonValue> positions = new ArrayList<>();
    for (int position : RawSelectiveBenchmark.everyOther(statements.size())) {
      positions.add(JsonNumber.of(position));
    }
    return new JsonArray(positions);
  }

  private static double[] rounds(JsonObject answer, String step) throws JsonFormatException {
    return answer.required(step, "").asArray("/" + step).elements().stream()
        .mapToDouble(each -> Double.parseDouble(each.toJson()))
        .toArray();
  }
}
