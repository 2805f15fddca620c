package nl.skillspaspoort.picture;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Texts;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.QualificationLevel;

/**
 * The picture of a badge: its title, its level, who issues it, and a QR code that leads to what it
 * means. It is the same for everybody who has the badge; {@link
 * nl.skillspaspoort.core.carrier.BadgePicture#bake} puts a person's credential into it.
 *
 * <p>A picture proves nothing: anybody can draw one. Immutable and safe for use by several threads.
 */
public final class BadgeDrawing {
  private static final Texts TEXTS = Texts.beside(BadgeDrawing.class, "badge");

  private static final int SIDE = 1_000;
  private static final int EDGE = 70;
  private static final int WHITE = 0xffffff;
  private static final int BLUE = 0x10375c;
  private static final int DARKER_BLUE = 0x0b2a47;
  private static final int LIGHT_BLUE = 0xc9d9ea;
  private static final int GOLD = 0xf2b134;

  private static final int TITLE_TOP = 262;
  private static final int TITLE_HEIGHT = 300;
  private static final int LARGEST_TITLE = 92;
  private static final int SMALLEST_TITLE = 40;
  private static final double LINE = 1.14;
  private static final int MOST_PIXELS = 4_096;

  private final Language language;
  private final String title;
  private final String level;
  private final String issuer;
  private final QrPicture link;

  private BadgeDrawing(
      Language language, String title, String level, String issuer, QrPicture link) {
    this.language = language;
    this.title = title;
    this.level = level;
    this.issuer = issuer;
    this.link = link;
  }

  /**
   * The picture for an achievement; its QR code holds the achievement's identifier.
   *
   * @param issuerName what the issuer calls itself
   * @param language of the few fixed words
   * @throws QrException ({@code LIMIT_EXCEEDED}) if the identifier is too long for a QR code
   */
  public static BadgeDrawing of(Achievement achievement, String issuerName, Language language)
      throws QrException {
    return new BadgeDrawing(
        Objects.requireNonNull(language, "language"),
        achievement.name(),
        achievement.levels().stream()
            .map(QualificationLevel::toString)
            .collect(Collectors.joining(" · ")),
        Objects.requireNonNull(issuerName, "issuerName"),
        QrPicture.of(achievement.id()));
  }

  /**
   * The same picture with another text in its QR code, such as the address of a page about it.
   *
   * @throws QrException ({@code LIMIT_EXCEEDED}) if it is too long for a QR code
   */
  public BadgeDrawing linkingTo(String text) throws QrException {
    return new BadgeDrawing(language, title, level, issuer, QrPicture.of(text));
  }

