package nl.skillspaspoort.picture;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.skillspaspoort.core.text.PlainText;

/**
 * One or more QR codes, in rows, each with the margin that readers need. A code survives the loss
 * of about 15 % of it (level M). Immutable.
 *
 * @see <a href="https://www.iso.org/standard/83389.html">ISO/IEC 18004</a>
 */
public final class QrPicture {
  /** The light margin around each code, in modules. */
  public static final int MARGIN = 4;

  private final List<ByteMatrix> codes;

  /** Width and height of the room for one code, in modules. */
  private final int cell;

  private final int columns;

  private QrPicture(List<ByteMatrix> codes, int columns) {
    this.codes = codes;
    this.columns = columns;
    this.cell = 2 * MARGIN + codes.stream().mapToInt(ByteMatrix::getWidth).max().orElseThrow();
  }

  /**
   * One code.
   *
   * @throws QrException ({@code LIMIT_EXCEEDED}) if the text is too long for a code
   */
  public static QrPicture of(String text) throws QrException {
    return of(List.of(text));
  }

  /**
   * A code for each text, in order, in a picture that is about square.
   *
   * @throws QrException ({@code LIMIT_EXCEEDED}) if a text is too long for a code
   * @throws IllegalArgumentException without texts, or with an empty one
   */
  public static QrPicture of(List<String> texts) throws QrException {
    if (texts.isEmpty() || texts.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("found no text, or an empty one; expected texts");
    }
    List<ByteMatrix> codes = new ArrayList<>();
    for (String text : texts) {
      codes.add(code(text));
    }
    return new QrPicture(codes, (int) Math.ceil(Math.sqrt(codes.size())));
  }

  private static ByteMatrix code(String text) throws QrException {
    boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    Map<EncodeHintType, Object> hints =
        ascii ? Map.of() : Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix();
    } catch (WriterException e) {
      throw QrException.tooLarge(
          "a text of " + text.length() + " characters", "what one QR code can hold");
    }
  }

  /** How many codes there are. */
  public int codes() {
    return codes.size();
  }

  /** The width of the picture in modules, with margins. */
  public int width() {
    return columns * cell;
  }

  /** The height of the picture in modules, with margins. */
  public int height() {
    return (codes.size() + columns - 1) / columns * cell;
  }

  /** True if the module is dark; false in margins, and outside. */
  public boolean isDark(int x, int y) {
    int index = y / cell * columns + x / cell;
    if (x < 0 || y < 0 || x >= width() || index >= codes.size()) {
      return false;
    }
    ByteMatrix code = codes.get(index);
    int margin = (cell - code.getWidth()) / 2;
    int column = x % cell - margin;
    int row = y % cell - margin;
    return column >= 0
        && row >= 0
        && column < code.getWidth()
        && row < code.getHeight()
        && code.get(column, row) == 1;
  }

  /**
   * A PNG in black and white.
   *
   * @param modulePixels width of a module, 1 to 64; readers need at least 3
   * @throws QrException ({@code LIMIT_EXCEEDED}) if the picture would be too large
   */
  public byte[] toPng(int modulePixels) throws QrException {
    if (modulePixels < 1 || modulePixels > 64) {
      throw new IllegalArgumentException("found " + modulePixels + " pixels; expected 1 to 64");
    }
    long pixels = (long) width() * height() * modulePixels * modulePixels;
    if (pixels > QrScan.MAX_PIXELS) {
      throw QrException.tooLarge(pixels + " pixels", "at most " + QrScan.MAX_PIXELS);
    }
    int width = width() * modulePixels;
    int rowBytes = (width + 7) / 8;
    byte[] rows = new byte[rowBytes * height() * modulePixels];
    Arrays.fill(rows, (byte) 0xff);
    for (int y = 0; y < height(); y++) {
      int start = y * modulePixels * rowBytes;
      for (int x = 0; x < width; x++) {
        if (isDark(x / modulePixels, y)) {
          rows[start + x / 8] &= (byte) ~(0x80 >> (x % 8));
        }
      }
      for (int copy = 1; copy < modulePixels; copy++) {
        System.arraycopy(rows, start, rows, start + copy * rowBytes, rowBytes);
      }
    }
    return PngFile.write(width, height() * modulePixels, PngFile.BLACK_AND_WHITE, rows);
  }

  /**
   * An SVG in UTF-8, as wide as there is room for.
   *
   * @param title what it is, for whoever does not see it
   */
  public byte[] toSvg(String title) {
    String size = width() + " " + height();
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
            + size
            + "\" role=\"img\" shape-rendering=\"crispEdges\">\n<title>"
            + PlainText.escaped(title)
            + "</title>\n<path fill=\"#fff\" d=\"M0 0h"
            + width()
            + "v"
            + height()
            + "H0z\"/>\n<path d=\""
            + path(0, 0)
            + "\"/>\n</svg>\n";
    return svg.getBytes(StandardCharsets.UTF_8);
  }

  /** The dark modules as the data of an SVG path, moved to a place. */
  String path(int left, int top) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        int start = x;
        while (isDark(x, y)) {
          x++;
        }
        if (x > start) {
          int run = x - start;
          path.append('M').append(left + start).append(' ').append(top + y).append('h').append(run);
          path.append("v1h-").append(run).append('z');
        }
      }
    }
    return path.toString();
  }

  /**
   * The codes one under the other in half blocks, two rows of modules in each line. Light modules
   * are filled: right on a dark screen, and on a light one in reverse, which readers take as well.
   */
  public List<String> toBlocks() {
    List<String> lines = new ArrayList<>();
    for (ByteMatrix code : codes) {
      QrPicture one = new QrPicture(List.of(code), 1);
      for (int y = 0; y < one.height(); y += 2) {
        StringBuilder line = new StringBuilder();
        for (int x = 0; x < one.width(); x++) {
          boolean upper = !one.isDark(x, y);
          boolean lower = y + 1 < one.height() && !one.isDark(x, y + 1);
          line.append(upper ? (lower ? '\u2588' : '\u2580') : (lower ? '\u2584' : ' '));
        }
        lines.add(line.toString());
      }
    }
    return lines;
  }

  /** The same where there are no such characters: two number signs for a light module. */
  public List<String> toAscii() {
    List<String> lines = new ArrayList<>();
    for (ByteMatrix code : codes) {
      QrPicture one = new QrPicture(List.of(code), 1);
      for (int y = 0; y < one.height(); y++) {
        StringBuilder line = new StringBuilder();
        for (int x = 0; x < one.width(); x++) {
          line.append(one.isDark(x, y) ? "  " : "##");
        }
        lines.add(line.toString());
      }
    }
    return lines;
  }

  /** The number of codes only. */
  @Override
  public String toString() {
    return "QrPicture[" + codes.size() + " codes]";
  }
}
