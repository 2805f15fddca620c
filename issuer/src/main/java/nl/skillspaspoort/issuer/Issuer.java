package nl.skillspaspoort.issuer;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.ProofException;

/**
 * Signs drafts as Open Badges 3.0 credentials.
 *
 * <p>Immutable and safe for use by several threads if its signer is.
 */
public final class Issuer {
  private final Signer signer;
  private final JsonObject profile;
  private final Securing securing;
  private final InstantSource clock;

  private Issuer(Builder builder) {
    this.signer = builder.signer();
    this.profile = builder.profile(signer);
    this.securing = builder.securing;
    this.clock = builder.clock;
  }

  /** A builder; a signer is required. */
  public static Builder builder() {
    return new Builder();
  }

  /** The identifier of this issuer: the controller of its key. */
  public String id() {
    return signer.keyId().controller();
  }

  /**
   * Signs a draft, verifies the result with the issuer's own public key, and hands it out.
   *
   * @throws IssueException if the draft is not a good credential, if a part of it would not be
   *     covered by the signature, or if the signer fails
   */
  public SignedCredential issue(CredentialDraft draft) throws IssueException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    JsonObject unsigned;
    try {
      unsigned = draft.toUnsignedCredential(profile, "urn:uuid:" + UUID.randomUUID(), now);
    } catch (IllegalArgumentException e) {
      throw new IssueException(
          Problem.of(
              ProblemCode.INVALID_PERIOD, "an end before the start", "a start before the end"));
    }
    try {
      CredentialClaims.read(unsigned);
      SignedCredential credential = securing.secure(unsigned, now, signer);
      securing.check(credential, unsigned, signer);
      return credential;
    } catch (CredentialFormatException | ProofException | JwsException | SigningException e) {
      throw new IssueException(e);
    }
  }

  /** Collects what an issuer needs. Not thread-safe. */
  public static final class Builder {
    private Optional<Signer> signer = Optional.empty();
    private Optional<String> name = Optional.empty();
    private Optional<String> url = Optional.empty();
    private Securing securing = Securing.ofDefault();
    private InstantSource clock = systemClock();

    private Builder() {}

    @SuppressForbidden(reason = "the default clock; tests give their own")
    private static InstantSource systemClock() {
      return InstantSource.system();
    }

    /** The key, and by its name the identifier of the issuer. Required. */
    public Builder signer(Signer key) {
      this.signer = Optional.of(key);
      return this;
    }

    /**
     * What the issuer calls itself in its credentials. Verifiers show the name of their trust list
     * instead.
     */
    public Builder name(String text) {
      this.name = Optional.of(text);
      return this;
    }

    /** The website of the issuer: an absolute URL. */
    public Builder url(String website) {
      this.url = Optional.of(website);
      return this;
    }

    /** How credentials are secured; {@link Securing#ofDefault} if left out. */
    public Builder securing(Securing how) {
      this.securing = Objects.requireNonNull(how, "how");
      return this;
    }

    /** Secures credentials by a proof of this cryptosuite: {@link Securing#dataIntegrity}. */
    public Builder cryptosuite(String suite) {
      return securing(Securing.dataIntegrity(suite));
    }

    /** What time it is; the system's clock if left out. */
    public Builder clock(InstantSource source) {
      this.clock = Objects.requireNonNull(source, "source");
      return this;
    }

    /**
     * The issuer.
     *
     * @throws IllegalStateException without signer
     */
    public Issuer build() {
      return new Issuer(this);
    }

    private Signer signer() {
      return signer.orElseThrow(
          () -> new IllegalStateException("found no signer; expected Builder.signer(...)"));
    }

    private JsonObject profile(Signer key) {
      return JsonObject.builder()
          .put("id", key.keyId().controller())
          .put("type", JsonArray.of(new JsonString("Profile")))
          .putIfPresent("name", name.map(JsonString::new))
          .putIfPresent("url", url.map(JsonString::new))
          .build();
    }
  }
}
