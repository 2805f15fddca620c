package nl.skillspaspoort.core.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * A credential before it is signed: about whom, what was achieved, with which results, for how
 * long. Who says so and since when is added by the issuer. Immutable.
 */
public final class CredentialDraft {
  /** The context of Open Badges 3.0 that new credentials name. */
  public static final String OPEN_BADGES_CONTEXT =
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

  /** The context of this project's own terms, added when a credential uses them. */
  public static final String PROFILE_CONTEXT = "https://skillspaspoort.nl/ns/v1";

  private static final String PROFILE_PREFIX = "ext:";

  private final Builder source;

  private CredentialDraft(Builder source) {
    this.source = source;
  }

  /** Starts a draft about the holder of a DID. */
  public static Builder about(Did subject) {
    return new Builder(subject);
  }

  /** A builder that starts with everything of this draft. */
  public Builder toBuilder() {
    return new Builder(source);
  }

  /** About whom it is. */
  public Did subject() {
    return source.subject;
  }

  /** What was achieved. */
  public Achievement achievement() {
    return source.achievement();
  }

  /** When it was awarded, if the draft says so. */
  public Optional<Instant> awardedDate() {
    return source.awardedDate;
  }

  /**
   * The credential without proof, by this issuer.
   *
   * @param issuer the issuer's profile: an object with at least {@code id}
   * @param id identifier for a credential that the draft gave none
   * @param now start of the validity if the draft gave none
   * @throws IllegalArgumentException if the end of the validity is before its start
   */
  public JsonObject toUnsignedCredential(JsonObject issuer, String id, Instant now) {
    Instant from = source.validFrom.orElse(now);
    Optional<Instant> until = source.validUntil.or(() -> source.validFor.map(from::plus));
    if (until.isPresent() && until.get().isBefore(from)) {
      throw new IllegalArgumentException(
          "found validUntil " + until.get() + "; expected not before validFrom " + from);
    }
    JsonObject.Builder json =
        JsonObject.builder()
            .put("@context", contexts(false))
            .put("id", source.id.orElse(id))
            .put(
                "type", JsonArray.ofStrings(List.of("VerifiableCredential", "OpenBadgeCredential")))
            .put("name", source.name.orElseGet(() -> source.achievement().name()))
            .put("issuer", issuer)
            .put("validFrom", DateTimeStamp.format(from));
    until.ifPresent(end -> json.put("validUntil", DateTimeStamp.format(end)));
    source.awardedDate.ifPresent(date -> json.put("awardedDate", DateTimeStamp.format(date)));
    json.put("credentialSubject", subjectJson());
    source.members.forEach(member -> json.put(member.name(), member.value()));
    JsonObject credential = json.build();
    return usesProfile(credential) ? credential.with("@context", contexts(true)) : credential;
  }

  private static JsonArray contexts(boolean profile) {
    List<String> contexts = new ArrayList<>(List.of(DataModel.V2_0.context(), OPEN_BADGES_CONTEXT));
    if (profile) {
      contexts.add(PROFILE_CONTEXT);
    }
    return JsonArray.ofStrings(contexts);
  }

  private JsonObject subjectJson() {
    JsonObject.Builder subject =
        JsonObject.builder()
            .put("id", source.subject.value())
            .put("type", JsonArray.of(new JsonString(AchievementSubject.TYPE)))
            .put("achievement", source.achievement().json());
    if (!source.results.isEmpty()) {
      subject.put("result", new JsonArray(source.results));
    }
    subject.putIfPresent("source", source.assessor);
    return subject.build();
  }

