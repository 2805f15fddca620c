package nl.skillspaspoort.core.key;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Keys as JSON Web Keys: {@code OKP} with Ed25519, {@code EC} with P-256, P-384 and P-521.
 *
 * <p>Members that say for what a key is ({@code alg}, {@code use}, {@code key_ops}) must fit a
 * signature key of that kind. Members that RFC 7517 does not define, and the certificate members,
 * are ignored as it asks; {@code kid} is a name, which whoever looks for a key compares.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-6.2">RFC 7518 §6.2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8037">RFC 8037</a>
 */
public final class Jwk {
  private static final String KTY = "kty";
  private static final String CRV = "crv";
  private static final String X = "x";
  private static final String Y = "y";
  private static final String D = "d";
  private static final String ALG = "alg";
  private static final String USE = "use";
  private static final String KEY_OPS = "key_ops";
  private static final String KID = "kid";
  private static final String OKP = "OKP";
  private static final String EC = "EC";
  private static final String OCT = "oct";
  private static final String ED25519 = "Ed25519";
  private static final String SIGNATURE_USE = "sig";
  private static final String SIGN = "sign";
  private static final String VERIFY = "verify";

  /** Every member that some key type keeps secret (RFC 7518 §6, RFC 8037 §2, AKP keys). */
  private static final List<String> PRIVATE_MEMBERS =
      List.of(D, "k", "p", "q", "dp", "dq", "qi", "oth", "priv");

  private Jwk() {}

  /**
   * The public key of a JWK.
   *
   * @throws KeyFormatException {@code PRIVATE_KEY_EXPOSED} if any member is private or the key is
   *     symmetric; {@code INVALID_KEY} for another kind, a wrong length, a point that is not on the
   *     curve, or members that say the key is for something else; {@code WEAK_KEY} for a point of
   *     small order
   */
  public static VerificationKey read(JsonObject jwk) throws KeyFormatException {
    for (String name : PRIVATE_MEMBERS) {
      if (jwk.has(name)) {
        throw exposed("the private member " + name);
      }
    }
    if (jwk.text(KTY).equals(Optional.of(OCT))) {
      throw exposed("a symmetric key");
    }
    return publicHalf(jwk, VERIFY);
  }

  private static VerificationKey publicHalf(JsonObject jwk, String operation)
      throws KeyFormatException {
    String kty = requiredText(jwk, KTY);
    String crv = requiredText(jwk, CRV);
    if (jwk.has(KID)) {
      requiredText(jwk, KID);
    }
    if (kty.equals(OKP) && crv.equals(ED25519)) {
      checkPurpose(jwk, Set.of("EdDSA", ED25519), operation);
      if (jwk.has(Y)) {
        throw invalid("a second coordinate", "x only");
      }
      return Ed25519PublicKey.of(bytes(jwk, X, KeyAlgorithm.ED25519.keyBytes()));
    }
    for (EcCurve curve : EcCurve.values()) {
      if (kty.equals(EC) && crv.equals(curve.wireName())) {
        checkPurpose(jwk, Set.of(curve.joseAlgorithm()), operation);
        return EcPublicKey.ofCoordinates(
            curve, bytes(jwk, X, curve.fieldBytes()), bytes(jwk, Y, curve.fieldBytes()));
      }
    }
    throw invalid(
        "another key type or curve", "OKP with Ed25519, or EC with P-256, P-384 or P-521");
  }

  /** RFC 7517 §4.2–4.4: a key that says what it is for is for nothing else. */
  private static void checkPurpose(JsonObject jwk, Set<String> algorithms, String operation)
      throws KeyFormatException {
    if (jwk.has(ALG) && !algorithms.contains(requiredText(jwk, ALG))) {
      throw invalid(
          "an alg that does not go with the curve",
          "one of " + algorithms.stream().sorted().toList());
    }
    if (jwk.has(USE) && !requiredText(jwk, USE).equals(SIGNATURE_USE)) {
      throw invalid("a use that is not signatures", "the use " + SIGNATURE_USE);
    }
    if (jwk.get(KEY_OPS).isPresent()) {
      JsonValue value = jwk.get(KEY_OPS).get();
      Set<String> operations = new HashSet<>();
      if (value instanceof JsonArray array) {
        for (JsonValue element : array) {
          if (!(element instanceof JsonString text) || !operations.add(text.value())) {
            throw invalid(
                "a key_ops element that is no text or is there twice", "distinct operations");
          }
        }
      }
      if (!operations.contains(operation) || !Set.of(SIGN, VERIFY).containsAll(operations)) {
        throw invalid(
            "key_ops that do not allow to " + operation + ", or allow more than signatures",
            "the operation " + operation);
      }
    }
  }

