package nl.skillspaspoort.wallet.passport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.text.PlainText;
import nl.skillspaspoort.picture.Lettering;
import nl.skillspaspoort.wallet.passport.PdfPages.Look;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** A passport as a PDF: what stands where, and what goes along. */
final class PassportPdf {
  private static final int BLUE = 0x10375c;
  private static final int GOLD = 0xf2b134;
  private static final int PALE = 0xfff8e6;
  private static final int INK = 0x16202c;
  private static final int SOFT = 0x4a5a6a;
  private static final int WHITE = 0xffffff;
  private static final int LINE = 0xd5dde6;

  private static final Look TITLE = new Look(Lettering.BOLD, 26, WHITE, 0);
  private static final Look UNDER_TITLE = new Look(Lettering.REGULAR, 9.5f, 0xdbe6f1, 0);
  private static final Look NOTICE = new Look(Lettering.BOLD, 11.5f, INK, 0);
  private static final Look HOW = new Look(Lettering.REGULAR, 9, INK, 1);
  private static final Look HEADING = new Look(Lettering.BOLD, 14, BLUE, 12);
  private static final Look ENTRY = new Look(Lettering.BOLD, 11, INK, 8);
  private static final Look FACTS = new Look(Lettering.REGULAR, 9, SOFT, 0);
  private static final Look TEXT = new Look(Lettering.REGULAR, 9.5f, INK, 2);
  private static final Look FOOT = new Look(Lettering.REGULAR, 8, SOFT, 0);

  /** Most pages for few credentials, and credentials on a page for many. */
  private static final int FEW_PAGES = 4;

  private static final int ENTRIES_PER_PAGE = 5;

  /** How many lines of skills each credential may take: fewer, until all fits. */
  private static final List<Integer> LINES = List.of(40, 10, 6, 4, 2, 1);

  private static final int MOST_LINES_OF_ALL_SKILLS = 8;
  private static final int MOST_TITLE_LINES = 2;
  private static final int MOST_LABELS_IN_A_LINE = 100;

  private final Passport passport;
  private final PassportWords words;

  PassportPdf(Passport passport) {
    this.passport = passport;
    this.words = passport.words();
  }

  byte[] write() {
    int entries = passport.entries().size();
    int mostPages = Math.max(FEW_PAGES, (entries + ENTRIES_PER_PAGE - 1) / ENTRIES_PER_PAGE);
    try {
      for (int lines : LINES) {
        try (PDDocument document = new PDDocument()) {
          PdfPages pages = new PdfPages(document);
          write(pages, lines);
          if (pages.count() <= mostPages || lines == 1) {
            return finished(document, pages);
          }
        }
      }
      throw new AssertionError("the last of the numbers of lines is 1");
    } catch (IOException e) {
      // Nothing is read or written but memory.
      throw new UncheckedIOException(e);
    }
  }

  private void write(PdfPages pages, int linesOfSkills) throws IOException {
    PDStructureElement document = PdfPages.group(pages.root(), StandardStructureTypes.DOCUMENT);
    head(pages, document);
    notice(pages, document);
    allSkills(pages, document, Math.min(linesOfSkills, MOST_LINES_OF_ALL_SKILLS));
    text(pages, document, StandardStructureTypes.H2, HEADING, words.text("credentials.heading"));
    for (PassportEntry entry : passport.entries()) {
      entry(pages, PdfPages.group(document, StandardStructureTypes.SECT), entry, linesOfSkills);
    }
    String notice = words.text("notice.pdf");
    pages.foot(FOOT, notice, page -> words.text("page", page, pages.count()));
    pages.finish();
  }

  private static void text(
      PdfPages pages, PDStructureElement parent, String type, Look look, String text)
      throws IOException {
    pages.block(parent, type, look, look.lines(text, PdfPages.WIDTH), 0);
  }

