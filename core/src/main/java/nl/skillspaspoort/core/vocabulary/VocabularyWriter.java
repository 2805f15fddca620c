package nl.skillspaspoort.core.vocabulary;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.skillspaspoort.core.problem.Language;

/**
 * Writes a vocabulary as a zip of our own tables, which {@link VocabularyReader} reads. The same
 * vocabulary gives the same tables; the times in the zip are fixed.
 */
public final class VocabularyWriter {
  private static final String LABELS = "label_nl,label_en,alt_labels_nl,alt_labels_en,broader_uris";

  /** A zip keeps times without a zone. */
  private static final LocalDateTime FIRST_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private VocabularyWriter() {}

  /** Writes a vocabulary; the stream stays open. */
  public static void write(Vocabulary vocabulary, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    Writer text = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
    List<Concept> all = vocabulary.concepts();
    table(zip, text, "groups.csv", "uri,code," + LABELS);
    for (Concept concept : all) {
      if (concept.kind() == ConceptKind.GROUP) {
        row(text, concept, concept.code().orElse(""));
      }
    }
    table(zip, text, "skills.csv", "uri,skill_type," + LABELS);
    for (Concept concept : all) {
      if (concept.kind().isSkill()) {
        row(
            text,
            concept,
            concept.kind() == ConceptKind.KNOWLEDGE ? "knowledge" : "skill/competence");
      }
    }
    table(zip, text, "occupations.csv", "uri,esco_code," + LABELS);
    for (Concept concept : all) {
      if (concept.kind() == ConceptKind.OCCUPATION) {
        row(text, concept, concept.code().orElse(""));
      }
    }
    table(zip, text, "occupation_skill.csv", "occupation_uri,relation,skill_uri");
    for (Concept occupation : all) {
      for (Concept.Requires needed : occupation.requires()) {
        line(text, List.of(occupation.uri(), needed.strength().term(), needed.skill().uri()));
      }
    }
    text.flush();
    zip.closeEntry();
    zip.finish();
  }

  private static void table(ZipOutputStream zip, Writer text, String name, String header)
      throws IOException {
    text.flush();
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(FIRST_TIME);
    zip.putNextEntry(entry);
    text.write(header + "\n");
  }

  private static void row(Writer text, Concept concept, String second) throws IOException {
    line(
        text,
        List.of(
            concept.uri(),
            second,
            concept.own(Language.NL).map(Label::text).orElse(""),
            concept.own(Language.EN).map(Label::text).orElse(""),
            names(concept, Language.NL),
            names(concept, Language.EN),
            concept.broader().stream().map(Concept::uri).collect(Collectors.joining(" "))));
  }

  private static String names(Concept concept, Language language) {
    return concept.alternativeLabels(language).stream()
        .map(name -> name.replace('|', '/'))
        .collect(Collectors.joining(" | "));
  }

  private static void line(Writer text, List<String> fields) throws IOException {
    text.write(
        fields.stream().map(VocabularyWriter::quoted).collect(Collectors.joining(",")) + "\n");
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
