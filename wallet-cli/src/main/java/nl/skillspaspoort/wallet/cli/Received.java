package nl.skillspaspoort.wallet.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nl.skillspaspoort.picture.QrChunks;
import nl.skillspaspoort.picture.QrException;

/** What somebody was given, as a file or as the texts of QR codes, one a line. */
final class Received {
  private static final byte[] QR = QrChunks.PREFIX.getBytes(StandardCharsets.US_ASCII);

  private Received() {}

  /**
   * The content.
   *
   * @throws QrException if it is texts of QR codes that are not all there, or do not belong
   *     together
   */
  static byte[] content(byte[] read) throws QrException {
    byte[] content = AddCommand.withoutLineEnd(read);
    if (content.length < QR.length || !Arrays.equals(content, 0, QR.length, QR, 0, QR.length)) {
      return content;
    }
    return QrChunks.join(
        new String(content, StandardCharsets.ISO_8859_1)
            .lines()
            .filter(line -> !line.isEmpty())
            .toList());
  }
}
