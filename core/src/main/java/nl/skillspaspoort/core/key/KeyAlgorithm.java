package nl.skillspaspoort.core.key;

/**
 * The kinds of public key, each with its Multikey prefix and sizes.
 *
 * @see <a href="https://www.w3.org/TR/cid-1.0/#Multikey">CID 1.0, Multikey</a>
 */
public enum KeyAlgorithm {
  /** Ed25519: 32-byte keys, 64-byte signatures (RFC 8032). */
  ED25519(0xed, 32, 64),
  /**
   * ECDSA over P-256 with SHA-256: compressed points of 33 bytes, signatures {@code r ‖ s} of 64
   * bytes (FIPS 186-5).
   */
  P256(0x1200, 33, 64),
  /**
   * ECDSA over P-384 with SHA-384: compressed points of 49 bytes, signatures {@code r ‖ s} of 96
   * bytes (FIPS 186-5).
   */
  P384(0x1201, 49, 96),
  /**
   * ECDSA over P-521 with SHA-512: compressed points of 67 bytes, signatures {@code r ‖ s} of 132
   * bytes (FIPS 186-5). For tokens only: no Data Integrity suite has such keys.
   */
  P521(0x1202, 67, 132),
  /**
   * ML-DSA-44, a signature that a quantum computer does not break: 1,312-byte keys, 2,420-byte
   * signatures (FIPS 204). Experimental: no standard says yet how credentials use it.
   */
  ML_DSA_44(0x1210, 1_312, 2_420),
  /**
   * BBS over BLS12-381 with keys in G2: compressed points of 96 bytes, signatures over many
   * messages of 80 bytes. This library only reads such keys; the arithmetic is in an artifact of
   * its own.
   */
  BLS12_381_G2(0xeb, 96, 80);

  private final int multicodec;
  private final int keyBytes;
  private final int signatureBytes;

  KeyAlgorithm(int multicodec, int keyBytes, int signatureBytes) {
    this.multicodec = multicodec;
    this.keyBytes = keyBytes;
    this.signatureBytes = signatureBytes;
  }

  /** Length of an encoded public key in bytes. */
  public int keyBytes() {
    return keyBytes;
  }

  /** Length of a signature in bytes. */
  public int signatureBytes() {
    return signatureBytes;
  }

  int multicodec() {
    return multicodec;
  }
}
