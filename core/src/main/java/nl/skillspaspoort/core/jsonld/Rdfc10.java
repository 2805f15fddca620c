package nl.skillspaspoort.core.jsonld;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * RDF Dataset Canonicalization, RDFC-1.0, step by step as the specification words it. One object
 * for one dataset.
 *
 * <p>Why not the library titanium-rdfc 2.0.0: it counts a statement twice that names a blank node
 * twice, fails on equal blank nodes in a graph with an IRI for its name, and sorts by UTF-16 unit.
 * The first and the last give other labels or another order than the specification, so signatures
 * that fit nowhere else.
 *
 * <p>Lines are sorted by code point, also inside Hash First Degree Quads. JavaScript software sorts
 * them by UTF-16 unit against the specification; the two differ only where, at the first character
 * in which two lines of one node or document differ, one has U+E000 to U+FFFF and the other a
 * character above U+FFFF.
 *
 * @see <a href="https://www.w3.org/TR/rdf-canon/">RDF Dataset Canonicalization</a>
 */
final class Rdfc10 {
  /** Calls of Hash N-Degree Quads inside each other: fits in half a megabyte of stack. */
  private static final int MAX_RECURSION = 400;

  private final MessageDigest digest;
  private final CanonicalizationBudget budget;
  private final Map<String, List<Quad>> mentions = new LinkedHashMap<>();
  private final Map<String, String> firstDegreeHashes = new HashMap<>();
  private final Issuer canonical = new Issuer("_:c14n");

  private Rdfc10(HashAlgorithm hash, CanonicalizationBudget budget) {
    try {
      this.digest = MessageDigest.getInstance(hash.jcaName());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("this Java platform lacks " + hash.jcaName(), e);
    }
    this.budget = budget;
  }

  /**
   * A canonicalized dataset.
   *
   * @param nQuads the serialized canonical form
   * @param labels canonical label of each blank node of the input, in the order of issue, both with
   *     {@code _:}
   */
  record Canonicalized(String nQuads, Map<String, String> labels) {}

  /** Section 4.4.3, Canonicalization Algorithm. */
  static Canonicalized canonicalize(
      Collection<Quad> dataset, HashAlgorithm hash, CanonicalizationBudget budget)
      throws JsonLdException {
    return new Rdfc10(hash, budget).run(new LinkedHashSet<>(dataset));
  }

  private Canonicalized run(LinkedHashSet<Quad> dataset) throws JsonLdException {
    for (Quad quad : dataset) {
      // A set of statements for each node: one that names it twice counts once.
      mention(quad.subject(), quad);
      if (!quad.object().equals(quad.subject())) {
        mention(quad.object(), quad);
      }
      String graph = quad.graph();
      if (graph != null && !graph.equals(quad.subject()) && !graph.equals(quad.object())) {
        mention(graph, quad);
      }
    }
    // ASCII hexadecimal: String order is code point order.
    TreeMap<String, List<String>> hashToBlankNodes = new TreeMap<>();
    for (String node : mentions.keySet()) {
      hashToBlankNodes
          .computeIfAbsent(hashFirstDegreeQuads(node), unused -> new ArrayList<>(1))
          .add(node);
    }
    hashToBlankNodes
        .values()
        .removeIf(
            nodes -> {
              if (nodes.size() > 1) {
                return false;
              }
              canonical.issue(nodes.get(0));
              return true;
            });
    for (List<String> nodes : hashToBlankNodes.values()) {
      List<NDegree> paths = new ArrayList<>();
      for (String node : nodes) {
        if (canonical.issued(node) == null) {
          Issuer temporary = new Issuer("_:b");
          temporary.issue(node);
          paths.add(hashNDegreeQuads(node, temporary, 0));
        }
      }
      paths.sort(Comparator.comparing(NDegree::hash));
      for (NDegree path : paths) {
        path.issuer().existing().forEach(canonical::issue);
      }
    }
    return new Canonicalized(serialize(dataset), canonical.map());
  }

