package nl.skillspaspoort.core.carrier;

import static nl.skillspaspoort.core.carrier.Documents.attachment;
import static nl.skillspaspoort.core.carrier.Documents.deflated;
import static nl.skillspaspoort.core.carrier.Documents.file;
import static nl.skillspaspoort.core.carrier.Documents.object;
import static nl.skillspaspoort.core.carrier.Documents.pdf;
import static nl.skillspaspoort.core.carrier.Documents.stream;
import static nl.skillspaspoort.core.carrier.Pictures.joined;
import static nl.skillspaspoort.core.carrier.Pictures.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class PdfTest {
  private static final SignedCredential BADGE = Credentials.signed(Credentials.small());
  private static final byte[] CONTENT = BADGE.bytes();

  @Test
  void attachment_isFoundByteForByte() throws Exception {
    CarriedDocument found = read(pdf(BADGE.text()));
    assertThat(found.carrier()).isEqualTo(Carrier.PDF);
    assertThat(found.content()).isEqualTo(CONTENT);
    assertThat(found.credential()).isEqualTo(BADGE);
  }

  @Test
  void attachmentWithoutCompression_isFound() throws Exception {
    byte[] plain = stream(4, "/Subtype/application#2Fvc+ld", CONTENT);
    assertThat(read(pdf(plain)).content()).isEqualTo(CONTENT);
  }

  @Test
  void otherAttachments_areLeftAlone() throws Exception {
    byte[] other = attachment(4, "text#2Fplain", deflated(utf8("brief")));
    assertThat(code(pdf(other))).isEqualTo(ProblemCode.CARRIER_EMPTY);
    byte[] both =
        file(
            List.of(
                object(1, "<</Names<</EmbeddedFiles<</Kids[2 0 R]>>>>>>"),
                object(2, "<</Names[(a)<</EF<</F 3 0 R>>>>(b)<</EF<</UF 4 0 R>>>>]>>"),
                attachment(3, "text#2Fplain", deflated(utf8("brief"))),
                attachment(4, "application#2Fvp", deflated(CONTENT))),
            "<</Root 1 0 R>>");
    assertThat(read(both).content()).isEqualTo(CONTENT);
  }

  @Test
  void twoPresentations_areRefused() {
    byte[] two =
        file(
            List.of(
                object(1, "<</Names<</EmbeddedFiles 2 0 R>>>>"),
                object(2, "<</Names[(a)<</EF<</F 3 0 R>>>>(b)<</EF<</F 4 0 R>>>>]>>"),
                attachment(3, "application#2Fvp", deflated(CONTENT)),
                attachment(4, "application#2Fvp+jwt", deflated(CONTENT))),
            "<</Root 1 0 R>>");
    assertThat(code(two)).isEqualTo(ProblemCode.CARRIER_MALFORMED);
  }

  @Test
  void laterVersion_counts() throws Exception {
    byte[] first = pdf("{\"old\": true}");
    byte[] newer = attachment(4, "application#2Fvp", deflated(CONTENT));
    String before = new String(first, StandardCharsets.ISO_8859_1);
    int start = first.length + newer.length;
    int previous = before.lastIndexOf("xref\n0 ");
    byte[] both =
        joined(
            first,
            newer,
            utf8(
                "xref\n4 1\n"
                    + String.format(Locale.ROOT, "%010d", first.length)
                    + " 00000 n \ntrailer\n<</Root 1 0 R/Prev "
                    + previous
                    + ">>\nstartxref\n"
                    + start
                    + "\n%%EOF"));
    assertThat(read(both).content()).isEqualTo(CONTENT);
  }

  /** As later versions of PDF write it: objects and cross-references are compressed too. */
  @Test
  void objectStreams_areRead() throws Exception {
    for (boolean predicted : List.of(false, true)) {
      assertThat(read(compressed("3 0 R", predicted)).content()).isEqualTo(CONTENT);
    }
  }

  private static byte[] compressed(String file, boolean predicted) {
    byte[] head = utf8("%PDF-1.7\n");
    byte[] attachment = attachment(3, "application#2Fvp", deflated(CONTENT));
    String catalog = "<</Names<</EmbeddedFiles 2 0 R>>>>";
    String names = "<</Names[(a)<</EF<</F " + file + ">>>>]>>";
    String header = "1 0 2 " + catalog.length() + " ";
    byte[] objects =
        stream(
            4,
            "/Type/ObjStm/N 2/First " + header.length() + "/Filter[/FlateDecode]",
            deflated(utf8(header + catalog + names)));
    int third = head.length;
    int fourth = third + attachment.length;
    int fifth = fourth + objects.length;
    int[][] entries = {{0, 0, 0}, {2, 4, 0}, {2, 4, 1}, {1, third, 0}, {1, fourth, 0}};
    int extra = predicted ? 1 : 0;
    byte[] rows = new byte[entries.length * (4 + extra)];
    byte[] above = new byte[4];
    for (int i = 0; i < entries.length; i++) {
      byte[] row = {
        (byte) entries[i][0],
        (byte) (entries[i][1] >> 8),
        (byte) entries[i][1],
        (byte) entries[i][2]
      };
      for (int j = 0; j < 4; j++) {
        rows[i * (4 + extra) + extra + j] = (byte) (row[j] - (predicted ? above[j] : 0));
      }
      if (predicted) {
        rows[i * 5] = 2;
      }
      above = row;
    }
    byte[] references =
        stream(
            5,
            "/Type/XRef/Root 1 0 R/Size 5/W[1 2 1]/Filter/FlateDecode"
                + (predicted ? "/DecodeParms<</Predictor 12/Columns 4>>" : ""),
            deflated(rows));
    return joined(head, attachment, objects, references, utf8("startxref\n" + fifth + "\n%%EOF"));
  }

  @Test
  @Tag("T52")
  void bombs_areStoppedEarly() {
    byte[] bomb = deflated(new byte[50 << 20]);
    Problem refusal =
        catchThrowableOfType(
                CarrierException.class, () -> read(pdf(attachment(4, "application#2Fvp", bomb))))
            .problem();
    assertThat(refusal.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    // And not by the reader of what would have come out.
    assertThat(refusal.found()).isEqualTo("a larger stream");
    byte[] large = new byte[50 << 20];
    System.arraycopy(utf8("%PDF-"), 0, large, 0, 5);
    assertThat(code(large)).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
  }

  /** The same cross-references over and over, each time from one space further on. */
  @Test
  @Tag("T52")
  void streamThatIsNamedAgain_isDecodedOnce() throws Exception {
    byte[] references =
        stream(
            9, "/Type/XRef/W[1 1 1]/Index[0 1]/Size 1/Filter/FlateDecode", deflated(new byte[3]));
    byte[] spaced = joined(utf8("%PDF-1.7\n" + " ".repeat(30)), references);
    assertThat(read(chained(spaced, 9)).content()).isEqualTo(CONTENT);
    assertRefused(chained(spaced, 9, 10), "a stream that is decoded again");
  }

  /** Streams inside each other: the inner bytes would be decompressed for every one around them. */
  @Test
  @Tag("T52")
  void streamsThatOverlap_costNoMoreThanTheFile() throws Exception {
    byte[] nested = utf8("%PDF-1.7\n" + "x".repeat(2_000));
    int[] places = new int[10];
    for (int i = 0; i < places.length; i++) {
      byte[] packed = stored(joined(new byte[3], utf8("\n"), nested));
      nested = stream(9, "/Type/XRef/W[1 1 1]/Index[0 1]/Size 1/Filter/FlateDecode", packed);
    }
    byte[] head = joined(utf8("%PDF-1.7\n"), nested);
    String text = new String(head, StandardCharsets.ISO_8859_1);
    for (int i = 0, at = 0; i < places.length; i++) {
      places[i] = text.indexOf("9 0 obj", at);
      at = places[i] + 1;
    }
    assertThat(read(chained(head, places[0])).content()).isEqualTo(CONTENT);
    assertRefused(chained(head, places), "a PDF that takes more work");
  }

  private static byte[] stored(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.NO_COMPRESSION);
    try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, deflater)) {
      deflating.write(bytes);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  /** A file with a presentation, whose sections name these streams one after the other. */
  private static byte[] chained(byte[] head, int... streams) {
    List<byte[]> objects =
        List.of(
            object(1, "<</Names<</EmbeddedFiles 2 0 R>>>>"),
            object(2, "<</Names[(a)<</EF<</F 3 0 R>>>>]>>"),
            attachment(3, "application#2Fvp", deflated(CONTENT)));
    StringBuilder table = new StringBuilder("xref\n1 3\n");
    byte[] file = head;
    for (byte[] object : objects) {
      table.append(String.format(Locale.ROOT, "%010d 00000 n \n", file.length));
      file = joined(file, object);
    }
    String previous = "";
    for (int stream : streams) {
      int start = file.length;
      file =
          joined(file, utf8(table + "trailer<</Root 1 0 R/XRefStm " + stream + previous + ">>\n"));
      table.setLength("xref\n".length());
      table.append("0 0\n");
      previous = "/Prev " + start;
    }
    return joined(file, utf8("startxref\n" + previous.substring(6) + "\n%%EOF"));
  }

  private static void assertRefused(byte[] bytes, String found) {
    Problem refusal = catchThrowableOfType(CarrierException.class, () -> read(bytes)).problem();
    assertThat(refusal.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    assertThat(refusal.found()).isEqualTo(found);
  }

  /** Counts how often a pattern looks at a character. */
  private record Watched(String text, AtomicInteger looks) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      looks.incrementAndGet();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @Test
  @Tag("T22")
  void wordThatIsAlmostANumber_isLookedAtOnce() {
    for (String plain : List.of("0.5", "-.5", "+12.", "1234567890123456789", "true", "null")) {
      assertThat(PdfScan.isPlain(plain)).as(plain).isTrue();
    }
    Watched almost = new Watched("0".repeat(1_000) + "x", new AtomicInteger());
    assertThat(PdfScan.isPlain(almost)).isFalse();
    assertThat(almost.looks().get()).isLessThan(2 * almost.length());
  }

  @Test
  @Tag("T22")
  void circles_areRefused() {
    byte[] empty = pdf("{}");
    String text = new String(empty, StandardCharsets.ISO_8859_1);
    int start = text.lastIndexOf("xref\n0 ");
    List<byte[]> circles =
        List.of(
            // Sections that name each other.
            utf8(text.replace("/Size 5>>", "/Prev " + start + ">>")),
            // An object that is itself.
            file(List.of(object(1, "1 0 R")), "<</Root 1 0 R>>"),
            // A tree of attachments that is its own branch.
            file(
                List.of(
                    object(1, "<</Names<</EmbeddedFiles 2 0 R>>>>"),
                    object(2, "<</Kids[2 0 R 2 0 R]>>")),
                "<</Root 1 0 R>>"),
            // A stream as long as something inside it.
            file(
                List.of(
                    object(1, "<</Names<</EmbeddedFiles 2 0 R>>>>"),
                    object(2, "<</Names[(a)<</EF<</F 3 0 R>>>>]>>"),
                    utf8(
                        "3 0 obj\n<</Subtype/application#2Fvp/Length 3 0 R>>\n"
                            + "stream\nx\nendstream")),
                "<</Root 1 0 R>>"),
            // An object stream whose length is inside it.
            lengthInsideItself());
    for (int i = 0; i < circles.size(); i++) {
      assertThat(code(circles.get(i))).as("circle %d", i).isEqualTo(ProblemCode.CARRIER_MALFORMED);
    }
  }

  private static byte[] lengthInsideItself() {
    byte[] head = utf8("%PDF-1.7\n");
    byte[] objects =
        utf8("2 0 obj\n<</Type/ObjStm/N 1/First 4/Length 1 0 R>>\nstream\n1 0 9\nendstream\n");
    byte[] rows = {2, 0, 2, 0, 1, 0, (byte) head.length, 0};
    byte[] references = stream(3, "/Type/XRef/Root 1 0 R/Index[1 2]/Size 3/W[1 2 1]", rows);
    int start = head.length + objects.length;
    return joined(head, objects, references, utf8("startxref\n" + start + "\n%%EOF"));
  }

  @Test
  @Tag("T22")
  void depthAndSize_haveLimits() {
    String deep = "[".repeat(100) + "]".repeat(100);
    String wide = "[" + "0 ".repeat(2 << 20) + "]";
    for (String root : List.of(deep, wide)) {
      assertThat(code(file(List.of(object(1, root)), "<</Root 1 0 R>>")))
          .isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    }
    StringBuilder names = new StringBuilder("<</Names[");
    for (int i = 0; i < 2_000; i++) {
      names.append("(a)3 0 R");
    }
    List<byte[]> many =
        List.of(
            object(1, "<</Names<</EmbeddedFiles 2 0 R>>>>"),
            object(2, names + "]>>"),
            object(3, "<<>>"));
    assertThat(code(file(many, "<</Root 1 0 R>>"))).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    // Cheap to write, and read again for each of a thousand names.
    StringBuilder again = new StringBuilder("<</Names[");
    for (int i = 0; i < 1_000; i++) {
      again.append("(a)3 0 R");
    }
    List<byte[]> slow =
        List.of(
            object(1, "<</Names<</EmbeddedFiles 2 0 R>>>>"),
            object(2, again + "]>>"),
            object(3, " ".repeat(1 << 20) + "<<>>"));
    assertThat(code(file(slow, "<</Root 1 0 R>>"))).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
  }

  @Test
  void whatIsNotOpened_isNamed() {
    byte[] encrypted = file(List.of(object(1, "<<>>")), "<</Root 1 0 R/Encrypt 9 0 R>>");
    assertThat(code(encrypted)).isEqualTo(ProblemCode.CARRIER_UNSUPPORTED);
    byte[] filtered = pdf(stream(4, "/Subtype/application#2Fvp/Filter/LZWDecode", utf8("x")));
    assertThat(code(filtered)).isEqualTo(ProblemCode.CARRIER_UNSUPPORTED);
    assertThat(code(file(List.of(object(1, "<<>>")), "<</Size 2>>")))
        .isEqualTo(ProblemCode.CARRIER_MALFORMED);
    assertThat(code(file(List.of(object(1, "<<>>")), "<</Root 1 0 R>>")))
        .isEqualTo(ProblemCode.CARRIER_EMPTY);
  }

  @Property(tries = 3_000)
  @net.jqwik.api.Tag("T98")
  void spoiledDocument_isReadOrRefused(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    byte[] bytes = random.nextBoolean() ? compressed("3 0 R", true) : pdf("{\"a\": 1}");
    for (int i = random.nextInt(4); i >= 0 && bytes.length > 16; i--) {
      int at = 5 + random.nextInt(bytes.length - 5);
      int length = 1 + random.nextInt(Math.min(12, bytes.length - at));
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) "<>[]()/0123456789 R".charAt(random.nextInt(19));
        case 2 ->
            bytes =
                joined(
                    Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
        default ->
            bytes =
                joined(
                    Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(bytes, at, bytes.length));
      }
    }
    try {
      assertThat(CredentialReader.strict().read(bytes).content()).isNotNull();
    } catch (CarrierException e) {
      assertThat(e.problem()).isNotNull();
    }
  }

  private static CarriedDocument read(byte[] bytes) throws CarrierException {
    return CredentialReader.strict().read(bytes);
  }

  private static ProblemCode code(byte[] bytes) {
    return catchThrowableOfType(CarrierException.class, () -> read(bytes)).problem().code();
  }
}
