package nl.skillspaspoort.core.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * One recognition: what is allowed, within which scope, since when.
 *
 * <p>The states follow each other; each lasts until the next one starts. {@code until} ends the
 * whole, both its instants included, whatever the last state is.
 *
 * @param action what it allows
 * @param basis as what the issuer is recognised, for people, for example "EVC-aanbieder"
 * @param scope within which limits
 * @param statuses its states from the oldest to the current one; at least one, each later than the
 *     one before
 * @param until the last instant at which it can hold; open if empty
 * @param list for a grant to delegate: the delegate's own list
 */
public record Grant(
    GrantAction action,
    DisplayName basis,
    Scope scope,
    List<StatusChange> statuses,
    Optional<Instant> until,
    Optional<ListPointer> list) {

  /** Checks the order of the states and that the end is not before the start. */
  public Grant {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(scope, "scope");
    statuses = List.copyOf(statuses);
    Objects.requireNonNull(list, "list");
    if (list.isPresent() && action != GrantAction.DELEGATE) {
      throw new BrokenRule("a list at a recognition to " + action, "one at DELEGATE only");
    }
    boolean speaksForOthers =
        action == GrantAction.PUBLISH_STATUS || action == GrantAction.DELEGATE;
    if (!scope.issuers().isNothing() && !speaksForOthers) {
      throw new BrokenRule(
          "issuers in the scope of a recognition to " + action,
          "issuers at PUBLISH_STATUS, or at DELEGATE that leads to it");
    }
    if (statuses.isEmpty()) {
      throw new BrokenRule("no state", "at least one");
    }
    for (int i = 1; i < statuses.size(); i++) {
      Instant before = statuses.get(i - 1).from();
      if (!statuses.get(i).from().isAfter(before)) {
        throw new BrokenRule("a state from " + statuses.get(i).from(), "later than " + before);
      }
    }
    Instant from = statuses.get(0).from();
    if (until.isPresent() && until.get().isBefore(from)) {
      throw new BrokenRule("until " + until.get(), "not before from " + from);
    }
  }

  /** A grant without a list of the delegate. */
  public Grant(
      GrantAction action,
      DisplayName basis,
      Scope scope,
      List<StatusChange> statuses,
      Optional<Instant> until) {
    this(action, basis, scope, statuses, until, Optional.empty());
  }

  /** A grant to delegate by this list, from then on. */
  public static Grant toDelegate(
      DisplayName basis, Scope scope, Instant from, ListPointer delegatesList) {
    return new Grant(
        GrantAction.DELEGATE,
        basis,
        scope,
        List.of(new StatusChange(GrantStatus.GRANTED, from)),
        Optional.empty(),
        Optional.of(delegatesList));
  }

  /** A grant to issue, from then on. */
  public static Grant toIssue(DisplayName basis, Scope scope, Instant from) {
    return of(GrantAction.ISSUE, basis, scope, from);
  }

  /** A grant from then on. */
  public static Grant of(GrantAction action, DisplayName basis, Scope scope, Instant from) {
    return new Grant(
        action,
        basis,
        scope,
        List.of(new StatusChange(GrantStatus.GRANTED, from)),
        Optional.empty());
  }

  /** The same grant with its last instant. */
  public Grant until(Instant last) {
    return new Grant(action, basis, scope, statuses, Optional.of(last), list);
  }

  /** The same grant with a further state, which starts after the current one. */
  public Grant then(GrantStatus status, Instant from) {
    List<StatusChange> longer = new ArrayList<>(statuses);
    longer.add(new StatusChange(status, from));
    return new Grant(action, basis, scope, longer, until, list);
  }

  /**
   * The dimensions that its scope leaves out, by their names in a list. With one of them it covers
   * no credential at all.
   */
  public List<String> leftOut() {
    return scope.leftOut(action);
  }

  /** When it first started. */
  public Instant from() {
    return statuses.get(0).from();
  }

  /** The current state as the list writes it; see {@link #statusAt} for another moment. */
  public GrantStatus status() {
    return current().status();
  }

  StatusChange current() {
    return statuses.get(statuses.size() - 1);
  }

  /** The state at an instant, not looking at {@code until}; empty before the first one. */
  public Optional<GrantStatus> statusAt(Instant instant) {
    return changeAt(instant).map(StatusChange::status);
  }

  /** The change that brought the state at an instant; empty before the first one. */
  Optional<StatusChange> changeAt(Instant instant) {
    Optional<StatusChange> last = Optional.empty();
    for (StatusChange change : statuses) {
      if (!change.from().isAfter(instant)) {
        last = Optional.of(change);
      }
    }
    return last;
  }

  /** True if it is granted at this instant. */
  public boolean holdsAt(Instant instant) {
    return whyNotAt(instant).isEmpty();
  }

  /** Why it does not hold at this instant; empty if it does. */
  Optional<ProblemCode> whyNotAt(Instant instant) {
    Optional<GrantStatus> status = statusAt(instant);
    if (status.isEmpty()) {
      return Optional.of(ProblemCode.RECOGNITION_NOT_YET);
    }
    if (status.get() != GrantStatus.GRANTED) {
      return Optional.of(ProblemCode.RECOGNITION_WITHDRAWN);
    }
    return until.isPresent() && instant.isAfter(until.get())
        ? Optional.of(ProblemCode.RECOGNITION_ENDED)
        : Optional.empty();
  }
}
