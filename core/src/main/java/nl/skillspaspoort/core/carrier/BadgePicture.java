package nl.skillspaspoort.core.carrier;

import java.util.Arrays;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Puts a credential into a picture of its badge ("baking"). The picture stays what it was for
 * whoever looks at it; whoever copies it copies the credential.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#baked-badge">Open Badges 3.0, Baked
 *     Badge</a>
 */
public final class BadgePicture {
  private BadgePicture() {}

  /**
   * The picture with the credential in it, and with no other one: what was baked into it before is
   * taken out. {@link CredentialReader} gives back exactly the text of the credential.
   *
   * @param picture a PNG, or an SVG in UTF-8 that shows a picture and does nothing else
   * @throws CarrierException {@code CARRIER_UNSUPPORTED} for another kind of picture, or an SVG
   *     with script or with text that XML cannot hold; {@code CARRIER_MALFORMED} for one that is
   *     damaged; {@code LIMIT_EXCEEDED} for one that is too large
   */
  public static byte[] bake(byte[] picture, SignedCredential credential) throws CarrierException {
    byte[] content = credential.bytes();
    byte[] baked = baked(picture, content);
    if (!Arrays.equals(CredentialReader.strict().read(baked).content(), content)) {
      throw new AssertionError("a baked credential does not read back as it was");
    }
    return baked;
  }

  private static byte[] baked(byte[] picture, byte[] content) throws CarrierException {
    CredentialReader.checkSize(picture);
    if (Png.startsLike(picture)) {
      return Png.baked(picture, content);
    }
    if (Svg.startsLike(picture)) {
      return Svg.baked(picture, content);
    }
    throw new CarrierException(
        ProblemCode.CARRIER_UNSUPPORTED, "", "a picture of another kind", "a PNG or an SVG");
  }
}
