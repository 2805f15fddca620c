package nl.skillspaspoort.examples.vcapi;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;

/** A request that is not answered with what it asked for, and why; a problem document. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Optional<Problem> problem;
  private final String detail;
  private final transient Map<String, String> headers;
  private final transient JsonObject more;

  private Refusal(
      int status,
      Optional<Problem> problem,
      String detail,
      Map<String, String> headers,
      JsonObject more) {
    super(detail);
    this.status = status;
    this.problem = problem;
    this.detail = detail;
    this.headers = Map.copyOf(headers);
    this.more = Objects.requireNonNull(more);
  }

  /** For a problem that the library found in what was sent. */
  static Refusal of(Problem problem) {
    return of(400, problem);
  }

  /** The same with another status. */
  static Refusal of(int status, Problem problem) {
    return new Refusal(status, Optional.of(problem), problem.message(), Map.of(), JsonObject.EMPTY);
  }

  /** For a problem that the library found in what was sent. */
  static Refusal of(ProblemException e) {
    return of(e.problem());
  }

  /** For a request that HTTP itself has a status for. */
  static Refusal of(int status, String detail) {
    return new Refusal(status, Optional.empty(), detail, Map.of(), JsonObject.EMPTY);
  }

  /** The same with a header in the answer. */
  Refusal withHeader(String name, String value) {
    return new Refusal(status, problem, detail, Map.of(name, value), more);
  }

  /** The same with more members in the problem document. */
  Refusal with(JsonObject members) {
    return new Refusal(status, problem, detail, headers, members);
  }

  int status() {
    return status;
  }

  Answer answer() {
    JsonObject.Builder json = ProblemDetails.of(status, problem, detail).toBuilder();
    more.names().forEach(name -> json.putIfPresent(name, more.get(name)));
    return Answer.of(status, ProblemDetails.MEDIA_TYPE, json.build().toJson()).withHeaders(headers);
  }
}
