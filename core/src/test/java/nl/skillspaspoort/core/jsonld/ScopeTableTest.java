package nl.skillspaspoort.core.jsonld;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import org.junit.jupiter.api.Test;

/**
 * The table of {@link ScopeTable} is what comes of the contexts for a document of the ordinary
 * kind. With {@code -Dtables.update=true} it is written anew.
 */
final class ScopeTableTest {
  private static final Path SOURCE =
      Path.of("src/main/resources/nl/skillspaspoort/core/jsonld", ScopeTable.FILE);
  private static final String BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
  private static final List<ScopeChanges.Kind> KINDS =
      List.of(ScopeChanges.Kind.PROPERTY, ScopeChanges.Kind.TYPE);
  private static final List<List<String>> LISTS =
      List.of(
          List.of(
              "https://www.w3.org/ns/credentials/v2", BADGES, "https://skillspaspoort.nl/ns/v1"),
          List.of("https://www.w3.org/ns/credentials/v2", BADGES));

  /** Every kind of object that credentials about skills often have. */
  private static final String ORDINARY =
      """
      {"type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": "https://a.example", "type": ["Profile"],
          "image": {"id": "https://a.example/i", "type": "Image", "caption": ""},
          "address": {"type": ["Address"], "addressLocality": ""},
          "otherIdentifier": [
            {"type": "IdentifierEntry", "identifier": "", "identifierType": "identifier"}]},
        "image": {"id": "https://a.example/j", "type": "Image"},
        "credentialStatus": [{
          "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
          "statusListIndex": "1", "statusListCredential": "https://a.example/s"}],
        "credentialSchema": [{"id": "https://a.example/c", "type": "JsonSchema"}],
        "termsOfUse": [{"type": "VerifiableCredential"}],
        "evidence": [{"type": ["Evidence"], "name": "", "genre": ""}],
        "credentialSubject": {
          "id": "https://a.example/h",
          "type": ["AchievementSubject"],
          "identifier": [
            {"type": "IdentityObject", "hashed": true, "identityHash": "", "identityType": "name"}],
          "achievement": {
            "id": "https://a.example/a",
            "type": ["Achievement"],
            "image": {"id": "https://a.example/k", "type": "Image"},
            "creator": {"id": "https://a.example/p", "type": ["Profile"]},
            "criteria": {"narrative": ""},
            "alignment": [{"type": ["Alignment"], "targetName": ""}],
            "resultDescription": [{
              "id": "https://a.example/r",
              "type": ["ResultDescription"],
              "name": "",
              "alignment": [{"type": ["Alignment"], "targetName": ""}],
              "rubricCriterionLevel": [{
                "id": "https://a.example/l", "type": ["RubricCriterionLevel"], "name": ""}]}]},
          "result": [{
            "type": ["Result"], "value": "",
            "alignment": [{"type": ["Alignment"], "targetName": ""}]}]}}""";

  /** The options of a proof are canonicalized with the contexts of what they are of. */
  private static final String OPTIONS =
      """
      {"type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": "2026-01-01T00:00:00Z",
        "proofPurpose": "assertionMethod",
        "verificationMethod": "https://a.example/#k"}""";

  private static CompiledScope.Compiler compiler() {
    Contexts contexts = Contexts.bundled();
    return new CompiledScope.Compiler(new ContextLibrary(contexts), contexts, false);
  }

  private static CompiledScope worked(List<String> urls) throws Exception {
    CompiledScope root = requireNonNull(compiler().root(urls));
    for (String text : List.of(ORDINARY, OPTIONS)) {
      CompiledWalk walk = new CompiledWalk(new Statements(CanonicalizationLimits.DEFAULT));
      assertThat(walk.root(root, document(text, urls))).isTrue();
    }
    return root;
  }

  private static JsonObject document(String text, List<String> urls) throws Exception {
    return JsonReader.strict().readObject(text).with("@context", JsonArray.ofStrings(urls));
  }

  @Test
  void table_isWhatComesOfTheContexts() throws Exception {
    StringBuilder written = new StringBuilder();
    for (List<String> urls : LISTS) {
      new Written(urls, worked(urls)).to(written);
    }
    if (Boolean.getBoolean("tables.update")) {
      Files.writeString(SOURCE, written);
    }
    assertThat(Files.readString(SOURCE)).isEqualTo(written.toString());
  }

