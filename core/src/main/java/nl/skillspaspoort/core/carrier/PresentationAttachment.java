package nl.skillspaspoort.core.carrier;

import java.util.Base64;
import nl.skillspaspoort.core.credential.SecuringMechanism;
import nl.skillspaspoort.core.presentation.SignedPresentation;

/**
 * How a presentation goes along with a document for people, so that {@link CredentialReader} finds
 * it again: in a PDF as an embedded file of one of these media types, in an HTML page as an element
 * with the bytes in base64.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#media-types">VCDM 2.0, Media Types</a>
 */
public final class PresentationAttachment {
  /** Media type of a presentation in JSON. */
  public static final String PRESENTATION = "application/vp";

  private static final String CREDENTIAL = "application/vc";
  private static final String SD_JWT_CREDENTIAL = "application/dc+sd-jwt";

  static final String HTML_START = "<data id=\"skillspaspoort-presentation\" hidden value=\"";
  static final String HTML_END = "\"></data>";

  private PresentationAttachment() {}

  /** The media type of a presentation, by how it is secured. */
  public static String mediaType(SignedPresentation presentation) {
    if (presentation.mechanism() == SecuringMechanism.DATA_INTEGRITY) {
      return PRESENTATION;
    }
    return PRESENTATION + (presentation.mechanism() == SecuringMechanism.JOSE ? "+jwt" : "+sd-jwt");
  }

  /** The element of a page that carries a presentation; it shows nothing and holds no script. */
  public static String toHtml(SignedPresentation presentation) {
    return HTML_START + Base64.getEncoder().encodeToString(presentation.bytes()) + HTML_END;
  }

  /** True for a media type of credentials and presentations. */
  static boolean isCarrying(String mediaType) {
    return mediaType.equals(PRESENTATION)
        || mediaType.startsWith(PRESENTATION + "+")
        || mediaType.equals(CREDENTIAL)
        || mediaType.startsWith(CREDENTIAL + "+")
        || mediaType.equals(SD_JWT_CREDENTIAL);
  }
}
