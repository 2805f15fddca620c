package nl.skillspaspoort.core.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DidTest {

  @ParameterizedTest
  @CsvSource({
    "did:key:z6Mk, key, z6Mk",
    "did:web:school.example%3A8443:a:b, web, school.example%3A8443:a:b",
    "did:a:b, a, b",
    "did:0:0, 0, 0",
    "did:example:a.b-c_d, example, a.b-c_d",
    "did:example::a, example, :a",
    "did:example:::a::b, example, ::a::b",
    "did:example:%00, example, %00"
  })
  void grammar_isThatOfTheSpecification(String text, String method, String id) throws Exception {
    Did did = Did.parse(text);
    assertThat(did.method()).isEqualTo(method);
    assertThat(did.methodSpecificId()).isEqualTo(id);
    assertThat(did.toString()).isEqualTo(text);
    assertThat(did).isEqualTo(new Did(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "did",
        "did:",
        "did::",
        "did:key",
        "did:key:",
        "did:key::",
        "did:key:a:",
        "did::a",
        "DID:key:a",
        "Did:key:a",
        "did:Key:a",
        "did:ke-y:a",
        "did:ke_y:a",
        "did:key :a",
        "did:key:a b",
        " did:key:a",
        "did:key:a ",
        "did:key:a\n",
        "did:key:a/b",
        "did:key:a?b=c",
        "did:key:a#b",
        "did:key:a;b",
        "did:key:a&b",
        "did:key:a@b",
        "did:key:%",
        "did:key:%4",
        "did:key:%4G",
        "did:key:a%",
        "did:key:é",
        "did:kéy:a",
        "did:key:a\u0000",
        "did:key:\u202ea",
        "did:web:a&sub=did:web:b",
        "urn:uuid:0",
        "https://a.example",
        "did:key:a+b",
        "did:key:a~b",
        "did:key:(a)",
        "d\u0456d:key:a"
      })
  void otherText_isRefused(String text) {
    DidException refused = catchThrowableOfType(DidException.class, () -> Did.parse(text));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.INVALID_DID);
    assertThatThrownBy(() -> new Did(text)).isInstanceOf(IllegalArgumentException.class);
    if (text.length() > 10) {
      assertThat(refused.getMessage()).doesNotContain(text);
    }
  }

  @Tag("T98")
  @ParameterizedTest
  @ValueSource(strings = {"a", "%41", "a:", ":", "%41:", "a%41:b."})
  void longestTexts_neitherOverflowTheStackNorTakeLong(String part) throws Exception {
    String start = "did:x:";
    int times = (2_048 - start.length() - 1) / part.length();
    String good = start + part.repeat(times) + "a";
    Thread small =
        new Thread(
            null,
            () -> {
              assertThat(new Did(good).value()).hasSizeLessThanOrEqualTo(2_048);
              assertThatThrownBy(() -> new Did(good.substring(0, good.length() - 1) + "!"))
                  .isInstanceOf(IllegalArgumentException.class);
            },
            "small stack",
            64 << 10);
    Throwable[] thrown = new Throwable[1];
    small.setUncaughtExceptionHandler((thread, e) -> thrown[0] = e);
    small.start();
    small.join();
    assertThat(thrown[0]).isNull();
    assertThatThrownBy(() -> Did.parse(start + "a".repeat(2_043))).isInstanceOf(DidException.class);
  }

  @Test
  void dids_areComparedExactly() {
    assertThat(new Did("did:web:a%3a1")).isNotEqualTo(new Did("did:web:a%3A1"));
    assertThat(new Did("did:web:A")).isNotEqualTo(new Did("did:web:a"));
  }
}
