package nl.skillspaspoort.core.encoding;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Base58 with Bitcoin's alphabet; each leading zero byte is a leading {@code 1}.
 *
 * @see <a href="https://www.w3.org/TR/cid-1.0/#base-58-encode">CID 1.0, Base Encode</a>
 */
public final class Base58Btc {
  /** Longest text that is decoded: the work grows with the square of the length. */
  static final int MAX_CHARS = 8_192;

  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final byte[] DIGITS = digits();

  private Base58Btc() {}

  /** The one spelling of these bytes. */
  public static String encode(byte[] bytes) {
    int zeros = 0;
    while (zeros < bytes.length && bytes[zeros] == 0) {
      zeros++;
    }
    byte[] rest = Arrays.copyOf(bytes, bytes.length);
    char[] out = new char[bytes.length * 2];
    int at = out.length;
    for (int from = zeros; from < rest.length; ) {
      out[--at] = ALPHABET.charAt(divide(rest, from, 256, 58));
      if (rest[from] == 0) {
        from++;
      }
    }
    while (at < out.length && out[at] == '1') {
      at++;
    }
    return "1".repeat(zeros) + new String(out, at, out.length - at);
  }

  /**
   * The bytes of a text.
   *
   * @throws EncodingException if a character is outside the alphabet or the text is over 8,192
   *     characters
   */
  public static byte[] decode(String text) throws EncodingException {
    if (text.length() > MAX_CHARS) {
      throw new EncodingException(
          "text of " + text.length() + " characters", "at most " + MAX_CHARS + " characters");
    }
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == '1') {
      zeros++;
    }
    byte[] bytes = number(text);
    byte[] out = new byte[zeros + bytes.length];
    System.arraycopy(bytes, 0, out, zeros, bytes.length);
    return out;
  }

  private static byte[] number(String text) throws EncodingException {
    byte[] ascii = text.getBytes(StandardCharsets.UTF_8);
    BigInteger value = BigInteger.ZERO;
    // Nine base58 digits at a time still fit a long: 58^9 < 2^63.
    for (int i = 0; i < ascii.length; ) {
      long chunk = 0;
      long scale = 1;
      for (int end = Math.min(i + 9, ascii.length); i < end; i++) {
        int digit = ascii[i] < 0 ? -1 : DIGITS[ascii[i]];
        if (digit < 0) {
          throw new EncodingException(
              "a character outside the alphabet at position " + i, "base58btc text");
        }
        chunk = chunk * 58 + digit;
        scale *= 58;
      }
      value = value.multiply(BigInteger.valueOf(scale)).add(BigInteger.valueOf(chunk));
    }
    if (value.signum() == 0) {
      return new byte[0];
    }
    byte[] bytes = value.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static int divide(byte[] number, int from, int base, int divisor) {
    int remainder = 0;
    for (int i = from; i < number.length; i++) {
      int digit = remainder * base + (number[i] & 0xff);
      number[i] = (byte) (digit / divisor);
      remainder = digit % divisor;
    }
    return remainder;
  }

  private static byte[] digits() {
    byte[] digits = new byte[128];
    Arrays.fill(digits, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      digits[ALPHABET.charAt(i)] = (byte) i;
    }
    return digits;
  }
}
