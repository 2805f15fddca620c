package nl.skillspaspoort.verifier.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.DataModel;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonObject;

/**
 * What a verifier demands. Immutable.
 *
 * <p>The default: contexts exactly as this library writes them, one minute of clock skew,
 * presentations that live at most a day, the holder proven to be the subject, and an issuer that is
 * recognised now and on the date of issue.
 */
public final class VerificationPolicy {
  private static final Duration LONGEST_PRESENTATION_LIFETIME = Duration.ofDays(366);
  private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);
  private static final Duration LONGEST_STATUS_AGE = Duration.ofDays(366);
  private static final VerificationPolicy STRICT = builder().build();

  private static final String LEARNER_RECORD_CONTEXT =
      "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";

  private final List<List<String>> allowedContexts;
  private final Duration clockSkew;
  private final Duration maxPresentationLifetime;
  private final Optional<String> territory;
  private final boolean bearerAllowed;
  private final boolean claimedIssueDateAccepted;
  private final boolean legacyVcJwt11Read;
  private final Duration maxStatusAge;
  private final boolean endlessStatusListsAccepted;
  private final Set<String> acceptedStatusMessages;
  private final boolean unknownStatusAccepted;
  private final List<AgeRule> ageRules;
  private final String id;
  private final boolean legacySdJwtVcRead;
  private final boolean unseenOmissionsAccepted;

  private VerificationPolicy(Builder builder) {
    this.allowedContexts = List.copyOf(builder.allowedContexts);
    this.clockSkew = builder.clockSkew;
    this.maxPresentationLifetime = builder.maxPresentationLifetime;
    this.territory = builder.territory;
    this.bearerAllowed = builder.bearerAllowed;
    this.claimedIssueDateAccepted = builder.claimedIssueDateAccepted;
    this.legacyVcJwt11Read = builder.legacyVcJwt11Read;
    this.maxStatusAge = builder.maxStatusAge;
    this.endlessStatusListsAccepted = builder.endlessStatusListsAccepted;
    this.acceptedStatusMessages = Set.copyOf(builder.acceptedStatusMessages);
    this.legacySdJwtVcRead = builder.legacySdJwtVcRead;
    this.unseenOmissionsAccepted = builder.unseenOmissionsAccepted;
    this.unknownStatusAccepted = builder.unknownStatusAccepted;
    this.ageRules = List.copyOf(builder.ageRules);
    this.id = builder.id.orElseGet(this::digest);
  }

  private String digest() {
    byte[] canonical = Jcs.canonicalBytes(PolicyFile.write(this, Optional.empty()));
    return "sha-256:" + HexFormat.of().formatHex(HashAlgorithm.SHA_256.hash(canonical));
  }

  /** The strict default. */
  public static VerificationPolicy strict() {
    return STRICT;
  }

  /** A builder that starts with the strict default. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads a policy file: JSON as {@code policy.schema.json} beside this class says. Whatever it
   * leaves out is as strict as the default.
   *
   * @throws PolicyException with the JSON Pointer of what cannot be read or is not known
   */
  public static VerificationPolicy parse(byte[] utf8) throws PolicyException {
    return PolicyFile.read(utf8);
  }

  /** The whole policy as data: the same policy gives the same bytes. */
  public JsonObject toJson() {
    return PolicyFile.write(this, Optional.of(id));
  }

  /**
   * The name of the policy, which stands in every receipt: the one that it was given, or {@code
   * sha-256:} and a digest of all that it demands.
   */
  public String id() {
    return id;
  }

  /** The lists of contexts that a credential may have, each exactly and in this order. */
  public List<List<String>> allowedContexts() {
    return allowedContexts;
  }

  /** How far clocks may differ. */
  public Duration clockSkew() {
    return clockSkew;
  }

  /** The longest time between the making of a presentation and its end. */
  public Duration maxPresentationLifetime() {
    return maxPresentationLifetime;
  }

  /**
   * The country in which the issuer must be recognised; empty if only a recognition everywhere
   * counts.
   */
  public Optional<String> territory() {
    return territory;
  }

  /** True if whoever has the credential may show it. */
  public boolean isBearerAllowed() {
    return bearerAllowed;
  }

  /** True if the date that the credential itself names is taken as the date of issue. */
  public boolean isClaimedIssueDateAccepted() {
    return claimedIssueDateAccepted;
  }

  /** True if tokens of the data model 1.1, with the claim {@code vc}, are read as credentials. */
  public boolean isLegacyVcJwt11Read() {
    return legacyVcJwt11Read;
  }

  /** How old the news of a status list may be. */
  public Duration maxStatusAge() {
    return maxStatusAge;
  }

  /** True if a status list that names no end counts as fresh when its publisher gave it. */
  public boolean areEndlessStatusListsAccepted() {
    return endlessStatusListsAccepted;
  }

  /** The remarks of issuers that do not need a person to read them, word for word. */
  public Set<String> acceptedStatusMessages() {
    return acceptedStatusMessages;
  }

  /** True if a credential counts whose status could not be told. */
  public boolean isUnknownStatusAccepted() {
    return unknownStatusAccepted;
  }

  /** How long ago achievements may have been awarded. */
  public List<AgeRule> ageRules() {
    return ageRules;
  }

  /**
   * True if SD-JWT VCs of the time before November 2024, of the type {@code vc+sd-jwt}, are read.
   */
  public boolean isLegacySdJwtVcRead() {
    return legacySdJwtVcRead;
  }

  /**
   * True if a credential counts of which parts may be missing without a trace, the end and the
   * state too.
   */
  public boolean areUnseenOmissionsAccepted() {
    return unseenOmissionsAccepted;
  }

  /** Collects the demands. Not thread-safe. */
  public static final class Builder {
    private final List<List<String>> allowedContexts = new ArrayList<>();
    private Duration clockSkew = Duration.ofSeconds(60);
    private Duration maxPresentationLifetime = Duration.ofDays(1);
    private Optional<String> territory = Optional.empty();
    private boolean bearerAllowed;
    private boolean claimedIssueDateAccepted;
    private boolean legacyVcJwt11Read;
    private Duration maxStatusAge = Duration.ofDays(1);
    private boolean endlessStatusListsAccepted;
    private final Set<String> acceptedStatusMessages = new LinkedHashSet<>();
    private boolean legacySdJwtVcRead;
    private boolean unseenOmissionsAccepted;

    private boolean unknownStatusAccepted;
    private final List<AgeRule> ageRules = new ArrayList<>();
    private Optional<String> id = Optional.empty();

    private Builder() {
      String base = DataModel.V2_0.context();
      String badges = CredentialDraft.OPEN_BADGES_CONTEXT;
      allowedContexts.add(List.of(base));
      allowedContexts.add(List.of(base, badges));
      allowedContexts.add(List.of(base, badges, CredentialDraft.PROFILE_CONTEXT));
      allowedContexts.add(List.of(base, LEARNER_RECORD_CONTEXT));
      allowedContexts.add(List.of(base, LEARNER_RECORD_CONTEXT, badges));
    }

    /**
     * Allows one more list of contexts, exactly and in this order. All must ship with the library.
     */
    public Builder allowContexts(List<String> contexts) {
      if (!allowedContexts.contains(contexts)) {
        allowedContexts.add(List.copyOf(contexts));
      }
      return this;
    }

    /**
     * How far clocks may differ.
     *
     * @throws IllegalArgumentException if negative or over five minutes
     */
    public Builder clockSkew(Duration skew) {
      if (skew.isNegative() || skew.compareTo(MAX_CLOCK_SKEW) > 0) {
        throw new IllegalArgumentException(
            "found a skew of " + skew + "; expected between zero and " + MAX_CLOCK_SKEW);
      }
      this.clockSkew = skew;
      return this;
    }

    /**
     * The longest time between the making of a presentation and its end.
     *
     * @throws IllegalArgumentException unless positive and at most a year
     */
    public Builder maxPresentationLifetime(Duration lifetime) {
      if (lifetime.isNegative()
          || lifetime.isZero()
          || lifetime.compareTo(LONGEST_PRESENTATION_LIFETIME) > 0) {
        throw new IllegalArgumentException(
            "found "
                + lifetime
                + "; expected more than zero and at most "
                + LONGEST_PRESENTATION_LIFETIME);
      }
      this.maxPresentationLifetime = lifetime;
      return this;
    }

    /**
     * The country in which the issuer must be recognised, for lists that recognise by country.
     *
     * @param code ISO 3166-1 alpha-2, upper case
     */
    public Builder territory(String code) {
      this.territory = Optional.of(code);
      return this;
    }

    /** Weakens: accepts a credential from whoever shows it, also when it is about somebody else. */
    public Builder allowBearer() {
      this.bearerAllowed = true;
      return this;
    }

    /**
     * Weakens: takes the credential's own word for its date of issue, so that an issuer whose
     * recognition ended since counts. A stolen key can write any date.
     */
    public Builder acceptClaimedIssueDate() {
      this.claimedIssueDateAccepted = true;
      return this;
    }

    /**
     * Weakens: reads a token of no type of its own, or of the type {@code JWT}, as a credential of
     * the data model 1.1 if it comes alone. Its list of contexts must be {@linkplain #allowContexts
     * allowed} as well.
     *
     * @see <a href="https://www.w3.org/TR/vc-data-model-1.1/#json-web-token">VCDM 1.1 §6.3.1</a>
     */
    public Builder readLegacyVcJwt11() {
      this.legacyVcJwt11Read = true;
      return this;
    }

    /**
     * How old the news of a status list may be; a day if left out. A list that says until when it
     * counts is as old as the time since its publisher gave it; any other as its signature.
     *
     * @throws IllegalArgumentException unless positive and at most a year
     */
    public Builder maxStatusAge(Duration age) {
      if (age.isNegative() || age.isZero() || age.compareTo(LONGEST_STATUS_AGE) > 0) {
        throw new IllegalArgumentException(
            "found an age of " + age + "; expected more than zero, at most " + LONGEST_STATUS_AGE);
      }
      this.maxStatusAge = age;
      return this;
    }

    /**
     * Weakens: takes a status list that names no end for fresh when its publisher gave it, although
     * an old one could have been kept and given again.
     */
    public Builder acceptEndlessStatusLists() {
      this.endlessStatusListsAccepted = true;
      return this;
    }

    /** A remark of issuers that does not count against a credential, word for word. */
    public Builder acceptStatusMessage(String message) {
      acceptedStatusMessages.add(Objects.requireNonNull(message, "message"));
      return this;
    }

    /**
     * Weakens: accepts a credential whose status could not be told, with a warning. One that is
     * known to be taken back is refused all the same.
     */
    public Builder acceptUnknownStatus() {
      this.unknownStatusAccepted = true;
      return this;
    }

    /** Adds a rule about how long ago some achievements may have been awarded. */
    public Builder ageRule(AgeRule rule) {
      ageRules.add(Objects.requireNonNull(rule, "rule"));
      return this;
    }

    /** The name of the policy; a digest of it if left out. */
    public Builder id(String uri) {
      this.id = Optional.of(uri);
      return this;
    }

    /**
     * Weakens: reads a {@code vc+sd-jwt} that has the claim {@code vct} as an SD-JWT VC, which had
     * that type before November 2024.
     *
     * @see <a
     *     href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc-19#section-2.2.1">SD-JWT
     *     VC draft 19 §2.2.1</a>
     */
    public Builder readLegacySdJwtVc() {
      this.legacySdJwtVcRead = true;
      return this;
    }

    /**
     * Accepts what was derived from a proof of {@code ecdsa-sd-2023} or {@code bbs-2023}: which
     * parts its holder had to show was for the issuer to say, and whether an end date or a
     * revocation was left out is not to be seen. Issuers with this library never leave that to the
     * holder; others may. Results in such a credential still show no skill.
     */
    public Builder acceptUnseenOmissions() {
      this.unseenOmissionsAccepted = true;
      return this;
    }

    /** The policy. */
    public VerificationPolicy build() {
      return new VerificationPolicy(this);
    }
  }
}
