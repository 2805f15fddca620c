package nl.skillspaspoort.wallet;

import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The number under which a wallet keeps a credential: starts at 1, stays when a newer version takes
 * the credential's place, is never given twice.
 *
 * @param value 1 or more
 */
public record CredentialNumber(int value) implements Comparable<CredentialNumber> {
  private static final int MAX_DIGITS = 9;

  public CredentialNumber {
    if (value < 1) {
      throw new IllegalArgumentException("found " + value + "; expected 1 or more");
    }
  }

  /**
   * A number from text.
   *
   * @throws WalletException ({@code MALFORMED_VALUE_ERROR}) if it is none
   */
  public static CredentialNumber parse(String text) throws WalletException {
    boolean digits =
        !text.isEmpty()
            && text.length() <= MAX_DIGITS
            && text.charAt(0) != '0'
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits) {
      throw new WalletException(
          ProblemCode.MALFORMED_VALUE_ERROR,
          "text of " + text.length() + " characters",
          "a number of a credential in this wallet, such as 1");
    }
    return new CredentialNumber(Integer.parseInt(text));
  }

  @Override
  public int compareTo(CredentialNumber other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
