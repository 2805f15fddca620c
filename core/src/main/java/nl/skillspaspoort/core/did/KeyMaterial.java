package nl.skillspaspoort.core.did;

import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Keys as DID documents write them: an unknown kind is empty, a bad key of a known kind is refused.
 */
final class KeyMaterial {
  /** Private members of RSA, elliptic curve, octet and post-quantum keys. */
  private static final Set<String> PRIVATE_MEMBERS =
      Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv", "seed");

  /** Multicodecs of the public keys that this build knows: Ed25519, P-256, P-384, P-521. */
  private static final Set<Integer> KNOWN = Set.of(0xed, 0x1200, 0x1201, 0x1202);

  /** {@code kty} and {@code crv} of the public keys that this build knows. */
  private static final Set<String> KNOWN_JWKS =
      Set.of("OKP Ed25519", "EC P-256", "EC P-384", "EC P-521");

  /** Multicodecs of private keys: ed25519-priv to p384-priv and what lies between. */
  private static final int FIRST_PRIVATE = 0x1300;

  private static final int LAST_PRIVATE = 0x130f;

  /** Longest Multikey text that is looked at. */
  private static final int MAX_CHARS = 4_096;

  private KeyMaterial() {}

  /**
   * The key of a Multikey text.
   *
   * @throws KeyFormatException ({@code PRIVATE_KEY_EXPOSED}, {@code INVALID_KEY} or {@code
   *     WEAK_KEY}) if it is a private key, no Multikey, or a bad key of a known kind
   */
  static Optional<VerificationKey> ofMultibase(String text) throws KeyFormatException {
    if (text.length() > MAX_CHARS) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = text.startsWith("u") ? Multibase.decodeBase64(text) : Multibase.decodeBase58(text);
    } catch (EncodingException e) {
      throw new KeyFormatException(
          ProblemCode.INVALID_KEY, e.problem().found(), "a Multikey, such as z6Mk…");
    }
    int codec = bytes.length < 2 ? -1 : codec(bytes[0] & 0xff, bytes[1] & 0xff);
    if (codec >= FIRST_PRIVATE && codec <= LAST_PRIVATE) {
      throw exposed();
    }
    return KNOWN.contains(codec) ? Optional.of(Multikey.decode(text)) : Optional.empty();
  }

  /** The two-byte multicodec prefix; −1 if it is not one of two bytes. */
  private static int codec(int first, int second) {
    return first < 0x80 || second >= 0x80 ? -1 : (first & 0x7f) | (second << 7);
  }

  /**
   * The key of a JSON Web Key; also empty if it says that it is for encryption.
   *
   * @throws KeyFormatException as {@link #ofMultibase}
   */
  static Optional<VerificationKey> ofJwk(JsonObject jwk) throws KeyFormatException {
    refusePrivate(jwk);
    String kind = jwk.text("kty").orElse("") + " " + jwk.text("crv").orElse("");
    if (!KNOWN_JWKS.contains(kind) || jwk.text("use").orElse("").equals("enc")) {
      return Optional.empty();
    }
    return Optional.of(Jwk.read(jwk));
  }

  static boolean isEd25519(VerificationKey key) {
    return key.algorithm() == KeyAlgorithm.ED25519;
  }

  static void refusePrivate(JsonObject jwk) throws KeyFormatException {
    boolean symmetric = jwk.text("kty").orElse("").equals("oct");
    if (symmetric || jwk.names().stream().anyMatch(PRIVATE_MEMBERS::contains)) {
      throw exposed();
    }
  }

  private static KeyFormatException exposed() {
    return new KeyFormatException(
        ProblemCode.PRIVATE_KEY_EXPOSED, "a private or symmetric key", "public keys only");
  }
}
