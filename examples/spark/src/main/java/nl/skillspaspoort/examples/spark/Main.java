package nl.skillspaspoort.examples.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * {@code spark-submit --class nl.skillspaspoort.examples.spark.Main JAR --input PATH --out FOLDER
 * --policy FILE --signer KEY --trust FILE [--status FILE]...}: lines into a table in CSV.
 */
public final class Main {
  private Main() {}

  /** Runs the job; ends with an exception if something beside the inputs is wrong. */
  public static void main(String[] arguments) throws IOException {
    Map<String, List<String>> options = options(arguments);
    ScreeningLists lists =
        new ScreeningLists(
            read(options, "--trust"),
            options.getOrDefault("--signer", List.of()),
            read(options, "--status"),
            Files.readAllBytes(Path.of(one(options, "--policy"))),
            null);
    // Whatever is wrong with a list is found here, before any machine starts.
    lists.verifier();
    try (SparkSession spark = SparkSession.builder().appName("skillspas screen").getOrCreate()) {
      SparkScreening.screen(spark, SparkScreening.lines(spark, one(options, "--input")), lists)
          .write()
          .mode(SaveMode.ErrorIfExists)
          .option("header", true)
          .csv(one(options, "--out"));
    }
  }

  private static Map<String, List<String>> options(String[] arguments) {
    if (arguments.length % 2 != 0) {
      throw new IllegalArgumentException(
          "found " + arguments.length + " arguments; expected pairs of an option and its value");
    }
    Map<String, List<String>> options = new TreeMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      options.computeIfAbsent(arguments[i], absent -> new ArrayList<>()).add(arguments[i + 1]);
    }
    return options;
  }

  private static String one(Map<String, List<String>> options, String name) {
    List<String> values = options.getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw new IllegalArgumentException(
          "found " + name + " " + values.size() + " times; expected it once");
    }
    return values.get(0);
  }

  private static List<byte[]> read(Map<String, List<String>> options, String name)
      throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (String file : options.getOrDefault(name, List.of())) {
      contents.add(Files.readString(Path.of(file)).strip().getBytes(StandardCharsets.UTF_8));
    }
    return contents;
  }
}
