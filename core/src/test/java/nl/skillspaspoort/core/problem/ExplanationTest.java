package nl.skillspaspoort.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code is explained to a person, in both languages, in plain words. */
class ExplanationTest {
  /** Words that a worker or an employer does not know, and names of our own formats. */
  private static final List<String> JARGON =
      List.of(
          "json",
          "utf",
          "did:",
          "array",
          "string",
          "object",
          "parse",
          "parser",
          "byte",
          "bytes",
          "null",
          "hash",
          "canonical",
          "context",
          "cryptosuite",
          "suite",
          "schema",
          "uri",
          "url",
          "rdf",
          "graph",
          "blank",
          "node",
          "member",
          "proof",
          "issuer",
          "holder",
          "subject",
          "verifier",
          "challenge",
          "audience",
          "payload",
          "token",
          "encoding",
          "multikey",
          "base58",
          "base64",
          "public key",
          "private key",
          "publieke sleutel",
          "document",
          "status list");

  private static final int MOST_WORDS = 24;

  @ParameterizedTest
  @EnumSource(Language.class)
  void fileHoldsExactlyTwoTextsForEveryCode(Language language) throws IOException {
    List<String> expected =
        Arrays.stream(ProblemCode.values())
            .flatMap(code -> Stream.of(code + ".advice", code + ".meaning"))
            .toList();
    List<String> found = keys(language);
    assertThat(found)
        .as("problems_%s.properties: every code has a meaning and an advice", language.tag())
        .containsAll(expected);
    assertThat(expected)
        .as("problems_%s.properties: every text has a code", language.tag())
        .containsAll(found);
    assertThat(found)
        .as("problems_%s.properties: no line twice", language.tag())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void fileIsInTheOrderOfTheCodes(Language language) throws IOException {
    assertThat(keys(language))
        .containsExactlyElementsOf(
            Arrays.stream(ProblemCode.values())
                .flatMap(code -> Stream.of(code + ".meaning", code + ".advice"))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("codesInEveryLanguage")
  void textIsOnePlainSentence(ProblemCode code, Language language) {
    Explanation explanation = Explanation.of(code, language);
    for (String text : List.of(explanation.meaning(), explanation.advice())) {
      assertThat(text).isNotBlank().doesNotContain("  ", "{", "}", "\uFFFD", "Ã");
      assertThat(text).matches("\\p{Lu}.*[^.]\\.").doesNotContain(". ");
      assertThat(text.split(" ", -1))
          .as("a sentence for level B1 is short: %s", text)
          .hasSizeLessThanOrEqualTo(MOST_WORDS);
      String lower = text.toLowerCase(Locale.ROOT);
      assertThat(JARGON)
          .as("words for developers in: %s", text)
          .noneMatch(word -> lower.matches(".*\\b" + word + "\\b.*"));
      assertThat(text)
          .as("the name of a code is for programs")
          .doesNotMatch(".*\\b[A-Z]{2,}_[A-Z_]+\\b.*");
    }
    assertThat(explanation.meaning()).isNotEqualTo(explanation.advice());
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void languagesDiffer(ProblemCode code) {
    Explanation dutch = Explanation.of(code, Language.NL);
    Explanation english = Explanation.of(code, Language.EN);
    assertThat(dutch.meaning()).isNotEqualTo(english.meaning());
    assertThat(dutch.advice()).isNotEqualTo(english.advice());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void twoCodesNeverMeanTheSame(Language language) {
    assertThat(Arrays.stream(ProblemCode.values()).map(code -> Explanation.of(code, language)))
        .extracting(Explanation::meaning)
        .doesNotHaveDuplicates();
  }

  @Test
  void problemExplainsItself() {
    Problem problem = Problem.of(ProblemCode.EXPIRED, "an end in the past", "a later end");
    assertThat(problem.explain(Language.NL))
        .isEqualTo(Explanation.of(ProblemCode.EXPIRED, Language.NL));
    assertThat(problem.explain(Language.NL).meaning())
        .isEqualTo("Dit bewijs is niet meer geldig: de einddatum is voorbij.");
    assertThat(problem.explain(Language.EN).meaning())
        .isEqualTo("This credential is no longer valid: its end date has passed.");
  }

  @Test
  void accentsSurviveReading() {
    assertThat(Explanation.of(ProblemCode.INVALID_PERIOD, Language.NL).meaning()).contains("vóór");
  }

  static Stream<Arguments> codesInEveryLanguage() {
    return Arrays.stream(ProblemCode.values())
        .flatMap(
            code -> Arrays.stream(Language.values()).map(language -> Arguments.of(code, language)));
  }

  /** The keys as they stand in the file: Properties would hide a second line of the same key. */
  private static List<String> keys(Language language) throws IOException {
    String name = "problems_" + language.tag() + ".properties";
    try (InputStream in = Explanation.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).as("line continuations and escapes have no place here").doesNotContain("\\");
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf('=')).strip())
          .toList();
    }
  }
}
