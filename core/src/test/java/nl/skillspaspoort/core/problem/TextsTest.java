package nl.skillspaspoort.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read line by line is what java.util.Properties reads. */
class TextsTest {
  @ParameterizedTest
  @ValueSource(strings = {"problems_nl.properties", "problems_en.properties"})
  void ownFile_isReadAsPropertiesAre(String name) throws IOException {
    try (InputStream in = Texts.class.getResourceAsStream(name)) {
      String file = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(Texts.read(file)).isEqualTo(properties(file)).hasSizeGreaterThan(100);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = b",
        "a = b\nc = d\n",
        "a = b \\\n c\nd = e",
        "a =\n\nb = ",
        "a:b = c",
        "a b = c",
        "a=b = c",
        "  a = b",
        "a =  b",
        "! a = b",
        "# a = b",
        "a = \\u00e9\\n",
        "a = b\r\nc = d\r",
        "a\t= b",
        " = b",
        "a = b\na = c"
      })
  void otherForms_areReadAsPropertiesAre(String file) throws IOException {
    assertThat(Texts.read(file)).isEqualTo(properties(file));
  }

  @Property(tries = 2_000)
  void anyText_isReadAsPropertiesAre(@ForAll("files") String file) throws IOException {
    assertThat(Texts.read(file)).isEqualTo(properties(file));
  }

  @Provide
  Arbitrary<String> files() {
    return Arbitraries.strings().withChars("ab =:#!\\n\r\t\fé\n").ofMaxLength(24);
  }

  private static Properties properties(String file) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(file));
    return properties;
  }
}
