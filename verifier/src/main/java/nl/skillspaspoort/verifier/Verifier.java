package nl.skillspaspoort.verifier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.skillspaspoort.core.assessment.Endorsement;
import nl.skillspaspoort.core.bulk.OrderedResults;
import nl.skillspaspoort.core.carrier.CarrierException;
import nl.skillspaspoort.core.carrier.CredentialReader;
import nl.skillspaspoort.core.credential.Envelope;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.credential.SecuringMechanism;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonLimits;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.check.Endorsements;
import nl.skillspaspoort.verifier.check.HolderEvidence;
import nl.skillspaspoort.verifier.check.ListedNames;
import nl.skillspaspoort.verifier.check.Setting;
import nl.skillspaspoort.verifier.check.StatusListCache;
import nl.skillspaspoort.verifier.check.WorkShares;
import nl.skillspaspoort.verifier.holder.KnownHolder;
import nl.skillspaspoort.verifier.holder.ReplayMemory;
import nl.skillspaspoort.verifier.key.DidKeyResolver;
import nl.skillspaspoort.verifier.key.KeyResolver;
import nl.skillspaspoort.verifier.key.LimitedKeyResolver;
import nl.skillspaspoort.verifier.outcome.SignatureAccount;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.schema.SchemaSource;
import nl.skillspaspoort.verifier.status.StatusLists;
import nl.skillspaspoort.verifier.status.StatusSource;

/**
 * Verifies credentials and presentations. Immutable and safe for use by several threads; opens no
 * connection.
 *
 * <p>Bad input of any kind is a result, not an exception.
 */
public final class Verifier {
  /** Most parties whose keys are looked up at hosts in one verification. */
  public static final int MAX_KEY_OWNERS = 32;

  private static final int MOST_REMEMBERED_ANSWERS = 100_000;
  private static final WorkShares STANDARD_WORK = WorkShares.standard();

  private final TrustPolicy trust;
  private final VerificationPolicy policy;
  private final KeyResolver keys;
  private final JsonReader reader;
  private final CredentialReader carriers;
  private final InstantSource clock;
  private final StatusListCache statusLists;
  private final SchemaSource schemas;
  private final Optional<ReplayMemory> replays;
  private final ListedNames listedNames;
  private final WorkShares work;

  private Verifier(Builder builder) {
    this.trust = builder.trust;
    this.listedNames = ListedNames.of(builder.trust);
    this.policy = builder.policy;
    this.keys = builder.keys;
    this.reader = JsonReader.within(builder.limits);
    this.carriers = CredentialReader.within(builder.limits);
    this.clock = builder.clock;
    this.statusLists = new StatusListCache(builder.statusLists);
    this.schemas = builder.schemas;
    this.replays = builder.replays;
    this.work = builder.work;
  }

  /** A builder for a verifier that, as it is, accepts nothing: give it a trust policy. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Verifies a credential, or a presentation that answers no request, from what somebody has in a
   * file: JSON with proofs, a {@code vc+jwt}, {@code vp+jwt}, {@code vc+sd-jwt}, {@code dc+sd-jwt}
   * or {@code vp+sd-jwt}, an envelope with one, or a PNG or SVG picture with one of these in it. An
   * SD-JWT with key binding is a presentation.
   */
  public VerificationResult verify(byte[] bytes) {
    return verify(bytes, Optional.empty());
  }

