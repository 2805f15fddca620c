package nl.skillspaspoort.issuer;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.skillspaspoort.core.bulk.OrderedResults;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.sdjwt.SdJwtException;
import nl.skillspaspoort.core.skill.Achievement;

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
  private final boolean numbersLikeBsnAllowed;

  private Issuer(Builder builder) {
    this.signer = builder.signer();
    this.profile = builder.profile(signer);
    this.securing = builder.securing;
    this.clock = builder.clock;
    this.numbersLikeBsnAllowed = builder.numbersLikeBsnAllowed;
  }

  /** A builder; a signer is required. */
  public static Builder builder() {
    return new Builder();
  }

  /** The identifier of this issuer: the controller of its key. */
  public String id() {
    return signer.keyId().controller();
  }

  /** Starts an award: one achievement for one person. */
  public Award award(Achievement achievement) {
    return new Award(this, achievement);
  }

  /**
   * Signs a draft, verifies the result with the issuer's own public key, and hands it out.
   *
   * @throws IssueException as {@link #prepare} and {@link #sign}
   */
  public SignedCredential issue(CredentialDraft draft) throws IssueException {
    return sign(prepare(draft));
  }

  /**
   * Issues many drafts with every processor, one result for each and in their order; a draft that
   * cannot be issued is one {@link IssueResult.Refused}. Close what is returned, or read it to the
   * end.
   */
  public OrderedResults<IssueResult> issueAll(Iterator<CredentialDraft> drafts) {
    return issueAll(drafts, OrderedResults.threadsHere());
  }

  /**
   * The same with so many threads, which use the signer at the same time.
   *
   * @throws IllegalArgumentException if there is no thread
   */
  public OrderedResults<IssueResult> issueAll(Iterator<CredentialDraft> drafts, int threads) {
    return OrderedResults.of(drafts, threads, this::result);
  }

  private IssueResult result(CredentialDraft draft) {
    try {
      return new IssueResult.Issued(issue(draft));
    } catch (IssueException e) {
      return new IssueResult.Refused(e.problem());
    }
  }

  /**
   * What would be signed, to be looked at first.
   *
   * @throws IssueException if the draft is not a good credential: not of the structure of the data
   *     model, with an empty text, with a period of no length, with a result that contradicts
   *     itself, or with a number that may be a BSN
   */
  public PreparedCredential prepare(CredentialDraft draft) throws IssueException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    JsonObject unsigned;
    try {
      unsigned = draft.toUnsignedCredential(profile, "urn:uuid:" + UUID.randomUUID(), now);
    } catch (IllegalArgumentException e) {
      throw new IssueException(
          Problem.of(
              ProblemCode.INVALID_PERIOD, "an end before the start", "a start before the end"));
    }
    return prepare(unsigned, now);
  }

  /**
   * What would be signed for a document of another type, an endorsement for example.
   *
   * @param document a credential without proof whose {@code issuer} is {@link #profile}
   * @throws IssueException as for a draft
   */
  public PreparedCredential prepare(JsonObject document) throws IssueException {
    return prepare(document, clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private PreparedCredential prepare(JsonObject unsigned, Instant now) throws IssueException {
    CredentialClaims claims;
    try {
      claims = CredentialClaims.read(unsigned);
    } catch (CredentialFormatException e) {
      throw new IssueException(e);
    }
    if (!claims.issuer().id().equals(id())) {
      throw new IssueException(
          new Problem(
              ProblemCode.ISSUER_KEY_MISMATCH, "/issuer", "another issuer", "the issuer " + id()));
    }
    DraftRules.check(claims);
    if (!numbersLikeBsnAllowed) {
      Optional<Problem> number = PersonalNumbers.find(unsigned, "");
      if (number.isPresent()) {
        throw new IssueException(number.get());
      }
    }
    return new PreparedCredential(claims, now);
  }

  /**
   * Signs exactly what was prepared, verifies the result with the issuer's own public key, and
   * hands it out.
   *
   * @throws IssueException if a part would not be covered by the signature, or if the signer fails
   */
  public SignedCredential sign(PreparedCredential prepared) throws IssueException {
    try {
      SignedCredential credential =
          securing.secure(prepared.document(), prepared.preparedAt(), signer);
      securing.check(credential, prepared.document(), signer);
      return credential;
    } catch (CredentialFormatException
        | ProofException
        | JwsException
        | SdJwtException
        | SigningException e) {
      throw new IssueException(e);
    }
  }

  /** The issuer as it stands in its credentials: an object with {@code id}. */
  public JsonObject profile() {
    return profile;
  }

  /** The name of the key that signs. */
  public KeyId keyId() {
    return signer.keyId();
  }

  /** Collects what an issuer needs. Not thread-safe. */
  public static final class Builder {
    private Optional<Signer> signer = Optional.empty();
    private Optional<String> name = Optional.empty();
    private Optional<String> url = Optional.empty();
    private Optional<String> country = Optional.empty();
    private Securing securing = Securing.ofDefault();
    private InstantSource clock = systemClock();
    private boolean numbersLikeBsnAllowed;

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

    /**
     * The country of the issuer, which a micro-credential must say.
     *
     * @param code two letters of ISO 3166-1, for example {@code NL}
     * @throws IllegalArgumentException for anything but two capital letters
     */
    public Builder country(String code) {
      this.country = Optional.of(IssuerAddress.checked(code));
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
     * Lets numbers through that may be a BSN, for a provider whose own numbers look like one. The
     * guard is then off for everything that this issuer signs.
     */
    public Builder allowNumbersLikeBsn() {
      this.numbersLikeBsnAllowed = true;
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
          .putIfPresent(IssuerAddress.MEMBER, country.map(IssuerAddress::ofCountry))
          .build();
    }
  }
}
