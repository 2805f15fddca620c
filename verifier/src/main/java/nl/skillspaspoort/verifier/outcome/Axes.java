package nl.skillspaspoort.verifier.outcome;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * Six separate answers about one document, computed from the outcomes of its checks. The values of
 * each run from the best to the worst. Immutable.
 *
 * @param integrity whether it is what its issuer signed
 * @param validity whether it is usable at the moment that is judged
 * @param status what the issuer says of it now
 * @param recognition whether its issuer is recognised for what it says
 * @param holder whether the one who shows it is the one it is about
 * @param content whether its content can be used
 */
public record Axes(
    Integrity integrity,
    Validity validity,
    Status status,
    Recognition recognition,
    Holder holder,
    Content content) {

  /** Whether the document is what its issuer, or its holder, signed. */
  public enum Integrity {
    /** Every signature holds. */
    VALID,
    /** It could not be checked: a key could not be looked up, or something stood in the way. */
    NOT_CHECKED,
    /** It is secured in a way that this build does not know. */
    UNSUPPORTED,
    /** Nobody signed it. */
    ABSENT,
    /** It is not what was signed, or not by whom it says. */
    INVALID
  }

  /** Whether the document is usable at the moment that is judged. */
  public enum Validity {
    /** It is. */
    CURRENT,
    /** Its dates could not be read. */
    NOT_CHECKED,
    /** Its time has not come. */
    NOT_YET,
    /** Its time is over. */
    EXPIRED
  }

  /** What the issuer says of the document now. */
  public enum Status {
    /** Nothing is the matter. */
    GOOD,
    /** The issuer does not keep track of it. */
    NONE,
    /** It could not be told. */
    UNKNOWN,
    /** There is a newer version. */
    SUPERSEDED,
    /** It does not hold for the time being. */
    SUSPENDED,
    /** It was taken back. */
    REVOKED
  }

  /** Whether the issuer is recognised for what the document says. */
  public enum Recognition {
    /** It is. */
    RECOGNISED,
    /** It could not be told. */
    UNKNOWN,
    /** No list names it. */
    NOT_LISTED,
    /** It is recognised, not for this. */
    OUT_OF_SCOPE,
    /** It was recognised. */
    ENDED,
    /** A list says that it must not be believed, or that its key is in other hands. */
    DENIED
  }

  /** Whether the one who shows the document is the one it is about. */
  public enum Holder {
    /** She signed for this verifier. */
    PROVEN,
    /** An identifier in the document is hers. */
    MATCHED,
    /** Nobody looked, or it could not be told. */
    NOT_CHECKED,
    /** It is about somebody else, or was shown to somebody else or before. */
    MISMATCH
  }

  /** Whether the content of the document can be used. */
  public enum Content {
    /** It can. */
    OK,
    /** It can, and there is something to know. */
    WARNINGS,
    /** Some skills in it cannot be read. */
    UNREADABLE_SKILLS,
    /** It could not be checked. */
    NOT_CHECKED,
    /** It breaks the rules that it names itself. */
    INVALID
  }

  private static final Set<ProblemCode> UNSUPPORTED =
      Set.of(ProblemCode.UNSUPPORTED_SECURING, ProblemCode.UNSUPPORTED_CRYPTOSUITE);

  /** For a credential. */
  public static Axes of(List<CheckOutcome> outcomes, HolderRelation relation) {
    Map<Check, CheckOutcome> byCheck = new EnumMap<>(Check.class);
    outcomes.forEach(outcome -> byCheck.put(outcome.check(), outcome));
    return new Axes(
        integrity(outcomes),
        validity(byCheck),
        status(byCheck.get(Check.STATUS)),
        recognition(byCheck.get(Check.RECOGNITION)),
        holder(relation),
        content(outcomes));
  }

  /**
   * For a presentation: of each axis the worst of its own and of its credentials; who shows it is
   * its own matter first.
   */
  public static Axes of(List<CheckOutcome> outcomes, List<Axes> credentials) {
    boolean mismatch =
        outcomes.stream()
            .filter(outcome -> isHolderCheck(outcome.check()))
            .anyMatch(outcome -> outcome instanceof CheckOutcome.Failed);
    Map<Check, CheckOutcome> byCheck = new EnumMap<>(Check.class);
    outcomes.forEach(outcome -> byCheck.put(outcome.check(), outcome));
    return new Axes(
        worst(integrity(outcomes), credentials, Axes::integrity),
        worst(validity(byCheck), credentials, Axes::validity),
        worst(Status.GOOD, Status.UNKNOWN, credentials, Axes::status),
        worst(Recognition.RECOGNISED, Recognition.UNKNOWN, credentials, Axes::recognition),
        mismatch
            ? Holder.MISMATCH
            : worst(Holder.PROVEN, Holder.NOT_CHECKED, credentials, Axes::holder),
        worst(Content.OK, Content.NOT_CHECKED, credentials, Axes::content));
  }

  private static boolean isHolderCheck(Check check) {
    return check == Check.CHALLENGE || check == Check.AUDIENCE || check == Check.REPLAY;
  }

  private static <V extends Enum<V>> V worst(
      V own, List<Axes> credentials, Function<Axes, V> axis) {
    V worst = own;
    for (Axes each : credentials) {
      V value = axis.apply(each);
      worst = value.compareTo(worst) > 0 ? value : worst;
    }
    return worst;
  }

  private static <V extends Enum<V>> V worst(
      V best, V none, List<Axes> credentials, Function<Axes, V> axis) {
    return credentials.isEmpty() ? none : worst(best, credentials, axis);
  }

  private static Integrity integrity(List<CheckOutcome> outcomes) {
    Integrity found = Integrity.VALID;
    for (CheckOutcome outcome : outcomes) {
      if (outcome.check().isAboutSignatures()) {
        Integrity said = integrity(outcome);
        found = said.compareTo(found) > 0 ? said : found;
      }
    }
    return found;
  }

  private static Integrity integrity(CheckOutcome outcome) {
    Optional<ProblemCode> code = code(outcome);
    if (code.equals(Optional.of(ProblemCode.PROOF_MISSING))) {
      return Integrity.ABSENT;
    }
    if (outcome instanceof CheckOutcome.Failed) {
      return Integrity.INVALID;
    }
    if (outcome.isSatisfied()) {
      return Integrity.VALID;
    }
    return code.map(UNSUPPORTED::contains).orElse(false)
        ? Integrity.UNSUPPORTED
        : Integrity.NOT_CHECKED;
  }

  private static Validity validity(Map<Check, CheckOutcome> outcomes) {
    Validity found = Validity.CURRENT;
    for (Check check : List.of(Check.PROOF_PERIOD, Check.VALIDITY)) {
      CheckOutcome outcome = outcomes.get(check);
      Validity said = outcome == null ? Validity.CURRENT : validity(outcome);
      found = said.compareTo(found) > 0 ? said : found;
    }
    return found;
  }

  private static Validity validity(CheckOutcome outcome) {
    if (outcome.isSatisfied()) {
      return Validity.CURRENT;
    }
    Optional<ProblemCode> code = code(outcome);
    if (code.isEmpty()) {
      return Validity.NOT_CHECKED;
    }
    return switch (code.get()) {
      case NOT_YET_VALID, PROOF_NOT_YET -> Validity.NOT_YET;
      case EXPIRED, PROOF_EXPIRED -> Validity.EXPIRED;
      default -> Validity.NOT_CHECKED;
    };
  }

  private static Status status(@Nullable CheckOutcome outcome) {
    if (outcome instanceof CheckOutcome.Passed) {
      return Status.GOOD;
    }
    if (outcome instanceof CheckOutcome.NotApplicable) {
      return Status.NONE;
    }
    Optional<ProblemCode> code = outcome == null ? Optional.empty() : code(outcome);
    if (code.isEmpty()) {
      return Status.UNKNOWN;
    }
    return switch (code.get()) {
      case REVOKED -> Status.REVOKED;
      case SUSPENDED -> Status.SUSPENDED;
      case SUPERSEDED -> Status.SUPERSEDED;
      default -> Status.UNKNOWN;
    };
  }

  private static Recognition recognition(@Nullable CheckOutcome outcome) {
    if (outcome instanceof CheckOutcome.Passed) {
      return Recognition.RECOGNISED;
    }
    Optional<ProblemCode> code = outcome == null ? Optional.empty() : code(outcome);
    if (code.isEmpty()) {
      return Recognition.UNKNOWN;
    }
    return switch (code.get()) {
      case RECOGNITION_ENDED, RECOGNITION_WITHDRAWN -> Recognition.ENDED;
      case NOT_IN_SCOPE, RECOGNITION_NOT_YET, KEY_NOT_LISTED -> Recognition.OUT_OF_SCOPE;
      case ISSUER_NOT_LISTED, LOOKALIKE_ISSUER, NO_TRUST_POLICY -> Recognition.NOT_LISTED;
      case ISSUER_DENIED, KEY_COMPROMISED -> Recognition.DENIED;
      default -> Recognition.UNKNOWN;
    };
  }

  private static Holder holder(HolderRelation relation) {
    return switch (relation) {
      case HOLDER_IS_SUBJECT, BOUND_KEY -> Holder.PROVEN;
      case IDENTIFIER_MATCHES -> Holder.MATCHED;
      case OTHER_HOLDER, BEARER, NOT_PROVEN -> Holder.NOT_CHECKED;
      case SOMEBODY_ELSE -> Holder.MISMATCH;
    };
  }

  private static Content content(List<CheckOutcome> outcomes) {
    Content found = Content.OK;
    for (CheckOutcome outcome : outcomes) {
      if (isContentCheck(outcome.check())) {
        Content said = content(outcome);
        found = said.compareTo(found) > 0 ? said : found;
      }
    }
    return found;
  }

  private static boolean isContentCheck(Check check) {
    return check == Check.SCHEMA || check == Check.CONTENT || check == Check.AGE;
  }

  private static Content content(CheckOutcome outcome) {
    if (outcome instanceof CheckOutcome.Failed && outcome.check() != Check.AGE) {
      return Content.INVALID;
    }
    if (outcome.problem().isPresent() && !(outcome instanceof CheckOutcome.Undetermined)) {
      return Content.WARNINGS;
    }
    return outcome.isSatisfied() ? Content.OK : Content.NOT_CHECKED;
  }

  private static Optional<ProblemCode> code(CheckOutcome outcome) {
    return outcome.problem().map(problem -> problem.code());
  }

  /** The same, with this value for the content if the one that is there is better. */
  public Axes withContentAtLeast(Content other) {
    return other.compareTo(content) <= 0
        ? this
        : new Axes(integrity, validity, status, recognition, holder, other);
  }

  /** The six values by name. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("integrity", integrity.name())
        .put("validity", validity.name())
        .put("status", status.name())
        .put("recognition", recognition.name())
        .put("holder", holder.name())
        .put("content", content.name())
        .build();
  }
}
