package nl.skillspaspoort.core.trust;

import java.util.Objects;

/**
 * A list that counts because another list says so, within the limits that it sets.
 *
 * @param delegate who publishes it, as the delegating list knows it
 * @param grant the recognition to delegate: its scope and its period limit all of the list
 * @param list the verified list, or why it is not there
 */
public record DelegatedList(TrustedIssuer delegate, Grant grant, TrustSource list) {
  /** Checks that it is a recognition to delegate. */
  public DelegatedList {
    Objects.requireNonNull(delegate, "delegate");
    Objects.requireNonNull(list, "list");
    if (grant.action() != GrantAction.DELEGATE) {
      throw new BrokenRule("a recognition to " + grant.action(), "one to delegate");
    }
  }

  /** The link as evidence shows it. */
  DelegationLink link(TrustList delegating) {
    return new DelegationLink(delegating.reference(), delegate.name(), grant);
  }
}
