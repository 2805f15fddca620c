package nl.skillspaspoort.picture;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Content cut into the texts of several QR codes, and put together again.
 *
 * <p>Each text is {@code SKP1:NUMBER/COUNT:CHECKSUM:PART}. The parts, joined, are Base45 of the
 * content, compressed with zlib; the checksum is the first eight bytes of the SHA-256 of the
 * content, in hexadecimal. It stands in every text, so that texts of two contents do not mix. All
 * characters are those of the alphanumeric mode of QR codes. The checksum finds mistakes; only the
 * signature in the content finds forgery.
 */
public final class QrChunks {
  /** How every text starts. */
  public static final String PREFIX = "SKP1:";

  /** Most texts of one content. */
  public static final int MAX_CHUNKS = 99;

  /** Most bytes of content. */
  public static final int MAX_CONTENT_BYTES = 1 << 20;

  /** Longest text that a QR code can hold in its alphanumeric mode. */
  public static final int MAX_CHUNK_CHARS = 4_296;

  /** What a code of 69 × 69 modules holds: with its margin it fits on a screen of 80 columns. */
  public static final int CHARS_FOR_TERMINAL = 483;

  /** What a code of 97 × 97 modules holds: cameras of telephones read it well from paper. */
  public static final int CHARS_FOR_PICTURE = 970;

  private static final int CHECKSUM_BYTES = 8;

  /** What stands before a part, at most. */
  private static final int HEADER_CHARS = PREFIX.length() + "99/99:".length() + 17;

  private static final Pattern TEXT =
      Pattern.compile(
          PREFIX
              + "([1-9][0-9]?)/([1-9][0-9]?):([0-9A-F]{"
              + 2 * CHECKSUM_BYTES
              + "}):([0-9A-Z $%*+\\-./:]+)");

  private QrChunks() {}

  /**
   * Cuts content.
   *
   * @param chunkChars longest text, such as {@link #CHARS_FOR_PICTURE}
   * @throws QrException ({@code LIMIT_EXCEEDED}) if it is more than {@link #MAX_CONTENT_BYTES} or
   *     takes more than {@link #MAX_CHUNKS} texts
   * @throws IllegalArgumentException for empty content, and for texts of less than 64 or more than
   *     {@link #MAX_CHUNK_CHARS} characters
   */
  public static List<String> split(byte[] content, int chunkChars) throws QrException {
    if (content.length == 0 || chunkChars < 64 || chunkChars > MAX_CHUNK_CHARS) {
      throw new IllegalArgumentException(
          "found "
              + content.length
              + " bytes in texts of "
              + chunkChars
              + "; expected content, in texts of 64 to "
              + MAX_CHUNK_CHARS);
    }
    if (content.length > MAX_CONTENT_BYTES) {
      throw QrException.tooLarge(content.length + " bytes", "at most " + MAX_CONTENT_BYTES);
    }
    String whole = Base45.encode(Deflated.of(content));
    int room = chunkChars - HEADER_CHARS;
    int count = (whole.length() + room - 1) / room;
    if (count > MAX_CHUNKS) {
      throw QrException.tooLarge(count + " QR codes", "at most " + MAX_CHUNKS);
    }
    // All nearly of one length, so that all codes are of one size.
    int length = (whole.length() + count - 1) / count;
    String checksum = checksum(content);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                PREFIX
                    + (i + 1)
                    + "/"
                    + count
                    + ":"
                    + checksum
                    + ":"
                    + whole.substring(i * length, Math.min(whole.length(), (i + 1) * length)))
        .toList();
  }

  /** True if a text is one of these, by its start. */
  public static boolean isChunk(String text) {
    return text.startsWith(PREFIX);
  }

  /**
   * Puts content together from all its texts, in any order; the same text may come again.
   *
   * @throws QrException {@code CARRIER_UNSUPPORTED} for a text of something else; {@code
   *     CARRIER_MALFORMED} if texts are missing, belong to different contents or contradict each
   *     other, or the checksum is another; {@code CARRIER_EMPTY} without texts; {@code
   *     LIMIT_EXCEEDED}
   */
  public static byte[] join(Collection<String> texts) throws QrException {
    if (texts.isEmpty()) {
      throw new QrException(ProblemCode.CARRIER_EMPTY, "", "no text", "the texts of QR codes");
    }
    List<Chunk> all = new ArrayList<>();
    for (String text : texts) {
      all.add(Chunk.read(text));
    }
    Chunk first = all.get(0);
    SortedMap<Integer, Chunk> chunks = new TreeMap<>();
    for (Chunk chunk : all) {
      if (chunk.count != first.count || !chunk.checksum.equals(first.checksum)) {
        throw QrException.malformed(
            chunk.where(), "a QR code of something else", "codes that belong together");
      }
      Chunk before = chunks.putIfAbsent(chunk.number, chunk);
      if (before != null && !before.equals(chunk)) {
        throw QrException.malformed(chunk.where(), "two codes with one number", "each number once");
      }
    }
    if (chunks.size() < first.count) {
      throw QrException.malformed("", missing(chunks, first.count), "all " + first.count);
    }
    StringBuilder whole = new StringBuilder();
    chunks.values().forEach(chunk -> whole.append(chunk.part));
    byte[] content = inflated(Base45.decode(whole.toString()));
    if (!checksum(content).equals(first.checksum)) {
      throw QrException.malformed("", "another checksum", "the checksum of the content");
    }
    return content;
  }

  private static String missing(SortedMap<Integer, Chunk> chunks, int count) {
    List<String> missing = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      if (!chunks.containsKey(i)) {
        missing.add(Integer.toString(i));
      }
    }
    return "no code " + String.join(", ", missing);
  }

  private record Chunk(int number, int count, String checksum, String part) {
    static Chunk read(String text) throws QrException {
      if (!isChunk(text)) {
        throw new QrException(
            ProblemCode.CARRIER_UNSUPPORTED,
            "",
            "the text of another QR code",
            "a text that starts with " + PREFIX);
      }
      if (text.length() > MAX_CHUNK_CHARS) {
        throw QrException.tooLarge("a longer text", "at most " + MAX_CHUNK_CHARS + " characters");
      }
      Matcher matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        throw QrException.malformed(
            "", "a text of another form", PREFIX + "number/count:checksum:part");
      }
      int number = Integer.parseInt(matcher.group(1));
      int count = Integer.parseInt(matcher.group(2));
      if (number > count) {
        throw QrException.malformed("", "code " + number + " of " + count, "1 to " + count);
      }
      return new Chunk(number, count, matcher.group(3), matcher.group(4));
    }

    String where() {
      return "code " + number;
    }
  }

  private static String checksum(byte[] content) {
    byte[] digest = HashAlgorithm.SHA_256.hash(content);
    return HexFormat.of().formatHex(Arrays.copyOf(digest, CHECKSUM_BYTES)).toUpperCase(Locale.ROOT);
  }

  private static byte[] inflated(byte[] compressed) throws QrException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8_192];
      while (!inflater.finished()) {
        int length = inflater.inflate(buffer);
        if (length == 0 && !inflater.finished()) {
          throw QrException.malformed("", "zlib that breaks off", "whole content");
        }
        out.write(buffer, 0, length);
        if (out.size() > MAX_CONTENT_BYTES) {
          throw QrException.tooLarge("more content", "at most " + MAX_CONTENT_BYTES + " bytes");
        }
      }
      if (inflater.getRemaining() > 0) {
        throw QrException.malformed("", "more after the end", "nothing after the content");
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw QrException.malformed("", "content that is not compressed with zlib", "zlib");
    } finally {
      inflater.end();
    }
  }
}
