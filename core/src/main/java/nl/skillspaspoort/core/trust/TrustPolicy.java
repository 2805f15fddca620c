package nl.skillspaspoort.core.trust;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.trust.TrustEvidence.Answer;

/**
 * Which lists are asked and how their answers are put together. The way is always named: there is
 * no silent "first match".
 *
 * <p>Whatever the way, one list that denies the issuer, or that says the key is in other hands,
 * ends it; a list that is past its next update still can.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class TrustPolicy {

  /** The ways of putting answers together. */
  public enum Combination {
    /** There is no list; nothing is recognised. */
    NONE,
    /** One list that recognises the issuer is enough. */
    ANY_OF,
    /** Every list must recognise the issuer. */
    ALL_OF,
    /** The first list that knows the issuer decides. */
    ORDERED
  }

  private static final TrustPolicy NOBODY =
      new TrustPolicy(Combination.NONE, List.of(), Duration.ZERO);

  private static final List<TrustList> NO_LISTS = List.of();

  private final Combination combination;
  private final List<TrustSource> sources;
  private final Duration grace;

  private TrustPolicy(
      Combination combination, List<? extends TrustSource> sources, Duration grace) {
    this.combination = combination;
    this.sources = List.copyOf(sources);
    this.grace = grace;
    Set<String> ids = new HashSet<>();
    for (TrustSource source : this.sources) {
      // What a sender brings along must not be able to end this: it may come twice.
      boolean configured = source instanceof TrustList list && !list.isStapled();
      if (configured && !ids.add(source.id())) {
        throw new BrokenRule("the list " + source.id() + " twice", "it once");
      }
    }
  }

  /** The policy that recognises nobody. */
  public static TrustPolicy none() {
    return NOBODY;
  }

  /**
   * One list that recognises the issuer is enough; a list that cannot tell then only gives a
   * warning. Without such a list, one that cannot tell makes the answer undetermined.
   *
   * @throws IllegalArgumentException if two sources have the same identifier
   */
  public static TrustPolicy anyOf(List<? extends TrustSource> sources) {
    return new TrustPolicy(Combination.ANY_OF, sources, Duration.ZERO);
  }

  /**
   * Every list must recognise the issuer. One that refuses decides; without such a list, one that
   * cannot tell makes the answer undetermined.
   *
   * @throws IllegalArgumentException if two sources have the same identifier
   */
  public static TrustPolicy allOf(List<? extends TrustSource> sources) {
    return new TrustPolicy(Combination.ALL_OF, sources, Duration.ZERO);
  }

  /**
   * The first list in this order that knows the issuer decides, for it or against it. A list before
   * that which cannot tell makes the answer undetermined.
   *
   * @throws IllegalArgumentException if two sources have the same identifier
   */
  public static TrustPolicy ordered(List<? extends TrustSource> sources) {
    return new TrustPolicy(Combination.ORDERED, sources, Duration.ZERO);
  }

  /**
   * The same policy, using a list for this long after its next update, with a warning.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  public TrustPolicy withGrace(Duration duration) {
    if (duration.isNegative()) {
      throw new BrokenRule(duration.toString(), "zero or more");
    }
    return new TrustPolicy(combination, sources, duration);
  }

  /** How the answers are put together. */
  public Combination combination() {
    return combination;
  }

  /** The lists, in order. */
  public List<TrustSource> sources() {
    return sources;
  }

  /** How long after its next update a list is used. */
  public Duration grace() {
    return grace;
  }

  /** The answer to a query. Pure: the same query gets the same answer. */
  public TrustDecision decide(TrustQuery query) {
    Objects.requireNonNull(query, "query");
    List<TrustEvidence> said = new ArrayList<>();
    Set<String> names = names(query.issuer());
    for (TrustSource source : sources) {
      said.add(
          source instanceof TrustList list
              ? ListJudge.judge(list, query, names, grace)
              : unavailable((UnavailableList) source));
    }
    Judgement judgement = new Judgement(query, combination, grace, said, warnings(said));
    if (said.isEmpty()) {
      return new TrustDecision.NotTrusted(
          judgement,
          List.of(
              Problem.of(ProblemCode.NO_TRUST_POLICY, "no trust list", "at least one trust list")));
    }
    List<Problem> vetoes = vetoes(said);
    if (!vetoes.isEmpty()) {
      return new TrustDecision.NotTrusted(judgement, Explaining.ranked(vetoes));
    }
    return switch (combination) {
      case ANY_OF, NONE -> anyOf(judgement);
      case ALL_OF -> allOf(judgement);
      case ORDERED -> ordered(judgement);
    };
  }

  /** The issuer's name and every other one that any of the lists gives it. */
  private Set<String> names(String issuer) {
    Set<String> names = new HashSet<>(Set.of(issuer));
    Deque<String> unasked = new ArrayDeque<>(names);
    while (!unasked.isEmpty()) {
      String name = unasked.remove();
      for (TrustSource source : sources) {
        for (TrustList list : source instanceof TrustList top ? top.withAllDelegated() : NO_LISTS) {
          for (IssuerIdentity identity :
              list.find(name).map(TrustedIssuer::identities).orElse(List.of())) {
            if (names.add(identity.value())) {
              unasked.add(identity.value());
            }
          }
        }
      }
    }
    return names;
  }

  private static TrustEvidence unavailable(UnavailableList source) {
    return ListJudge.undetermined(source.id(), source.problem());
  }

  private static List<Problem> vetoes(List<TrustEvidence> said) {
    List<Problem> vetoes = new ArrayList<>();
    for (TrustEvidence source : said) {
      for (Problem problem : source.problems()) {
        if (ListJudge.isVeto(problem.code())) {
          vetoes.add(problem);
        }
      }
    }
    return vetoes;
  }

  private static List<Problem> warnings(List<TrustEvidence> said) {
    Set<Problem> warnings = new LinkedHashSet<>();
    for (TrustEvidence source : said) {
      warnings.addAll(source.warnings());
    }
    return List.copyOf(warnings);
  }

  private static TrustDecision anyOf(Judgement judgement) {
    return judgement.recognised().isEmpty()
        ? refusedOrUndetermined(judgement)
        : trustedByOne(judgement);
  }

  /** What the lists say that do not recognise the issuer is no reason, but worth knowing. */
  private static TrustDecision trustedByOne(Judgement judgement) {
    List<Problem> warnings = new ArrayList<>(judgement.warnings());
    warnings.addAll(problems(judgement.having(Answer.UNDETERMINED)));
    warnings.addAll(withoutUnlisted(problems(judgement.having(Answer.REFUSED))));
    return new TrustDecision.Trusted(judgement.withWarnings(warnings));
  }

  private static TrustDecision refusedOrUndetermined(Judgement judgement) {
    List<TrustEvidence> undetermined = judgement.having(Answer.UNDETERMINED);
    if (!undetermined.isEmpty()) {
      return new TrustDecision.Undetermined(judgement, problems(undetermined));
    }
    List<Problem> all = problems(judgement.having(Answer.REFUSED));
    List<Problem> telling = withoutUnlisted(all);
    return new TrustDecision.NotTrusted(judgement, telling.isEmpty() ? all : telling);
  }

  private static TrustDecision allOf(Judgement judgement) {
    List<TrustEvidence> refused = judgement.having(Answer.REFUSED);
    if (!refused.isEmpty()) {
      return new TrustDecision.NotTrusted(judgement, problems(refused));
    }
    List<TrustEvidence> undetermined = judgement.having(Answer.UNDETERMINED);
    return undetermined.isEmpty()
        ? new TrustDecision.Trusted(judgement)
        : new TrustDecision.Undetermined(judgement, problems(undetermined));
  }

  private static TrustDecision ordered(Judgement judgement) {
    for (TrustEvidence source : judgement.sources()) {
      switch (source.answer()) {
        case RECOGNISED -> {
          return trustedByOne(judgement);
        }
        case UNDETERMINED -> {
          return new TrustDecision.Undetermined(judgement, source.problems());
        }
        case REFUSED -> {
          if (!withoutUnlisted(source.problems()).isEmpty()) {
            return new TrustDecision.NotTrusted(judgement, source.problems());
          }
        }
      }
    }
    return refusedOrUndetermined(judgement);
  }

  private static List<Problem> problems(List<TrustEvidence> sources) {
    List<Problem> problems = new ArrayList<>();
    for (TrustEvidence source : sources) {
      problems.addAll(source.problems());
    }
    return Explaining.ranked(problems);
  }

  /** Without "not listed", which says nothing once another list knows the issuer. */
  private static List<Problem> withoutUnlisted(List<Problem> problems) {
    List<Problem> others = new ArrayList<>();
    for (Problem problem : problems) {
      if (problem.code() != ProblemCode.ISSUER_NOT_LISTED) {
        others.add(problem);
      }
    }
    return others;
  }

  /** The way and the number of lists. */
  @Override
  public String toString() {
    return "TrustPolicy[" + combination + " of " + sources.size() + " lists]";
  }
}
