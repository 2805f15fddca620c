package nl.skillspaspoort.core.carrier;

import static nl.skillspaspoort.core.carrier.Pictures.chunk;
import static nl.skillspaspoort.core.carrier.Pictures.joined;
import static nl.skillspaspoort.core.carrier.Pictures.png;
import static nl.skillspaspoort.core.carrier.Pictures.text;
import static nl.skillspaspoort.core.carrier.Pictures.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import nl.skillspaspoort.core.credential.SecuringMechanism;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class PngTest {
  private static final String KEYWORD = "openbadgecredential";
  private static final SignedCredential BADGE = Credentials.signed(Credentials.small());

  @Test
  void baked_readsBackByteForByte() throws Exception {
    SignedCredential token =
        SignedCredential.of(
            VcJwt.signCredential(Credentials.small(), FixedClock.NOW, TestKeys.issuer()));
    SignedCredential spaced = SignedCredential.parse("\r\n" + BADGE.text() + " \n");
    for (SignedCredential credential : List.of(BADGE, token, spaced)) {
      CarriedDocument found = read(BadgePicture.bake(png(), credential));
      assertThat(found.carrier()).isEqualTo(Carrier.PNG);
      assertThat(found.content()).isEqualTo(credential.bytes());
      assertThat(found.credential()).isEqualTo(credential);
      assertThat(found.document().mechanism()).isEqualTo(credential.mechanism());
    }
    assertThat(read(BadgePicture.bake(png(), token)).document().mechanism())
        .isEqualTo(SecuringMechanism.JOSE);
  }

  /** The picture is the same one, and another program finds the text where it belongs. */
  @Test
  void baked_isStillThePicture() throws Exception {
    byte[] baked = BadgePicture.bake(png(), BADGE);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(baked));
    assertThat(image.getRaster().getSample(0, 0, 0)).isEqualTo(127);
    Element entry = textEntry(baked);
    assertThat(entry.getAttribute("keyword")).isEqualTo(KEYWORD);
    assertThat(entry.getAttribute("compressionFlag")).isEqualToIgnoringCase("FALSE");
    assertThat(entry.getAttribute("text")).isEqualTo(BADGE.text());
  }

  private static Element textEntry(byte[] png) throws Exception {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
      ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
      reader.setInput(in);
      IIOMetadata metadata = reader.getImageMetadata(0);
      NodeList entries =
          ((Element) metadata.getAsTree("javax_imageio_png_1.0")).getElementsByTagName("iTXtEntry");
      assertThat(entries.getLength()).isEqualTo(1);
      return (Element) entries.item(0);
    }
  }

  @Test
  void secondBake_replacesTheFirst() throws Exception {
    SignedCredential other = Credentials.signed(Credentials.evc());
    byte[] once = BadgePicture.bake(png(), BADGE);
    assertThat(BadgePicture.bake(once, BADGE)).isEqualTo(once);
    assertThat(BadgePicture.bake(BadgePicture.bake(png(), other), BADGE)).isEqualTo(once);
    byte[] foreign = png(text(KEYWORD, utf8("x")), chunk("tEXt", utf8(KEYWORD + "\0y")));
    assertThat(BadgePicture.bake(foreign, BADGE)).isEqualTo(once);
  }

  @Test
  void otherChunks_stayAsTheyAre() throws Exception {
    byte[] comment = chunk("tEXt", utf8("Comment\0openbadgecredential"));
    byte[] older = text("openbadges", utf8("{}"));
    byte[] nearly = text(KEYWORD + "s", utf8("{}"));
    byte[] baked = BadgePicture.bake(png(comment, older, nearly), BADGE);
    assertThat(baked).isEqualTo(png(text(KEYWORD, BADGE.bytes()), comment, older, nearly));
  }

  @Test
  void foreignForms_areRead() throws Exception {
    byte[] named = chunk("iTXt", joined(utf8(KEYWORD), utf8("\0\0\0nl\0bewijs\0"), BADGE.bytes()));
    byte[] last =
        joined(
            Pictures.SIGNATURE,
            Pictures.HEADER,
            Pictures.DOT,
            text(KEYWORD, BADGE.bytes()),
            Pictures.END);
    byte[] compressed = png(Pictures.compressedText(KEYWORD, BADGE.bytes()));
    for (byte[] picture : List.of(png(named), last, compressed)) {
      assertThat(read(picture).content()).isEqualTo(BADGE.bytes());
    }
  }

  @Test
  void pictureWithoutCredential_saysSo() {
    for (byte[] picture : List.of(png(), png(text("openbadges", utf8("{}"))))) {
      assertThat(refusal(picture)).isEqualTo(ProblemCode.CARRIER_EMPTY);
    }
  }

  /** One thing wrong at a time. */
  @Test
  void damagedPicture_isRefused() {
    byte[] good = text(KEYWORD, BADGE.bytes());
    byte[] compressed = Pictures.compressedText(KEYWORD, BADGE.bytes());
    Map<String, byte[]> damaged =
        Map.ofEntries(
            Map.entry("two credentials", png(good, good)),
            Map.entry("a text chunk of another kind", png(chunk("tEXt", utf8(KEYWORD + "\0{}")))),
            Map.entry("another compression", png(withFlag(good, 2))),
            Map.entry("another method", png(withMethod(compressed, 1))),
            Map.entry("no end of the language", png(chunk("iTXt", utf8(KEYWORD + "\0\0\0nl")))),
            Map.entry("damaged zlib", png(withFlag(good, 1))),
            Map.entry(
                "more after zlib",
                png(
                    chunk(
                        "iTXt",
                        joined(
                            utf8(KEYWORD),
                            new byte[] {0, 1, 0, 0, 0},
                            Pictures.deflated(utf8("{}")),
                            utf8("x"))))),
            Map.entry(
                "half of the zlib text",
                png(
                    chunk(
                        "iTXt",
                        joined(
                            utf8(KEYWORD),
                            new byte[] {0, 1, 0, 0, 0},
                            Arrays.copyOf(Pictures.deflated(BADGE.bytes()), 200))))),
            Map.entry("no header", joined(Pictures.SIGNATURE, good, Pictures.DOT, Pictures.END)),
            Map.entry("two headers", png(Pictures.HEADER, good)),
            Map.entry("more after the end", joined(png(good), utf8("\n"))),
            Map.entry("a chunk after the end", joined(png(good), good)),
            Map.entry("no end", Arrays.copyOf(png(good), png(good).length - 12)),
            Map.entry("the signature only", Pictures.SIGNATURE),
            Map.entry("a type that is no word", png(chunk("a-b1", new byte[0]), good)));
    damaged.forEach(
        (what, picture) ->
            assertThat(refusal(picture)).as(what).isEqualTo(ProblemCode.CARRIER_MALFORMED));
  }

  @Test
  void cutPicture_isRefusedWhereverItIsCut() {
    byte[] good = png(text(KEYWORD, BADGE.bytes()));
    for (int length = Pictures.SIGNATURE.length; length < good.length; length++) {
      assertThat(refusal(Arrays.copyOf(good, length)))
          .as("%s", length)
          .isEqualTo(ProblemCode.CARRIER_MALFORMED);
    }
  }

  @Test
  void changedByte_isRefusedByTheChecksum() {
    byte[] good = png(text(KEYWORD, BADGE.bytes()));
    for (int i = Pictures.SIGNATURE.length; i < good.length; i += 7) {
      byte[] changed = good.clone();
      changed[i] ^= 1;
      assertThat(refusal(changed)).as("%s", i).isEqualTo(ProblemCode.CARRIER_MALFORMED);
    }
  }

  @Test
  @Tag("T22")
  void bombs_areRefused() {
    byte[] growing = png(Pictures.compressedText(KEYWORD, new byte[64 << 20]));
    assertThat(growing).hasSizeLessThan(1 << 17);
    assertThat(refusal(growing)).isEqualTo(ProblemCode.LIMIT_EXCEEDED);

    byte[] huge = Arrays.copyOf(png(), CredentialReader.MAX_PICTURE_BYTES + 1);
    assertThat(refusal(huge)).isEqualTo(ProblemCode.LIMIT_EXCEEDED);

    byte[][] many = new byte[16_384][];
    Arrays.fill(many, chunk("abCd", new byte[0]));
    assertThat(refusal(png(many))).isEqualTo(ProblemCode.LIMIT_EXCEEDED);

    byte[] lying = png();
    lying[Pictures.SIGNATURE.length] = 0x7f;
    assertThat(refusal(lying)).isEqualTo(ProblemCode.CARRIER_MALFORMED);
  }

  @Test
  void otherBytes_areNotBakedInto() {
    CarrierException refused =
        catchThrowableOfType(
            CarrierException.class, () -> BadgePicture.bake(utf8("GIF89a"), BADGE));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.CARRIER_UNSUPPORTED);
  }

  private static byte[] withFlag(byte[] textChunk, int flag) {
    return changed(textChunk, 8 + KEYWORD.length() + 1, flag);
  }

  private static byte[] withMethod(byte[] textChunk, int method) {
    return changed(textChunk, 8 + KEYWORD.length() + 2, method);
  }

  private static byte[] changed(byte[] textChunk, int at, int value) {
    byte[] data = Arrays.copyOfRange(textChunk, 8, textChunk.length - 4);
    data[at - 8] = (byte) value;
    return chunk("iTXt", data);
  }

  private static CarriedDocument read(byte[] bytes) throws CarrierException {
    return CredentialReader.strict().read(bytes);
  }

  private static ProblemCode refusal(byte[] bytes) {
    return catchThrowableOfType(CarrierException.class, () -> read(bytes)).problem().code();
  }
}
