package nl.skillspaspoort.issuer.registry;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.Issuer;
import nl.skillspaspoort.issuer.PersonalNumbers;

/**
 * Issues credentials with a status and keeps the records: what a provider works with for years.
 * Every deed names the order on which it was done (a file number, never a person), which the audit
 * log keeps.
 *
 * <p>Safe for use by several threads, also over one PostgreSQL registry in several processes. If
 * the program ends in the middle, the same call again finishes what was begun.
 */
public final class Registrar {
  private static final int MAX_ORDER_CHARS = 200;

  private final Issuer issuer;
  private final IssuerRegistry registry;
  private final StatusUrls urls;
  private final InstantSource clock;

  /**
   * A registrar.
   *
   * @param issuer who signs
   * @param registry what is remembered; closed by whoever opened it
   * @param urls where the status lists will stand
   * @param clock what time it is
   */
  public Registrar(Issuer issuer, IssuerRegistry registry, StatusUrls urls, InstantSource clock) {
    this.issuer = Objects.requireNonNull(issuer, "issuer");
    this.registry = Objects.requireNonNull(registry, "registry");
    this.urls = Objects.requireNonNull(urls, "urls");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Who signs. */
  public Issuer issuer() {
    return issuer;
  }

  /** What is remembered. */
  public IssuerRegistry registry() {
    return registry;
  }

  /** Where the status lists stand. */
  public StatusUrls urls() {
    return urls;
  }

  /**
   * Issues an award for the first time.
   *
   * @param draft what to sign; its {@code awardedDate} says which award it is
   * @throws RegistryException ({@code STATUS_CHANGE_NOT_ALLOWED}) if the person has this award
   *     already
   */
  public SignedCredential issue(CredentialDraft draft, Person person, String order)
      throws IssueException, RegistryException {
    checkOrder(order);
    AwardRequest request =
        new AwardRequest(
            person, draft.achievement().id(), draft.awardedDate().orElseGet(clock::instant));
    // What cannot be signed takes no place.
    issuer.prepare(draft);
    AwardRecord award = registry.reserve(List.of(request), clock.instant()).get(0);
    if (award.isSigned()) {
      throw RegistryException.of(
          ProblemCode.STATUS_CHANGE_NOT_ALLOWED,
          "an award that was issued before and is " + award.state(),
          "a new award, or a correction of the old one");
    }
    return signAndComplete(award, draft, order);
  }

  /**
   * Issues an award again with other content: a name or a mark that was wrong. Identifier and date
   * of the award stay, the start moves on, and the version before is superseded.
   *
   * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#equality-comparison">Open Badges 3.0,
   *     equality and comparison</a>
   */
  public SignedCredential correct(String credentialId, CredentialDraft corrected, String order)
      throws IssueException, RegistryException {
    checkOrder(order);
    issuer.prepare(corrected);
    AwardRecord next = registry.reserveNext(credentialId, clock.instant());
    if (!next.achievement().equals(corrected.achievement().id())) {
      throw RegistryException.of(
          ProblemCode.STATUS_CHANGE_NOT_ALLOWED,
          "a correction with another achievement",
          "the achievement " + next.achievement());
    }
    return signAndComplete(next, corrected, order);
  }

  /**
   * Issues an award again to a new key of the same person, who lost the old one. That it is the
   * same person is for the provider to establish, and its file number is the order.
   *
   * @param draft what to sign, to the new key
   */
  public SignedCredential reissue(String credentialId, CredentialDraft draft, String order)
      throws IssueException, RegistryException {
    return correct(credentialId, draft, order);
  }

  private SignedCredential signAndComplete(AwardRecord award, CredentialDraft draft, String order)
      throws IssueException, RegistryException {
    SignedCredential credential = sign(award, draft);
    registry.complete(List.of(completion(award, credential)), order, clock.instant());
    return credential;
  }

  /**
   * Signs a draft as one version of an award: with its identifier, dates and status. What was
   * signed counts as issued once {@link IssuerRegistry#complete} has written it down.
   */
  public SignedCredential sign(AwardRecord award, CredentialDraft draft) throws IssueException {
    return issuer.issue(
        draft.toBuilder()
            .id(award.credentialId())
            .validFrom(award.validFrom())
            .awardedDate(award.awardedDate())
            .with("credentialStatus", urls.entries(award.slot()))
            .build());
  }

  /** What to write down about a version that was signed. */
  public Completion completion(AwardRecord award, SignedCredential credential) {
    return new Completion(
        award.credentialId(),
        award.version(),
        issuer.keyId().value(),
        Base64Url.encode(HashAlgorithm.SHA_256.hash(credential.bytes())));
  }

  /** Takes an award back for good; the next {@code publish} shows it. */
  public AwardRecord revoke(String credentialId, StatusReason reason, String order)
      throws RegistryException {
    return change(credentialId, AwardState.REVOKED, reason, order);
  }

  /** Sets an award aside for the time being; the next {@code publish} shows it. */
  public AwardRecord suspend(String credentialId, StatusReason reason, String order)
      throws RegistryException {
    return change(credentialId, AwardState.SUSPENDED, reason, order);
  }

  /** Makes a suspended award good again; the next {@code publish} shows it. */
  public AwardRecord lift(String credentialId, StatusReason reason, String order)
      throws RegistryException {
    return change(credentialId, AwardState.ACTIVE, reason, order);
  }

  private AwardRecord change(
      String credentialId, AwardState state, StatusReason reason, String order)
      throws RegistryException {
    checkOrder(order);
    return registry.change(credentialId, state, reason, order, clock.instant());
  }

  /**
   * Removes the link between a person and her awards; they go on being good.
   *
   * @return how many versions lost their link
   */
  public int forget(Person person) throws RegistryException {
    return registry.forget(person, clock.instant());
  }

  /** What time it is for this registrar. */
  public Instant now() {
    return clock.instant();
  }

  private static void checkOrder(String order) throws RegistryException {
    if (order.isBlank() || order.length() > MAX_ORDER_CHARS) {
      throw RegistryException.of(
          ProblemCode.EMPTY_TEXT,
          "an order of " + order.strip().length() + " characters",
          "a reference of 1 to " + MAX_ORDER_CHARS + " characters");
    }
    if (PersonalNumbers.occurIn(order)) {
      Problem problem = PersonalNumbers.problem("");
      throw new RegistryException(problem);
    }
  }
}