  private void head(PdfPages pages, PDStructureElement parent) throws IOException {
    List<String> lines =
        passport.purpose().stream()
            .flatMap(
                line ->
                    UNDER_TITLE
                        .letters()
                        .cut(
                            UNDER_TITLE.lines(line, PdfPages.WIDTH),
                            MOST_TITLE_LINES,
                            UNDER_TITLE.size(),
                            PdfPages.WIDTH)
                        .stream())
            .toList();
    float height = TITLE.leading() + lines.size() * UNDER_TITLE.leading() + 18;
    float bottom = pages.y() - height;
    pages.rectangle(0, bottom, PdfPages.WIDTH + 2 * PdfPages.MARGIN, height + 60, BLUE);
    pages.rectangle(0, bottom - 4, PdfPages.WIDTH + 2 * PdfPages.MARGIN, 4, GOLD);
    text(pages, parent, StandardStructureTypes.H1, TITLE, words.text("title"));
    pages.block(parent, StandardStructureTypes.P, UNDER_TITLE, lines, 0);
    pages.skip(18 + 4 + 16);
  }

  private void notice(PdfPages pages, PDStructureElement parent) throws IOException {
    float padding = 10;
    float width = PdfPages.WIDTH - 2 * padding - 4;
    List<String> notice = NOTICE.lines(words.text("notice.pdf"), width);
    List<String> how = HOW.lines(words.text("how.pdf", passport.fileName()), width);
    List<String> command = HOW.lines(words.text("how.command", words.text("how.file.pdf")), width);
    List<String> names = HOW.lines(words.text("how.names"), width);
    float height =
        notice.size() * NOTICE.leading()
            + (how.size() + command.size() + names.size()) * HOW.leading()
            + 3 * HOW.before()
            + 2 * padding;
    pages.rectangle(PdfPages.MARGIN, pages.y() - height, PdfPages.WIDTH, height, PALE);
    pages.rectangle(PdfPages.MARGIN, pages.y() - height, 4, height, GOLD);
    pages.skip(padding);
    float indent = padding + 4;
    PDStructureElement note = PdfPages.group(parent, StandardStructureTypes.SECT);
    pages.block(note, StandardStructureTypes.P, NOTICE, notice, indent);
    pages.block(note, StandardStructureTypes.P, HOW, how, indent);
    pages.block(note, StandardStructureTypes.P, HOW, command, indent);
    pages.block(note, StandardStructureTypes.P, HOW, names, indent);
    pages.skip(padding);
  }

  private void allSkills(PdfPages pages, PDStructureElement parent, int mostLines)
      throws IOException {
    text(pages, parent, StandardStructureTypes.H2, HEADING, words.text("skills.heading"));
    List<String> labels = passport.shownSkills();
    List<String> lines =
        labels.isEmpty()
            ? TEXT.lines(words.text("skills.none"), PdfPages.WIDTH)
            : listed("", labels, mostLines);
    pages.block(parent, StandardStructureTypes.P, TEXT, lines, 0);
  }

  private void entry(PdfPages pages, PDStructureElement parent, PassportEntry entry, int mostLines)
      throws IOException {
    List<String> title =
        ENTRY
            .letters()
            .cut(
                ENTRY.lines(entry.title(), PdfPages.WIDTH),
                MOST_TITLE_LINES,
                ENTRY.size(),
                PdfPages.WIDTH);
    String facts = entry.issuer() + " · " + String.join(" · ", entry.facts());
    List<String> under =
        FACTS
            .letters()
            .cut(
                FACTS.lines(facts, PdfPages.WIDTH), MOST_TITLE_LINES, FACTS.size(), PdfPages.WIDTH);
    pages.keepTogether(
        ENTRY.before()
            + title.size() * ENTRY.leading()
            + under.size() * FACTS.leading()
            + TEXT.before()
            + TEXT.leading());
    pages.rectangle(PdfPages.MARGIN, pages.y() - 4, PdfPages.WIDTH, 0.6f, LINE);
    pages.block(parent, StandardStructureTypes.H3, ENTRY, title, 0);
    pages.block(parent, StandardStructureTypes.P, FACTS, under, 0);
    for (PassportEntry.Skills skills : entry.skills()) {
      String start = skills.heading() + ": ";
      pages.block(
          parent, StandardStructureTypes.P, TEXT, listed(start, skills.labels(), mostLines), 0);
    }
  }

