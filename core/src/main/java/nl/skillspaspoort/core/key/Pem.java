package nl.skillspaspoort.core.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Keys as PEM text: {@code PUBLIC KEY} (SubjectPublicKeyInfo) and {@code PRIVATE KEY} (PKCS #8, not
 * encrypted; see {@link EncryptedPem}), for Ed25519, P-256, P-384 and P-521.
 *
 * <p>One block, nothing around it but white space, and inside it exactly the DER encoding. Curves
 * are named, never spelled out as parameters.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5958">RFC 5958, PKCS #8</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8410">RFC 8410, Ed25519</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5480">RFC 5480, elliptic curves</a>
 */
public final class Pem {
  private static final String PUBLIC_KEY = PemBlock.PUBLIC_KEY;
  private static final String PRIVATE_KEY = PemBlock.PRIVATE_KEY;
  private static final ASN1ObjectIdentifier ID_ED25519 = new ASN1ObjectIdentifier("1.3.101.112");
  private static final int UNCOMPRESSED = 4;

  private Pem() {}

  /**
   * The key of a {@code PUBLIC KEY} block.
   *
   * @throws KeyFormatException {@code PRIVATE_KEY_EXPOSED} for a private key; {@code INVALID_KEY}
   *     for anything else that is not a good key of a known kind; {@code WEAK_KEY} for a point of
   *     small order
   */
  public static VerificationKey publicKey(String pem) throws KeyFormatException {
    byte[] der = PemBlock.decode(pem.getBytes(StandardCharsets.UTF_8), PUBLIC_KEY);
    SubjectPublicKeyInfo info =
        read(der, PUBLIC_KEY, primitive -> SubjectPublicKeyInfo.getInstance(primitive));
    return key(info.getAlgorithm(), bytes(info.getPublicKeyData(), PUBLIC_KEY));
  }

  private static byte[] bytes(ASN1BitString bits, String label) throws KeyFormatException {
    if (bits.getPadBits() != 0) {
      throw invalid("a key that ends within a byte", label);
    }
    return bits.getOctets();
  }

  private static VerificationKey key(AlgorithmIdentifier algorithm, byte[] bytes)
      throws KeyFormatException {
    if (isEd25519(algorithm)) {
      return Ed25519PublicKey.of(bytes);
    }
    return point(curve(algorithm, PUBLIC_KEY), bytes);
  }

  /** RFC 5480 §2.2: uncompressed, which everybody reads, or compressed; never hybrid. */
  private static EcPublicKey point(EcCurve curve, byte[] bytes) throws KeyFormatException {
    if (bytes.length == 1 + 2 * curve.fieldBytes() && bytes[0] == UNCOMPRESSED) {
      int middle = 1 + curve.fieldBytes();
      return EcPublicKey.ofCoordinates(
          curve,
          Arrays.copyOfRange(bytes, 1, middle),
          Arrays.copyOfRange(bytes, middle, bytes.length));
    }
    return EcPublicKey.of(curve.algorithm(), bytes);
  }

  /**
   * The {@code PUBLIC KEY} block of a key, with a final line break.
   *
   * @throws IllegalArgumentException for an ML-DSA-44 key, which this build does not write
   */
  public static String encode(VerificationKey key) {
    SubjectPublicKeyInfo info;
    if (key instanceof EcPublicKey ec) {
      info = new SubjectPublicKeyInfo(algorithm(ec.curve()), uncompressed(ec));
    } else if (key instanceof Ed25519PublicKey) {
      info = new SubjectPublicKeyInfo(ed25519(), key.encoded());
    } else {
      throw unknown(key);
    }
    return new String(PemBlock.encode(der(info), PUBLIC_KEY), StandardCharsets.US_ASCII);
  }

