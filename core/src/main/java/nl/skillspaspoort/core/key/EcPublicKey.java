package nl.skillspaspoort.core.key;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/**
 * An ECDSA public key on P-256, P-384 or P-521: a point on the right curve, never the point at
 * infinity.
 *
 * <p>Signatures are {@code r ‖ s} in fixed length, as JOSE and Data Integrity write them (IEEE
 * P1363), never DER. Both {@code s} and {@code n − s} are good, as FIPS 186-5 says.
 *
 * @see <a href="https://doi.org/10.6028/NIST.FIPS.186-5">FIPS 186-5 §6</a>
 */
public final class EcPublicKey implements VerificationKey {
  private final EcCurve curve;
  private final byte[] encoded;
  private final ECPublicKeyParameters parameters;
  private final @Nullable NativeCheck nativeCheck;

  /** Worked out when first asked for. */
  private volatile @Nullable String multibase;

  private EcPublicKey(EcCurve curve, ECPoint point) {
    this.curve = curve;
    this.encoded = point.getEncoded(true);
    this.parameters = new ECPublicKeyParameters(point, curve.domain());
    this.nativeCheck =
        SignatureProvider.isNative()
            ? NativeCheck.of(curve.nativeAlgorithm(), "EC", der(curve, point))
            : null;
  }

  /** RFC 5480 §2, with the curve by its name. */
  private static byte[] der(EcCurve curve, ECPoint point) {
    try {
      return new SubjectPublicKeyInfo(
              new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve.oid()),
              point.getEncoded(false))
          .getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new AssertionError("writing to memory failed", e);
    }
  }

  /**
   * A key from its compressed point: 33 bytes for P-256, 49 for P-384, 67 for P-521, of which the
   * first is 2 or 3.
   *
   * @throws KeyFormatException ({@code INVALID_KEY}) for another length or form, a coordinate that
   *     is not reduced, or one that no point of the curve has
   * @throws IllegalArgumentException if the algorithm is not {@code P256}, {@code P384} or {@code
   *     P521}
   */
  public static EcPublicKey of(KeyAlgorithm algorithm, byte[] compressed)
      throws KeyFormatException {
    EcCurve curve = EcCurve.of(algorithm);
    if (compressed.length != algorithm.keyBytes()) {
      throw invalid(curve, "a key of " + compressed.length + " bytes");
    }
    if (compressed[0] != 2 && compressed[0] != 3) {
      throw invalid(curve, "a point that is not compressed");
    }
    checkReduced(curve, new BigInteger(1, Arrays.copyOfRange(compressed, 1, compressed.length)));
    try {
      return new EcPublicKey(curve, curve.domain().getCurve().decodePoint(compressed));
    } catch (IllegalArgumentException e) {
      throw offCurve(curve);
    }
  }

  /** A key from both coordinates, each in the full length of the curve. */
  static EcPublicKey ofCoordinates(EcCurve curve, byte[] x, byte[] y) throws KeyFormatException {
    if (x.length != curve.fieldBytes() || y.length != curve.fieldBytes()) {
      throw invalid(curve, "coordinates of " + x.length + " and " + y.length + " bytes");
    }
    BigInteger xNumber = new BigInteger(1, x);
    BigInteger yNumber = new BigInteger(1, y);
    checkReduced(curve, xNumber);
    checkReduced(curve, yNumber);
    try {
      return new EcPublicKey(curve, curve.domain().getCurve().validatePoint(xNumber, yNumber));
    } catch (IllegalArgumentException e) {
      throw offCurve(curve);
    }
  }

  /** The public half of a private scalar. */
  static EcPublicKey ofPoint(EcCurve curve, ECPoint point) {
    return new EcPublicKey(curve, point.normalize());
  }

  private static void checkReduced(EcCurve curve, BigInteger coordinate) throws KeyFormatException {
    if (coordinate.compareTo(curve.fieldPrime()) >= 0) {
      throw invalid(curve, "a coordinate that is not reduced");
    }
  }

  private static KeyFormatException offCurve(EcCurve curve) {
    return invalid(curve, "a point that is not on the curve");
  }

  private static KeyFormatException invalid(EcCurve curve, String found) {
    return new KeyFormatException(
        ProblemCode.INVALID_KEY,
        found,
        "a point on "
            + curve.wireName()
            + ": "
            + curve.algorithm().keyBytes()
            + " bytes compressed, "
            + curve.fieldBytes()
            + " for each coordinate");
  }

  @Override
  public KeyAlgorithm algorithm() {
    return curve.algorithm();
  }

  @Override
  public byte[] encoded() {
    return encoded.clone();
  }

  EcCurve curve() {
    return curve;
  }

  /** The x coordinate in the full length of the curve. */
  byte[] x() {
    return parameters.getQ().getAffineXCoord().getEncoded();
  }

  /** The y coordinate in the full length of the curve. */
  byte[] y() {
    return parameters.getQ().getAffineYCoord().getEncoded();
  }

  @Override
  public String multibase() {
    String known = multibase;
    if (known == null) {
      known = VerificationKey.super.multibase();
      multibase = known;
    }
    return known;
  }

  @Override
  public boolean accepts(byte[] message, byte[] signature) {
    if (signature.length != curve.algorithm().signatureBytes()) {
      return false;
    }
    int half = signature.length / 2;
    BigInteger r = new BigInteger(1, Arrays.copyOfRange(signature, 0, half));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, half, signature.length));
    if (!curve.isScalar(r) || !curve.isScalar(s)) {
      return false;
    }
    return (nativeCheck != null && nativeCheck.accepts(message, signature))
        || acceptsByBouncyCastle(message, r, s);
  }

  private boolean acceptsByBouncyCastle(byte[] message, BigInteger r, BigInteger s) {
    ECDSASigner verifier = new ECDSASigner();
    verifier.init(false, parameters);
    return verifier.verifySignature(curve.hash(message), r, s);
  }

  /** Only the native provider's opinion; for tests. */
  boolean acceptsNatively(byte[] message, byte[] signature) {
    return nativeCheck != null && nativeCheck.accepts(message, signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EcPublicKey key
        && key.curve == curve
        && Arrays.equals(key.encoded, encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  /** The Multikey form. */
  @Override
  public String toString() {
    return multibase();
  }
}
