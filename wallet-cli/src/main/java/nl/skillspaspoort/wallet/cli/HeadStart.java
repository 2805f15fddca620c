package nl.skillspaspoort.wallet.cli;

import java.util.HexFormat;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.JsonLdException;
import nl.skillspaspoort.core.key.Ed25519PublicKey;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.problem.ProblemException;

/**
 * What a check begins with for most credentials, done beside the reading of the arguments: working
 * out the usual contexts, and the tables of Ed25519. It is kept where the check finds it, so that
 * no answer depends on it: whatever is not ready, or fails here, is done when it is needed.
 */
final class HeadStart implements Runnable {
  /** An empty badge of the usual kind: nothing of it comes into an answer. */
  private static final String USUAL =
      """
      {"@context": [
          "https://www.w3.org/ns/credentials/v2",
          "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
          "https://skillspaspoort.nl/ns/v1"],
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"type": ["Profile"]},
        "credentialSubject": {
          "type": ["AchievementSubject"],
          "achievement": {
            "type": ["Achievement"],
            "criteria": {"narrative": ""},
            "alignment": [{"type": ["Alignment"], "targetName": ""}],
            "resultDescription": [{"type": ["ResultDescription"], "name": ""}]},
          "result": [{"type": ["Result"], "value": ""}]}}""";

  /** The first test of RFC 8032 §7.1: a signature over nothing. */
  private static final String KEY =
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

  private static final String SIGNATURE =
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

  /** Begins it, if these arguments begin with a verb that checks a credential. */
  static void begin(String... arguments) {
    if (arguments.length > 1 && arguments[0].equals("verify")) {
      Thread beside = new Thread(new HeadStart(), "head start");
      // The program may end before it.
      beside.setDaemon(true);
      beside.start();
    }
  }

  @Override
  public void run() {
    try {
      byte[] unused = contexts();
      boolean ignored = tables();
    } catch (ProblemException | RuntimeException | Error e) {
      // The check meets the same, and tells it.
    }
  }

  /** The canonical form of the empty badge. */
  static byte[] contexts() throws JsonFormatException, JsonLdException {
    JsonObject usual = JsonReader.strict().readObject(USUAL);
    return Canonicalizer.standard().canonicalBytes(usual, HashAlgorithm.SHA_256);
  }

  /** True, because the signature is a good one. */
  static boolean tables() throws KeyFormatException {
    HexFormat hex = HexFormat.of();
    return Ed25519PublicKey.of(hex.parseHex(KEY)).accepts(new byte[0], hex.parseHex(SIGNATURE));
  }
}
