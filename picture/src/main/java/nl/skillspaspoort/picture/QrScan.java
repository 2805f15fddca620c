package nl.skillspaspoort.picture;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.ResultPointCallback;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Reads the QR codes of a PNG such as {@link QrPicture} draws, or of a picture of a screen:
 * upright, and apart from each other. Photographs are for cameras to read.
 */
public final class QrScan {
  /** Most pixels of a picture. */
  public static final int MAX_PIXELS = 24 << 20;

  private static final int MIDDLE_GREY = 0x80;
  private static final int MARGIN = 16;
  private static final int MAX_AREAS = 1_024;

  /** Lines around lines cost a look at all that is inside, again for each. */
  private static final long MAX_LOOKS = 8L * MAX_PIXELS;

  /**
   * A code is found by three corners; the time to choose them grows with the cube of their number.
   */
  private static final int MAX_CORNERS = 256;

  /** Goes out through the decoder, which knows no limit. */
  private static final class CornersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CornersException() {
      super("more corners than a code has", null, false, false);
    }
  }

  /** A part of the picture; the ends are outside. */
  private record Area(int left, int top, int right, int bottom) {
    boolean isLarge() {
      return right - left >= 21 && bottom - top >= 21;
    }
  }

  private final int width;
  private final int height;
  private final boolean[] dark;
  private long looks;
  private boolean crowded;

  private QrScan(BufferedImage image) {
    this.width = image.getWidth();
    this.height = image.getHeight();
    this.dark = new boolean[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        dark[y * width + x] = isDark(row[x]);
      }
    }
  }

  private static boolean isDark(int argb) {
    int sum = (argb >> 16 & 0xff) + (argb >> 8 & 0xff) + (argb & 0xff);
    return argb >>> 24 >= MIDDLE_GREY && sum < 3 * MIDDLE_GREY;
  }

  /**
   * The texts of the codes in a picture, from left to right and from the top down.
   *
   * @throws QrException {@code CARRIER_EMPTY} if there is none; {@code CARRIER_MALFORMED} if it is
   *     no PNG that can be opened; {@code LIMIT_EXCEEDED} if it has more than {@link #MAX_PIXELS},
   *     or takes more work than codes that stand apart
   */
  public static List<String> texts(byte[] png) throws QrException {
    List<String> texts = new QrScan(opened(png)).read();
    if (texts.isEmpty()) {
      throw new QrException(
          ProblemCode.CARRIER_EMPTY, "", "a picture without QR codes", "QR codes");
    }
    return texts;
  }

  private static BufferedImage opened(byte[] png) throws QrException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
      reader.setInput(in, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MAX_PIXELS) {
        throw QrException.tooLarge(pixels + " pixels", "at most " + MAX_PIXELS);
      }
      return reader.read(0);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // The last two are how the JDK's reader meets some that are damaged.
      throw QrException.malformed("", "a picture that cannot be opened", "a PNG");
    } finally {
      reader.dispose();
    }
  }

  private List<String> read() throws QrException {
    List<String> texts = new ArrayList<>();
    Deque<Area> open = new ArrayDeque<>(List.of(new Area(0, 0, width, height)));
    int seen = 0;
    while (!open.isEmpty()) {
      if (++seen > MAX_AREAS) {
        throw QrException.tooLarge("a picture of more parts", "QR codes that stand apart");
      }
      Area area = open.pop();
      List<Area> parts = parts(area);
      if (parts.size() == 1 && parts.get(0).equals(area)) {
        text(area).ifPresent(texts::add);
      } else {
        for (int i = parts.size() - 1; i >= 0; i--) {
          open.push(parts.get(i));
        }
      }
    }
    if (texts.isEmpty() && crowded) {
      throw QrException.tooLarge(
          "a part with more than " + MAX_CORNERS + " corners of codes",
          "QR codes that stand apart");
    }
    return texts;
  }

  /** Cut at rows, or else at columns, without anything dark: no code has one inside. */
  private List<Area> parts(Area area) throws QrException {
    List<Area> rows = new ArrayList<>();
    int start = -1;
    for (int y = area.top(); y <= area.bottom(); y++) {
      boolean empty = y == area.bottom() || isEmpty(area.left(), y, area.right(), y + 1);
      if (!empty && start < 0) {
        start = y;
      } else if (empty && start >= 0) {
        rows.add(new Area(area.left(), start, area.right(), y));
        start = -1;
      }
    }
    if (rows.size() != 1 || !rows.get(0).equals(area)) {
      return rows.stream().filter(Area::isLarge).toList();
    }
    List<Area> columns = new ArrayList<>();
    for (int x = area.left(); x <= area.right(); x++) {
      boolean empty = x == area.right() || isEmpty(x, area.top(), x + 1, area.bottom());
      if (!empty && start < 0) {
        start = x;
      } else if (empty && start >= 0) {
        columns.add(new Area(start, area.top(), x, area.bottom()));
        start = -1;
      }
    }
    return columns.stream().filter(Area::isLarge).toList();
  }

  private boolean isEmpty(int left, int top, int right, int bottom) throws QrException {
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        if (++looks > MAX_LOOKS) {
          throw QrException.tooLarge("a picture that takes more work", "QR codes that stand apart");
        }
        if (dark[y * width + x]) {
          return false;
        }
      }
    }
    return true;
  }

  private Optional<String> text(Area area) {
    int wide = area.right() - area.left() + 2 * MARGIN;
    int high = area.bottom() - area.top() + 2 * MARGIN;
    int[] pixels = new int[wide * high];
    for (int y = 0; y < high; y++) {
      for (int x = 0; x < wide; x++) {
        int sourceX = x - MARGIN + area.left();
        int sourceY = y - MARGIN + area.top();
        boolean inside =
            sourceX >= area.left()
                && sourceX < area.right()
                && sourceY >= area.top()
                && sourceY < area.bottom();
        pixels[y * wide + x] = inside && dark[sourceY * width + sourceX] ? 0 : 0xffffff;
      }
    }
    BinaryBitmap bitmap =
        new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(wide, high, pixels)));
    // A drawn code is exactly in its place; one on a picture of a screen may be a little off.
    return decoded(bitmap, DecodeHintType.PURE_BARCODE)
        .or(() -> decoded(bitmap, DecodeHintType.TRY_HARDER));
  }

  private Optional<String> decoded(BinaryBitmap bitmap, DecodeHintType how) {
    int[] corners = {0};
    ResultPointCallback counting =
        point -> {
          if (++corners[0] > MAX_CORNERS) {
            throw new CornersException();
          }
        };
    try {
      return Optional.of(
          new QRCodeReader()
              .decode(
                  bitmap, Map.of(how, true, DecodeHintType.NEED_RESULT_POINT_CALLBACK, counting))
              .getText());
    } catch (CornersException e) {
      crowded = true;
      return Optional.empty();
    } catch (ReaderException e) {
      // Something else that is dark.
      return Optional.empty();
    }
  }
}
