package nl.skillspaspoort.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.status.BitstringStatusList;
import nl.skillspaspoort.core.status.BitstringStatusListEntry;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusPurpose;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.verifier.status.StatusLists;
import nl.skillspaspoort.wallet.store.InMemoryStore;
import nl.skillspaspoort.wallet.store.RecoveryCode;
import nl.skillspaspoort.wallet.store.SealedFileStore;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups, what is put back from them, and what is forgotten for good. */
@Tag("T89")
final class BackupTest {
  private static final PresentationRequest REQUEST =
      new PresentationRequest("https://werkgever.example", "0123456789abcdefghijkl", "werk");
  private static final CredentialNumber ONE = new CredentialNumber(1);
  private static final CredentialNumber TWO = new CredentialNumber(2);

  private final RecoveryCode code = RecoveryCode.generate(new SecureRandom());
  @TempDir private Path temporary;

  @Test
  void restoredElsewhere_hasTheSameHolderAndShowsGoodPresentations() throws Exception {
    byte[] backup;
    try (Wallet wallet = create()) {
      wallet.add(evc());
      backup = wallet.backup();
    }
    WalletPlace elsewhere = TestWallets.in(temporary.resolve("elsewhere"));
    try (WalletBackup opened = elsewhere.openBackup(backup, code);
        Wallet wallet = elsewhere.restore(opened)) {
      assertThat(wallet.holder()).isEqualTo(opened.holder());
      SignedPresentation shown = wallet.present(List.of(ONE), REQUEST, Duration.ofMinutes(5));
      Axes axes =
          Verifier.builder()
              .clock(FixedClock.atNow())
              .build()
              .verify(shown.bytes(), REQUEST)
              .axes();
      assertThat(axes.integrity()).isEqualTo(Axes.Integrity.VALID);
      assertThat(axes.holder()).isEqualTo(Axes.Holder.PROVEN);
    }
    try (Wallet wallet = elsewhere.open(TestWallets.passphrase())) {
      assertThat(wallet.shares()).hasSize(1);
    }
  }

  @Test
  void wrongSecrets_leaveTheWalletAsItIs() throws Exception {
    Path directory = temporary.resolve("wallet");
    try (Wallet wallet = TestWallets.in(directory).create(TestWallets.passphrase(), code)) {
      wallet.add(evc());
      byte[] backup = wallet.backup();
      byte[] before = Files.readAllBytes(directory.resolve(SealedFileStore.FILE));
      WalletPlace place = TestWallets.in(directory);
      assertCode(
          () -> place.openBackup(backup, "een andere zin".toCharArray()),
          ProblemCode.WALLET_NOT_OPENED);
      assertCode(
          () -> place.openBackup(backup, RecoveryCode.generate(new SecureRandom())),
          ProblemCode.RECOVERY_CODE_WRONG);
      backup[backup.length / 2] ^= 1;
      assertCode(
          () -> place.openBackup(backup, TestWallets.passphrase()), ProblemCode.WALLET_NOT_OPENED);
      assertThat(directory.resolve(SealedFileStore.FILE)).hasBinaryContent(before);
    }
  }

  @Test
  void backupOfAnotherWallet_isRefused() throws Exception {
    byte[] other;
    try (Wallet wallet = Wallet.in(new InMemoryStore()).create(TestWallets.passphrase())) {
      other = wallet.backup();
    }
    InMemoryStore store = new InMemoryStore();
    try (Wallet wallet = TestWallets.at(store).create(TestWallets.passphrase());
        WalletBackup backup = TestWallets.at(store).openBackup(other, TestWallets.passphrase())) {
      assertCode(() -> wallet.restore(backup), ProblemCode.HOLDER_MISMATCH);
      assertCode(() -> wallet.compare(backup), ProblemCode.HOLDER_MISMATCH);
      assertThat(wallet.list()).isEmpty();
    }
  }

  @Test
  void merge_takesWhatIsMissingAndNewerAndNothingElse() throws Exception {
    byte[] old;
    byte[] young;
    try (Wallet wallet = create()) {
      wallet.add(evc());
      wallet.add(small(0));
      old = wallet.backup();
      wallet.add(small(60));
      wallet.add(other());
      young = wallet.backup();
    }
    WalletPlace elsewhere = TestWallets.in(temporary.resolve("elsewhere"));
    try (WalletBackup first = elsewhere.openBackup(old, TestWallets.passphrase());
        WalletBackup second = elsewhere.openBackup(young, TestWallets.passphrase());
        Wallet wallet = elsewhere.restore(first)) {
      List<KeptCredential> before = wallet.list();
      Restoration preview = wallet.compare(second);
      assertThat(wallet.list()).isEqualTo(before);
      assertThat(wallet.restore(second)).isEqualTo(preview);
      assertThat(preview.differences())
          .extracting(Difference::kind)
          .containsExactly(Difference.Kind.SAME, Difference.Kind.NEWER, Difference.Kind.ADDED);
      assertThat(wallet.get(TWO).earlier()).hasSize(1);
      assertThat(wallet.restore(first).differences())
          .extracting(Difference::kind)
          .containsExactly(Difference.Kind.SAME, Difference.Kind.OLDER);
      assertThat(wallet.list()).hasSize(3);
    }
  }

