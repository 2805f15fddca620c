package nl.skillspaspoort.wallet;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import nl.skillspaspoort.core.claim.ClaimCode;
import nl.skillspaspoort.core.claim.ClaimException;
import nl.skillspaspoort.core.claim.ClaimFile;
import nl.skillspaspoort.core.claim.ClaimRequest;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.verifier.key.KeyResolver;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import nl.skillspaspoort.wallet.store.OpenStore;
import nl.skillspaspoort.wallet.store.RecoveryCode;
import nl.skillspaspoort.wallet.store.SealedFileStore;
import nl.skillspaspoort.wallet.store.Store;
import nl.skillspaspoort.wallet.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * An opened wallet: one holder, the credentials about her, and the log of what she showed.
 *
 * <p>Safe for use by several threads: calls run one after the other. Several processes may have the
 * same wallet open; what another one added is seen after the next change here, and never lost.
 * Closing forgets the keys; afterwards every method but {@link #close} and {@link #holder} throws
 * {@link IllegalStateException}.
 */
public final class Wallet implements AutoCloseable {
  /** Shortest passphrase for a new wallet, in UTF-16 units. */
  public static final int MIN_PASSPHRASE_CHARS = 8;

  /**
   * The checks that a credential has to pass before it is kept, in order: those that speak of
   * forgery. A wallet does not ask who recognises the issuer, and it keeps what has expired: a
   * diploma stays a diploma.
   */
  public static final List<Check> REQUIRED_CHECKS =
      List.of(Check.FORMAT, Check.CONTEXTS, Check.ISSUER_KEY, Check.PROOF_PURPOSE, Check.PROOF);

  private final OpenStore store;
  private final InstantSource clock;
  private final Judge judge;
  private final Derivation derivation;
  private final Did holder;
  private WalletContent content;
  private boolean closed;

  Wallet(
      OpenStore store,
      InstantSource clock,
      DataIntegrity dataIntegrity,
      KeyResolver keys,
      WalletContent content) {
    this.store = store;
    this.clock = clock;
    this.judge = new Judge(clock, dataIntegrity, keys);
    this.derivation = new Derivation(dataIntegrity);
    this.content = content;
    this.holder = DidKey.of(content.key().publicKey());
  }

  /**
   * Makes a wallet with a fresh key in a directory, and opens it.
   *
   * @param passphrase copied; the caller wipes its own array
   * @throws WalletException ({@code WALLET_EXISTS}) if there is one; another code if it could not
   *     be saved
   * @throws IllegalArgumentException if the passphrase has less than {@link #MIN_PASSPHRASE_CHARS}
   */
  public static Wallet create(Path directory, char[] passphrase) throws WalletException {
    return in(SealedFileStore.in(directory)).create(passphrase);
  }

  /**
   * Opens the wallet in a directory.
   *
   * @param passphrase copied; the caller wipes its own array
   * @throws WalletException {@code WALLET_NOT_FOUND}; {@code WALLET_NOT_OPENED} if the passphrase
   *     is wrong or the file was changed; {@code WALLET_PERMISSIONS} if others can read it; {@code
   *     WALLET_FORMAT}; {@code WALLET_IO}
   */
  public static Wallet open(Path directory, char[] passphrase) throws WalletException {
    return in(SealedFileStore.in(directory)).open(passphrase);
  }

  /** For a wallet in another store, with another clock or another source of randomness. */
  public static WalletPlace in(Store store) {
    return new WalletPlace(store);
  }

  /** Who the wallet belongs to: give this to issuers. */
  public Did holder() {
    return holder;
  }

  /**
   * Keeps a credential about the holder. Its signature must be good; that its issuer is recognised
   * is for others to judge. A newer version takes the place of the older one, which is kept behind
   * it.
   *
   * @return the credential with its number
   * @throws WalletException the problem of a failed check if the credential is not what its issuer
   *     signed; {@code HOLDER_MISMATCH} if it is about somebody else; {@code CREDENTIAL_EXISTS};
   *     {@code CREDENTIAL_OLDER}; {@linkplain WalletException#isUndetermined undetermined} if this
   *     build cannot tell
   */
  public KeptCredential add(SignedCredential credential) throws WalletException {
    return add(credential, Set.of());
  }

  /**
   * Keeps a credential as {@link #add(SignedCredential)} does, and besides what the options say. An
   * endorsement of a credential in the wallet is kept whoever it is about: it is about that
   * credential.
   *
   * @throws WalletException as there, but for what the options allow
   */
  public KeptCredential add(SignedCredential credential, Set<AddOption> options)
      throws WalletException {
    return ((AddResult.Kept) keep(List.of(credential), options, true).get(0)).credential();
  }

  /**
   * Keeps what came back for a claim: a credential by the issuer of the claim file and about the
   * holder.
   *
   * @throws WalletException as {@link #add(SignedCredential)}; {@code CLAIM_MALFORMED} if another
   *     issuer made it
   */
  public KeptCredential addClaimed(SignedCredential credential, ClaimFile claim)
      throws WalletException {
    return addClaimed(credential, claim, Set.of());
  }

  /**
   * The same, with what the options allow.
   *
   * @throws WalletException as there, but for what the options allow
   */
  public KeptCredential addClaimed(
      SignedCredential credential, ClaimFile claim, Set<AddOption> options) throws WalletException {
    if (!credential.unverified().issuer().id().equals(claim.issuer())) {
      throw new WalletException(
          ProblemCode.CLAIM_MALFORMED,
          "a credential by another issuer",
          "one by the issuer of the claim file");
    }
    return add(credential, options);
  }

  /**
   * Asks for what a claim file holds, for the key of this wallet. Nothing is written in the wallet.
   *
   * @throws WalletException {@code CLAIM_EXPIRED}; {@code CLAIM_CODE_WRONG} if the code does not
   *     open the file
   */
  public synchronized ClaimRequest claim(ClaimFile file, ClaimCode code) throws WalletException {
    checkOpen();
    Instant now = now();
    if (!now.isBefore(file.expires())) {
      throw new WalletException(
          ProblemCode.CLAIM_EXPIRED, "a claim that ended at " + file.expires(), "an open claim");
    }
    try {
      file.open(code);
      return ClaimRequest.of(file, code, DidKey.signer(content.key()), now);
    } catch (ClaimException | SigningException e) {
      throw new WalletException(e);
    }
  }

  /**
   * Makes a credential in which the holder herself says what she can, and keeps it. Its proof level
   * is P0, whatever it says.
   */
  public KeptCredential selfAssert(SelfAssertion assertion) throws WalletException {
    SignedCredential signed;
    synchronized (this) {
      checkOpen();
      signed = assertion.sign(DidKey.signer(content.key()), now());
    }
    return add(signed);
  }

  /**
   * Keeps a credential whoever it is about, for instance one for an older wallet of the same
   * person. Whom it is shown to may refuse it: the holder is not its subject.
   *
   * @throws WalletException as {@link #add}, but for {@code HOLDER_MISMATCH}
   */
  public KeptCredential addForeign(SignedCredential credential) throws WalletException {
    return add(credential, Set.of(AddOption.KEEP_FOREIGN));
  }

  /**
   * Keeps many credentials about the holder, in one save: all of them or none. Much quicker than
   * one by one.
   *
   * @return what was kept, in the order of the argument
   * @throws WalletException as {@link #add(SignedCredential)}, for the first that is refused
   */
  public List<KeptCredential> addAll(List<SignedCredential> credentials) throws WalletException {
    return keep(credentials, Set.of(), true).stream()
        .map(result -> ((AddResult.Kept) result).credential())
        .toList();
  }

  /**
   * Keeps of many credentials those that can be kept, in one save.
   *
   * @return what became of each, in the order of the argument
   * @throws WalletException if the wallet could not be read or saved; nothing is kept then
   */
  public List<AddResult> addEach(List<SignedCredential> credentials, Set<AddOption> options)
      throws WalletException {
    return keep(credentials, options, false);
  }

  private List<AddResult> keep(
      List<SignedCredential> credentials, Set<AddOption> options, boolean allOrNone)
      throws WalletException {
    List<Judge.Judged> all = new ArrayList<>();
    // Before the lock is taken: keys may come from far.
    for (SignedCredential credential : credentials) {
      all.add(judge.judge(credential, options));
    }
    Instant now = now();
    return change(
        before -> {
          Additions additions = new Additions(before, options, holder);
          List<AddResult> results = new ArrayList<>();
          for (Judge.Judged judged : all) {
            AddResult result = keep(judged, now, additions);
            if (allOrNone && result instanceof AddResult.Refused refused) {
              throw refused.reason();
            }
            results.add(result);
          }
          return new Changed<>(additions.after(), results);
        });
  }

  private static AddResult keep(Judge.Judged judged, Instant now, Additions additions) {
    if (!judged.isDoubtAllowed()) {
      return new AddResult.Refused(judged.doubt().orElseThrow());
    }
    SignedCredential credential = judged.credential();
    CredentialVersion version =
        new CredentialVersion(now, credential.toJson(), judged.doubt().isEmpty());
    try {
      return new AddResult.Kept(additions.add(credential, version));
    } catch (WalletException e) {
      return new AddResult.Refused(e);
    }
  }

  /** Every credential, by number. */
  public synchronized List<KeptCredential> list() {
    checkOpen();
    return content.credentials();
  }

  /**
   * The credential with this number.
   *
   * @throws WalletException ({@code CREDENTIAL_NOT_FOUND}) if there is none
   */
  public synchronized KeptCredential get(CredentialNumber number) throws WalletException {
    checkOpen();
    return find(content, number);
  }

  private static KeptCredential find(WalletContent content, CredentialNumber number)
      throws WalletException {
    return content
        .find(number)
        .orElseThrow(
            () ->
                new WalletException(
                    ProblemCode.CREDENTIAL_NOT_FOUND,
                    "no credential " + number,
                    "a number of the list"));
  }

  /**
   * What the checks say of a credential now, in order: all but the two that are for others to
   * judge, who recognises the issuer and who shows it.
   *
   * @throws WalletException ({@code CREDENTIAL_NOT_FOUND}) if there is none with this number
   */
  public List<CheckOutcome> check(CredentialNumber number) throws WalletException {
    return judge.judge(get(number)).outcomes().stream()
        .filter(outcome -> outcome.check() != Check.RECOGNITION)
        .filter(outcome -> outcome.check() != Check.HOLDER)
        .toList();
  }

  /**
   * Shows credentials to whoever asked, and writes that in the log. The log is saved before the
   * presentation is handed out: it may hold one that was never sent, never lack one that was.
   *
   * @param numbers what is shown, in order, each in its newest version; at least one, each once
   * @param lifetime how long the presentation is good; positive
   * @throws WalletException {@code CREDENTIAL_NOT_FOUND} if there is none with one of the numbers;
   *     {@code REQUEST_EXPIRED} if the request has ended
   */
  public SignedPresentation present(
      List<CredentialNumber> numbers, PresentationRequest request, Duration lifetime)
      throws WalletException {
    return present(Showing.of(numbers), request, lifetime);
  }

  /**
   * Shows credentials, or chosen parts of them, to whoever asked; otherwise as {@link
   * #present(List, PresentationRequest, Duration)}. What was not chosen does not leave.
   *
   * @throws WalletException {@code CREDENTIAL_NOT_FOUND}; {@code NOT_SELECTABLE} if parts are
   *     chosen of a credential that can be shown whole only; {@code MISSING_MEMBER} if a part is
   *     not there; for an SD-JWT by itself {@code UNSUPPORTED_SECURING}, {@code
   *     HOLDER_BINDING_MISSING} or {@code HOLDER_MISMATCH} if the credential is not one that this
   *     wallet can show so
   * @throws IllegalArgumentException if several credentials are to be one SD-JWT
   */
  public SignedPresentation present(Showing showing, PresentationRequest request, Duration lifetime)
      throws WalletException {
    return present(showing, request, lifetime, kept -> {});
  }

  /**
   * Shows exactly what somebody has seen and agreed to, otherwise as {@link #present}.
   *
   * @param seen what is shown, in order; at least one, each once
   * @throws WalletException {@code CREDENTIAL_OLDER} if a newer version took the place of one of
   *     them since; {@code CREDENTIAL_NOT_FOUND} if one is gone
   */
  public SignedPresentation presentAsSeen(
      List<KeptCredential> seen, PresentationRequest request, Duration lifetime)
      throws WalletException {
    return presentAsSeen(
        seen, Showing.of(seen.stream().map(KeptCredential::number).toList()), request, lifetime);
  }

  /**
   * Shows exactly what somebody has seen and agreed to, otherwise as {@link #present(Showing,
   * PresentationRequest, Duration)}.
   *
   * @param seen the credentials of {@code showing}, as they were seen
   * @throws WalletException as there; {@code CREDENTIAL_OLDER} if a newer version took the place of
   *     one of them since
   */
  public SignedPresentation presentAsSeen(
      List<KeptCredential> seen, Showing showing, PresentationRequest request, Duration lifetime)
      throws WalletException {
    return present(
        showing,
        request,
        lifetime,
        kept -> {
          if (seen.stream().noneMatch(each -> isSameVersion(each, kept))) {
            throw new WalletException(
                ProblemCode.CREDENTIAL_OLDER,
                "credential " + kept.number() + " in another version",
                "the version that was seen");
          }
        });
  }

  private static boolean isSameVersion(KeptCredential one, KeptCredential other) {
    return one.number().equals(other.number()) && one.newest().equals(other.newest());
  }

  /**
   * A credential as others would see it if a selection of it were shown. Nothing is signed by the
   * holder and nothing is written in the log.
   *
   * @throws WalletException {@code NOT_SELECTABLE} if it can be shown whole only; {@code
   *     MISSING_MEMBER} if a part is not there
   */
  public SignedCredential preview(KeptCredential kept, Selection selection) throws WalletException {
    try {
      return derivation.shown(kept.credential(), selection);
    } catch (CredentialFormatException | ProofException e) {
      throw new WalletException(e);
    }
  }

  @FunctionalInterface
  private interface Condition {
    void require(KeptCredential kept) throws WalletException;
  }

  private SignedPresentation present(
      Showing showing, PresentationRequest request, Duration lifetime, Condition condition)
      throws WalletException {
    List<CredentialNumber> numbers = showing.credentials();
    if (showing.form() == PresentationForm.SD_JWT && numbers.size() > 1) {
      throw new IllegalArgumentException(
          "found " + numbers.size() + " credentials; expected one, as an SD-JWT by itself");
    }
    if (lifetime.isNegative() || lifetime.isZero()) {
      throw new IllegalArgumentException("found " + lifetime + "; expected a positive duration");
    }
    Instant now = now();
    if (!request.isOpenAt(now)) {
      throw new WalletException(
          ProblemCode.REQUEST_EXPIRED, "a request that has ended", "one that is still open");
    }
    return change(
        before -> {
          for (CredentialNumber number : numbers) {
            condition.require(find(before, number));
          }
          SignedPresentation presentation = sign(before, showing, request, now, lifetime);
          Share share =
              new Share(
                  now,
                  now.plus(lifetime),
                  request.audience(),
                  request.purpose(),
                  numbers,
                  showing.parts());
          return new Changed<>(before.with(share), presentation);
        });
  }

  private SignedPresentation sign(
      WalletContent content,
      Showing showing,
      PresentationRequest request,
      Instant now,
      Duration lifetime)
      throws WalletException {
    try {
      List<SignedCredential> credentials = new ArrayList<>();
      for (CredentialNumber number : showing.credentials()) {
        credentials.add(
            derivation.shown(find(content, number).credential(), showing.selection(number)));
      }
      Signer holder = DidKey.signer(content.key());
      return switch (showing.form()) {
        case PROOF -> SignedPresentation.create(credentials, request, holder, now, lifetime);
        case JWT -> SignedPresentation.createJwt(credentials, request, holder, now, lifetime);
        case SD_JWT ->
            SignedPresentation.createSdJwt(credentials.get(0), request, holder, now, lifetime);
      };
    } catch (CredentialFormatException | ProofException e) {
      throw new WalletException(e);
    }
  }

  /** What was shown to whom, oldest first. */
  public synchronized List<Share> shares() {
    checkOpen();
    return content.shares();
  }

  /**
   * Forgets what was shown to whom until now, also in the generation before; a backup that is put
   * back later does not bring it back.
   *
   * @return how many lines the log had
   * @throws WalletException if it could not be saved
   */
  public int eraseLog() throws WalletException {
    Instant now = now();
    int lines = change(before -> new Changed<>(before.withoutShares(now), before.shares().size()));
    forgetPreviousGeneration();
    return lines;
  }

  /**
   * Removes credentials and their earlier versions, also from the generation before; a backup that
   * is put back later does not bring them back. Their numbers are not given again, and the log
   * still says to whom they were shown.
   *
   * @return what was removed, in the order of the numbers
   * @throws WalletException ({@code CREDENTIAL_NOT_FOUND}) if one of them is not there; none is
   *     removed then
   */
  public List<KeptCredential> remove(List<CredentialNumber> numbers) throws WalletException {
    List<KeptCredential> removed =
        change(
            before -> {
              List<KeptCredential> found = new ArrayList<>();
              for (CredentialNumber number : numbers) {
                found.add(find(before, number));
              }
              return new Changed<>(before.without(Set.copyOf(numbers)), found);
            });
    forgetPreviousGeneration();
    return removed;
  }

  /** The file before the newest one gets the newest content too. */
  private synchronized void forgetPreviousGeneration() throws WalletException {
    try {
      store.update(byte[]::clone);
    } catch (StoreException e) {
      throw new WalletException(e);
    }
  }

  /**
   * Looks up anew what others publish about credentials, and keeps what was found. What cannot be
   * told now does not take the place of what was known.
   *
   * @param numbers which; each once
   * @return the answer for each number, in their order; what is unknown in it, is unknown now
   * @throws WalletException ({@code CREDENTIAL_NOT_FOUND}) if one of them is not there
   */
  public Map<CredentialNumber, LastCheck> refresh(List<CredentialNumber> numbers, Lookups lookups)
      throws WalletException {
    List<KeptCredential> asked = new ArrayList<>();
    for (CredentialNumber number : numbers) {
      asked.add(get(number));
    }
    // Before the lock is taken: lists may come from far.
    News news = judge.lookUp(asked, lookups, now());
    return change(before -> new Changed<>(news.in(before), news.checks()));
  }

  /**
   * Everything in the wallet and its key, sealed: only the passphrase and the recovery code open
   * it. Put back with {@link #restore} or, where there is no wallet, {@link WalletPlace#restore}.
   *
   * @throws WalletException if it is too large
   */
  public synchronized byte[] backup() throws WalletException {
    checkOpen();
    try {
      return store.backup();
    } catch (StoreException e) {
      throw new WalletException(e);
    }
  }

  /** What putting a backup back would change; nothing is changed. */
  public synchronized Restoration compare(WalletBackup backup) throws WalletException {
    checkOpen();
    requireSameHolder(backup);
    return Merge.of(content, backup.content()).restoration();
  }

  /**
   * Puts back what a backup of this wallet has and the wallet has not. Of two versions of a
   * credential the newer one counts; what was removed or erased here since stays away.
   *
   * @throws WalletException ({@code HOLDER_MISMATCH}) if it is a backup of another wallet
   */
  public Restoration restore(WalletBackup backup) throws WalletException {
    requireSameHolder(backup);
    return change(
        before -> {
          Merge.Result result = Merge.of(before, backup.content());
          return new Changed<>(result.content(), result.restoration());
        });
  }

  private void requireSameHolder(WalletBackup backup) throws WalletException {
    if (!backup.holder().equals(holder)) {
      throw new WalletException(
          ProblemCode.HOLDER_MISMATCH, "a backup of another wallet", "a backup of this wallet");
    }
  }

  /**
   * From now on this passphrase and this recovery code open the wallet, and no old passphrase or
   * code does. Backups that were made before keep what opened them. For another recovery code
   * alone, give the passphrase that the wallet has.
   *
   * @param passphrase copied; the caller wipes its own array
   * @param code a fresh one, {@linkplain RecoveryCode#reveal shown} to its owner once; the caller
   *     closes it
   * @throws WalletException if it could not be saved; the old secrets open it then, or the new ones
   * @throws IllegalArgumentException if the passphrase has less than {@link #MIN_PASSPHRASE_CHARS}
   */
  public synchronized void changeSecrets(char[] passphrase, RecoveryCode code)
      throws WalletException {
    checkOpen();
    requireLength(passphrase);
    try {
      store.changeSecrets(passphrase, code);
    } catch (StoreException e) {
      throw new WalletException(e);
    }
  }

  /** True if a recovery code opens the wallet too. */
  public synchronized boolean hasRecoveryCode() {
    checkOpen();
    return store.hasRecoveryCode();
  }

  static void requireLength(char[] passphrase) {
    if (passphrase.length < MIN_PASSPHRASE_CHARS) {
      throw new IllegalArgumentException(
          "found a passphrase of "
              + passphrase.length
              + " characters; expected at least "
              + MIN_PASSPHRASE_CHARS);
    }
  }

  /**
   * True if the newest file of the wallet was missing, so that the one before it was opened: what
   * was last added may be gone.
   */
  public boolean isPreviousGeneration() {
    return store.isPreviousGeneration();
  }

  /** Destroys the key and closes the store. */
  @Override
  public synchronized void close() {
    closed = true;
    content.key().destroy();
    store.close();
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the wallet was closed");
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private record Changed<T>(WalletContent content, T answer) {}

  @FunctionalInterface
  private interface Edit<T> {
    Changed<T> apply(WalletContent before) throws WalletException;
  }

  private synchronized <T> T change(Edit<T> edit) throws WalletException {
    checkOpen();
    AtomicReference<@Nullable Changed<T>> done = new AtomicReference<>();
    try {
      store.<WalletException>revise(
          others -> {
            if (others.isPresent()) {
              adopt(WalletContent.read(others.get()));
            }
            Changed<T> changed = edit.apply(content);
            done.set(changed);
            return changed.content() == content
                ? Optional.empty()
                : Optional.of(changed.content().toBytes());
          });
    } catch (StoreException e) {
      throw new WalletException(e);
    }
    Changed<T> changed = Objects.requireNonNull(done.get());
    adopt(changed.content());
    return changed.answer();
  }

  private void adopt(WalletContent next) {
    if (next.key() != content.key()) {
      content.key().destroy();
    }
    content = next;
  }
}
