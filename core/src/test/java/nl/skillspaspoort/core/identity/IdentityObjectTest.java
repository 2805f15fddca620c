package nl.skillspaspoort.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.testkit.Credentials;
import org.junit.jupiter.api.Test;

final class IdentityObjectTest {
  private static final String EMAIL = IdentityObject.EMAIL_ADDRESS;

  @Test
  void exampleOfTheSpecification_matches() {
    IdentityObject example =
        new IdentityObject(
            EMAIL,
            true,
            "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399",
            Optional.of("Kosher"));
    assertThat(example.matches(EMAIL, "a@example.com")).isTrue();
    assertThat(example.matches(EMAIL, "A@Example.com")).isTrue();
    assertThat(example.matches(EMAIL, "b@example.com")).isFalse();
    assertThat(example.matches("name", "a@example.com")).isFalse();
  }

  @Test
  void addressHashedAsGiven_matchesAsGiven() {
    IdentityObject given = IdentityObject.hashed(EMAIL, "A@Example.com", "0123456789abcdef");
    assertThat(given.matches(EMAIL, "A@Example.com")).isTrue();
    assertThat(given.matches(EMAIL, "a@example.com")).isFalse();
  }

  @Test
  void lowerCase_countsForAddressesOnly() {
    IdentityObject number = IdentityObject.hashed("studentId", "ab12", "0123456789abcdef");
    assertThat(number.matches("studentId", "ab12")).isTrue();
    assertThat(number.matches("studentId", "AB12")).isFalse();
  }

  @Test
  void md5_isNeverAMatch() {
    IdentityObject md5 =
        new IdentityObject(
            EMAIL, true, "md5$c4ca4238a0b923820dcc509a6f75849b", Optional.of("Kosher"));
    assertThat(md5.isComparable()).isFalse();
    assertThat(md5.matches(EMAIL, "1")).isFalse();
  }

  @Test
  void shortSalt_isNotWritten() {
    assertThatThrownBy(() -> IdentityObject.hashed(EMAIL, "a@example.com", "Kosher"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void written_isReadBack() throws JsonFormatException {
    IdentityObject identity = IdentityObject.hashed(EMAIL, "a@example.com", "0123456789abcdef");
    JsonObject one = JsonObject.EMPTY.with("identifier", identity.toJson());
    JsonObject list = JsonObject.EMPTY.with("identifier", JsonArray.of(identity.toJson()));
    assertThat(IdentityObject.allIn(one, "")).isEqualTo(List.of(identity));
    assertThat(IdentityObject.allIn(list, "")).isEqualTo(List.of(identity));
    assertThat(IdentityObject.allIn(JsonObject.EMPTY, "")).isEmpty();
  }

  @Test
  void missingMember_isSaidWithItsPlace() {
    assertThatThrownBy(
            () ->
                IdentityObject.allIn(
                    Credentials.json("{\"identifier\": [{\"hashed\": true}]}"),
                    "/credentialSubject"))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("/credentialSubject/identifier/0");
  }

  @Test
  void text_saysNothingPersonal() {
    assertThat(IdentityObject.hashed(EMAIL, "a@example.com", "0123456789abcdef").toString())
        .isEqualTo("IdentityObject[emailAddress]");
  }
}