  @Test
  void whatWasRemovedAndErased_doesNotComeBack() throws Exception {
    InMemoryStore store = new InMemoryStore();
    try (Wallet wallet = TestWallets.at(store).create(TestWallets.passphrase())) {
      wallet.add(evc());
      wallet.add(small(0));
      wallet.present(List.of(ONE), REQUEST, Duration.ofMinutes(5));
      byte[] backup = wallet.backup();
      assertThat(wallet.remove(List.of(ONE))).hasSize(1);
      assertThat(wallet.eraseLog()).isEqualTo(1);
      try (WalletBackup opened =
          TestWallets.at(store).openBackup(backup, TestWallets.passphrase())) {
        Restoration restoration = wallet.restore(opened);
        assertThat(restoration.differences())
            .extracting(Difference::kind)
            .containsExactly(Difference.Kind.REMOVED, Difference.Kind.SAME);
        assertThat(restoration.sharesAdded()).isZero();
      }
      assertThat(wallet.list()).extracting(KeptCredential::number).containsExactly(TWO);
      assertThat(wallet.shares()).isEmpty();
      // Its owner may still change her mind.
      assertThat(wallet.add(evc()).number()).isEqualTo(new CredentialNumber(3));
    }
  }

  @Test
  void removedCredential_isInNoFile() throws Exception {
    Path directory = temporary.resolve("wallet");
    try (Wallet wallet = TestWallets.in(directory).create(TestWallets.passphrase())) {
      wallet.add(evc());
      wallet.present(List.of(ONE), REQUEST, Duration.ofMinutes(5));
      wallet.eraseLog();
      wallet.remove(List.of(ONE));
    }
    Files.delete(directory.resolve(SealedFileStore.FILE));
    try (Wallet wallet = TestWallets.in(directory).open(TestWallets.passphrase())) {
      assertThat(wallet.isPreviousGeneration()).isTrue();
      assertThat(wallet.list()).isEmpty();
      assertThat(wallet.shares()).isEmpty();
    }
  }

  @Test
  void removalOfOneThatIsNotThere_removesNothing() throws Exception {
    try (Wallet wallet = TestWallets.inMemory()) {
      wallet.add(evc());
      assertCode(() -> wallet.remove(List.of(ONE, TWO)), ProblemCode.CREDENTIAL_NOT_FOUND);
      assertThat(wallet.list()).hasSize(1);
    }
  }

  @Test
  void logOfTwoMachines_isMergedInOrder() throws Exception {
    byte[] base;
    try (Wallet wallet = create()) {
      wallet.add(evc());
      base = wallet.backup();
    }
    byte[] left = shownAt(base, "left", 60);
    try (WalletBackup first =
            TestWallets.in(temporary.resolve("right"))
                .openBackup(shownAt(base, "other", 120), TestWallets.passphrase());
        Wallet wallet = TestWallets.in(temporary.resolve("right")).restore(first);
        WalletBackup second =
            TestWallets.in(temporary.resolve("right")).openBackup(left, TestWallets.passphrase())) {
      assertThat(wallet.restore(second).sharesAdded()).isEqualTo(1);
      assertThat(wallet.restore(second).sharesAdded()).isZero();
      assertThat(wallet.shares())
          .extracting(Share::madeAt)
          .containsExactly(FixedClock.NOW.plusSeconds(60), FixedClock.NOW.plusSeconds(120));
    }
  }

  private byte[] shownAt(byte[] backup, String name, int seconds) throws WalletException {
    WalletPlace place =
        TestWallets.in(temporary.resolve(name))
            .clock(FixedClock.at(FixedClock.NOW.plusSeconds(seconds)));
    try (WalletBackup opened = place.openBackup(backup, TestWallets.passphrase());
        Wallet wallet = place.restore(opened)) {
      wallet.present(List.of(ONE), REQUEST, Duration.ofMinutes(5));
      return wallet.backup();
    }
  }

  @Test
  void manyAtOnce_areAsOneByOne() throws Exception {
    try (Wallet many = TestWallets.inMemory();
        Wallet single = TestWallets.inMemory()) {
      single.add(evc());
      single.add(small(0));
      single.add(small(60));
      assertThat(many.addAll(List.of(evc(), small(0), small(60))))
          .extracting(KeptCredential::number)
          .containsExactly(ONE, TWO, TWO);
      assertThat(many.list()).isEqualTo(single.list());
      assertCode(() -> many.addAll(List.of(other(), evc())), ProblemCode.CREDENTIAL_EXISTS);
      assertCode(() -> many.addAll(List.of(other(), small(30))), ProblemCode.CREDENTIAL_OLDER);
      assertThat(many.list()).isEqualTo(single.list());
    }
  }

