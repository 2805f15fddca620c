package nl.skillspaspoort.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody chose to show. */
class SelectionTest {

  @ParameterizedTest
  @CsvSource({
    "/a/b, true",
    "/a/b/c, true",
    "/a, true",
    "/a/bb, false",
    "/a/c, false",
    "/aa, false",
    "/x~1y/0, true",
    "/x, false"
  })
  void part_isShownIfItIsNamedOrStandsInOrAroundOneThatIs(String pointer, boolean shown) {
    assertThat(Selection.only("/a/b", "/x~1y").shows(pointer)).isEqualTo(shown);
    assertThat(Selection.everything().shows(pointer)).isTrue();
    assertThat(Selection.only().shows(pointer)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a/b", "/~", "/a~2"})
  void whatIsNoPointerToAPart_isRefused(String pointer) {
    assertThatThrownBy(() -> Selection.only(pointer)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pointers_areSortedAndThereOnce() {
    assertThat(Selection.only("/b", "/a", "/b").pointers()).containsExactly("/a", "/b");
    assertThat(Selection.only(List.of("/b", "/a"))).isEqualTo(Selection.only("/a", "/b"));
    assertThat(Selection.only()).isNotEqualTo(Selection.everything());
    assertThat(Selection.only("/secret")).hasToString("Selection[1 parts]");
  }
}