  private static boolean usesProfile(JsonValue value) {
    if (value instanceof JsonArray array) {
      return array.elements().stream().anyMatch(CredentialDraft::usesProfile);
    }
    if (!(value instanceof JsonObject object)) {
      return false;
    }
    for (int i = 0; i < object.size(); i++) {
      if (object.nameAt(i).startsWith(PROFILE_PREFIX) || usesProfile(object.valueAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Nothing of the content: it is personal. */
  @Override
  public String toString() {
    return "CredentialDraft";
  }

  private record Member(String name, JsonValue value) {}

  /** Collects the parts of a draft. Not thread-safe. */
  public static final class Builder {
    private Did subject;
    private final List<JsonValue> results = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private Optional<Achievement> achievement = Optional.empty();
    private Optional<String> id = Optional.empty();
    private Optional<String> name = Optional.empty();
    private Optional<Instant> validFrom = Optional.empty();
    private Optional<Instant> validUntil = Optional.empty();
    private Optional<Duration> validFor = Optional.empty();
    private Optional<Instant> awardedDate = Optional.empty();
    private Optional<JsonObject> assessor = Optional.empty();

    private Builder(Did subject) {
      this.subject = Objects.requireNonNull(subject, "subject");
    }

    private Builder(Builder other) {
      this(other.subject);
      results.addAll(other.results);
      members.addAll(other.members);
      achievement = other.achievement;
      id = other.id;
      name = other.name;
      validFrom = other.validFrom;
      validUntil = other.validUntil;
      validFor = other.validFor;
      awardedDate = other.awardedDate;
      assessor = other.assessor;
    }

    /** Another subject: the same person with a new key. */
    public Builder subject(Did person) {
      subject = Objects.requireNonNull(person, "person");
      return this;
    }

    /** What was achieved. Required. */
    public Builder achievement(Achievement what) {
      achievement = Optional.of(what);
      return this;
    }

    /** One result; in the order in which they are added. */
    public Builder result(Result result) {
      results.add(result.toJson());
      return this;
    }

    /**
     * Who assessed it for the issuer, such as the company of a praktijkverklaring.
     *
     * @param profile an Open Badges {@code Profile}: an object with {@code id} and {@code type}
     */
    public Builder source(JsonObject profile) {
      assessor = Optional.of(profile);
      return this;
    }

    /**
     * Identifier of the credential, an absolute URL without personal data; a random one if left
     * out.
     */
    public Builder id(String url) {
      id = Optional.of(url);
      return this;
    }

    /** Title of the credential; the achievement's name if left out. */
    public Builder name(String title) {
      name = Optional.of(title);
      return this;
    }

    /** First instant at which it is usable; the moment of issue if left out. */
    public Builder validFrom(Instant instant) {
      validFrom = Optional.of(instant);
      return this;
    }

    /** Last instant at which it is usable; open if neither this nor {@link #validFor} is given. */
    public Builder validUntil(Instant instant) {
      validUntil = Optional.of(instant);
      validFor = Optional.empty();
      return this;
    }

    /** How long it is usable, counted from its start. */
    public Builder validFor(Duration duration) {
      validFor = Optional.of(duration);
      validUntil = Optional.empty();
      return this;
    }

    /** When the achievement was awarded, if that is not the start of the validity. */
    public Builder awardedDate(Instant instant) {
      awardedDate = Optional.of(instant);
      return this;
    }

    /**
     * A member of the credential that this builder has no method for, for example {@code evidence}.
     *
     * @throws IllegalArgumentException for a member that the draft or the issuer writes
     */
    public Builder with(String member, JsonValue value) {
      if (RESERVED.contains(member)) {
        throw new IllegalArgumentException(
            "found the member " + member + "; expected one that the builder does not write");
      }
      members.add(new Member(member, value));
      return this;
    }

    /**
     * The draft.
     *
     * @throws IllegalStateException without achievement
     */
    public CredentialDraft build() {
      achievement();
      return new CredentialDraft(new Builder(this));
    }

    private Achievement achievement() {
      return achievement.orElseThrow(
          () -> new IllegalStateException("found no achievement; expected one"));
    }
  }

  private static final List<String> RESERVED =
      List.of(
          "@context",
          "id",
          "type",
          "name",
          "issuer",
          "validFrom",
          "validUntil",
          "awardedDate",
          "credentialSubject",
          "proof");
}
