package nl.skillspaspoort.core.encoding;

/**
 * The two multibase forms that the specifications allow: {@code z} base58btc and {@code u}
 * base64url without padding.
 *
 * @see <a href="https://www.w3.org/TR/cid-1.0/#multibase-0">CID 1.0, Multibase</a>
 */
public final class Multibase {
  private Multibase() {}

  /** {@code z} and base58btc. */
  public static String base58(byte[] bytes) {
    return "z" + Base58Btc.encode(bytes);
  }

  /** {@code u} and base64url. */
  public static String base64(byte[] bytes) {
    return "u" + Base64Url.encode(bytes);
  }

  /**
   * The bytes of a base58btc multibase text.
   *
   * @throws EncodingException if it does not start with {@code z} or is not base58btc
   */
  public static byte[] decodeBase58(String text) throws EncodingException {
    if (!text.startsWith("z")) {
      throw new EncodingException(
          "text of " + text.length() + " characters without leading z", "multibase base58btc");
    }
    return Base58Btc.decode(text.substring(1));
  }

  /**
   * The bytes of a base64url multibase text.
   *
   * @throws EncodingException if it does not start with {@code u} or is not strict base64url
   */
  public static byte[] decodeBase64(String text) throws EncodingException {
    if (!text.startsWith("u")) {
      throw new EncodingException(
          "text of " + text.length() + " characters without leading u", "multibase base64url");
    }
    return Base64Url.decode(text.substring(1));
  }
}
