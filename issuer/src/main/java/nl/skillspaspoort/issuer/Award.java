package nl.skillspaspoort.issuer;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Result;

/**
 * One achievement for one person, being filled in: {@code
 * issuer.award(achievement).to(holder).on(date).results(...).sign()}. Whom and when are required.
 * Not thread-safe; {@link #draft} and {@link #sign} may be called more than once.
 */
public final class Award {
  private static final String EVIDENCE = "evidence";

  private final Issuer issuer;
  private final Achievement achievement;
  private final List<Result> results = new ArrayList<>();
  private final List<JsonValue> evidence = new ArrayList<>();
  private Optional<Did> holder = Optional.empty();
  private Optional<LocalDate> date = Optional.empty();
  private Optional<String> id = Optional.empty();
  private Optional<Duration> validFor = Optional.empty();
  private Optional<JsonObject> source = Optional.empty();

  Award(Issuer issuer, Achievement achievement) {
    this.issuer = issuer;
    this.achievement = Objects.requireNonNull(achievement, "achievement");
  }

  /** Who achieved it: the DID that her wallet showed. Required. */
  public Award to(Did person) {
    holder = Optional.of(person);
    return this;
  }

  /**
   * When it was awarded, a day; it stays the same when the credential is corrected. Required. A day
   * begins at midnight UTC, which is the same day in Europe.
   */
  public Award on(LocalDate day) {
    date = Optional.of(day);
    return this;
  }

  /** What was reached; added to what was given before. */
  public Award results(Result... reached) {
    return results(List.of(reached));
  }

  /** What was reached; added to what was given before. */
  public Award results(List<Result> reached) {
    results.addAll(reached);
    return this;
  }

  /**
   * The findings of an EVC procedure: its results, and what was taken over from earlier
   * certificates.
   */
  public Award findings(EvcFindings findings) {
    results.addAll(findings.results());
    evidence.addAll(findings.evidence());
    return this;
  }

  /** How long it is good, counted from the moment of issue; for ever if left out. */
  public Award validFor(Duration duration) {
    validFor = Optional.of(duration);
    return this;
  }

  /** Identifier of the credential, an absolute URL; a random one if left out. */
  public Award id(String url) {
    id = Optional.of(url);
    return this;
  }

  /**
   * Something that shows how it was established.
   *
   * @param evidence an Open Badges {@code Evidence}: an object with {@code type}
   */
  public Award evidence(JsonObject evidence) {
    this.evidence.add(evidence);
    return this;
  }

  /**
   * Who assessed it for the issuer: the recognised company of a praktijkverklaring, the assessors
   * of an EVC procedure.
   *
   * @param id absolute IRI of the organisation, for example its DID
   */
  public Award source(String id, String name) {
    source =
        Optional.of(
            JsonObject.builder()
                .put("id", id)
                .put("type", JsonArray.ofStrings(List.of("Profile")))
                .put("name", name)
                .build());
    return this;
  }

  /**
   * The draft, for a registrar or a batch that signs it.
   *
   * @throws IllegalStateException without {@link #to} or {@link #on}
   */
  public CredentialDraft draft() {
    Did person = required(holder, "to(holder)");
    LocalDate day = required(date, "on(date)");
    CredentialDraft.Builder draft =
        CredentialDraft.about(person)
            .achievement(achievement)
            .awardedDate(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    id.ifPresent(draft::id);
    validFor.ifPresent(draft::validFor);
    source.ifPresent(draft::source);
    results.forEach(draft::result);
    if (!evidence.isEmpty()) {
      draft.with(EVIDENCE, new JsonArray(evidence));
    }
    return draft.build();
  }

  /**
   * Signs the award.
   *
   * @throws IllegalStateException without {@link #to} or {@link #on}
   * @throws IssueException as {@link Issuer#issue}
   */
  public SignedCredential sign() throws IssueException {
    return issuer.issue(draft());
  }

  private static <T> T required(Optional<T> part, String call) {
    return part.orElseThrow(
        () -> new IllegalStateException("found an award without " + call + "; expected it"));
  }

  /** The achievement only: the rest is personal. */
  @Override
  public String toString() {
    return "Award[" + achievement.id() + "]";
  }
}
