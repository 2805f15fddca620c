package nl.skillspaspoort.verifier.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T70")
final class KeyResolverTest {
  private static final KeyId KEY = new KeyId("did:webvh:scid:school.example#key-1");
  private static final VerificationRelationship USE = VerificationRelationship.ASSERTION_METHOD;
  private static final Instant THEN = FixedClock.NOW.minusSeconds(86_400);
  private static final KeyResolution NOW = new KeyResolution.Found(TestKeys.ISSUER.publicKey());

  @Test
  void withAHistory_theKeyOfThatMomentCounts() {
    KeyResolution then = new KeyResolution.Found(TestKeys.STRANGER.publicKey());
    assertThat(resolver(then).lookingBackTo(THEN).resolve(KEY, USE)).isEqualTo(then);
  }

  /** A key that was not there yet is not good because it is there now. */
  @Test
  void refusedByTheHistory_isRefused() {
    KeyResolution then =
        new KeyResolution.Refused(
            Problem.of(ProblemCode.KEY_UNRESOLVED, "no such key then", "a key of that moment"));
    assertThat(resolver(then).lookingBackTo(THEN).resolve(KEY, USE)).isEqualTo(then);
  }

  /** The log that nobody could get may say that the key was another one. */
  @Test
  void historyThatCouldNotBeHad_tellsNothing() {
    KeyResolution then =
        new KeyResolution.Unresolved(
            Problem.of(ProblemCode.FETCH_UNREACHABLE, "no answer", "a log"), true);
    assertThat(resolver(then).lookingBackTo(THEN).resolve(KEY, USE)).isEqualTo(then);
  }

  @Test
  void withoutAHistory_theKeyOfNowCounts() {
    KeyResolver resolver = (keyId, use) -> NOW;
    assertThat(resolver.lookingBackTo(THEN).resolve(KEY, USE)).isEqualTo(NOW);
    assertThat(resolver.lookingBackTo(THEN).looksUp(KEY)).isTrue();
  }

  private static KeyResolver resolver(KeyResolution then) {
    return new KeyResolver() {
      @Override
      public KeyResolution resolve(KeyId keyId, VerificationRelationship use) {
        return NOW;
      }

      @Override
      public KeyResolution resolveAt(KeyId keyId, VerificationRelationship use, Instant moment) {
        assertThat(moment).isEqualTo(THEN);
        return then;
      }
    };
  }
}