  /** What is in no part of the table follows from it all the same. */
  @Test
  void documentBeyondTheTable_hasTheSameStatements() throws Exception {
    for (List<String> urls : LISTS) {
      JsonObject ordinary = document(ORDINARY, urls);
      JsonObject beyond =
          ordinary
              .with(
                  "type",
                  JsonArray.ofStrings(List.of("VerifiableCredential", "EndorsementCredential")))
              .with(
                  "credentialSubject",
                  JsonReader.strict()
                      .readObject(
                          """
                          {"id": "https://a.example/e", "type": ["EndorsementSubject"],
                            "endorsementComment": "x"}"""));
      for (JsonObject document : List.of(ordinary, beyond)) {
        Canonicalizer general =
            new TitaniumCanonicalizer(Contexts.bundled(), CanonicalizationLimits.DEFAULT);
        CompiledCanonicalizer fast =
            new CompiledCanonicalizer(Contexts.bundled(), CanonicalizationLimits.DEFAULT);
        assertThat(
                new String(
                    fast.canonicalBytes(document, HashAlgorithm.SHA_256), StandardCharsets.UTF_8))
            .isEqualTo(general.canonicalize(document, HashAlgorithm.SHA_256));
        assertThat(fast.counts()).isEqualTo(new PathCounts(1, 0));
      }
    }
  }

  /** The scopes that follow from one, as lines. */
  private static final class Written {
    private final List<String> urls;
    private final List<CompiledScope> scopes = new ArrayList<>();
    private final Map<CompiledTerm, Entry> entries = new HashMap<>();
    private final Map<Object, Entry> distinct = new LinkedHashMap<>();

    /** A term as it was defined; of those without a context, equal ones are one. */
    private static final class Entry {
      private final String name;
      private final CompiledTerm term;
      private int number;
      private int rank;

      Entry(String name, CompiledTerm term) {
        this.name = name;
        this.term = term;
      }

      String columns() {
        String type = term.type();
        return String.join(
            "\t",
            name,
            term.kind().name(),
            term.iri(),
            Integer.toString(rank),
            term.hasContext() ? "+" : "-",
            type == null ? "" : type);
      }
    }

    Written(List<String> urls, CompiledScope root) throws JsonLdException {
      this.urls = urls;
      scopes.add(root);
      for (int i = 0; i < scopes.size(); i++) {
        CompiledScope scope = scopes.get(i);
        for (String name : new TreeSet<>(scope.terms().keySet())) {
          CompiledTerm term = requireNonNull(scope.term(name));
          Entry entry = new Entry(name, term);
          Object key =
              term.hasContext()
                  ? requireNonNull(scope.scope().term(name)).definition()
                  : entry.columns();
          entries.put(term, distinct.computeIfAbsent(key, unused -> entry));
        }
        found(requireNonNull(scope.forNode()));
        for (ScopeChanges.Kind kind : KINDS) {
          steps(scope, kind).forEach(step -> found(step.getValue()));
        }
      }
    }

    private void found(CompiledScope scope) {
      if (!scopes.contains(scope)) {
        scopes.add(scope);
      }
    }

    private List<Map.Entry<CompiledTerm, CompiledScope>> steps(
        CompiledScope scope, ScopeChanges.Kind kind) {
      return scope.following(kind).entrySet().stream()
          .sorted(Comparator.comparing(step -> requireNonNull(entries.get(step.getKey())).name))
          .toList();
    }

    void to(StringBuilder lines) {
      TreeSet<byte[]> predicates = new TreeSet<>(Arrays::compareUnsigned);
      predicates.add(Statements.RDF_TYPE);
      distinct.values().forEach(entry -> predicates.add(entry.term.predicate()));
      lines.append("C\t").append(predicates.headSet(Statements.RDF_TYPE).size());
      urls.forEach(url -> lines.append('\t').append(url));
      lines.append('\n');
      int number = 0;
      for (Entry entry : distinct.values()) {
        entry.number = number++;
        entry.rank = predicates.headSet(entry.term.predicate()).size();
        lines.append("T\t").append(entry.columns()).append('\n');
      }
      for (CompiledScope scope : scopes) {
        lines.append("S\t");
        scope.terms().values().stream()
            .mapToInt(term -> requireNonNull(entries.get(term)).number)
            .sorted()
            .forEach(each -> lines.append(each).append(' '));
        lines.append('\n');
      }
      for (CompiledScope scope : scopes) {
        int from = scopes.indexOf(scope);
        int node = scopes.indexOf(scope.forNode());
        if (node != from) {
          lines.append("N\t").append(from).append('\t').append(node).append('\n');
        }
        for (ScopeChanges.Kind kind : KINDS) {
          for (Map.Entry<CompiledTerm, CompiledScope> step : steps(scope, kind)) {
            lines
                .append(kind == ScopeChanges.Kind.TYPE ? "Y\t" : "P\t")
                .append(from)
                .append('\t')
                .append(requireNonNull(entries.get(step.getKey())).number)
                .append('\t')
                .append(scopes.indexOf(step.getValue()))
                .append('\n');
          }
        }
      }
    }
  }
}
