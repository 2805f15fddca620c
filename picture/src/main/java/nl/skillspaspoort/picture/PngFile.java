package nl.skillspaspoort.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Writes a PNG. The JDK's own writer is found by a search of the class path, and says nothing about
 * its bytes from one release to the next.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG 3</a>
 */
final class PngFile {
  /** One bit for each pixel: 0 is black. */
  static final int BLACK_AND_WHITE = 0;

  /** Three bytes for each pixel. */
  static final int RGB = 2;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private PngFile() {}

  /**
   * A picture.
   *
   * @param rows the pixels row after row, each row in whole bytes
   */
  static byte[] write(int width, int height, int colours, byte[] rows) {
    int bits = colours == RGB ? 8 : 1;
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(width).putInt(height).put((byte) bits).put((byte) colours).put(new byte[3]);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    out.writeBytes(chunk("IHDR", header.array()));
    out.writeBytes(chunk("IDAT", Deflated.of(filtered(rows, rows.length / height))));
    out.writeBytes(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  /** Each row as the difference with the one above it, which is nothing for most rows. */
  private static byte[] filtered(byte[] rows, int rowBytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(rows.length + rows.length / rowBytes);
    for (int start = 0; start < rows.length; start += rowBytes) {
      out.write(2);
      for (int i = start; i < start + rowBytes; i++) {
        out.write(rows[i] - (start == 0 ? 0 : rows[i - rowBytes]));
      }
    }
    return out.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    chunk.putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, data.length + 4);
    return chunk.putInt((int) crc.getValue()).array();
  }
}
