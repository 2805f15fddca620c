package nl.skillspaspoort.picture;

import java.awt.geom.PathIterator;

/**
 * How much of each pixel a shape covers. Every edge adds, to the pixel that it crosses, the area on
 * its right; summed along a row that is the winding number, smooth at the edges.
 */
final class Coverage {
  private final int width;
  private final int height;
  private final double[] areas;

  Coverage(int width, int height) {
    this.width = width;
    this.height = height;
    this.areas = new double[(width + 2) * height];
  }

  /** Adds a path without curves. */
  void add(PathIterator path) {
    double[] point = new double[6];
    double startX = 0;
    double startY = 0;
    double x = 0;
    double y = 0;
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(point);
      if (kind == PathIterator.SEG_LINETO) {
        edge(x, y, point[0], point[1]);
        x = point[0];
        y = point[1];
      } else {
        edge(x, y, startX, startY);
        x = startX;
        y = startY;
        if (kind == PathIterator.SEG_MOVETO) {
          x = point[0];
          y = point[1];
          startX = x;
          startY = y;
        }
      }
    }
    edge(x, y, startX, startY);
  }

  private void edge(double fromX, double fromY, double toX, double toY) {
    if (fromY < toY) {
      edge(1, fromX, fromY, toX, toY);
    } else if (fromY > toY) {
      edge(-1, toX, toY, fromX, fromY);
    }
  }

  /** An edge downwards. */
  private void edge(int direction, double topX, double topY, double bottomX, double bottomY) {
    double slope = (bottomX - topX) / (bottomY - topY);
    double x = topY < 0 ? topX - topY * slope : topX;
    int last = (int) Math.min(height, Math.ceil(bottomY));
    for (int row = (int) Math.max(0, topY); row < last; row++) {
      double part = Math.min(row + 1, bottomY) - Math.max(row, topY);
      double next = x + slope * part;
      inRow(row, direction * part, clamp(Math.min(x, next)), clamp(Math.max(x, next)));
      x = next;
    }
  }

  private double clamp(double x) {
    return Math.max(0, Math.min(width, x));
  }

  /** The part of an edge within one row: from pixel to pixel. */
  private void inRow(int row, double area, double left, double right) {
    int start = row * (width + 2);
    int first = (int) left;
    int end = (int) Math.ceil(right);
    if (end <= first + 1) {
      double middle = (left + right) / 2 - first;
      areas[start + first] += area * (1 - middle);
      areas[start + first + 1] += area * middle;
      return;
    }
    double each = area / (right - left);
    double covered = 0;
    double before = 0;
    for (int pixel = first; pixel < end; pixel++) {
      double from = Math.max(left, pixel);
      double to = Math.min(right, pixel + 1);
      double here = (to - from) * each;
      // What lies right of the edge in this pixel, and all of what the edge did before it.
      double sum = before + here * (pixel + 1 - (from + to) / 2);
      areas[start + pixel] += sum - covered;
      covered = sum;
      before += here;
    }
    areas[start + end] += area - covered;
  }

  /** Paints over what is there. */
  void blend(byte[] rgb, int colour) {
    for (int y = 0; y < height; y++) {
      double sum = 0;
      for (int x = 0; x < width; x++) {
        sum += areas[y * (width + 2) + x];
        double cover = Math.min(1, Math.abs(sum));
        if (cover > 0.001) {
          int at = (y * width + x) * 3;
          for (int i = 0; i < 3; i++) {
            int above = colour >> (16 - 8 * i) & 0xff;
            rgb[at + i] = (byte) Math.round((rgb[at + i] & 0xff) * (1 - cover) + above * cover);
          }
        }
      }
    }
  }
}
