package nl.skillspaspoort.core.trust;

import java.util.Objects;
import nl.skillspaspoort.core.problem.Problem;

/**
 * A list that belongs to the policy but could not be had or was refused. It keeps "could not look"
 * apart from "not listed".
 *
 * @param id the identifier of the list
 * @param problem why it is not there
 * @param isStapled true if it came along with a credential, so that a sender chose it
 */
public record UnavailableList(String id, Problem problem, boolean isStapled)
    implements TrustSource {
  /** Checks that both are there. */
  public UnavailableList {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(problem, "problem");
  }

  /** A list of the configuration. */
  public UnavailableList(String id, Problem problem) {
    this(id, problem, false);
  }
}
