package nl.skillspaspoort.wallet.store;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;

/**
 * The bytes of a passphrase: Unicode NFC in UTF-8, so that one passphrase typed on two keyboards is
 * the same passphrase.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8265#section-4.2">RFC 8265, OpaqueString</a>
 */
final class Passphrase implements AutoCloseable {
  /** The first code point that may change under NFC; text below needs no copy. */
  private static final char FIRST_COMPOSING = '\u0300';

  private final byte[] utf8;
  private boolean wiped;

  private Passphrase(byte[] utf8) {
    this.utf8 = utf8;
  }

  static Passphrase of(char[] text) {
    if (text.length == 0) {
      throw new IllegalArgumentException("found an empty passphrase; expected at least one sign");
    }
    // The JDK normalizes into a String, which nobody can wipe: avoided for all Latin passphrases.
    for (char c : text) {
      if (c >= FIRST_COMPOSING) {
        return new Passphrase(
            encode(CharBuffer.wrap(Normalizer.normalize(CharBuffer.wrap(text), Form.NFC))));
      }
    }
    return new Passphrase(encode(CharBuffer.wrap(text)));
  }

  private static byte[] encode(CharBuffer text) {
    byte[] room = new byte[3 * text.length()];
    try {
      ByteBuffer buffer = ByteBuffer.wrap(room);
      CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
      CoderResult result = encoder.encode(text, buffer, true);
      if (result.isError()) {
        result.throwException();
      }
      return Arrays.copyOf(room, buffer.position());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "found half a surrogate pair in a passphrase; expected well-formed text", e);
    } finally {
      Arrays.fill(room, (byte) 0);
    }
  }

  /** A copy, which the caller wipes. */
  byte[] bytes() {
    if (wiped) {
      throw new IllegalStateException("the passphrase was wiped");
    }
    return utf8.clone();
  }

  @Override
  public void close() {
    Arrays.fill(utf8, (byte) 0);
    wiped = true;
  }

  @Override
  public String toString() {
    return "Passphrase";
  }
}
