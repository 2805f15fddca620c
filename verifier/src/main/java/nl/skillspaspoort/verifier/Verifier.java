package nl.skillspaspoort.verifier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.carrier.CarrierException;
import nl.skillspaspoort.core.carrier.CredentialReader;
import nl.skillspaspoort.core.credential.Envelope;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonLimits;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.trust.TrustDecision;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.check.CredentialEvidence;
import nl.skillspaspoort.verifier.check.HolderEvidence;
import nl.skillspaspoort.verifier.check.ListedNames;
import nl.skillspaspoort.verifier.check.PresentationEvidence;
import nl.skillspaspoort.verifier.check.Setting;
import nl.skillspaspoort.verifier.check.StatusListCache;
import nl.skillspaspoort.verifier.check.VerificationPlan;
import nl.skillspaspoort.verifier.key.DidKeyResolver;
import nl.skillspaspoort.verifier.key.KeyResolver;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.status.StatusLists;
import nl.skillspaspoort.verifier.status.StatusSource;

/**
 * Verifies credentials and presentations. Immutable and safe for use by several threads; opens no
 * connection.
 *
 * <p>Bad input of any kind is a result, not an exception.
 */
public final class Verifier {
  private final TrustPolicy trust;
  private final VerificationPolicy policy;
  private final KeyResolver keys;
  private final JsonReader reader;
  private final CredentialReader carriers;
  private final InstantSource clock;
  private final StatusListCache statusLists;
  private final ListedNames listedNames;
  private final DataIntegrity dataIntegrity = DataIntegrity.standard();

  private Verifier(Builder builder) {
    this.trust = builder.trust;
    this.listedNames = ListedNames.of(builder.trust);
    this.policy = builder.policy;
    this.keys = builder.keys;
    this.reader = JsonReader.within(builder.limits);
    this.carriers = CredentialReader.within(builder.limits);
    this.clock = builder.clock;
    this.statusLists = new StatusListCache(builder.statusLists);
  }

  /** A builder for a verifier that, as it is, accepts nothing: give it a trust policy. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Verifies a credential, or a presentation that answers no request, from what somebody has in a
   * file: JSON with proofs, a {@code vc+jwt} or {@code vp+jwt}, an envelope with one, or a PNG or
   * SVG picture with one of these in it.
   */
  public VerificationResult verify(byte[] bytes) {
    return verify(bytes, Optional.empty());
  }

