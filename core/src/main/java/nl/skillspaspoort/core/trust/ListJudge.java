package nl.skillspaspoort.core.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.trust.TrustEvidence.Answer;

/** What one list says about one query. */
final class ListJudge {
  private final TrustList list;
  private final TrustQuery query;
  private final Set<String> names;
  private final Duration grace;
  private final List<Problem> warnings = new ArrayList<>();

  private ListJudge(TrustList list, TrustQuery query, Set<String> names, Duration grace) {
    this.list = list;
    this.query = query;
    this.names = names;
    this.grace = grace;
  }

  /**
   * What it says.
   *
   * @param names all that the issuer is called, by whatever list
   */
  static TrustEvidence judge(TrustList list, TrustQuery query, Set<String> names, Duration grace) {
    ListJudge judge = new ListJudge(list, query, names, grace);
    List<Problem> vetoes = judge.vetoes();
    if (!vetoes.isEmpty()) {
      return judge.evidence(Answer.REFUSED, List.of(), vetoes);
    }
    Optional<Problem> unusable = judge.unusable();
    return unusable.isPresent()
        ? judge.evidence(Answer.UNDETERMINED, List.of(), List.of(unusable.get()))
        : judge.recognition();
  }

  /** For a list that could not be had. */
  static TrustEvidence undetermined(String sourceId, Problem problem) {
    return new TrustEvidence(
        sourceId,
        Optional.empty(),
        Answer.UNDETERMINED,
        Optional.empty(),
        List.of(),
        List.of(problem),
        List.of(),
        List.of());
  }

  /** True for what one list can say that no other list can make good. */
  static boolean isVeto(ProblemCode code) {
    return code == ProblemCode.ISSUER_DENIED || code == ProblemCode.KEY_COMPROMISED;
  }

  private List<Problem> vetoes() {
    List<Problem> vetoes = new ArrayList<>();
    addVetoes(list, vetoes);
    return vetoes;
  }

  /**
   * A delegate may deny as well: what is delegated is never more than before. Who is denied under
   * one name is denied under all.
   */
  private void addVetoes(TrustList list, List<Problem> vetoes) {
    if (names.stream().anyMatch(list::denies)) {
      vetoes.add(
          Problem.of(
              ProblemCode.ISSUER_DENIED,
              "an issuer that the list " + list.id() + " denies",
              "an issuer that no list denies"));
    }
    if (query.signingKey().filter(list::isCompromised).isPresent()) {
      vetoes.add(
          Problem.of(
              ProblemCode.KEY_COMPROMISED,
              "a key that is in other hands, as the list " + list.id() + " says",
              "a key that only the issuer has"));
    }
    for (DelegatedList part : list.delegated()) {
      if (part.list() instanceof TrustList delegated) {
        addVetoes(delegated, vetoes);
      }
    }
  }

  private Optional<Problem> unusable() {
    Instant now = query.knownAt();
    if (now.isBefore(list.issuedAt())) {
      return Optional.of(
          Problem.of(
              ProblemCode.LIST_NOT_YET,
              "the list " + list.id() + ", issued at " + list.issuedAt(),
              "a list that was issued by " + now));
    }
    if (!now.isAfter(list.nextUpdate())) {
      return Optional.empty();
    }
    Problem stale =
        Problem.of(
            ProblemCode.LIST_STALE,
            "the list " + list.id() + ", whose next update was due by " + list.nextUpdate(),
            "a list whose next update is not due at " + now);
    if (Duration.between(list.nextUpdate(), now).compareTo(grace) > 0) {
      return Optional.of(stale);
    }
    warnings.add(stale);
    return Optional.empty();
  }

  private Problem notListed() {
    return Problem.of(
        ProblemCode.ISSUER_NOT_LISTED,
        "an issuer that is not on the list " + list.id(),
        "an issuer on the list, by its exact identifier");
  }

