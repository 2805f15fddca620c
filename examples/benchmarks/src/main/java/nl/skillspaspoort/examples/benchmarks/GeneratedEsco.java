package nl.skillspaspoort.examples.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip of the size and shape of an ESCO download in Dutch and English: 13,939 skills, 3,039
 * occupations, 640 groups and 126,051 requirements, with descriptions and alternative labels. Its
 * words are made up; the same call writes the same tables.
 */
final class GeneratedEsco {
  static final int SKILLS = 13_939;
  static final int OCCUPATIONS = 3_039;
  static final int REQUIREMENTS = 126_051;

  private static final int GROUPS = 640;
  private static final int WORDS = 9_000;
  private static final String SKILL = "http://data.europa.eu/esco/skill/";
  private static final String OCCUPATION = "http://data.europa.eu/esco/occupation/";
  private static final String[] SYLLABLES = {
    "wa", "ter", "ver", "be", "ke", "lo", "mi", "nu", "sta", "tra", "gro", "pen", "dor", "lis", "fa"
  };

  private GeneratedEsco() {}

  /** Writes the zip to a file: for trying {@code skillspas vocabulary import} on it. */
  public static void main(String[] arguments) throws IOException {
    try (OutputStream out = Files.newOutputStream(Path.of(arguments[0]))) {
      write(out);
    }
  }

  static void write(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    Writer text = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
    for (String language : new String[] {"nl", "en"}) {
      concepts(zip, text, language);
    }
    start(zip, text, "broaderRelationsSkillPillar_nl.csv");
    text.write("conceptType,conceptUri,broaderType,broaderUri\n");
    for (int i = 0; i < SKILLS; i++) {
      text.write(
          "KnowledgeSkillCompetence," + skill(i) + ",SkillGroup," + group(i % GROUPS) + "\n");
    }
    start(zip, text, "occupationSkillRelations_nl.csv");
    text.write("occupationUri,relationType,skillType,skillUri\n");
    for (int i = 0; i < REQUIREMENTS; i++) {
      int occupation = i % OCCUPATIONS;
      int place = i / OCCUPATIONS;
      String strength = place % 5 < 3 ? "essential" : "optional";
      text.write(
          occupation(occupation)
              + ","
              + strength
              + ",skill/competence,"
              + skill((occupation * 37 + place * 331) % SKILLS)
              + "\n");
    }
    text.flush();
    zip.closeEntry();
    zip.finish();
  }

  private static void concepts(ZipOutputStream zip, Writer text, String language)
      throws IOException {
    start(zip, text, "skills_" + language + ".csv");
    text.write(
        "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,"
            + "modifiedDate,scopeNote,definition,inScheme,description\n");
    for (int i = 0; i < SKILLS; i++) {
      text.write(
          "KnowledgeSkillCompetence,"
              + skill(i)
              + ","
              + (i % 5 == 0 ? "knowledge" : "skill/competence")
              + ",cross-sector,"
              + label(language, i)
              + ",\""
              + names(language, i)
              + "\",,released,2024-01-16T10:00:00.000Z,,,\""
              + SKILL
              + "scheme, "
              + SKILL
              + "member\",\""
              + description(i)
              + "\"\n");
    }
    start(zip, text, "occupations_" + language + ".csv");
    text.write(
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,"
            + "regulatedProfessionNote,scopeNote,definition,inScheme,description,code\n");
    for (int i = 0; i < OCCUPATIONS; i++) {
      text.write(
          "Occupation,"
              + occupation(i)
              + ","
              + (1000 + i % 400)
              + ","
              + label(language, SKILLS + i)
              + ",\""
              + names(language, SKILLS + i)
              + "\",,released,2024-01-16T10:00:00.000Z,,,,"
              + SKILL
              + "scheme,\""
              + description(i)
              + "\","
              + (1000 + i % 400)
              + "."
              + i
              + "\n");
    }
    start(zip, text, "skillGroups_" + language + ".csv");
    text.write("conceptType,conceptUri,preferredLabel,altLabels,hiddenLabels,status,code\n");
    for (int i = 0; i < GROUPS; i++) {
      text.write(
          "SkillGroup,"
              + group(i)
              + ","
              + label(language, 20_000 + i)
              + ",,,released,S"
              + i
              + "\n");
    }
  }

  private static void start(ZipOutputStream zip, Writer text, String name) throws IOException {
    text.flush();
    zip.putNextEntry(new ZipEntry("ESCO dataset/" + name));
  }

  static String skill(int number) {
    return SKILL + new UUID(0x5eed_0000_0000_4000L, 0x8000_0000_0000_0000L | number);
  }

  private static String occupation(int number) {
    return OCCUPATION + new UUID(0x0cc0_0000_0000_4000L, 0x8000_0000_0000_0000L | number);
  }

  private static String group(int number) {
    return SKILL + "S" + number;
  }

  private static String label(String language, int number) {
    return word(language, number) + " " + word(language, number / 3 + 17) + " " + number;
  }

  /** Ten alternative labels, one a line. */
  private static String names(String language, int number) {
    StringBuilder names = new StringBuilder(label(language, number + 40_000));
    for (int i = 1; i < 10; i++) {
      names.append('\n').append(label(language, number + 40_000 + i * 7));
    }
    return names.toString();
  }

  private static String description(int number) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      text.append(word("", number * 31 + i * 97)).append(i % 10 == 9 ? ", " : " ");
    }
    return text.toString();
  }

  private static String word(String language, int number) {
    StringBuilder word = new StringBuilder(language.equals("en") ? "e" : "");
    for (int rest = number % WORDS + 20; rest > 0; rest /= SYLLABLES.length) {
      word.append(SYLLABLES[rest % SYLLABLES.length]);
    }
    return word.toString();
  }
}
