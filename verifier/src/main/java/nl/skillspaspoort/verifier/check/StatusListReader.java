package nl.skillspaspoort.verifier.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.DataModel;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.status.StatusException;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusListToken;
import nl.skillspaspoort.verifier.key.KeyResolution;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * Reads a status list and checks its signature, with the same checks as for a credential.
 *
 * @see <a href="https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm">Bitstring
 *     Status List 1.0 §3.2</a>
 * @see <a
 *     href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list-20#section-8.3">Token
 *     Status List §8.3</a>
 */
final class StatusListReader {
  private static final String STATUS_CONTEXT = "https://www.w3.org/ns/credentials/status/v1";
  private static final String CONTEXT_2021 = "https://w3id.org/vc/status-list/2021/v1";

  /** The contexts of a list, beside those that the policy allows in credentials. */
  private static final List<List<String>> CONTEXTS =
      List.of(
          List.of(DataModel.V2_0.context()),
          List.of(DataModel.V2_0.context(), STATUS_CONTEXT),
          List.of(DataModel.V1_1.context(), CONTEXT_2021),
          List.of(DataModel.V2_0.context(), CONTEXT_2021));

  private StatusListReader() {}

  /**
   * The list, if its signature holds.
   *
   * @throws StatusException {@code STATUS_VERIFICATION_ERROR} if it does not; another code if the
   *     list cannot be read
   */
  static VerifiedStatusList read(byte[] content, Optional<Instant> retrievedAt, Setting setting)
      throws StatusException {
    SecuredDocument sent;
    try {
      sent = SecuredDocument.read(content, setting.reader());
    } catch (JsonFormatException e) {
      throw unverified(e.problem());
    }
    if (sent instanceof SecuredDocument.Compact token) {
      Optional<CompactJws> jws = statusListToken(token.text());
      if (jws.isPresent()) {
        return token(jws.get(), retrievedAt, setting);
      }
    }
    return credential(sent, retrievedAt, setting);
  }

  private static Optional<CompactJws> statusListToken(String text) {
    try {
      CompactJws jws = CompactJws.parse(text);
      return jws.unverifiedHeader().text("typ").equals(Optional.of(StatusListToken.TYP))
          ? Optional.of(jws)
          : Optional.empty();
    } catch (JwsException e) {
      // Another kind of token, or none: the checks of a credential say what is wrong with it.
      return Optional.empty();
    }
  }

  private static VerifiedStatusList token(
      CompactJws jws, Optional<Instant> retrievedAt, Setting setting) throws StatusException {
    try {
      for (String parameter : List.of("jwk", "jku", "x5u", "x5c")) {
        if (jws.unverifiedHeader().has(parameter)) {
          throw unverified(
              Problem.of(
                  ProblemCode.JWS_HEADER_NOT_ALLOWED,
                  "the header parameter " + parameter,
                  "a key that is found by its name only"));
        }
      }
      KeyId keyId = KeyId.parse(jws.unverifiedHeader().required("kid", "").asString("header"));
      VerificationKey key = key(keyId, setting);
      JsonObject claims =
          setting.reader().readObject(jws.verify(StatusListToken.TYP, Set.of(key)).payload());
      StatusListToken list = StatusListToken.read(claims);
      if (list.issuer().isPresent() && !list.issuer().get().equals(keyId.controller())) {
        throw unverified(
            Problem.of(
                ProblemCode.ISSUER_KEY_MISMATCH,
                "a list by a key of another party than its iss",
                "a key of the iss"));
      }
      return new VerifiedStatusList(
          list, keyId.controller(), key, retrievedAt, Optional.of(list.madeAt()));
    } catch (JwsException | JsonFormatException | KeyFormatException e) {
      throw unverified(e.problem());
    }
  }

  private static VerificationKey key(KeyId keyId, Setting setting) throws StatusException {
    if (setting.keys().looksUp(keyId)
        && !IssuerMayBeLookedUp.isNamed(keyId.controller(), setting.trust())) {
      throw unverified(
          Problem.of(
              ProblemCode.ISSUER_NOT_LISTED,
              "a publisher that no list names, whose key is not looked up for that",
              "a publisher on a trust list"));
    }
    KeyResolution resolution =
        setting.keys().resolve(keyId, VerificationRelationship.ASSERTION_METHOD);
    if (resolution instanceof KeyResolution.Found found) {
      return found.key();
    }
    throw unverified(
        resolution instanceof KeyResolution.Refused refused
            ? refused.problem()
            : ((KeyResolution.Unresolved) resolution).problem());
  }

  private static VerifiedStatusList credential(
      SecuredDocument sent, Optional<Instant> retrievedAt, Setting setting) throws StatusException {
    CredentialEvidence evidence =
        new CredentialEvidence(sent, setting, new HolderEvidence.NotShown());
    for (CheckOutcome outcome : VerificationPlan.runSignatureChecks(evidence, contexts(setting))) {
      if (!outcome.isSatisfied()) {
        throw unverified(
            outcome
                .problem()
                .orElseThrow(
                    () -> new AssertionError("a check that did not run comes after a problem")));
      }
    }
    try {
      if (!evidence.securing().withheld().isNothing()) {
        throw unverified(
            Problem.of(
                ProblemCode.CLAIM_NOT_DISCLOSABLE,
                "a list of which parts may be withheld",
                "the whole list"));
      }
      return new VerifiedStatusList(
          StatusListCredential.read(evidence.securing().verified()),
          evidence.receivedClaims().issuer().id(),
          evidence.securing().signingKey(),
          retrievedAt,
          evidence.securing().signatures().get(0).created());
    } catch (StatusException e) {
      throw e;
    } catch (ProblemException e) {
      throw unverified(e.problem());
    }
  }

  private static List<List<String>> contexts(Setting setting) {
    List<List<String>> contexts = new ArrayList<>(CONTEXTS);
    contexts.addAll(setting.policy().allowedContexts());
    return contexts;
  }

  /** The specification's one code for it; what was wrong is kept in the words. */
  static StatusException unverified(Problem reason) {
    return new StatusException(
        new Problem(
            ProblemCode.STATUS_VERIFICATION_ERROR,
            Check.STATUS + (reason.where().isEmpty() ? "" : ", " + reason.where()),
            reason.code() + ": " + reason.found(),
            reason.expected()));
  }
}
