package nl.skillspaspoort.core.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The text around a key: one block with its label, base64 in lines. Works on bytes only, so that
 * those of a private key can be wiped.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468#section-3">RFC 7468 §3</a>
 */
final class PemBlock {
  static final String PUBLIC_KEY = "PUBLIC KEY";
  static final String PRIVATE_KEY = "PRIVATE KEY";
  static final String ENCRYPTED_PRIVATE_KEY = "ENCRYPTED PRIVATE KEY";

  /** Blocks that people mix up with the two that are read. */
  private static final List<String> OTHER_LABELS =
      List.of(
          PRIVATE_KEY,
          ENCRYPTED_PRIVATE_KEY,
          "EC PRIVATE KEY",
          "EC PARAMETERS",
          "RSA PRIVATE KEY",
          "RSA PUBLIC KEY",
          "OPENSSH PRIVATE KEY",
          "CERTIFICATE");

  private static final int MAX_BYTES = 4_096;
  private static final int LINE_CHARS = 64;

  private PemBlock() {}

  static byte[] encode(byte[] content, String label) {
    byte[] base64 = Base64.getMimeEncoder(LINE_CHARS, new byte[] {'\n'}).encode(content);
    byte[] begin = ascii(begin(label) + "\n");
    byte[] end = ascii("\n" + end(label) + "\n");
    byte[] pem =
        ByteBuffer.allocate(begin.length + base64.length + end.length)
            .put(begin)
            .put(base64)
            .put(end)
            .array();
    Arrays.fill(base64, (byte) 0);
    return pem;
  }

  /** The content of the one block in a text, which must have this label. */
  static byte[] decode(byte[] pem, String label) throws KeyFormatException {
    if (pem.length > MAX_BYTES) {
      throw invalid("text of " + pem.length + " bytes", label);
    }
    int from = 0;
    int to = pem.length;
    while (from < to && isSpace(pem[from])) {
      from++;
    }
    while (to > from && isSpace(pem[to - 1])) {
      to--;
    }
    if (!startsWith(pem, from, begin(label))) {
      throw otherBlock(pem, from, label);
    }
    int bodyFrom = from + begin(label).length();
    int bodyTo = to - end(label).length();
    if (bodyTo < bodyFrom || !startsWith(pem, bodyTo, end(label))) {
      throw invalid("a block without its own end", label);
    }
    return body(pem, bodyFrom, bodyTo, label);
  }

  private static byte[] body(byte[] pem, int from, int to, String label) throws KeyFormatException {
    byte[] joined = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      if (pem[i] != '\n' && pem[i] != '\r') {
        joined[length++] = pem[i];
      }
    }
    byte[] base64 = Arrays.copyOf(joined, length);
    Arrays.fill(joined, (byte) 0);
    try {
      byte[] content = Base64.getDecoder().decode(base64);
      byte[] again = Base64.getEncoder().encode(content);
      boolean canonical = Arrays.equals(again, base64);
      Arrays.fill(again, (byte) 0);
      if (canonical) {
        return content;
      }
    } catch (IllegalArgumentException e) {
      throw invalid("a block that is not base64", label);
    } finally {
      Arrays.fill(base64, (byte) 0);
    }
    throw invalid("a block whose base64 has another spelling", label);
  }

  private static KeyFormatException otherBlock(byte[] pem, int from, String label) {
    if (label.equals(PUBLIC_KEY) && startsWith(pem, from, begin(PRIVATE_KEY))) {
      return new KeyFormatException(
          ProblemCode.PRIVATE_KEY_EXPOSED, "a private key", "a PEM block " + label);
    }
    if (startsWith(pem, from, begin(PUBLIC_KEY))) {
      return invalid("a public key", label);
    }
    for (String other : OTHER_LABELS) {
      if (startsWith(pem, from, begin(other))) {
        return other.endsWith(PRIVATE_KEY) && label.equals(PUBLIC_KEY)
            ? new KeyFormatException(
                ProblemCode.PRIVATE_KEY_EXPOSED, "a PEM block " + other, "a PEM block " + label)
            : invalid("a PEM block " + other, label);
      }
    }
    return invalid("text that does not start with that block", label);
  }

  static KeyFormatException invalid(String found, String label) {
    return new KeyFormatException(
        ProblemCode.INVALID_KEY,
        found,
        "one PEM block " + label + " with a key of Ed25519, P-256, P-384 or P-521");
  }

  private static boolean startsWith(byte[] bytes, int from, String text) {
    byte[] expected = ascii(text);
    int to = from + expected.length;
    return to <= bytes.length && Arrays.equals(bytes, from, to, expected, 0, expected.length);
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  private static String begin(String label) {
    return "-----BEGIN " + label + "-----";
  }

  private static String end(String label) {
    return "-----END " + label + "-----";
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
