package nl.skillspaspoort.core.crosswalk;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.skillspaspoort.core.crosswalk.CrosswalkAnswer.Counts;
import nl.skillspaspoort.core.skill.SkillReference;

/**
 * Mappings between vocabularies, and what may be concluded from them.
 *
 * <table>
 * <caption>When somebody holds H and R is requested</caption>
 * <tr><th>H … R</th><th>counts as</th></tr>
 * <tr><td>the same URI, or a chain of exactMatch</td><td>present</td></tr>
 * <tr><td>broadMatch: R is broader, H is a part of it</td><td>partly, one hop</td></tr>
 * <tr><td>closeMatch</td><td>likely: ask a person; never chained</td></tr>
 * <tr><td>narrowMatch: H is more general</td><td>a hint, no proof</td></tr>
 * <tr><td>relatedMatch, mappingRelation</td><td>a hint</td></tr>
 * </table>
 *
 * <p>Before and after the one hop, exact matches may stand. A row is read from both sides: {@code H
 * narrowMatch R} is {@code R broadMatch H}. Where rows differ, the strongest counts; of equal ones
 * the shortest path, then the one that stands first.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Crosswalk {
  private static final Crosswalk NONE = new Crosswalk(List.of());
  private static final int MOST_EXACT_HOPS = 8;

  private final List<Mapping> mappings;
  private final Map<String, List<Step>> steps = new HashMap<>();

  private Crosswalk(List<Mapping> mappings) {
    this.mappings = mappings;
    for (Mapping mapping : mappings) {
      step(mapping.subject(), mapping.object(), mapping.predicate(), mapping);
      step(mapping.object(), mapping.subject(), mapping.predicate().inverse(), mapping);
    }
  }

  private void step(String from, String to, MappingPredicate predicate, Mapping mapping) {
    steps.computeIfAbsent(from, key -> new ArrayList<>()).add(new Step(to, predicate, mapping));
  }

  /** A mapping seen from one side. */
  private record Step(String to, MappingPredicate predicate, Mapping mapping) {}

  /** No mappings: only the same URI counts. */
  public static Crosswalk none() {
    return NONE;
  }

  /** These mappings, in this order. */
  public static Crosswalk of(List<Mapping> mappings) {
    return new Crosswalk(List.copyOf(mappings));
  }

  /**
   * Reads a set of mappings from an SSSOM table. All or nothing: one wrong row refuses the set.
   *
   * @throws CrosswalkException ({@code MAPPING_REFUSED}) with the number of the line
   */
  public static Crosswalk readSssom(InputStream in) throws IOException, CrosswalkException {
    return of(new SssomReader().read(in));
  }

  /** These mappings and then those of another crosswalk. */
  public Crosswalk and(Crosswalk other) {
    List<Mapping> both = new ArrayList<>(mappings);
    both.addAll(other.mappings);
    return of(both);
  }

  /** The mappings, in order. */
  public List<Mapping> mappings() {
    return mappings;
  }

  /** True if there are none. */
  public boolean isEmpty() {
    return mappings.isEmpty();
  }

  /** How a held skill counts for a requested one. */
  public CrosswalkAnswer answer(SkillReference held, SkillReference requested) {
    return Objects.requireNonNullElse(
        reach(held.toString()).get(requested.toString()), CrosswalkAnswer.NOTHING);
  }

  /** Everything that a held skill counts for, by URI; the skill itself among it. */
  public Map<String, CrosswalkAnswer> reach(String held) {
    Map<String, CrosswalkAnswer> reached = new LinkedHashMap<>();
    Map<String, List<Mapping>> same = exact(held);
    same.forEach((uri, path) -> better(reached, uri, new CrosswalkAnswer(Counts.PRESENT, path)));
    same.forEach(
        (uri, path) -> {
          for (Step step : steps.getOrDefault(uri, List.of())) {
            if (step.predicate() != MappingPredicate.EXACT_MATCH) {
              hop(reached, path, step);
            }
          }
        });
    return reached;
  }

  /** One hop that is not exact, and for "partly" the exact ones behind it. */
  private void hop(Map<String, CrosswalkAnswer> reached, List<Mapping> path, Step step) {
    List<Mapping> longer = new ArrayList<>(path);
    longer.add(step.mapping());
    switch (step.predicate()) {
      case BROAD_MATCH ->
          exact(step.to())
              .forEach(
                  (uri, rest) -> {
                    List<Mapping> whole = new ArrayList<>(longer);
                    whole.addAll(rest);
                    better(reached, uri, new CrosswalkAnswer(Counts.PARTLY, whole));
                  });
      case CLOSE_MATCH -> {
        // Chained with nothing, not even with an exact match before it.
        if (path.isEmpty()) {
          better(reached, step.to(), new CrosswalkAnswer(Counts.LIKELY, longer));
        }
      }
      default -> {
        if (path.isEmpty()) {
          better(reached, step.to(), new CrosswalkAnswer(Counts.HINT, longer));
        }
      }
    }
  }

  /** What is the same as this by chains of exact matches, with the shortest chain for each. */
  private Map<String, List<Mapping>> exact(String start) {
    Map<String, List<Mapping>> paths = new LinkedHashMap<>();
    paths.put(start, List.of());
    Deque<String> next = new ArrayDeque<>(List.of(start));
    while (!next.isEmpty()) {
      String at = next.remove();
      List<Mapping> path = paths.getOrDefault(at, List.of());
      for (Step step : steps.getOrDefault(at, List.of())) {
        if (step.predicate() == MappingPredicate.EXACT_MATCH
            && path.size() < MOST_EXACT_HOPS
            && !paths.containsKey(step.to())) {
          List<Mapping> longer = new ArrayList<>(path);
          longer.add(step.mapping());
          paths.put(step.to(), List.copyOf(longer));
          next.add(step.to());
        }
      }
    }
    return paths;
  }

  private static final Comparator<CrosswalkAnswer> BETTER =
      Comparator.comparing(CrosswalkAnswer::counts).thenComparing(answer -> -answer.path().size());

  private static void better(
      Map<String, CrosswalkAnswer> reached, String uri, CrosswalkAnswer answer) {
    reached.merge(uri, answer, (before, now) -> BETTER.compare(now, before) > 0 ? now : before);
  }

  /** How many mappings. */
  @Override
  public String toString() {
    return "Crosswalk[" + mappings.size() + " mappings]";
  }
}
