package nl.skillspaspoort.verifier.key;

import static nl.skillspaspoort.core.did.VerificationRelationship.ASSERTION_METHOD;
import static nl.skillspaspoort.core.did.VerificationRelationship.AUTHENTICATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.webvh.DidWebvh;
import nl.skillspaspoort.core.webvh.TestLog;
import nl.skillspaspoort.verifier.fetch.FetchResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Keys of did:webvh through the resolver: today's, those of a moment in the past, and no others.
 */
@Tag("T62")
final class WebvhResolutionTest {
  private static final Instant START = FixedClock.NOW.minus(Duration.ofDays(30));
  private static final Instant ROTATED = FixedClock.NOW.minus(Duration.ofDays(10));
  private static final Ed25519SecretKey OWNER = TestKeys.key(31);
  private static final Ed25519SecretKey OLD = TestKeys.key(32);
  private static final Ed25519SecretKey NEW = TestKeys.key(33);

  private final Map<URI, FetchResult> answers = new HashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicReference<Instant> now = new AtomicReference<>(FixedClock.NOW);
  private final DidKeyResolver resolver =
      DidKeyResolver.offline()
          .withWeb(
              (url, mediaTypes) -> {
                requests.incrementAndGet();
                return answers.getOrDefault(
                    url,
                    new FetchResult.Unreachable(
                        Problem.of(ProblemCode.FETCH_NOT_FOUND, "nothing", "a document"), false));
              })
          .withClock(now::get);
  private final TestLog first = TestLog.of("school.example", OWNER, OLD, START, JsonObject.EMPTY);
  private final TestLog rotated = first.next(NEW, ROTATED, JsonObject.EMPTY);
  private final KeyId keyId = new KeyId(first.did() + "#key-1");

  @Test
  void key_isTodaysOneAndTheLogIsFetchedOnce() throws Exception {
    serve(rotated);
    for (int i = 0; i < 10; i++) {
      assertThat(resolver.resolve(keyId, ASSERTION_METHOD)).isEqualTo(found(NEW));
    }
    assertThat(code(resolver.resolve(keyId, AUTHENTICATION)))
        .isEqualTo(ProblemCode.KEY_NOT_AUTHORIZED);
    assertThat(requests).hasValue(1);
  }

  @Test
  void keyOfThePast_isTheOneOfThatMoment() throws Exception {
    serve(rotated);
    assertThat(at(START)).isEqualTo(found(OLD));
    assertThat(at(ROTATED.minusMillis(1))).isEqualTo(found(OLD));
    assertThat(at(ROTATED)).isEqualTo(found(NEW));
    assertThat(code(at(START.minusMillis(1)))).isEqualTo(ProblemCode.DID_VERSION_NOT_FOUND);
    assertThat(requests).hasValue(1);
  }

  @Test
  void deactivatedDid_hasKeysInThePastOnly() throws Exception {
    serve(
        rotated.next(
            NEW,
            FixedClock.NOW.minusSeconds(60),
            JsonObject.builder().put("deactivated", true).build()));
    assertThat(code(resolver.resolve(keyId, ASSERTION_METHOD)))
        .isEqualTo(ProblemCode.DID_DEACTIVATED);
    assertThat(at(ROTATED)).isEqualTo(found(NEW));
    assertThat(requests).hasValue(1);
  }

  /** The first key goes back into service if an attacker may hide what came after it. */
  @Test
  @Tag("T63")
  void olderOrOtherLog_isRefusedOnceANewerOneWasSeen() throws Exception {
    serve(rotated);
    assertThat(resolver.resolve(keyId, ASSERTION_METHOD)).isEqualTo(found(NEW));
    TestLog fork = first.next(OLD, ROTATED, JsonObject.EMPTY);
    for (TestLog other : List.of(first, fork)) {
      serve(other);
      pass(CachePolicy.DEFAULT.maxAge());
      assertThat(code(resolver.resolve(keyId, ASSERTION_METHOD)))
          .isEqualTo(ProblemCode.DID_LOG_INVALID);
    }
    serve(rotated.next(OLD, FixedClock.NOW, JsonObject.EMPTY));
    pass(CachePolicy.DEFAULT.maxAge());
    assertThat(resolver.resolve(keyId, ASSERTION_METHOD)).isEqualTo(found(OLD));
  }

