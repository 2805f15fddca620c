package nl.skillspaspoort.core.did;

import java.util.regex.Pattern;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A decentralised identifier without path, query or fragment. Compared exactly, code unit by code
 * unit.
 *
 * @param value the whole text, {@code did:method:…}, at most 2,048 characters
 * @see <a href="https://www.w3.org/TR/did-1.0/#did-syntax">DID Core 1.0, DID Syntax</a>
 */
public record Did(String value) {
  private static final int MAX_CHARS = 2_048;
  private static final Pattern FORM =
      Pattern.compile(
          "did:[a-z0-9]+:(?:(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})*+:)*+(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})++");

  /** Checks the syntax; see {@link #parse} for untrusted text. */
  public Did {
    if (!isDid(value)) {
      throw new IllegalArgumentException(
          "found text of " + value.length() + " characters; expected a DID");
    }
  }

  /**
   * A DID from untrusted text.
   *
   * @throws DidException ({@code INVALID_DID}) if it is none
   */
  public static Did parse(String text) throws DidException {
    if (!isDid(text)) {
      throw new DidException(
          ProblemCode.INVALID_DID,
          "text of " + text.length() + " characters in another form",
          "a DID, such as did:key:z6Mk…");
    }
    return new Did(text);
  }

  private static boolean isDid(String text) {
    return text.length() <= MAX_CHARS && (isPlain(text) || FORM.matcher(text).matches());
  }

  /** True for {@code did:method:id} without more colons and percent signs; false says nothing. */
  private static boolean isPlain(String text) {
    int second = text.indexOf(':', 4);
    if (!text.startsWith("did:") || second < 5 || second == text.length() - 1) {
      return false;
    }
    for (int i = 4; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean low = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      boolean other = (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-';
      if (i != second && !low && !(i > second && other)) {
        return false;
      }
    }
    return true;
  }

  /** The method name, for example {@code key}. */
  public String method() {
    return value.substring(4, value.indexOf(':', 4));
  }

  /** What follows the method name. */
  public String methodSpecificId() {
    return value.substring(value.indexOf(':', 4) + 1);
  }

  @Override
  public String toString() {
    return value;
  }
}
