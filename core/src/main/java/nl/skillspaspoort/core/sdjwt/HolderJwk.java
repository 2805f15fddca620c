package nl.skillspaspoort.core.sdjwt;

import java.util.Optional;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Ed25519PublicKey;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The JSON Web Key of a holder: Ed25519 only.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8037#section-2">RFC 8037 §2</a>
 */
final class HolderJwk {
  private HolderJwk() {}

  static VerificationKey read(JsonObject jwk) throws KeyFormatException {
    if (jwk.has("d")) {
      throw new KeyFormatException(
          ProblemCode.PRIVATE_KEY_EXPOSED, "a private key", "a public key only");
    }
    boolean ed25519 =
        jwk.text("kty").equals(Optional.of("OKP"))
            && jwk.text("crv").equals(Optional.of("Ed25519"));
    if (!ed25519) {
      throw new KeyFormatException(ProblemCode.INVALID_KEY, "another key", "an Ed25519 key");
    }
    try {
      return Ed25519PublicKey.of(Base64Url.decode(jwk.text("x").orElse("")));
    } catch (EncodingException e) {
      throw new KeyFormatException(
          ProblemCode.INVALID_KEY, e.problem().found(), e.problem().expected());
    }
  }
}
