package nl.skillspaspoort.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import nl.skillspaspoort.core.carrier.BadgePicture;
import nl.skillspaspoort.core.carrier.CredentialReader;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.testkit.Credentials;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BadgeDrawingTest {
  private static final String ID = "https://school.example/prestaties/softwaretesten";
  private static final List<String> TITLES =
      List.of(
          "Softwaretesten",
          "Medewerker afvalwaterzuivering en waterkwaliteitsbeheer in een veranderend klimaat,"
              + " met de nadruk op procesbewaking, monsterneming en rapportage",
          "Hottentottententententoonstellingsvoorbereidingswerkzaamhedencoördinatorcertificaat",
          "Łukasz, Şahin & Søren: café-medewerker",
          "日本語 \u202eabc\u0007",
          "X ".repeat(400));

  @Test
  void qrCode_isReadFromThePicture() throws Exception {
    for (int pixels : List.of(500, 800, 1_000)) {
      byte[] png = badge(TITLES.get(0)).toPng(pixels);
      assertThat(Scanner.read(png)).isEqualTo(ID);
    }
    assertThat(Scanner.read(badge("A").linkingTo("https://school.example/a").toPng(800)))
        .isEqualTo("https://school.example/a");
  }

  @Test
  void everyTitle_staysInsideThePicture(@TempDir Path folder) throws Exception {
    for (int i = 0; i < TITLES.size(); i++) {
      byte[] png = badge(TITLES.get(i)).toPng(500);
      Files.write(folder.resolve(i + ".png"), png);
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      int[] white = box(image, 125, 285);
      assertThat(white[0]).as("left of title " + i).isGreaterThanOrEqualTo(34);
      assertThat(white[1]).as("right of title " + i).isBetween(36, 467);
      // Neither the row above nor the one below the title is touched.
      for (int y : List.of(122, 290)) {
        for (int x = 20; x < 480; x++) {
          assertThat(image.getRGB(x, y) & 0xffffff).as("title " + i).isEqualTo(0x10375c);
        }
      }
    }
  }

  /** First and last column with something light between two rows. */
  private static int[] box(BufferedImage image, int top, int bottom) {
    int left = image.getWidth();
    int right = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        boolean light = (image.getRGB(x, y) & 0xff) > 0xc0;
        boolean corner = x < 4 || x > image.getWidth() - 4;
        if (light && !corner) {
          left = Math.min(left, x);
          right = Math.max(right, x);
        }
      }
    }
    return new int[] {left, right};
  }

  @Test
  void samePictureTwice_isTheSameBytes() throws Exception {
    assertThat(badge("Lassen").toPng(300)).isEqualTo(badge("Lassen").toPng(300));
    assertThat(badge("Lassen").toSvg()).isEqualTo(badge("Lassen").toSvg());
    assertThat(badge("Lassen").toPng(300)).isNotEqualTo(badge("Lasser").toPng(300));
  }

  @Test
  void languages_differ() throws Exception {
    Achievement what = achievement("Lassen");
    assertThat(BadgeDrawing.of(what, "School", Language.NL).toPng(300))
        .isNotEqualTo(BadgeDrawing.of(what, "School", Language.EN).toPng(300));
  }

  @Test
  void bothKinds_takeACredential() throws Exception {
    SignedCredential credential = Credentials.signed(Credentials.small());
    for (byte[] picture : List.of(badge("Lassen").toPng(400), badge("Lassen").toSvg())) {
      byte[] baked = BadgePicture.bake(picture, credential);
      assertThat(CredentialReader.strict().read(baked).credential()).isEqualTo(credential);
    }
  }

  @Test
  @Tag("T93")
  void svg_holdsTextAsText() throws Exception {
    String title = "<script>alert(1)</script>\" onload=\"x";
    String svg = new String(badge(title).toSvg(), StandardCharsets.UTF_8);
    assertThat(svg)
        .contains("<title>&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x</title>")
        .contains("<desc>Uitgegeven door ROC Rivierenland (fictief). Niveau: EQF 4 · NLQF 4</desc>")
        .doesNotContain("<script")
        .doesNotContain("href");
  }

  @Test
  void sizes_areWithinBounds() throws Exception {
    BadgeDrawing badge = badge("Lassen");
    assertThatThrownBy(() -> badge.toPng(63)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> badge.toPng(4_097)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> badge.linkingTo("a".repeat(5_000))).isInstanceOf(QrException.class);
  }

  private static BadgeDrawing badge(String title) throws QrException {
    return BadgeDrawing.of(achievement(title), "ROC Rivierenland (fictief)", Language.NL);
  }

  private static Achievement achievement(String title) {
    return Achievement.of(ID, title)
        .description("Test.")
        .criteria("Test.")
        .level(QualificationLevel.nlqf("4"))
        .level(QualificationLevel.eqf("4"))
        .build();
  }
}
