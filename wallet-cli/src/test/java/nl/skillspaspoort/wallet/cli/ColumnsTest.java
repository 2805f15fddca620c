package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ColumnsTest {

  @Test
  void shortText_isFilledWithSpaces() {
    assertThat(Columns.fit("abc", 5)).isEqualTo("abc  ");
  }

  @Test
  void longText_isCutWithASign() {
    assertThat(Columns.fit("abcdef", 5)).isEqualTo("abcd…");
  }

  @Test
  void wideAndCombiningSigns_countAsTheyAreShown() {
    assertThat(Columns.fit("中中中", 5)).isEqualTo("中中…");
    assertThat(Columns.fit("e\u0301e\u0301", 3)).isEqualTo("e\u0301e\u0301 ");
  }

  @Test
  @Tag("T94")
  void towerOfAccents_isCut() {
    assertThat(Columns.cut("e" + "\u0301".repeat(10_000), 10)).hasSizeLessThan(50);
  }

  @Test
  void wrappedText_breaksAtSpaces() {
    assertThat(Columns.wrap("aan de slag", 8, 3)).containsExactly("aan de", "slag");
    assertThat(Columns.wrap("abcdefghij", 4, 3)).containsExactly("abcd", "efgh", "ij");
    assertThat(Columns.wrap("", 4, 3)).containsExactly("");
  }

  @Test
  void tooManyLines_areCut() {
    assertThat(Columns.wrap("a b c d e f g h", 3, 2)).containsExactly("a b", "c…");
  }

  @Property
  void anyText_fits(@ForAll String text, @ForAll @IntRange(min = 2, max = 40) int width) {
    List<String> lines = Columns.wrap(text, width, 4);
    assertThat(lines).hasSizeBetween(1, 4);
    for (String line : lines) {
      assertThat(Columns.cut(line, width)).isEqualTo(line);
    }
  }
}
