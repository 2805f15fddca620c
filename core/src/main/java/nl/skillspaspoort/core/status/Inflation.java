package nl.skillspaspoort.core.status;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Unpacks exactly one compressed stream and stops at a size. DEFLATE shrinks by a factor of 1,032
 * at most and an honest list of zeros comes close to that, so the size alone is the bound.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1950">RFC 1950 (ZLIB)</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952 (GZIP)</a>
 */
final class Inflation {
  /** Most bytes of an unpacked list: 134 million entries of one bit. */
  static final int MAX_BYTES = 16 << 20;

  private static final int GZIP_HEADER = 10;
  private static final int GZIP_TRAILER = 8;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int HEADER_CRC = 2;
  private static final int RESERVED = 0xe0;

  private Inflation() {}

  /** A ZLIB stream and nothing after it. */
  static byte[] zlib(byte[] packed) throws StatusException {
    return inflate(packed, 0, packed.length, false);
  }

  /** One GZIP member and nothing after it. */
  static byte[] gzip(byte[] packed) throws StatusException {
    int start = afterHeader(packed);
    int end = packed.length - GZIP_TRAILER;
    if (end < start) {
      throw broken("a stream that ends early");
    }
    byte[] unpacked = inflate(packed, start, end, true);
    CRC32 crc = new CRC32();
    crc.update(unpacked);
    if (littleEndian(packed, end) != crc.getValue()
        || littleEndian(packed, end + 4) != unpacked.length) {
      throw broken("a stream whose checksum or length is another");
    }
    return unpacked;
  }

  private static int afterHeader(byte[] packed) throws StatusException {
    if (packed.length < GZIP_HEADER
        || (packed[0] & 0xff) != 0x1f
        || (packed[1] & 0xff) != 0x8b
        || packed[2] != 8
        || (packed[3] & RESERVED) != 0) {
      throw broken("another format");
    }
    int flags = packed[3];
    int at = GZIP_HEADER;
    if ((flags & EXTRA) != 0) {
      at = at + 2 > packed.length ? packed.length : at + 2 + little16(packed, at);
    }
    at = (flags & NAME) != 0 ? afterZero(packed, at) : at;
    at = (flags & COMMENT) != 0 ? afterZero(packed, at) : at;
    return (flags & HEADER_CRC) != 0 ? at + 2 : at;
  }

  private static int afterZero(byte[] packed, int from) {
    int at = from;
    while (at < packed.length && packed[at] != 0) {
      at++;
    }
    return at + 1;
  }

  private static int little16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
  }

  private static long littleEndian(byte[] bytes, int at) {
    return little16(bytes, at) | (long) little16(bytes, at + 2) << 16;
  }

  /** Twice: first only counting, so that a bomb takes no memory. */
  private static byte[] inflate(byte[] packed, int start, int end, boolean raw)
      throws StatusException {
    byte[] window = new byte[8_192];
    int size = run(packed, start, end, raw, window, true);
    byte[] unpacked = new byte[size];
    run(packed, start, end, raw, unpacked, false);
    return unpacked;
  }

  private static int run(
      byte[] packed, int start, int end, boolean raw, byte[] target, boolean counting)
      throws StatusException {
    Inflater inflater = new Inflater(raw);
    try {
      inflater.setInput(packed, start, end - start);
      long size = 0;
      while (!inflater.finished()) {
        int at = counting ? 0 : (int) size;
        int got = inflater.inflate(target, at, target.length - at);
        size += got;
        if (size > MAX_BYTES) {
          throw StatusException.of(
              ProblemCode.LIMIT_EXCEEDED,
              "",
              "a list of more than " + MAX_BYTES + " bytes",
              "at most " + MAX_BYTES + " bytes");
        }
        if (got == 0 && !inflater.finished()) {
          throw broken("a stream that ends early");
        }
      }
      if (inflater.getRemaining() != 0) {
        throw broken("something after the stream");
      }
      return (int) size;
    } catch (DataFormatException e) {
      throw broken("bytes that do not unpack");
    } finally {
      inflater.end();
    }
  }

  private static StatusException broken(String found) {
    return StatusException.of(
        ProblemCode.MALFORMED_VALUE_ERROR, "", found, "exactly one compressed stream");
  }
}
