package nl.skillspaspoort.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.Achievement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QrScanTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 30, QrChunks.MAX_CHUNKS})
  void everyCode_isReadInOrder(int codes) throws Exception {
    byte[] noise = new byte[codes * 420];
    new Random(codes).nextBytes(noise);
    List<String> texts = QrChunks.split(noise, 680);
    assertThat(texts).hasSizeBetween(Math.max(1, codes - 4), codes);
    assertThat(QrScan.texts(QrPicture.of(texts).toPng(3))).isEqualTo(texts);
  }

  @Test
  void codeAmongOtherThings_isRead() throws Exception {
    Achievement what =
        Achievement.of("https://school.example/a", "Lassen").description("x").criteria("x").build();
    QrPicture code = QrPicture.of("https://school.example/b");
    BufferedImage sheet = new BufferedImage(900, 900, BufferedImage.TYPE_INT_RGB);
    sheet.createGraphics().fillRect(0, 0, 900, 900);
    byte[] badge = BadgeDrawing.of(what, "School", Language.NL).toPng(300);
    sheet.createGraphics().drawImage(image(badge), 20, 20, null);
    sheet.createGraphics().drawImage(image(code.toPng(4)), 500, 500, null);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(sheet, "png", png);
    assertThat(QrScan.texts(png.toByteArray())).contains("https://school.example/b");
  }

  private static BufferedImage image(byte[] png) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  @Test
  void whatHasNoCode_isNamed() {
    byte[] white = new byte[100 * 13];
    Arrays.fill(white, (byte) 0xff);
    assertThat(code(PngFile.write(100, 100, PngFile.BLACK_AND_WHITE, white)))
        .isEqualTo(ProblemCode.CARRIER_EMPTY);
    assertThat(code(PngFile.write(100, 100, PngFile.BLACK_AND_WHITE, new byte[100 * 13])))
        .isEqualTo(ProblemCode.CARRIER_EMPTY);
    assertThat(code("geachte heer".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(ProblemCode.CARRIER_MALFORMED);
  }

  /** A few bytes that say that they are a picture of 65,535 by 65,535. */
  @Test
  @Tag("T52")
  void hugePicture_isRefusedBeforeItIsOpened() {
    byte[] small = PngFile.write(8, 1, PngFile.BLACK_AND_WHITE, new byte[1]);
    ByteBuffer.wrap(small).putInt(16, 65_535).putInt(20, 65_535);
    CRC32 crc = new CRC32();
    crc.update(small, 12, 17);
    ByteBuffer.wrap(small).putInt(29, (int) crc.getValue());
    assertThat(code(small)).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
  }

  /** A line below and a line to the right, around the same again: hundreds of parts. */
  @Test
  @Tag("T22")
  void linesAroundLines_areLimited() {
    int size = 2_000;
    byte[] rows = white(size);
    int right = size;
    int bottom = size;
    for (int i = 0; i < 500; i++) {
      for (int x = 0; x < right; x++) {
        darken(rows, size, x, bottom - 1);
      }
      bottom -= 2;
      for (int y = 0; y < bottom; y++) {
        darken(rows, size, right - 1, y);
      }
      right -= 2;
    }
    Problem refusal = refusal(PngFile.write(size, size, PngFile.BLACK_AND_WHITE, rows));
    assertThat(refusal.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    // Before there are too many parts to count.
    assertThat(refusal.found()).isEqualTo("a picture that takes more work");
  }

  /** A frame that keeps together what looks like the corners of hundreds of codes. */
  @Test
  @Tag("T22")
  void cornersOfManyCodes_areLimited() {
    int size = 720;
    byte[] rows = white(size);
    for (int i = 0; i < size; i++) {
      darken(rows, size, i, 0);
      darken(rows, size, i, size - 1);
      darken(rows, size, 0, i);
      darken(rows, size, size - 1, i);
    }
    for (int top = 20; top + 21 < size - 10; top += 35) {
      for (int left = 20; left + 21 < size - 10; left += 35) {
        corner(rows, size, left, top);
      }
    }
    Problem refusal = refusal(PngFile.write(size, size, PngFile.BLACK_AND_WHITE, rows));
    assertThat(refusal.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    assertThat(refusal.found()).contains("corners");
  }

  /** Seven modules by seven: a ring, and a square in it. */
  private static void corner(byte[] rows, int size, int left, int top) {
    for (int y = 0; y < 21; y++) {
      for (int x = 0; x < 21; x++) {
        int out = Math.max(Math.abs(x / 3 - 3), Math.abs(y / 3 - 3));
        if (out != 2) {
          darken(rows, size, left + x, top + y);
        }
      }
    }
  }

  private static byte[] white(int size) {
    byte[] rows = new byte[size * ((size + 7) / 8)];
    Arrays.fill(rows, (byte) 0xff);
    return rows;
  }

  private static void darken(byte[] rows, int size, int x, int y) {
    rows[y * ((size + 7) / 8) + x / 8] &= (byte) ~(0x80 >> x % 8);
  }

  @Property(tries = 300)
  @net.jqwik.api.Tag("T98")
  void spoiledPicture_isReadOrRefused(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    byte[] png = QrPicture.of("https://school.example/a").toPng(3);
    for (int i = random.nextInt(3); i >= 0; i--) {
      png[8 + random.nextInt(png.length - 8)] = (byte) random.nextInt(256);
    }
    try {
      assertThat(QrScan.texts(png)).isNotEmpty();
    } catch (QrException e) {
      assertThat(e.problem()).isNotNull();
    }
  }

  private static ProblemCode code(byte[] png) {
    return refusal(png).code();
  }

  private static Problem refusal(byte[] png) {
    return catchThrowableOfType(QrException.class, () -> QrScan.texts(png)).problem();
  }
}