  /**
   * The key of a {@code PRIVATE KEY} block.
   *
   * @param pem the text in ASCII; stays as it is, so that the caller can wipe it
   * @throws KeyFormatException ({@code INVALID_KEY}) if it is not a good key of a known kind, or
   *     holds a public key that is not its own; no message holds key bytes
   */
  public static SecretKey secretKey(byte[] pem, InsecureSecretKeyAccess access)
      throws KeyFormatException {
    Objects.requireNonNull(access, "access");
    byte[] der = PemBlock.decode(pem, PRIVATE_KEY);
    try {
      return secretKeyOf(der, access);
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  /** The key of the content of a {@code PRIVATE KEY} block, which the caller wipes. */
  static SecretKey secretKeyOf(byte[] der, InsecureSecretKeyAccess access)
      throws KeyFormatException {
    PrivateKeyInfo info =
        read(der, PRIVATE_KEY, primitive -> PrivateKeyInfo.getInstance(primitive));
    SecretKey key = secretKey(info, access);
    ASN1BitString stated = info.getPublicKeyData();
    if (stated != null) {
      checkOwn(key, key(info.getPrivateKeyAlgorithm(), bytes(stated, PRIVATE_KEY)));
    }
    return key;
  }

  private static SecretKey secretKey(PrivateKeyInfo info, InsecureSecretKeyAccess access)
      throws KeyFormatException {
    byte[] content = info.getPrivateKey().getOctets();
    if (isEd25519(info.getPrivateKeyAlgorithm())) {
      byte[] seed = read(content, PRIVATE_KEY, ASN1OctetString::getInstance).getOctets();
      try {
        if (seed.length != Ed25519SecretKey.SEED_BYTES) {
          throw invalid("a seed of " + seed.length + " bytes", PRIVATE_KEY);
        }
        return Ed25519SecretKey.ofSeed(seed, access);
      } finally {
        Arrays.fill(seed, (byte) 0);
      }
    }
    EcCurve curve = curve(info.getPrivateKeyAlgorithm(), PRIVATE_KEY);
    ECPrivateKey ec = read(content, PRIVATE_KEY, Pem::ecPrivateKey);
    if (ec.getParametersObject() != null && !ec.getParametersObject().equals(curve.oid())) {
      throw invalid("two different curves", PRIVATE_KEY);
    }
    byte[] scalar = ec.getPrivateKey().getOctets();
    try {
      SecretKey key = EcSecretKey.ofScalar(curve, scalar);
      ASN1BitString stated = ec.getPublicKey();
      if (stated != null) {
        checkOwn(key, point(curve, bytes(stated, PRIVATE_KEY)));
      }
      return key;
    } finally {
      Arrays.fill(scalar, (byte) 0);
    }
  }

  /** The ASN.1 library looks at the members only when they are asked for. */
  private static ECPrivateKey ecPrivateKey(ASN1Primitive primitive) {
    ECPrivateKey key = ECPrivateKey.getInstance(primitive);
    Objects.requireNonNull(key.getPrivateKey());
    key.getPublicKey();
    key.getParametersObject();
    return key;
  }

  private static void checkOwn(SecretKey key, VerificationKey stated) throws KeyFormatException {
    if (!key.publicKey().equals(stated)) {
      key.destroy();
      throw invalid("a public key that belongs to another private key", PRIVATE_KEY);
    }
  }

  /**
   * The {@code PRIVATE KEY} block of a key in ASCII, with a final line break. Whoever asks wipes
   * it.
   *
   * @throws IllegalArgumentException for an ML-DSA-44 key, which this build does not write
   */
  public static byte[] encodeSecret(SecretKey key, InsecureSecretKeyAccess access) {
    if (key instanceof EcSecretKey ec) {
      byte[] scalar = ec.scalar(access);
      ECPrivateKey content =
          new ECPrivateKey(
              new DEROctetString(scalar), null, new DERBitString(uncompressed(ec.publicKey())));
      return encodeSecret(algorithm(ec.publicKey().curve()), content, scalar);
    }
    if (key instanceof Ed25519SecretKey ed25519) {
      byte[] seed = ed25519.seed(access);
      return encodeSecret(ed25519(), new DEROctetString(seed), seed);
    }
    throw unknown(key.publicKey());
  }

  private static byte[] encodeSecret(
      AlgorithmIdentifier algorithm, ASN1Encodable content, byte[] secret) {
    try {
      byte[] der = der(new PrivateKeyInfo(algorithm, content));
      try {
        return PemBlock.encode(der, PRIVATE_KEY);
      } finally {
        Arrays.fill(der, (byte) 0);
      }
    } catch (IOException e) {
      throw new AssertionError("writing to memory does not fail", e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static IllegalArgumentException unknown(VerificationKey key) {
    return new IllegalArgumentException(
        "found a key of the kind " + key.algorithm() + "; expected ED25519, P256, P384 or P521");
  }

  private static byte[] uncompressed(EcPublicKey key) {
    return ByteBuffer.allocate(1 + 2 * key.curve().fieldBytes())
        .put((byte) UNCOMPRESSED)
        .put(key.x())
        .put(key.y())
        .array();
  }

  private static AlgorithmIdentifier ed25519() {
    return new AlgorithmIdentifier(ID_ED25519);
  }

  private static AlgorithmIdentifier algorithm(EcCurve curve) {
    return new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve.oid());
  }

  /** RFC 8410 §3: the parameters must be absent. */
  private static boolean isEd25519(AlgorithmIdentifier algorithm) {
    return algorithm.equals(ed25519());
  }

  private static EcCurve curve(AlgorithmIdentifier algorithm, String label)
      throws KeyFormatException {
    ASN1ObjectIdentifier type = algorithm.getAlgorithm();
    for (EcCurve curve : EcCurve.values()) {
      if (type.equals(X9ObjectIdentifiers.id_ecPublicKey)
          && curve.oid().equals(algorithm.getParameters())) {
        return curve;
      }
    }
    throw invalid("a key of another kind or on another curve", label);
  }

  /** One way to read an ASN.1 type; throws what the ASN.1 library throws. */
  interface Reading<T extends ASN1Object> {
    T read(ASN1Primitive primitive);
  }

  /** Reads DER: whoever writes the value again gets the same bytes. */
  static <T extends ASN1Object> T read(byte[] der, String label, Reading<T> reading)
      throws KeyFormatException {
    try {
      ASN1Primitive primitive = ASN1Primitive.fromByteArray(der);
      if (primitive == null) {
        throw invalid("an empty block", label);
      }
      T value = reading.read(primitive);
      if (Arrays.equals(value.getEncoded(ASN1Encoding.DER), der)) {
        return value;
      }
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | ClassCastException e) {
      throw invalid("a block that does not hold a key", label);
    }
    throw invalid("a block that is not in DER encoding", label);
  }

  private static byte[] der(ASN1Object value) {
    try {
      return value.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new AssertionError("writing to memory does not fail", e);
    }
  }

  private static KeyFormatException invalid(String found, String label) {
    return PemBlock.invalid(found, label);
  }
}
