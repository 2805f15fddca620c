package nl.skillspaspoort.core.trust;

import static nl.skillspaspoort.core.trust.ListFixtures.LIST_ID;
import static nl.skillspaspoort.core.trust.ListFixtures.PINNED;
import static nl.skillspaspoort.core.trust.ListFixtures.assertRefused;
import static nl.skillspaspoort.core.trust.ListFixtures.draft;
import static nl.skillspaspoort.core.trust.ListFixtures.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Older versions, versions that differ, and owners who change their key. */
class ListMemoryTest {
  private static final Ed25519SecretKey OLD = TestKeys.LIST_SIGNER;
  private static final Ed25519SecretKey NEW = TestKeys.key(14);
  private static final Ed25519SecretKey NEWER = TestKeys.key(15);

  private final ListMemory memory = ListMemory.inMemory();

  @Tag("T65")
  @Test
  void firstUse_isReported_andLaterUseToo() throws Exception {
    assertThat(read(7, OLD).continuity()).isEqualTo(Continuity.FIRST_SEEN);
    assertThat(read(7, OLD).continuity()).isEqualTo(Continuity.SEEN_BEFORE);
    assertThat(read(9, OLD).continuity()).isEqualTo(Continuity.ADVANCED);
    assertThat(memory.find(LIST_ID).orElseThrow().sequence()).isEqualTo(9);
  }

  @Tag("T65")
  @Test
  void sevenThenSix_isRefused_andSevenIsStillRemembered() throws Exception {
    read(7, OLD);
    assertRefused(() -> read(6, OLD), ProblemCode.LIST_ROLLED_BACK);
    assertThat(read(7, OLD).continuity()).isEqualTo(Continuity.SEEN_BEFORE);
  }

  @Tag("T65")
  @Test
  void sevenWithOtherContent_isRefused() throws Exception {
    read(7, OLD);
    assertRefused(
        () ->
            signed(draft().issuer(ListFixtures.centre(ListFixtures.evcGrant())))
                .verify(PINNED, memory),
        ProblemCode.LIST_ROLLED_BACK);
  }

  @Tag("T65")
  @Test
  void lostMemory_isFirstUseAgain() throws Exception {
    read(7, OLD);
    TrustList older = signed(draft(LIST_ID, 6)).verify(PINNED, ListMemory.inMemory());
    assertThat(older.continuity()).isEqualTo(Continuity.FIRST_SEEN);
  }

  @Tag("T65")
  @Test
  void forgedList_isNotRemembered() {
    assertRefused(
        () -> signed(draft(LIST_ID, 99), TestKeys.stranger()).verify(PINNED, memory),
        ProblemCode.LIST_NOT_AUTHENTIC);
    assertThat(found()).isEmpty();
  }

  @Test
  void listsWithOtherIdentifiers_doNotMeet() throws Exception {
    read(7, OLD);
    TrustList other = signed(draft("https://another.example/list", 1)).verify(PINNED, memory);
    assertThat(other.continuity()).isEqualTo(Continuity.FIRST_SEEN);
  }

  @Test
  void ownerOfAnotherList_cannotPublishUnderThisIdentifier() {
    Set<VerificationKey> otherOwner = Set.of(TestKeys.STRANGER.publicKey());
    assertRefused(
        () ->
            signed(draft(LIST_ID, 99), TestKeys.stranger())
                .verify("https://another.example/list", otherOwner, memory),
        ProblemCode.LIST_NOT_AUTHENTIC);
    assertThat(found()).isEmpty();
  }

  @Test
  void memoryThatCannotBeRead_meansNoList() {
    ListMemory broken =
        new ListMemory() {
          @Override
          public Optional<Entry> find(String listId) throws TrustListException {
            throw new TrustListException(
                Problem.of(ProblemCode.LIST_UNAVAILABLE, "no memory", "a memory"));
          }

          @Override
          public boolean replace(String listId, Optional<Entry> expected, Entry next) {
            return true;
          }
        };
    assertRefused(() -> signed(draft()).verify(PINNED, broken), ProblemCode.LIST_UNAVAILABLE);
  }

