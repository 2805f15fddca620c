package nl.skillspaspoort.core.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The values of a Bitstring status list, counted from the most significant bit. How many bits one
 * value has is said by the entry in the credential, not by the list.
 *
 * @see <a href="https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-encoding">Bitstring
 *     Status List 1.0 §3.3 and §3.4</a>
 */
public final class BitstringStatusList {
  /** Fewest entries of a list: in a shorter one, a place says too much about a person. */
  public static final int MIN_ENTRIES = 131_072;

  private final byte[] bits;

  private BitstringStatusList(byte[] bits) {
    this.bits = bits;
  }

  /**
   * Reads {@code encodedList}: {@code u}, base64url, GZIP.
   *
   * @throws StatusException {@code MALFORMED_VALUE_ERROR} if it is not that; {@code LIMIT_EXCEEDED}
   *     if it unpacks to more than 16 MiB
   */
  public static BitstringStatusList decode(String encodedList) throws StatusException {
    try {
      return new BitstringStatusList(Inflation.gzip(Multibase.decodeBase64(encodedList)));
    } catch (EncodingException e) {
      throw new StatusException(e.problem(), e);
    }
  }

  /**
   * Reads {@code encodedList} as Status List 2021 writes it: without the leading {@code u}, in
   * either alphabet of base64.
   */
  static BitstringStatusList decode2021(String encodedList) throws StatusException {
    return new BitstringStatusList(Inflation.gzip(base64(encodedList)));
  }

  private static byte[] base64(String text) throws StatusException {
    try {
      return Base64Url.decode(text);
    } catch (EncodingException e) {
      try {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
          return bytes;
        }
      } catch (IllegalArgumentException again) {
        // Said below.
      }
      throw new StatusException(e.problem(), e);
    }
  }

  /** A builder for a list of this many values, all zero. */
  public static Builder ofZeros(int entries, int statusSize) {
    return new Builder(entries, statusSize);
  }

  /** How many values there are if each has this many bits. */
  public long entries(int statusSize) {
    return bits.length * 8L / statusSize;
  }

  /**
   * The value at a place.
   *
   * @param index the place, from 0
   * @param statusSize bits of one value, 1 to 8
   * @throws StatusException {@code STATUS_LIST_LENGTH_ERROR} if the list has fewer than {@link
   *     #MIN_ENTRIES} values of this size; {@code RANGE_ERROR} if the place is not in it
   */
  public int value(long index, int statusSize) throws StatusException {
    long entries = entries(statusSize);
    if (entries < MIN_ENTRIES) {
      throw StatusException.of(
          ProblemCode.STATUS_LIST_LENGTH_ERROR,
          "",
          "a list of " + entries + " entries",
          "at least " + MIN_ENTRIES + " entries");
    }
    if (index < 0 || index >= entries) {
      throw StatusException.of(
          ProblemCode.RANGE_ERROR, "", "a place outside of the list", "a place below " + entries);
    }
    int value = 0;
    for (long bit = index * statusSize; bit < (index + 1) * statusSize; bit++) {
      value = (value << 1) | ((bits[(int) (bit >> 3)] >> (7 - (int) (bit & 7))) & 1);
    }
    return value;
  }

  /** {@code encodedList}: {@code u}, base64url, GZIP. */
  public String encode() {
    return Multibase.base64(gzip());
  }

  private byte[] gzip() {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static StatusException inList(StatusException e, String where) {
    Problem problem = e.problem();
    return new StatusException(
        new Problem(problem.code(), where, problem.found(), problem.expected()), e);
  }

  /** The size only. */
  @Override
  public String toString() {
    return "BitstringStatusList[" + bits.length * 8L + " bits]";
  }

  /** Sets values. Not thread-safe. */
  public static final class Builder {
    private final byte[] bits;
    private final int entries;
    private final int statusSize;

    private Builder(int entries, int statusSize) {
      if (entries < MIN_ENTRIES
          || statusSize < 1
          || statusSize > BitstringStatusListEntry.MAX_STATUS_SIZE
          || (long) entries * statusSize > Inflation.MAX_BYTES * 8L) {
        throw new IllegalArgumentException(
            "found "
                + entries
                + " entries of "
                + statusSize
                + " bits; expected at least "
                + MIN_ENTRIES
                + ", of 1 to 8 bits, and at most "
                + Inflation.MAX_BYTES
                + " bytes");
      }
      this.entries = entries;
      this.statusSize = statusSize;
      this.bits = new byte[(int) (((long) entries * statusSize + 7) / 8)];
    }

    /**
     * Sets the value at a place.
     *
     * @throws IndexOutOfBoundsException if the place is not in the list
     * @throws IllegalArgumentException if the value has more bits than one
     */
    public Builder set(int index, int value) {
      java.util.Objects.checkIndex(index, entries);
      if (value < 0 || value >= 1 << statusSize) {
        throw new IllegalArgumentException(
            "found the value " + value + "; expected one of " + statusSize + " bits");
      }
      long first = (long) index * statusSize;
      for (int i = 0; i < statusSize; i++) {
        long bit = first + i;
        int mask = 1 << (7 - (int) (bit & 7));
        boolean set = (value >> (statusSize - 1 - i) & 1) == 1;
        bits[(int) (bit >> 3)] =
            (byte) (set ? bits[(int) (bit >> 3)] | mask : bits[(int) (bit >> 3)] & ~mask);
      }
      return this;
    }

    /** The list as it is now. */
    public BitstringStatusList build() {
      return new BitstringStatusList(bits.clone());
    }
  }
}
