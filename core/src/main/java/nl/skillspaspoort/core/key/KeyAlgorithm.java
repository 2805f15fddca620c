package nl.skillspaspoort.core.key;

/**
 * The kinds of public key, each with its Multikey prefix and sizes.
 *
 * @see <a href="https://www.w3.org/TR/cid-1.0/#Multikey">CID 1.0, Multikey</a>
 */
public enum KeyAlgorithm {
  /** Ed25519: 32-byte keys, 64-byte signatures (RFC 8032). */
  ED25519(0xed, 32, 64);

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
