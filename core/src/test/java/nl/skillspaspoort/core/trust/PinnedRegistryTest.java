package nl.skillspaspoort.core.trust;

import static nl.skillspaspoort.core.trust.ListFixtures.AWARDED_IN_TIME;
import static nl.skillspaspoort.core.trust.ListFixtures.NOW;
import static nl.skillspaspoort.core.trust.ListFixtures.assertNotTrusted;
import static nl.skillspaspoort.core.trust.ListFixtures.assertTrusted;
import static nl.skillspaspoort.core.trust.ListFixtures.assertUndetermined;
import static nl.skillspaspoort.core.trust.ListFixtures.evcScope;
import static nl.skillspaspoort.core.trust.ListFixtures.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A registry that nobody signs counts by its digest, for what the configuration says. */
@Tag("T64")
class PinnedRegistryTest {
  private static final String ID = "https://registry.example/dcc.json";
  private static final String FILE =
      """
      {"meta": {"created": "2020-12-02T02:32:16+0000", "updated": "2021-09-20T01:37:52.000Z"},
       "registry": {
         "@DID@": {"name": "EVC Centrum Rivierenland (fictief)", "location": "Tiel",
                "url": "https://evc-centrum.example"},
         "did:web:other.example": {"name": "Other School (invented)"}}}
      """
          .replace("@DID@", ListFixtures.ISSUER_ID);

  private static TrustSource load(String file, PinnedRegistry.Pin pin) {
    return PinnedRegistry.load(file.getBytes(StandardCharsets.UTF_8), pin);
  }

  private static PinnedRegistry.Pin pin(String file) {
    return pin(file, evcScope().build());
  }

  private static PinnedRegistry.Pin pin(String file, Scope scope) {
    byte[] digest = HashAlgorithm.SHA_256.hash(file.getBytes(StandardCharsets.UTF_8));
    return new PinnedRegistry.Pin(
        ID,
        "sha-256:" + HexFormat.of().formatHex(digest),
        NOW.minus(Duration.ofDays(1)),
        NOW.plus(Duration.ofDays(30)),
        scope,
        Instant.parse("2025-01-01T00:00:00Z"));
  }

  private static TrustDecision decide(TrustSource source) {
    return decide(source, NOW);
  }

  private static TrustDecision decide(TrustSource source, Instant at) {
    return TrustPolicy.anyOf(List.of(source)).decide(query(AWARDED_IN_TIME, at).build());
  }

  @Test
  void memberOfThePinnedFile_isRecognisedForTheScopeOfTheConfiguration() {
    TrustSource source = load(FILE, pin(FILE));
    TrustDecision decision = decide(source);
    assertTrusted(decision);
    assertThat(((TrustDecision.Trusted) decision).issuerName().in(Language.NL))
        .isEqualTo("EVC Centrum Rivierenland (fictief)");
    assertThat(((TrustList) source).signer()).isEmpty();
    assertThat(decision.toJson().toJson()).contains(pin(FILE).digest());
    Scope other = evcScope().standards(ListFixtures.OTHER_STANDARD).build();
    assertNotTrusted(decide(load(FILE, pin(FILE, other))), ProblemCode.NOT_IN_SCOPE);
  }

  @Test
  void anotherFile_isNotBelieved_howeverLittleItDiffers() {
    for (String other : List.of(FILE + " ", FILE.replace("Tiel", "Ede"), "{}", "")) {
      assertUndetermined(decide(load(other, pin(FILE))), ProblemCode.LIST_NOT_AUTHENTIC);
    }
  }

  @Test
  void issuerThatIsNotInIt_isNotListed() {
    String without = FILE.replace(ListFixtures.ISSUER_ID, "did:web:somebody.example");
    assertNotTrusted(decide(load(without, pin(without))), ProblemCode.ISSUER_NOT_LISTED);
  }

  @Test
  @Tag("T66")
  void pinThatIsTooOld_cannotTell() {
    TrustSource source = load(FILE, pin(FILE));
    assertUndetermined(decide(source, NOW.plus(Duration.ofDays(31))), ProblemCode.LIST_STALE);
  }

  @Test
  void pinnedFileThatIsNoRegistry_isMalformed() {
    for (String bad :
        List.of(
            "{}",
            "[]",
            "nothing",
            "{\"registry\": []}",
            "{\"registry\": {\"did:web:a.example\": {}}}",
            "{\"registry\": {\"did:web:a.example\": {\"name\": 1}}}",
            "{\"registry\": {\"A School\": {\"name\": \"A School\"}}}",
            "{\"registry\": {\"did:web:a.example\": {\"name\": \"A\"}}, \"more\": 1}",
            "{\"registry\": {\"did:web:a.example\": {\"name\": \"A\"},"
                + " \"did:web:a.example\": {\"name\": \"B\"}}}")) {
      assertUndetermined(decide(load(bad, pin(bad))), ProblemCode.LIST_MALFORMED);
    }
  }

  @Test
  void pinWithoutADigestOrAnEnd_isNone() {
    PinnedRegistry.Pin good = pin(FILE);
    assertThatThrownBy(
            () ->
                new PinnedRegistry.Pin(
                    ID, "sha-256:00", good.pinnedAt(), good.until(), good.scope(), good.from()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new PinnedRegistry.Pin(
                    ID, good.digest(), good.pinnedAt(), good.pinnedAt(), good.scope(), good.from()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
