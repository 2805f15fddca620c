package nl.skillspaspoort.core.jsonld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralsTest {
  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  /** The right column is what jsonld.js 9 writes. */
  @ParameterizedTest
  @CsvSource({
    "0,0,integer",
    "-0,0,integer",
    "0.0,0,integer",
    "1.0,1,integer",
    "-12,-12,integer",
    "1e2,100,integer",
    "9007199254740991,9007199254740991,integer",
    "9007199254740990,9007199254740990,integer",
    "1e21,1.0E21,double",
    "-1e21,-1.0E21,double",
    "1.5e300,1.5E300,double",
    "0.1,1.0E-1,double",
    "12.25,1.225E1,double",
    "-0.001,-1.0E-3,double",
    "66.66666666666667,6.666666666666667E1,double",
    "1e-7,1.0E-7,double",
    "5e-324,4.940656458412465E-324,double",
    "1.7976931348623157e308,1.797693134862316E308,none"
  })
  void number_hasItsCanonicalForm(String json, String lexical, String datatype) throws Exception {
    JsonNumber number = JsonNumber.parse(json);
    if (datatype.equals("none")) {
      assertThat(catchThrowableOfType(JsonLdException.class, () -> untyped(number))).isNotNull();
    } else {
      assertThat(untyped(number)).isEqualTo("\"" + lexical + "\"^^<" + XSD + datatype + ">");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5,double,5.0E0",
    "-0,double,0.0E0",
    "0.5,integer,5.0E-1",
    "5,float,5",
    "5.5,decimal,5.5E0",
    "5,integer,5"
  })
  void typedNumber_keepsItsDatatype(String json, String datatype, String lexical) throws Exception {
    assertThat(Literals.of(JsonNumber.parse(json), XSD + datatype, null, null, ""))
        .isEqualTo("\"" + lexical + "\"^^<" + XSD + datatype + ">");
  }

  @ParameterizedTest
  @Tag("T27")
  @ValueSource(strings = {"0.30000000000000004", "1.0000000000000002", "123456789.12345679"})
  void numberOf17Digits_isNotRounded(String json) {
    JsonLdException refused =
        catchThrowableOfType(
            JsonLdException.class,
            () -> Literals.of(JsonNumber.parse(json), null, null, null, "/a"));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.DATA_LOSS);
    assertThat(refused.problem().where()).isEqualTo("/a");
    assertThat(refused.problem().message()).doesNotContain(json);
  }

  @Property(tries = 2000)
  @net.jqwik.api.Tag("T27")
  void differentNumbers_haveDifferentFormsOrNone(@ForAll double left, @ForAll double right)
      throws Exception {
    for (double other : new double[] {right, Math.nextUp(left), Math.nextDown(left), -left}) {
      if (left == other) {
        continue;
      }
      String a = form(left);
      String b = form(other);
      if (a != null && b != null) {
        assertThat(a).isNotEqualTo(b);
      }
    }
  }

  private static @org.jspecify.annotations.Nullable String form(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    try {
      return untyped(JsonNumber.parse(new java.math.BigDecimal(value).toString()));
    } catch (JsonLdException | IllegalArgumentException e) {
      return null;
    }
  }

  @Test
  void stringsAndBooleans_haveTheirDatatypes() throws Exception {
    assertThat(Literals.of(JsonBoolean.TRUE, null, null, null, ""))
        .isEqualTo("\"true\"^^<" + XSD + "boolean>");
    assertThat(Literals.of(JsonBoolean.FALSE, "urn:a:b", null, null, ""))
        .isEqualTo("\"false\"^^<urn:a:b>");
    JsonString text = new JsonString("x");
    assertThat(Literals.of(text, null, null, null, "")).isEqualTo("\"x\"");
    assertThat(Literals.of(text, null, "nl", null, "")).isEqualTo("\"x\"@nl");
    assertThat(Literals.of(text, null, "nl", "ltr", ""))
        .isEqualTo("\"x\"^^<https://www.w3.org/ns/i18n#nl_ltr>");
    assertThat(Literals.of(text, null, null, "rtl", ""))
        .isEqualTo("\"x\"^^<https://www.w3.org/ns/i18n#_rtl>");
    assertThat(Literals.of(text, XSD + "string", null, null, "")).isEqualTo("\"x\"");
  }

  @Test
  void numberWithALanguage_isAnError() {
    JsonLdException refused =
        catchThrowableOfType(
            JsonLdException.class, () -> Literals.of(JsonNumber.of(5), null, "nl", null, "/a"));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.JSON_LD_ERROR);
  }

  private static String untyped(JsonNumber number) throws JsonLdException {
    return Literals.of(number, null, null, null, "");
  }
}
