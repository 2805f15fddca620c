package nl.skillspaspoort.core.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import nl.skillspaspoort.core.problem.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T72")
class IssuerIdentityTest {

  @Test
  void didsAndHttpsUrls_areIdentities() {
    assertThat(IssuerIdentity.of("did:web:school.example").kind())
        .isEqualTo(IssuerIdentity.Kind.DID);
    assertThat(IssuerIdentity.of("https://school.example/issuers/1?x=y").kind())
        .isEqualTo(IssuerIdentity.Kind.HTTPS_URL);
    assertThat(IssuerIdentity.of("did:web:school.example"))
        .isNotEqualTo(IssuerIdentity.of("did:web:School.example"))
        .hasToString("did:web:school.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "School",
        "did:",
        "did:web:a#key",
        "did:web:a/path",
        "did:web:sch\u043Eol.example",
        "http://school.example/",
        "https://",
        "https:///issuer",
        "https://user@school.example/",
        "https://school.example/#a",
        "https://school.example/ x",
        "https://sch\u00F6ol.example/",
        "https://scho\u0308ol.example/",
        "mailto:a@school.example"
      })
  void everythingElse_isNone(String text) {
    assertThat(IssuerIdentity.read(text)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> IssuerIdentity.of(text));
  }

  @Test
  void kindMustFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new IssuerIdentity(IssuerIdentity.Kind.HTTPS_URL, "did:web:school.example"));
  }

  @Test
  void names_haveOneLanguageAtLeast_andFallBackToTheOther() {
    DisplayName dutch = new DisplayName(Optional.of("School"), Optional.empty());
    assertThat(dutch.in(Language.EN)).isEqualTo("School");
    assertThat(DisplayName.of("nl", "en").in(Language.EN)).isEqualTo("en");
    assertThat(DisplayName.of("nl", "en").in(Language.NL)).isEqualTo("nl");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DisplayName(Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "a\u001b[31m", "a\u202Eb", "a\u2066b", "a\u0085"})
  void nameThatCouldDeceiveAReader_isRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> DisplayName.same(name));
  }
}
