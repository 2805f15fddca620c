package nl.skillspaspoort.core.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Base64url without padding; alphabet only, unused bits zero.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4648#section-5">RFC 4648 §5</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-2">RFC 7515 §2</a>
 */
public final class Base64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Base64Url() {}

  /** The one spelling of these bytes. */
  public static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  /**
   * The bytes of a text.
   *
   * @throws EncodingException if the text is not exactly what {@link #encode} writes
   */
  public static byte[] decode(String text) throws EncodingException {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw refused(text);
    }
    if (!encode(bytes).equals(text)) {
      throw refused(text);
    }
    return bytes;
  }

  private static EncodingException refused(String text) {
    return new EncodingException(
        "text of " + text.length() + " characters in another form",
        "base64url without padding and with zero trailing bits");
  }
}
