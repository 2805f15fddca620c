package nl.skillspaspoort.core.trust;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.trust.TrustEvidence.Answer;

/**
 * What the delegates of a list say about an issuer that the list itself does not name. A
 * recognition counts if the delegate's list and the delegation both cover the whole query, at every
 * moment that counts: the intersection of the scopes and the overlap of the periods.
 */
final class DelegationJudge {
  private final TrustList list;
  private final TrustQuery query;
  private final Set<String> names;
  private final Duration grace;

  private DelegationJudge(TrustList list, TrustQuery query, Set<String> names, Duration grace) {
    this.list = list;
    this.query = query;
    this.names = names;
    this.grace = grace;
  }

  /**
   * The answer that counts: one that recognises, else one that cannot tell, else the first one that
   * knows the issuer. Empty if no delegate knows it.
   *
   * @param names all that the issuer is called, by whatever list
   * @param warnings what is to be known of the delegating list
   */
  static Optional<TrustEvidence> judge(
      TrustList list, TrustQuery query, Set<String> names, Duration grace, List<Problem> warnings) {
    DelegationJudge judge = new DelegationJudge(list, query, names, grace);
    List<TrustEvidence> answers =
        list.delegated().stream()
            .map(judge::answer)
            .filter(answer -> !isUnlisted(answer))
            .map(answer -> judge.withWarnings(answer, warnings))
            .toList();
    return first(answers, Answer.RECOGNISED)
        .or(() -> first(answers, Answer.UNDETERMINED))
        .or(() -> first(answers, Answer.REFUSED));
  }

  private static Optional<TrustEvidence> first(List<TrustEvidence> answers, Answer wanted) {
    return answers.stream().filter(answer -> answer.answer() == wanted).findFirst();
  }

  private static boolean isUnlisted(TrustEvidence answer) {
    return answer.problems().stream()
        .anyMatch(problem -> problem.code() == ProblemCode.ISSUER_NOT_LISTED);
  }

  private TrustEvidence answer(DelegatedList part) {
    TrustEvidence said =
        part.list() instanceof TrustList found
            ? ListJudge.judge(found, query, names, grace)
            : missing((UnavailableList) part.list());
    return through(said, part);
  }

  /** A way that must not be gone refuses; a list that is not there leaves the answer open. */
  private static TrustEvidence missing(UnavailableList gone) {
    TrustEvidence open = ListJudge.undetermined(gone.id(), gone.problem());
    return isForbiddenWay(gone.problem().code())
        ? changed(open, Answer.REFUSED, open.recognition(), open.problems())
        : open;
  }

  private static boolean isForbiddenWay(ProblemCode code) {
    return code == ProblemCode.DELEGATION_LOOP || code == ProblemCode.DELEGATION_TOO_DEEP;
  }

  private TrustEvidence through(TrustEvidence said, DelegatedList part) {
    List<RecognitionAt> moments = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (TrustQuery.JudgedMoment moment : query.moments()) {
      List<Problem> limits = limits(part.grant(), moment);
      said.at(moment.moment()).ifPresent(judged -> moments.add(narrowed(judged, limits)));
      if (moment.required()) {
        problems.addAll(limits);
      }
    }
    if (said.answer() == Answer.UNDETERMINED && !problems.isEmpty()) {
      return unlisted(said, part);
    }
    problems.addAll(0, said.problems());
    List<Problem> all = ListJudge.eachCodeOnce(Explaining.ranked(problems));
    Answer answer =
        said.answer() == Answer.RECOGNISED && !all.isEmpty() ? Answer.REFUSED : said.answer();
    return via(changed(said, answer, moments, all), part);
  }

  /** Whatever stands on a list that is not there: this delegation would not let it count. */
  private TrustEvidence unlisted(TrustEvidence said, DelegatedList part) {
    Problem notListed =
        Problem.of(
            ProblemCode.ISSUER_NOT_LISTED,
            "a list that may not recognise this: " + part.list().id(),
            "an issuer on a list that may");
    return changed(said, Answer.REFUSED, List.of(), List.of(notListed));
  }

  private List<Problem> limits(Grant delegation, TrustQuery.JudgedMoment moment) {
    List<Problem> problems = new ArrayList<>();
    List<String> uncovered = delegation.scope().uncovered(query);
    if (!uncovered.isEmpty()) {
      problems.add(
          Problem.of(
              ProblemCode.NOT_IN_SCOPE,
              "something outside of the delegation by "
                  + list.id()
                  + " in "
                  + String.join(", ", uncovered),
              "a delegation that covers all of the credential"));
    }
    if (!delegation.holdsAt(moment.at())) {
      problems.add(ListJudge.notThen(List.of(delegation), moment.at()));
    }
    return problems;
  }

  private static RecognitionAt narrowed(RecognitionAt judged, List<Problem> limits) {
    List<Problem> problems = new ArrayList<>(judged.problems());
    problems.addAll(limits);
    return new RecognitionAt(
        judged.moment(),
        judged.at(),
        judged.required(),
        limits.isEmpty() ? judged.grant() : Optional.empty(),
        ListJudge.eachCodeOnce(Explaining.ranked(problems)));
  }

  private TrustEvidence via(TrustEvidence said, DelegatedList part) {
    List<DelegationLink> links = new ArrayList<>(said.via());
    links.add(0, part.link(list));
    return new TrustEvidence(
        list.id(),
        said.list(),
        said.answer(),
        said.issuerName(),
        said.recognition(),
        said.problems(),
        said.warnings(),
        links);
  }

  private TrustEvidence withWarnings(TrustEvidence said, List<Problem> warnings) {
    List<Problem> all = new ArrayList<>(warnings);
    all.addAll(said.warnings());
    return new TrustEvidence(
        list.id(),
        said.list(),
        said.answer(),
        said.issuerName(),
        said.recognition(),
        said.problems(),
        all.stream().distinct().toList(),
        said.via());
  }

  private static TrustEvidence changed(
      TrustEvidence said, Answer answer, List<RecognitionAt> recognition, List<Problem> problems) {
    return new TrustEvidence(
        said.sourceId(),
        said.list(),
        answer,
        said.issuerName(),
        recognition,
        problems,
        said.warnings(),
        said.via());
  }
}
