package nl.skillspaspoort.core.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The values of a Token Status List, counted from the least significant bit.
 *
 * @see <a
 *     href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list-20#section-4">Token
 *     Status List §4</a>
 */
public final class TokenStatusList {
  private static final Set<Integer> SIZES = Set.of(1, 2, 4, 8);

  private final byte[] bytes;
  private final int bits;

  private TokenStatusList(byte[] bytes, int bits) {
    this.bytes = bytes;
    this.bits = bits;
  }

  /**
   * Reads {@code lst}: base64url, ZLIB.
   *
   * @param bits bits of one value: 1, 2, 4 or 8
   * @throws StatusException {@code MALFORMED_VALUE_ERROR} if it is not that; {@code LIMIT_EXCEEDED}
   *     if it unpacks to more than 16 MiB
   */
  public static TokenStatusList decode(String lst, int bits) throws StatusException {
    if (!SIZES.contains(bits)) {
      throw StatusException.of(
          ProblemCode.MALFORMED_VALUE_ERROR, "", "values of another size", "1, 2, 4 or 8 bits");
    }
    try {
      return new TokenStatusList(Inflation.zlib(Base64Url.decode(lst)), bits);
    } catch (EncodingException e) {
      throw new StatusException(e.problem(), e);
    }
  }

  /** A builder for a list of this many values, all zero. */
  public static Builder ofZeros(int entries, int bits) {
    return new Builder(entries, bits);
  }

  /** Bits of one value. */
  public int bits() {
    return bits;
  }

  /** How many values there are. */
  public long entries() {
    return bytes.length * 8L / bits;
  }

  /**
   * The value at a place.
   *
   * @param index the place, from 0
   * @throws StatusException {@code RANGE_ERROR} if the place is not in the list
   */
  public int value(long index) throws StatusException {
    if (index < 0 || index >= entries()) {
      throw StatusException.of(
          ProblemCode.RANGE_ERROR, "", "a place outside of the list", "a place below " + entries());
    }
    long bit = index * bits;
    return (bytes[(int) (bit >> 3)] & 0xff) >> (int) (bit & 7) & ((1 << bits) - 1);
  }

  /** {@code lst}: base64url, ZLIB. */
  public String encode() {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return Base64Url.encode(packed.toByteArray());
  }

  /** The size only. */
  @Override
  public String toString() {
    return "TokenStatusList[" + entries() + " entries of " + bits + " bits]";
  }

  /** Sets values. Not thread-safe. */
  public static final class Builder {
    private final byte[] bytes;
    private final int entries;
    private final int bits;

    private Builder(int entries, int bits) {
      if (entries < 1
          || !SIZES.contains(bits)
          || (long) entries * bits > Inflation.MAX_BYTES * 8L) {
        throw new IllegalArgumentException(
            "found "
                + entries
                + " entries of "
                + bits
                + " bits; expected at least one, of 1, 2, 4 or 8 bits, and at most "
                + Inflation.MAX_BYTES
                + " bytes");
      }
      this.entries = entries;
      this.bits = bits;
      this.bytes = new byte[(int) (((long) entries * bits + 7) / 8)];
    }

    /**
     * Sets the value at a place.
     *
     * @throws IndexOutOfBoundsException if the place is not in the list
     * @throws IllegalArgumentException if the value has more bits than one
     */
    public Builder set(int index, int value) {
      Objects.checkIndex(index, entries);
      if (value < 0 || value >= 1 << bits) {
        throw new IllegalArgumentException(
            "found the value " + value + "; expected one of " + bits + " bits");
      }
      long bit = (long) index * bits;
      int at = (int) (bit >> 3);
      int shift = (int) (bit & 7);
      int mask = ((1 << bits) - 1) << shift;
      bytes[at] = (byte) ((bytes[at] & ~mask) | (value << shift));
      return this;
    }

    /** The list as it is now. */
    public TokenStatusList build() {
      return new TokenStatusList(bytes.clone(), bits);
    }
  }
}
