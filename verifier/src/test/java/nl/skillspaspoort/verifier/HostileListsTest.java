package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.status.BitstringStatusList;
import nl.skillspaspoort.core.status.BitstringStatusListEntry;
import nl.skillspaspoort.core.status.StatusException;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusPurpose;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.policy.PolicyException;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.status.StatusAnswer;
import nl.skillspaspoort.verifier.status.StatusLists;
import nl.skillspaspoort.verifier.status.StatusSource;

/** Whatever a publisher sends, it never throws, and never makes a credential good. */
@Tag("T49")
@Tag("T98")
final class HostileListsTest {
  private static final String LIST = "https://status.example/1";
  private static final byte[] GOOD = list();
  private static final byte[] CREDENTIAL =
      bytes(
          Credentials.secured(
              Credentials.evc()
                  .with(
                      "credentialStatus",
                      new BitstringStatusListEntry(LIST, 7, StatusPurpose.REVOCATION).toJson()),
              TestKeys.issuer()));

  @Property(tries = 300)
  void anyBytes_areNeverGoodNews(@ForAll @Size(max = 200) byte[] sent) throws StatusException {
    assertThat(verify(sent)).isEqualTo(Verdict.UNDETERMINED);
    try {
      StatusLists.of(List.of(sent));
    } catch (StatusException e) {
      assertThat(e.problem()).isNotNull();
    }
  }

  @Property(tries = 400)
  void anyChangedByte_isNeverGoodNews(
      @ForAll @IntRange(max = 100_000) int place,
      @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] sent = GOOD.clone();
    sent[place % sent.length] ^= (byte) change;
    JsonObject before = json(GOOD);
    // Spaces outside of strings are no part of what is signed.
    if (!before.equals(orEmpty(sent))) {
      assertThat(verify(sent)).isEqualTo(Verdict.UNDETERMINED);
    }
  }

  @Property(tries = 300)
  void anyPolicyFile_isReadOrRefused(@ForAll String text) {
    try {
      VerificationPolicy.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (PolicyException e) {
      assertThat(e.problem()).isNotNull();
    }
  }

  private static Verdict verify(byte[] list) {
    StatusSource source =
        new StatusSource() {
          @Override
          public StatusAnswer get(String uri) {
            return new StatusAnswer.Found(list, Optional.of(FixedClock.NOW));
          }

          @Override
          public boolean isLocal() {
            return true;
          }
        };
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
        .policy(VerificationPolicy.builder().allowBearer().build())
        .statusLists(source)
        .clock(FixedClock.atNow())
        .build()
        .verify(CREDENTIAL)
        .verdict();
  }

  private static byte[] list() {
    return bytes(
        Credentials.secured(
            StatusListCredential.unsigned(
                LIST,
                TestKeys.did(TestKeys.ISSUER).value(),
                StatusPurpose.REVOCATION,
                BitstringStatusList.ofZeros(BitstringStatusList.MIN_ENTRIES, 1).build(),
                FixedClock.NOW,
                FixedClock.NOW.plus(Duration.ofDays(7)),
                Duration.ofMinutes(5)),
            TestKeys.issuer()));
  }

  private static JsonObject json(byte[] bytes) {
    return Credentials.json(new String(bytes, StandardCharsets.UTF_8));
  }

  private static JsonObject orEmpty(byte[] bytes) {
    try {
      return json(bytes);
    } catch (AssertionError e) {
      return JsonObject.EMPTY;
    }
  }

  private static byte[] bytes(JsonObject json) {
    return json.toJson().getBytes(StandardCharsets.UTF_8);
  }
}
