package nl.skillspaspoort.core.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.vocabulary.Concept.Requires;
import org.jspecify.annotations.Nullable;

/**
 * One version of one scheme: its concepts, their hierarchy, and what its occupations require.
 *
 * <p>Immutable and safe for use by several threads. A full ESCO takes a few tens of megabytes.
 */
public final class Vocabulary {
  private static final List<String> SAMPLE_TABLES =
      List.of("skills.csv", "occupations.csv", "occupation_skill.csv");

  private final Scheme scheme;
  private final List<Concept> concepts;
  private final Map<String, Integer> byUri;
  private final Links broader;
  private final Links narrower;
  private final List<List<Requires>> required;
  private final int requirements;
  private final int dropped;
  private volatile @Nullable LabelIndex labels;

  private Vocabulary(Builder builder) {
    this.scheme = builder.scheme;
    List<Concept.Entry> entries = builder.sortedEntries();
    this.byUri = new HashMap<>(entries.size() * 2);
    List<Concept> all = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      byUri.put(entries.get(i).uri(), i);
      all.add(new Concept(this, i, entries.get(i)));
    }
    this.concepts = List.copyOf(all);
    int[] place = builder.places(byUri);
    Links.Builder up = new Links.Builder(entries.size());
    Links.Builder down = new Links.Builder(entries.size());
    builder.broader.forEach(
        (from, to, tag) -> {
          up.add(place[from], place[to], 0);
          down.add(place[to], place[from], 0);
        });
    this.broader = up.build();
    this.narrower = down.build();
    Links.Builder needs = new Links.Builder(entries.size());
    builder.requires.forEach((from, to, tag) -> needs.add(place[from], place[to], tag));
    Links requires = needs.build();
    this.requirements = requires.size();
    List<List<Requires>> lists = new ArrayList<>(concepts.size());
    for (int i = 0; i < concepts.size(); i++) {
      lists.add(requires(requires, i));
    }
    this.required = List.copyOf(lists);
    this.dropped = up.dropped() + needs.dropped();
  }

  /** Starts a vocabulary without concepts. */
  public static Builder builder(Scheme scheme) {
    return new Builder(scheme);
  }

  /**
   * A small sample of ESCO, of our own making: the occupations of the examples with their complete
   * lists of essential skills, in Dutch and English. For examples and tests; import a full release
   * for real work.
   *
   * <p>This service uses the ESCO classification of the European Commission.
   */
  public static Vocabulary sample() {
    return Sample.VOCABULARY;
  }

  /** Loaded when somebody asks for it. */
  private static final class Sample {
    private static final Vocabulary VOCABULARY = load();

    private static Vocabulary load() {
      VocabularyReader reader = VocabularyReader.of(new Scheme("ESCO (voorbeeld)", "1.1.1/1.2"));
      for (String table : SAMPLE_TABLES) {
        try (InputStream in = Vocabulary.class.getResourceAsStream("sample/" + table)) {
          reader.read(table, Objects.requireNonNull(in, table));
        } catch (IOException | VocabularyException e) {
          throw new AssertionError(table, e);
        }
      }
      return reader.vocabulary();
    }
  }

  /** Which vocabulary it is. */
  public Scheme scheme() {
    return scheme;
  }

  /** Every concept, in the order of the URIs. */
  public List<Concept> concepts() {
    return concepts;
  }

  /** Every occupation, in the order of the URIs. */
  public List<Concept> occupations() {
    return concepts.stream().filter(concept -> concept.kind() == ConceptKind.OCCUPATION).toList();
  }

  /** The concept with this URI. */
  public Optional<Concept> find(String uri) {
    return Optional.ofNullable(byUri.get(uri)).map(concepts::get);
  }

  /** How many relations were read whose ends are not both in the vocabulary; they are left out. */
  public int droppedRelations() {
    return dropped;
  }

  /** The number of requirements of all occupations. */
  public int requirementCount() {
    return requirements;
  }

  /**
   * The concepts whose labels fit what somebody typed, the best first: see {@link
   * Vocabularies#search}.
   */
  List<LabelMatch> search(String typed, Language language, int most, Set<ConceptKind> kinds) {
    LabelIndex index = labels;
    if (index == null) {
      // Two threads may both make one; they are equal.
      index = LabelIndex.of(concepts);
      labels = index;
    }
    return index.search(typed, language, most, kinds);
  }

  List<Concept> broader(int index) {
    return broader.from(index, concepts);
  }

  List<Concept> narrower(int index) {
    return narrower.from(index, concepts);
  }

  List<Concept> ancestors(int index) {
    Set<Integer> seen = new LinkedHashSet<>();
    Deque<Integer> next = new ArrayDeque<>(List.of(index));
    while (!next.isEmpty()) {
      for (int above : broader.of(next.remove())) {
        if (above != index && seen.add(above)) {
          next.add(above);
        }
      }
    }
    return seen.stream().map(concepts::get).toList();
  }

  List<Requires> requires(int index) {
    return required.get(index);
  }

  private List<Requires> requires(Links requires, int index) {
    List<Requires> needed = new ArrayList<>();
    for (int at = requires.start(index); at < requires.start(index + 1); at++) {
      needed.add(
          new Requires(
              concepts.get(requires.target(at)), RequirementStrength.ofRank(requires.tag(at))));
    }
    needed.sort(
        (one, other) ->
            one.strength() == other.strength()
                ? Integer.compare(one.skill().index(), other.skill().index())
                : other.strength().compareTo(one.strength()));
    return List.copyOf(needed);
  }

  /** The scheme and how many concepts. */
  @Override
  public String toString() {
    return "Vocabulary[" + scheme + ", " + concepts.size() + " concepts]";
  }

  /**
   * Collects concepts and relations in any order: a relation may come before the concepts that it
   * joins. Not thread-safe.
   */
  public static final class Builder {
    private final Scheme scheme;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> uris = new ArrayList<>();
    private final List<@Nullable EntryBuilder> entries = new ArrayList<>();
    private final Links.Collected broader = new Links.Collected();
    private final Links.Collected requires = new Links.Collected();

    private Builder(Scheme scheme) {
      this.scheme = scheme;
    }

    /** Adds a concept, or a further kind or code of one. */
    public Builder concept(String uri, ConceptKind kind) {
      entry(uri).kind(kind);
      return this;
    }

    /** The code of a concept in the scheme. */
    public Builder code(String uri, String code) {
      if (!code.isBlank()) {
        entry(uri).code = code.strip();
      }
      return this;
    }

    /** The preferred label of a concept in a language. The first one counts. */
    public Builder label(String uri, Language language, String text) {
      entry(uri).label(Concept.slot(language), text);
      return this;
    }

    /** A further label of a concept in a language. */
    public Builder alternative(String uri, Language language, String text) {
      entry(uri).alternative(Concept.slot(language), text);
      return this;
    }

    /** Puts a concept under another one. */
    public Builder broader(String uri, String broaderUri) {
      broader.add(number(uri), number(broaderUri), 0);
      return this;
    }

    /** Says that an occupation requires a skill. Said twice, the stronger one counts. */
    public Builder requires(String occupationUri, String skillUri, RequirementStrength strength) {
      requires.add(number(occupationUri), number(skillUri), strength.rank());
      return this;
    }

    /** The number of concepts so far. */
    public int size() {
      return numbers.size();
    }

    /** The number of relations so far. */
    public int relations() {
      return broader.size() + requires.size();
    }

    /** The vocabulary. Concepts that have no kind and relations to them are left out. */
    public Vocabulary build() {
      return new Vocabulary(this);
    }

    private EntryBuilder entry(String uri) {
      int number = number(uri);
      EntryBuilder entry = entries.get(number);
      if (entry == null) {
        entry = new EntryBuilder();
        entries.set(number, entry);
      }
      return entry;
    }

    private int number(String uri) {
      Integer known = numbers.get(uri);
      if (known != null) {
        return known;
      }
      numbers.put(uri, uris.size());
      uris.add(uri);
      entries.add(null);
      return uris.size() - 1;
    }

    private List<Concept.Entry> sortedEntries() {
      List<Concept.Entry> sorted = new ArrayList<>();
      for (int i = 0; i < uris.size(); i++) {
        EntryBuilder entry = entries.get(i);
        if (entry != null && entry.kind != null) {
          sorted.add(entry.build(uris.get(i), entry.kind));
        }
      }
      sorted.sort((one, other) -> one.uri().compareTo(other.uri()));
      return sorted;
    }

    /** Where the concept with each number went; -1 if it was left out. */
    private int[] places(Map<String, Integer> byUri) {
      int[] places = new int[uris.size()];
      Arrays.setAll(places, number -> byUri.getOrDefault(uris.get(number), -1));
      return places;
    }
  }

  /** A concept while it is collected. */
  private static final class EntryBuilder {
    private final String[] labels = {"", ""};
    private final List<Set<String>> alternatives =
        List.of(new LinkedHashSet<>(), new LinkedHashSet<>());
    private @Nullable ConceptKind kind;
    private String code = "";

    void kind(ConceptKind said) {
      // Tables of collections list skills as plain concepts: the more telling kind stays.
      if (kind == null || said == ConceptKind.KNOWLEDGE) {
        kind = said;
      }
    }

    void label(int slot, String text) {
      if (labels[slot].isEmpty()) {
        labels[slot] = text.strip();
      } else {
        alternative(slot, text);
      }
    }

    void alternative(int slot, String text) {
      String name = text.strip();
      if (!name.isEmpty() && !name.equals(labels[slot])) {
        alternatives.get(slot).add(name);
      }
    }

    Concept.Entry build(String uri, ConceptKind known) {
      return new Concept.Entry(uri, known, code, List.of(labels), List.of(without(0), without(1)));
    }

    private List<String> without(int slot) {
      return alternatives.get(slot).stream().filter(name -> !name.equals(labels[slot])).toList();
    }
  }
}
