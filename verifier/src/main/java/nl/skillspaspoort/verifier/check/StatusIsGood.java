package nl.skillspaspoort.verifier.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.status.StatusEntry;
import nl.skillspaspoort.core.status.StatusException;
import nl.skillspaspoort.core.status.StatusMeaning;
import nl.skillspaspoort.core.status.TokenStatusListReference;
import nl.skillspaspoort.core.trust.GrantAction;
import nl.skillspaspoort.core.trust.TrustDecision;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * Every list that the credential names says that nothing is the matter. All entries are looked at;
 * what is worst decides. A list that is missing, too old, or by somebody who may not say it, is
 * neither good nor bad.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#status">VCDM 2.0, Status</a>
 */
final class StatusIsGood {
  /** Most entries that are looked at: each may mean a list. */
  private static final int MAX_ENTRIES = 16;

  private static final Set<ProblemCode> KEY_OBJECTIONS =
      Set.of(ProblemCode.KEY_NOT_LISTED, ProblemCode.KEY_COMPROMISED, ProblemCode.ISSUER_DENIED);

  private final CredentialEvidence evidence;
  private final Setting setting;
  private final CredentialClaims claims;

  private StatusIsGood(CredentialEvidence evidence, CredentialClaims claims) {
    this.evidence = evidence;
    this.setting = evidence.setting();
    this.claims = claims;
  }

  static CheckOutcome check(CredentialEvidence evidence) {
    CheckOutcome outcome = strictly(evidence);
    return outcome instanceof CheckOutcome.Undetermined open
            && evidence.setting().policy().isUnknownStatusAccepted()
        ? new CheckOutcome.Tolerated(Check.STATUS, open.cause())
        : outcome;
  }

