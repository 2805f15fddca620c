package nl.skillspaspoort.core.carrier;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * SVG with an element that carries a credential: a token in its attribute {@code verify}, JSON in
 * its text.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#svg">Open Badges 3.0, SVG</a>
 */
final class Svg {
  static final String NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";
  static final String ELEMENT = "credential";
  static final String VERIFY = "verify";

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String OPEN_CDATA = "<![CDATA[";
  private static final String CLOSE_CDATA = "]]>";

  private Svg() {}

  /** XML begins with a tag; neither JSON nor a token does. */
  static boolean startsLike(byte[] bytes) {
    int start =
        CredentialReader.startsWith(bytes, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf})
            ? 3
            : 0;
    while (start < bytes.length && isXmlSpace((char) bytes[start])) {
      start++;
    }
    return start < bytes.length && bytes[start] == '<';
  }

  /** The content of the one element that carries a credential. */
  static byte[] content(byte[] svg) throws CarrierException {
    SvgScan scan = SvgScan.of(withoutMark(decoded(svg)), false);
    if (scan.carriers().isEmpty()) {
      throw new CarrierException(
          ProblemCode.CARRIER_EMPTY,
          "",
          "an SVG without credential",
          "an element " + ELEMENT + " of " + NAMESPACE);
    }
    if (scan.carriers().size() > 1) {
      throw CarrierException.malformed(
          scan.carriers().get(1).where(),
          scan.carriers().size() + " credentials",
          "one credential in a picture");
    }
    return scan.carriers().get(0).content().getBytes(StandardCharsets.UTF_8);
  }

  /** The same picture, with this content directly after its first tag. */
  static byte[] baked(byte[] svg, byte[] content) throws CarrierException {
    String text = decoded(svg);
    boolean marked = text.startsWith(BYTE_ORDER_MARK);
    String picture = withoutMark(text);
    SvgScan scan = SvgScan.of(picture, true);
    String baked = scan.spliced(element(new String(content, StandardCharsets.UTF_8)));
    return ((marked ? BYTE_ORDER_MARK : "") + baked).getBytes(StandardCharsets.UTF_8);
  }

  private static String element(String content) throws CarrierException {
    String start = "<openbadges:" + ELEMENT + " xmlns:openbadges=\"" + NAMESPACE + "\"";
    String end = "</openbadges:" + ELEMENT + ">";
    return content.startsWith("{")
        ? start + ">" + text(content) + end
        : start + " " + VERIFY + "=\"" + token(content) + "\">" + end;
  }

  /** XML reads a lone carriage return as a line feed, so it goes in as a reference. */
  private static String text(String json) throws CarrierException {
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '\uFFFE' || c == '\uFFFF' || (c < ' ' && !isXmlSpace(c))) {
        throw new CarrierException(
            ProblemCode.CARRIER_UNSUPPORTED,
            "",
            "a character that XML cannot hold",
            "that character as a \\u escape");
      }
    }
    return OPEN_CDATA
        + json.replace(CLOSE_CDATA, "]]" + CLOSE_CDATA + OPEN_CDATA + ">")
            .replace("\r", CLOSE_CDATA + "&#13;" + OPEN_CDATA)
        + CLOSE_CDATA;
  }

  private static String token(String token) {
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (c < '!' || c > '~' || c == '"' || c == '<' || c == '&') {
        throw new AssertionError(
            "a token holds no character but those of base64url, dot and tilde");
      }
    }
    return token;
  }

  private static String decoded(byte[] svg) throws CarrierException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(svg)).toString();
    } catch (CharacterCodingException e) {
      throw new CarrierException(
          ProblemCode.INVALID_ENCODING, "", "an SVG that is not UTF-8", "an SVG in UTF-8");
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  static boolean isXmlSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
