package nl.skillspaspoort.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T7")
class KeyIdTest {

  @ParameterizedTest
  @CsvSource({
    "did:key:z6Mk#z6Mk, did:key:z6Mk, z6Mk",
    "https://school.example/issuers/1#key-1, https://school.example/issuers/1, key-1",
    "did:web:a.example:b?x=y#k/1?z, did:web:a.example:b?x=y, k/1?z",
    "urn:uuid:0#0, urn:uuid:0, 0",
    "a+b-c.1:x#y, a+b-c.1:x, y"
  })
  void name_isControllerAndFragment(String text, String controller, String fragment)
      throws Exception {
    KeyId id = KeyId.parse(text);
    assertThat(id.controller()).isEqualTo(controller);
    assertThat(id.fragment()).isEqualTo(fragment);
    assertThat(id.toString()).isEqualTo(text);
    assertThat(id).isEqualTo(new KeyId(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#",
        "#key-1",
        "key-1",
        "did:key:z6Mk",
        "did:key:z6Mk#",
        "did:key:z6Mk##a",
        "did:key:z6Mk#a#b",
        "../../etc/passwd",
        "../../etc/passwd#a",
        "/etc/passwd#a",
        "./a:b#c",
        "/a:b#c",
        "//host:80/x#y",
        "a/b:c#d",
        "?a:b#c",
        "1a:b#c",
        "+a:b#c",
        "file:///etc/passwd",
        "http://127.0.0.1/",
        ":b#c",
        "a:#c",
        "a#b:c",
        "did:key:z6Mk #a",
        "did:key:z6Mk\n#a",
        "did:key:z6Mk\u0000#a",
        "did:key:z6Mk\u001b[2J#a",
        "did:key:zé#a",
        "did:key:z\u202e#a",
        "did:key:z6Mk#a\u007f",
        "d\u00eed:a#b"
      })
  void otherText_isRefused(String text) {
    KeyFormatException refused =
        catchThrowableOfType(KeyFormatException.class, () -> KeyId.parse(text));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
    assertThatThrownBy(() -> new KeyId(text)).isInstanceOf(IllegalArgumentException.class);
    if (text.length() > 3) {
      assertThat(refused.getMessage()).doesNotContain(text);
    }
  }

  @Test
  void longName_isRefusedFromTheLimitOn() throws Exception {
    String start = "did:key:z#";
    assertThat(KeyId.parse(start + "x".repeat(4_096 - start.length())).value()).hasSize(4_096);
    assertThatThrownBy(() -> KeyId.parse(start + "x".repeat(4_097 - start.length())))
        .hasMessageContaining("4097 characters");
    assertThatThrownBy(() -> KeyId.parse("x".repeat(1 << 20)))
        .isInstanceOf(KeyFormatException.class);
  }

  @Test
  void names_areComparedExactly() {
    assertThat(new KeyId("did:web:a.example#K")).isNotEqualTo(new KeyId("did:web:A.example#K"));
    assertThat(new KeyId("did:web:a.example#K")).isNotEqualTo(new KeyId("did:web:a.example#k"));
    assertThat(new KeyId("https://a.example/%7e#k"))
        .isNotEqualTo(new KeyId("https://a.example/%7E#k"))
        .isNotEqualTo(new KeyId("https://a.example/~#k"));
  }
}
