package nl.skillspaspoort.issuer.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.skillspaspoort.core.claim.ClaimCode;
import nl.skillspaspoort.core.claim.ClaimException;
import nl.skillspaspoort.core.claim.ClaimFile;
import nl.skillspaspoort.core.claim.ClaimRequest;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.issuer.Issuer;
import nl.skillspaspoort.issuer.registry.IssuerRegistry;
import nl.skillspaspoort.issuer.registry.Person;
import nl.skillspaspoort.issuer.registry.Registrar;
import nl.skillspaspoort.issuer.registry.StatusUrls;
import nl.skillspaspoort.issuer.registry.Stores;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("DOMAIN issuer 9: claims of people without a wallet")
@Tag("T82")
final class ClaimDeskTest {
  private static final Instant NOW = FixedClock.NOW;

  @TempDir private Path folder;
  private IssuerRegistry registry;

  @BeforeEach
  void open() throws Exception {
    registry = Stores.open(Stores.H2.place(folder));
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private ClaimDesk desk(Instant now) {
    FixedClock clock = FixedClock.at(now);
    Issuer issuer =
        Issuer.builder()
            .signer(TestKeys.issuer())
            .cryptosuite(Cryptosuites.EDDSA_JCS_2022)
            .clock(clock)
            .build();
    return new ClaimDesk(
        new Registrar(
            issuer, registry, StatusUrls.under(URI.create("https://school.example/s")), clock));
  }

  /** About nobody in particular: the wallet comes later. */
  private static CredentialDraft draft() {
    return Credentials.smallDraft().toBuilder()
        .subject(TestKeys.did(TestKeys.ISSUER))
        .awardedDate(LocalDate.of(2026, 6, 1).atStartOfDay(java.time.ZoneOffset.UTC).toInstant())
        .build();
  }

  private ClaimDesk.Opened opened() throws ProblemException {
    return desk(NOW).open(draft(), Person.of("st1"), Duration.ofDays(30));
  }

  private static String proof(ClaimFile file) throws ProblemException {
    return file.proof(TestKeys.holder(), NOW).text();
  }

  private static ProblemCode refusal(ThrowingCallable call) {
    try {
      call.call();
    } catch (ProblemException e) {
      return e.problem().code();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("it was claimed");
  }

  private static ClaimCode wrong() throws ClaimException {
    return ClaimCode.parse("aaaa-bbbb-cccc");
  }

  @Test
  void rightCode_givesTheCredentialToTheWalletAndOnlyOnce() throws Exception {
    ClaimDesk.Opened opened = opened();
    ClaimFile file = ClaimFile.parse(opened.file().bytes());
    ClaimCode code = ClaimCode.parse(opened.code().reveal().toLowerCase(java.util.Locale.ROOT));
    assertThat(file.open(code).text("name")).contains("Samenwerken");
    SignedCredential credential = desk(NOW).claim(file, code, proof(file));
    assertThat(credential.unverified().subjectIds())
        .containsExactly(TestKeys.did(TestKeys.HOLDER).value());
    assertThat(credential.unverified().statusEntries()).hasSize(3);
    assertThat(refusal(() -> desk(NOW).claim(file, code, proof(file))))
        .isEqualTo(ProblemCode.CLAIM_USED);
    assertThat(refusal(this::opened)).isEqualTo(ProblemCode.STATUS_CHANGE_NOT_ALLOWED);
  }

  @Test
  void fiveWrongCodes_lockTheClaimForTheRightOneToo() throws Exception {
    ClaimDesk.Opened opened = opened();
    for (int i = 0; i < ClaimDesk.ATTEMPTS; i++) {
      assertThat(refusal(() -> desk(NOW).claim(opened.file(), wrong(), proof(opened.file()))))
          .isEqualTo(ProblemCode.CLAIM_CODE_WRONG);
    }
    assertThat(refusal(() -> desk(NOW).claim(opened.file(), opened.code(), proof(opened.file()))))
        .isEqualTo(ProblemCode.CLAIM_LOCKED);
  }

  @Test
  void requestAsAFile_givesTheCredentialToTheWalletAndOnlyOnce() throws Exception {
    ClaimDesk.Opened opened = opened();
    byte[] sent = ClaimRequest.of(opened.file(), opened.code(), TestKeys.holder(), NOW).bytes();
    ClaimDesk later = desk(NOW.plus(Duration.ofDays(14)));
    SignedCredential credential = later.claim(ClaimRequest.parse(sent));
    assertThat(credential.unverified().subjectIds())
        .containsExactly(TestKeys.did(TestKeys.HOLDER).value());
    assertThat(refusal(() -> later.claim(ClaimRequest.parse(sent))))
        .isEqualTo(ProblemCode.CLAIM_USED);
  }

  @Test
  void fiveRequestsWithAWrongCode_lockTheClaim() throws Exception {
    ClaimDesk.Opened opened = opened();
    ClaimRequest guess = ClaimRequest.of(opened.file(), wrong(), TestKeys.stranger(), NOW);
    for (int i = 0; i < ClaimDesk.ATTEMPTS; i++) {
      assertThat(refusal(() -> desk(NOW).claim(guess))).isEqualTo(ProblemCode.CLAIM_CODE_WRONG);
    }
    ClaimRequest right = ClaimRequest.of(opened.file(), opened.code(), TestKeys.holder(), NOW);
    assertThat(refusal(() -> desk(NOW).claim(right))).isEqualTo(ProblemCode.CLAIM_LOCKED);
  }

  /** The sign of a request is made with 64 MiB of memory. */
  @Test
  void requestForAClaimThatCannotBeMade_takesLittleMemory() throws Exception {
    ClaimDesk.Opened opened = opened();
    ClaimFile madeUp =
        ClaimFile.seal(
            "made up",
            opened.file().issuer(),
            opened.file().expires(),
            JsonObject.EMPTY,
            opened.code());
    ClaimRequest unknown = ClaimRequest.of(madeUp, opened.code(), TestKeys.holder(), NOW);
    ClaimRequest wrong = ClaimRequest.of(opened.file(), wrong(), TestKeys.holder(), NOW);
    ClaimDesk desk = desk(NOW);
    long before = allocated();
    assertThat(refusal(() -> desk.claim(unknown))).isEqualTo(ProblemCode.CLAIM_MALFORMED);
    assertThat(allocated() - before).isLessThan(16L << 20);
    for (int i = 0; i < ClaimDesk.ATTEMPTS; i++) {
      assertThat(refusal(() -> desk.claim(wrong))).isEqualTo(ProblemCode.CLAIM_CODE_WRONG);
    }
    before = allocated();
    assertThat(refusal(() -> desk.claim(wrong))).isEqualTo(ProblemCode.CLAIM_LOCKED);
    assertThat(allocated() - before).isLessThan(16L << 20);
  }

  /** T82: all of them are under way before the first is counted. */
  @Test
  void manyWrongRequestsAtOnce_areLookedAtHardlyMoreThanThereAreAttempts() throws Exception {
    ClaimDesk.Opened opened = opened();
    ClaimRequest wrong = ClaimRequest.of(opened.file(), wrong(), TestKeys.holder(), NOW);
    ClaimDesk desk = desk(NOW);
    int many = 12;
    CountDownLatch together = new CountDownLatch(many);
    ExecutorService pool = Executors.newFixedThreadPool(many);
    try {
      List<Callable<Long>> calls = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        calls.add(
            () -> {
              together.countDown();
              together.await();
              long before = allocated();
              assertThat(refusal(() -> desk.claim(wrong)))
                  .isIn(ProblemCode.CLAIM_CODE_WRONG, ProblemCode.CLAIM_LOCKED);
              return allocated() - before;
            });
      }
      int looks = 0;
      for (Future<Long> allocated : pool.invokeAll(calls)) {
        looks += allocated.get() > 32L << 20 ? 1 : 0;
      }
      assertThat(looks).isBetween(ClaimDesk.ATTEMPTS, ClaimDesk.ATTEMPTS + 1);
    } finally {
      pool.shutdownNow();
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @Test
  void claimWithALongName_isNoClaim() throws Exception {
    String text = new String(opened().file().bytes(), StandardCharsets.UTF_8);
    String name = opened().file().claimId();
    byte[] longer = text.replace(name, name + "a".repeat(129)).getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(() -> ClaimFile.parse(longer))).isEqualTo(ProblemCode.CLAIM_MALFORMED);
  }

  @Test
  void requestThatIsTooOld_costsNoAttempt() throws Exception {
    ClaimDesk.Opened opened = opened();
    ClaimRequest request = ClaimRequest.of(opened.file(), opened.code(), TestKeys.holder(), NOW);
    ClaimDesk late = desk(NOW.plus(Duration.ofDays(14)).plusSeconds(1));
    assertThat(refusal(() -> late.claim(request))).isEqualTo(ProblemCode.CLAIM_MALFORMED);
    assertThat(desk(NOW).claim(request)).isNotNull();
  }

  @Test
  void badProof_costsNoAttempt() throws Exception {
    ClaimDesk.Opened opened = opened();
    ClaimFile file = opened.file();
    Instant old = NOW.minus(Duration.ofMinutes(6));
    List<String> proofs =
        List.of(
            "x",
            file.proof(TestKeys.holder(), old).text(),
            file.proof(TestKeys.holder(), NOW.plusSeconds(90)).text(),
            proof(file).replaceAll("\\.[^.]*$", ".AAAA"));
    for (int i = 0; i < 2; i++) {
      for (String proof : proofs) {
        assertThat(refusal(() -> desk(NOW).claim(file, wrong(), proof)))
            .isNotEqualTo(ProblemCode.CLAIM_CODE_WRONG);
      }
    }
    assertThat(desk(NOW).claim(file, opened.code(), proof(file))).isNotNull();
  }

  @Test
  void proofForAnotherClaim_isRefused() throws Exception {
    ClaimDesk.Opened opened = opened();
    ClaimDesk.Opened other = desk(NOW).open(draft(), Person.of("st2"), Duration.ofDays(30));
    assertThat(refusal(() -> desk(NOW).claim(opened.file(), opened.code(), proof(other.file()))))
        .isEqualTo(ProblemCode.CLAIM_MALFORMED);
  }

  @Test
  void claimAfterItsEnd_isRefusedAndDropped() throws Exception {
    ClaimDesk.Opened opened = opened();
    Instant late = NOW.plus(Duration.ofDays(30));
    ClaimDesk desk = desk(late);
    String proof = opened.file().proof(TestKeys.holder(), late).text();
    assertThat(refusal(() -> desk.claim(opened.file(), opened.code(), proof)))
        .isEqualTo(ProblemCode.CLAIM_EXPIRED);
    assertThat(registry.dropExpiredClaims(late)).isEqualTo(1);
    assertThat(registry.awardsOf(Person.of("st1"))).isEmpty();
  }

  @Test
  void changedFile_doesNotOpen() throws Exception {
    ClaimDesk.Opened opened = opened();
    String text = new String(opened.file().bytes(), StandardCharsets.UTF_8);
    ClaimFile later =
        ClaimFile.parse(
            text.replace("2026-12-23T", "2027-12-23T").getBytes(StandardCharsets.UTF_8));
    assertThat(later.expires()).isNotEqualTo(opened.file().expires());
    assertThat(refusal(() -> later.open(opened.code()))).isEqualTo(ProblemCode.CLAIM_CODE_WRONG);
    assertThat(refusal(() -> ClaimFile.parse("{}".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(ProblemCode.CLAIM_MALFORMED);
  }

  @Test
  void personWhoKnowsTheCode_cannotSealAnotherContent() throws Exception {
    ClaimDesk.Opened opened = opened();
    ClaimFile forged =
        ClaimFile.seal(
            opened.file().claimId(),
            opened.file().issuer(),
            opened.file().expires(),
            opened.file().open(opened.code()).with("name", "Iets anders"),
            opened.code());
    assertThat(refusal(() -> desk(NOW).claim(forged, opened.code(), proof(forged))))
        .isEqualTo(ProblemCode.CLAIM_MALFORMED);
    assertThat(desk(NOW).claim(opened.file(), opened.code(), proof(opened.file()))).isNotNull();
  }

  @Test
  void manyAtOnceWithOneCode_oneGetsIt() throws Exception {
    ClaimDesk.Opened opened = opened();
    String proof = proof(opened.file());
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<SignedCredential>> calls = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        calls.add(() -> desk(NOW).claim(opened.file(), opened.code(), proof));
      }
      int claimed = 0;
      for (Future<SignedCredential> future : pool.invokeAll(calls)) {
        try {
          assertThat(future.get()).isNotNull();
          claimed++;
        } catch (ExecutionException e) {
          assertThat(e.getCause()).isInstanceOf(ProblemException.class);
        }
      }
      assertThat(claimed).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void sameClaim_givesTheSameFileAndCodeWithoutPersonalText() throws Exception {
    ClaimDesk.Opened first = opened();
    assertThat(first.code().toString()).isEqualTo("ClaimCode");
    assertThat(first.file().toString()).doesNotContain(first.code().reveal());
    assertThat(new String(first.file().bytes(), StandardCharsets.UTF_8))
        .doesNotContain("Samenwerken");
    assertThat(opened()).isEqualTo(first);
  }
}
