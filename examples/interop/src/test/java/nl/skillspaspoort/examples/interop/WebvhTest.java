package nl.skillspaspoort.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidDocument;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.did.DocumentSource.Answer;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.webvh.DidHistory;
import nl.skillspaspoort.core.webvh.DidWebvh;
import nl.skillspaspoort.core.webvh.TestLog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Logs of {@code did:webvh}, this library and {@code didwebvh-ts}. */
@Tag("T62")
final class WebvhTest {
  private static final int CHANGES = 80;
  private static final Instant FIRST = FixedClock.NOW.minus(Duration.ofDays(30));
  private static final Instant SECOND = FixedClock.NOW.minus(Duration.ofDays(10));
  private static final Ed25519SecretKey OLD = TestKeys.key(41);
  private static final Ed25519SecretKey NEW = TestKeys.key(42);

  private static TestLog ours() {
    return TestLog.of("school.example", TestKeys.ISSUER, OLD, FIRST, JsonObject.EMPTY)
        .next(NEW, SECOND, JsonObject.EMPTY);
  }

  private static JsonObject theirs() {
    JsonObject first =
        Peer.get()
            .object(
                "webvh.create",
                JsonObject.builder()
                    .put("address", "school.example")
                    .put("key", owner())
                    .put("created", FIRST.toString())
                    .put("documentKey", OLD.publicKey().multibase())
                    .build());
    return Peer.get()
        .object(
            "webvh.update",
            JsonObject.builder()
                .put("log", first.text("log").orElseThrow())
                .put("key", owner())
                .put("updated", SECOND.toString())
                .put("documentKey", NEW.publicKey().multibase())
                .build());
  }

  private static JsonObject owner() {
    return new Party(TestKeys.ISSUER).multikey();
  }

  @Test
  void ours_isVerifiedByThem() {
    TestLog log = ours();
    JsonObject report = verifiedByThem(new String(log.bytes(), StandardCharsets.UTF_8));
    assertThat(Peer.isVerified(report)).as(report::toJson).isTrue();
    assertThat(report.text("did")).contains(log.did().value());
    assertThat(((JsonArray) report.get("keys").orElseThrow()))
        .isEqualTo(JsonArray.ofStrings(List.of(NEW.publicKey().multibase())));
  }

  @Test
  void oursWithOneOtherCharacter_isRefusedByThem() {
    String log = new String(ours().bytes(), StandardCharsets.UTF_8);
    for (String changed : OneCharacter.changedIn(log, CHANGES)) {
      assertThat(Peer.isVerified(verifiedByThem(changed))).as(changed).isFalse();
    }
  }

  @Test
  void theirs_isVerifiedByUs() throws DidException {
    JsonObject theirs = theirs();
    DidHistory history = verifiedByUs(theirs, theirs.text("log").orElseThrow());
    assertThat(keyOf(history.current())).isEqualTo(NEW.publicKey());
    assertThat(keyOf(history.at(SECOND.minusSeconds(1)))).isEqualTo(OLD.publicKey());
  }

  private static Object keyOf(DidDocument document) throws DidException {
    return document.verificationMethods().get(0).publicKey();
  }

  @Test
  void theirsWithOneOtherCharacter_isRefusedByUs() {
    JsonObject theirs = theirs();
    for (String changed : OneCharacter.changedIn(theirs.text("log").orElseThrow(), CHANGES)) {
      assertThatThrownBy(() -> verifiedByUs(theirs, changed))
          .as(changed)
          .isInstanceOf(DidException.class);
    }
  }

  private static DidHistory verifiedByUs(JsonObject theirs, String log) throws DidException {
    Did did = Did.parse(theirs.text("did").orElseThrow());
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    return new DidWebvh((url, mediaTypes) -> new Answer.Found(bytes), FixedClock.atNow())
        .history(did);
  }

  private static JsonObject verifiedByThem(String log) {
    return Peer.get().object("webvh.verify", JsonObject.builder().put("log", log).build());
  }
}
