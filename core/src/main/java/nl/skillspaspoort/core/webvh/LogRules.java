package nl.skillspaspoort.core.webvh;

import java.nio.charset.StandardCharsets;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Base58Btc;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/** The hashes and the errors of a log. */
final class LogRules {
  private static final byte SHA_256_CODE = 0x12;
  private static final byte SHA_256_BYTES = 32;

  private LogRules() {}

  /** base58btc of the SHA-256 multihash of the canonical form. */
  static String hash(JsonObject object) {
    return hash(Jcs.canonicalBytes(object));
  }

  /** base58btc of the SHA-256 multihash of a text. */
  static String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(byte[] input) {
    byte[] multihash = new byte[SHA_256_BYTES + 2];
    multihash[0] = SHA_256_CODE;
    multihash[1] = SHA_256_BYTES;
    System.arraycopy(HashAlgorithm.SHA_256.hash(input), 0, multihash, 2, SHA_256_BYTES);
    return Base58Btc.encode(multihash);
  }

  static DidException invalid(String where, String found, String expected) {
    return new DidException(new Problem(ProblemCode.DID_LOG_INVALID, where, found, expected));
  }
}
