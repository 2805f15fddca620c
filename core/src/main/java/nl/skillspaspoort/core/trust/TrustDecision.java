package nl.skillspaspoort.core.trust;

import java.util.List;
import java.util.function.Function;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;

/**
 * The answer of a {@link TrustPolicy} to a {@link TrustQuery}, with what every list said. Only a
 * policy can make one.
 *
 * <p>Immutable and safe for use by several threads.
 */
public sealed interface TrustDecision
    permits TrustDecision.Trusted, TrustDecision.NotTrusted, TrustDecision.Undetermined {

  /** What was asked. */
  TrustQuery query();

  /**
   * What each list said, in the order of the policy; a list that could not be had is among them.
   */
  List<TrustEvidence> sources();

  /** Why it is not trusted or not known, the weightiest first; empty if it is trusted. */
  List<Problem> problems();

  /** What the reader should know although it does not change the answer. */
  List<Problem> warnings();

  /**
   * The whole explanation: who, which moments, which lists in which version, which grants, why. The
   * same query to the same policy gives the same bytes, on every machine. Skills and types of the
   * query are not in it: together with a person they are personal.
   */
  JsonObject toJson();

  /** One of three values, depending on the answer. */
  <T> T match(
      Function<Trusted, T> trusted,
      Function<NotTrusted, T> notTrusted,
      Function<Undetermined, T> undetermined);

  /** The issuer is recognised for this. */
  final class Trusted implements TrustDecision {
    private final Judgement judgement;

    Trusted(Judgement judgement) {
      this.judgement = judgement;
    }

    /** What the first list said that recognises the issuer. */
    public TrustEvidence evidence() {
      return judgement.recognised().get(0);
    }

    /** What every list said that recognises the issuer; at least one. */
    public List<TrustEvidence> allEvidence() {
      return judgement.recognised();
    }

    /** The issuer's name in the first list that recognises it: the one to show. */
    public DisplayName issuerName() {
      return evidence().issuerName().orElseThrow();
    }

    @Override
    public TrustQuery query() {
      return judgement.query();
    }

    @Override
    public List<TrustEvidence> sources() {
      return judgement.sources();
    }

    @Override
    public List<Problem> problems() {
      return List.of();
    }

    @Override
    public List<Problem> warnings() {
      return judgement.warnings();
    }

    @Override
    public JsonObject toJson() {
      return judgement.toJson("TRUSTED", List.of());
    }

    @Override
    public <T> T match(
        Function<Trusted, T> trusted,
        Function<NotTrusted, T> notTrusted,
        Function<Undetermined, T> undetermined) {
      return trusted.apply(this);
    }

    /** The answer and the list that gave it. */
    @Override
    public String toString() {
      return "Trusted[" + evidence().sourceId() + "]";
    }
  }

  /** The issuer is not recognised for this. */
  final class NotTrusted implements TrustDecision {
    private final Judgement judgement;
    private final List<Problem> problems;

    NotTrusted(Judgement judgement, List<Problem> problems) {
      this.judgement = judgement;
      this.problems = List.copyOf(problems);
    }

    /** The weightiest reason. */
    public Problem reason() {
      return problems.get(0);
    }

    @Override
    public TrustQuery query() {
      return judgement.query();
    }

    @Override
    public List<TrustEvidence> sources() {
      return judgement.sources();
    }

    @Override
    public List<Problem> problems() {
      return problems;
    }

    @Override
    public List<Problem> warnings() {
      return judgement.warnings();
    }

    @Override
    public JsonObject toJson() {
      return judgement.toJson("NOT_TRUSTED", problems);
    }

    @Override
    public <T> T match(
        Function<Trusted, T> trusted,
        Function<NotTrusted, T> notTrusted,
        Function<Undetermined, T> undetermined) {
      return notTrusted.apply(this);
    }

    /** The answer and its weightiest reason. */
    @Override
    public String toString() {
      return "NotTrusted[" + reason().code() + "]";
    }
  }

  /** It could not be told. */
  final class Undetermined implements TrustDecision {
    private final Judgement judgement;
    private final List<Problem> problems;

    Undetermined(Judgement judgement, List<Problem> problems) {
      this.judgement = judgement;
      this.problems = List.copyOf(problems);
    }

    /** The first thing that stood in the way. */
    public Problem reason() {
      return problems.get(0);
    }

    @Override
    public TrustQuery query() {
      return judgement.query();
    }

    @Override
    public List<TrustEvidence> sources() {
      return judgement.sources();
    }

    @Override
    public List<Problem> problems() {
      return problems;
    }

    @Override
    public List<Problem> warnings() {
      return judgement.warnings();
    }

    @Override
    public JsonObject toJson() {
      return judgement.toJson("UNDETERMINED", problems);
    }

    @Override
    public <T> T match(
        Function<Trusted, T> trusted,
        Function<NotTrusted, T> notTrusted,
        Function<Undetermined, T> undetermined) {
      return undetermined.apply(this);
    }

    /** The answer and what stood in the way. */
    @Override
    public String toString() {
      return "Undetermined[" + reason().code() + "]";
    }
  }
}