  @Test
  @Tag("T63")
  void unknownKey_isLookedForOnceMore() throws Exception {
    serve(first);
    assertThat(resolver.resolve(keyId, ASSERTION_METHOD)).isEqualTo(found(OLD));
    KeyId unknown = new KeyId(first.did() + "#key-2");
    for (int i = 0; i < 1_000; i++) {
      assertThat(code(resolver.resolve(unknown, ASSERTION_METHOD)))
          .isEqualTo(ProblemCode.KEY_UNRESOLVED);
    }
    assertThat(requests).hasValue(2);
  }

  @Test
  void badLog_isNotRemembered() throws Exception {
    serve(first, "x".getBytes(StandardCharsets.UTF_8));
    assertThat(code(resolver.resolve(keyId, ASSERTION_METHOD)))
        .isEqualTo(ProblemCode.DID_LOG_INVALID);
    serve(first);
    pass(CachePolicy.DEFAULT.failureAge());
    assertThat(resolver.resolve(keyId, ASSERTION_METHOD)).isEqualTo(found(OLD));
  }

  @Test
  void otherMethods_haveNoHistoryOrNeedNone() {
    KeyId web = new KeyId("did:web:school.example#key-1");
    KeyResolution.Unresolved open =
        (KeyResolution.Unresolved) resolver.resolveAt(web, ASSERTION_METHOD, START);
    assertThat(open.problem().code()).isEqualTo(ProblemCode.DID_VERSION_NOT_FOUND);
    assertThat(resolver.resolveAt(DidKey.keyId(OLD.publicKey()), ASSERTION_METHOD, START))
        .isEqualTo(found(OLD));
    assertThat(requests).hasValue(0);
  }

  @Test
  void keysOfAMoment_areThoseOfTheLogOrElseOfToday() throws Exception {
    serve(rotated);
    KeyResolver then = resolver.lookingBackTo(START);
    assertThat(then.resolve(keyId, ASSERTION_METHOD)).isEqualTo(found(OLD));
    assertThat(resolver.lookingBackTo(FixedClock.NOW).resolve(keyId, ASSERTION_METHOD))
        .isEqualTo(found(NEW));
    assertThat(code(resolver.lookingBackTo(START.minusMillis(1)).resolve(keyId, ASSERTION_METHOD)))
        .isEqualTo(ProblemCode.DID_VERSION_NOT_FOUND);
    URI url = URI.create("https://school.example/.well-known/did.json");
    answers.put(
        url,
        new FetchResult.Fetched(
            url,
            "application/json",
            DidKeyResolverTest.document("key-1", "").getBytes(StandardCharsets.UTF_8)));
    KeyId web = new KeyId("did:web:school.example#key-1");
    assertThat(then.resolve(web, ASSERTION_METHOD))
        .isEqualTo(resolver.resolve(web, ASSERTION_METHOD))
        .isInstanceOf(KeyResolution.Found.class);
  }

  private KeyResolution at(Instant moment) {
    return resolver.resolveAt(keyId, ASSERTION_METHOD, moment);
  }

  private void serve(TestLog log) throws DidException {
    serve(log, log.bytes());
  }

  private void serve(TestLog log, byte[] body) throws DidException {
    URI url = DidWebvh.logUrl(log.did());
    answers.put(url, new FetchResult.Fetched(url, "text/jsonl", body));
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private static KeyResolution found(Ed25519SecretKey key) {
    return new KeyResolution.Found(key.publicKey());
  }

  private static ProblemCode code(KeyResolution resolution) {
    return ((KeyResolution.Refused) resolution).problem().code();
  }
}
