package nl.skillspaspoort.core.carrier;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * PNG as a row of chunks; what they say about the picture is not looked at.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#5DataRep">PNG 3, Datastream structure</a>
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#png">Open Badges 3.0, PNG</a>
 */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] KEYWORD = "openbadgecredential".getBytes(StandardCharsets.US_ASCII);
  private static final String TEXT = "iTXt";
  private static final Set<String> TEXT_TYPES = Set.of(TEXT, "tEXt", "zTXt");
  private static final Pattern CHUNK_TYPE = Pattern.compile("[A-Za-z]{4}");
  private static final int AROUND_DATA = 12;
  private static final int MAX_CHUNKS = 16_384;

  private Png() {}

  /**
   * One chunk.
   *
   * @param start where its length stands
   * @param data how many bytes of data it has
   */
  private record Chunk(String type, int start, int data) {
    int dataStart() {
      return start + 8;
    }

    int end() {
      return start + AROUND_DATA + data;
    }
  }

  static boolean startsLike(byte[] bytes) {
    return CredentialReader.startsWith(bytes, SIGNATURE);
  }

  /** The content of the one chunk that carries a credential. */
  static byte[] content(byte[] png, int maxBytes) throws CarrierException {
    List<Chunk> carrying = chunks(png).stream().filter(chunk -> isCarrying(png, chunk)).toList();
    if (carrying.isEmpty()) {
      throw new CarrierException(
          ProblemCode.CARRIER_EMPTY, "", "a PNG without credential", "an iTXt openbadgecredential");
    }
    if (carrying.size() > 1) {
      throw CarrierException.malformed(
          at(carrying.get(1)), carrying.size() + " credentials", "one credential in a picture");
    }
    return text(png, carrying.get(0), maxBytes);
  }

  /** The same picture, with this content directly after its header. */
  static byte[] baked(byte[] png, byte[] content) throws CarrierException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(png.length + content.length + 64);
    out.writeBytes(SIGNATURE);
    for (Chunk chunk : chunks(png)) {
      if (!isCarrying(png, chunk)) {
        out.write(png, chunk.start(), chunk.end() - chunk.start());
      }
      if (chunk.type().equals("IHDR")) {
        out.writeBytes(chunk(content));
      }
    }
    return out.toByteArray();
  }

  private static byte[] chunk(byte[] content) {
    // After the keyword: not compressed, method 0, no language, no translated keyword.
    int data = KEYWORD.length + 5 + content.length;
    ByteBuffer chunk = ByteBuffer.allocate(AROUND_DATA + data);
    chunk.putInt(data).put(TEXT.getBytes(StandardCharsets.US_ASCII));
    chunk.put(KEYWORD).put(new byte[5]).put(content);
    return chunk.putInt(crc(chunk.array(), 4, data + 4)).array();
  }

  private static List<Chunk> chunks(byte[] png) throws CarrierException {
    List<Chunk> chunks = new ArrayList<>();
    int position = SIGNATURE.length;
    while (position < png.length) {
      Chunk chunk = chunk(png, position);
      chunks.add(chunk);
      position = chunk.end();
      boolean first = chunks.size() == 1;
      if (first != chunk.type().equals("IHDR") || (first && chunk.data() != 13)) {
        throw CarrierException.malformed(
            at(chunk), "a chunk in the wrong place", "one IHDR, first");
      }
      if (chunk.type().equals("IEND") && (chunk.data() != 0 || position != png.length)) {
        throw CarrierException.malformed(at(chunk), "more after the end", "nothing after IEND");
      }
      if (chunks.size() > MAX_CHUNKS) {
        throw CarrierException.tooLarge("more chunks", "at most " + MAX_CHUNKS + " chunks");
      }
    }
    if (chunks.isEmpty() || !chunks.get(chunks.size() - 1).type().equals("IEND")) {
      throw CarrierException.malformed("", "a PNG that breaks off", "a PNG up to IEND");
    }
    return chunks;
  }

  private static Chunk chunk(byte[] png, int start) throws CarrierException {
    int room = png.length - start - AROUND_DATA;
    int data = room < 0 ? -1 : intAt(png, start);
    if (data < 0 || data > room) {
      throw CarrierException.malformed(
          "byte " + start, "a chunk that is longer than the file", "a whole chunk");
    }
    Chunk chunk =
        new Chunk(new String(png, start + 4, 4, StandardCharsets.ISO_8859_1), start, data);
    if (!CHUNK_TYPE.matcher(chunk.type()).matches()) {
      throw CarrierException.malformed(at(chunk), "a type that is no word", "four letters");
    }
    if (crc(png, start + 4, data + 4) != intAt(png, chunk.end() - 4)) {
      throw CarrierException.malformed(at(chunk), "another checksum", "the checksum of the chunk");
    }
    return chunk;
  }

  /** By its keyword, whatever kind of text chunk it is. */
  private static boolean isCarrying(byte[] png, Chunk chunk) {
    if (!TEXT_TYPES.contains(chunk.type()) || chunk.data() <= KEYWORD.length) {
      return false;
    }
    int end = chunk.dataStart() + KEYWORD.length;
    return png[end] == 0 && Arrays.equals(png, chunk.dataStart(), end, KEYWORD, 0, KEYWORD.length);
  }

  private static byte[] text(byte[] png, Chunk chunk, int maxBytes) throws CarrierException {
    if (!chunk.type().equals(TEXT)) {
      throw CarrierException.malformed(at(chunk), "a " + chunk.type() + " chunk", "an iTXt chunk");
    }
    int flags = chunk.dataStart() + KEYWORD.length + 1;
    int end = chunk.dataStart() + chunk.data();
    int language = flags + 2;
    int translated = afterZero(png, language, end, chunk);
    int text = afterZero(png, translated, end, chunk);
    byte compressed = png[flags];
    if (png[flags + 1] != 0 || (compressed != 0 && compressed != 1)) {
      throw CarrierException.malformed(at(chunk), "another compression", "none, or zlib");
    }
    return compressed == 0
        ? Arrays.copyOfRange(png, text, end)
        : inflated(png, text, end, chunk, maxBytes);
  }

  private static int afterZero(byte[] png, int from, int end, Chunk chunk) throws CarrierException {
    for (int i = from; i < end; i++) {
      if (png[i] == 0) {
        return i + 1;
      }
    }
    throw CarrierException.malformed(at(chunk), "a text chunk that breaks off", "a whole one");
  }

  /**
   * The specification asks for no compression; some bakers do it, so it is undone, within bounds.
   */
  private static byte[] inflated(byte[] png, int from, int end, Chunk chunk, int maxBytes)
      throws CarrierException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(png, from, end - from);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] part = new byte[8_192];
      while (!inflater.finished()) {
        int count = inflater.inflate(part);
        if (count == 0 && !inflater.finished()) {
          throw CarrierException.malformed(at(chunk), "compressed text that breaks off", "all");
        }
        out.write(part, 0, count);
        if (out.size() > maxBytes) {
          throw CarrierException.tooLarge(
              "text that grows beyond " + maxBytes + " bytes", "at most as many");
        }
      }
      if (inflater.getRemaining() != 0) {
        throw CarrierException.malformed(at(chunk), "more after the compressed text", "the end");
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw CarrierException.malformed(at(chunk), "damaged compressed text", "zlib");
    } finally {
      inflater.end();
    }
  }

  private static int intAt(byte[] bytes, int position) {
    return ByteBuffer.wrap(bytes).getInt(position);
  }

  private static int crc(byte[] bytes, int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  private static String at(Chunk chunk) {
    return "byte " + chunk.start();
  }
}
