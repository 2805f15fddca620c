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
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.Proof;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.proof.VerifiedDocument;

/**
 * Signs drafts as Open Badges 3.0 credentials.
 *
 * <p>Immutable and safe for use by several threads if its signer is.
 */
public final class Issuer {
  private final Signer signer;
  private final JsonObject profile;
  private final String cryptosuite;
  private final InstantSource clock;
  private final DataIntegrity dataIntegrity = DataIntegrity.standard();

  private Issuer(Builder builder) {
    this.signer = builder.signer();
    this.profile = builder.profile(signer);
    this.cryptosuite = builder.cryptosuite;
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
      SignedCredential credential =
          SignedCredential.of(
              dataIntegrity.secure(unsigned, ProofOptions.assertion(cryptosuite, now), signer));
      return verified(credential, unsigned);
    } catch (CredentialFormatException | ProofException e) {
      throw new IssueException(e);
    }
  }

  /**
   * Reads back what would leave: the bytes must parse, verify, and say exactly what was to be
   * signed.
   */
  private SignedCredential verified(SignedCredential credential, JsonObject intended)
      throws CredentialFormatException, ProofException, IssueException {
    JsonObject readBack = SignedCredential.parse(credential.bytes()).json();
    for (Proof proof : dataIntegrity.proofs(readBack)) {
      VerifiedDocument covered = dataIntegrity.verifyProofOnly(readBack, proof, signer.publicKey());
      if (!covered.document().equals(intended)) {
        throw new IssueException(
            Problem.of(
                ProblemCode.SIGNING_FAILED,
                "a signed document that differs from the draft",
                "exactly the draft"));
      }
    }
    return credential;
  }

  /** Collects what an issuer needs. Not thread-safe. */
  public static final class Builder {
    private Optional<Signer> signer = Optional.empty();
    private Optional<String> name = Optional.empty();
    private Optional<String> url = Optional.empty();
    private String cryptosuite = Cryptosuites.EDDSA_RDFC_2022;
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

    /** The cryptosuite; {@code eddsa-rdfc-2022}, which Open Badges certifies, if left out. */
    public Builder cryptosuite(String suite) {
      this.cryptosuite = Objects.requireNonNull(suite, "suite");
      return this;
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