  /** Labels in a row, as many as fit, and how many there are besides. */
  private List<String> listed(String start, List<String> labels, int mostLines) {
    List<String> all = listed(start, labels, labels.size(), mostLines);
    if (all.size() <= mostLines) {
      return all;
    }
    // One label alone may be longer than all the room.
    List<String> best =
        TEXT.letters()
            .cut(
                TEXT.lines(start + labels.get(0), PdfPages.WIDTH),
                mostLines,
                TEXT.size(),
                PdfPages.WIDTH);
    int fewest = 1;
    int most = labels.size() - 1;
    while (fewest <= most) {
      int middle = (fewest + most) / 2;
      List<String> lines = listed(start, labels, middle, mostLines);
      if (lines.size() <= mostLines) {
        best = lines;
        fewest = middle + 1;
      } else {
        most = middle - 1;
      }
    }
    return best;
  }

  private List<String> listed(String start, List<String> labels, int shown, int mostLines) {
    if (shown > mostLines * MOST_LABELS_IN_A_LINE) {
      // Not worth writing out: it does not fit.
      return Collections.nCopies(mostLines + 1, "");
    }
    String text = start + String.join(", ", labels.subList(0, shown));
    return TEXT.lines(
        shown < labels.size()
            ? text + " " + words.text("skills.more", labels.size() - shown)
            : text,
        PdfPages.WIDTH);
  }

  private byte[] finished(PDDocument document, PdfPages pages) throws IOException {
    document.setVersion(1.7f);
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    catalog.setLanguage(words.language().tag());
    catalog.setStructureTreeRoot(pages.root());
    PDMarkInfo tagged = new PDMarkInfo();
    tagged.setMarked(true);
    catalog.setMarkInfo(tagged);
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
    catalog.setPageMode(PageMode.USE_ATTACHMENTS);
    describe(document, catalog);
    attach(document, catalog);
    byte[] digest = HashAlgorithm.SHA_256.hash(passport.presentation().bytes());
    document.setDocumentId(ByteBuffer.wrap(digest).getLong());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // Plain objects: for readers that are small, and simple to look into.
    document.save(out, CompressParameters.NO_COMPRESSION);
    return out.toByteArray();
  }

  private void describe(PDDocument document, PDDocumentCatalog catalog) throws IOException {
    PDDocumentInformation about = document.getDocumentInformation();
    about.setTitle(words.text("title"));
    about.setSubject(words.text("subject"));
    about.setProducer("Skillspaspoort");
    about.setCreationDate(madeAt());
    String xmp =
        "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
            + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
            + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
            + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
            + "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"
            + PlainText.escaped(words.text("title"))
            + "</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>"
            + words.language().tag()
            + "</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta>\n"
            + "<?xpacket end=\"r\"?>";
    catalog.setMetadata(
        new PDMetadata(document, new ByteArrayInputStream(xmp.getBytes(StandardCharsets.UTF_8))));
  }

  private Calendar madeAt() {
    return GregorianCalendar.from(passport.madeAt().atZone(ZoneOffset.UTC));
  }

  private void attach(PDDocument document, PDDocumentCatalog catalog) throws IOException {
    byte[] bytes = passport.presentation().bytes();
    PDEmbeddedFile file =
        new PDEmbeddedFile(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE);
    file.setSubtype(passport.mediaType());
    file.setSize(bytes.length);
    file.setCreationDate(madeAt());
    file.setModDate(madeAt());
    PDComplexFileSpecification specification = new PDComplexFileSpecification();
    specification.setFile(passport.fileName());
    specification.setFileUnicode(passport.fileName());
    specification.setFileDescription(words.text("attachment.description"));
    specification.setEmbeddedFile(file);
    specification.setEmbeddedFileUnicode(file);
    specification
        .getCOSObject()
        .setItem(COSName.getPDFName("AFRelationship"), COSName.getPDFName("Data"));
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(Map.of(passport.fileName(), specification));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(catalog);
    names.setEmbeddedFiles(tree);
    catalog.setNames(names);
    COSArray associated = new COSArray();
    associated.add(specification);
    catalog.getCOSObject().setItem(COSName.getPDFName("AF"), associated);
  }
}
