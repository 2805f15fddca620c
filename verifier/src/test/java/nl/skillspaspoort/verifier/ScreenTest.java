package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import nl.skillspaspoort.core.bulk.OrderedResults;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many credentials at once: each gets the verdict that it gets alone. */
@Tag("T31")
final class ScreenTest {
  private static final byte[] GOOD =
      Credentials.secured(Credentials.evc(), TestKeys.issuer())
          .toJson()
          .getBytes(StandardCharsets.UTF_8);

  private static final Verifier VERIFIER =
      Verifier.builder()
          .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
          .policy(VerificationPolicy.builder().allowBearer().build())
          .clock(FixedClock.atNow())
          .build();

  /** Every seventh was changed after signing, every eleventh is no JSON. */
  private static List<byte[]> items(int count) {
    List<byte[]> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(item(i));
    }
    return items;
  }

  private static byte[] item(int i) {
    if (i % 11 == 3) {
      return "{\"type\":".getBytes(StandardCharsets.UTF_8);
    }
    if (i % 7 == 2) {
      return new String(GOOD, StandardCharsets.UTF_8)
          .replace("Ervaringscertificaat", "Ervaringscertificaat " + i)
          .getBytes(StandardCharsets.UTF_8);
    }
    return GOOD;
  }

  @Test
  void everyItem_getsItsOwnVerdictAtItsPlace() {
    List<byte[]> items = items(300);
    try (OrderedResults<VerificationResult> results = VERIFIER.screen(items.iterator(), 2)) {
      for (int i = 0; i < items.size(); i++) {
        VerificationResult result = results.next();
        assertThat(result.outcomes()).isEqualTo(VERIFIER.verify(items.get(i)).outcomes());
        assertThat(result.verdict())
            .as("item %d", i)
            .isEqualTo(i % 11 == 3 || i % 7 == 2 ? Verdict.INVALID : Verdict.VALID);
      }
      assertThat(results.hasNext()).isFalse();
    }
  }

  @Test
  void oneBadItem_isOneResult() {
    List<List<ProblemCode>> codes =
        VERIFIER
            .screen(List.of(GOOD, item(3), item(2), GOOD).stream())
            .map(result -> result.problems().stream().map(Problem::code).limit(1).toList())
            .toList();
    assertThat(codes)
        .containsExactly(
            List.of(),
            List.of(ProblemCode.PARSING_ERROR),
            List.of(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR),
            List.of());
  }

  @Test
  void closingTheResults_closesTheStreamOfCredentials() {
    AtomicBoolean closed = new AtomicBoolean();
    try (Stream<VerificationResult> results =
        VERIFIER.screen(Stream.generate(() -> GOOD).onClose(() -> closed.set(true)))) {
      assertThat(results.limit(20)).allMatch(result -> result.verdict() == Verdict.VALID);
    }
    assertThat(closed).isTrue();
  }
}
