package nl.skillspaspoort.core.trust;

import java.util.Objects;
import nl.skillspaspoort.core.json.JsonObject;

/**
 * One step from a list to the list of a delegate.
 *
 * @param list the list that delegates
 * @param delegate the name of the delegate in that list
 * @param grant within which limits
 */
public record DelegationLink(ListReference list, DisplayName delegate, Grant grant) {
  /** Checks that all are there. */
  public DelegationLink {
    Objects.requireNonNull(list, "list");
    Objects.requireNonNull(delegate, "delegate");
    Objects.requireNonNull(grant, "grant");
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("list", list.toJson())
        .put("delegate", delegate.toJson())
        .put("grant", LoteWriter.explanation(grant))
        .build();
  }
}
