package nl.skillspaspoort.core.crosswalk;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.internal.table.Table;
import nl.skillspaspoort.core.internal.table.TableException;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Reads SSSOM tables: tab-separated, with the metadata of the set in comment lines before them. Of
 * the metadata, which is YAML, the flat members and the map of prefixes are read.
 *
 * @see <a href="https://mapping-commons.github.io/sssom/spec-formats-tsv/">SSSOM/TSV</a>
 */
final class SssomReader {
  private static final int MAX_FIELD_CHARS = 10_000;
  private static final int MAX_MAPPINGS = 1_000_000;
  private static final Pattern MEMBER = Pattern.compile("\\s?(\\w+):\\s*(.*)");
  private static final Pattern PREFIX = Pattern.compile("\\s{2,}([\\w.-]+):\\s*(.+)");
  private static final String[] REQUIRED_COLUMNS = {"subject_id", "predicate_id", "object_id"};
  private static final String JUSTIFICATION = "mapping_justification";
  private static final Map<String, String> BUILT_IN =
      Map.of(
          "skos", "http://www.w3.org/2004/02/skos/core#",
          "semapv", "https://w3id.org/semapv/vocab/",
          "esco", "http://data.europa.eu/esco/skill/");

  private final Map<String, String> prefixes = new HashMap<>(BUILT_IN);
  private final Map<String, String> metadata = new HashMap<>();

  List<Mapping> read(InputStream in) throws IOException, CrosswalkException {
    try {
      Table table = Table.readTabSeparated(in, MAX_FIELD_CHARS);
      table.comments().forEach(this::comment);
      requireMetadata("mapping_set_id");
      requireMetadata("license");
      for (String column : REQUIRED_COLUMNS) {
        requireColumn(table, column);
      }
      requireColumn(table, JUSTIFICATION);
      List<Mapping> mappings = new ArrayList<>();
      for (Optional<Table.Row> row = table.next(); row.isPresent(); row = table.next()) {
        mappings.add(mapping(row.get()));
        if (mappings.size() > MAX_MAPPINGS) {
          throw row.get().wrong("more than " + MAX_MAPPINGS + " rows", "fewer");
        }
      }
      return mappings;
    } catch (TableException e) {
      throw refused("line " + e.line(), e.found(), e.expected());
    }
  }

  private void comment(String line) {
    Matcher prefix = PREFIX.matcher(line);
    if (prefix.matches()) {
      prefixes.put(prefix.group(1), unquoted(prefix.group(2)));
      return;
    }
    Matcher member = MEMBER.matcher(line);
    if (member.matches()) {
      metadata.put(member.group(1), unquoted(member.group(2)));
    }
  }

  private static String unquoted(String text) {
    String bare = text.strip();
    boolean quoted =
        bare.length() > 1
            && bare.charAt(0) == bare.charAt(bare.length() - 1)
            && (bare.charAt(0) == '"' || bare.charAt(0) == '\'');
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }

  private void requireMetadata(String name) throws CrosswalkException {
    if (metadata.getOrDefault(name, "").isEmpty()) {
      throw refused("line 1", "a set without " + name, "a comment line # " + name + ": …");
    }
  }

  private static void requireColumn(Table table, String name) throws CrosswalkException {
    if (!table.has(name)) {
      throw refused("the first line", "no column " + name, "a column " + name);
    }
  }

  private Mapping mapping(Table.Row row) throws TableException {
    String predicate = iri(row, "predicate_id");
    return new Mapping(
        iri(row, "subject_id"),
        row.get("subject_label"),
        MappingPredicate.ofIri(predicate)
            .orElseThrow(
                () ->
                    row.wrong(
                        "a predicate that we do not know",
                        "skos:exactMatch, closeMatch, broadMatch, narrowMatch, relatedMatch or"
                            + " mappingRelation")),
        iri(row, "object_id"),
        row.get("object_label"),
        iri(row, JUSTIFICATION),
        metadata.getOrDefault("mapping_set_id", ""),
        row.line());
  }

  private String iri(Table.Row row, String column) throws TableException {
    String text = row.required(column);
    int colon = text.indexOf(':');
    Optional<String> namespace =
        colon < 0 ? Optional.empty() : Optional.ofNullable(prefixes.get(text.substring(0, colon)));
    String iri = namespace.map(start -> start + text.substring(colon + 1)).orElse(text);
    try {
      // Without "//" it is a short form whose prefix nobody declared.
      if (new URI(iri).isAbsolute() && (namespace.isPresent() || isWhole(iri))) {
        return iri;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw row.wrong(
        "text in column " + column + " that is no IRI", "an IRI, or a prefix that was declared");
  }

  private static boolean isWhole(String iri) {
    return iri.contains("://") || iri.startsWith("urn:");
  }

  private static CrosswalkException refused(String where, String found, String expected) {
    return new CrosswalkException(new Problem(ProblemCode.MAPPING_REFUSED, where, found, expected));
  }
}
