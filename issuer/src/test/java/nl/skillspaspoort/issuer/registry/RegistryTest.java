package nl.skillspaspoort.issuer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.issuer.IssueException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("DOMAIN issuer 6, 7, 12 and 13: places, versions, retention, audit log")
final class RegistryTest {
  private static final Instant NOW = FixedClock.NOW;
  private static final String COURSE = "https://school.example/achievements/testing";

  @TempDir private Path folder;

  private static AwardRequest request(int student) {
    try {
      return new AwardRequest(Person.of("S" + student), COURSE, NOW);
    } catch (IssueException e) {
      throw new AssertionError(e);
    }
  }

  private static List<AwardRequest> requests(int count) {
    return IntStream.range(0, count).mapToObj(RegistryTest::request).toList();
  }

  private static ProblemCode refusal(ThrowingCallable call) {
    try {
      call.call();
    } catch (ProblemException e) {
      return e.problem().code();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("it was done");
  }

  private static AwardRecord issued(IssuerRegistry registry, int student) throws RegistryException {
    AwardRecord award = registry.reserve(List.of(request(student)), NOW).get(0);
    registry.complete(List.of(completion(award)), "order 1", NOW);
    return award;
  }

  private static Completion completion(AwardRecord award) {
    return new Completion(
        award.credentialId(), award.version(), "did:web:school.example#key-1", "digest");
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void sameRequest_isTheSameAward(Stores store) throws RegistryException {
    try (IssuerRegistry registry = Stores.open(store.place(folder))) {
      List<AwardRecord> first = registry.reserve(requests(20), NOW);
      List<AwardRecord> again = registry.reserve(requests(25), NOW.plusSeconds(60));
      assertThat(again.subList(0, 20)).isEqualTo(first);
      assertThat(again.stream().map(AwardRecord::slot).distinct()).hasSize(25);
      assertThat(again.stream().map(AwardRecord::credentialId).distinct()).hasSize(25);
      assertThat(registry.reserve(List.of(request(3), request(3)), NOW))
          .containsExactly(first.get(3), first.get(3));
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void registry_isThereAfterOpeningAgain(Stores store) throws RegistryException {
    String place = store.place(folder);
    AwardRecord award;
    try (IssuerRegistry registry = Stores.open(place)) {
      award = issued(registry, 1);
    }
    try (IssuerRegistry registry = Stores.open(place)) {
      assertThat(registry.find(award.credentialId()).orElseThrow().state())
          .isEqualTo(AwardState.ACTIVE);
      assertThat(registry.reserve(List.of(request(2)), NOW).get(0).slot())
          .isNotEqualTo(award.slot());
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void completion_countsOnce(Stores store) throws RegistryException {
    try (IssuerRegistry registry = Stores.open(store.place(folder))) {
      List<Completion> done =
          registry.reserve(requests(5), NOW).stream().map(RegistryTest::completion).toList();
      assertThat(registry.complete(done, "order 1", NOW)).isEqualTo(5);
      assertThat(registry.complete(done, "order 1", NOW)).isZero();
      assertThat(registry.verifyAudit(entry -> {}).lines()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void status_goesWhereItMay(Stores store) throws RegistryException {
    try (IssuerRegistry registry = Stores.open(store.place(folder))) {
      AwardRecord award = issued(registry, 1);
      String id = award.credentialId();
      change(registry, id, AwardState.SUSPENDED, StatusReason.UNDER_INVESTIGATION);
      assertThat(registry.snapshot(1).changed())
          .containsExactly(java.util.Map.entry(award.slot().index(), AwardState.SUSPENDED));
      change(registry, id, AwardState.ACTIVE, StatusReason.CLEARED);
      assertThat(registry.snapshot(1).changed()).isEmpty();
      AwardRecord revoked = change(registry, id, AwardState.REVOKED, StatusReason.FRAUD);
      assertThat(revoked.reason()).contains(StatusReason.FRAUD);
      for (AwardState state :
          List.of(AwardState.ACTIVE, AwardState.SUSPENDED, AwardState.REVOKED)) {
        assertThat(refusal(() -> change(registry, id, state, StatusReason.ERROR)))
            .isEqualTo(ProblemCode.STATUS_CHANGE_NOT_ALLOWED);
      }
      assertThat(refusal(() -> change(registry, "urn:x:1", AwardState.REVOKED, StatusReason.ERROR)))
          .isEqualTo(ProblemCode.AWARD_NOT_FOUND);
    }
  }

  private static AwardRecord change(
      IssuerRegistry registry, String id, AwardState state, StatusReason reason)
      throws RegistryException {
    return registry.change(id, state, reason, "order 2", NOW);
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void awardThatWasNeverSigned_cannotBeRevoked(Stores store) throws RegistryException {
    try (IssuerRegistry registry = Stores.open(store.place(folder))) {
      AwardRecord award = registry.reserve(List.of(request(1)), NOW).get(0);
      assertThat(
              refusal(
                  () ->
                      change(
                          registry, award.credentialId(), AwardState.REVOKED, StatusReason.ERROR)))
          .isEqualTo(ProblemCode.AWARD_NOT_FOUND);
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void nextVersion_keepsTheAwardAndSupersedesTheOldOne(Stores store) throws RegistryException {
    try (IssuerRegistry registry = Stores.open(store.place(folder))) {
      AwardRecord first = issued(registry, 1);
      AwardRecord next = registry.reserveNext(first.credentialId(), NOW);
      assertThat(next.version()).isEqualTo(2);
      assertThat(next.awardedDate()).isEqualTo(first.awardedDate());
      assertThat(next.validFrom()).isAfter(first.validFrom());
      assertThat(next.slot()).isNotEqualTo(first.slot());
      assertThat(registry.reserveNext(first.credentialId(), NOW)).isEqualTo(next);
      assertThat(registry.find(first.credentialId()).orElseThrow().version()).isEqualTo(1);
      registry.complete(List.of(completion(next)), "order 3", NOW);
      assertThat(registry.find(first.credentialId()).orElseThrow().version()).isEqualTo(2);
      assertThat(registry.snapshot(1).changed())
          .containsExactly(java.util.Map.entry(first.slot().index(), AwardState.SUPERSEDED));
      change(registry, first.credentialId(), AwardState.REVOKED, StatusReason.ERROR);
      assertThat(refusal(() -> registry.reserveNext(first.credentialId(), NOW)))
          .isEqualTo(ProblemCode.STATUS_CHANGE_NOT_ALLOWED);
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void forgottenPerson_isNowhereAndHerAwardStaysGood(Stores store)
      throws RegistryException, IssueException {
    try (IssuerRegistry registry = Stores.open(store.place(folder))) {
      AwardRecord award = issued(registry, 1);
      issued(registry, 2);
      assertThat(registry.awardsOf(Person.of("S1"))).hasSize(1);
      assertThat(registry.forget(Person.of("S1"), NOW)).isEqualTo(1);
      assertThat(registry.awardsOf(Person.of("S1"))).isEmpty();
      assertThat(registry.awardsOf(Person.of("S2"))).hasSize(1);
      assertThat(registry.find(award.credentialId()).orElseThrow().state())
          .isEqualTo(AwardState.ACTIVE);
      assertThat(registry.forgetAwardedBefore(NOW.plusSeconds(1), NOW)).isEqualTo(1);
      assertThat(registry.awardsOf(Person.of("S2"))).isEmpty();
    }
  }

  @Test
  void fileOfARegistry_holdsNoReferenceOfAPerson()
      throws RegistryException, IssueException, IOException {
    String place = Stores.H2.place(folder);
    try (IssuerRegistry registry = Stores.open(place)) {
      for (int student = 10; student < 50; student++) {
        Person person = Person.of("student-2026-0" + student + "@school.example");
        registry.reserve(List.of(new AwardRequest(person, COURSE, NOW)), NOW);
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(content).doesNotContain("student-2026-").doesNotContain("2026-0");
        assertThat(content).contains(COURSE);
      }
    }
  }

  @Test
  void openFile_isRefusedToASecondProcessAndToAnotherKey() throws RegistryException {
    String place = Stores.H2.place(folder);
    Stores.open(place).close();
    RegistryKey other = RegistryKey.generate(new SecureRandom());
    assertThat(refusal(() -> Stores.open(place, other, ListLayout.DEFAULT)))
        .isEqualTo(ProblemCode.REGISTRY_NOT_OPENED);
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  @Tag("T56")
  @Tag("T81")
  void wholeListsGivenOut_useEveryPlaceOnceAndTheDecoysNever(Stores store)
      throws RegistryException {
    ListLayout layout = new ListLayout(ListLayout.MIN_ENTRIES, 129_500);
    try (IssuerRegistry registry = Stores.open(store.place(folder), Stores.key(), layout)) {
      int capacity = layout.entries() - layout.decoys();
      Set<StatusSlot> taken = new HashSet<>();
      List<Integer> order = new ArrayList<>();
      for (int from = 0; from < 2 * capacity; from += 700) {
        int some = Math.min(700, 2 * capacity - from);
        List<AwardRequest> requests =
            IntStream.range(from, from + some).mapToObj(RegistryTest::request).toList();
        for (AwardRecord award : registry.reserve(requests, NOW)) {
          taken.add(award.slot());
          order.add(award.slot().index());
        }
      }
      assertThat(taken).hasSize(2 * capacity);
      assertThat(registry.lists()).containsExactly(1, 2);
      Set<Integer> decoys = registry.snapshot(1).decoys();
      assertThat(decoys.size()).isLessThanOrEqualTo(layout.decoys());
      assertThat(taken.stream().filter(slot -> slot.list() == 1).map(StatusSlot::index))
          .doesNotContainAnyElementsOf(decoys);
      long rising =
          IntStream.range(1, order.size()).filter(i -> order.get(i) > order.get(i - 1)).count();
      assertThat(rising).isBetween(order.size() * 45L / 100, order.size() * 55L / 100);
    }
  }

  /** The runs test of Wald and Wolfowitz: how often the order crosses the middle of the list. */
  @ParameterizedTest
  @ValueSource(bytes = {0, 1, 2, 3, 4, 5, 6, 7})
  @Tag("T56")
  void orderOfAList_hasTheRunsOfARandomOne(byte seed) {
    int half = ListLayout.MIN_ENTRIES / 2;
    byte[] seeds = new byte[32];
    Arrays.fill(seeds, seed);
    ListOrder order = new ListOrder(seeds, 2 * half);
    long runs =
        1
            + IntStream.range(1, 2 * half)
                .filter(i -> order.place(i) < half != order.place(i - 1) < half)
                .count();
    double deviation = Math.sqrt(half * (half - 1.0) / (2.0 * half - 1));
    assertThat((runs - half - 1) / deviation).isBetween(-3.5, 3.5);
  }

  @Test
  @Tag("T56")
  void orderOfAList_isAPermutationThatFollowsFromTheSeed() {
    ListOrder order = new ListOrder(new byte[32], 131_072);
    assertThat(IntStream.range(0, 131_072).map(order::place).distinct().count()).isEqualTo(131_072);
    assertThat(new ListOrder(new byte[32], 131_072).place(5)).isEqualTo(order.place(5));
    byte[] other = new byte[32];
    other[0] = 1;
    ListOrder another = new ListOrder(other, 131_072);
    long same = IntStream.range(0, 131_072).filter(i -> order.place(i) == another.place(i)).count();
    assertThat(same).isLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM audit WHERE seq = 3",
        "DELETE FROM audit WHERE seq = 1",
        "DELETE FROM audit WHERE seq = 10",
        "UPDATE audit SET detail = 'x' WHERE seq = 4",
        "UPDATE audit SET at = at + 1 WHERE seq = 4",
        "UPDATE audit SET deed = 'REVOKED' WHERE seq = 4",
        "UPDATE audit_head SET seq = 9",
        "UPDATE audit_head SET seq = 9, mac = (SELECT mac FROM audit WHERE seq = 9)",
        "DELETE FROM audit",
        "INSERT INTO audit SELECT 11, at, deed, subject, detail, mac FROM audit WHERE seq = 10"
            + "; UPDATE audit_head SET seq = 11"
      })
  void changedAuditLog_isFound(String sql) throws RegistryException {
    String place = Stores.H2.place(folder);
    try (IssuerRegistry registry = Stores.open(place)) {
      for (int i = 0; i < 10; i++) {
        registry.log(AuditEntry.Deed.KEY_CHANGED, "key " + i, "added", NOW);
      }
      assertThat(registry.verifyAudit(entry -> {}).lines()).isEqualTo(10);
    }
    for (String statement : sql.split("; ", -1)) {
      assertThat(Stores.tamper(place, statement)).isPositive();
    }
    try (IssuerRegistry registry = Stores.open(place)) {
      assertThat(refusal(() -> registry.verifyAudit(entry -> {})))
          .isEqualTo(ProblemCode.AUDIT_BROKEN);
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void auditLog_tellsWhatWasDoneInOrder(Stores store) throws RegistryException {
    try (IssuerRegistry registry = Stores.open(store.place(folder))) {
      AwardRecord award = issued(registry, 1);
      change(registry, award.credentialId(), AwardState.REVOKED, StatusReason.FRAUD);
      List<AuditEntry> entries = new ArrayList<>();
      AuditHead head = registry.verifyAudit(entries::add);
      assertThat(entries)
          .extracting(AuditEntry::deed)
          .containsExactly(AuditEntry.Deed.ISSUED, AuditEntry.Deed.REVOKED);
      assertThat(entries.get(1).detail()).contains("FRAUD").contains("order 2");
      assertThat(head).isEqualTo(new AuditHead(2, entries.get(1).seal()));
      assertThat(entries.get(0).toJson()).startsWith("{\"at\":\"2026-11-23T12:00:00Z\"");
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  @Tag("T82")
  void claim_locksAfterWrongCodesAndIsMadeOnce(Stores store) throws RegistryException {
    try (IssuerRegistry registry = Stores.open(store.place(folder))) {
      AwardRecord award = registry.reserve(List.of(request(1)), NOW).get(0);
      registry.openClaim(claim("a", award, NOW.plus(Duration.ofDays(1))), NOW);
      registry.openClaim(claim("b", award, NOW.plus(Duration.ofDays(1))), NOW);
      registry.openClaim(claim("c", award, NOW), NOW);
      for (int i = 0; i < 5; i++) {
        assertThat(refusal(() -> registry.takeClaim("a", "wrong", NOW)))
            .isEqualTo(ProblemCode.CLAIM_CODE_WRONG);
      }
      assertThat(refusal(() -> registry.takeClaim("a", "right", NOW)))
          .isEqualTo(ProblemCode.CLAIM_LOCKED);
      assertThat(refusal(() -> registry.takeClaim("b", "wrong", NOW)))
          .isEqualTo(ProblemCode.CLAIM_CODE_WRONG);
      assertThat(registry.takeClaim("b", "right", NOW).state()).isEqualTo(ClaimRecord.State.TAKEN);
      registry.closeClaim("b", NOW);
      assertThat(refusal(() -> registry.takeClaim("b", "right", NOW)))
          .isEqualTo(ProblemCode.CLAIM_USED);
      assertThat(refusal(() -> registry.closeClaim("b", NOW))).isEqualTo(ProblemCode.CLAIM_USED);
      assertThat(refusal(() -> registry.takeClaim("c", "right", NOW)))
          .isEqualTo(ProblemCode.CLAIM_EXPIRED);
      assertThat(refusal(() -> registry.takeClaim("d", "right", NOW)))
          .isEqualTo(ProblemCode.CLAIM_MALFORMED);
      assertThat(registry.dropExpiredClaims(NOW)).isEqualTo(1);
    }
  }

  private static ClaimRecord claim(String id, AwardRecord award, Instant expires) {
    return new ClaimRecord(
        id, award.credentialId(), "right", "file", expires, 5, ClaimRecord.State.OPEN);
  }

  @Test
  @Tag("T84")
  void keyFile_isForItsOwnerOnly() throws Exception {
    Path file = folder.resolve("registry.key");
    RegistryKey made = RegistryKey.inFile(file, new SecureRandom());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(RegistryKey.inFile(file, new SecureRandom()).hash("x")).isEqualTo(made.hash("x"));
    assertThat(made.toString()).isEqualTo("RegistryKey");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(refusal(() -> RegistryKey.inFile(file, new SecureRandom())))
        .isEqualTo(ProblemCode.KEY_FILE_PERMISSIONS);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(file, "short\n");
    assertThat(refusal(() -> RegistryKey.inFile(file, new SecureRandom())))
        .isEqualTo(ProblemCode.KEY_NOT_OPENED);
  }

  @Test
  void hash_tellsWhereOneTextEnds() {
    RegistryKey key = Stores.key();
    assertThat(key.hash("award", "ab", "c")).isNotEqualTo(key.hash("award", "a", "bc"));
    assertThat(key.hash("award", "a")).isNotEqualTo(key.hash("person", "a"));
  }

  @Test
  void personWithANumberLikeABsn_isRefused() {
    assertThat(refusal(() -> Person.of("123456782"))).isEqualTo(ProblemCode.PERSONAL_NUMBER);
    assertThat(refusal(() -> Person.of("  "))).isEqualTo(ProblemCode.EMPTY_TEXT);
    assertThat(Person.ofNumberLikeBsn("123456782").toString()).isEqualTo("Person");
  }

  @Test
  void listThatIsTooShort_isRefused() {
    assertThatThrownBy(() -> new ListLayout(131_071, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
