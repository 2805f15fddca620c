package nl.skillspaspoort.wallet.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A second way into a wallet, for who forgot the passphrase: 28 letters and digits in seven groups,
 * to be written on paper. The first 24 are 120 random bits; the last 4 are a checksum, so that a
 * mistake in copying is told before anything is tried.
 *
 * <p>Base 32 in the alphabet of Crockford, without letters that look like digits. Case, spaces and
 * hyphens do not count when it is read, and O, I and L are read as the digits they look like.
 *
 * <p>Immutable until it is {@linkplain #close closed}; then it is wiped.
 *
 * @see <a href="https://www.crockford.com/base32.html">Base 32</a>
 */
public final class RecoveryCode implements AutoCloseable {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int BITS = 5;
  private static final int SECRET_BYTES = 15;
  private static final int CHARS = 28;
  private static final int CHECKSUM_CHARS = 4;
  private static final int GROUP = 4;

  private final byte[] secret;
  private boolean wiped;

  private RecoveryCode(byte[] secret) {
    this.secret = secret;
  }

  /** A fresh code. */
  public static RecoveryCode generate(SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return new RecoveryCode(secret);
  }

  /**
   * A code as somebody typed it.
   *
   * @param typed stays the caller's, who wipes it
   * @throws StoreException ({@code MALFORMED_VALUE_ERROR}) if it is none, or was copied wrongly
   */
  public static RecoveryCode parse(char[] typed) throws StoreException {
    byte[] values = new byte[CHARS];
    int length = 0;
    for (char c : typed) {
      if (c == '-' || Character.isWhitespace(c)) {
        continue;
      }
      int value = value(c);
      if (value < 0 || length == CHARS) {
        throw malformed("text of " + typed.length + " characters that is no recovery code");
      }
      values[length++] = (byte) value;
    }
    if (length < CHARS) {
      throw malformed("text of " + typed.length + " characters that is no recovery code");
    }
    byte[] secret = new byte[SECRET_BYTES];
    for (int i = 0; i < 8 * SECRET_BYTES; i++) {
      int bit = values[i / BITS] >> (BITS - 1 - i % BITS) & 1;
      secret[i / 8] |= (byte) (bit << (7 - i % 8));
    }
    byte[] right = values(secret);
    boolean same = MessageDigest.isEqual(values, right);
    Arrays.fill(values, (byte) 0);
    Arrays.fill(right, (byte) 0);
    if (!same) {
      Arrays.fill(secret, (byte) 0);
      throw malformed("a recovery code with a mistake in it");
    }
    return new RecoveryCode(secret);
  }

  private static int value(char typed) {
    return switch (Character.toUpperCase(typed)) {
      case 'O' -> 0;
      case 'I', 'L' -> 1;
      default -> ALPHABET.indexOf(Character.toUpperCase(typed));
    };
  }

  /** The places in the alphabet of the code's 28 characters, checksum and all. */
  private static byte[] values(byte[] secret) {
    byte[] checksum = checksum(secret);
    byte[] all = Arrays.copyOf(secret, SECRET_BYTES + checksum.length);
    System.arraycopy(checksum, 0, all, SECRET_BYTES, checksum.length);
    byte[] values = new byte[CHARS];
    for (int i = 0; i < BITS * CHARS; i++) {
      int bit = all[i / 8] >> (7 - i % 8) & 1;
      values[i / BITS] |= (byte) (bit << (BITS - 1 - i % BITS));
    }
    Arrays.fill(all, (byte) 0);
    return values;
  }

  /** The first 20 bits of a digest count. */
  private static byte[] checksum(byte[] secret) {
    try {
      return Arrays.copyOf(
          MessageDigest.getInstance("SHA-256").digest(secret), (BITS * CHECKSUM_CHARS + 7) / 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** The code for its owner, in groups of four: shown once, and kept nowhere. */
  public String reveal() {
    checkUsable();
    StringBuilder text = new StringBuilder();
    for (byte value : values(secret)) {
      if (text.length() % (GROUP + 1) == GROUP) {
        text.append('-');
      }
      text.append(ALPHABET.charAt(value));
    }
    return text.toString();
  }

  /** A copy of what the key is made of, which the caller wipes. */
  byte[] bytes() {
    checkUsable();
    return secret.clone();
  }

  private void checkUsable() {
    if (wiped) {
      throw new IllegalStateException("the recovery code was wiped");
    }
  }

  /** Wipes it. */
  @Override
  public void close() {
    Arrays.fill(secret, (byte) 0);
    wiped = true;
  }

  private static StoreException malformed(String found) {
    return new StoreException(
        ProblemCode.MALFORMED_VALUE_ERROR,
        found,
        CHARS + " letters and digits, as they were shown when the wallet was made");
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "RecoveryCode";
  }
}
