package nl.skillspaspoort.verifier.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.trust.TrustDecision;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import nl.skillspaspoort.verifier.outcome.HolderRelation;
import nl.skillspaspoort.verifier.outcome.SignatureAccount;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the checks of one credential look at; gathered once, when first asked for. Not
 * thread-safe.
 */
public final class CredentialEvidence {
  private final SecuredDocument sent;
  private final Setting setting;
  private final HolderEvidence holder;
  private final SecuringEvidence securing;
  private @Nullable CredentialClaims receivedClaims;
  private @Nullable CredentialClaims verifiedClaims;
  private @Nullable TrustDecision trustDecision;
  private @Nullable Duration statusAge;
  private HolderRelation holderRelation = HolderRelation.NOT_PROVEN;

  /** For one credential. */
  public CredentialEvidence(SecuredDocument sent, Setting setting, HolderEvidence holder) {
    this.sent = sent;
    this.setting = setting;
    this.holder = holder;
    this.securing = Securing.ofCredential(sent, setting);
  }

  Setting setting() {
    return setting;
  }

  HolderEvidence holder() {
    return holder;
  }

  SecuringEvidence securing() {
    return securing;
  }

  /** The claims as received. */
  CredentialClaims receivedClaims() throws ProblemException {
    if (receivedClaims == null) {
      receivedClaims = CredentialClaims.read(securing.received(), securing.withheld());
    }
    return receivedClaims;
  }

  /** The claims of the document that the signatures cover, without what secures it. */
  public CredentialClaims verifiedClaims() throws ProblemException {
    if (verifiedClaims == null) {
      verifiedClaims = receivedClaims().of(securing.verified());
    }
    return verifiedClaims;
  }

  TrustDecision trustDecision(CredentialClaims claims) throws ProblemException {
    if (trustDecision == null) {
      trustDecision =
          setting
              .trust()
              .decide(
                  IssuerIsRecognised.query(
                      claims,
                      securing.signingKey(),
                      securing.signatures().get(0).created(),
                      setting));
    }
    return trustDecision;
  }

  /**
   * What the lists say of the company that the credential names as the place where it was shown;
   * empty if it names none.
   */
  public Optional<TrustDecision> companyDecision() throws ProblemException {
    CredentialClaims claims = verifiedClaims();
    return IssuerIsRecognised.company(claims)
        .map(id -> setting.trust().decide(IssuerIsRecognised.companyQuery(claims, id, setting)));
  }

  /** The decision about the issuer, if that check ran. */
  public @Nullable TrustDecision trustDecision() {
    return trustDecision;
  }

  /** Remembers how old the news of a status list is. */
  void sawStatusOfAge(Duration age) {
    if (statusAge == null || age.compareTo(statusAge) > 0) {
      statusAge = age;
    }
  }

  /** How old the oldest news of the status lists is; empty if none was seen. */
  public Optional<Duration> statusAge() {
    return Optional.ofNullable(statusAge);
  }

  void found(HolderRelation relation) {
    holderRelation = relation;
  }

  /** How the one who shows it is tied to the one it is about, as far as that check found out. */
  public HolderRelation holderRelation() {
    return holderRelation;
  }

  /** What each signature is compared with; nothing if there is nothing to compare. */
  public List<SignatureAccount> accounts() {
    try {
      Optional<Problem> reason = whyKeysAreNotLookedUp();
      return reason.isPresent()
          ? Securing.ofCredential(sent, setting.withoutLookUps(reason.get())).accounts()
          : securing.accounts();
    } catch (ProblemException e) {
      // The checks say what is wrong.
      return List.of();
    }
  }

  /** What the checks would stop at before they ask for a key; empty if they would ask. */
  private Optional<Problem> whyKeysAreNotLookedUp() {
    try {
      CredentialClaims received = receivedClaims();
      return KeyBelongsTo.obstacle(
              Check.ISSUER_KEY,
              received.issuer().id(),
              securing,
              IssuerMayBeLookedUp.obstacle(received, securing, setting))
          .flatMap(CheckOutcome::problem);
    } catch (ProblemException e) {
      return Optional.of(e.problem());
    }
  }
}
