package nl.skillspaspoort.core.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the part of CBOR that proofs of selective disclosure use: unsigned integers, byte and text
 * strings, arrays and maps of known length, each head as short as can be. The caller writes as many
 * items as it announced. Not thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8949#section-3">RFC 8949 §3</a>
 */
public final class CborWriter {
  static final int UNSIGNED = 0;
  static final int BYTES = 2;
  static final int TEXT = 3;
  static final int ARRAY = 4;
  static final int MAP = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** An integer from 0. */
  public CborWriter integer(int value) {
    return head(UNSIGNED, value);
  }

  /** A byte string. */
  public CborWriter bytes(byte[] bytes) {
    head(BYTES, bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /** A text string. */
  public CborWriter text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    head(TEXT, utf8.length);
    out.writeBytes(utf8);
    return this;
  }

  /** The head of an array; that many items follow. */
  public CborWriter array(int items) {
    return head(ARRAY, items);
  }

  /**
   * The head of a map; that many keys, each with its value behind it, follow in ascending order.
   */
  public CborWriter map(int entries) {
    return head(MAP, entries);
  }

  private CborWriter head(int type, int value) {
    if (value < 0) {
      throw new IllegalArgumentException("found " + value + "; expected 0 or more");
    }
    int major = type << 5;
    if (value < 24) {
      out.write(major | value);
    } else if (value < 0x100) {
      out.write(major | 24);
      out.write(value);
    } else if (value < 0x1_0000) {
      out.write(major | 25);
      out.write(value >> 8);
      out.write(value);
    } else {
      out.write(major | 26);
      out.write(value >> 24);
      out.write(value >> 16);
      out.write(value >> 8);
      out.write(value);
    }
    return this;
  }

  /** What was written. */
  public byte[] toByteArray() {
    return out.toByteArray();
  }
}
