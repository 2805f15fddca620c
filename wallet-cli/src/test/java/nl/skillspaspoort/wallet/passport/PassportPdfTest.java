package nl.skillspaspoort.wallet.passport;

import static nl.skillspaspoort.wallet.passport.Passports.many;
import static nl.skillspaspoort.wallet.passport.Passports.named;
import static nl.skillspaspoort.wallet.passport.Passports.passport;
import static nl.skillspaspoort.wallet.passport.Passports.presentation;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.carrier.CarriedDocument;
import nl.skillspaspoort.core.carrier.Carrier;
import nl.skillspaspoort.core.carrier.CredentialReader;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.picture.Lettering;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PassportPdfTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 30, 120})
  void twentyCredentials_takeFourPagesAtMost(int skills) throws Exception {
    byte[] pdf = passport(presentation(many(20, skills)), Language.NL).toPdf();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isBetween(2, 4);
      String text = text(document);
      for (int i = 0; i < 20; i++) {
        assertThat(text).contains("Certificaat " + i + " voor");
      }
      assertThat(text).contains("Bladzijde 1 van " + document.getNumberOfPages());
      if (skills == 120) {
        // What does not fit is counted.
        assertThat(text).containsPattern("en nog \\d+");
      }
    }
  }

  /**
   * Text without end, from whoever issued it, is cut where it is shown and whole where it counts.
   */
  @Test
  @Tag("T22")
  void endlessText_isCut() throws Exception {
    String endless = "x".repeat(1 << 20);
    SignedPresentation presentation =
        presentation(
            List.of(
                named(Credentials.small(), endless),
                named(many(1, 3).get(0), "y ".repeat(1 << 19))));
    byte[] pdf = passport(presentation, Language.NL).toPdf();
    assertThat(CredentialReader.strict().read(pdf).content()).isEqualTo(presentation.bytes());
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isLessThanOrEqualTo(2);
      assertThat(text(document)).contains("xxx…");
    }
  }

  @Test
  void manyCredentials_areAllThere() throws Exception {
    byte[] pdf = passport(presentation(many(60, 0)), Language.NL).toPdf();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isLessThanOrEqualTo(12);
      assertThat(text(document)).contains("Certificaat 59 voor");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void face_saysThatTheAttachmentIsTheProof(Language language) throws Exception {
    byte[] pdf = passport(language, Credentials.evc()).toPdf();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(text(document))
          .contains(
              language == Language.NL
                  ? "Een afdruk is geen bewijs; het bijgevoegde bestand wel."
                  : "A print is no proof; the attached file is.")
          .contains("skillspas verify")
          .contains("https://werkgever.example")
          .contains("Sollicitatie monteur")
          .contains("waterkwaliteit controleren");
    }
  }

  @Test
  void presentation_isReadBackByteForByte() throws Exception {
    SignedPresentation presentation = presentation(many(3, 0));
    CarriedDocument found =
        CredentialReader.strict().read(passport(presentation, Language.NL).toPdf());
    assertThat(found.carrier()).isEqualTo(Carrier.PDF);
    assertThat(found.content()).isEqualTo(presentation.bytes());
  }

  @Test
  void attachment_isFoundByOtherReaders() throws Exception {
    SignedPresentation presentation = presentation(many(1, 0));
    try (PDDocument document = Loader.loadPDF(passport(presentation, Language.EN).toPdf())) {
      var catalog = document.getDocumentCatalog();
      var files = catalog.getNames().getEmbeddedFiles().getNames();
      assertThat(files).containsOnlyKeys("presentation.json");
      var file = files.get("presentation.json");
      assertThat(file.getEmbeddedFile().getSubtype()).isEqualTo("application/vp");
      assertThat(file.getEmbeddedFile().toByteArray()).isEqualTo(presentation.bytes());
      assertThat(file.getCOSObject().getNameAsString("AFRelationship")).isEqualTo("Data");
      COSArray associated = catalog.getCOSObject().getCOSArray(COSName.getPDFName("AF"));
      assertThat(associated.size()).isEqualTo(1);
    }
  }

  /** Whoever listens to it hears the language, the headings, and every word. */
  @Test
  void document_isTagged() throws Exception {
    byte[] pdf = passport(presentation(many(20, 0)), Language.NL).toPdf();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      var catalog = document.getDocumentCatalog();
      assertThat(catalog.getLanguage()).isEqualTo("nl");
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Skillspaspoort");
      Set<String> types = new HashSet<>();
      collect(catalog.getStructureTreeRoot(), types);
      assertThat(types).contains("Document", "Sect", "H1", "H2", "H3", "P");
      for (PDPage page : document.getPages()) {
        assertThat(page.getStructParents()).isNotNegative();
        assertThat(unmarked(page)).isEmpty();
      }
    }
  }

  private static void collect(PDStructureNode node, Set<String> types) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        types.add(element.getStructureType());
        collect(element, types);
      }
    }
  }

  /** The lines of a page's content that write text outside of any marked content. */
  private static List<String> unmarked(PDPage page) throws IOException {
    String content = new String(page.getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
    int depth = 0;
    List<String> unmarked = new java.util.ArrayList<>();
    for (String line : content.split("\n", -1)) {
      if (line.endsWith("BDC") || line.endsWith("BMC")) {
        depth++;
      } else if (line.equals("EMC")) {
        depth--;
      } else if (line.endsWith("Tj") && depth == 0) {
        unmarked.add(line);
      }
    }
    return unmarked;
  }

  @Test
  void fonts_areEmbedded() throws Exception {
    byte[] pdf = passport(Language.NL, Credentials.evc()).toPdf();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).isTrue();
          assertThat(font.getName()).contains("+LiberationSans");
        }
      }
    }
  }

  @Test
  void letters_areThoseOfTheName() throws Exception {
    String name = "Łukasz Şahin, Søren, Zoë, Ğözde, Čapek, Nguyễn";
    assertThat(titled(name)).contains(name);
  }

  @Test
  @Tag("T93")
  void whatTheFontLacks_isSeen() throws Exception {
    assertThat(titled("A日\u202eB\u0000\nC")).contains("A" + square() + square() + "B" + square());
    assertThat(titled("a\u0301")).contains("á");
  }

  private static String square() {
    return Character.toString(Lettering.REPLACEMENT);
  }

  private static String titled(String name) throws IOException {
    JsonObject credential = named(Credentials.small(), name);
    try (PDDocument document = Loader.loadPDF(passport(Language.NL, credential).toPdf())) {
      return text(document);
    }
  }

  @Test
  void samePresentation_givesTheSameBytes() {
    SignedPresentation presentation = presentation(many(2, 0));
    assertThat(passport(presentation, Language.NL).toPdf())
        .isEqualTo(passport(presentation, Language.NL).toPdf())
        .isNotEqualTo(passport(presentation, Language.EN).toPdf());
  }

  @Test
  @Tag("T93")
  void nothing_refersToOutsideOrRuns() throws Exception {
    byte[] pdf =
        passport(Language.NL, named(Credentials.small(), "/URI (https://a.example)")).toPdf();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
      for (String name : List.of("OpenAction", "AA", "AcroForm", "URI", "Collection")) {
        assertThat(catalog.containsKey(COSName.getPDFName(name))).as(name).isFalse();
      }
      for (PDPage page : document.getPages()) {
        assertThat(page.getAnnotations()).isEmpty();
        assertThat(page.getCOSObject().containsKey(COSName.AA)).isFalse();
      }
    }
    String raw = new String(pdf, StandardCharsets.ISO_8859_1);
    assertThat(raw).doesNotContain("/JavaScript", "/Launch", "/GoToR", "/SubmitForm", "/RichMedia");
  }

  private static String text(PDDocument document) throws IOException {
    return new PDFTextStripper().getText(document);
  }
}