  /** The same from text. */
  public VerificationResult verify(String text) {
    return verify(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Verifies a credential that was parsed already. */
  public VerificationResult verify(SignedCredential credential) {
    return credential(credential.secured(), setting(), new HolderEvidence.NotShown());
  }

  /** Verifies a presentation as the answer to a request. */
  public VerificationResult verify(byte[] bytes, PresentationRequest request) {
    return verify(bytes, Optional.of(request));
  }

  /** Verifies a presentation that was parsed already, as the answer to a request. */
  public VerificationResult verify(SignedPresentation presentation, PresentationRequest request) {
    return presentation(presentation.secured(), setting(), Optional.of(request));
  }

  private VerificationResult verify(byte[] bytes, Optional<PresentationRequest> request) {
    SecuredDocument sent;
    try {
      sent = carriers.read(bytes).document();
    } catch (CarrierException e) {
      return new VerificationResult.Invalid(
          VerificationPlan.unread(new CheckOutcome.Failed(Check.FORMAT, e.problem())), List.of());
    }
    return request.isPresent() || isPresentation(sent)
        ? presentation(sent, setting(), request)
        : credential(sent, setting(), new HolderEvidence.NotShown());
  }

  /** What it says it is: whether it is, is for the checks to say. */
  private static boolean isPresentation(SecuredDocument sent) {
    if (sent instanceof SecuredDocument.Json document) {
      return SignedPresentation.isPresentation(document.json())
          || Envelope.isEnvelope(document.json(), Envelope.Type.PRESENTATION);
    }
    return VcJwt.isLabelled(((SecuredDocument.Compact) sent).text(), VcJwt.Kind.PRESENTATION);
  }

  private Setting setting() {
    Instant now = clock.instant();
    return new Setting(
        policy, trust, listedNames, keys, dataIntegrity, reader, statusLists, now, now);
  }

  private static VerificationResult presentation(
      SecuredDocument sent, Setting setting, Optional<PresentationRequest> request) {
    PresentationEvidence evidence = new PresentationEvidence(sent, setting, request);
    List<CheckOutcome> outcomes = VerificationPlan.run(evidence);
    List<VerificationResult> parts = parts(evidence, outcomes, setting);
    Verdict verdict = judge(outcomes, parts);
    if (verdict != Verdict.VALID) {
      return refused(verdict, outcomes, parts);
    }
    List<VerifiedCredential> credentials = new ArrayList<>();
    for (VerificationResult part : parts) {
      part.match(valid -> credentials.addAll(valid.credentials()), invalid -> false, open -> false);
    }
    return new VerificationResult.Valid(credentials, outcomes, parts);
  }

  /**
   * The credentials one by one. What somebody put into a presentation that does not hold is not
   * looked at: it would be work for whoever sends the most; and so is what comes after a credential
   * that would take too much of it.
   */
  private static List<VerificationResult> parts(
      PresentationEvidence evidence, List<CheckOutcome> outcomes, Setting setting) {
    List<JsonObject> credentials;
    try {
      credentials = evidence.presentation().credentials();
    } catch (ProblemException e) {
      // FORMAT has failed with this problem already: there are no credentials to read.
      return List.of();
    }
    Optional<Check> obstacle =
        outcomes.stream()
            .filter(outcome -> outcome instanceof CheckOutcome.Failed)
            .map(CheckOutcome::check)
            .findFirst();
    HolderEvidence holder = VerificationPlan.holder(evidence, outcomes);
    List<VerificationResult> parts = new ArrayList<>();
    for (JsonObject credential : credentials) {
      if (obstacle.isPresent()) {
        parts.add(
            new VerificationResult.Undetermined(
                VerificationPlan.notLookedAt(obstacle.get()), List.of()));
        continue;
      }
      VerificationResult part = credential(new SecuredDocument.Json(credential), setting, holder);
      parts.add(part);
      if (part.problems().stream()
          .anyMatch(problem -> problem.code() == ProblemCode.COMPLEXITY_LIMIT)) {
        obstacle = Optional.of(Check.PROOF);
      }
    }
    return parts;
  }

  private static VerificationResult credential(
      SecuredDocument sent, Setting setting, HolderEvidence holder) {
    CredentialEvidence evidence = new CredentialEvidence(sent, setting, holder);
    List<CheckOutcome> outcomes = VerificationPlan.run(evidence);
    Verdict verdict = judge(outcomes, List.of());
    if (verdict == Verdict.VALID
        && evidence.trustDecision() instanceof TrustDecision.Trusted recognition) {
      try {
        return new VerificationResult.Valid(
            List.of(new VerifiedCredential(evidence.verifiedClaims(), recognition)),
            outcomes,
            List.of());
      } catch (ProblemException e) {
        throw new AssertionError("a document that passed every check cannot be read", e);
      }
    }
    return refused(verdict, outcomes, List.of());
  }

  private static VerificationResult refused(
      Verdict verdict, List<CheckOutcome> outcomes, List<VerificationResult> parts) {
    return verdict == Verdict.INVALID
        ? new VerificationResult.Invalid(outcomes, parts)
        : new VerificationResult.Undetermined(outcomes, parts);
  }

  private static Verdict judge(List<CheckOutcome> outcomes, List<VerificationResult> parts) {
    if (outcomes.stream().anyMatch(outcome -> outcome instanceof CheckOutcome.Failed)
        || parts.stream().anyMatch(part -> part.verdict() == Verdict.INVALID)) {
      return Verdict.INVALID;
    }
    return outcomes.stream().allMatch(CheckOutcome::isSatisfied)
            && parts.stream().allMatch(part -> part.verdict() == Verdict.VALID)
        ? Verdict.VALID
        : Verdict.UNDETERMINED;
  }

  /** Collects what a verifier needs. Not thread-safe. */
  public static final class Builder {
    private TrustPolicy trust = TrustPolicy.none();
    private VerificationPolicy policy = VerificationPolicy.strict();
    private KeyResolver keys = DidKeyResolver.offline();
    private JsonLimits limits = JsonLimits.DEFAULT;
    private InstantSource clock = systemClock();
    private StatusSource statusLists = StatusLists.none();

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

    /** The verifier. */
    public Verifier build() {
      return new Verifier(this);
    }
  }
}
