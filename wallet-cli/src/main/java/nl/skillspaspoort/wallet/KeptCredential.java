package nl.skillspaspoort.wallet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.endorsement.EndorsementRequest;

/**
 * A credential in a wallet: its newest version, and those that this one replaced.
 *
 * @param number its number in the wallet
 * @param newest the version that counts
 * @param earlier the versions before it, oldest first
 * @param lastCheck what was last found out about the newest version; see {@link Wallet#refresh}
 */
public record KeptCredential(
    CredentialNumber number,
    CredentialVersion newest,
    List<CredentialVersion> earlier,
    Optional<LastCheck> lastCheck) {

  /** A credential of which nothing was looked up. */
  public KeptCredential(
      CredentialNumber number, CredentialVersion newest, List<CredentialVersion> earlier) {
    this(number, newest, earlier, Optional.empty());
  }

  public KeptCredential {
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(newest, "newest");
    earlier = List.copyOf(earlier);
    Objects.requireNonNull(lastCheck, "lastCheck");
  }

  /**
   * The newest version; see {@link CredentialVersion#credential}.
   *
   * @throws CredentialFormatException if this release is stricter than the one that added it
   */
  public SignedCredential credential() throws CredentialFormatException {
    return newest.credential();
  }

  /**
   * True if it names its subjects, and the holder of the wallet is none of them: what it shows,
   * another person can. An endorsement is about a credential, and so about nobody.
   *
   * @throws CredentialFormatException as {@link #credential}
   */
  public boolean isAboutSomebodyElse(Did holder) throws CredentialFormatException {
    CredentialClaims claims = credential().unverified();
    return !claims.subjectIds().isEmpty()
        && !claims.subjectIds().contains(holder.value())
        && !claims.types().contains(EndorsementRequest.ENDORSEMENT_TYPE);
  }

  KeptCredential replacedBy(CredentialVersion newer) {
    List<CredentialVersion> before = new ArrayList<>(earlier);
    before.add(newest);
    return new KeptCredential(number, newer, before);
  }

  KeptCredential numbered(CredentialNumber other) {
    return new KeptCredential(other, newest, earlier, lastCheck);
  }

  KeptCredential checked(LastCheck check) {
    return new KeptCredential(number, newest, earlier, Optional.of(check));
  }

  KeptCredential verified() {
    return new KeptCredential(
        number, new CredentialVersion(newest.addedAt(), newest.text()), earlier, lastCheck);
  }

  /** Number and versions only: the rest is personal. */
  @Override
  public String toString() {
    return "KeptCredential[" + number + ", " + earlier.size() + " earlier versions]";
  }
}