  /**
   * The JWK of a public key: {@code kty}, {@code crv}, {@code x}, and {@code y} for the NIST
   * curves.
   *
   * @throws IllegalArgumentException for an ML-DSA-44 key, for which this build has no JWK
   */
  public static JsonObject write(VerificationKey key) {
    if (key instanceof Ed25519PublicKey) {
      return JsonObject.builder()
          .put(KTY, OKP)
          .put(CRV, ED25519)
          .put(X, Base64Url.encode(key.encoded()))
          .build();
    }
    if (key instanceof EcPublicKey ec) {
      return JsonObject.builder()
          .put(KTY, EC)
          .put(CRV, ec.curve().wireName())
          .put(X, Base64Url.encode(ec.x()))
          .put(Y, Base64Url.encode(ec.y()))
          .build();
    }
    throw new IllegalArgumentException(
        "found a key of the kind " + key.algorithm() + "; expected ED25519, P256, P384 or P521");
  }

  /**
   * The thumbprint of a public key: SHA-256 over its required members, in base64url.
   *
   * @throws IllegalArgumentException for an ML-DSA-44 key, for which this build has no JWK
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7638">RFC 7638</a>
   */
  public static String thumbprint(VerificationKey key) {
    JsonObject jwk = write(key);
    JsonObject.Builder sorted = JsonObject.builder();
    jwk.names().stream().sorted().forEach(name -> sorted.putIfPresent(name, jwk.get(name)));
    return Base64Url.encode(
        HashAlgorithm.SHA_256.hash(sorted.build().toJson().getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The private key of a JWK.
   *
   * @throws KeyFormatException if {@code d} is missing or malformed, if the public members are not
   *     those of {@code d}, or for a reason that {@link #read} has; no message holds key bytes
   */
  public static SecretKey readSecret(JsonObject jwk, InsecureSecretKeyAccess access)
      throws KeyFormatException {
    Objects.requireNonNull(access, "access");
    VerificationKey publicKey = publicHalf(jwk, SIGN);
    SecretKey key;
    if (publicKey instanceof EcPublicKey ec) {
      byte[] scalar = bytes(jwk, D, ec.curve().fieldBytes());
      try {
        key = EcSecretKey.ofScalar(ec.curve(), scalar);
      } finally {
        Arrays.fill(scalar, (byte) 0);
      }
    } else {
      byte[] seed = bytes(jwk, D, Ed25519SecretKey.SEED_BYTES);
      try {
        key = Ed25519SecretKey.ofSeed(seed, access);
      } finally {
        Arrays.fill(seed, (byte) 0);
      }
    }
    if (!key.publicKey().equals(publicKey)) {
      key.destroy();
      throw invalid("public members that do not belong to d", "both halves of one key");
    }
    return key;
  }

  /**
   * The JWK of a private key: the public members and {@code d}.
   *
   * @throws IllegalArgumentException for an ML-DSA-44 key, for which this build has no JWK
   */
  public static JsonObject writeSecret(SecretKey key, InsecureSecretKeyAccess access) {
    JsonObject jwk = write(key.publicKey());
    byte[] secret;
    if (key instanceof EcSecretKey ec) {
      secret = ec.scalar(access);
    } else if (key instanceof Ed25519SecretKey ed25519) {
      secret = ed25519.seed(access);
    } else {
      throw new AssertionError("write() refuses every other kind");
    }
    try {
      return jwk.with(D, Base64Url.encode(secret));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static String requiredText(JsonObject jwk, String name) throws KeyFormatException {
    Optional<String> text = jwk.text(name);
    if (text.isEmpty()) {
      throw invalid(
          jwk.has(name) ? "a member " + name + " that is no text" : "a key without " + name,
          "the text member " + name);
    }
    return text.get();
  }

  private static byte[] bytes(JsonObject jwk, String name, int length) throws KeyFormatException {
    try {
      byte[] bytes = Base64Url.decode(requiredText(jwk, name));
      if (bytes.length != length) {
        throw invalid("a member " + name + " of " + bytes.length + " bytes", length + " bytes");
      }
      return bytes;
    } catch (EncodingException e) {
      throw invalid("a member " + name + " that is not strict base64url", length + " bytes");
    }
  }

  private static KeyFormatException exposed(String found) {
    return new KeyFormatException(
        ProblemCode.PRIVATE_KEY_EXPOSED, found, "the members of a public key only");
  }

  private static KeyFormatException invalid(String found, String expected) {
    return new KeyFormatException(ProblemCode.INVALID_KEY, found, expected);
  }
}
