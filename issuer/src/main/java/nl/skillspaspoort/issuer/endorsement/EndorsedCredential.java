package nl.skillspaspoort.issuer.endorsement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.status.StatusEntry;
import nl.skillspaspoort.core.status.StatusException;
import nl.skillspaspoort.core.status.StatusList;

/** A credential that somebody is asked to endorse, and what lists say about it. */
final class EndorsedCredential {
  private final CredentialClaims credential;
  private final Collection<StatusList> lists;

  EndorsedCredential(CredentialClaims credential, Collection<StatusList> lists) {
    this.credential = credential;
    this.lists = List.copyOf(lists);
  }

  List<Problem> warnings(String endorses) {
    List<Problem> warnings = new ArrayList<>();
    if (!credential.id().equals(Optional.of(endorses))) {
      warnings.add(
          new Problem(
              ProblemCode.MALFORMED_VALUE_ERROR,
              "/id",
              "another credential than the request is about",
              "the credential " + endorses));
    }
    try {
      for (StatusEntry entry : StatusEntry.allIn(credential.json())) {
        warning(entry).ifPresent(warnings::add);
      }
    } catch (StatusException e) {
      warnings.add(e.problem());
    }
    return List.copyOf(warnings);
  }

  private Optional<Problem> warning(StatusEntry entry) throws StatusException {
    Optional<StatusList> list =
        lists.stream().filter(one -> one.uri().equals(entry.listUri())).findFirst();
    if (list.isEmpty()) {
      return Optional.of(
          Problem.of(
              ProblemCode.STATUS_RETRIEVAL_ERROR,
              "no copy of the list " + entry.listUri(),
              "a list that a verifier accepted"));
    }
    return switch (entry.meaning(list.get().value(entry))) {
      case GOOD -> Optional.empty();
      case REVOKED -> problem(ProblemCode.REVOKED, "a credential that was taken back");
      case SUSPENDED ->
          problem(ProblemCode.SUSPENDED, "a credential that does not hold for the time being");
      case SUPERSEDED ->
          problem(ProblemCode.SUPERSEDED, "a credential of which there is a newer version");
      case MESSAGE -> problem(ProblemCode.STATUS_MESSAGE, "a remark of the issuer");
      case UNKNOWN -> problem(ProblemCode.STATUS_VALUE_UNKNOWN, "a value without a known meaning");
    };
  }

  private static Optional<Problem> problem(ProblemCode code, String found) {
    return Optional.of(Problem.of(code, found, "a credential that holds"));
  }
}
