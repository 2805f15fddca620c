package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.verifier.outcome.Axes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever somebody sends in: an answer within limits, never an exception. */
@Tag("T22")
@Tag("T98")
final class InputLimitsTest {
  private final Verifier verifier = Verifier.builder().build();

  private VerificationResult unreadable(byte[] input) {
    VerificationResult result = verifier.verify(input);
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(result.axes().integrity()).isEqualTo(Axes.Integrity.INVALID);
    assertThat(result.problems()).hasSize(1);
    assertThat(verifier.explain(input)).isEmpty();
    return result;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void randomBytes_areNoDocument() {
    Random random = new Random(20261126);
    for (int length = 0; length < 2_000; length = length * 2 + 1) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      unreadable(bytes);
    }
  }

  @Test
  void fiftyMegabytesOfJson_areNotRead() {
    byte[] large = new byte[50 << 20];
    Arrays.fill(large, (byte) ' ');
    byte[] start = utf8("{\"name\": \"");
    System.arraycopy(start, 0, large, 0, start.length);
    assertThat(unreadable(large).problems().get(0).code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
  }

  @Test
  void tenThousandLevels_areNotFollowed() {
    for (String deep :
        new String[] {
          "[".repeat(10_000),
          "{\"a\":".repeat(10_000),
          "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
          Credentials.secured(Credentials.evc(), TestKeys.issuer())
              .toJson()
              .replace("\"Ervaringscertificaat\"", "[".repeat(10_000) + "]".repeat(10_000))
        }) {
      assertThat(unreadable(utf8(deep)).problems().get(0).code())
          .isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    }
  }

  /** Compressed text in a picture is not part of what a badge may be, so it is never unpacked. */
  @Test
  @Tag("T26")
  void compressedTextInAPicture_isNotUnpacked() throws Exception {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(zip, new Deflater(Deflater.BEST_COMPRESSION))) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        out.write(zeros);
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    chunk(png, "IHDR", new byte[] {0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0});
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.write(utf8("openbadgecredential"));
    text.write(new byte[] {0, 1, 0, 0, 0});
    text.write(zip.toByteArray());
    chunk(png, "iTXt", text.toByteArray());
    chunk(png, "IEND", new byte[0]);
    unreadable(png.toByteArray());
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] content)
      throws Exception {
    CRC32 crc = new CRC32();
    crc.update(utf8(type));
    crc.update(content);
    number(png, content.length);
    png.write(utf8(type));
    png.write(content);
    number(png, (int) crc.getValue());
  }

  private static void number(ByteArrayOutputStream out, int value) {
    out.write(value >>> 24);
    out.write(value >>> 16);
    out.write(value >>> 8);
    out.write(value);
  }
}
