package nl.skillspaspoort.bbs;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import supranational.blst.P1;
import supranational.blst.P1_Affine;

/**
 * The ciphersuite BLS12-381-SHA-256: its constants, and what is hashed to scalars and points.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-irtf-cfrg-bbs-signatures/">The BBS Signature
 *     Scheme, BLS12-381-SHA-256</a>
 */
final class Ciphersuite {
  static final int SCALAR_BYTES = 32;
  static final int POINT_BYTES = 48;

  /** The order of the groups. */
  static final BigInteger ORDER =
      new BigInteger("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", 16);

  /** ceil((ceil(log2(order)) + 128) / 8). */
  static final int EXPAND_BYTES = 48;

  static final String ID = "BBS_BLS12381G1_XMD:SHA-256_SSWU_RO_";
  static final String API_ID = ID + "H2G_HM2S_";
  static final byte[] HASH_TO_SCALAR_DST = ascii(API_ID + "H2S_");
  private static final byte[] MAP_DST = ascii(API_ID + "MAP_MSG_TO_SCALAR_AS_HASH_");
  private static final byte[] SEED_DST = ascii(API_ID + "SIG_GENERATOR_SEED_");
  private static final String GENERATOR_DST = API_ID + "SIG_GENERATOR_DST_";
  private static final byte[] GENERATOR_SEED = ascii(API_ID + "MESSAGE_GENERATOR_SEED");
  private static final int DIGEST_BYTES = 32;
  private static final int BLOCK_BYTES = 64;

  /** Most generators that are kept; beyond it they are made anew. */
  private static final int MOST_KEPT = 4_096;

  private final List<Generator> kept = new ArrayList<>();
  private byte[] seed = expand(GENERATOR_SEED, SEED_DST, EXPAND_BYTES);

  /** P1 of the draft: the fixed point that every signature starts from. */
  static P1 basePoint() {
    return new P1(
        new P1_Affine(
            HexFormat.of()
                .parseHex(
                    "a8ce256102840821a3e94ea9025e4662b205762f9776b3a766c872b948f1fd22"
                        + "5e7c59698588e70d11406d161b4e28c9")));
  }

  /** A generator, with its compressed form, which goes into the domain. */
  static final class Generator {
    private final P1 point;
    private final byte[] compressed;

    private Generator(P1 point) {
      this.point = point;
      this.compressed = point.compress();
    }

    /** Never to be changed. */
    P1 point() {
      return point;
    }

    /** Never to be changed. */
    byte[] compressed() {
      return compressed;
    }
  }

  /**
   * The first generators: Q_1, H_1, H_2 … They are the same for everybody, so those made before are
   * kept.
   */
  synchronized List<Generator> generators(int count) {
    if (count <= MOST_KEPT) {
      extend(kept, count);
      return List.copyOf(kept.subList(0, count));
    }
    extend(kept, MOST_KEPT);
    byte[] seedOfKept = seed;
    List<Generator> all = new ArrayList<>(kept);
    extend(all, count);
    seed = seedOfKept;
    return all;
  }

  private void extend(List<Generator> generators, int count) {
    while (generators.size() < count) {
      byte[] input =
          ByteBuffer.allocate(EXPAND_BYTES + 8).put(seed).putLong(generators.size() + 1L).array();
      seed = expand(input, SEED_DST, EXPAND_BYTES);
      generators.add(new Generator(new P1().hash_to(seed, GENERATOR_DST)));
    }
  }

  /** Each message as a scalar. */
  static List<BigInteger> scalars(List<byte[]> messages) {
    return messages.stream().map(message -> hashToScalar(message, MAP_DST)).toList();
  }

  static BigInteger hashToScalar(byte[] message, byte[] tag) {
    return new BigInteger(1, expand(message, tag, EXPAND_BYTES)).mod(ORDER);
  }

  /**
   * expand_message_xmd with SHA-256.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9380#section-5.3.1">RFC 9380 §5.3.1</a>
   */
  static byte[] expand(byte[] message, byte[] tag, int length) {
    int blocks = (length + DIGEST_BYTES - 1) / DIGEST_BYTES;
    if (blocks > 255 || length > 65_535 || tag.length > 255) {
      throw new IllegalArgumentException("found a length of " + length + "; expected at most 8160");
    }
    byte[] tagPrime = Arrays.copyOf(tag, tag.length + 1);
    tagPrime[tag.length] = (byte) tag.length;
    MessageDigest sha256 = sha256();
    sha256.update(new byte[BLOCK_BYTES]);
    sha256.update(message);
    sha256.update(new byte[] {(byte) (length >> 8), (byte) length, 0});
    byte[] first = sha256.digest(tagPrime);
    byte[] block = new byte[DIGEST_BYTES];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 1; i <= blocks; i++) {
      for (int j = 0; j < DIGEST_BYTES; j++) {
        block[j] ^= first[j];
      }
      sha256.update(block);
      sha256.update((byte) i);
      block = sha256.digest(tagPrime);
      out.writeBytes(block);
    }
    return Arrays.copyOf(out.toByteArray(), length);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
