package nl.skillspaspoort.core.key;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * An ECDSA private key on P-256, P-384 or P-521 in memory.
 *
 * <p>Signatures are deterministic (RFC 6979): no random number can be weak or repeated while
 * signing, and the same message gives the same signature. {@code s} is left as it comes out, not
 * made small: verifiers must take both, and nothing here uses a signature as an identifier.
 *
 * <p>Thread-safe. {@link #destroy} wipes the scalar; signing afterwards throws {@link
 * IllegalStateException}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6979">RFC 6979</a>
 */
public final class EcSecretKey implements SecretKey {
  private final EcCurve curve;
  private final SecretBytes scalar;
  private final EcPublicKey publicKey;

  private EcSecretKey(EcCurve curve, byte[] scalar) {
    this.curve = curve;
    this.publicKey =
        EcPublicKey.ofPoint(
            curve,
            new FixedPointCombMultiplier()
                .multiply(curve.domain().getG(), new BigInteger(1, scalar)));
    this.scalar = new SecretBytes(scalar);
  }

  /**
   * A fresh key.
   *
   * @throws IllegalArgumentException if the algorithm is not {@code P256}, {@code P384} or {@code
   *     P521}
   */
  public static EcSecretKey generate(KeyAlgorithm algorithm, SecureRandom random) {
    EcCurve curve = EcCurve.of(algorithm);
    byte[] scalar = new byte[curve.fieldBytes()];
    // FIPS 186-5 A.2.2: drawing again until it fits leaves every scalar equally likely.
    do {
      random.nextBytes(scalar);
      // The bits that no scalar has; without this 127 of 128 draws for P-521 would not fit.
      scalar[0] &= (byte) (0xff >>> (8 * scalar.length - curve.orderBits()));
    } while (!curve.isScalar(new BigInteger(1, scalar)));
    return new EcSecretKey(curve, scalar);
  }

  /**
   * A key from its scalar, which is copied: 32 bytes for P-256, 48 for P-384, 66 for P-521,
   * big-endian.
   *
   * @throws IllegalArgumentException if the algorithm is not {@code P256}, {@code P384} or {@code
   *     P521}, or if the scalar has another length, is zero or is not below the group order
   */
  public static EcSecretKey ofScalar(
      KeyAlgorithm algorithm, byte[] scalar, InsecureSecretKeyAccess access) {
    Objects.requireNonNull(access, "access");
    try {
      return ofScalar(EcCurve.of(algorithm), scalar);
    } catch (KeyFormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  static EcSecretKey ofScalar(EcCurve curve, byte[] scalar) throws KeyFormatException {
    if (scalar.length != curve.fieldBytes()) {
      throw invalid(curve, "a scalar of " + scalar.length + " bytes");
    }
    if (!curve.isScalar(new BigInteger(1, scalar))) {
      throw invalid(curve, "a scalar that is zero or not below the group order");
    }
    return new EcSecretKey(curve, scalar.clone());
  }

  private static KeyFormatException invalid(EcCurve curve, String found) {
    return new KeyFormatException(
        ProblemCode.INVALID_KEY,
        found,
        "a scalar of " + curve.fieldBytes() + " bytes from 1 to the order of " + curve.wireName());
  }

  /** A copy of the scalar, in the full length of the curve. */
  public byte[] scalar(InsecureSecretKeyAccess access) {
    Objects.requireNonNull(access, "access");
    return scalar.copy();
  }

  EcCurve curve() {
    return curve;
  }

  @Override
  public EcPublicKey publicKey() {
    return publicKey;
  }

  @Override
  public Signer signer(KeyId keyId) {
    return new InMemorySigner(keyId, publicKey, message -> scalar.use(copy -> sign(copy, message)));
  }

  private byte[] sign(byte[] copy, byte[] message) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(curve.digest()));
    signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, copy), curve.domain()));
    BigInteger[] rs = signer.generateSignature(curve.hash(message));
    byte[] signature = new byte[curve.algorithm().signatureBytes()];
    write(rs[0], signature, signature.length / 2);
    write(rs[1], signature, signature.length);
    return signature;
  }

  /** Big-endian, ending before {@code end}. */
  private static void write(BigInteger number, byte[] target, int end) {
    byte[] bytes = number.toByteArray();
    byte[] digits = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    System.arraycopy(digits, 0, target, end - digits.length, digits.length);
  }

  @Override
  public void destroy() {
    scalar.destroy();
  }

  /** The public key only. */
  @Override
  public String toString() {
    return "EcSecretKey[public " + publicKey + "]";
  }
}
