package nl.skillspaspoort.core.carrier;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Small pictures, put together by hand. */
final class Pictures {
  static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /** One grey dot. */
  static final byte[] HEADER = chunk("IHDR", new byte[] {0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0});

  static final byte[] DOT = chunk("IDAT", deflated(new byte[] {0, 127}));
  static final byte[] END = chunk("IEND", new byte[0]);

  static final String SVG_START = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">";
  static final String OB = " xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"";

  private Pictures() {}

  /** A good picture with these chunks before its dot. */
  static byte[] png(byte[]... more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    out.writeBytes(HEADER);
    for (byte[] chunk : more) {
      out.writeBytes(chunk);
    }
    out.writeBytes(DOT);
    out.writeBytes(END);
    return out.toByteArray();
  }

  static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    chunk.putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, data.length + 4);
    return chunk.putInt((int) crc.getValue()).array();
  }

  static byte[] text(String keyword, byte[] content) {
    return chunk("iTXt", joined(utf8(keyword), new byte[5], content));
  }

  static byte[] compressedText(String keyword, byte[] content) {
    return chunk("iTXt", joined(utf8(keyword), new byte[] {0, 1, 0, 0, 0}, deflated(content)));
  }

  static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] part = new byte[8_192];
    while (!deflater.finished()) {
      out.write(part, 0, deflater.deflate(part));
    }
    deflater.end();
    return out.toByteArray();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** A picture with this inside its root. */
  static byte[] svg(String inside) {
    return utf8(SVG_START + inside + "<rect width=\"9\" height=\"9\"/></svg>");
  }

  static String element(String content) {
    return "<openbadges:credential" + OB + "><![CDATA[" + content + "]]></openbadges:credential>";
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
