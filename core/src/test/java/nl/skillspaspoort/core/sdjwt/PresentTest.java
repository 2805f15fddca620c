package nl.skillspaspoort.core.sdjwt;

import static nl.skillspaspoort.core.sdjwt.Fixtures.assertRefused;
import static nl.skillspaspoort.core.sdjwt.Fixtures.issued;
import static nl.skillspaspoort.core.sdjwt.Fixtures.json;
import static nl.skillspaspoort.core.sdjwt.Fixtures.pointers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9901 §7.2: the holder chooses. */
class PresentTest {
  private static final String CLAIMS =
      "{'a':1,'b':2,'o':{'p':3,'q':{'r':4,'s':5}},'l':['x','y','z'],'e/f':6,'g~h':7}";
  private static final DisclosurePolicy POLICY =
      DisclosurePolicy.of("/a", "/o", "/o/p", "/o/q/r", "/l/0", "/l/2", "/e~1f", "/g~0h");

  private static SdJwt present(String... pointers) throws SdJwtException {
    return issued(CLAIMS, POLICY).present(Set.of(pointers));
  }

  @Test
  void nothingChosen_showsTheOpenPartOnly() throws Exception {
    SdJwt shown = present();
    assertThat(shown.unverifiedDisclosures()).isEmpty();
    assertThat(shown.unverifiedClaims()).isEqualTo(json("{'b':2,'l':['y']}"));
    assertThat(shown.text()).endsWith("~");
  }

  @Test
  void nestedClaim_comesWithItsParents() throws Exception {
    SdJwt shown = present("/o/q/r");
    assertThat(pointers(shown.unverifiedDisclosedClaims()))
        .containsExactlyInAnyOrder("/o", "/o/q/r");
    assertThat(shown.unverifiedClaims())
        .isEqualTo(json("{'b':2,'l':['y'],'o':{'q':{'r':4,'s':5}}}"));
  }

  /** What can be hidden inside a chosen claim stays hidden. */
  @Test
  void chosenClaim_comesWithoutItsHiddenParts() throws Exception {
    assertThat(present("/o").unverifiedClaims())
        .isEqualTo(json("{'b':2,'l':['y'],'o':{'q':{'s':5}}}"));
    assertThat(present("/o/q/s").unverifiedClaims())
        .isEqualTo(json("{'b':2,'l':['y'],'o':{'q':{'s':5}}}"));
  }

  @Test
  void elements_areNamedByTheirPlaceInTheWhole() throws Exception {
    assertThat(present("/l/2").unverifiedClaims()).isEqualTo(json("{'b':2,'l':['y','z']}"));
    assertThat(present("/l/1").unverifiedDisclosures()).isEmpty();
    assertThat(present("/l").unverifiedDisclosures()).isEmpty();
  }

  @Test
  void escapedNames_areFound() throws Exception {
    assertThat(present("/e~1f", "/g~0h").unverifiedClaims())
        .isEqualTo(json("{'b':2,'l':['y'],'e/f':6,'g~h':7}"));
  }

  @Test
  void everythingChosen_isTheWhole() throws Exception {
    SdJwt whole = issued(CLAIMS, POLICY);
    assertThat(whole.present(Set.copyOf(pointers(whole.unverifiedDisclosedClaims()))))
        .isEqualTo(whole);
  }

  /** A holder who has less can show no more than that. */
  @Test
  void presentation_canBeNarrowedAgain() throws Exception {
    SdJwt shown = present("/o/p", "/l/0");
    assertThat(shown.present(Set.of("/l/0")).unverifiedClaims())
        .isEqualTo(json("{'b':2,'l':['x','y']}"));
    assertRefused(ProblemCode.MISSING_MEMBER, () -> shown.present(Set.of("/a")));
    assertRefused(ProblemCode.MISSING_MEMBER, () -> shown.present(Set.of("/l/2")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/c", "/o/x", "/l/3", "/l/00", "/l/-", "/a/b", "/_sd", "/e/f", "/"})
  void pointerThatNamesNothing_isRefused(String pointer) {
    assertRefused(ProblemCode.MISSING_MEMBER, () -> present(pointer));
  }

  @Test
  void textThatIsNoPointer_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> present("a"));
    assertThatIllegalArgumentException().isThrownBy(() -> present("/a~"));
  }
}
