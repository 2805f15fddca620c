package nl.skillspaspoort.verifier.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.Continuity;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.ListMemory;
import nl.skillspaspoort.core.trust.SignedTrustList;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustListException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list must not go back, also after the program was ended and started again. */
@Tag("T65")
class FileListMemoryTest {
  private static final String LIST = "https://lists.example/evc";

  @TempDir Path directory;

  @Test
  void olderVersion_isRefused_byAMemoryThatWasReadAgain() throws TrustListException {
    assertThat(read(7).continuity()).isEqualTo(Continuity.FIRST_SEEN);
    assertThat(read(7).continuity()).isEqualTo(Continuity.SEEN_BEFORE);
    assertThat(refusal(6)).isEqualTo(ProblemCode.LIST_ROLLED_BACK);
    assertThat(read(8).continuity()).isEqualTo(Continuity.ADVANCED);
    assertThat(refusal(7)).isEqualTo(ProblemCode.LIST_ROLLED_BACK);
  }

  @Test
  void sameNumberWithOtherContent_isRefused() throws TrustListException {
    read(7);
    SignedTrustList other = list(7, "Another name", TestKeys.LIST_SIGNER, Set.of());
    assertThat(refusal(other)).isEqualTo(ProblemCode.LIST_ROLLED_BACK);
  }

  @Test
  void deletedFile_isAFirstUse_andSaysSo() throws TrustListException, IOException {
    read(7);
    Files.delete(file());
    assertThat(read(6).continuity()).isEqualTo(Continuity.FIRST_SEEN);
  }

  @Test
  void damagedFile_isNotAnEmptyMemory() throws TrustListException, IOException {
    read(7);
    for (String damage : List.of("", "{", "{}", "{\"lists\":[]}", "{\"lists\":{\"a\":{}}}")) {
      Files.writeString(file(), damage);
      assertThat(refusal(8)).as(damage).isEqualTo(ProblemCode.LIST_MEMORY);
      assertThat(Files.readString(file())).as("what is left").isEqualTo(damage);
    }
  }

  @Test
  void directoryThatIsNotThere_isAnError() {
    Path missing = directory.resolve("nowhere").resolve("memory.json");
    TrustListException refused =
        catchThrowableOfType(
            TrustListException.class,
            () -> list(7).verify(Set.of(signer()), FileListMemory.at(missing)));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.LIST_MEMORY);
    assertThat(refused.getMessage()).doesNotContain(directory.toString());
  }

  /** Between the look and the change another process was there. */
  @Test
  @Tag("T65")
  void entryThatIsNotTheExpectedOne_isLeft() throws TrustListException {
    read(7);
    Optional<ListMemory.Entry> seven = memory().find(LIST);
    read(8);
    Optional<ListMemory.Entry> eight = memory().find(LIST);
    assertThat(memory().replace(LIST, seven, seven.orElseThrow())).isFalse();
    assertThat(memory().replace(LIST, Optional.empty(), seven.orElseThrow())).isFalse();
    assertThat(memory().find(LIST)).isEqualTo(eight);
  }

  @Test
  @Tag("T74")
  void announcedSigner_isFollowed_acrossRestarts() throws TrustListException {
    Ed25519SecretKey next = TestKeys.key(9);
    assertThat(refusal(list(8, "List", next, Set.of()))).isEqualTo(ProblemCode.LIST_NOT_AUTHENTIC);
    list(7, "List", TestKeys.LIST_SIGNER, Set.of(next.publicKey()))
        .verify(LIST, Set.of(signer()), memory());
    assertThat(
            list(8, "List", next, Set.of()).verify(LIST, Set.of(signer()), memory()).continuity())
        .isEqualTo(Continuity.ADVANCED);
    assertThat(refusal(9)).isEqualTo(ProblemCode.LIST_NOT_AUTHENTIC);
  }

  @Test
  void manyThreads_loseNothing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<TrustList>> tasks = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String id = "https://lists.example/" + i;
        tasks.add(
            () ->
                draft(id, 3, "List", Set.of())
                    .sign(TestKeys.listSigner())
                    .verify(id, Set.of(signer()), memory()));
      }
      for (Future<TrustList> done : threads.invokeAll(tasks)) {
        assertThat(done.get().continuity()).isEqualTo(Continuity.FIRST_SEEN);
      }
    } finally {
      threads.shutdownNow();
    }
    for (int i = 0; i < 12; i++) {
      Optional<ListMemory.Entry> entry = memory().find("https://lists.example/" + i);
      assertThat(entry.orElseThrow().sequence()).isEqualTo(3);
    }
    try (var files = Files.list(directory)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("memory.json", "memory.json.lock");
    }
  }

  private TrustList read(long sequence) throws TrustListException {
    return list(sequence).verify(LIST, Set.of(signer()), memory());
  }

  private ProblemCode refusal(long sequence) {
    return refusal(list(sequence));
  }

  private ProblemCode refusal(SignedTrustList list) {
    TrustListException refused =
        catchThrowableOfType(
            TrustListException.class, () -> list.verify(LIST, Set.of(signer()), memory()));
    assertThat(refused).as("a refusal").isNotNull();
    return refused.problem().code();
  }

  private Path file() {
    return directory.resolve("memory.json");
  }

  private FileListMemory memory() {
    return FileListMemory.at(file());
  }

  private static VerificationKey signer() {
    return TestKeys.LIST_SIGNER.publicKey();
  }

  private static SignedTrustList list(long sequence) {
    return list(sequence, "List", TestKeys.LIST_SIGNER, Set.of());
  }

  private static SignedTrustList list(
      long sequence, String operator, Ed25519SecretKey signer, Set<VerificationKey> next) {
    try {
      return draft(LIST, sequence, operator, next).sign(DidKey.signer(signer));
    } catch (SigningException e) {
      throw new AssertionError(e);
    }
  }

  private static TrustListDraft draft(
      String id, long sequence, String operator, Set<VerificationKey> next) {
    return TrustListDraft.builder()
        .id(id)
        .operator(DisplayName.same(operator))
        .sequence(sequence)
        .issuedAt(FixedClock.NOW.minus(Duration.ofDays(1)))
        .nextUpdate(FixedClock.NOW.plus(Duration.ofDays(30)))
        .nextSigners(next)
        .build();
  }
}
