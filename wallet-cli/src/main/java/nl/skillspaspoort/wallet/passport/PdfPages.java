package nl.skillspaspoort.wallet.passport;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.skillspaspoort.picture.Lettering;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Text on pages of A4 from the top down, each block of it tagged for whoever listens to it. What
 * only decorates is marked as that. Not thread-safe.
 */
final class PdfPages {
  static final float MARGIN = 50;
  static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float TOP = PDRectangle.A4.getHeight() - MARGIN;
  private static final float BOTTOM = MARGIN + 22;

  /** How a block of text looks. */
  record Look(Lettering letters, float size, float leading, int colour, float before) {
    Look(Lettering letters, float size, int colour, float before) {
      this(letters, size, size * 1.32f, colour, before);
    }

    List<String> lines(String text, float width) {
      return letters.wrap(text, size, width);
    }
  }

  private final PDDocument document;
  private final PDStructureTreeRoot root = new PDStructureTreeRoot();
  private final Map<Lettering, PDType0Font> fonts = new HashMap<>();
  private final List<PDPage> pages = new ArrayList<>();

  /** The elements of each page, by the number of their marked content. */
  private final List<COSArray> marked = new ArrayList<>();

  private PDPageContentStream content;
  private float y;

  PdfPages(PDDocument document) throws IOException {
    this.document = document;
    for (Lettering letters : List.of(Lettering.REGULAR, Lettering.BOLD)) {
      try (InputStream in = letters.file()) {
        fonts.put(letters, PDType0Font.load(document, in, true));
      }
    }
    this.content = newPage();
  }

  PDStructureTreeRoot root() {
    return root;
  }

  int count() {
    return pages.size();
  }

  private PDPageContentStream newPage() throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    page.getCOSObject().setInt(COSName.STRUCT_PARENTS, pages.size());
    page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
    document.addPage(page);
    pages.add(page);
    marked.add(new COSArray());
    y = TOP;
    return new PDPageContentStream(document, page, AppendMode.OVERWRITE, true, true);
  }

  /** An element inside another one, without text of its own. */
  static PDStructureElement group(PDStructureNode parent, String type) {
    PDStructureElement element = new PDStructureElement(type, parent);
    parent.appendKid(element);
    return element;
  }

  /** Starts a page if there is no room for so much any more. */
  void keepTogether(float height) throws IOException {
    if (y - height < BOTTOM && y < TOP) {
      content.close();
      content = newPage();
    }
  }

  /** Where the next block starts. */
  float y() {
    return y;
  }

  void skip(float height) {
    y -= height;
  }

  /** A block of lines, which goes on at the next page if need be. */
  void block(PDStructureNode parent, String type, Look look, List<String> lines, float indent)
      throws IOException {
    PDStructureElement element = group(parent, type);
    y -= look.before();
    int next = 0;
    while (next < lines.size()) {
      keepTogether(look.leading());
      int room = Math.max(1, (int) ((y - BOTTOM) / look.leading()));
      int end = Math.min(lines.size(), next + room);
      part(element, type, look, lines.subList(next, end), MARGIN + indent);
      next = end;
    }
  }

  private void part(PDStructureElement element, String type, Look look, List<String> lines, float x)
      throws IOException {
    COSArray onPage = marked.get(marked.size() - 1);
    int number = onPage.size();
    onPage.add(element);
    PDMarkedContentReference reference = new PDMarkedContentReference();
    reference.setPage(pages.get(pages.size() - 1));
    reference.setMCID(number);
    element.appendKid(reference);
    content.beginMarkedContent(COSName.getPDFName(type), number);
    for (String line : lines) {
      y -= look.leading();
      write(content, look, line, x, y + look.leading() - look.size());
    }
    content.endMarkedContent();
  }

  private void write(PDPageContentStream stream, Look look, String line, float x, float base)
      throws IOException {
    stream.beginText();
    stream.setFont(fonts.get(look.letters()), look.size());
    colour(stream, look.colour());
    stream.newLineAtOffset(x, base);
    // A space at the end keeps words apart for whoever takes the text out.
    stream.showText(line + " ");
    stream.endText();
  }

  private static void colour(PDPageContentStream stream, int rgb) throws IOException {
    stream.setNonStrokingColor(
        (rgb >> 16 & 0xff) / 255f, (rgb >> 8 & 0xff) / 255f, (rgb & 0xff) / 255f);
  }

  /** A filled rectangle that means nothing. */
  void rectangle(float x, float bottom, float width, float height, int colour) throws IOException {
    content.beginMarkedContent(COSName.ARTIFACT);
    colour(content, colour);
    content.addRect(x, bottom, width, height);
    content.fill();
    content.endMarkedContent();
  }

  /** A line of text at the foot of each page, which is decoration. */
  void foot(Look look, String left, java.util.function.IntFunction<String> right)
      throws IOException {
    content.close();
    for (int i = 0; i < pages.size(); i++) {
      try (PDPageContentStream stream =
          new PDPageContentStream(document, pages.get(i), AppendMode.APPEND, true, true)) {
        stream.beginMarkedContent(COSName.ARTIFACT);
        write(stream, look, look.letters().writable(left), MARGIN, MARGIN - 12);
        String text = look.letters().writable(right.apply(i + 1));
        float width = (float) look.letters().width(text, look.size());
        write(stream, look, text, MARGIN + WIDTH - width, MARGIN - 12);
        stream.endMarkedContent();
      }
    }
  }

  /** Ties the marked content of the pages to its elements. */
  void finish() {
    Map<Integer, COSObjectable> parents = new HashMap<>();
    for (int i = 0; i < marked.size(); i++) {
      parents.put(i, new PDParentTreeValue(marked.get(i)));
    }
    PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
    tree.setNumbers(parents);
    root.setParentTree(tree);
    root.setParentTreeNextKey(marked.size());
  }
}
