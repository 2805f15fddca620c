package nl.skillspaspoort.core.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Base64url without padding; alphabet only, unused bits zero.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4648#section-5">RFC 4648 §5</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-2">RFC 7515 §2</a>
 */
public final class Base64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

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
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    return decode(ascii, 0, ascii.length);
  }

  /**
   * The bytes of a part of a text.
   *
   * @param ascii the text
   * @param from where the part starts
   * @param to where it ends
   * @throws EncodingException if the part is not exactly what {@link #encode} writes
   */
  public static byte[] decode(byte[] ascii, int from, int to) throws EncodingException {
    byte[] bytes;
    try {
      ByteBuffer decoded = DECODER.decode(ByteBuffer.wrap(ascii, from, to - from));
      byte[] array = decoded.array();
      bytes = array.length == decoded.limit() ? array : Arrays.copyOf(array, decoded.limit());
    } catch (IllegalArgumentException e) {
      throw refused(to - from);
    }
    // Only the last group has a second spelling: by padding, or by bits that stand for nothing.
    byte[] last =
        ENCODER.encode(Arrays.copyOfRange(bytes, bytes.length - bytes.length % 3, bytes.length));
    int whole = bytes.length / 3 * 4;
    if (to - from != whole + last.length
        || !Arrays.equals(ascii, from + whole, to, last, 0, last.length)) {
      throw refused(to - from);
    }
    return bytes;
  }

  private static EncodingException refused(int characters) {
    return new EncodingException(
        "text of " + characters + " characters in another form",
        "base64url without padding and with zero trailing bits");
  }
}
