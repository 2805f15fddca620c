package nl.skillspaspoort.core.trust;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;

/**
 * What one list said about a query, and why.
 *
 * @param sourceId the identifier of the list
 * @param list which version of it was asked; empty if it could not be had
 * @param answer what it said
 * @param issuerName the issuer's name in this list, if it is on it; show this one, never the name
 *     in the credential
 * @param recognition the moments that were looked at, in order of time of issue and now; empty if
 *     it did not come to that
 * @param problems why it does not recognise the issuer or cannot tell, the weightiest first; empty
 *     if it recognises it
 * @param warnings what the reader should know although it does not change the answer
 * @param via the delegations from the list of the policy to the list that was asked, in order;
 *     empty if the policy names that list itself
 */
public record TrustEvidence(
    String sourceId,
    Optional<ListReference> list,
    Answer answer,
    Optional<DisplayName> issuerName,
    List<RecognitionAt> recognition,
    List<Problem> problems,
    List<Problem> warnings,
    List<DelegationLink> via) {

  /** What a list can say. */
  public enum Answer {
    /** The list recognises the issuer for this. */
    RECOGNISED,
    /** The list does not recognise the issuer for this. */
    REFUSED,
    /** The list cannot tell. */
    UNDETERMINED
  }

  /** How the recognition stands now. */
  public enum Standing {
    /** Recognised now. */
    CURRENT,
    /** Recognised when the credential was issued; it has ended since. */
    ENDED_SINCE,
    /** Recognised when the credential was issued; it was withdrawn or suspended since. */
    WITHDRAWN_SINCE,
    /** Recognised when the credential was issued, and now, but no longer with this key. */
    KEY_RETIRED_SINCE,
    /** Not recognised when the credential was issued, or, if it has no date, now. */
    NONE
  }

  /** Copies the lists. */
  public TrustEvidence {
    Objects.requireNonNull(sourceId, "sourceId");
    Objects.requireNonNull(list, "list");
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(issuerName, "issuerName");
    recognition = List.copyOf(recognition);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
    via = List.copyOf(via);
  }

  /** The moment of this kind, if it was looked at. */
  public Optional<RecognitionAt> at(Moment moment) {
    for (RecognitionAt judged : recognition) {
      if (judged.moment() == moment) {
        return Optional.of(judged);
      }
    }
    return Optional.empty();
  }

  /** The grant that counts: the one at the time of issue, else the one now. */
  public Optional<Grant> grant() {
    for (RecognitionAt judged : recognition) {
      if (judged.grant().isPresent()) {
        return judged.grant();
      }
    }
    return Optional.empty();
  }

  /** How the recognition stands now. */
  public Standing standing() {
    boolean heldWhenIssued = at(Moment.WHEN_ISSUED).map(RecognitionAt::holds).orElse(true);
    Optional<RecognitionAt> now = at(Moment.NOW);
    if (now.isEmpty() || !heldWhenIssued) {
      return Standing.NONE;
    }
    if (now.get().holds()) {
      return Standing.CURRENT;
    }
    if (at(Moment.WHEN_ISSUED).isEmpty()) {
      return Standing.NONE;
    }
    if (now.get().grant().isPresent()) {
      return Standing.KEY_RETIRED_SINCE;
    }
    return now.get().problems().stream().anyMatch(Explaining::isWithdrawal)
        ? Standing.WITHDRAWN_SINCE
        : Standing.ENDED_SINCE;
  }

  JsonObject toJson() {
    JsonObject.Builder json = JsonObject.builder();
    if (!via.isEmpty()) {
      json.put("via", Explaining.array(via, DelegationLink::toJson));
    }
    return json.put("source", sourceId)
        .putIfPresent("list", list.map(ListReference::toJson))
        .put("answer", answer.name())
        .put("standing", standing().name())
        .putIfPresent("issuerName", issuerName.map(DisplayName::toJson))
        .put("recognition", Explaining.array(recognition, RecognitionAt::toJson))
        .put("problems", Explaining.problems(problems))
        .put("warnings", Explaining.problems(warnings))
        .build();
  }
}
