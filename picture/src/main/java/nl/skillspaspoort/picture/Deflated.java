package nl.skillspaspoort.picture;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/** Compression with zlib, as small as it goes. */
final class Deflated {
  private static final int BUFFER_BYTES = 8_192;

  private Deflated() {}

  static byte[] of(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER_BYTES];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
