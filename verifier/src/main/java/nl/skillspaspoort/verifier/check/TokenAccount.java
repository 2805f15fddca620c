package nl.skillspaspoort.verifier.check;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.key.KeyResolution;
import nl.skillspaspoort.verifier.outcome.SignatureAccount;

/** What the signature of a token is compared with: its text up to the last full stop. */
final class TokenAccount {
  private TokenAccount() {}

  /** Whether the signature, and whatever counts by its digest, holds. */
  interface Trial {
    void with(VerificationKey key) throws ProblemException;
  }

  /**
   * The account of one token.
   *
   * @param jws header, payload and signature
   * @param singly what counts by its digest in the payload
   */
  static SignatureAccount of(
      String mechanism,
      KeyId keyId,
      KeyResolution resolution,
      String jws,
      List<String> singly,
      Trial trial) {
    String signed = jws.substring(0, jws.lastIndexOf('.'));
    Optional<String> key = Optional.empty();
    Optional<Problem> problem = Optional.empty();
    if (resolution instanceof KeyResolution.Found found) {
      key = Optional.of(found.key().multibase());
      try {
        trial.with(found.key());
      } catch (ProblemException e) {
        problem = Optional.of(e.problem());
      }
    } else {
      problem =
          Optional.of(
              resolution instanceof KeyResolution.Refused refused
                  ? refused.problem()
                  : ((KeyResolution.Unresolved) resolution).problem());
    }
    byte[] bytes = signed.getBytes(StandardCharsets.US_ASCII);
    return new SignatureAccount(
        "",
        mechanism,
        keyId,
        key,
        signed,
        singly,
        HexFormat.of().formatHex(HashAlgorithm.SHA_256.hash(bytes)),
        "",
        "",
        problem);
  }
}
