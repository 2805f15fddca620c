package nl.skillspaspoort.issuer.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import nl.skillspaspoort.core.claim.ClaimCode;
import nl.skillspaspoort.core.claim.ClaimException;
import nl.skillspaspoort.core.claim.ClaimFile;
import nl.skillspaspoort.core.claim.ClaimRequest;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.did.DidJwk;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.did.DidMethod;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.registry.AwardRecord;
import nl.skillspaspoort.issuer.registry.AwardRequest;
import nl.skillspaspoort.issuer.registry.ClaimRecord;
import nl.skillspaspoort.issuer.registry.Person;
import nl.skillspaspoort.issuer.registry.Registrar;
import nl.skillspaspoort.issuer.registry.RegistryException;
import nl.skillspaspoort.issuer.registry.RegistryKey;

/**
 * Opens claims and makes them good. A claim is made once, before its end, with its code, by a
 * wallet that proves its key; five wrong codes lock it. What the person was shown is what is
 * signed: the content of the file is compared with a keyed hash in the registry.
 *
 * <p>The registry keeps no content and no code: both follow from the file, and the code from the
 * registry's key, so that making the same file again gives the same file. Safe for use by several
 * threads.
 */
public final class ClaimDesk {
  /** How many wrong codes lock a claim. */
  public static final int ATTEMPTS = 5;

  private static final Duration PROOF_LIFETIME = Duration.ofMinutes(5);

  /** A request travels as a file, and names its claim: it is good for nothing else. */
  private static final Duration REQUEST_LIFETIME = Duration.ofDays(14);

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  /** The hash of no code: it is counted as a wrong one. */
  private static final String NO_CODE = "";

  private static final String SUBJECT = "credentialSubject";

  /** Wallets are known by their key: nothing is looked up. */
  private static final List<DidMethod> METHODS = List.of(new DidKey(), new DidJwk());

  /** Signs of requests that are looked at at once. */
  private static final int LOOKS_AT_ONCE = 2;

  private final Registrar registrar;
  private final Semaphore looks = new Semaphore(LOOKS_AT_ONCE, true);

  /** A desk of a registrar. */
  public ClaimDesk(Registrar registrar) {
    this.registrar = Objects.requireNonNull(registrar, "registrar");
  }

  /**
   * A file, and the code that is sent another way.
   *
   * @param file for the person
   * @param code for the person, not in the same message
   */
  public record Opened(ClaimFile file, ClaimCode code) {
    /** The name only. */
    @Override
    public String toString() {
      return "Opened[" + file.claimId() + "]";
    }
  }

  /**
   * Opens a claim. The same draft, person and day again give the same file and code.
   *
   * @param draft what she will get; its subject is replaced by her wallet
   * @param validity how long it can be claimed
   * @throws RegistryException ({@code STATUS_CHANGE_NOT_ALLOWED}) if she has the award already
   */
  public Opened open(CredentialDraft draft, Person person, Duration validity)
      throws IssueException, RegistryException {
    Instant now = registrar.now();
    registrar.issuer().prepare(draft);
    AwardRecord award =
        registrar
            .registry()
            .reserve(
                List.of(
                    new AwardRequest(
                        person,
                        draft.achievement().id(),
                        draft.awardedDate().orElseGet(registrar::now))),
                now)
            .get(0);
    if (award.isSigned()) {
      throw new RegistryException(
          nl.skillspaspoort.core.problem.Problem.of(
              ProblemCode.STATUS_CHANGE_NOT_ALLOWED,
              "an award that was issued before",
              "one that still waits"));
    }
    RegistryKey key = registrar.registry().key();
    String claimId = key.hash("claim id", award.credentialId());
    ClaimCode code = code(key, claimId);
    JsonObject content =
        draft.toUnsignedCredential(
            registrar.issuer().profile(), award.credentialId(), award.validFrom());
    Instant expires = Instant.ofEpochSecond(award.validFrom().plus(validity).getEpochSecond());
    ClaimFile file = ClaimFile.seal(claimId, registrar.issuer().id(), expires, content, code);
    registrar
        .registry()
        .openClaim(
            new ClaimRecord(
                claimId,
                award.credentialId(),
                codeHash(key, claimId, code),
                contentHash(key, content),
                expires,
                ATTEMPTS,
                ClaimRecord.State.OPEN),
            now);
    return new Opened(file, code);
  }

  private static ClaimCode code(RegistryKey key, String claimId) {
    try {
      return ClaimCode.ofRandom(Base64Url.decode(key.hash("code of claim", claimId)));
    } catch (EncodingException e) {
      throw new AssertionError("a hash is base64url", e);
    }
  }

  private static String codeHash(RegistryKey key, String claimId, ClaimCode code) {
    return key.hash("claim code", claimId, code.reveal());
  }

  private static String contentHash(RegistryKey key, JsonObject content) {
    return key.hash("claim content", Jcs.canonicalText(content));
  }

