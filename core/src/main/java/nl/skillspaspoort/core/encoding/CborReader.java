package nl.skillspaspoort.core.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link CborWriter} writes and nothing else: one spelling for one value. Tags, negative
 * and floating-point numbers, simple values, lengths that are not known in advance, heads that are
 * longer than they need be, and text that is not UTF-8 are refused. The caller says what comes
 * next, so that nothing is ever nested deeper than it asks. Not thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8949#section-4.2.1">RFC 8949 §4.2.1, Core
 *     Deterministic Encoding Requirements</a>
 */
public final class CborReader {
  private final byte[] bytes;
  private int at;

  /** From a position in the bytes, which are copied. */
  public CborReader(byte[] bytes, int from) {
    this.bytes = bytes.clone();
    this.at = from;
  }

  /**
   * An integer from 0 to {@code most}.
   *
   * @throws EncodingException if something else comes next
   */
  public int integer(int most) throws EncodingException {
    return head(CborWriter.UNSIGNED, most, "an integer");
  }

  /**
   * A byte string of at most {@code most} bytes.
   *
   * @throws EncodingException if something else comes next
   */
  public byte[] bytes(int most) throws EncodingException {
    return take(head(CborWriter.BYTES, most, "a byte string"));
  }

  /**
   * A byte string of exactly this length.
   *
   * @throws EncodingException if something else comes next
   */
  public byte[] bytesOf(int length) throws EncodingException {
    byte[] read = bytes(length);
    if (read.length != length) {
      throw refused("a byte string of " + read.length + " bytes", length + " bytes");
    }
    return read;
  }

  /**
   * A text string of at most {@code most} bytes.
   *
   * @throws EncodingException if something else comes next
   */
  public String text(int most) throws EncodingException {
    byte[] utf8 = take(head(CborWriter.TEXT, most, "a text string"));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw refused("text that is not UTF-8", "UTF-8");
    }
  }

  /**
   * The head of an array.
   *
   * @return how many items follow, at most {@code most}
   * @throws EncodingException if something else comes next
   */
  public int array(int most) throws EncodingException {
    return head(CborWriter.ARRAY, most, "an array");
  }

  /**
   * The head of an array of exactly this many items.
   *
   * @throws EncodingException if something else comes next
   */
  public void arrayOf(int items) throws EncodingException {
    int read = array(items);
    if (read != items) {
      throw refused("an array of " + read + " items", items + " items");
    }
  }

  /**
   * The head of a map.
   *
   * @return how many entries follow, at most {@code most}
   * @throws EncodingException if something else comes next
   */
  public int map(int most) throws EncodingException {
    return head(CborWriter.MAP, most, "a map");
  }

  /**
   * Nothing may follow.
   *
   * @throws EncodingException if something does
   */
  public void end() throws EncodingException {
    if (at != bytes.length) {
      throw refused((bytes.length - at) + " bytes behind the end", "nothing");
    }
  }

  private int head(int type, int most, String what) throws EncodingException {
    int first = take(1)[0] & 0xFF;
    if (first >> 5 != type) {
      throw refused("another item at byte " + (at - 1), what);
    }
    long value = argument(first & 0x1F);
    if (value > most) {
      throw refused(what + " of " + value, "at most " + most);
    }
    return (int) value;
  }

  private long argument(int additional) throws EncodingException {
    if (additional < 24) {
      return additional;
    }
    if (additional > 26) {
      throw refused("a head of another kind at byte " + (at - 1), "a length of at most four bytes");
    }
    long value = 0;
    for (byte next : take(1 << (additional - 24))) {
      value = value << 8 | (next & 0xFF);
    }
    long least = additional == 24 ? 24 : additional == 25 ? 0x100 : 0x1_0000;
    if (value < least) {
      throw refused("a head that is longer than it need be", "the shortest one");
    }
    return value;
  }

  private byte[] take(int length) throws EncodingException {
    if (length > bytes.length - at) {
      throw refused("an end after " + bytes.length + " bytes", length + " more from byte " + at);
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  private static EncodingException refused(String found, String expected) {
    return new EncodingException(found, expected + ", in deterministic CBOR");
  }
}