  private void mention(String part, Quad quad) {
    if (Quad.isBlank(part)) {
      mentions.computeIfAbsent(part, unused -> new ArrayList<>()).add(quad);
    }
  }

  private String serialize(Collection<Quad> dataset) {
    List<String> lines = new ArrayList<>(dataset.size());
    int length = 0;
    for (Quad quad : dataset) {
      String graph = quad.graph();
      String line =
          new Quad(
                  canonicalLabel(quad.subject()),
                  quad.predicate(),
                  canonicalLabel(quad.object()),
                  graph == null ? null : canonicalLabel(graph))
              .line();
      lines.add(line);
      length += line.length();
    }
    lines.sort(NQuads.CODE_POINT_ORDER);
    StringBuilder out = new StringBuilder(length);
    lines.forEach(out::append);
    return out.toString();
  }

  private String canonicalLabel(String part) {
    if (!Quad.isBlank(part)) {
      return part;
    }
    String label = canonical.issued(part);
    if (label == null) {
      throw new AssertionError("a blank node without canonical label");
    }
    return label;
  }

  /** Section 4.6.3, Hash First Degree Quads. */
  private String hashFirstDegreeQuads(String reference) {
    String known = firstDegreeHashes.get(reference);
    if (known != null) {
      return known;
    }
    List<String> lines = new ArrayList<>();
    for (Quad quad : mentions.getOrDefault(reference, List.of())) {
      String graph = quad.graph();
      lines.add(
          new Quad(
                  placeholder(quad.subject(), reference),
                  quad.predicate(),
                  placeholder(quad.object(), reference),
                  graph == null ? null : placeholder(graph, reference))
              .line());
    }
    lines.sort(NQuads.CODE_POINT_ORDER);
    digest.reset();
    for (String line : lines) {
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    String hash = HexFormat.of().formatHex(digest.digest());
    firstDegreeHashes.put(reference, hash);
    return hash;
  }

  private static String placeholder(String part, String reference) {
    return !Quad.isBlank(part) ? part : part.equals(reference) ? "_:a" : "_:z";
  }

  /** Section 4.7.3, Hash Related Blank Node. */
  private String hashRelatedBlankNode(String related, Quad quad, Issuer issuer, char position) {
    StringBuilder input = new StringBuilder(160);
    input.append(position);
    if (position != 'g') {
      input.append(quad.predicate());
    }
    String label = canonical.issued(related);
    if (label == null) {
      label = issuer.issued(related);
    }
    input.append(label == null ? hashFirstDegreeQuads(related) : label);
    return hash(input);
  }

  /** Section 4.8.3, Hash N-Degree Quads. */
  private NDegree hashNDegreeQuads(String identifier, Issuer issuerBefore, int depth)
      throws JsonLdException {
    budget.hashNDegreeCall();
    budget.recursion(depth, MAX_RECURSION);
    Issuer issuer = issuerBefore;
    StringBuilder dataToHash = new StringBuilder();
    for (Map.Entry<String, List<String>> related :
        hashToRelated(identifier, issuerBefore).entrySet()) {
      dataToHash.append(related.getKey());
      String chosenPath = "";
      Issuer chosenIssuer = issuer;
      List<String> permutation = related.getValue();
      Collections.sort(permutation);
      do {
        budget.hashNDegreeSteps(1 + permutation.size() + issuer.existing().size() / 16);
        Path path = path(permutation, issuer, chosenPath, depth);
        if (path != null && (chosenPath.isEmpty() || path.text().compareTo(chosenPath) < 0)) {
          chosenPath = path.text();
          chosenIssuer = path.issuer();
        }
      } while (nextPermutation(permutation));
      dataToHash.append(chosenPath);
      issuer = chosenIssuer;
    }
    return new NDegree(hash(dataToHash), issuer);
  }

  /**
   * Steps 1 to 3: a list with repetitions, for a node is related once for each statement that
   * relates it.
   */
  private TreeMap<String, List<String>> hashToRelated(String identifier, Issuer issuer)
      throws JsonLdException {
    TreeMap<String, List<String>> hashToRelated = new TreeMap<>();
    List<Quad> quads = mentions.getOrDefault(identifier, List.of());
    budget.hashNDegreeSteps(quads.size());
    for (Quad quad : quads) {
      relate(identifier, quad.subject(), quad, issuer, 's', hashToRelated);
      relate(identifier, quad.object(), quad, issuer, 'o', hashToRelated);
      relate(identifier, quad.graph(), quad, issuer, 'g', hashToRelated);
    }
    return hashToRelated;
  }

  private void relate(
      String identifier,
      @Nullable String part,
      Quad quad,
      Issuer issuer,
      char position,
      Map<String, List<String>> hashToRelated) {
    if (part != null && Quad.isBlank(part) && !part.equals(identifier)) {
      hashToRelated
          .computeIfAbsent(
              hashRelatedBlankNode(part, quad, issuer, position), unused -> new ArrayList<>(2))
          .add(part);
    }
  }

  /** Steps 5.4.1 to 5.4.5 for one permutation; null if it cannot become the chosen path. */
  private @Nullable Path path(List<String> permutation, Issuer issuer, String chosenPath, int depth)
      throws JsonLdException {
    Issuer issuerCopy = issuer.copy();
    StringBuilder path = new StringBuilder();
    List<String> recursionList = new ArrayList<>();
    for (String related : permutation) {
      String label = canonical.issued(related);
      if (label == null) {
        if (issuerCopy.issued(related) == null) {
          recursionList.add(related);
        }
        label = issuerCopy.issue(related);
      }
      path.append(label);
      if (isBeyond(path, chosenPath)) {
        return null;
      }
    }
    for (String related : recursionList) {
      NDegree result = hashNDegreeQuads(related, issuerCopy, depth + 1);
      path.append(issuerCopy.issue(related)).append('<').append(result.hash()).append('>');
      issuerCopy = result.issuer();
      if (isBeyond(path, chosenPath)) {
        return null;
      }
    }
    return new Path(path.toString(), issuerCopy);
  }

  private static boolean isBeyond(StringBuilder path, String chosenPath) {
    return !chosenPath.isEmpty()
        && path.length() >= chosenPath.length()
        && CharSequence.compare(path, chosenPath) > 0;
  }

  /**
   * The next order of the list, each distinct one once; false after the last. Equal elements make
   * equal paths, so their permutations among themselves need no visit.
   */
  private static boolean nextPermutation(List<String> list) {
    int i = list.size() - 2;
    while (i >= 0 && list.get(i).compareTo(list.get(i + 1)) >= 0) {
      i--;
    }
    if (i < 0) {
      return false;
    }
    int j = list.size() - 1;
    while (list.get(j).compareTo(list.get(i)) <= 0) {
      j--;
    }
    Collections.swap(list, i, j);
    Collections.reverse(list.subList(i + 1, list.size()));
    return true;
  }

  private String hash(CharSequence ascii) {
    digest.reset();
    return HexFormat.of()
        .formatHex(digest.digest(ascii.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private record NDegree(String hash, Issuer issuer) {}

  private record Path(String text, Issuer issuer) {}

  /** Section 4.5, Issue Identifier: labels in the order in which they were asked for. */
  private static final class Issuer {
    private final String prefix;
    private final LinkedHashMap<String, String> labels;

    Issuer(String prefix) {
      this(prefix, new LinkedHashMap<>());
    }

    private Issuer(String prefix, LinkedHashMap<String, String> labels) {
      this.prefix = prefix;
      this.labels = labels;
    }

    String issue(String existing) {
      String label = labels.get(existing);
      if (label == null) {
        label = prefix + labels.size();
        labels.put(existing, label);
      }
      return label;
    }

    @Nullable String issued(String existing) {
      return labels.get(existing);
    }

    Collection<String> existing() {
      return labels.keySet();
    }

    Map<String, String> map() {
      return Collections.unmodifiableMap(labels);
    }

    Issuer copy() {
      return new Issuer(prefix, new LinkedHashMap<>(labels));
    }
  }
}
