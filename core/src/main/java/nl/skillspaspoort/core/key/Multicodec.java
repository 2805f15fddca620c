package nl.skillspaspoort.core.key;

/**
 * The prefix that says of which kind the bytes after it are; every code here takes two bytes.
 *
 * @see <a href="https://github.com/multiformats/multicodec/blob/master/table.csv">The table of
 *     codes</a>
 */
final class Multicodec {
  private static final int BYTES = 2;

  private Multicodec() {}

  static byte[] prefixed(int code, byte[] bytes) {
    byte[] prefixed = new byte[bytes.length + BYTES];
    prefixed[0] = first(code);
    prefixed[1] = second(code);
    System.arraycopy(bytes, 0, prefixed, BYTES, bytes.length);
    return prefixed;
  }

  static boolean hasPrefix(int code, byte[] bytes) {
    return bytes.length > BYTES && bytes[0] == first(code) && bytes[1] == second(code);
  }

  static byte[] withoutPrefix(byte[] bytes) {
    byte[] rest = new byte[bytes.length - BYTES];
    System.arraycopy(bytes, BYTES, rest, 0, rest.length);
    return rest;
  }

  /** An unsigned varint: seven bits at a time, the low ones first. */
  private static byte first(int code) {
    return (byte) ((code & 0x7f) | 0x80);
  }

  private static byte second(int code) {
    return (byte) (code >> 7);
  }
}