  @Test
  void forgottenPassphrase_isReplacedByTheCode() throws Exception {
    InMemoryStore store = new InMemoryStore();
    RecoveryCode fresh = RecoveryCode.generate(new SecureRandom());
    TestWallets.at(store).create(TestWallets.passphrase(), code).close();
    try (Wallet wallet = TestWallets.at(store).open(code)) {
      assertThat(wallet.hasRecoveryCode()).isTrue();
      wallet.changeSecrets("een heel nieuwe zin".toCharArray(), fresh);
    }
    assertCode(
        () -> TestWallets.at(store).open(TestWallets.passphrase()), ProblemCode.WALLET_NOT_OPENED);
    assertCode(() -> TestWallets.at(store).open(code), ProblemCode.RECOVERY_CODE_WRONG);
    TestWallets.at(store).open("een heel nieuwe zin".toCharArray()).close();
    TestWallets.at(store).open(fresh).close();
  }

  @Test
  void unknownState_doesNotTakeThePlaceOfAKnownOne() throws Exception {
    try (Wallet wallet = TestWallets.inMemory()) {
      wallet.add(evc());
      LastCheck none =
          wallet.refresh(List.of(ONE), Lookups.of(StatusLists.none(), List.of())).get(ONE);
      assertThat(none)
          .isEqualTo(new LastCheck(FixedClock.NOW, Axes.Status.NONE, none.recognition()));
      assertThat(wallet.get(ONE).lastCheck()).contains(none);
      // What was looked up of one version is not known of the next.
      wallet.add(newerEvc());
      assertThat(wallet.get(ONE).lastCheck()).isEmpty();
    }
  }

  /** A list that is not there today does not undo what it said yesterday. */
  @Test
  void stateThatCannotBeToldNow_leavesWhatWasKnown() throws Exception {
    BitstringStatusListEntry entry =
        new BitstringStatusListEntry("https://status.example/1", 7, StatusPurpose.REVOCATION);
    byte[] list =
        Credentials.secured(
                StatusListCredential.unsigned(
                    entry.listUri(),
                    TestKeys.did(TestKeys.ISSUER).value(),
                    StatusPurpose.REVOCATION,
                    BitstringStatusList.ofZeros(BitstringStatusList.MIN_ENTRIES, 1).build(),
                    FixedClock.NOW,
                    FixedClock.NOW.plus(Duration.ofDays(7)),
                    Duration.ofMinutes(5)),
                TestKeys.issuer())
            .toJson()
            .getBytes(StandardCharsets.UTF_8);
    TrustList lists =
        TrustListDraft.builder()
            .id("https://lists.example/none")
            .operator(DisplayName.same("Lijst (fictief)"))
            .sequence(1)
            .issuedAt(FixedClock.NOW.minusSeconds(60))
            .nextUpdate(FixedClock.NOW.plusSeconds(60))
            .build()
            .sign(TestKeys.listSigner())
            .verify(Set.of(TestKeys.LIST_SIGNER.publicKey()));
    try (Wallet wallet = TestWallets.inMemory()) {
      wallet.add(Credentials.signed(Credentials.evc().with("credentialStatus", entry.toJson())));
      LastCheck good =
          wallet
              .refresh(List.of(ONE), Lookups.of(StatusLists.of(List.of(list)), List.of(lists)))
              .get(ONE);
      assertThat(good.isStatusKnown()).isTrue();
      assertThat(good.status()).isEqualTo(Axes.Status.GOOD);
      assertThat(good.recognition()).contains(Axes.Recognition.NOT_LISTED);
      LastCheck open =
          wallet.refresh(List.of(ONE), Lookups.of(StatusLists.none(), List.of())).get(ONE);
      assertThat(open.isStatusKnown()).isFalse();
      assertThat(open.recognition()).isEmpty();
      assertThat(wallet.get(ONE).lastCheck()).contains(good);
    }
  }

  @Test
  @Tag("T95")
  void texts_sayNothingOfTheContent() throws Exception {
    try (Wallet wallet = create();
        WalletBackup backup =
            TestWallets.in(temporary.resolve("x"))
                .openBackup(wallet.backup(), TestWallets.passphrase())) {
      assertThat(backup).hasToString("WalletBackup");
    }
  }

  private Wallet create() throws WalletException {
    return TestWallets.in(temporary.resolve("wallet")).create(TestWallets.passphrase(), code);
  }

  private static SignedCredential evc() {
    return Credentials.signed(Credentials.evc());
  }

  private static SignedCredential newerEvc() {
    return Credentials.signed(
        Credentials.evc().with("validFrom", DateTimeStamp.format(FixedClock.NOW)));
  }

  private static SignedCredential small(int seconds) {
    return Credentials.signed(
        Credentials.small()
            .with("validFrom", DateTimeStamp.format(FixedClock.NOW.plusSeconds(seconds))));
  }

  private static SignedCredential other() {
    JsonObject other = Credentials.small().with("id", "urn:example:other");
    return Credentials.signed(other);
  }

  private static void assertCode(ThrowingCallable call, ProblemCode expected) {
    WalletException refused = catchThrowableOfType(WalletException.class, call);
    assertThat(refused).as("an exception with %s", expected).isNotNull();
    assertThat(refused.problem().code()).isEqualTo(expected);
  }
}
