package nl.skillspaspoort.examples.vcapi;

import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.problem.ProblemException;

/**
 * A path and what answers it.
 *
 * @param method the HTTP method
 * @param template the path; a last part in braces takes everything that is left
 * @param json true if the content must be labelled as JSON
 * @param statuses what it may answer, besides what any path may
 * @param handler what answers
 */
record Route(String method, String template, boolean json, Set<Integer> statuses, Handler handler) {

  /** Answers one kind of request; a problem of the library becomes a 400. */
  interface Handler {
    Answer answer(Request request) throws ProblemException, Refusal;
  }

  Route {
    statuses = Set.copyOf(statuses);
  }

  /** The open part of a path that this route is for, empty text if it has none. */
  Optional<String> match(String path) {
    int brace = template.indexOf('{');
    if (brace < 0) {
      return path.equals(template) ? Optional.of("") : Optional.empty();
    }
    String start = template.substring(0, brace);
    return path.startsWith(start) && path.length() > start.length()
        ? Optional.of(path.substring(start.length()))
        : Optional.empty();
  }
}
