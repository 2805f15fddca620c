package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.problem.Language;

/**
 * What a person chose once for every run: in a small open file beside no wallet, because it is
 * needed before one is opened. Nothing personal is in it. An option or a variable counts more.
 * Immutable.
 */
final class Settings {
  /** What can be set. */
  enum Name {
    LANG,
    PLAIN,
    HOME,
    TRUST,
    SIGNER;

    String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** True if there can be more than one value. */
    boolean isList() {
      return this == TRUST || this == SIGNER;
    }

    /** True if a value is a path. */
    boolean isPath() {
      return this == TRUST || this == HOME;
    }

    static Optional<Name> of(String text) {
      for (Name name : values()) {
        if (name.text().equals(text)) {
          return Optional.of(name);
        }
      }
      return Optional.empty();
    }
  }

  private static final int MOST_BYTES = 65_536;

  private final Map<Name, List<String>> values;

  private Settings(Map<Name, List<String>> values) {
    this.values = values;
  }

  /** Nothing is set. */
  static Settings none() {
    return new Settings(Map.of());
  }

  /** Where they are kept. */
  static Path file(Environment environment) {
    Path directory =
        environment
            .variable("XDG_CONFIG_HOME")
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElseGet(() -> environment.home().resolve(".config"));
    return directory.resolve("skillspas").resolve("settings.json");
  }

  /**
   * Reads them; none if there is no file.
   *
   * @throws UsageException if there is a file that is something else
   */
  static Settings read(Environment environment) throws UsageException {
    Path file = file(environment);
    try {
      if (!Files.exists(file)) {
        return none();
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new UsageException("usage.settings", file);
      }
      JsonObject json = JsonReader.strict().readObject(Files.readAllBytes(file));
      Map<Name, List<String>> values = new LinkedHashMap<>();
      for (String member : json.names()) {
        Name name = Name.of(member).orElseThrow(() -> new UsageException("usage.settings", file));
        List<String> texts = new ArrayList<>();
        for (JsonValue each : json.required(member, "").asArray("/" + member)) {
          texts.add(each.asString("/" + member));
        }
        if (!isAllowed(name, texts)) {
          throw new UsageException("usage.settings", file);
        }
        values.put(name, List.copyOf(texts));
      }
      return new Settings(values);
    } catch (IOException | JsonFormatException e) {
      throw new UsageException("usage.settings", file);
    }
  }

  /** True for values that a setting can have. */
  static boolean isAllowed(Name name, List<String> values) {
    if (values.isEmpty() || (values.size() > 1 && !name.isList())) {
      return false;
    }
    String first = values.get(0);
    return switch (name) {
      case LANG -> Options.ofTag(first).isPresent();
      case PLAIN -> first.equals("yes") || first.equals("no");
      case HOME, TRUST, SIGNER -> values.stream().noneMatch(String::isBlank);
    };
  }

  /** These with one changed; without it if there are no values. */
  Settings with(Name name, List<String> texts) {
    Map<Name, List<String>> changed = new LinkedHashMap<>(values);
    if (texts.isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, List.copyOf(texts));
    }
    return new Settings(changed);
  }

  /** Saves them, all at once. */
  void write(Environment environment) throws IOException {
    Path file = file(environment);
    Files.createDirectories(file.getParent());
    Path temporary = Files.createTempFile(file.getParent(), ".settings", ".new");
    try {
      Files.write(temporary, (JsonWriter.pretty(toJson()) + "\n").getBytes(StandardCharsets.UTF_8));
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  JsonObject toJson() {
    JsonObject.Builder json = JsonObject.builder();
    for (Name name : Name.values()) {
      if (values.containsKey(name)) {
        json.put(name.text(), JsonArray.ofStrings(values(name)));
      }
    }
    return json.build();
  }

  /** The values of one; empty if it is not set. */
  List<String> values(Name name) {
    return values.getOrDefault(name, List.of());
  }

  Optional<Language> language() {
    return values(Name.LANG).stream().findFirst().flatMap(Options::ofTag);
  }

  /** True if lines for a screen reader were chosen. */
  boolean isPlain() {
    return values(Name.PLAIN).contains("yes");
  }

  /** The directory of the wallet. */
  Optional<String> home() {
    return values(Name.HOME).stream().findFirst();
  }

  List<String> trust() {
    return values(Name.TRUST);
  }

  List<String> signers() {
    return values(Name.SIGNER);
  }
}
