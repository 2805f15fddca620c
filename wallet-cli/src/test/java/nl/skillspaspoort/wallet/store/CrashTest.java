package nl.skillspaspoort.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.wallet.store.SimulatedDisk.Fault;
import nl.skillspaspoort.wallet.store.SimulatedDisk.ProcessEnded;
import nl.skillspaspoort.wallet.store.SimulatedDisk.Survival;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lets every file operation of a save go wrong in every way: the wallet opens to the old or to the
 * new content, never to neither.
 */
@Tag("T87")
final class CrashTest {
  private static final Path DIRECTORY = Path.of("/wallet");
  private static final char[] PASSPHRASE = "een lange zin".toCharArray();
  private static final RecoveryCode CODE = RecoveryCode.generate(new SecureRandom());

  /** Opening, changing and saving asks for at least this many operations. */
  private static final int AT_LEAST = 30;

  @ParameterizedTest
  @EnumSource(Survival.class)
  void processEndsWhileSaving_oldOrNewContentOpens(Survival survival) throws StoreException {
    boolean sawOld = false;
    boolean sawNew = false;
    for (Fault fault : new Fault[] {Fault.ENDS_BEFORE, Fault.ENDS_WITHIN, Fault.ENDS_AFTER}) {
      int operation = 0;
      while (true) {
        SimulatedDisk disk = diskWith("first", "old");
        disk.plan(operation, fault);
        try {
          change(disk, "new");
        } catch (ProcessEnded e) {
          // what is left is looked at below
        }
        if (disk.faultWasNotReached()) {
          break;
        }
        SimulatedDisk after = disk.afterwards(survival);
        String content = read(after);
        assertThat(isPreviousGeneration(after)).isFalse();
        assertThat(content).as("%s operation %d", fault, operation).isIn("old", "new");
        sawOld |= content.equals("old");
        sawNew |= content.equals("new");
        change(after, "newest");
        assertThat(read(after)).isEqualTo("newest");
        operation++;
      }
      assertThat(operation).isGreaterThan(AT_LEAST);
    }
    assertThat(sawOld).isTrue();
    assertThat(sawNew).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Survival.class)
  void processEndsWhileCreating_thereIsNoWalletOrAWholeOne(Survival survival)
      throws StoreException {
    for (Fault fault : new Fault[] {Fault.ENDS_BEFORE, Fault.ENDS_WITHIN, Fault.ENDS_AFTER}) {
      int operation = 0;
      while (true) {
        SimulatedDisk disk = new SimulatedDisk();
        disk.plan(operation, fault);
        try {
          create(disk, "first");
        } catch (ProcessEnded e) {
          // what is left is looked at below
        }
        if (disk.faultWasNotReached()) {
          break;
        }
        SimulatedDisk after = disk.afterwards(survival);
        if (!store(after).exists()) {
          create(after, "first");
        }
        assertThat(read(after)).as("%s operation %d", fault, operation).isEqualTo("first");
        operation++;
      }
      assertThat(operation).isGreaterThan(AT_LEAST / 2);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILS", "FAILS_LATE"})
  void diskFailsWhileSaving_isSaidAndContentStaysWhole(Fault fault) throws StoreException {
    int operation = 0;
    while (true) {
      SimulatedDisk disk = diskWith("first", "old");
      try (OpenStore open = store(disk).open(PASSPHRASE)) {
        disk.plan(operation, fault);
        try {
          open.update(content -> bytes("new"));
        } catch (StoreException e) {
          assertThat(e.problem().code()).isEqualTo(ProblemCode.WALLET_IO);
        }
        if (disk.faultWasNotReached()) {
          break;
        }
        disk.plan(-1, fault);
        assertThat(text(open.content())).isIn("old", "new");
        assertThat(read(disk)).as("operation %d", operation).isIn("old", "new");
        open.update(content -> bytes(text(content) + " and more"));
        assertThat(text(open.content())).isIn("old and more", "new and more");
        assertThat(read(disk)).isEqualTo(text(open.content()));
      }
      operation++;
    }
    assertThat(operation).isGreaterThan(AT_LEAST / 2);
  }

  @Test
  void diskFailsWhileSaving_leavesNoTemporaryFile() throws StoreException {
    SimulatedDisk disk = diskWith("first", "old");
    try (OpenStore open = store(disk).open(PASSPHRASE)) {
      boolean failedOnce = false;
      for (int operation = 0; ; operation++) {
        disk.plan(operation, Fault.FAILS);
        try {
          open.update(content -> bytes("new"));
          if (disk.faultWasNotReached()) {
            break;
          }
        } catch (StoreException e) {
          failedOnce = true;
        }
        disk.plan(-1, Fault.FAILS);
        assertThat(disk.holds(DIRECTORY.resolve("wallet.sealed.new")))
            .as("operation %d", operation)
            .isFalse();
      }
      assertThat(failedOnce).isTrue();
    }
  }

  @Test
  void changeThatThrows_changesNothing() throws StoreException {
    SimulatedDisk disk = diskWith("first", "old");
    try (OpenStore open = store(disk).open(PASSPHRASE)) {
      open.update(
          content -> {
            throw new IllegalStateException("no");
          });
      fail("the exception was swallowed");
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("no");
    }
    assertThat(read(disk)).isEqualTo("old");
  }

  /** Whatever happens, one of the two passphrases opens it, and the content is all there. */
  @ParameterizedTest
  @EnumSource(Survival.class)
  void processEndsWhileChangingThePassphrase_oneOfTheTwoOpens(Survival survival)
      throws StoreException {
    char[] other = "een heel andere zin".toCharArray();
    for (Fault fault : new Fault[] {Fault.ENDS_BEFORE, Fault.ENDS_WITHIN, Fault.ENDS_AFTER}) {
      int operation = 0;
      while (true) {
        SimulatedDisk disk = diskWith("first", "old");
        OpenStore open = store(disk).open(PASSPHRASE);
        disk.plan(operation, fault);
        try {
          open.changeSecrets(other, CODE);
        } catch (ProcessEnded e) {
          // what is left is looked at below
        }
        if (disk.faultWasNotReached()) {
          break;
        }
        SimulatedDisk after = disk.afterwards(survival);
        assertThat(List.of(opens(after, PASSPHRASE), opens(after, other)))
            .as("%s operation %d", fault, operation)
            .containsExactlyInAnyOrder("old", "");
        operation++;
      }
      assertThat(operation).isGreaterThan(AT_LEAST);
    }
  }

  private static String opens(SimulatedDisk disk, char[] passphrase) throws StoreException {
    try (OpenStore open = store(disk).open(passphrase)) {
      return text(open.content());
    } catch (StoreException e) {
      assertThat(e.problem().code()).isEqualTo(ProblemCode.WALLET_NOT_OPENED);
      return "";
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILS", "FAILS_LATE"})
  void diskFailsWhileChangingThePassphrase_storeStaysUsable(Fault fault) throws StoreException {
    char[] other = "een heel andere zin".toCharArray();
    for (int operation = 0; ; operation++) {
      SimulatedDisk disk = diskWith("first", "old");
      try (OpenStore open = store(disk).open(PASSPHRASE)) {
        disk.plan(operation, fault);
        try {
          open.changeSecrets(other, CODE);
        } catch (StoreException e) {
          assertThat(e.problem().code()).isEqualTo(ProblemCode.WALLET_IO);
        }
        if (disk.faultWasNotReached()) {
          return;
        }
        disk.plan(-1, fault);
        open.update(content -> bytes(text(content) + " and more"));
        assertThat(List.of(opens(disk, PASSPHRASE), opens(disk, other)))
            .as("operation %d", operation)
            .containsExactlyInAnyOrder("old and more", "");
      }
    }
  }

  /** A file in the old format is there, or one in the new: both open. */
  @ParameterizedTest
  @EnumSource(Survival.class)
  void processEndsWhileUpgrading_contentIsThere(Survival survival) throws Exception {
    for (Fault fault : new Fault[] {Fault.ENDS_BEFORE, Fault.ENDS_WITHIN, Fault.ENDS_AFTER}) {
      int operation = 0;
      while (true) {
        SimulatedDisk disk = new SimulatedDisk();
        create(disk, "not this");
        Path file = DIRECTORY.resolve(SealedFileStore.FILE);
        disk.delete(file);
        try (FileOperations.NewFile first = disk.create(file)) {
          first.write(TestStores.firstFormat(bytes("old"), new String(PASSPHRASE)));
          first.force();
        }
        disk.forceDirectory(DIRECTORY);
        disk.plan(operation, fault);
        try {
          read(disk);
        } catch (ProcessEnded e) {
          // what is left is looked at below
        }
        if (disk.faultWasNotReached()) {
          break;
        }
        assertThat(read(disk.afterwards(survival)))
            .as("%s operation %d", fault, operation)
            .isEqualTo("old");
        operation++;
      }
      assertThat(operation).isGreaterThan(AT_LEAST);
    }
  }

  private static SimulatedDisk diskWith(String first, String second) throws StoreException {
    SimulatedDisk disk = new SimulatedDisk();
    create(disk, first);
    change(disk, second);
    return disk;
  }

  private static SealedFileStore store(SimulatedDisk disk) {
    return TestStores.on(disk, DIRECTORY);
  }

  private static void create(SimulatedDisk disk, String content) throws StoreException {
    store(disk).create(PASSPHRASE, bytes(content)).close();
  }

  private static void change(SimulatedDisk disk, String content) throws StoreException {
    try (OpenStore open = store(disk).open(PASSPHRASE)) {
      open.update(before -> bytes(content));
    }
  }

  private static String read(SimulatedDisk disk) throws StoreException {
    try (OpenStore open = store(disk).open(PASSPHRASE)) {
      return text(open.content());
    }
  }

  private static boolean isPreviousGeneration(SimulatedDisk disk) throws StoreException {
    try (OpenStore open = store(disk).open(PASSPHRASE)) {
      return open.isPreviousGeneration();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
