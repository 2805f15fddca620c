package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WordsTest {
  private static final Pattern PLACE = Pattern.compile("%s");

  @Test
  void bothLanguages_haveTheSameKeys() {
    assertThat(Words.TEXTS.keys(Language.NL)).isEqualTo(Words.TEXTS.keys(Language.EN));
  }

  @Test
  void everyText_hasTheSamePlacesToFillInBothLanguages() {
    for (String key : Words.TEXTS.keys(Language.NL)) {
      assertThat(places(Language.NL, key)).as(key).isEqualTo(places(Language.EN, key));
    }
  }

  private static long places(Language language, String key) {
    return PLACE.matcher(Words.TEXTS.get(language, key)).results().count();
  }

  /** Keys that are put together in the program, or looked up by the help, by how they start. */
  private static final List<String> PUT_TOGETHER =
      List.of(
          "skillspas.",
          "usage.",
          "problem.",
          "start.",
          "show.skills.",
          "show.validity.",
          "disclosure.skill.",
          "disclosure.place.",
          "label.",
          "period.",
          "exit.",
          "verify.VALID",
          "verify.INVALID",
          "verify.UNDETERMINED",
          "verify.NO_LIST",
          "verify.answer.",
          "verify.part.",
          "skills.other.",
          "vocabulary.start.",
          "vocabulary.match.",
          "trust-list.start.",
          "screen.",
          "trust-list.diff.",
          "trust-list.may.",
          "trust-list.only.",
          "restore.",
          "check.status.",
          "check.recognition.",
          "list.state.");

  @Test
  void everyText_isUsed() throws IOException {
    String sources = sources();
    for (String key : Words.TEXTS.keys(Language.NL)) {
      boolean used =
          sources.contains('"' + key + '"')
              || PUT_TOGETHER.stream().anyMatch(key::startsWith)
              || (key.endsWith(".hint") && sources.contains('"' + key.replace(".hint", "") + '"'));
      assertThat(used).as(key).isTrue();
    }
  }

  @Test
  void everyTextOfAProblem_isOfACodeThatExists() {
    Set<String> codes = new TreeSet<>();
    for (ProblemCode code : ProblemCode.values()) {
      codes.add(code.name());
    }
    for (String key : Words.TEXTS.keys(Language.NL)) {
      if (key.startsWith("problem.")) {
        assertThat(codes).contains(key.split("\\.")[1]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void months_areTwelve(Language language) {
    assertThat(Words.TEXTS.get(language, "months").split(",")).hasSize(12);
    assertThat(Words.TEXTS.get(language, "months.short").split(",")).hasSize(12);
  }

  @Test
  void moments_areInUtc() {
    Instant instant = Instant.parse("2026-12-31T23:05:00Z");
    assertThat(new Words(Language.NL).moment(instant)).isEqualTo("31 december 2026, 23:05 UTC");
    assertThat(new Words(Language.EN).shortDate(instant)).isEqualTo("31 Dec 2026");
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
