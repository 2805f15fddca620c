package nl.skillspaspoort.core.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.SkillReference;

/**
 * The question to a {@link TrustPolicy}: may this issuer, with this key, do this, at these moments?
 *
 * <p>What the query does not name is granted by an explicit ANY only, so leaving a part out never
 * gets more accepted.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class TrustQuery {
  private final String issuer;
  private final Optional<VerificationKey> signingKey;
  private final GrantAction action;
  private final Optional<String> credentialIssuer;
  private final Set<String> credentialTypes;
  private final Optional<String> achievementType;
  private final Optional<String> standard;
  private final Supplier<? extends Collection<SkillReference>> skills;
  private final Set<QualificationLevel> levels;
  private final Optional<String> territory;
  private final Optional<Instant> claimedIssuedAt;
  private final Optional<Instant> claimedSignedAt;
  private final Instant evaluatedAt;
  private final Instant knownAt;
  private final IssueDateEvidence issueDateEvidence;

  private TrustQuery(Builder builder) {
    this.issuer = builder.issuer;
    this.signingKey = builder.signingKey;
    this.action = builder.action;
    this.credentialIssuer = builder.credentialIssuer;
    this.credentialTypes = builder.credentialTypes;
    this.achievementType = builder.achievementType;
    this.standard = builder.standard;
    this.skills = builder.skills;
    this.levels = builder.levels;
    this.territory = builder.territory;
    this.claimedIssuedAt = builder.claimedIssuedAt;
    this.claimedSignedAt = builder.claimedSignedAt;
    this.evaluatedAt = builder.evaluatedAt;
    this.knownAt = builder.knownAt;
    this.issueDateEvidence = builder.issueDateEvidence;
  }

  /**
   * Starts a query about issuing, with nothing but who, with which key, and now.
   *
   * @param issuer the identifier exactly as the credential writes it
   */
  public static Builder issuedBy(String issuer, VerificationKey signingKey, Instant evaluatedAt) {
    return new Builder(issuer, Optional.of(signingKey), evaluatedAt);
  }

  /**
   * Starts a query about the company where something was learned and shown. It signed nothing, so
   * no key is asked about.
   *
   * @param company the identifier exactly as the credential writes it
   */
  public static Builder hostedBy(String company, Instant evaluatedAt) {
    return new Builder(company, Optional.empty(), evaluatedAt).action(GrantAction.HOST_LEARNING);
  }

  /** The identifier of the issuer exactly as the credential writes it. */
  public String issuer() {
    return issuer;
  }

  /** The key that made the signature which was verified; empty for who signs nothing. */
  public Optional<VerificationKey> signingKey() {
    return signingKey;
  }

  /** What the issuer did. */
  public GrantAction action() {
    return action;
  }

  /** For a question about publishing status: the issuer of the credential that it is about. */
  public Optional<String> credentialIssuer() {
    return credentialIssuer;
  }

  /** The credential's types; {@code VerifiableCredential} may be among them. */
  public Set<String> credentialTypes() {
    return credentialTypes;
  }

  /** The Open Badges achievement type. */
  public Optional<String> achievementType() {
    return achievementType;
  }

  /** The URI of the EVC standard. */
  public Optional<String> standard() {
    return standard;
  }

  /** Every skill that the credential says was shown. */
  public Set<SkillReference> skills() {
    return Set.copyOf(skills.get());
  }

  /** Every qualification level that the credential claims. */
  public Set<QualificationLevel> levels() {
    return levels;
  }

  /** ISO 3166-1 alpha-2 code of the country in which the recognition must hold. */
  public Optional<String> territory() {
    return territory;
  }

  /**
   * When the credential says that what it certifies was awarded or issued: the recognition must
   * hold then.
   */
  public Optional<Instant> claimedIssuedAt() {
    return claimedIssuedAt;
  }

  /**
   * When the signature says it was made, if that is another moment, as in a corrected credential:
   * the key must be the issuer's then.
   */
  public Optional<Instant> claimedSignedAt() {
    return claimedSignedAt;
  }

  /** The moment that is judged: "now", unless the asker looks back. */
  public Instant evaluatedAt() {
    return evaluatedAt;
  }

  /** The moment of asking, which says whether a list is the current one. */
  public Instant knownAt() {
    return knownAt;
  }

  /** Whether the claimed date may be relied on. */
  public IssueDateEvidence issueDateEvidence() {
    return issueDateEvidence;
  }

  /** The types that say something: all but {@code VerifiableCredential}. */
  Set<String> specificTypes() {
    Set<String> types = new TreeSet<>(credentialTypes);
    types.remove(Scope.BASE_TYPE);
    return types;
  }

  /** The moments at which the recognition must hold, the claimed one first. */
  List<JudgedMoment> moments() {
    Optional<Instant> issued = claimedIssuedAt.or(() -> claimedSignedAt);
    List<JudgedMoment> moments = new ArrayList<>();
    issued.ifPresent(
        at ->
            moments.add(
                new JudgedMoment(Moment.WHEN_ISSUED, at, claimedSignedAt.orElse(at), true)));
    boolean claimSuffices =
        issueDateEvidence == IssueDateEvidence.CLAIMED_DATE_ACCEPTED
            && issued.isPresent()
            && isPast(issued)
            && isPast(claimedSignedAt);
    moments.add(new JudgedMoment(Moment.NOW, evaluatedAt, evaluatedAt, !claimSuffices));
    return List.copyOf(moments);
  }

  /** A date in the future is evidence of nothing. */
  private boolean isPast(Optional<Instant> claimed) {
    return claimed.map(at -> !at.isAfter(evaluatedAt)).orElse(true);
  }

  /**
   * A moment.
   *
   * @param at when the recognition must hold
   * @param keyAt when the key must be the issuer's
   * @param required whether the decision depends on it
   */
  record JudgedMoment(Moment moment, Instant at, Instant keyAt, boolean required) {}

  /** The kind of question only: together with a person, the rest is personal. */
  @Override
  public String toString() {
    return "TrustQuery[" + action + ", evaluated at " + evaluatedAt + "]";
  }

  /** Collects the parts of a query. Not thread-safe. */
  public static final class Builder {
    private final String issuer;
    private final Optional<VerificationKey> signingKey;
    private final Instant evaluatedAt;
    private GrantAction action = GrantAction.ISSUE;
    private Optional<String> credentialIssuer = Optional.empty();
    private Set<String> credentialTypes = Set.of();
    private Optional<String> achievementType = Optional.empty();
    private Optional<String> standard = Optional.empty();
    private Supplier<? extends Collection<SkillReference>> skills = Set::of;
    private Set<QualificationLevel> levels = Set.of();
    private Optional<String> territory = Optional.empty();
    private Optional<Instant> claimedIssuedAt = Optional.empty();
    private Optional<Instant> claimedSignedAt = Optional.empty();
    private Instant knownAt;
    private IssueDateEvidence issueDateEvidence = IssueDateEvidence.NONE;

    private Builder(String issuer, Optional<VerificationKey> signingKey, Instant evaluatedAt) {
      this.issuer = Objects.requireNonNull(issuer, "issuer");
      this.signingKey = Objects.requireNonNull(signingKey, "signingKey");
      this.evaluatedAt = Objects.requireNonNull(evaluatedAt, "evaluatedAt");
      this.knownAt = evaluatedAt;
    }

    /**
     * What the issuer did; to issue if left out.
     *
     * @throws IllegalArgumentException for an action that takes a signature, without a key
     */
    public Builder action(GrantAction what) {
      if (signingKey.isEmpty() && what != GrantAction.HOST_LEARNING) {
        throw new IllegalArgumentException("found " + what + " without a key; expected a key");
      }
      action = Objects.requireNonNull(what, "what");
      return this;
    }

    /** Whose credential a status is about, exactly as the credential writes it. */
    public Builder credentialIssuer(String identifier) {
      credentialIssuer = Optional.of(identifier);
      return this;
    }

    /** All types of the credential. */
    public Builder credentialTypes(Collection<String> types) {
      // Not Set.copyOf: names with equal hashes make that quadratic, and a sender chooses them.
      credentialTypes = Collections.unmodifiableSet(new TreeSet<>(types));
      return this;
    }

    /** The Open Badges achievement type, if it has one. */
    public Builder achievementType(Optional<String> type) {
      achievementType = Objects.requireNonNull(type, "type");
      return this;
    }

    /** The URI of the EVC standard, if it is assessed against one. */
    public Builder standard(Optional<String> uri) {
      standard = Objects.requireNonNull(uri, "uri");
      return this;
    }

    /** Every skill that the credential says was shown. */
    public Builder skills(Collection<SkillReference> shown) {
      Set<SkillReference> copy = Set.copyOf(shown);
      skills = () -> copy;
      return this;
    }

    /**
     * The same, worked out only where a recognition is limited to some skills.
     *
     * @param shown gives the same skills each time, to whatever thread asks
     */
    public Builder skills(Supplier<? extends Collection<SkillReference>> shown) {
      skills = Objects.requireNonNull(shown, "shown");
      return this;
    }

    /** Every qualification level that the credential claims. */
    public Builder levels(Collection<QualificationLevel> claimed) {
      levels = Set.copyOf(claimed);
      return this;
    }

    /** The country in which the recognition must hold. */
    public Builder territory(String code) {
      territory = Optional.of(code);
      return this;
    }

    /** When the credential says that what it certifies was awarded or issued. */
    public Builder claimedIssuedAt(Optional<Instant> instant) {
      claimedIssuedAt = Objects.requireNonNull(instant, "instant");
      return this;
    }

    /** When the signature says it was made; the same moment if left out. */
    public Builder claimedSignedAt(Optional<Instant> instant) {
      claimedSignedAt = Objects.requireNonNull(instant, "instant");
      return this;
    }

    /** When the question is asked, if that is not the moment that is judged. */
    public Builder knownAt(Instant instant) {
      knownAt = Objects.requireNonNull(instant, "instant");
      return this;
    }

    /** Whether the claimed date may be relied on; not, if left out. */
    public Builder issueDateEvidence(IssueDateEvidence evidence) {
      issueDateEvidence = Objects.requireNonNull(evidence, "evidence");
      return this;
    }

    /** The query. */
    public TrustQuery build() {
      return new TrustQuery(this);
    }
  }
}