  @Test
  void memoryThatNeverKeepsAnything_meansNoList() {
    ListMemory forgetful =
        new ListMemory() {
          @Override
          public Optional<Entry> find(String listId) {
            return Optional.empty();
          }

          @Override
          public boolean replace(String listId, Optional<Entry> expected, Entry next) {
            return false;
          }
        };
    assertRefused(() -> signed(draft()).verify(PINNED, forgetful), ProblemCode.LIST_UNAVAILABLE);
  }

  @Tag("T65")
  @Test
  void manyThreads_leaveTheHighestSequence() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 1; i <= 40; i++) {
        SignedTrustList list = signed(draft(LIST_ID, i));
        tasks.add(
            () -> {
              try {
                list.verify(PINNED, memory);
                return true;
              } catch (TrustListException e) {
                assertThat(e.problem().code()).isEqualTo(ProblemCode.LIST_ROLLED_BACK);
                return false;
              }
            });
      }
      for (Future<Boolean> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(found().orElseThrow().sequence()).isEqualTo(40);
  }

  @Tag("T74")
  @Test
  void newSignerWithoutAnnouncement_isRefused() throws Exception {
    read(7, OLD);
    assertRefused(() -> read(8, NEW), ProblemCode.LIST_NOT_AUTHENTIC);
  }

  @Tag("T74")
  @Test
  void announcedSigner_isAccepted_besideTheOldOneWhileBothAreNamed() throws Exception {
    announce(7, OLD, OLD, NEW);
    TrustList eight = read(8, NEW);
    assertThat(eight.signer()).contains(NEW.publicKey());
    assertThat(read(9, OLD).signer()).contains(OLD.publicKey());
  }

  @Tag("T74")
  @Test
  void oldSignerAfterItsRemoval_isRefused() throws Exception {
    announce(7, OLD, OLD, NEW);
    announce(8, NEW, NEW);
    assertRefused(() -> read(9, OLD), ProblemCode.LIST_NOT_AUTHENTIC);
    assertThat(read(9, NEW).continuity()).isEqualTo(Continuity.ADVANCED);
  }

  @Tag("T74")
  @Test
  void versionThatRetiresItsOwnSigner_canStillBeReadAgain() throws Exception {
    announce(7, OLD, NEW);
    assertThat(announce(7, OLD, NEW).continuity()).isEqualTo(Continuity.SEEN_BEFORE);
    assertRefused(() -> read(8, OLD), ProblemCode.LIST_NOT_AUTHENTIC);
    assertRefused(() -> read(7, OLD), ProblemCode.LIST_ROLLED_BACK);
  }

  @Tag("T74")
  @Test
  void retiredSigner_cannotComeBackByItself_butByTheNewOne() throws Exception {
    announce(7, OLD, NEW);
    announce(8, NEW, NEWER);
    assertRefused(() -> announce(9, OLD, OLD), ProblemCode.LIST_NOT_AUTHENTIC);
    assertRefused(() -> announce(9, NEW, NEW), ProblemCode.LIST_NOT_AUTHENTIC);
    announce(9, NEWER, OLD);
    assertThat(read(10, OLD).continuity()).isEqualTo(Continuity.ADVANCED);
  }

  @Tag("T74")
  @Test
  void signerThatIsAnnouncedAgain_isNotAmongTheRetired() throws Exception {
    announce(7, OLD, NEW);
    announce(8, NEW, NEW, OLD);
    assertThat(found().orElseThrow().retired()).isEmpty();
    assertThat(found().orElseThrow().announced())
        .containsExactlyInAnyOrder(NEW.publicKey(), OLD.publicKey());
  }

  @Tag("T74")
  @Test
  void announcementIsKept_whileLaterVersionsAreSilent() throws Exception {
    announce(7, OLD, OLD, NEW);
    read(8, OLD);
    assertThat(read(9, NEW).continuity()).isEqualTo(Continuity.ADVANCED);
  }

  @Tag("T74")
  @Test
  void announcementByAKeyThatIsPinnedNoLonger_doesNotCount() throws Exception {
    announce(7, OLD, OLD, NEW);
    Set<VerificationKey> configured = Set.of(NEWER.publicKey());
    assertRefused(
        () -> signed(draft(LIST_ID, 8), DidKey.signer(NEW)).verify(configured, memory),
        ProblemCode.LIST_NOT_AUTHENTIC);
    TrustList eight = signed(draft(LIST_ID, 8), DidKey.signer(NEWER)).verify(configured, memory);
    assertThat(eight.continuity()).isEqualTo(Continuity.ADVANCED);
    assertRefused(
        () -> signed(draft(LIST_ID, 7), DidKey.signer(NEWER)).verify(configured, memory),
        ProblemCode.LIST_ROLLED_BACK);
  }

  @Tag("T74")
  @Test
  void announcedSigner_isNotAcceptedWithoutMemory() throws Exception {
    announce(7, OLD, OLD, NEW);
    assertRefused(
        () -> signed(draft(LIST_ID, 8), DidKey.signer(NEW)).verify(PINNED),
        ProblemCode.LIST_NOT_AUTHENTIC);
  }

  @Test
  void entry_survivesItsJson() throws Exception {
    announce(7, OLD, NEW, NEWER);
    ListMemory.Entry entry = found().orElseThrow();
    assertThat(entry.retired()).containsExactly(OLD.publicKey());
    assertThat(entry.announced()).containsExactlyInAnyOrder(NEW.publicKey(), NEWER.publicKey());
    JsonObject json = JsonReader.strict().readObject(entry.toJson().toJson());
    assertThat(ListMemory.Entry.read(json, "")).isEqualTo(entry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sequence", "digest", "signer", "anchor", "announced", "retired"})
  void entryWithoutAMember_isRefused(String name) throws Exception {
    read(7, OLD);
    JsonObject json = found().orElseThrow().toJson();
    assertThatThrownBy(() -> ListMemory.Entry.read(json.without(name), ""))
        .isInstanceOf(JsonFormatException.class);
    assertThatThrownBy(() -> ListMemory.Entry.read(json.with("other", "x"), ""))
        .isInstanceOf(JsonFormatException.class);
  }

  @Test
  void replace_happensOnlyIfNothingChangedMeanwhile() throws Exception {
    read(7, OLD);
    ListMemory.Entry seven = found().orElseThrow();
    ListMemory.Entry eight =
        new ListMemory.Entry(8, "sha-256:00", seven.signer(), seven.anchor(), Set.of(), Set.of());
    assertThat(memory.replace(LIST_ID, Optional.empty(), eight)).isFalse();
    assertThat(found()).contains(seven);
    assertThat(memory.replace(LIST_ID, Optional.of(seven), eight)).isTrue();
    assertThat(found()).contains(eight);
  }

  private TrustList read(long sequence, Ed25519SecretKey signer) throws TrustListException {
    return signed(draft(LIST_ID, sequence), DidKey.signer(signer)).verify(PINNED, memory);
  }

  private TrustList announce(long sequence, Ed25519SecretKey signer, Ed25519SecretKey... next)
      throws TrustListException {
    Set<VerificationKey> keys = new HashSet<>();
    for (Ed25519SecretKey key : next) {
      keys.add(key.publicKey());
    }
    return signed(draft(LIST_ID, sequence).nextSigners(keys), DidKey.signer(signer))
        .verify(PINNED, memory);
  }

  private Optional<ListMemory.Entry> found() {
    try {
      return memory.find(LIST_ID);
    } catch (TrustListException e) {
      throw new AssertionError(e);
    }
  }
}
