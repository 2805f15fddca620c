package nl.skillspaspoort.core.key;

import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;

/**
 * The NIST curves of prime order, each with the hash function that goes with it.
 *
 * @see <a href="https://doi.org/10.6028/NIST.SP.800-186">NIST SP 800-186 §3.2.1</a>
 */
enum EcCurve {
  P256(KeyAlgorithm.P256, "P-256", SECObjectIdentifiers.secp256r1, HashAlgorithm.SHA_256),
  P384(KeyAlgorithm.P384, "P-384", SECObjectIdentifiers.secp384r1, HashAlgorithm.SHA_384),
  P521(KeyAlgorithm.P521, "P-521", SECObjectIdentifiers.secp521r1, HashAlgorithm.SHA_512);

  /** Made when first used: most programs meet one curve, and each costs time to set up. */
  private static final Map<EcCurve, ECDomainParameters> DOMAINS = new ConcurrentHashMap<>();

  private final KeyAlgorithm algorithm;
  private final String wireName;
  private final ASN1ObjectIdentifier oid;
  private final HashAlgorithm hash;

  EcCurve(KeyAlgorithm algorithm, String wireName, ASN1ObjectIdentifier oid, HashAlgorithm hash) {
    this.algorithm = algorithm;
    this.wireName = wireName;
    this.oid = oid;
    this.hash = hash;
  }

  /**
   * The curve of a kind of key.
   *
   * @throws IllegalArgumentException for a kind without one
   */
  static EcCurve of(KeyAlgorithm algorithm) {
    for (EcCurve curve : values()) {
      if (curve.algorithm == algorithm) {
        return curve;
      }
    }
    throw new IllegalArgumentException("found " + algorithm + "; expected P256, P384 or P521");
  }

  KeyAlgorithm algorithm() {
    return algorithm;
  }

  /** The name in JSON Web Keys. */
  String wireName() {
    return wireName;
  }

  ASN1ObjectIdentifier oid() {
    return oid;
  }

  ECDomainParameters domain() {
    return DOMAINS.computeIfAbsent(
        this, curve -> new ECDomainParameters(CustomNamedCurves.getByOID(curve.oid)));
  }

  /** Length of a coordinate, of a private scalar, and of each half of a signature, in bytes. */
  int fieldBytes() {
    return algorithm.keyBytes() - 1;
  }

  /** The size of the field: every coordinate is smaller. */
  BigInteger fieldPrime() {
    return domain().getCurve().getField().getCharacteristic();
  }

  /** The name of its signatures in JSON Web Signatures (RFC 7518 §3.4). */
  String joseAlgorithm() {
    return switch (this) {
      case P256 -> "ES256";
      case P384 -> "ES384";
      case P521 -> "ES512";
    };
  }

  /** The Java Cryptography Architecture's name for the signatures, as {@code r ‖ s}. */
  String nativeAlgorithm() {
    return hash.jcaName().replace("-", "") + "withECDSAinP1363Format";
  }

  byte[] hash(byte[] message) {
    return hash.hash(message);
  }

  /** A fresh digest for deterministic nonces. */
  Digest digest() {
    return switch (this) {
      case P256 -> new SHA256Digest();
      case P384 -> new SHA384Digest();
      case P521 -> new SHA512Digest();
    };
  }

  /** The length of the group order, and of the longest scalar, in bits. */
  int orderBits() {
    return domain().getN().bitLength();
  }

  /** True for a number from 1 to the group order, not included. */
  boolean isScalar(BigInteger number) {
    return number.signum() > 0 && number.compareTo(domain().getN()) < 0;
  }
}
