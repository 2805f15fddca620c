package nl.skillspaspoort.issuer.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidDocument;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.KeyPeriod;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("DOMAIN issuer 8 and 14: life of keys, profile in step")
final class KeyHistoryTest {
  private static final Instant NOW = FixedClock.NOW;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Did SCHOOL = new Did("did:web:school.example");
  private static final KeyId FIRST = new KeyId(SCHOOL + "#key-1");
  private static final KeyId SECOND = new KeyId(SCHOOL + "#key-2");

  private static KeyHistory history() {
    return KeyHistory.begin(
        SCHOOL,
        "ROC Polderland (fictief)",
        "https://school.example",
        "key-1",
        TestKeys.key(11).publicKey(),
        NOW.minus(DAY));
  }

  private static KeyHistory rotated() throws KeyHistoryException {
    return history().rotate("key-2", TestKeys.key(12).publicKey(), NOW, DAY);
  }

  private static ProblemCode refusal(ThrowingCallable call) {
    try {
      call.call();
    } catch (ProblemException e) {
      return e.problem().code();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("it was done");
  }

  @Test
  void newKey_signsAtOnceAndTheOldOneMayUntilTheOverlapIsOver() throws KeyHistoryException {
    KeyHistory keys = rotated();
    assertThat(keys.signingKey(NOW.minusSeconds(1)).orElseThrow().keyId()).isEqualTo(FIRST);
    assertThat(keys.signingKey(NOW).orElseThrow().keyId()).isEqualTo(SECOND);
    assertThat(keys.keys().get(0).signsAt(NOW.plus(DAY))).isTrue();
    assertThat(keys.keys().get(0).signsAt(NOW.plus(DAY).plusSeconds(1))).isFalse();
  }

  @Test
  void retiredKey_staysInTheDocument() throws Exception {
    KeyHistory keys = rotated().retire(FIRST, NOW);
    assertThat(
            keys.didDocument().key(FIRST, VerificationRelationship.ASSERTION_METHOD, NOW.plus(DAY)))
        .isEqualTo(TestKeys.key(11).publicKey());
    assertThat(keys.periods())
        .extracting(period -> period.holdsAt(NOW.plusSeconds(1)))
        .containsExactly(false, true);
  }

  @Test
  void compromisedKey_neverSignsAndIsRevokedInTheDocument() throws Exception {
    KeyHistory keys = rotated().compromise(SECOND, NOW.plusSeconds(60));
    assertThat(keys.signingKey(NOW.plusSeconds(30)).orElseThrow().keyId()).isEqualTo(FIRST);
    assertThat(
            refusal(
                () ->
                    keys.didDocument()
                        .key(SECOND, VerificationRelationship.ASSERTION_METHOD, NOW.plus(DAY))))
        .isEqualTo(ProblemCode.KEY_REVOKED);
    assertThat(keys.periods()).extracting(KeyPeriod::compromisedAt).last().isNotEqualTo(null);
    assertThat(keys.periods().get(1).holdsAt(NOW)).isFalse();
  }

  @Test
  void keyOrNameThatWasUsedBefore_isRefused() throws KeyHistoryException {
    KeyHistory keys = rotated();
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> keys.rotate("key-1", TestKeys.key(13).publicKey(), NOW.plus(DAY), DAY),
            () -> keys.rotate("key-3", TestKeys.key(11).publicKey(), NOW.plus(DAY), DAY),
            () -> keys.rotate("key-3", TestKeys.key(13).publicKey(), NOW.minusSeconds(1), DAY),
            () -> keys.retire(new KeyId(SCHOOL + "#key-9"), NOW),
            () -> keys.retire(SECOND, NOW.minusSeconds(1)))) {
      assertThat(refusal(call)).isEqualTo(ProblemCode.KEY_NOT_LISTED);
    }
  }

  @Test
  void history_isReadBackAsItWas() throws KeyHistoryException {
    KeyHistory keys = rotated().compromise(FIRST, NOW);
    KeyHistory read = KeyHistory.read(keys.toJson().toJson().getBytes(StandardCharsets.UTF_8));
    assertThat(read.keys()).isEqualTo(keys.keys());
    assertThat(read.profile()).isEqualTo(keys.profile());
    assertThat(refusal(() -> KeyHistory.read("{}".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(ProblemCode.MISSING_MEMBER);
  }

  @Test
  void documentAndProfileOfTheHistory_areInStep() throws Exception {
    KeyHistory keys = rotated().compromise(FIRST, NOW);
    JsonObject document = keys.didDocument().toJson();
    assertThat(DidDocument.read(document, "").id()).isEqualTo(SCHOOL.value());
    assertThat(keys.lint(document, keys.profile())).isEmpty();
  }

  @Test
  void everyDifference_isALintError() throws KeyHistoryException {
    KeyHistory keys = rotated();
    JsonObject profile = keys.profile();
    JsonObject document = keys.didDocument().toJson();
    assertThat(keys.lint(history().didDocument().toJson(), profile)).hasSize(1);
    assertThat(history().lint(document, profile)).hasSize(1);
    assertThat(keys.lint(document, profile.with("name", "Iemand anders")))
        .extracting(Problem::where)
        .containsExactly("/name");
    assertThat(keys.lint(document, profile.without("url"))).hasSize(1);
    assertThat(keys.lint(document.without("assertionMethod"), profile)).hasSize(2);
    assertThat(keys.compromise(FIRST, NOW).lint(document, profile))
        .extracting(Problem::code)
        .containsExactly(ProblemCode.PROFILE_MISMATCH);
    JsonArray methods = (JsonArray) document.get("verificationMethod").orElseThrow();
    JsonObject swapped =
        ((JsonObject) methods.get(0))
            .with("publicKeyMultibase", TestKeys.key(13).publicKey().multibase());
    assertThat(
            keys.lint(
                document.with("verificationMethod", JsonArray.of(swapped, methods.get(1))),
                profile))
        .hasSize(1);
  }
}
