package nl.skillspaspoort.picture;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.text.PlainText;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Letters of Liberation Sans, which comes along: the same on every machine, with or without fonts.
 * Safe for use by several threads.
 */
public final class Lettering {
  /** Liberation Sans. */
  public static final Lettering REGULAR = new Lettering("/liberation/LiberationSans-Regular.ttf");

  /** Liberation Sans Bold. */
  public static final Lettering BOLD = new Lettering("/liberation/LiberationSans-Bold.ttf");

  /** Stands for a character that the font lacks, or that steers text: an empty square. */
  public static final char REPLACEMENT = '\u25A1';

  private static final String CUT = "…";

  private final String resource;
  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final double unitsPerEm;

  private Lettering(String resource) {
    this.resource = resource;
    try (InputStream in = file()) {
      font = new TTFParser().parse(new RandomAccessReadBuffer(in));
      glyphs = font.getUnicodeCmapLookup();
      unitsPerEm = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The font as a TrueType file; the caller closes it. */
  public InputStream file() {
    InputStream in = TTFParser.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("found no " + resource + " on the class path");
    }
    return in;
  }

  /** The text as it can be written: composed, and with a {@link #REPLACEMENT} where needed. */
  public synchronized String writable(String text) {
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(PlainText.of(text), Normalizer.Form.NFC)
        .codePoints()
        .map(character -> glyphs.getGlyphId(character) == 0 ? REPLACEMENT : character)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /**
   * How wide a line is.
   *
   * @param size height of the font, in the unit of the answer
   */
  public synchronized double width(String text, double size) {
    // The font reads its tables when they are needed, one thread at a time.
    try {
      double width = 0;
      for (int glyph : glyphs(text)) {
        width += font.getAdvanceWidth(glyph);
      }
      return width * size / unitsPerEm;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The outline of a line of text that starts at a point of its base line. */
  synchronized Path2D outline(String text, double x, double y, double size) {
    try {
      double scale = size / unitsPerEm;
      double at = x;
      Path2D outline = new Path2D.Double();
      for (int glyph : glyphs(text)) {
        GlyphData data = font.getGlyph().getGlyph(glyph);
        if (data != null) {
          outline.append(
              data.getPath().getPathIterator(new AffineTransform(scale, 0, 0, -scale, at, y)),
              false);
        }
        at += font.getAdvanceWidth(glyph) * scale;
      }
      return outline;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int[] glyphs(String text) {
    return writable(text).codePoints().map(glyphs::getGlyphId).toArray();
  }

  /**
   * Lines that are no wider than this, broken at spaces, and within long words where it must be.
   */
  public List<String> wrap(String text, double size, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    double room = width;
    for (String word : writable(text).strip().split("\\s+")) {
      double needed = width(word, size);
      double space = line.length() == 0 ? 0 : width(" ", size);
      if (space + needed <= room) {
        line.append(line.length() == 0 ? "" : " ").append(word);
        room -= space + needed;
        continue;
      }
      flush(line, lines);
      room = width;
      if (needed > width) {
        room = broken(word, size, width, line, lines);
      } else {
        line.append(word);
        room -= needed;
      }
    }
    flush(line, lines);
    return lines;
  }

  private static void flush(StringBuilder line, List<String> lines) {
    if (line.length() > 0) {
      lines.add(line.toString());
      line.setLength(0);
    }
  }

  /** Breaks a word that is longer than a line; answers the room that is left behind its end. */
  private double broken(
      String word, double size, double width, StringBuilder line, List<String> lines) {
    double room = width;
    for (int i = 0; i < word.length(); i = word.offsetByCodePoints(i, 1)) {
      String character = word.substring(i, word.offsetByCodePoints(i, 1));
      double needed = width(character, size);
      if (needed > room) {
        flush(line, lines);
        room = width;
      }
      line.append(character);
      room -= needed;
    }
    return room;
  }

  /** The first lines; if there are more, the last of them ends with an ellipsis. */
  public List<String> cut(List<String> lines, int most, double size, double width) {
    if (lines.size() <= most) {
      return lines;
    }
    List<String> first = new ArrayList<>(lines.subList(0, most));
    String last = first.get(most - 1);
    while (width(last + CUT, size) > width) {
      last = last.substring(0, last.offsetByCodePoints(last.length(), -1)).stripTrailing();
    }
    first.set(most - 1, last + CUT);
    return first;
  }
}
