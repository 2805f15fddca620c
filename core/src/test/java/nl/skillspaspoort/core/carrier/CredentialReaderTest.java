package nl.skillspaspoort.core.carrier;

import static nl.skillspaspoort.core.carrier.Pictures.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonLimits;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CredentialReaderTest {
  private static final SignedCredential BADGE = Credentials.signed(Credentials.small());

  @Test
  void eachKind_isTold() throws Exception {
    Map<Carrier, byte[]> kinds =
        Map.of(
            Carrier.JSON, BADGE.bytes(),
            Carrier.COMPACT_JWS, utf8("eyJh.eyJi.c2ln"),
            Carrier.SD_JWT, utf8("eyJh.eyJi.c2ln~WyJz~"),
            Carrier.PNG, BadgePicture.bake(Pictures.png(), BADGE),
            Carrier.SVG, BadgePicture.bake(Pictures.svg(""), BADGE),
            Carrier.PDF, Documents.pdf(BADGE.text()),
            Carrier.HTML, Documents.html(BADGE.text()));
    assertThat(kinds).containsOnlyKeys(Carrier.values());
    for (Map.Entry<Carrier, byte[]> kind : kinds.entrySet()) {
      CarriedDocument found = CredentialReader.strict().read(kind.getValue());
      assertThat(found.carrier()).isEqualTo(kind.getKey());
      assertThat(found.toString()).contains(kind.getKey().name()).doesNotContain("Samenwerken");
    }
  }

  @Test
  void otherFiles_areNamed() {
    assertThat(refusal(utf8("%PDF-1.7\n"))).isEqualTo(ProblemCode.CARRIER_MALFORMED);
    for (byte[] other :
        List.of(new byte[0], utf8("geachte heer"), new byte[] {(byte) 0xff, (byte) 0xd8})) {
      assertThat(refusal(other)).isIn(ProblemCode.PARSING_ERROR, ProblemCode.INVALID_ENCODING);
    }
  }

  /** The limits for JSON hold for what comes out of a picture as well. */
  @Test
  @Tag("T22")
  void limits_holdInsideAPicture() throws Exception {
    CredentialReader small = CredentialReader.within(new JsonLimits(512, 64, 512, 64, 64, 1_024));
    for (byte[] picture :
        List.of(
            BadgePicture.bake(Pictures.png(), BADGE), BadgePicture.bake(Pictures.svg(""), BADGE))) {
      assertThat(
              catchThrowableOfType(CarrierException.class, () -> small.read(picture))
                  .problem()
                  .code())
          .isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    }
  }

  @Property(tries = 2_000)
  @net.jqwik.api.Tag("T98")
  void spoiledPicture_isReadOrRefused(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    byte[] good =
        random.nextBoolean()
            ? BadgePicture.bake(Pictures.png(Pictures.compressedText("Comment", utf8("x"))), BADGE)
            : BadgePicture.bake(Pictures.svg("<g title='&lt;'/><!-- x -->"), BADGE);
    byte[] spoiled = spoiled(good, random);
    try {
      assertThat(CredentialReader.strict().read(spoiled).content()).isNotNull();
    } catch (CarrierException e) {
      assertThat(e.problem()).isNotNull();
    }
    try {
      BadgePicture.bake(spoiled, BADGE);
    } catch (CarrierException e) {
      assertThat(e.problem()).isNotNull();
    }
  }

  /** Bytes changed, cut out, doubled or taken from somewhere else, mostly near the start. */
  private static byte[] spoiled(byte[] good, Random random) {
    byte[] bytes = good.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int bound = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 200);
      int at = random.nextInt(bound);
      int length = 1 + random.nextInt(Math.min(12, bytes.length - at));
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) "<>&\"'/!?-[]".charAt(random.nextInt(11));
        case 2 -> bytes = Pictures.joined(Arrays.copyOf(bytes, at), tail(bytes, at + length));
        default -> bytes = Pictures.joined(Arrays.copyOf(bytes, at + length), tail(bytes, at));
      }
      if (bytes.length < 2) {
        return bytes;
      }
    }
    return bytes;
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static ProblemCode refusal(byte[] bytes) {
    return catchThrowableOfType(CarrierException.class, () -> CredentialReader.strict().read(bytes))
        .problem()
        .code();
  }
}
