package nl.skillspaspoort.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.testkit.Credentials;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class QrPictureTest {
  private static final byte[] CONTENT =
      Credentials.signed(Credentials.evc()).text().getBytes(StandardCharsets.UTF_8);

  @Test
  void oneCode_isReadFromItsPng() throws Exception {
    for (String text :
        List.of("https://school.example/prestaties/1", "Łukasz Şahin Søren – 7,5", "A")) {
      assertThat(Scanner.read(QrPicture.of(text).toPng(4))).isEqualTo(text);
    }
  }

  @Test
  void largestChunk_isReadFromItsPng() throws Exception {
    String text = QrChunks.PREFIX + "$".repeat(QrChunks.MAX_CHUNK_CHARS / 2);
    assertThat(Scanner.read(QrPicture.of(text).toPng(3))).isEqualTo(text);
  }

  @Test
  void chunks_areAsLargeAsTheirUseAllows() throws Exception {
    String terminal = "A".repeat(QrChunks.CHARS_FOR_TERMINAL);
    assertThat(QrPicture.of(terminal).width()).isEqualTo(69 + 8);
    String picture = "A".repeat(QrChunks.CHARS_FOR_PICTURE);
    assertThat(QrPicture.of(picture).width()).isEqualTo(97 + 8);
    assertThat(QrPicture.of(picture + "A").width()).isGreaterThan(97 + 8);
  }

  @Test
  void severalCodes_areReadFromOnePng() throws Exception {
    List<String> texts = QrChunks.split(CONTENT, QrChunks.CHARS_FOR_PICTURE);
    assertThat(texts).hasSizeBetween(2, 9);
    List<String> read = Scanner.readAll(QrPicture.of(texts).toPng(4));
    assertThat(QrChunks.join(read)).isEqualTo(CONTENT);
  }

  @Test
  void svg_hasTheSameModules() throws Exception {
    QrPicture picture = QrPicture.of("https://school.example/prestaties/1");
    String svg = new String(picture.toSvg("Code"), StandardCharsets.UTF_8);
    boolean[][] dark = new boolean[picture.height()][picture.width()];
    Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z").matcher(svg);
    while (run.find()) {
      int x = Integer.parseInt(run.group(1));
      for (int i = 0; i < Integer.parseInt(run.group(3)); i++) {
        dark[Integer.parseInt(run.group(2))][x + i] = true;
      }
    }
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        assertThat(dark[y][x]).isEqualTo(picture.isDark(x, y));
      }
    }
  }

  @Test
  @Tag("T93")
  void svgTitle_isText() throws Exception {
    String svg =
        new String(
            QrPicture.of("A").toSvg("</title><script>alert(1)</script>\u202e"),
            StandardCharsets.UTF_8);
    assertThat(svg)
        .contains("<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;\uFFFD</title>")
        .doesNotContain("<script");
  }

  @Test
  void blocksAndAscii_showTheSameModules() throws Exception {
    QrPicture picture = QrPicture.of("https://school.example/prestaties/1");
    List<String> blocks = picture.toBlocks();
    List<String> ascii = picture.toAscii();
    assertThat(ascii).hasSize(picture.height());
    assertThat(blocks).hasSize((picture.height() + 1) / 2);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        char block = blocks.get(y / 2).charAt(x);
        boolean light = block == '\u2588' || block == (y % 2 == 0 ? '\u2580' : '\u2584');
        assertThat(light).isEqualTo(!picture.isDark(x, y));
        assertThat(ascii.get(y).charAt(2 * x) == '#').isEqualTo(light);
      }
    }
  }

  @Test
  void sameText_givesTheSameBytes() throws Exception {
    assertThat(QrPicture.of("A").toPng(5)).isEqualTo(QrPicture.of("A").toPng(5));
  }

  @Test
  void tooMuch_isRefused() throws Exception {
    assertThatThrownBy(() -> QrPicture.of("a".repeat(4_000))).isInstanceOf(QrException.class);
    assertThatThrownBy(() -> QrPicture.of("")).isInstanceOf(IllegalArgumentException.class);
    QrPicture large = QrPicture.of(List.of("A".repeat(3_000), "B".repeat(3_000), "C"));
    assertThatThrownBy(() -> large.toPng(64)).isInstanceOf(QrException.class);
  }
}
