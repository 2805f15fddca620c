package nl.skillspaspoort.wallet.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import nl.skillspaspoort.core.carrier.CarrierException;
import nl.skillspaspoort.core.carrier.CredentialReader;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.picture.QrChunks;
import nl.skillspaspoort.picture.QrException;
import nl.skillspaspoort.picture.QrScan;

/** What somebody was given: a file, a picture of QR codes, or their texts, one a line. */
final class Received {
  private static final byte[] QR = QrChunks.PREFIX.getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  private Received() {}

  /**
   * The content.
   *
   * @throws QrException if it is QR codes that are not all there, or do not belong together
   */
  static byte[] content(byte[] read) throws QrException {
    byte[] content = AddCommand.withoutLineEnd(read);
    if (startsWith(content, QR)) {
      return QrChunks.join(
          new String(content, StandardCharsets.ISO_8859_1)
              .lines()
              .filter(line -> !line.isEmpty())
              .toList());
    }
    if (startsWith(content, PNG) && isWithoutCredential(content)) {
      List<String> codes = chunks(content);
      return codes.isEmpty() ? content : QrChunks.join(codes);
    }
    return content;
  }

  private static boolean startsWith(byte[] content, byte[] start) {
    return content.length >= start.length
        && Arrays.equals(content, 0, start.length, start, 0, start.length);
  }

  private static boolean isWithoutCredential(byte[] png) {
    try {
      CredentialReader.strict().read(png);
      return false;
    } catch (CarrierException e) {
      return e.problem().code() == ProblemCode.CARRIER_EMPTY;
    }
  }

  /** Those that carry something for us; a badge may show other ones. */
  private static List<String> chunks(byte[] png) throws QrException {
    try {
      return QrScan.texts(png).stream().filter(QrChunks::isChunk).toList();
    } catch (QrException e) {
      if (e.problem().code() == ProblemCode.CARRIER_EMPTY) {
        // Then it is a picture without anything, which its reader says better.
        return List.of();
      }
      throw e;
    }
  }
}
