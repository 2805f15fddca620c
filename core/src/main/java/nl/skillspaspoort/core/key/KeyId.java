package nl.skillspaspoort.core.key;

import nl.skillspaspoort.core.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * The name of a key as proofs write it: the controller's URL, {@code #}, a fragment. Opaque text,
 * compared exactly, never used as a path or a query.
 *
 * @param value the whole text, at most 4,096 visible ASCII characters
 * @see <a href="https://www.w3.org/TR/cid-1.0/#verification-methods">CID 1.0, Verification
 *     Methods</a>
 */
public record KeyId(String value) {
  private static final int MAX_CHARS = 4_096;

  /** Checks the form; see {@link #parse} for untrusted text. */
  public KeyId {
    String fault = fault(value);
    if (!fault.isEmpty()) {
      throw new IllegalArgumentException(fault);
    }
  }

  /**
   * A key id from untrusted text.
   *
   * @throws KeyFormatException ({@code MALFORMED_VALUE_ERROR}) if it is none
   */
  public static KeyId parse(String text) throws KeyFormatException {
    String fault = fault(text);
    if (!fault.isEmpty()) {
      throw new KeyFormatException(
          ProblemCode.MALFORMED_VALUE_ERROR, fault, "an absolute URL with a fragment");
    }
    return new KeyId(text);
  }

  private static String fault(String text) {
    if (text.length() > MAX_CHARS) {
      return "text of " + text.length() + " characters";
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        return "a character at position " + i + " that is not visible ASCII";
      }
    }
    int hash = text.indexOf('#');
    int colon = text.indexOf(':');
    if (hash < 0 || hash != text.lastIndexOf('#') || hash == text.length() - 1) {
      return "text without exactly one fragment";
    }
    return isScheme(text, colon) && colon < hash - 1 ? "" : "a relative reference";
  }

  /** RFC 3986 §3.1. */
  private static boolean isScheme(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!letter && (i == 0 || !other)) {
        return false;
      }
    }
    return end > 0;
  }

  /** Everything before {@code #}: whose key it is. */
  public String controller() {
    return value.substring(0, value.indexOf('#'));
  }

  /** Everything after {@code #}. */
  public String fragment() {
    return value.substring(value.indexOf('#') + 1);
  }

  // The generated ones are linked when first called, which every start of a program would pay.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeyId keyId && keyId.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
