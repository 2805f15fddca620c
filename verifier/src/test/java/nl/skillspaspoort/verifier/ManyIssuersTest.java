package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.skillspaspoort.core.bulk.OrderedResults;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.status.BitstringStatusList;
import nl.skillspaspoort.core.status.BitstringStatusListEntry;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusPurpose;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.Delegations;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.ListMemory;
import nl.skillspaspoort.core.trust.ListPointer;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.SignedTrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.core.trust.TrustSource;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.status.StatusAnswer;
import nl.skillspaspoort.verifier.status.StatusSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A pile of applications by many issuers: every list is asked for once, whoever needs it first.
 * With {@code -Dscreen.inputs=10000} the pile is as high as an employer's.
 */
final class ManyIssuersTest {
  private static final int ISSUERS = 50;
  private static final int INPUTS = Integer.getInteger("screen.inputs", 1_000);

  private final Map<String, byte[]> published = new HashMap<>();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final AtomicInteger trustListAsked = new AtomicInteger();

  @Test
  @Tag("T22")
  void everyList_isAskedForOnce_andEveryInputHasItsResult() throws ProblemException {
    TrustSource list = trustList();
    IntStream.range(0, ISSUERS).forEach(i -> published.put(uri(i), statusList(i)));
    Verifier verifier =
        Verifier.builder()
            .trust(TrustPolicy.anyOf(List.of(list)))
            .policy(VerificationPolicy.builder().allowBearer().build())
            .statusLists(counting())
            .clock(FixedClock.atNow())
            .build();
    List<byte[]> each = new ArrayList<>();
    for (int i = 0; i < ISSUERS; i++) {
      each.add(credential(i));
      each.add(presentation(i));
    }
    int read = 0;
    try (OrderedResults<VerificationResult> results = verifier.screen(pile(each))) {
      for (; results.hasNext(); read++) {
        VerificationResult result = results.next();
        if (isCorrupt(read)) {
          assertThat(codes(result)).containsExactly(ProblemCode.PARSING_ERROR);
        } else if (each(read) % 2 == 0) {
          assertThat(result.verdict()).as("input %d", read).isEqualTo(expected(read));
        } else {
          // Nobody asked for it, so the challenge cannot be told; the credential in it can.
          assertThat(result.axes().integrity()).isEqualTo(Axes.Integrity.VALID);
          assertThat(result.axes().status())
              .isEqualTo(isRevoked(issuer(read)) ? Axes.Status.REVOKED : Axes.Status.GOOD);
        }
      }
    }
    assertThat(read).isEqualTo(INPUTS);
    assertThat(trustListAsked).hasValue(1);
    assertThat(asked.keySet()).isEqualTo(published.keySet());
    assertThat(asked.values()).allSatisfy(times -> assertThat(times).hasValue(1));
  }

  /** One after the other, made when they are asked for. */
  private static Iterator<byte[]> pile(List<byte[]> each) {
    return IntStream.range(0, INPUTS)
        .mapToObj(
            i -> isCorrupt(i) ? "{\"type\":".getBytes(StandardCharsets.UTF_8) : each.get(each(i)))
        .iterator();
  }

  private static boolean isCorrupt(int input) {
    return input % 333 == 5;
  }

  private static int each(int input) {
    return input % (2 * ISSUERS);
  }

  private static int issuer(int input) {
    return each(input) / 2;
  }

  private static boolean isRevoked(int issuer) {
    return issuer % 10 == 3;
  }

  private static Verdict expected(int input) {
    return isRevoked(issuer(input)) ? Verdict.INVALID : Verdict.VALID;
  }

  private static List<ProblemCode> codes(VerificationResult result) {
    return result.problems().stream().map(Problem::code).toList();
  }

  // --- what is verified

  private static Ed25519SecretKey key(int issuer) {
    return TestKeys.key(100 + issuer);
  }

  private static String uri(int issuer) {
    return "https://status.example/" + issuer;
  }

  private static JsonObject signed(int issuer) {
    return Credentials.secured(
        Credentials.evc()
            .with("issuer", Credentials.profile(TestKeys.did(key(issuer)), "School " + issuer))
            .with(
                "credentialStatus",
                new BitstringStatusListEntry(uri(issuer), 7, StatusPurpose.REVOCATION).toJson()),
        DidKey.signer(key(issuer)));
  }

  private static byte[] credential(int issuer) {
    return bytes(signed(issuer));
  }

  private static byte[] presentation(int issuer) throws ProblemException {
    return SignedPresentation.create(
            List.of(SignedCredential.of(signed(issuer))),
            Token.REQUEST,
            TestKeys.holder(),
            FixedClock.NOW,
            Duration.ofMinutes(10))
        .bytes();
  }

  private static byte[] statusList(int issuer) {
    return bytes(
        Credentials.secured(
            StatusListCredential.unsigned(
                uri(issuer),
                TestKeys.did(key(issuer)).value(),
                StatusPurpose.REVOCATION,
                BitstringStatusList.ofZeros(BitstringStatusList.MIN_ENTRIES, 1)
                    .set(7, isRevoked(issuer) ? 1 : 0)
                    .build(),
                FixedClock.NOW,
                FixedClock.NOW.plus(Duration.ofDays(7)),
                Duration.ofMinutes(5)),
            DidKey.signer(key(issuer))));
  }

  private static byte[] bytes(JsonObject json) {
    return json.toJson().getBytes(StandardCharsets.UTF_8);
  }

  // --- the lists

  private StatusSource counting() {
    return new StatusSource() {
      @Override
      public StatusAnswer get(String uri) {
        asked.computeIfAbsent(uri, absent -> new AtomicInteger()).incrementAndGet();
        return new StatusAnswer.Found(published.get(uri), Optional.of(FixedClock.NOW));
      }

      @Override
      public boolean isLocal() {
        return false;
      }
    };
  }

  private TrustSource trustList() throws ProblemException {
    Scope scope =
        Scope.builder()
            .credentialTypes("OpenBadgeCredential")
            .achievementTypes("Certificate")
            .anyStandard()
            .anySkill()
            .anyLevel()
            .anyTerritory()
            .build();
    Grant grant =
        Grant.toIssue(
            DisplayName.of("EVC-aanbieder", "EVC provider"), scope, TestLists.RECOGNISED_FROM);
    TrustListDraft.Builder draft =
        TrustListDraft.builder()
            .id("https://lists.example/many")
            .operator(DisplayName.of("Lijst (fictief)", "List (invented)"))
            .sequence(1)
            .issuedAt(FixedClock.NOW.minus(Duration.ofDays(1)))
            .nextUpdate(FixedClock.NOW.plus(Duration.ofDays(30)));
    for (int i = 0; i < ISSUERS; i++) {
      draft.issuer(TestLists.issuer(TestKeys.did(key(i)), grant));
    }
    SignedTrustList signed = draft.build().sign(TestKeys.listSigner());
    return Delegations.over(
            pointer -> {
              trustListAsked.incrementAndGet();
              return signed;
            },
            ListMemory.inMemory())
        .load(
            new ListPointer(
                "https://lists.example/many",
                Optional.empty(),
                Set.of(TestKeys.LIST_SIGNER.publicKey())));
  }
}
