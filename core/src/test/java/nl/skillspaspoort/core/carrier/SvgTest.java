package nl.skillspaspoort.core.carrier;

import static nl.skillspaspoort.core.carrier.Pictures.OB;
import static nl.skillspaspoort.core.carrier.Pictures.SVG_START;
import static nl.skillspaspoort.core.carrier.Pictures.element;
import static nl.skillspaspoort.core.carrier.Pictures.svg;
import static nl.skillspaspoort.core.carrier.Pictures.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SvgTest {
  private static final SignedCredential BADGE = Credentials.signed(Credentials.small());

  private static SignedCredential token() throws Exception {
    return SignedCredential.of(
        VcJwt.signCredential(Credentials.small(), FixedClock.NOW, TestKeys.issuer()));
  }

  @Test
  void baked_readsBackByteForByte() throws Exception {
    SignedCredential spaced = SignedCredential.parse("{\r\n \r" + BADGE.text().substring(1) + "\n");
    SignedCredential marked =
        Credentials.signed(Credentials.small().with("name", "]]> <b>&amp; '\"& \t ok"));
    for (SignedCredential credential : List.of(BADGE, token(), spaced, marked)) {
      CarriedDocument found = read(BadgePicture.bake(svg(""), credential));
      assertThat(found.carrier()).isEqualTo(Carrier.SVG);
      assertThat(found.content()).isEqualTo(credential.bytes());
      assertThat(found.credential()).isEqualTo(credential);
    }
  }

  /** Nothing of the picture is rewritten: the element goes in after the first tag. */
  @Test
  void baked_isThePictureAndOneElement() throws Exception {
    String before = "\uFEFF<?xml version='1.0'  encoding='utf-8'?>\r\n<!-- <svg> -->\r\n";
    String start = "<svg xmlns='http://www.w3.org/2000/svg'\r\n title='a > b'>";
    String after = "<title>é &lt; <![CDATA[</svg>]]></title >\r\n</svg >\r\n";
    String baked = string(BadgePicture.bake(utf8(before + start + after), token()));
    assertThat(baked).startsWith(before + start + "<openbadges:credential ").endsWith(after);
    assertThat(baked)
        .isEqualTo(
            before
                + start
                + "<openbadges:credential"
                + OB
                + " verify=\""
                + token().text()
                + "\"></openbadges:credential>"
                + after);
  }

  @Test
  void emptyPicture_isOpened() throws Exception {
    byte[] baked =
        BadgePicture.bake(utf8("<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" />"), BADGE);
    assertThat(string(baked))
        .startsWith("<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" ><openbadges:")
        .endsWith("</openbadges:credential></s:svg>");
    assertThat(read(baked).content()).isEqualTo(BADGE.bytes());
  }

  @Test
  void secondBake_replacesTheFirst() throws Exception {
    byte[] once = BadgePicture.bake(svg(""), BADGE);
    assertThat(BadgePicture.bake(once, BADGE)).isEqualTo(once);
    assertThat(BadgePicture.bake(BadgePicture.bake(svg(""), token()), BADGE)).isEqualTo(once);
    String foreign =
        "<g><x:credential xmlns:x='https://purl.imsglobal.org/ob/v3p0' verify='a>b'/></g>"
            + element("{<!-- </openbadges:credential> -->}")
            + "<credential>text</credential>";
    assertThat(string(BadgePicture.bake(svg(foreign), BADGE)))
        .isEqualTo(string(once).replace("<rect", "<g></g><credential>text</credential><rect"));
  }

  @Test
  void foreignForms_areRead() throws Exception {
    String json = BADGE.text();
    String escaped = json.replace("&", "&amp;").replace("<", "&lt;");
    String token = token().text();
    for (String body :
        List.of(
            "<openbadges:credential"
                + OB
                + ">\n  <![CDATA[\n"
                + json
                + "\n]]>\n</openbadges:credential>",
            "<openbadges:credential" + OB + ">" + escaped + "</openbadges:credential>",
            "<c:credential xmlns:c=\"https://purl.imsglobal.org/ob/v3p0\">"
                + escaped
                + "</c:credential>",
            "<credential xmlns=\"https://purl.imsglobal.org/ob/v3p0\" verify=\"\">"
                + escaped
                + "</credential>",
            "<g><g>" + element(json) + "</g></g>")) {
      assertThat(read(svg(body)).credential()).isEqualTo(BADGE);
    }
    for (String body :
        List.of(
            "<openbadges:credential" + OB + " verify='" + token + "'/>",
            "<openbadges:credential" + OB + ">\n " + token + "\n</openbadges:credential>")) {
      assertThat(string(read(svg(body)).content())).isEqualTo(token);
    }
  }

  @Test
  void pictureWithoutCredential_saysSo() {
    for (String body :
        List.of(
            "",
            "<credential>{}</credential>",
            "<openbadges:assertion xmlns:openbadges='http://openbadges.org'>{}</openbadges:assertion>",
            "<openbadges:Credential" + OB + ">{}</openbadges:Credential>",
            "<!--" + element("{}") + "-->")) {
      assertThat(refusal(svg(body))).as(body).isEqualTo(ProblemCode.CARRIER_EMPTY);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg'>",
        "<svg xmlns='http://www.w3.org/2000/svg'></svg><svg/>",
        "<svg xmlns='http://www.w3.org/2000/svg' a='1' a='2'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'>&undefined;</svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><o:x/></svg>",
        "<",
        "<>",
        "< svg/>"
      })
  void damagedPicture_isRefused(String text) {
    assertThat(refusal(utf8(text))).isEqualTo(ProblemCode.CARRIER_MALFORMED);
  }

  @Test
  void twoContents_areRefused() {
    String both = "<openbadges:credential" + OB + " verify='a.b.c'>{}</openbadges:credential>";
    String nested = "<openbadges:credential" + OB + ">{<b/>}</openbadges:credential>";
    for (String body : List.of(element("{}") + element("{}"), both, nested)) {
      assertThat(refusal(svg(body))).as(body).isEqualTo(ProblemCode.CARRIER_MALFORMED);
    }
  }

  /** Entities and document types: not expanded, not fetched, not read. */
  @ParameterizedTest
  @Tag("T22")
  @Tag("T93")
  @ValueSource(
      strings = {
        "<!DOCTYPE svg>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE svg SYSTEM 'http://127.0.0.1:1/x.dtd'>",
        "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>",
        "<!DOCTYPE svg [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/p'> %p;]>"
      })
  void documentType_isRefused(String type) {
    for (String body : List.of(element(BADGE.text()), "&x;", "&b;")) {
      assertThat(refusal(utf8(type + string(svg(body)))))
          .isIn(ProblemCode.CARRIER_UNSUPPORTED, ProblemCode.CARRIER_MALFORMED);
    }
    assertThat(refusal(utf8(type + string(svg(""))))).isEqualTo(ProblemCode.CARRIER_UNSUPPORTED);
  }

  @Test
  @Tag("T22")
  void bombs_areRefused() {
    assertThat(refusal(svg("<g>".repeat(300) + "</g>".repeat(300))))
        .isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    byte[] huge = svg(" ".repeat(CredentialReader.MAX_PICTURE_BYTES));
    assertThat(refusal(huge)).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
  }

  /** What a picture would do in a browser changes nothing for a reader, and is not baked into. */
  @ParameterizedTest
  @Tag("T93")
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "<g onload='alert(1)'/>",
        "<a href='java&#10;script:alert(1)'/>",
        "<set attributeName='href' to='javascript:alert(1)'/>",
        "<image href='https://tracker.example/x.png'/>",
        "<image xmlns:l='http://www.w3.org/1999/xlink' l:href='//tracker.example/x.png'/>",
        "<use href='other.svg#x'/>",
        "<image href='data:text/html,x'/>",
        "<g style='fill:url(https://tracker.example/)'/>",
        "<style>@import 'https://tracker.example/x.css';</style>",
        "<style><![CDATA[a { background: URL( //tracker.example/ ) }]]></style>",
        "<?xml-stylesheet href='https://tracker.example/x.css'?>"
      })
  void activePicture_isReadAndNotBakedInto(String active) throws Exception {
    byte[] picture = svg(active + element(BADGE.text()));
    assertThat(read(picture).credential()).isEqualTo(BADGE);
    CarrierException refused =
        catchThrowableOfType(CarrierException.class, () -> BadgePicture.bake(picture, BADGE));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.CARRIER_UNSUPPORTED);
    assertThat(refused.problem().where()).startsWith("line 1, column ");
  }

  @Test
  void stillPicture_mayReferToItself() throws Exception {
    String still =
        "<defs><linearGradient id='g'/></defs><use href='#g'/><g style='fill:url(#g)' fill='url(\"#g\")'/>"
            + "<image href='data:image/png;base64,AAAA'/><style>rect { fill: url('#g') }</style>";
    assertThat(read(BadgePicture.bake(svg(still), BADGE)).content()).isEqualTo(BADGE.bytes());
  }

  @Test
  void otherEncodingsAndOtherXml_areRefused() {
    byte[] latin =
        "<svg xmlns='http://www.w3.org/2000/svg'>é</svg>".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refusal(latin)).isEqualTo(ProblemCode.INVALID_ENCODING);
    assertThat(refusal(utf8("<?xml version='1.0' encoding='ISO-8859-1'?>" + SVG_START + "</svg>")))
        .isEqualTo(ProblemCode.CARRIER_UNSUPPORTED);
    assertThat(refusal(utf8("<html><body/></html>"))).isEqualTo(ProblemCode.CARRIER_UNSUPPORTED);
  }

  @Test
  void characterThatXmlCannotHold_isRefused() throws Exception {
    SignedCredential odd = Credentials.signed(Credentials.small().with("name", "a\uFFFFb"));
    CarrierException refused =
        catchThrowableOfType(CarrierException.class, () -> BadgePicture.bake(svg(""), odd));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.CARRIER_UNSUPPORTED);
    assertThat(read(BadgePicture.bake(Pictures.png(), odd)).credential()).isEqualTo(odd);
  }

  private static String string(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static CarriedDocument read(byte[] bytes) throws CarrierException {
    return CredentialReader.strict().read(bytes);
  }

  private static ProblemCode refusal(byte[] bytes) {
    return catchThrowableOfType(CarrierException.class, () -> read(bytes)).problem().code();
  }
}
