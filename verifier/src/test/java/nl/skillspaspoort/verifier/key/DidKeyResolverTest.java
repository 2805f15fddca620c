package nl.skillspaspoort.verifier.key;

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
import nl.skillspaspoort.core.did.DidJwk;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.verifier.fetch.FetchResult;
import nl.skillspaspoort.verifier.fetch.Fetcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DidKeyResolverTest {
  private static final String DID = "did:web:school.example";
  private static final URI URL = URI.create("https://school.example/.well-known/did.json");
  private static final KeyId FIRST = new KeyId(DID + "#key-1");
  private static final KeyId SECOND = new KeyId(DID + "#key-2");
  private static final VerificationKey KEY = TestKeys.ISSUER.publicKey();

  private final Map<URI, FetchResult> answers = new HashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicReference<Instant> now = new AtomicReference<>(FixedClock.NOW);
  private final Fetcher fetcher =
      (url, mediaTypes) -> {
        requests.incrementAndGet();
        return answers.getOrDefault(url, unreachable(ProblemCode.FETCH_NOT_FOUND, false));
      };
  private final DidKeyResolver resolver =
      DidKeyResolver.offline().withWeb(fetcher).withClock(now::get);

  @Test
  void keysInTheirNames_areFoundWithoutARequest() {
    for (KeyId keyId : List.of(DidKey.keyId(KEY), DidJwk.keyId(KEY))) {
      assertThat(assertion(keyId)).isEqualTo(new KeyResolution.Found(KEY));
      assertThat(assertion(keyId)).isEqualTo(new KeyResolution.Found(KEY));
    }
    assertThat(requests).hasValue(0);
  }

  @Test
  void withoutFetcher_webIsNotResolved() {
    KeyResolution answer =
        DidKeyResolver.offline().resolve(FIRST, VerificationRelationship.ASSERTION_METHOD);
    assertThat(((KeyResolution.Unresolved) answer).problem().code())
        .isEqualTo(ProblemCode.UNSUPPORTED_DID_METHOD);
    assertThat(((KeyResolution.Unresolved) answer).problem().expected())
        .isEqualTo("one of [jwk, key]");
  }

  @Test
  void webKey_isFetchedOnce() {
    serve(document("key-1", ""));
    for (int i = 0; i < 100; i++) {
      assertThat(assertion(FIRST)).isEqualTo(new KeyResolution.Found(KEY));
    }
    assertThat(requests).hasValue(1);
  }

  @ParameterizedTest
  @Tag("T7")
  @Tag("T57")
  @Tag("T73")
  @ValueSource(
      strings = {
        "did:web:..#../../etc/passwd",
        "did:web:127.0.0.1#key",
        "did:web:localhost%3A6379#key",
        "did:web:a&sub=did:web:b#key",
        "did:web:a.example%26x#key",
        "did:web:a.example?versionTime=2020-01-01T00:00:00Z#key",
        "did:web:a.example/path#key",
        "file:///etc/passwd#key",
        "http://127.0.0.1/#key",
        "https://school.example/did.json#key-1"
      })
  void nameThatIsNoDid_isRefusedWithoutARequest(String keyId) {
    assertThat(assertion(new KeyId(keyId))).isInstanceOf(KeyResolution.Refused.class);
    assertThat(requests).hasValue(0);
  }

  @Test
  @Tag("T7")
  void fragment_isOnlyCompared() {
    serve(document("key-1", ""));
    for (String fragment : List.of("../../etc/passwd", "file:///etc/passwd", "KEY-1", "key-1/..")) {
      assertThat(assertion(new KeyId(DID + "#" + fragment)))
          .isInstanceOf(KeyResolution.Refused.class);
    }
  }

  @Test
  @Tag("T63")
  void wrongDocument_isNotRemembered() {
    serve(document("key-1", "").replace("\"id\": \"" + DID, "\"id\": \"did:web:other.example"));
    assertThat(code(assertion(FIRST))).isEqualTo(ProblemCode.INVALID_DID_DOCUMENT);
    serve(document("key-1", ""));
    pass(CachePolicy.DEFAULT.failureAge());
    assertThat(assertion(FIRST)).isEqualTo(new KeyResolution.Found(KEY));
    assertThat(requests).hasValue(2);
  }

  @Test
  @Tag("T63")
  void failingHost_isNotAskedAgainAtOnce() {
    answers.put(URL, unreachable(ProblemCode.FETCH_UNREACHABLE, true));
    for (int i = 0; i < 1_000; i++) {
      KeyResolution.Unresolved answer = (KeyResolution.Unresolved) assertion(FIRST);
      assertThat(answer.retryable()).isTrue();
    }
    assertThat(requests).hasValue(1);
    pass(CachePolicy.DEFAULT.failureAge());
    assertion(FIRST);
    assertThat(requests).hasValue(2);
  }

  @Test
  @Tag("T63")
  void unknownKey_isLookedForOnceMore() {
    serve(document("key-1", ""));
    assertThat(assertion(FIRST)).isEqualTo(new KeyResolution.Found(KEY));
    for (int i = 0; i < 1_000; i++) {
      assertThat(code(assertion(SECOND))).isEqualTo(ProblemCode.KEY_UNRESOLVED);
    }
    assertThat(requests).hasValue(2);
    serve(document("key-2", ""));
    pass(CachePolicy.DEFAULT.refreshInterval());
    assertThat(assertion(SECOND)).isEqualTo(new KeyResolution.Found(KEY));
    assertThat(requests).hasValue(3);
    assertThat(code(assertion(FIRST))).isEqualTo(ProblemCode.KEY_UNRESOLVED);
  }

  @Test
  @Tag("T63")
  void rotatedKey_isFoundAtOnceTheFirstTime() {
    serve(document("key-1", ""));
    assertion(FIRST);
    serve(document("key-2", ""));
    assertThat(assertion(SECOND)).isEqualTo(new KeyResolution.Found(KEY));
    assertThat(requests).hasValue(2);
  }

  @Test
  @Tag("T63")
  void failedRefresh_keepsTheGoodDocument() {
    serve(document("key-1", ""));
    assertion(FIRST);
    serve("{}");
    assertThat(assertion(SECOND)).isInstanceOf(KeyResolution.Refused.class);
    assertThat(assertion(FIRST)).isEqualTo(new KeyResolution.Found(KEY));
  }

  @Test
  @Tag("T63")
  void oldDocument_isFetchedAgainAndNotUsedIfThatFails() {
    serve(document("key-1", ""));
    assertion(FIRST);
    pass(CachePolicy.DEFAULT.maxAge().minusNanos(1));
    assertThat(assertion(FIRST)).isEqualTo(new KeyResolution.Found(KEY));
    assertThat(requests).hasValue(1);
    pass(Duration.ofNanos(1));
    answers.put(URL, unreachable(ProblemCode.FETCH_UNREACHABLE, true));
    assertThat(assertion(FIRST)).isInstanceOf(KeyResolution.Unresolved.class);
    assertThat(requests).hasValue(2);
  }

  @Test
  @Tag("T63")
  void documentsBeyondTheLimit_areForgotten() {
    DidKeyResolver small =
        resolver.withCache(
            new CachePolicy(2, Duration.ofMinutes(10), Duration.ZERO, Duration.ofMinutes(1)));
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 3; i++) {
        small.resolve(
            new KeyId("did:web:school" + i + ".example#key-1"),
            VerificationRelationship.ASSERTION_METHOD);
      }
    }
    assertThat(requests).hasValue(6);
  }

  @Test
  @Tag("T8")
  void keyForAnotherUse_isRefused() {
    serve(document("key-1", ""));
    assertThat(code(resolver.resolve(FIRST, VerificationRelationship.AUTHENTICATION)))
        .isEqualTo(ProblemCode.KEY_NOT_AUTHORIZED);
  }

  @Test
  void keyThatEnds_isRefusedFromThenOnThoughItIsRemembered() {
    serve(document("key-1", ", \"expires\": \"2026-11-23T12:01:00Z\""));
    assertThat(assertion(FIRST)).isEqualTo(new KeyResolution.Found(KEY));
    pass(Duration.ofMinutes(1));
    assertThat(code(assertion(FIRST))).isEqualTo(ProblemCode.KEY_EXPIRED);
    assertThat(requests).hasValue(1);
  }

  @Test
  @Tag("T57")
  void documentThatWasNotFetched_tellsNothing() {
    for (ProblemCode code : List.of(ProblemCode.FETCH_NOT_ALLOWED, ProblemCode.BLOCKED_ADDRESS)) {
      answers.put(URL, new FetchResult.Refused(Problem.of(code, "x", "y")));
      KeyResolution.Unresolved answer = (KeyResolution.Unresolved) assertion(FIRST);
      assertThat(answer.problem().code()).isEqualTo(code);
      assertThat(answer.retryable()).isFalse();
      pass(CachePolicy.DEFAULT.failureAge());
    }
    answers.clear();
    KeyResolution.Unresolved absent = (KeyResolution.Unresolved) assertion(FIRST);
    assertThat(absent.problem().code()).isEqualTo(ProblemCode.FETCH_NOT_FOUND);
    assertThat(absent.retryable()).isFalse();
  }

  private KeyResolution assertion(KeyId keyId) {
    return resolver.resolve(keyId, VerificationRelationship.ASSERTION_METHOD);
  }

  private void serve(String body) {
    answers.put(
        URL,
        new FetchResult.Fetched(URL, "application/json", body.getBytes(StandardCharsets.UTF_8)));
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  static String document(String name, String more) {
    return "{\"id\": \""
        + DID
        + "\", \"assertionMethod\": [{\"id\": \"#"
        + name
        + "\", \"type\": \"Multikey\", \"controller\": \""
        + DID
        + "\", \"publicKeyMultibase\": \""
        + KEY.multibase()
        + "\""
        + more
        + "}]}";
  }

  private static FetchResult unreachable(ProblemCode code, boolean retryable) {
    return new FetchResult.Unreachable(Problem.of(code, "nothing", "a document"), retryable);
  }

  private static ProblemCode code(KeyResolution resolution) {
    return ((KeyResolution.Refused) resolution).problem().code();
  }
}
