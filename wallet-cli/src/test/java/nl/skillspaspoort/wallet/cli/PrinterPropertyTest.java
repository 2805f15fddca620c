package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;

/** T94 for texts of any kind. */
final class PrinterPropertyTest {

  @Property
  void anyText_isOneLineOfHarmlessCharacters(@ForAll String text) {
    String plain = Printer.plain(text);
    assertThat(plain.codePoints().anyMatch(Character::isISOControl)).isFalse();
    assertThat(plain).doesNotContain("\u2028", "\u2029", "\u202e", "\u2066");
    assertThat(Printer.plain(plain)).isEqualTo(plain);
  }

  @Property
  void anyText_isTheSameTextInJson(@ForAll String text) throws Exception {
    if (text.codePoints().anyMatch(c -> c >= 0xd800 && c < 0xe000)) {
      return; // half pairs never get past the JSON reader
    }
    JsonObject json = JsonObject.builder().put("naam", text).build();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    new Printer(stream, stream, "hint").answer(json);
    String written = out.toString(StandardCharsets.UTF_8);
    assertThat(JsonReader.strict().read(written)).isEqualTo(json);
    assertThat(written.lines()).hasSize(3);
    assertThat(written).doesNotContain("\u001b", "\u009b", "\u202e");
  }
}