  /**
   * Makes a claim good: the credential, bound to the wallet.
   *
   * @param file as it was given
   * @param code as she typed it
   * @param proof {@link ClaimFile#proof} of her wallet: a key of {@code did:key} or {@code did:jwk}
   * @throws ClaimException if the proof is not good or the file was changed; no attempt is counted
   * @throws RegistryException {@code CLAIM_CODE_WRONG}, {@code CLAIM_LOCKED}, {@code CLAIM_EXPIRED}
   *     or {@code CLAIM_USED}
   */
  public SignedCredential claim(ClaimFile file, ClaimCode code, String proof)
      throws ClaimException, IssueException, RegistryException {
    Instant now = registrar.now();
    Did wallet = wallet(file, proof, now, PROOF_LIFETIME);
    String codeHash = codeHash(registrar.registry().key(), file.claimId(), code);
    return grant(file, code, taken(file.claimId(), codeHash, now), wallet, now);
  }

  /**
   * Makes a claim good by the file that a wallet made for it.
   *
   * @param request as it came in; it may be two weeks old
   * @throws ClaimException if the proof is not good or the file was changed; no attempt is counted
   * @throws RegistryException {@code CLAIM_CODE_WRONG} if the wallet did not know the code, {@code
   *     CLAIM_LOCKED}, {@code CLAIM_EXPIRED} or {@code CLAIM_USED}
   */
  public SignedCredential claim(ClaimRequest request)
      throws ClaimException, IssueException, RegistryException {
    Instant now = registrar.now();
    ClaimFile file = request.file();
    Did wallet = wallet(file, request.proof(), now, REQUEST_LIFETIME);
    ClaimCode code = code(registrar.registry().key(), file.claimId());
    return grant(file, code, taken(request, code, now), wallet, now);
  }

  /**
   * Looking at the sign takes 64 MiB: nobody gets that for a name that he made up, and few at once
   * for one that is known. An attempt is counted before the next one has its turn, so that a claim
   * never costs many more looks than it has attempts.
   */
  private ClaimRecord taken(ClaimRequest request, ClaimCode code, Instant now)
      throws RegistryException {
    String claimId = request.file().claimId();
    looks.acquireUninterruptibly();
    try {
      boolean known = registrar.registry().isClaimable(claimId, now) && request.knows(code);
      return taken(
          claimId, known ? codeHash(registrar.registry().key(), claimId, code) : NO_CODE, now);
    } finally {
      looks.release();
    }
  }

  private ClaimRecord taken(String claimId, String codeHash, Instant now) throws RegistryException {
    return registrar.registry().takeClaim(claimId, codeHash, now);
  }

  private SignedCredential grant(
      ClaimFile file, ClaimCode code, ClaimRecord claim, Did wallet, Instant now)
      throws ClaimException, IssueException, RegistryException {
    RegistryKey key = registrar.registry().key();
    JsonObject content = file.open(code);
    if (!RegistryKey.sameHash(claim.fileHash(), contentHash(key, content))) {
      throw ClaimFile.malformed("another content than was sealed");
    }
    AwardRecord award =
        registrar
            .registry()
            .find(claim.credentialId())
            .orElseThrow(() -> ClaimFile.malformed("a claim without award"));
    SignedCredential credential =
        registrar.issuer().sign(registrar.issuer().prepare(bound(content, award, wallet)));
    int fresh =
        registrar
            .registry()
            .complete(
                List.of(registrar.completion(award, credential)), "claim " + file.claimId(), now);
    if (fresh != 1) {
      throw ClaimException.of(
          ProblemCode.CLAIM_USED, "a claim that was made a moment ago", "an open claim");
    }
    registrar.registry().closeClaim(file.claimId(), now);
    return credential;
  }

  private JsonObject bound(JsonObject content, AwardRecord award, Did wallet)
      throws ClaimException {
    try {
      JsonObject subject = content.required(SUBJECT, "").asObject("/" + SUBJECT);
      return content
          .with("id", award.credentialId())
          .with("validFrom", DateTimeStamp.format(award.validFrom()))
          .with(SUBJECT, subject.with("id", wallet.value()))
          .with("credentialStatus", registrar.urls().entries(award.slot()));
    } catch (JsonFormatException e) {
      throw ClaimFile.malformed("a content without subject");
    }
  }

  /** Everything about the proof is checked before the code counts. */
  private Did wallet(ClaimFile file, String proof, Instant now, Duration lifetime)
      throws ClaimException {
    try {
      CompactJws jws = CompactJws.parse(proof);
      KeyId keyId = KeyId.parse(jws.unverifiedHeader().text("kid").orElse(""));
      Did wallet = Did.parse(keyId.controller());
      VerificationKey key =
          METHODS.stream()
              .filter(method -> method.name().equals(wallet.method()))
              .findFirst()
              .orElseThrow(() -> ClaimFile.malformed("a wallet of another DID method"))
              .resolve(wallet)
              .key(keyId, VerificationRelationship.AUTHENTICATION);
      JsonObject claims =
          JsonReader.strict().readObject(jws.verify(ClaimFile.PROOF_TYPE, Set.of(key)).payload());
      Instant made = Instant.ofEpochSecond(claims.required("iat", "").asInteger("/iat"));
      boolean fresh = !made.isAfter(now.plus(CLOCK_SKEW)) && !made.isBefore(now.minus(lifetime));
      if (!fresh
          || !claims.text("aud").equals(java.util.Optional.of(registrar.issuer().id()))
          || !claims.text("nonce").equals(java.util.Optional.of(file.claimId()))) {
        throw ClaimFile.malformed("a proof for another claim, issuer or moment");
      }
      return wallet;
    } catch (JwsException | KeyFormatException | DidException | JsonFormatException e) {
      throw new ClaimException(e.problem());
    }
  }
}