  /** The same from text. */
  public VerificationResult verify(String text) {
    return verify(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Verifies many credentials with every processor, each as {@link #verify(byte[])} does: one
   * result for each and in their order, whatever is wrong with one of them. They share what the
   * verifier remembers. Close what is returned, or read it to the end.
   */
  public OrderedResults<VerificationResult> screen(Iterator<byte[]> credentials) {
    return screen(credentials, OrderedResults.threadsHere());
  }

  /**
   * The same with so many threads.
   *
   * @throws IllegalArgumentException if there is no thread
   */
  public OrderedResults<VerificationResult> screen(Iterator<byte[]> credentials, int threads) {
    return OrderedResults.of(credentials, threads, bytes -> verify(bytes));
  }

  /** The same for a stream, which is closed with the stream that is returned. */
  public Stream<VerificationResult> screen(Stream<byte[]> credentials) {
    return screen(credentials.iterator()).stream().onClose(credentials::close);
  }

  /**
   * Verifies as of an earlier moment, of which the caller knows that the document was there then:
   * was it usable, its issuer recognised and its key good? Keys are those of that moment where a
   * log tells them ({@code did:webvh}), otherwise those of now. Lists are those of now, so a key
   * that is known to be in other hands is refused for every moment.
   *
   * @param at the moment that is judged, not after now
   * @throws IllegalArgumentException if it is after now
   */
  public VerificationResult verify(byte[] bytes, Instant at) {
    return verify(bytes, setting(at), Optional.empty(), new HolderEvidence.NotShown());
  }

  /**
   * Verifies a credential that a person showed of whom the caller knows an identifier by other
   * means.
   */
  public VerificationResult verify(byte[] bytes, KnownHolder person) {
    return verify(bytes, setting(), Optional.empty(), new HolderEvidence.Known(person));
  }

  /** Verifies a credential that was parsed already. */
  public VerificationResult verify(SignedCredential credential) {
    return new Verification(setting(), digest(credential.bytes()))
        .credential(credential.secured(), new HolderEvidence.NotShown());
  }

  /**
   * Verifies an endorsement that stands by itself, as those inside a credential are: signature,
   * validity and state must hold, and whether the endorser is recognised is told. Empty if it does
   * not hold or is something else.
   */
  public Optional<Endorsement> endorsement(SignedCredential credential) {
    return Endorsements.alone(credential.secured(), setting());
  }

  /** Verifies a presentation as the answer to a request. */
  public VerificationResult verify(byte[] bytes, PresentationRequest request) {
    return verify(bytes, Optional.of(request));
  }

  /** Verifies a presentation that was parsed already, as the answer to a request. */
  public VerificationResult verify(SignedPresentation presentation, PresentationRequest request) {
    return new Verification(setting(), digest(presentation.bytes()))
        .presentation(presentation.secured(), Optional.of(request));
  }

  /**
   * What each signature of a document, and of the credentials in it, is compared with: canonical
   * texts and hashes, for whoever wants to do it again with other tools. Nothing for what cannot be
   * read.
   */
  public List<SignatureAccount> explain(byte[] bytes) {
    try {
      SecuredDocument sent = carriers.read(bytes).document();
      return new Verification(setting(), Optional.empty()).accounts(sent, isPresentation(sent));
    } catch (CarrierException e) {
      return List.of();
    }
  }

  private VerificationResult verify(byte[] bytes, Optional<PresentationRequest> request) {
    return verify(bytes, setting(), request, new HolderEvidence.NotShown());
  }

  private VerificationResult verify(
      byte[] bytes,
      Setting setting,
      Optional<PresentationRequest> request,
      HolderEvidence shownBy) {
    Verification verification = new Verification(setting, digest(bytes));
    SecuredDocument sent;
    try {
      sent = carriers.read(bytes).document();
    } catch (CarrierException e) {
      return verification.unread(e.problem());
    }
    boolean answers =
        isPresentation(sent)
            || (request.isPresent() && (policy.isBearerAllowed() || !isCredentialAlone(sent)));
    return answers
        ? verification.presentation(sent, request)
        : verification.credential(sent, shownBy);
  }

  private static Optional<String> digest(byte[] input) {
    return Optional.of("sha-256:" + HexFormat.of().formatHex(HashAlgorithm.SHA_256.hash(input)));
  }

  /** What it says it is: whether it is, is for the checks to say. */
  private static boolean isPresentation(SecuredDocument sent) {
    if (sent instanceof SecuredDocument.Json document) {
      return SignedPresentation.isPresentation(document.json())
          || Envelope.isEnvelope(document.json(), Envelope.Type.PRESENTATION);
    }
    String token = ((SecuredDocument.Compact) sent).text();
    return sent.mechanism() == SecuringMechanism.SD_JWT
        ? !token.endsWith("~") || VcSdJwt.isLabelled(token, VcSdJwt.Kind.PRESENTATION)
        : VcJwt.isLabelled(token, VcJwt.Kind.PRESENTATION);
  }

  /**
   * True for a credential that somebody sent as it is instead of an answer: whether it is good is
   * told, and that nobody proved to be its holder. It is no forgery for that.
   */
  private static boolean isCredentialAlone(SecuredDocument sent) {
    return sent instanceof SecuredDocument.Json document
        && document.json().has("credentialSubject")
        && document.json().has("issuer");
  }

  private Setting setting() {
    Instant now = clock.instant();
    return setting(now, now);
  }

  private Setting setting(Instant at) {
    Instant now = clock.instant();
    if (at.isAfter(now)) {
      throw new IllegalArgumentException("found " + at + "; expected a moment not after " + now);
    }
    return setting(at, now);
  }

  private Setting setting(Instant judgedAt, Instant knownAt) {
    KeyResolver keysOfNow = new LimitedKeyResolver(keys, MAX_KEY_OWNERS);
    return new Setting(
        policy,
        trust,
        listedNames,
        judgedAt.equals(knownAt) ? keysOfNow : keysOfNow.lookingBackTo(judgedAt),
        keysOfNow,
        work,
        reader,
        statusLists,
        schemas,
        replays,
        judgedAt,
        knownAt);
  }

  /** Collects what a verifier needs. Not thread-safe. */
  public static final class Builder {
    private TrustPolicy trust = TrustPolicy.none();
    private VerificationPolicy policy = VerificationPolicy.strict();
    private KeyResolver keys = DidKeyResolver.offline();
    private JsonLimits limits = JsonLimits.DEFAULT;
    private InstantSource clock = systemClock();
    private StatusSource statusLists = StatusLists.none();
    private SchemaSource schemas = SchemaSource.none();
    private Optional<ReplayMemory> replays =
        Optional.of(ReplayMemory.inMemory(MOST_REMEMBERED_ANSWERS));
    private WorkShares work = STANDARD_WORK;

    private Builder() {}

    @SuppressForbidden(reason = "the default clock; tests and replays give their own")
    private static InstantSource systemClock() {
      return InstantSource.system();
    }

    /** Who is recognised for what. Without it nothing is accepted. */
    public Builder trust(TrustPolicy policy) {
      this.trust = Objects.requireNonNull(policy, "policy");
      return this;
    }

    /** What is demanded besides; strict if left out. */
    public Builder policy(VerificationPolicy demands) {
      this.policy = Objects.requireNonNull(demands, "demands");
      return this;
    }

    /** Where keys come from; {@code did:key} without network if left out. */
    public Builder keys(KeyResolver resolver) {
      this.keys = Objects.requireNonNull(resolver, "resolver");
      return this;
    }

    /**
     * Where the state of credentials can be looked up. Without it a credential that names a status
     * list cannot be told to be good.
     */
    public Builder statusLists(StatusSource source) {
      this.statusLists = Objects.requireNonNull(source, "source");
      return this;
    }

    /**
     * Which schemas credentials are held against. Without it a credential that names a schema
     * cannot be told to follow it.
     */
    public Builder schemas(SchemaSource source) {
      this.schemas = Objects.requireNonNull(source, "source");
      return this;
    }

    /**
     * Where answers to requests are remembered, so that each counts once; in this process if left
     * out.
     */
    public Builder replayMemory(ReplayMemory memory) {
      this.replays = Optional.of(memory);
      return this;
    }

    /** Weakens: accepts the same answer to a request again and again. */
    public Builder allowReplays() {
      this.replays = Optional.empty();
      return this;
    }

    /** How much input is read; {@link JsonLimits#DEFAULT} if left out. */
    public Builder limits(JsonLimits limits) {
      this.limits = Objects.requireNonNull(limits, "limits");
      return this;
    }

    /** What time it is; the system's clock if left out. */
    public Builder clock(InstantSource source) {
      this.clock = Objects.requireNonNull(source, "source");
      return this;
    }

    /**
     * Which cryptosuites are known; {@link DataIntegrity#standard} if left out. A proof of any
     * other is neither good nor bad.
     */
    public Builder dataIntegrity(DataIntegrity suites) {
      this.work = WorkShares.of(Objects.requireNonNull(suites, "suites").cryptosuites());
      return this;
    }

    /** The verifier. */
    public Verifier build() {
      return new Verifier(this);
    }
  }
}
