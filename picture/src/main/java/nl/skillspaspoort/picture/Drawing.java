package nl.skillspaspoort.picture;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.skillspaspoort.core.text.PlainText;

/**
 * Filled shapes on a square, one over the other, as a PNG or an SVG. Drawn here and not by the
 * JDK's graphics, which look for a screen and for fonts, and differ between releases.
 */
final class Drawing {
  private static final double FLATNESS = 0.1;

  private record Layer(Shape shape, int colour) {}

  private final int side;
  private final List<Layer> layers = new ArrayList<>();

  Drawing(int side) {
    this.side = side;
  }

  /**
   * Fills a shape.
   *
   * @param colour {@code 0xRRGGBB}
   */
  void fill(Shape shape, int colour) {
    layers.add(new Layer(shape, colour));
  }

  byte[] toSvg(String title, String description) {
    StringBuilder svg =
        new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
            .append(side + " " + side)
            .append("\" role=\"img\">\n<title>")
            .append(PlainText.escaped(title))
            .append("</title>\n<desc>")
            .append(PlainText.escaped(description))
            .append("</desc>\n");
    for (Layer layer : layers) {
      svg.append(String.format(Locale.ROOT, "<path fill=\"#%06x\" d=\"", layer.colour));
      path(layer.shape, svg);
      svg.append("\"/>\n");
    }
    return svg.append("</svg>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void path(Shape shape, StringBuilder svg) {
    double[] at = new double[6];
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int points =
          switch (path.currentSegment(at)) {
            case PathIterator.SEG_MOVETO -> command(svg, 'M', 1);
            case PathIterator.SEG_LINETO -> command(svg, 'L', 1);
            case PathIterator.SEG_QUADTO -> command(svg, 'Q', 2);
            case PathIterator.SEG_CUBICTO -> command(svg, 'C', 3);
            default -> command(svg, 'Z', 0);
          };
      for (int i = 0; i < 2 * points; i++) {
        svg.append(i == 0 ? "" : " ").append(number(at[i]));
      }
    }
  }

  private static int command(StringBuilder svg, char letter, int points) {
    svg.append(letter);
    return points;
  }

  /** A tenth of a unit is more than anybody sees. */
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /**
   * The picture as a PNG.
   *
   * @param pixels width and height
   * @param background {@code 0xRRGGBB} where nothing is drawn
   */
  byte[] toPng(int pixels, int background) {
    byte[] rows = new byte[pixels * pixels * 3];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (byte) (background >> (16 - i % 3 * 8));
    }
    AffineTransform scale =
        AffineTransform.getScaleInstance((double) pixels / side, (double) pixels / side);
    for (Layer layer : layers) {
      Coverage coverage = new Coverage(pixels, pixels);
      coverage.add(layer.shape.getPathIterator(scale, FLATNESS));
      coverage.blend(rows, layer.colour);
    }
    return PngFile.write(pixels, pixels, PngFile.RGB, rows);
  }
}