  private static CheckOutcome strictly(CredentialEvidence evidence) {
    try {
      CredentialClaims claims = evidence.verifiedClaims();
      List<StatusEntry> entries = StatusEntry.allIn(withStatusOfToken(evidence, claims.json()));
      if (entries.isEmpty()) {
        return new CheckOutcome.NotApplicable(Check.STATUS, "the credential names no status list");
      }
      if (entries.size() > MAX_ENTRIES) {
        return failed(
            ProblemCode.LIMIT_EXCEEDED, entries.size() + " entries", "at most " + MAX_ENTRIES);
      }
      return new StatusIsGood(evidence, claims).worst(entries);
    } catch (StatusException e) {
      return e.problem().code() == ProblemCode.UNSUPPORTED_STATUS
          ? new CheckOutcome.Undetermined(Check.STATUS, e.problem(), false)
          : new CheckOutcome.Failed(Check.STATUS, e.problem());
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.STATUS, e.problem());
    }
  }

  private static JsonObject withStatusOfToken(CredentialEvidence evidence, JsonObject document)
      throws ProblemException {
    Optional<JsonValue> status = evidence.securing().tokenStatus();
    return status.isPresent()
        ? document.with(TokenStatusListReference.STATUS, status.get())
        : document;
  }

  /** What failed before what is open, the first of each; a superseded one is said as such. */
  private CheckOutcome worst(List<StatusEntry> entries) {
    List<CheckOutcome> outcomes = new ArrayList<>();
    List<CheckOutcome> failures = new ArrayList<>();
    boolean newer = false;
    for (StatusEntry entry : entries) {
      CheckOutcome outcome = check(entry);
      outcomes.add(outcome);
      newer |= isSuperseded(outcome);
      if (outcome instanceof CheckOutcome.Failed) {
        failures.add(outcome);
      }
    }
    if (!failures.isEmpty()) {
      return newer
          ? failed(
              ProblemCode.SUPERSEDED,
              "a credential that was taken back and of which there is a newer version",
              "the newest version")
          : failures.get(0);
    }
    for (CheckOutcome outcome : outcomes) {
      if (outcome instanceof CheckOutcome.Undetermined) {
        return outcome;
      }
    }
    for (CheckOutcome outcome : outcomes) {
      if (outcome.problem().isPresent()) {
        return outcome;
      }
    }
    return new CheckOutcome.Passed(
        Check.STATUS, entries.size() + " list(s): nothing is the matter" + asOf());
  }

  private String asOf() {
    return evidence.statusAge().map(age -> "; the oldest news is of " + age + " ago").orElse("");
  }

  private static boolean isSuperseded(CheckOutcome outcome) {
    Optional<Problem> problem = outcome.problem();
    return problem.isPresent() && problem.get().code() == ProblemCode.SUPERSEDED;
  }

  private CheckOutcome check(StatusEntry entry) {
    boolean mayAsk = evidence.trustDecision() instanceof TrustDecision.Trusted;
    StatusListCache.Lookup lookup = setting.statusLists().get(entry.listUri(), setting, mayAsk);
    if (lookup instanceof StatusListCache.Lookup.Missing missing) {
      return new CheckOutcome.Undetermined(Check.STATUS, missing.problem(), missing.retryable());
    }
    VerifiedStatusList list = ((StatusListCache.Lookup.Found) lookup).list();
    try {
      Optional<Problem> objection = objection(list);
      if (objection.isPresent()) {
        return new CheckOutcome.Undetermined(Check.STATUS, objection.get(), false);
      }
      int value = list.list().value(entry);
      Optional<Problem> stale = staleness(list);
      // What was taken back stays so: that news does not go off.
      if (stale.isPresent() && entry.meaning(value) != StatusMeaning.REVOKED) {
        return new CheckOutcome.Undetermined(Check.STATUS, stale.get(), true);
      }
      return outcome(entry, value);
    } catch (StatusException e) {
      // Token Status List §8.3: a place outside of the list must be refused.
      return e.problem().code() == ProblemCode.RANGE_ERROR
          ? new CheckOutcome.Failed(Check.STATUS, e.problem())
          : new CheckOutcome.Undetermined(Check.STATUS, e.problem(), false);
    } catch (ProblemException e) {
      return new CheckOutcome.Undetermined(Check.STATUS, e.problem(), false);
    }
  }

  /** T49: by the issuer itself, or by one whom a trust list lets publish for such credentials. */
  private Optional<Problem> objection(VerifiedStatusList list) throws ProblemException {
    boolean own = list.publisher().equals(claims.issuer().id());
    if (own && list.key().equals(evidence.securing().signingKey())) {
      return Optional.empty();
    }
    TrustDecision decision =
        setting
            .trust()
            .decide(
                IssuerIsRecognised.statusQuery(
                    claims,
                    list.publisher(),
                    list.key(),
                    own ? GrantAction.ISSUE : GrantAction.PUBLISH_STATUS,
                    setting));
    boolean allowed =
        own
            ? decision.problems().stream()
                .noneMatch(problem -> KEY_OBJECTIONS.contains(problem.code()))
            : decision instanceof TrustDecision.Trusted;
    return allowed
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                ProblemCode.STATUS_VERIFICATION_ERROR,
                own
                    ? "a list by a key that is not the issuer's"
                    : "a list by somebody else than the issuer",
                "a list by the issuer, or by one whom a trust list lets publish it"));
  }

  private Optional<Problem> staleness(VerifiedStatusList list) {
    Instant now = setting.knownAt();
    Duration skew = setting.policy().clockSkew();
    if (list.madeAt().isPresent() && list.madeAt().get().isAfter(now.plus(skew))) {
      return stale("a list made at " + list.madeAt().get(), "a list that was made by " + now);
    }
    if (list.list().issuedAt().isPresent()
        && list.list().issuedAt().get().isAfter(now.plus(skew))) {
      return stale("a list from " + list.list().issuedAt().get(), "a list that counts at " + now);
    }
    if (list.list().expires().isPresent()
        && list.list().expires().get().isBefore(now.minus(skew))) {
      return stale("a list until " + list.list().expires().get(), "a list that counts at " + now);
    }
    Duration oldest = setting.policy().maxStatusAge();
    Optional<Duration> age = list.age(now, setting.policy().areEndlessStatusListsAccepted());
    age.ifPresent(evidence::sawStatusOfAge);
    return age.isPresent() && age.get().compareTo(oldest.plus(skew)) <= 0
        ? Optional.empty()
        : stale(
            age.map(old -> "news of " + old + " ago").orElse("a list without a date"),
            "news of at most " + oldest + " ago");
  }

  private static Optional<Problem> stale(String found, String expected) {
    return Optional.of(Problem.of(ProblemCode.STATUS_LIST_STALE, found, expected));
  }

  private CheckOutcome outcome(StatusEntry entry, int value) {
    StatusMeaning meaning = entry.meaning(value);
    return switch (meaning) {
      case GOOD -> new CheckOutcome.Passed(Check.STATUS, "nothing is the matter");
      case REVOKED ->
          failed(ProblemCode.REVOKED, "a credential that was taken back", "one that holds");
      case SUSPENDED ->
          failed(
              ProblemCode.SUSPENDED,
              "a credential that does not hold for the time being",
              "one that holds");
      case SUPERSEDED ->
          new CheckOutcome.Tolerated(
              Check.STATUS,
              Problem.of(
                  ProblemCode.SUPERSEDED,
                  "a credential of which there is a newer version",
                  "the newest version"));
      case MESSAGE ->
          entry
                  .message(value)
                  .map(setting.policy().acceptedStatusMessages()::contains)
                  .orElse(false)
              ? new CheckOutcome.Passed(Check.STATUS, "a remark that the policy accepts")
              : open(
                  ProblemCode.STATUS_MESSAGE,
                  "a remark of the issuer",
                  "a remark that the policy accepts");
      case UNKNOWN ->
          open(
              ProblemCode.STATUS_VALUE_UNKNOWN,
              "a value without a known meaning",
              "a value that the specification gives a meaning");
    };
  }

  private static CheckOutcome failed(ProblemCode code, String found, String expected) {
    return new CheckOutcome.Failed(Check.STATUS, Problem.of(code, found, expected));
  }

  private static CheckOutcome open(ProblemCode code, String found, String expected) {
    return new CheckOutcome.Undetermined(Check.STATUS, Problem.of(code, found, expected), false);
  }
}
