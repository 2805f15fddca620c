package nl.skillspaspoort.core.webvh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.did.DocumentSource;
import nl.skillspaspoort.core.did.DocumentSource.Answer;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T62")
final class DidWebvhTest {
  private static final Instant START = FixedClock.NOW.minus(Duration.ofDays(30));
  private static final Ed25519SecretKey OWNER = TestKeys.key(31);
  private static final Ed25519SecretKey KEY = TestKeys.key(32);
  private static final Ed25519SecretKey WITNESS = TestKeys.key(33);
  private static final String SCID = "QmfGEUAcMpzo25kF2Rhn8L5FAXysfGnkzjwdKoNPi615XQ";

  private final Map<URI, Answer> answers = new HashMap<>();
  private final List<URI> asked = new ArrayList<>();
  private final DocumentSource source =
      (url, mediaTypes) -> {
        asked.add(url);
        return answers.getOrDefault(url, new Answer.Absent(problem(ProblemCode.FETCH_NOT_FOUND)));
      };
  private final DidWebvh method = new DidWebvh(source, FixedClock.atNow());

  /** did:webvh 1.0, DID-to-HTTPS Transformation. */
  @Test
  void urls_areThoseOfTheSpecification() throws Exception {
    Map<String, String> places =
        Map.of(
            "example.com", "https://example.com/.well-known/",
            "issuer.example.com", "https://issuer.example.com/.well-known/",
            "example.com:dids:issuer", "https://example.com/dids/issuer/",
            "example.com%3A3000:dids:issuer", "https://example.com:3000/dids/issuer/");
    for (Map.Entry<String, String> place : places.entrySet()) {
      Did did = Did.parse("did:webvh:" + SCID + ":" + place.getKey());
      assertThat(DidWebvh.logUrl(did)).hasToString(place.getValue() + "did.jsonl");
      assertThat(DidWebvh.witnessUrl(did)).hasToString(place.getValue() + "did-witness.json");
    }
  }

  @ParameterizedTest
  @Tag("T57")
  @ValueSource(
      strings = {
        "did:webvh:" + SCID,
        "did:webvh:" + SCID + ":",
        "did:webvh:short:example.com",
        "did:webvh:" + SCID + ":127.0.0.1",
        "did:webvh:" + SCID + ":localhost",
        "did:webvh:" + SCID + ":a.example:..:b",
        "did:webvh:" + SCID + ":a.example%2Fx",
        "did:webvh:" + SCID + ":u%40a.example",
        "did:web:example.com",
        "did:key:z6MkeXATEjyXENzBXBxgC5EHk2JE5aqd7qMGGtDpLUH1e2Sj"
      })
  void otherForms_areRefusedWithoutARequest(String did) {
    assertThat(code(did)).isIn(ProblemCode.INVALID_DID, ProblemCode.BLOCKED_ADDRESS);
    assertThat(asked).isEmpty();
  }

  @Test
  void log_givesTheDocumentInForce() throws Exception {
    TestLog log = TestLog.of("school.example:ou", OWNER, OWNER, START, JsonObject.EMPTY);
    log = log.next(KEY, START.plusSeconds(60), JsonObject.EMPTY);
    serve(log);
    assertThat(method.resolve(log.did()).verificationMethods().get(0).publicKey())
        .isEqualTo(KEY.publicKey());
    assertThat(method.history(log.did()).at(START).verificationMethods().get(0).publicKey())
        .isEqualTo(OWNER.publicKey());
    assertThat(asked).containsOnly(DidWebvh.logUrl(log.did()));
  }

  /** Nobody is asked for approvals that no version needs; without the needed ones there is none. */
  @Test
  void witnesses_areAskedForOnlyWhereNeeded() throws Exception {
    TestLog log = TestLog.of("school.example", OWNER, KEY, START, witnessed());
    serve(log);
    assertThat(code(log.did().value())).isEqualTo(ProblemCode.DID_LOG_INVALID);
    answers.put(DidWebvh.witnessUrl(log.did()), new Answer.Found(log.approvedBy(OWNER)));
    assertThat(code(log.did().value())).isEqualTo(ProblemCode.DID_LOG_INVALID);
    answers.put(DidWebvh.witnessUrl(log.did()), new Answer.Found(log.approvedBy(WITNESS)));
    assertThat(method.resolve(log.did()).id()).isEqualTo(log.did().value());
  }

  @Test
  void hostThatDoesNotAnswer_tellsNothing() throws Exception {
    TestLog log = TestLog.of("school.example", OWNER, KEY, START, witnessed());
    for (Answer silent :
        List.of(
            new Answer.Unreachable(problem(ProblemCode.FETCH_UNREACHABLE), true),
            new Answer.Absent(problem(ProblemCode.FETCH_NOT_FOUND)))) {
      answers.put(DidWebvh.logUrl(log.did()), silent);
      assertThat(refusal(log.did().value()).isUnavailable()).isTrue();
    }
    serve(log);
    answers.put(
        DidWebvh.witnessUrl(log.did()),
        new Answer.Unreachable(problem(ProblemCode.FETCH_UNREACHABLE), true));
    assertThat(refusal(log.did().value()).isRetryable()).isTrue();
  }

  private static JsonObject witnessed() {
    JsonObject witness =
        JsonObject.builder().put("id", DidKey.of(WITNESS.publicKey()).value()).build();
    return JsonObject.builder()
        .put(
            "witness",
            JsonObject.builder()
                .put("threshold", 1)
                .put("witnesses", JsonArray.of(witness))
                .build())
        .build();
  }

  private void serve(TestLog log) throws DidException {
    answers.put(DidWebvh.logUrl(log.did()), new Answer.Found(log.bytes()));
  }

  private DidException refusal(String did) {
    return catchThrowableOfType(DidException.class, () -> method.resolve(Did.parse(did)));
  }

  private ProblemCode code(String did) {
    return refusal(did).problem().code();
  }

  private static Problem problem(ProblemCode code) {
    return Problem.of(code, "nothing", "a document");
  }
}
