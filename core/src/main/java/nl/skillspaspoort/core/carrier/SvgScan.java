package nl.skillspaspoort.core.carrier;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * One pass over an SVG: it is well-formed, has no document type and so no entities, and no parser
 * looks outside it.
 */
final class SvgScan {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final int MAX_DEPTH = 64;
  private static final Set<String> ACTIVE = Set.of("script", "foreignobject", "handler", "iframe");

  /**
   * An element that carries a credential.
   *
   * @param ordinal the how manieth element of the document it is, from 0
   */
  record Carrying(int ordinal, String content, String where) {}

  private final String text;
  private final boolean stillOnly;
  private final List<Carrying> carriers = new ArrayList<>();

  private SvgScan(String text, boolean stillOnly) {
    this.text = text;
    this.stillOnly = stillOnly;
  }

  /**
   * Reads a picture.
   *
   * @param stillOnly refuse a picture that does more than show: scripts, and references to outside
   */
  static SvgScan of(String text, boolean stillOnly) throws CarrierException {
    SvgScan scan = new SvgScan(text, stillOnly);
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
      try {
        scan.read(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw CarrierException.malformed(
          at(e.getLocation()), "XML that is not well-formed", "an SVG");
    }
    return scan;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside the picture is read");
        });
    return factory;
  }

  List<Carrying> carriers() {
    return carriers;
  }

  private void read(XMLStreamReader xml) throws XMLStreamException, CarrierException {
    String encoding = xml.getCharacterEncodingScheme();
    if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
      throw new CarrierException(
          ProblemCode.CARRIER_UNSUPPORTED, at(xml.getLocation()), "another encoding", "UTF-8");
    }
    int ordinal = -1;
    int depth = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          ordinal++;
          depth++;
          checkElement(xml, depth);
          if (isCarrier(xml)) {
            ordinal = carrier(xml, ordinal);
            depth--;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new CarrierException(
                ProblemCode.CARRIER_UNSUPPORTED,
                at(xml.getLocation()),
                "a document type or an entity",
                "an SVG without them");
        case XMLStreamConstants.PROCESSING_INSTRUCTION ->
            checkStill(!xml.getPITarget().equals("xml-stylesheet"), xml, "a style sheet elsewhere");
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            checkStill(staysInside(xml.getText()), xml, "a style that refers to outside");
        default -> {
          // Comments and white space.
        }
      }
    }
  }

  private void checkElement(XMLStreamReader xml, int depth) throws CarrierException {
    if (depth > MAX_DEPTH) {
      throw CarrierException.tooLarge("a deeper picture", "at most " + MAX_DEPTH + " levels");
    }
    boolean svg = SVG.equals(xml.getNamespaceURI()) && xml.getLocalName().equals("svg");
    if (depth == 1 && !svg) {
      throw new CarrierException(
          ProblemCode.CARRIER_UNSUPPORTED, at(xml.getLocation()), "other XML", "an SVG picture");
    }
    checkStill(
        !ACTIVE.contains(xml.getLocalName().toLowerCase(Locale.ROOT)), xml, "a script, or HTML");
    for (int i = 0; stillOnly && i < xml.getAttributeCount(); i++) {
      String name = xml.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
      String value = xml.getAttributeValue(i);
      checkStill(!name.startsWith("on") && !isScript(value), xml, "a script in an attribute");
      checkStill(
          !name.equals("href") || value.startsWith("#") || value.startsWith("data:image/"),
          xml,
          "a reference to outside");
      checkStill(staysInside(value), xml, "a style that refers to outside");
    }
  }

  private static boolean isScript(String value) {
    return value
        .codePoints()
        .filter(c -> c > ' ')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .toLowerCase(Locale.ROOT)
        .contains("javascript:");
  }

  /** True for text that is no style, or one whose every {@code url(…)} is in the document. */
  private static boolean staysInside(String style) {
    String lower = style.toLowerCase(Locale.ROOT);
    if (lower.contains("@import")) {
      return false;
    }
    for (int at = lower.indexOf("url("); at >= 0; at = lower.indexOf("url(", at + 1)) {
      String target = lower.substring(at + 4).stripLeading();
      if (!target.startsWith("#") && !target.startsWith("\"#") && !target.startsWith("'#")) {
        return false;
      }
    }
    return true;
  }

  private void checkStill(boolean still, XMLStreamReader xml, String found)
      throws CarrierException {
    if (stillOnly && !still) {
      throw new CarrierException(
          ProblemCode.CARRIER_UNSUPPORTED,
          at(xml.getLocation()),
          found,
          "a picture that shows itself and does nothing else");
    }
  }

  private static boolean isCarrier(XMLStreamReader xml) {
    return Svg.NAMESPACE.equals(xml.getNamespaceURI()) && xml.getLocalName().equals(Svg.ELEMENT);
  }

  /** Reads the element to its end. */
  private int carrier(XMLStreamReader xml, int ordinal)
      throws XMLStreamException, CarrierException {
    String where = at(xml.getLocation());
    String verify = Optional.ofNullable(xml.getAttributeValue(null, Svg.VERIFY)).orElse("");
    StringBuilder body = new StringBuilder();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        throw CarrierException.malformed(
            at(xml.getLocation()), "an element inside a credential", "text only");
      }
      if (xml.isCharacters()) {
        body.append(xml.getText());
      } else if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
        throw CarrierException.malformed(at(xml.getLocation()), "an entity", "text only");
      }
    }
    String inside = body.toString();
    if (!verify.isEmpty() && !inside.isBlank()) {
      throw CarrierException.malformed(
          where, "a token and text", "either the attribute " + Svg.VERIFY + " or text");
    }
    // JSON has room around it; a token has not.
    String content = inside.stripLeading().startsWith("{") ? inside : inside.strip();
    carriers.add(new Carrying(ordinal, verify.isEmpty() ? content : verify, where));
    return ordinal;
  }

  /**
   * The picture without the elements that carry something, and with this one after the first tag.
   * Tags are found by hand: the parser has seen that all is well-formed, and does not say where.
   */
  String spliced(String element) {
    Set<Integer> removed = new HashSet<>();
    carriers.forEach(carrier -> removed.add(carrier.ordinal()));
    StringBuilder out = new StringBuilder(text.length() + element.length());
    int ordinal = 0;
    int copied = 0;
    int at = text.indexOf('<');
    while (at >= 0) {
      int end = markupEnd(at);
      if (Character.isLetter(text.charAt(at + 1)) || text.charAt(at + 1) == '_') {
        boolean closed = text.charAt(end - 2) == '/';
        if (ordinal == 0) {
          out.append(text, 0, closed ? end - 2 : end).append(closed ? ">" : "").append(element);
          out.append(closed ? "</" + name(at + 1) + ">" : "");
          copied = end;
        } else if (removed.contains(ordinal)) {
          out.append(text, copied, at);
          end = closed ? end : elementEnd(end);
          copied = end;
        }
        ordinal++;
      }
      at = text.indexOf('<', end);
    }
    return out.append(text, copied, text.length()).toString();
  }

  /** Where the end tag of an element without elements inside ends. */
  private int elementEnd(int from) {
    int at = text.indexOf('<', from);
    while (!text.startsWith("</", at)) {
      at = text.indexOf('<', markupEnd(at));
    }
    return markupEnd(at);
  }

  private String name(int start) {
    int end = start;
    while (!Svg.isXmlSpace(text.charAt(end))
        && text.charAt(end) != '/'
        && text.charAt(end) != '>') {
      end++;
    }
    return text.substring(start, end);
  }

  /** After the markup that starts here: a tag, a comment, a CDATA section, an instruction. */
  private int markupEnd(int start) {
    if (text.startsWith("<!--", start)) {
      return text.indexOf("-->", start + 4) + 3;
    }
    if (text.startsWith("<![CDATA[", start)) {
      return text.indexOf("]]>", start + 9) + 3;
    }
    if (text.startsWith("<?", start)) {
      return text.indexOf("?>", start + 2) + 2;
    }
    char quote = 0;
    int at = start;
    while (quote != 0 || text.charAt(at) != '>') {
      char c = text.charAt(at);
      if (quote == 0 ? c == '"' || c == '\'' : c == quote) {
        quote = quote == 0 ? c : 0;
      }
      at++;
    }
    return at + 1;
  }

  private static String at(Location location) {
    return location == null
        ? ""
        : "line " + location.getLineNumber() + ", column " + location.getColumnNumber();
  }
}
