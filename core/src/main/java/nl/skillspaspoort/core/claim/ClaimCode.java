package nl.skillspaspoort.core.claim;

import java.util.Locale;
import java.util.Objects;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The code of a claim: twelve letters and digits, sent another way than the file. About 58 bits,
 * and a slow derivation behind it: enough against somebody who has the file and tries at home.
 */
public final class ClaimCode {
  /** Without letters and digits that look alike. */
  private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

  private static final int CHARS = 12;

  private final String text;

  private ClaimCode(String text) {
    this.text = text;
  }

  /**
   * A code as somebody typed it: case, spaces and hyphens do not count.
   *
   * @throws ClaimException ({@code CLAIM_CODE_WRONG}) if it cannot be one
   */
  public static ClaimCode parse(String typed) throws ClaimException {
    String text = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    if (text.length() != CHARS || text.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
      throw ClaimException.of(
          ProblemCode.CLAIM_CODE_WRONG,
          "text of " + typed.length() + " characters that is no code",
          CHARS + " letters and digits");
    }
    return new ClaimCode(text);
  }

  /**
   * Evenly from random bytes, of which some are passed over.
   *
   * @param random at least 24 bytes that nobody can guess
   * @throws IllegalArgumentException if they are too few
   */
  public static ClaimCode ofRandom(byte[] random) {
    StringBuilder text = new StringBuilder();
    int usable = 256 / ALPHABET.length() * ALPHABET.length();
    for (byte b : random) {
      int value = b & 0xff;
      if (value < usable && text.length() < CHARS) {
        text.append(ALPHABET.charAt(value % ALPHABET.length()));
      }
    }
    if (text.length() < CHARS) {
      throw new IllegalArgumentException("found too few random bytes; expected more");
    }
    return new ClaimCode(text.toString());
  }

  /** The code for people, in groups of four. */
  public String reveal() {
    return text.substring(0, 4) + "-" + text.substring(4, 8) + "-" + text.substring(8);
  }

  String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClaimCode code && code.text.equals(text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text);
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "ClaimCode";
  }
}
