package nl.skillspaspoort.core.carrier;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * An HTML page with a presentation or credential in an element of its own. Nothing else of the page
 * is looked at: it proves nothing.
 */
final class Html {
  private static final String START = "<!doctype html";
  private static final int LONGEST_LEAD = 64;

  private Html() {}

  static boolean startsLike(byte[] bytes) {
    String lead =
        new String(bytes, 0, Math.min(bytes.length, LONGEST_LEAD), StandardCharsets.ISO_8859_1);
    String mark = "\u00ef\u00bb\u00bf";
    String text = lead.startsWith(mark) ? lead.substring(mark.length()) : lead;
    return text.stripLeading().toLowerCase(Locale.ROOT).startsWith(START);
  }

  /** The content of the one element that carries a presentation or credential. */
  static byte[] content(byte[] html, int maxBytes) throws CarrierException {
    // Byte for byte: what we look for is ASCII, whatever stands around it.
    String page = new String(html, StandardCharsets.ISO_8859_1);
    int at = page.indexOf(PresentationAttachment.HTML_START);
    if (at < 0) {
      throw new CarrierException(
          ProblemCode.CARRIER_EMPTY,
          "",
          "a page without presentation",
          "the element " + PresentationAttachment.HTML_START);
    }
    int start = at + PresentationAttachment.HTML_START.length();
    if (page.indexOf(PresentationAttachment.HTML_START, start) >= 0) {
      throw CarrierException.malformed(
          "", "more than one presentation", "one presentation in a page");
    }
    int end = page.indexOf(PresentationAttachment.HTML_END, start);
    if (end < 0) {
      throw CarrierException.malformed("byte " + start, "an element that breaks off", "its end");
    }
    if ((end - start) / 4L * 3 > maxBytes + 2L) {
      throw CarrierException.tooLarge("a larger presentation", "at most " + maxBytes + " bytes");
    }
    try {
      return Base64.getDecoder().decode(page.substring(start, end));
    } catch (IllegalArgumentException e) {
      throw CarrierException.malformed("byte " + start, "text that is not base64", "base64");
    }
  }
}
