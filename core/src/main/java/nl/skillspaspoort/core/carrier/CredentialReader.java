package nl.skillspaspoort.core.carrier;

import java.util.Arrays;
import java.util.Objects;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonLimits;
import nl.skillspaspoort.core.json.JsonReader;

/**
 * Finds the credential or presentation in bytes of any kind: JSON, a token, or a PNG or SVG
 * picture, a PDF or an HTML page with one of these in it. The kind follows from the first bytes,
 * never from a file name. Immutable and safe for use by several threads.
 */
public final class CredentialReader {
  /** Most bytes of a picture, a PDF or a page that are looked at: 16 MiB. */
  public static final int MAX_PICTURE_BYTES = 16 << 20;

  private static final CredentialReader STRICT = new CredentialReader(JsonLimits.DEFAULT);

  private final JsonLimits limits;
  private final JsonReader json;

  private CredentialReader(JsonLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.json = JsonReader.within(limits);
  }

  /** With {@link JsonLimits#DEFAULT} for what is inside. */
  public static CredentialReader strict() {
    return STRICT;
  }

  /** With other limits for what is inside. */
  public static CredentialReader within(JsonLimits limits) {
    return new CredentialReader(limits);
  }

  /**
   * Finds what is in the bytes.
   *
   * @throws CarrierException {@code CARRIER_MALFORMED} for a picture or document that is damaged or
   *     holds more than one credential; {@code CARRIER_EMPTY} for one that holds none; {@code
   *     CARRIER_UNSUPPORTED} for a kind of file that this build does not open; {@code
   *     LIMIT_EXCEEDED}; for everything else what is wrong with it as JSON
   */
  public CarriedDocument read(byte[] bytes) throws CarrierException {
    if (Png.startsLike(bytes)) {
      checkSize(bytes);
      return inside(Carrier.PNG, Png.content(bytes, limits.maxBytes()));
    }
    if (Pdf.startsLike(bytes)) {
      checkSize(bytes);
      return inside(Carrier.PDF, Pdf.content(bytes, limits.maxBytes()));
    }
    if (Html.startsLike(bytes)) {
      checkSize(bytes);
      return inside(Carrier.HTML, Html.content(bytes, limits.maxBytes()));
    }
    if (Svg.startsLike(bytes)) {
      checkSize(bytes);
      return inside(Carrier.SVG, Svg.content(bytes));
    }
    SecuredDocument document = document(bytes);
    return new CarriedDocument(carrier(document), bytes.clone(), document);
  }

  private CarriedDocument inside(Carrier carrier, byte[] content) throws CarrierException {
    return new CarriedDocument(carrier, content, document(content));
  }

  private SecuredDocument document(byte[] utf8) throws CarrierException {
    try {
      return SecuredDocument.read(utf8, json);
    } catch (JsonFormatException e) {
      throw new CarrierException(e);
    }
  }

  private static Carrier carrier(SecuredDocument document) {
    return switch (document.mechanism()) {
      case DATA_INTEGRITY -> Carrier.JSON;
      case JOSE -> Carrier.COMPACT_JWS;
      case SD_JWT -> Carrier.SD_JWT;
    };
  }

  static void checkSize(byte[] file) throws CarrierException {
    if (file.length > MAX_PICTURE_BYTES) {
      throw CarrierException.tooLarge(
          "a file of " + file.length + " bytes", "at most " + MAX_PICTURE_BYTES);
    }
  }

  static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}
