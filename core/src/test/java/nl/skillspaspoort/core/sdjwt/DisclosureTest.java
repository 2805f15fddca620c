package nl.skillspaspoort.core.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;

import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9901 §4.2: two shapes, one spelling, no reserved names. */
class DisclosureTest {

  /** RFC 9901 §4.2.1 and §4.2.3: the white space of the issuer counts for the digest. */
  @Test
  void memberOfTheSpecification_hasItsDigest() throws Exception {
    Disclosure disclosure =
        Disclosure.parse("WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0");
    assertThat(disclosure.salt()).isEqualTo("_26bc4LT-ac6q2KI6cBW5es");
    assertThat(disclosure.name()).contains("family_name");
    assertThat(disclosure.value()).isEqualTo(new JsonString("Möbius"));
    assertThat(disclosure.digest(HashAlgorithm.SHA_256))
        .isEqualTo("X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
  }

  @Test
  void elementOfTheSpecification_hasItsDigest() throws Exception {
    Disclosure disclosure = Disclosure.parse("WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0");
    assertThat(disclosure.name()).isEmpty();
    assertThat(disclosure.value()).isEqualTo(new JsonString("FR"));
    assertThat(disclosure.digest(HashAlgorithm.SHA_256))
        .isEqualTo("w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs");
  }

  @Test
  void whatWasMade_readsBack() throws Exception {
    Disclosure member = Disclosure.ofMember("s", "name", new JsonString("ë"));
    Disclosure element = Disclosure.ofElement("s", new JsonString("ë"));
    assertThat(Disclosure.parse(member.text())).isEqualTo(member).hasSameHashCodeAs(member);
    assertThat(Disclosure.parse(member.text()).value()).isEqualTo(member.value());
    assertThat(Disclosure.parse(element.text()).name()).isEmpty();
    assertThat(member.toString()).doesNotContain("name").doesNotContain("ë");
  }

  @ParameterizedTest
  @Tag("T41")
  @CsvSource(
      delimiter = '|',
      value = {
        "[]",
        "['s']",
        "['s','n','v','x']",
        "[1,'n','v']",
        "[null,'v']",
        "['s',1,'v']",
        "['s',null,'v']",
        "{'s':'v'}",
        "'text'",
      })
  void otherShape_isRefused(String json) {
    String quoted = json.equals("text") ? "\"text\"" : json;
    Fixtures.assertRefused(
        ProblemCode.DISCLOSURE_MALFORMED, () -> Disclosure.parse(Fixtures.raw(quoted)));
  }

  @ParameterizedTest
  @Tag("T37")
  @ValueSource(strings = {"_sd", "...", "_sd_alg"})
  void reservedName_isRefused(String name) {
    Fixtures.assertRefused(
        ProblemCode.RESERVED_CLAIM_NAME,
        () -> Disclosure.parse(Fixtures.raw("['s','" + name + "',['x']]")));
  }

  @Test
  @Tag("T20")
  void duplicateNameInside_isRefused() {
    Fixtures.assertRefused(
        ProblemCode.DUPLICATE_KEY,
        () -> Disclosure.parse(Fixtures.raw("['s','n',{'a':1,'\\u0061':2}]")));
    Fixtures.assertRefused(
        ProblemCode.TRAILING_DATA, () -> Disclosure.parse(Fixtures.raw("['s','n',1]]")));
    Fixtures.assertRefused(
        ProblemCode.PARSING_ERROR, () -> Disclosure.parse(Fixtures.raw("['s','n'")));
  }

  @ParameterizedTest
  @Tag("T19")
  @ValueSource(strings = {"=", "==", "\n", " ", "!", "é"})
  void otherSpelling_isRefused(String tail) {
    String good = Fixtures.raw("['s','n','v']");
    Fixtures.assertRefused(ProblemCode.DISCLOSURE_MALFORMED, () -> Disclosure.parse(good + tail));
  }

  @Test
  @Tag("T19")
  void trailingBits_areRefused() throws Exception {
    String good = Fixtures.raw("['s','n','ab']");
    assertThat(good.length() % 4).isNotZero();
    Disclosure.parse(good);
    char last = good.charAt(good.length() - 1);
    Fixtures.assertRefused(
        ProblemCode.DISCLOSURE_MALFORMED,
        () -> Disclosure.parse(good.substring(0, good.length() - 1) + (char) (last + 1)));
  }
}
