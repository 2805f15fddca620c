package nl.skillspaspoort.core.vocabulary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.internal.AbsoluteUri;
import nl.skillspaspoort.core.internal.table.Table;
import nl.skillspaspoort.core.internal.table.TableException;
import nl.skillspaspoort.core.problem.Language;

/**
 * The tables that we know by their columns. Column names are lower case here, as {@link Table}
 * gives them.
 *
 * @see <a href="https://esco.ec.europa.eu/en/use-esco/download">ESCO, download</a>
 */
final class VocabularyTables {
  private static final String RELEASED = "released";
  private static final String ORIGIN = "originuri";
  private static final String ESCO_URI = "escouri";

  private final Vocabulary.Builder builder;
  private final VocabularyLimits limits;

  /** Tabiya's identifiers, with the kind before them, and the URIs that they stand for. */
  private final Map<String, String> uris = new HashMap<>();

  private final List<Pending> pending = new ArrayList<>();

  VocabularyTables(Vocabulary.Builder builder, VocabularyLimits limits) {
    this.builder = builder;
    this.limits = limits;
  }

  /** A relation of Tabiya between identifiers whose concepts may come later. */
  private record Pending(String from, String to, Optional<RequirementStrength> strength) {}

  @FunctionalInterface
  private interface RowReader {
    void read(Table.Row row) throws TableException;
  }

  /** True if the columns are known; then the table was read. */
  boolean read(Table table, Language language)
      throws IOException, TableException, VocabularyException {
    Optional<RowReader> reader = reader(table, language);
    if (reader.isEmpty()) {
      return isKnownAndUnused(table);
    }
    for (Optional<Table.Row> row = table.next(); row.isPresent(); row = table.next()) {
      reader.get().read(row.get());
      checkLimits(row.get());
    }
    return true;
  }

  private void checkLimits(Table.Row row) throws VocabularyException {
    if (builder.size() > limits.maxConcepts()) {
      throw VocabularyException.tooMuch(
          "line " + row.line(), "more than " + limits.maxConcepts() + " concepts", "less");
    }
    if (builder.relations() + pending.size() > limits.maxRelations()) {
      throw VocabularyException.tooMuch(
          "line " + row.line(), "more than " + limits.maxRelations() + " relations", "less");
    }
  }

  private Optional<RowReader> reader(Table table, Language language) {
    if (table.has("uri", "skill_type")) {
      return Optional.of(row -> own(row, kindOfSkill(row.get("skill_type"))));
    }
    if (table.has("uri", "esco_code")) {
      return Optional.of(row -> own(row, ConceptKind.OCCUPATION));
    }
    if (table.has("uri", "label_nl", "label_en")) {
      return Optional.of(row -> own(row, ConceptKind.GROUP));
    }
    if (table.has("occupation_uri", "relation", "skill_uri")) {
      return Optional.of(row -> requires(row, "occupation_uri", "relation", "skill_uri"));
    }
    if (table.has("occupationuri", "relationtype", "skilluri")) {
      return Optional.of(row -> requires(row, "occupationuri", "relationtype", "skilluri"));
    }
    if (table.has("concepturi", "preferredlabel")) {
      return Optional.of(row -> esco(row, language));
    }
    if (table.has("concepturi", "broaderuri")) {
      return Optional.of(row -> builder.broader(uri(row, "concepturi"), uri(row, "broaderuri")));
    }
    if (table.has("id", "preferredlabel", "uuidhistory")) {
      return Optional.of(row -> tabiya(row, table, language));
    }
    if (table.has("occupationid", "relationtype", "skillid")) {
      return Optional.of(this::tabiyaRelation);
    }
    return table.has("parentid", "childid", "parentobjecttype")
        ? Optional.of(this::tabiyaHierarchy)
        : Optional.empty();
  }

  /** Tables of a download that hold nothing that we keep: skipping them is no loss. */
  private static boolean isKnownAndUnused(Table table) {
    return table.has("original_skill_uri", "related_skill_uri")
        || table.has("originalskilluri", "relatedskilluri")
        || table.has("requiringid", "requiredid")
        || table.has("conceptschemeuri")
        || table.has("level 0 uri");
  }

  private void own(Table.Row row, ConceptKind kind) throws TableException {
    String uri = uri(row, "uri");
    builder.concept(uri, kind);
    builder.code(uri, row.get(kind == ConceptKind.OCCUPATION ? "esco_code" : "code"));
    for (Language language : Language.values()) {
      label(uri, language, row.get("label_" + language.tag()));
      for (String name : row.get("alt_labels_" + language.tag()).split(" \\| ", -1)) {
        builder.alternative(uri, language, name);
      }
    }
    for (String above : row.get("broader_uris").split(" ", -1)) {
      if (!above.isEmpty()) {
        builder.broader(uri, checked(row, above));
      }
    }
  }

  private void label(String uri, Language language, String text) {
    if (!text.isEmpty()) {
      builder.label(uri, language, text);
    }
  }

