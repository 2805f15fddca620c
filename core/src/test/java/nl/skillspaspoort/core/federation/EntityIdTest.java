package nl.skillspaspoort.core.federation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://school.example",
        "https://school.example:8443/a",
        "https://SCHOOL.example/"
      })
  void urlWithAHost_isAnIdentifier(String text) {
    assertThat(EntityId.read(text)).map(EntityId::value).contains(text);
  }

  /** T68: no second spelling of a host that a constraint names. */
  @ParameterizedTest
  @Tag("T68")
  @ValueSource(
      strings = {
        "https://school.example.",
        "https://school.example./a",
        "https://user@school.example",
        "https://school.example?a",
        "https://school.example#a",
        "http://school.example",
        "https:///a",
        "https://sch\u00f6ol.example"
      })
  void otherText_isNone(String text) {
    assertThat(EntityId.read(text)).isEmpty();
  }
}
