package nl.skillspaspoort.issuer.batch;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/** Bytes of a file turned into text, strictly: a byte that means nothing is an error, not a "?". */
final class SourceText {
  /** The character sets of student systems. */
  private static final List<Charset> KNOWN =
      List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"));

  private static final int MAX_BYTES = 256 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private SourceText() {}

  static String decode(byte[] bytes, Charset charset) throws BatchException {
    if (!KNOWN.contains(charset)) {
      throw new IllegalArgumentException("found " + charset + "; expected one of " + KNOWN);
    }
    if (bytes.length > MAX_BYTES) {
      throw new BatchException(
          Problem.of(
              ProblemCode.LIMIT_EXCEEDED,
              "a file of " + bytes.length + " bytes",
              "at most " + MAX_BYTES + " bytes"));
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    if (result.isError()) {
      throw new BatchException(
          new Problem(
              ProblemCode.INVALID_ENCODING,
              "line " + line(bytes, in.position()),
              "a byte that is not " + charset.name(),
              charset.equals(StandardCharsets.UTF_8)
                  ? "UTF-8, or the character set windows-1252 named by the caller"
                  : charset.name()));
    }
    String text = out.flip().toString();
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static int line(byte[] bytes, int end) {
    int line = 1;
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }
}