  private static ConceptKind kindOfSkill(String type) {
    return type.equalsIgnoreCase("knowledge") ? ConceptKind.KNOWLEDGE : ConceptKind.SKILL;
  }

  private void requires(Table.Row row, String from, String relation, String to)
      throws TableException {
    builder.requires(uri(row, from), uri(row, to), strength(row, relation));
  }

  private static RequirementStrength strength(Table.Row row, String column) throws TableException {
    return RequirementStrength.ofName(row.required(column))
        .orElseThrow(
            () ->
                row.wrong(
                    "another relation in column " + column,
                    "essential, important, somewhat or optional"));
  }

  private void esco(Table.Row row, Language language) throws TableException {
    String status = row.get("status");
    if (!status.isEmpty() && !status.equals(RELEASED)) {
      return;
    }
    String uri = uri(row, "concepturi");
    builder.concept(uri, kindOfEsco(row));
    builder.code(uri, row.get("code"));
    label(uri, language, row.get("preferredlabel"));
    lines(row.get("altlabels")).forEach(name -> builder.alternative(uri, language, name));
    lines(row.get("hiddenlabels")).forEach(name -> builder.alternative(uri, language, name));
  }

  private static ConceptKind kindOfEsco(Table.Row row) throws TableException {
    String type = row.get("concepttype").toLowerCase(Locale.ROOT);
    return switch (type) {
      case "occupation" -> ConceptKind.OCCUPATION;
      case "knowledgeskillcompetence", "" -> kindOfSkill(row.get("skilltype"));
      case "skillgroup", "iscogroup" -> ConceptKind.GROUP;
      default ->
          throw row.wrong(
              "another kind in column conceptType",
              "KnowledgeSkillCompetence, Occupation, SkillGroup or ISCOGroup");
    };
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : text.lines().toList();
  }

  private void tabiya(Table.Row row, Table table, Language language) throws TableException {
    boolean skill = table.has("skilltype");
    boolean occupation =
        table.has("occupationtype")
            || table.has("regulatedprofessionnote")
            || table.has("iscogroupcode");
    ConceptKind kind =
        skill
            ? kindOfSkill(row.get("skilltype"))
            : occupation ? ConceptKind.OCCUPATION : ConceptKind.GROUP;
    String uri = tabiyaUri(row);
    uris.put(tabiyaKey(kind, row.required("id")), uri);
    builder.concept(uri, kind);
    builder.code(uri, row.get("code"));
    label(uri, language, row.get("preferredlabel"));
    lines(row.get("altlabels")).forEach(name -> builder.alternative(uri, language, name));
  }

  private static String tabiyaUri(Table.Row row) throws TableException {
    for (String column : List.of(ORIGIN, ESCO_URI)) {
      if (!row.get(column).isEmpty()) {
        return uri(row, column);
      }
    }
    String history = row.required("uuidhistory");
    return checked(row, "urn:uuid:" + history.lines().reduce((first, last) -> last).orElseThrow());
  }

  private static String tabiyaKey(ConceptKind kind, String id) {
    return (kind.isSkill() ? "skill" : kind == ConceptKind.OCCUPATION ? "occupation" : "group")
        + " "
        + id;
  }

  private void tabiyaRelation(Table.Row row) throws TableException {
    if (row.get("relationtype").isEmpty()) {
      return;
    }
    pending.add(
        new Pending(
            tabiyaKey(ConceptKind.OCCUPATION, row.required("occupationid")),
            tabiyaKey(ConceptKind.SKILL, row.required("skillid")),
            Optional.of(strength(row, "relationtype"))));
  }

  private void tabiyaHierarchy(Table.Row row) throws TableException {
    pending.add(
        new Pending(
            tabiyaKey(kindOfTabiya(row.get("childobjecttype")), row.required("childid")),
            tabiyaKey(kindOfTabiya(row.get("parentobjecttype")), row.required("parentid")),
            Optional.empty()));
  }

  private static ConceptKind kindOfTabiya(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    if (lower.equals("skill")) {
      return ConceptKind.SKILL;
    }
    return lower.endsWith("occupation") ? ConceptKind.OCCUPATION : ConceptKind.GROUP;
  }

  /** Joins what waited for concepts; one whose concept never came is counted as dropped. */
  void finish() {
    for (Pending relation : pending) {
      String from = uris.getOrDefault(relation.from(), relation.from());
      String to = uris.getOrDefault(relation.to(), relation.to());
      relation
          .strength()
          .ifPresentOrElse(
              strength -> builder.requires(from, to, strength), () -> builder.broader(from, to));
    }
    pending.clear();
  }

  private static String uri(Table.Row row, String column) throws TableException {
    return checked(row, row.required(column));
  }

  private static String checked(Table.Row row, String text) throws TableException {
    if (AbsoluteUri.is(text)) {
      return text;
    }
    throw row.wrong("text that is no absolute URI", "a URI such as http://data.europa.eu/esco/…");
  }
}
