package nl.skillspaspoort.verifier;

import static nl.skillspaspoort.verifier.Token.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.core.trust.TrustSource;
import nl.skillspaspoort.core.trust.UnavailableList;
import nl.skillspaspoort.core.webvh.TestLog;
import nl.skillspaspoort.verifier.fetch.FetchResult;
import nl.skillspaspoort.verifier.fetch.Fetcher;
import nl.skillspaspoort.verifier.key.DidKeyResolver;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever sends a credential does not decide which hosts the verifier asks, or how many. */
@Tag("T55")
@Tag("T57")
final class KeyLookUpTest {
  private final Set<URI> asked = ConcurrentHashMap.newKeySet();
  private final Fetcher fetcher =
      (url, mediaTypes) -> {
        asked.add(url);
        return new FetchResult.Unreachable(
            Problem.of(ProblemCode.FETCH_NOT_FOUND, "nothing", "a document"), false);
      };

  @Test
  void issuerThatNoListNames_isNotLookedUp() throws ProblemException {
    VerificationResult result =
        verifier(TestLists.evcCentre()).verify(by("did:web:anybody.example", "Ergens").text());
    assertThat(asked).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.problems()).extracting(Problem::code).contains(ProblemCode.ISSUER_NOT_LISTED);
  }

  @Test
  @Tag("T72")
  void unlistedIssuerWithAListedName_isRefusedWithoutALookUp() throws ProblemException {
    VerificationResult result =
        verifier(TestLists.evcCentre())
            .verify(by("did:web:anybody.example", "EVC Centrum Rivierenland (fictief)").text());
    assertThat(asked).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(result.problems()).extracting(Problem::code).contains(ProblemCode.LOOKALIKE_ISSUER);
  }

  /** A list that could not be had may name the issuer. */
  @Test
  void issuerThatAMissingListMayName_isLookedUp() throws ProblemException {
    UnavailableList missing =
        new UnavailableList(
            "https://lists.example/other",
            Problem.of(ProblemCode.LIST_UNAVAILABLE, "no answer", "a list"));
    verifier(TestLists.evcCentre(), missing).verify(by("did:web:anybody.example", "x").text());
    assertThat(asked).hasSize(1);
  }

  @Test
  void forgedIssuer_isRefusedBeforeALookUp() throws ProblemException {
    SignedCredential forged =
        SignedCredential.of(
            Credentials.secured(
                unsigned("did:web:school.example", "x"), signer("did:web:attacker.example")));
    VerificationResult result =
        Verifier.builder()
            .keys(DidKeyResolver.offline().withWeb(fetcher))
            .clock(FixedClock.atNow())
            .build()
            .verify(forged.text());
    assertThat(result.problems())
        .extracting(Problem::code)
        .contains(ProblemCode.ISSUER_KEY_MISMATCH);
    assertThat(asked).isEmpty();
  }

  @Test
  @Tag("T22")
  void manyIssuersInOnePresentation_areNotAllLookedUp() throws ProblemException {
    List<SignedCredential> many = new ArrayList<>();
    for (int i = 0; i < Verifier.MAX_KEY_OWNERS + 10; i++) {
      many.add(by("did:web:school" + i + ".example", "x"));
    }
    SignedPresentation shown =
        SignedPresentation.create(
            many, REQUEST, TestKeys.holder(), FixedClock.NOW, Duration.ofMinutes(10));
    UnavailableList missing =
        new UnavailableList(
            "https://lists.example/other",
            Problem.of(ProblemCode.LIST_UNAVAILABLE, "no answer", "a list"));
    VerificationResult result = verifier(missing).verify(shown.bytes(), REQUEST);
    assertThat(asked).hasSize(Verifier.MAX_KEY_OWNERS);
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.parts().get(Verifier.MAX_KEY_OWNERS).problems())
        .extracting(Problem::code)
        .contains(ProblemCode.LIMIT_EXCEEDED);
    // The next verification starts anew.
    verifier(missing).verify(by("did:web:another.example", "x").text());
    assertThat(asked).hasSize(Verifier.MAX_KEY_OWNERS + 1);
  }

  /** The key was replaced since; at the earlier moment it was the issuer's. */
  @Test
  @Tag("T62")
  void earlierMoment_isJudgedByTheKeysOfThatMoment() throws ProblemException {
    Instant signed = FixedClock.NOW.minus(Duration.ofDays(20));
    TestLog log =
        TestLog.of(
                "school.example",
                TestKeys.STRANGER,
                TestKeys.ISSUER,
                signed.minus(Duration.ofDays(10)),
                JsonObject.EMPTY)
            .next(TestKeys.HOLDER, FixedClock.NOW.minus(Duration.ofDays(1)), JsonObject.EMPTY);
    byte[] badge = by(log.did().value(), "x").bytes();
    Verifier verifier =
        Verifier.builder()
            .keys(
                DidKeyResolver.offline()
                    .withWeb(
                        (url, mediaTypes) ->
                            new FetchResult.Fetched(url, "text/jsonl", log.bytes()))
                    .withClock(FixedClock.atNow()))
            .clock(FixedClock.atNow())
            .build();
    assertThat(proof(verifier.verify(badge))).isInstanceOf(CheckOutcome.Failed.class);
    assertThat(proof(verifier.verify(badge, signed))).isInstanceOf(CheckOutcome.Passed.class);
  }

  private static CheckOutcome proof(VerificationResult result) {
    return result.outcomes().stream()
        .filter(outcome -> outcome.check() == Check.PROOF)
        .findFirst()
        .orElseThrow();
  }

  private Verifier verifier(TrustSource... lists) {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(lists)))
        .keys(DidKeyResolver.offline().withWeb(fetcher).withClock(FixedClock.atNow()))
        .clock(FixedClock.atNow())
        .build();
  }

  private static SignedCredential by(String did, String name) throws ProblemException {
    return SignedCredential.of(Credentials.secured(unsigned(did, name), signer(did)));
  }

  private static JsonObject unsigned(String did, String name) {
    return Credentials.small()
        .with(
            "issuer",
            JsonObject.builder()
                .put("id", did)
                .put("type", JsonArray.ofStrings(List.of("Profile")))
                .put("name", name)
                .build());
  }

  private static Signer signer(String did) {
    return TestKeys.ISSUER.signer(new KeyId(did + "#key-1"));
  }
}
