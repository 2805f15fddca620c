package nl.skillspaspoort.issuer.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an issuer remembers. Each method is one transaction: it happens as a whole, in the audit log
 * too, or not at all, also when several issuer nodes work at once.
 *
 * <p>Implementations are safe for use by several threads. Every method throws {@code REGISTRY_IO}
 * if the store fails.
 */
public interface IssuerRegistry extends AutoCloseable {

  /**
   * Gives every award an identifier and a random place in the status lists. A request that was made
   * before gives the award that it gave then, whatever has become of it.
   *
   * @return one record for each request, in their order
   */
  List<AwardRecord> reserve(List<AwardRequest> requests, Instant now) throws RegistryException;

  /**
   * Gives an award its next version, with a place of its own and a later start; the one that is
   * reserved already, if there is one.
   *
   * @throws RegistryException {@code AWARD_NOT_FOUND}, or {@code STATUS_CHANGE_NOT_ALLOWED} if the
   *     present version was revoked or never signed
   */
  AwardRecord reserveNext(String credentialId, Instant now) throws RegistryException;

  /**
   * Writes down that versions were signed; a version that was written down before is passed over.
   * The version before each is superseded.
   *
   * @return how many were new
   */
  int complete(List<Completion> completions, String order, Instant now) throws RegistryException;

  /** The newest version of an award that was signed; of one that never was, the reserved one. */
  Optional<AwardRecord> find(String credentialId) throws RegistryException;

  /** All awards of a person, newest versions only, oldest award first. */
  List<AwardRecord> awardsOf(Person person) throws RegistryException;

  /**
   * Changes the state of the newest signed version.
   *
   * @param order on whose order, a reference of the provider's own
   * @throws RegistryException {@code AWARD_NOT_FOUND}, or {@code STATUS_CHANGE_NOT_ALLOWED}: what
   *     was revoked stays revoked
   */
  AwardRecord change(
      String credentialId, AwardState state, StatusReason reason, String order, Instant now)
      throws RegistryException;

  /** The numbers of the status lists. */
  List<Integer> lists() throws RegistryException;

  /** What a list has to say now. */
  ListSnapshot snapshot(int list) throws RegistryException;

  /**
   * Removes the link between a person and her awards, and what still waits for her. The awards stay
   * and go on being good; nobody can tell any more whose they are.
   *
   * @return how many awards lost their link
   */
  int forget(Person person, Instant now) throws RegistryException;

  /** As {@link #forget}, for everybody whose award is older than that. */
  int forgetAwardedBefore(Instant moment, Instant now) throws RegistryException;

  /** Opens a claim; one of that name that is there already stays as it is. */
  void openClaim(ClaimRecord claim, Instant now) throws RegistryException;

  /** True if there is a claim of this name that a code could still be tried for. */
  boolean isClaimable(String claimId, Instant now) throws RegistryException;

  /**
   * Tries a code: one attempt less for a wrong one, in one step with the comparison. With the right
   * one an open claim becomes {@code TAKEN}.
   *
   * @return the claim after that; {@code TAKEN} again for one that was taken and never handed out
   * @throws RegistryException {@code CLAIM_MALFORMED} if there is no such claim, {@code
   *     CLAIM_EXPIRED}, {@code CLAIM_LOCKED}, {@code CLAIM_USED} or {@code CLAIM_CODE_WRONG}
   */
  ClaimRecord takeClaim(String claimId, String codeHash, Instant now) throws RegistryException;

  /**
   * Writes down that a claim was handed out.
   *
   * @throws RegistryException {@code CLAIM_USED} if it was before
   */
  void closeClaim(String claimId, Instant now) throws RegistryException;

  /**
   * Removes the claims that nobody made in time.
   *
   * @return how many there were
   */
  int dropExpiredClaims(Instant now) throws RegistryException;

  /** Adds a line to the audit log. */
  void log(AuditEntry.Deed deed, String subject, String detail, Instant now)
      throws RegistryException;

  /**
   * Reads the audit log from its first line to its last, and gives each line that holds to the
   * reader.
   *
   * @return its end
   * @throws RegistryException ({@code AUDIT_BROKEN}) at the first line that does not follow
   */
  AuditHead verifyAudit(Consumer<AuditEntry> reader) throws RegistryException;

  /** The key under which persons and codes are hashed. */
  RegistryKey key();

  @Override
  void close();
}