  private TrustEvidence recognition() {
    if (list.isStapled()) {
      warnings.add(
          Problem.of(
              ProblemCode.LIST_STAPLED,
              "a chain to " + list.id() + " that came along with the credential",
              "to be told so; it holds, up to an anchor of the configuration"));
    }
    Optional<TrustedIssuer> issuer = list.find(query.issuer());
    if (issuer.isEmpty()) {
      return DelegationJudge.judge(list, query, names, grace, warnings)
          .orElseGet(() -> evidence(Answer.REFUSED, List.of(), List.of(notListed())));
    }
    List<Grant> inScope = inScope(issuer.get());
    List<RecognitionAt> moments = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (TrustQuery.JudgedMoment moment : query.moments()) {
      RecognitionAt judged = at(moment, issuer.get(), inScope);
      moments.add(judged);
      if (judged.required()) {
        problems.addAll(judged.problems());
      }
    }
    return evidence(
        problems.isEmpty() ? Answer.RECOGNISED : Answer.REFUSED,
        moments,
        eachCodeOnce(Explaining.ranked(problems)));
  }

  /** What is wrong at both moments is said once, for the earlier one. */
  static List<Problem> eachCodeOnce(List<Problem> problems) {
    if (problems.size() <= 1) {
      return problems;
    }
    Set<ProblemCode> seen = EnumSet.noneOf(ProblemCode.class);
    return problems.stream().filter(problem -> seen.add(problem.code())).toList();
  }

  private List<Grant> inScope(TrustedIssuer issuer) {
    List<Grant> inScope = new ArrayList<>();
    for (Grant grant : issuer.grants()) {
      if (grant.action() == query.action() && grant.scope().uncovered(query).isEmpty()) {
        inScope.add(grant);
      }
    }
    return inScope;
  }

  private static Optional<Grant> firstThatHolds(List<Grant> grants, Instant at) {
    for (Grant grant : grants) {
      if (grant.holdsAt(at)) {
        return Optional.of(grant);
      }
    }
    return Optional.empty();
  }

  private RecognitionAt at(
      TrustQuery.JudgedMoment moment, TrustedIssuer issuer, List<Grant> inScope) {
    List<Problem> problems = new ArrayList<>();
    Optional<Grant> grant = firstThatHolds(inScope, moment.at());
    if (inScope.isEmpty()) {
      problems.add(notInScope(issuer));
    } else if (grant.isEmpty()) {
      problems.add(notThen(inScope, moment.at()));
    }
    if (query.signingKey().filter(key -> !issuer.allowsKeyAt(key, moment.keyAt())).isPresent()) {
      problems.add(
          Problem.of(
              ProblemCode.KEY_NOT_LISTED,
              "a key that the list does not give this issuer at " + moment.keyAt(),
              "one of the issuer's listed keys, at that time"));
    }
    return new RecognitionAt(moment.moment(), moment.at(), moment.required(), grant, problems);
  }

  /** Names the dimensions of the grant that comes nearest, never what the credential says there. */
  private Problem notInScope(TrustedIssuer issuer) {
    String found =
        issuer.grants().stream()
            .filter(grant -> grant.action() == query.action())
            .map(grant -> grant.scope().uncovered(query))
            .min(Comparator.comparingInt(List::size))
            .map(names -> "something outside of the recognition in " + String.join(", ", names))
            .orElse("an issuer without recognition to " + query.action());
    return Problem.of(
        ProblemCode.NOT_IN_SCOPE, found, "one recognition that covers all of the credential");
  }

  /** The reason of the grant that has the weightiest one. */
  static Problem notThen(List<Grant> inScope, Instant at) {
    Grant grant =
        inScope.stream()
            .min(Comparator.comparingInt(candidate -> Explaining.rank(reason(candidate, at))))
            .orElseThrow();
    ProblemCode code = reason(grant, at);
    String found =
        switch (code) {
          case RECOGNITION_NOT_YET -> "a recognition that starts at " + grant.from();
          case RECOGNITION_ENDED -> "a recognition until " + grant.until().orElseThrow();
          default -> {
            StatusChange change = grant.changeAt(at).orElseThrow();
            yield "a recognition that is " + change.status() + " from " + change.from();
          }
        };
    return Problem.of(code, found, "a recognition that holds at " + at);
  }

  private static ProblemCode reason(Grant grant, Instant at) {
    return grant.whyNotAt(at).orElseThrow();
  }

  private TrustEvidence evidence(
      Answer answer, List<RecognitionAt> recognition, List<Problem> problems) {
    return new TrustEvidence(
        list.id(),
        Optional.of(list.reference()),
        answer,
        list.find(query.issuer()).map(TrustedIssuer::name),
        recognition,
        problems,
        warnings,
        List.of());
  }
}
