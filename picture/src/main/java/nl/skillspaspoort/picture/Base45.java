package nl.skillspaspoort.picture;

import java.io.ByteArrayOutputStream;

/**
 * Bytes in the characters that a QR code packs most tightly.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9285">RFC 9285, Base45</a>
 */
final class Base45 {
  static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final int BASE = ALPHABET.length();

  private Base45() {}

  static String encode(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length * 3 / 2 + 1);
    for (int i = 0; i < bytes.length; i += 2) {
      boolean pair = i + 1 < bytes.length;
      int value = pair ? (bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff) : bytes[i] & 0xff;
      out.append(ALPHABET.charAt(value % BASE)).append(ALPHABET.charAt(value / BASE % BASE));
      if (pair) {
        out.append(ALPHABET.charAt(value / (BASE * BASE)));
      }
    }
    return out.toString();
  }

  /**
   * The bytes of a text.
   *
   * @throws QrException if it is not what {@link #encode} writes
   */
  static byte[] decode(String text) throws QrException {
    if (text.length() % 3 == 1) {
      throw malformed("a text that breaks off");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() * 2 / 3);
    for (int i = 0; i < text.length(); i += 3) {
      boolean pair = i + 2 < text.length();
      int value = digit(text, i) + digit(text, i + 1) * BASE;
      value += pair ? digit(text, i + 2) * BASE * BASE : 0;
      if (value > (pair ? 0xffff : 0xff)) {
        throw malformed("a group that stands for no bytes");
      }
      if (pair) {
        out.write(value >> 8);
      }
      out.write(value & 0xff);
    }
    return out.toByteArray();
  }

  private static int digit(String text, int at) throws QrException {
    int digit = ALPHABET.indexOf(text.charAt(at));
    if (digit < 0) {
      throw malformed("another character");
    }
    return digit;
  }

  private static QrException malformed(String found) {
    return QrException.malformed("", found, "Base45 (RFC 9285)");
  }
}
