package nl.skillspaspoort.core.vocabulary;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.vocabulary.LabelMatch.Fit;

/**
 * Finds labels by what somebody typed. Words are looked up in a sorted list of all words; only the
 * labels that hold a fitting word for every word that was typed are compared as a whole. Immutable.
 */
final class LabelIndex {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}+#]+");
  private static final int MOST_TYPED = 200;
  private static final int PART_FROM = 4;
  private static final int ONE_TYPO_FROM = 4;
  private static final int TWO_TYPOS_FROM = 8;

  private final List<Name> names;
  private final String[] words;
  private final int[][] namesOfWord;

  private LabelIndex(List<Name> names, String[] words, int[][] namesOfWord) {
    this.names = names;
    this.words = words;
    this.namesOfWord = namesOfWord;
  }

  /** One label of a concept. */
  private record Name(
      Concept concept, String text, String folded, boolean preferred, Language language) {}

  static LabelIndex of(List<Concept> concepts) {
    List<Name> names = new ArrayList<>();
    for (Concept concept : concepts) {
      for (Language language : Language.values()) {
        concept
            .own(language)
            .ifPresent(label -> names.add(name(concept, label.text(), true, language)));
        for (String text : concept.alternativeLabels(language)) {
          names.add(name(concept, text, false, language));
        }
      }
    }
    Map<String, Postings> byWord = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      for (String word : wordsOf(names.get(i).folded())) {
        byWord.computeIfAbsent(word, key -> new Postings()).add(i);
      }
    }
    TreeMap<String, Postings> sorted = new TreeMap<>(byWord);
    return new LabelIndex(
        List.copyOf(names),
        sorted.keySet().toArray(String[]::new),
        sorted.values().stream().map(Postings::toArray).toArray(int[][]::new));
  }

  /** Growing numbers, each once: a bit set for every word would take a gigabyte. */
  private static final class Postings {
    private int[] numbers = new int[2];
    private int size;

    void add(int number) {
      if (size > 0 && numbers[size - 1] == number) {
        return;
      }
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      numbers[size++] = number;
    }

    int[] toArray() {
      return Arrays.copyOf(numbers, size);
    }
  }

  private static Name name(Concept concept, String text, boolean preferred, Language language) {
    return new Name(concept, text, fold(text), preferred, language);
  }

  /** Without accents and case, words parted by one space. */
  static String fold(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return NO_WORD.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  private static List<String> wordsOf(String folded) {
    return folded.isEmpty() ? List.of() : List.of(folded.split(" ", -1));
  }

  List<LabelMatch> search(String typed, Language language, int most, Set<ConceptKind> kinds) {
    String folded = fold(typed.length() > MOST_TYPED ? typed.substring(0, MOST_TYPED) : typed);
    List<String> asked = wordsOf(folded);
    if (asked.isEmpty() || most <= 0) {
      return List.of();
    }
    Map<Concept, Found> best = new HashMap<>();
    BitSet done = new BitSet();
    for (Way way : Way.values()) {
      BitSet fitting = fitting(asked, way);
      fitting.andNot(done);
      done.or(fitting);
      fitting.stream()
          .mapToObj(names::get)
          .filter(name -> kinds.contains(name.concept().kind()))
          .map(name -> new Found(name, fit(name, folded, way), language))
          .forEach(found -> best.merge(found.name().concept(), found, Found::better));
      if (best.size() >= most) {
        break;
      }
    }
    return best.values().stream()
        .sorted(Found.ORDER)
        .limit(most)
        .map(found -> new LabelMatch(found.name().concept(), found.name().text(), found.fit()))
        .toList();
  }

  private static Fit fit(Name name, String typed, Way way) {
    if (name.folded().equals(typed)) {
      return Fit.SAME;
    }
    return way == Way.STARTS && name.folded().startsWith(typed) ? Fit.START : way.fit;
  }

  /** The names that have, for every word that was typed, a word that fits it. */
  private BitSet fitting(List<String> asked, Way way) {
    BitSet all = new BitSet();
    all.set(0, names.size());
    for (String word : asked) {
      BitSet having = new BitSet();
      way.words(words, word).stream()
          .forEach(at -> Arrays.stream(namesOfWord[at]).forEach(having::set));
      all.and(having);
    }
    return all;
  }

  /** The ways in which a word can fit one that was typed, from strict to tolerant. */
  private enum Way {
    STARTS(Fit.WORDS) {
      @Override
      BitSet words(String[] sorted, String typed) {
        BitSet found = new BitSet();
        int at = Arrays.binarySearch(sorted, typed);
        for (int i = at < 0 ? -at - 1 : at; i < sorted.length && sorted[i].startsWith(typed); i++) {
          found.set(i);
        }
        return found;
      }
    },
    HOLDS(Fit.PART) {
      @Override
      BitSet words(String[] sorted, String typed) {
        return typed.length() < PART_FROM
            ? STARTS.words(sorted, typed)
            : matching(sorted, word -> word.contains(typed));
      }
    },
    NEARLY(Fit.TYPO) {
      @Override
      BitSet words(String[] sorted, String typed) {
        int most = typed.length() >= TWO_TYPOS_FROM ? 2 : typed.length() >= ONE_TYPO_FROM ? 1 : 0;
        return most == 0
            ? STARTS.words(sorted, typed)
            : matching(sorted, word -> Typing.startsNearly(word, typed, most));
      }
    };

    private final Fit fit;

    Way(Fit fit) {
      this.fit = fit;
    }

    abstract BitSet words(String[] sorted, String typed);

    static BitSet matching(String[] sorted, java.util.function.Predicate<String> fits) {
      BitSet found = new BitSet();
      for (int i = 0; i < sorted.length; i++) {
        if (fits.test(sorted[i])) {
          found.set(i);
        }
      }
      return found;
    }
  }

  /** A name that fits; ordered so that the same question always gets the same answer. */
  private record Found(Name name, Fit fit, Language wanted) {
    static final Comparator<Found> ORDER =
        Comparator.comparing(Found::fit)
            .thenComparing(found -> !found.name().preferred())
            .thenComparing(found -> found.name().language() != found.wanted())
            .thenComparing(found -> found.name().text().length())
            .thenComparing(found -> found.name().text())
            .thenComparing(found -> found.name().concept().uri());

    static Found better(Found one, Found other) {
      return ORDER.compare(one, other) <= 0 ? one : other;
    }
  }
}
