package nl.skillspaspoort.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * What a comprehensive learner record is made of: credentials, each verified by itself. The one who
 * signs the record says that they belong together, not that they hold.
 *
 * @param results one for each, in order
 * @param notStanding a problem for each that does not hold, with its place
 * @see <a href="https://www.imsglobal.org/spec/clr/v2p0#clrcredential">CLR 2.0, ClrCredential</a>
 */
record LearnerRecord(List<VerificationResult> results, List<Problem> notStanding) {
  private static final String TYPE = "ClrCredential";
  private static final String SUBJECT = "credentialSubject";
  private static final String MEMBER = "verifiableCredential";

  /** Most that are looked at: each is the work of a credential. */
  private static final int MOST = 64;

  LearnerRecord {
    results = List.copyOf(results);
    notStanding = List.copyOf(notStanding);
  }

  /** Verifies one of so many. */
  interface Inner {
    VerificationResult verify(SecuredDocument sent, int count);
  }

  private record Found(JsonValue value, String where) {}

  /** The credentials in a record; nothing of any other credential. */
  static LearnerRecord of(CredentialClaims claims, Inner inner) {
    if (!claims.types().contains(TYPE)) {
      return new LearnerRecord(List.of(), List.of());
    }
    List<Found> found = found(claims.json());
    List<VerificationResult> results = new ArrayList<>();
    List<Problem> notStanding = new ArrayList<>();
    boolean exhausted = false;
    for (Found each : found) {
      if (exhausted) {
        notStanding.add(
            new Problem(
                ProblemCode.CONTAINED_CREDENTIAL_FAILED,
                each.where(),
                "a credential after one that took too much work",
                "credentials within the limits"));
        continue;
      }
      Optional<SecuredDocument> sent = document(each.value());
      if (sent.isEmpty() || results.size() >= MOST) {
        notStanding.add(
            new Problem(
                ProblemCode.CONTAINED_CREDENTIAL_FAILED,
                each.where(),
                sent.isEmpty() ? each.value().kind() : found.size() + " credentials in a record",
                sent.isEmpty() ? "a credential" : "at most " + MOST));
        continue;
      }
      VerificationResult result = inner.verify(sent.get(), found.size());
      results.add(result);
      exhausted = Verification.tookTooMuch(result.outcomes());
      result
          .firstProblem()
          .ifPresent(
              problem ->
                  notStanding.add(
                      new Problem(
                          ProblemCode.CONTAINED_CREDENTIAL_FAILED,
                          each.where(),
                          "a credential that does not hold by itself ("
                              + problem.code()
                              + ": "
                              + problem.found()
                              + ")",
                          problem.expected())));
    }
    return new LearnerRecord(results, notStanding);
  }

  private static List<Found> found(JsonObject json) {
    return json.get(SUBJECT).stream()
        .flatMap(subject -> each(subject, "/" + SUBJECT))
        .flatMap(
            subject ->
                subject.value() instanceof JsonObject object
                    ? object.get(MEMBER).stream()
                        .flatMap(
                            member -> each(member, JsonPointer.member(subject.where(), MEMBER)))
                    : Stream.<Found>empty())
        .toList();
  }

  private static Stream<Found> each(JsonValue value, String where) {
    if (!(value instanceof JsonArray array)) {
      return Stream.of(new Found(value, where));
    }
    List<Found> elements = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      elements.add(new Found(array.get(i), JsonPointer.element(where, i)));
    }
    return elements.stream();
  }

  private static Optional<SecuredDocument> document(JsonValue value) {
    if (value instanceof JsonString token) {
      return Optional.of(new SecuredDocument.Compact(token.value()));
    }
    return value instanceof JsonObject object
        ? Optional.of(new SecuredDocument.Json(object))
        : Optional.empty();
  }
}