  /**
   * A PNG.
   *
   * @param pixels width and height, 64 to 4,096
   */
  public byte[] toPng(int pixels) {
    if (pixels < 64 || pixels > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "found " + pixels + " pixels; expected 64 to " + MOST_PIXELS);
    }
    return drawn().toPng(pixels, WHITE);
  }

  /** An SVG in UTF-8, with its text also for whoever does not see it. */
  public byte[] toSvg() {
    String description = word("issued-by") + " " + issuer;
    return drawn()
        .toSvg(title, level.isEmpty() ? description : description + ". " + word("level", level));
  }

  private Drawing drawn() {
    Drawing drawing = new Drawing(SIDE);
    drawing.fill(new RoundRectangle2D.Double(0, 0, SIDE, SIDE, 150, 150), BLUE);
    drawing.fill(foot(), DARKER_BLUE);
    medal(drawing);
    issuer(drawing);
    title(drawing);
    level(drawing);
    link(drawing);
    return drawing;
  }

  /** The lower part, round at its lower corners. */
  private static Path2D foot() {
    Path2D foot = new Path2D.Double();
    foot.moveTo(0, 610);
    foot.lineTo(SIDE, 610);
    foot.lineTo(SIDE, 925);
    foot.quadTo(SIDE, SIDE, 925, SIDE);
    foot.lineTo(75, SIDE);
    foot.quadTo(0, SIDE, 0, 925);
    foot.closePath();
    return foot;
  }

  private static void medal(Drawing drawing) {
    drawing.fill(new Ellipse2D.Double(EDGE, EDGE, 140, 140), GOLD);
    drawing.fill(new Ellipse2D.Double(EDGE + 11, EDGE + 11, 118, 118), BLUE);
    drawing.fill(new Ellipse2D.Double(EDGE + 18, EDGE + 18, 104, 104), GOLD);
    Path2D check = new Path2D.Double();
    check.moveTo(EDGE + 36, EDGE + 73);
    check.lineTo(EDGE + 47, EDGE + 61);
    check.lineTo(EDGE + 62, EDGE + 75);
    check.lineTo(EDGE + 94, EDGE + 42);
    check.lineTo(EDGE + 106, EDGE + 54);
    check.lineTo(EDGE + 62, EDGE + 99);
    check.closePath();
    drawing.fill(check, BLUE);
  }

  private void issuer(Drawing drawing) {
    double left = EDGE + 140 + 36;
    double width = SIDE - EDGE - left;
    List<String> lines = fitted(issuer, 44, 30, width, 100);
    double size = size(issuer, 44, 30, width, 100);
    double height = 36 + lines.size() * size * LINE;
    double y = EDGE + 70 - height / 2;
    drawing.fill(Lettering.REGULAR.outline(word("issued-by"), left, y + 28, 30), LIGHT_BLUE);
    y += 36;
    for (String line : lines) {
      y += size * LINE;
      drawing.fill(Lettering.BOLD.outline(line, left, y - size * 0.2, size), WHITE);
    }
  }

  private void title(Drawing drawing) {
    double width = SIDE - 2 * EDGE;
    List<String> lines = fitted(title, LARGEST_TITLE, SMALLEST_TITLE, width, TITLE_HEIGHT);
    double size = size(title, LARGEST_TITLE, SMALLEST_TITLE, width, TITLE_HEIGHT);
    double y = TITLE_TOP + (TITLE_HEIGHT - lines.size() * size * LINE) / 2;
    for (String line : lines) {
      y += size * LINE;
      drawing.fill(Lettering.BOLD.outline(line, EDGE, y - size * 0.26, size), WHITE);
    }
  }

  private void level(Drawing drawing) {
    double top = 690;
    if (!level.isEmpty()) {
      double width = 440;
      double size = size(level, 46, 24, width - 60, 60);
      List<String> lines = fitted(level, 46, 24, width - 60, 60);
      drawing.fill(Lettering.REGULAR.outline(word("level.name"), EDGE, top, 32), LIGHT_BLUE);
      double pill =
          lines.stream().mapToDouble(line -> Lettering.BOLD.width(line, size)).max().orElse(0) + 60;
      double height = lines.size() * size * LINE + 34;
      drawing.fill(new RoundRectangle2D.Double(EDGE, top + 22, pill, height, 60, 60), GOLD);
      double y = top + 22 + 17;
      for (String line : lines) {
        y += size * LINE;
        drawing.fill(Lettering.BOLD.outline(line, EDGE + 30, y - size * 0.26, size), DARKER_BLUE);
      }
    }
    double y = 900;
    for (String line : Lettering.REGULAR.wrap(word("scan"), 30, 440)) {
      drawing.fill(Lettering.REGULAR.outline(line, EDGE, y, 30), LIGHT_BLUE);
      y += 36;
    }
  }

  private void link(Drawing drawing) {
    double side = 300;
    double left = SIDE - EDGE - side;
    double top = 655;
    drawing.fill(new RoundRectangle2D.Double(left, top, side, side, 36, 36), WHITE);
    double module = side / link.width();
    Path2D dark = new Path2D.Double();
    for (int y = 0; y < link.height(); y++) {
      for (int x = 0; x < link.width(); x++) {
        int start = x;
        while (link.isDark(x, y)) {
          x++;
        }
        if (x > start) {
          dark.append(
              new Rectangle2D.Double(
                  left + start * module, top + y * module, (x - start) * module, module),
              false);
        }
      }
    }
    drawing.fill(dark, 0);
  }

  private static double size(String text, int largest, int smallest, double width, double height) {
    for (int size = largest; size > smallest; size -= 2) {
      List<String> lines = Lettering.BOLD.wrap(text, size, width);
      boolean wordsAreWhole =
          String.join(" ", lines).equals(String.join(" ", text.strip().split("\\s+")));
      if (wordsAreWhole && lines.size() * size * LINE <= height) {
        return size;
      }
    }
    return smallest;
  }

  private static List<String> fitted(
      String text, int largest, int smallest, double width, double height) {
    double size = size(text, largest, smallest, width, height);
    int most = Math.max(1, (int) (height / (size * LINE)));
    return Lettering.BOLD.cut(Lettering.BOLD.wrap(text, size, width), most, size, width);
  }

  private String word(String key) {
    return TEXTS.get(language, key);
  }

  private String word(String key, String value) {
    return TEXTS.get(language, key).replace("%s", value);
  }

  /** The title only. */
  @Override
  public String toString() {
    return "BadgeDrawing[" + title + "]";
  }
}
