package nl.skillspaspoort.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbsoluteUriTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://provider.example/status/1#94567",
        "did:key:z6Mk#z6Mk",
        "urn:uuid:0d7a",
        "https://a.example#"
      })
  void ordinaryUris_areKnownWithoutParsing(String text) {
    assertThat(AbsoluteUri.isPlain(text)).isTrue();
    assertThat(AbsoluteUri.is(text)).isTrue();
  }

  /** What is found quickly is what java.net.URI finds. */
  @Property(tries = 5_000)
  void quickAnswer_isThatOfTheParser(@ForAll("nearlyUris") String text) {
    if (AbsoluteUri.isPlain(text)) {
      assertThat(isAbsolute(text)).isTrue();
    }
    assertThat(AbsoluteUri.is(text)).isEqualTo(isAbsolute(text));
  }

  @Provide
  Arbitrary<String> nearlyUris() {
    Arbitrary<String> starts = Arbitraries.of("", "https://", "https:/", "did:", "urn:", "h:", ":");
    Arbitrary<String> rests =
        Arbitraries.strings().withChars("aZ0-._~:/#?@[%é ").ofMinLength(0).ofMaxLength(10);
    return starts.flatMap(start -> rests.map(rest -> start + rest));
  }

  private static boolean isAbsolute(String text) {
    try {
      return new URI(text).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
