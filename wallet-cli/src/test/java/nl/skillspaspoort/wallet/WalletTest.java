package nl.skillspaspoort.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.key.KeyResolution;
import nl.skillspaspoort.verifier.key.KeyResolver;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import nl.skillspaspoort.verifier.status.StatusLists;
import nl.skillspaspoort.wallet.store.InMemoryStore;
import nl.skillspaspoort.wallet.store.RecoveryCode;
import nl.skillspaspoort.wallet.store.SealedFileStore;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WalletTest {
  private static final PresentationRequest REQUEST =
      new PresentationRequest(
          "https://werkgever.example", "0123456789abcdefghijkl", "sollicitatie");

  @TempDir private Path temporary;

  @Test
  void newWallet_hasAKeyAndNothingElse() throws WalletException {
    try (Wallet wallet = TestWallets.inMemory()) {
      assertThat(wallet.holder()).isEqualTo(TestKeys.did(TestKeys.HOLDER));
      assertThat(wallet.list()).isEmpty();
      assertThat(wallet.shares()).isEmpty();
      assertThat(wallet.isPreviousGeneration()).isFalse();
    }
  }

  @Test
  void twoWallets_haveDifferentKeys() throws WalletException {
    try (Wallet one = Wallet.in(new InMemoryStore()).create(TestWallets.passphrase());
        Wallet other = Wallet.in(new InMemoryStore()).create(TestWallets.passphrase())) {
      assertThat(one.holder()).isNotEqualTo(other.holder());
    }
  }

  @Test
  void walletInADirectory_opensAgain() throws WalletException {
    Path directory = temporary.resolve("wallet");
    Did holder;
    try (Wallet wallet = Wallet.create(directory, TestWallets.passphrase())) {
      holder = wallet.holder();
    }
    try (Wallet wallet = Wallet.open(directory, TestWallets.passphrase())) {
      assertThat(wallet.holder()).isEqualTo(holder);
    }
    assertCode(
        () -> Wallet.open(directory, "een ander wachtwoord".toCharArray()),
        ProblemCode.WALLET_NOT_OPENED);
    assertCode(() -> Wallet.create(directory, TestWallets.passphrase()), ProblemCode.WALLET_EXISTS);
    assertCode(
        () -> Wallet.open(temporary.resolve("elsewhere"), TestWallets.passphrase()),
        ProblemCode.WALLET_NOT_FOUND);
  }

  @Test
  void shortPassphrase_isRefusedBeforeAnythingIsMade() {
    Path directory = temporary.resolve("wallet");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Wallet.create(directory, "1234567".toCharArray()));
    assertThat(directory).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {Cryptosuites.EDDSA_JCS_2022, Cryptosuites.EDDSA_RDFC_2022})
  void goodCredential_isKeptAsItWasSent(String suite) throws Exception {
    String text =
        " " + Credentials.secured(Credentials.evc(), TestKeys.issuer(), suite).toJson() + "\n";
    WalletPlace place = TestWallets.in(temporary.resolve("wallet"));
    try (Wallet wallet = place.create(TestWallets.passphrase())) {
      KeptCredential kept = wallet.add(SignedCredential.parse(text));
      assertThat(kept.number()).hasToString("1");
      assertThat(kept.newest().addedAt()).isEqualTo(FixedClock.NOW);
    }
    try (Wallet wallet = place.open(TestWallets.passphrase())) {
      assertThat(wallet.list()).hasSize(1);
      assertThat(wallet.get(new CredentialNumber(1)).newest().text()).isEqualTo(text);
    }
  }

  @Test
  void credentials_areNumberedInTurn() throws WalletException {
    try (Wallet wallet = TestWallets.inMemory()) {
      assertThat(wallet.add(evc()).number()).hasToString("1");
      assertThat(wallet.add(small()).number()).hasToString("2");
      assertThat(wallet.list()).extracting(kept -> kept.number().value()).containsExactly(1, 2);
      assertCode(() -> wallet.get(new CredentialNumber(3)), ProblemCode.CREDENTIAL_NOT_FOUND);
    }
  }

  @Test
  @Tag("T92")
  void changedCredential_isRefusedAndNothingIsWritten() throws Exception {
    Path directory = temporary.resolve("wallet");
    try (Wallet wallet = TestWallets.in(directory).create(TestWallets.passphrase())) {
      byte[] before = Files.readAllBytes(directory.resolve(SealedFileStore.FILE));
      SignedCredential changed =
          SignedCredential.parse(evc().toJson().replaceFirst("Ervaring", "Erfaring"));
      assertCode(() -> wallet.add(changed), ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
      assertCode(() -> wallet.addForeign(changed), ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
      assertThat(wallet.list()).isEmpty();
      assertThat(Files.readAllBytes(directory.resolve(SealedFileStore.FILE))).isEqualTo(before);
    }
  }

  @Test
  @Tag("T92")
  void credentialSignedByAnotherThanItsIssuer_isRefused() throws Exception {
    SignedCredential forged =
        SignedCredential.of(Credentials.secured(Credentials.evc(), TestKeys.stranger()));
    try (Wallet wallet = TestWallets.inMemory()) {
      assertCode(() -> wallet.add(forged), ProblemCode.ISSUER_KEY_MISMATCH);
    }
  }

  @Test
  @Tag("T92")
  void credentialWithAPresentationProof_isRefused() throws Exception {
    JsonObject good = Credentials.secured(Credentials.evc(), TestKeys.issuer());
    JsonObject proof =
        good.required("proof", "").asObject("").with("proofPurpose", "authentication");
    SignedCredential wrong = SignedCredential.of(good.with("proof", proof));
    try (Wallet wallet = TestWallets.inMemory()) {
      assertCode(() -> wallet.add(wrong), ProblemCode.PROOF_PURPOSE);
    }
  }

  @Test
  @Tag("T92")
  void credentialWhoseKeyCannotBeLookedUp_isUndeterminedAndNotKept() throws Exception {
    String school = "did:web:school.example";
    JsonObject unsigned = Credentials.evc().with("issuer", school);
    SignedCredential credential =
        SignedCredential.of(
            Credentials.secured(unsigned, TestKeys.ISSUER.signer(new KeyId(school + "#key-1"))));
    try (Wallet wallet = TestWallets.inMemory()) {
      WalletException open =
          catchThrowableOfType(WalletException.class, () -> wallet.add(credential));
      assertThat(open.isUndetermined()).isTrue();
      assertThat(open.problem().code()).isEqualTo(ProblemCode.UNSUPPORTED_DID_METHOD);
      assertThat(wallet.list()).isEmpty();
    }
  }

  /** In one save: the generation before it is the empty wallet. */
  @Test
  @Tag("T92")
  void addEach_keepsWhatItCan_inOneSave() throws Exception {
    Path directory = temporary.resolve("wallet");
    SignedCredential changed =
        SignedCredential.parse(evc().toJson().replaceFirst("Ervaring", "Erfaring"));
    try (Wallet wallet = TestWallets.in(directory).create(TestWallets.passphrase())) {
      List<AddResult> results = wallet.addEach(List.of(evc(), changed, small(), evc()), Set.of());
      assertThat(results)
          .extracting(
              result ->
                  result.<Object>match(KeptCredential::number, refused -> refused.problem().code()))
          .containsExactly(
              new CredentialNumber(1),
              ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
              new CredentialNumber(2),
              ProblemCode.CREDENTIAL_EXISTS);
      assertThat(wallet.list()).hasSize(2);
      byte[] saved = Files.readAllBytes(directory.resolve(SealedFileStore.FILE));
      assertThat(wallet.addEach(List.of(changed, evc()), Set.of()))
          .allMatch(AddResult.Refused.class::isInstance);
      assertThat(Files.readAllBytes(directory.resolve(SealedFileStore.FILE))).isEqualTo(saved);
    }
    Files.delete(directory.resolve(SealedFileStore.FILE));
    try (Wallet before = TestWallets.in(directory).open(TestWallets.passphrase())) {
      assertThat(before.list()).isEmpty();
    }
  }

  @Test
  void newSave_ofAnotherProcess_isSeenBeforeTheNextChange() throws Exception {
    Path directory = temporary.resolve("wallet");
    try (Wallet mine = TestWallets.in(directory).create(TestWallets.passphrase());
        Wallet other = TestWallets.in(directory).open(TestWallets.passphrase())) {
      other.add(evc());
      assertCode(() -> mine.add(evc()), ProblemCode.CREDENTIAL_EXISTS);
      assertThat(mine.list()).hasSize(1);
      mine.add(small());
      assertThat(other.list()).hasSize(1);
      assertCode(() -> other.get(new CredentialNumber(2)), ProblemCode.CREDENTIAL_NOT_FOUND);
      other.eraseLog();
      assertThat(other.list()).hasSize(2);
    }
  }

  @Test
  @Tag("T92")
  void unverifiedVersion_takesNobodysPlace() throws Exception {
    String school = "did:web:school.example";
    Set<AddOption> unverified = Set.of(AddOption.KEEP_UNVERIFIED);
    try (Wallet wallet = TestWallets.inMemory()) {
      KeptCredential first = wallet.add(ofSchool(school, "2026-01-01T00:00:00Z"), unverified);
      assertCode(
          () -> wallet.add(ofSchool(school, "2026-02-01T00:00:00Z"), unverified),
          ProblemCode.CREDENTIAL_NOT_REPLACED);
      assertThat(wallet.list()).containsExactly(first);
    }
  }

  @Test
  @Tag("T92")
  void unverifiedCredential_isCalledSoUntilItsKeyIsFound() throws Exception {
    try (Wallet wallet = TestWallets.inMemory()) {
      KeptCredential kept =
          wallet.add(
              ofSchool("did:web:school.example", "2026-01-01T00:00:00Z"),
              Set.of(AddOption.KEEP_UNVERIFIED));
      assertThat(kept.newest().isVerified()).isFalse();
      List<CredentialNumber> number = List.of(kept.number());
      wallet.refresh(number, Lookups.of(StatusLists.none(), List.of()));
      assertThat(wallet.get(kept.number()).newest().isVerified()).isFalse();
      KeyResolver found = (keyId, use) -> new KeyResolution.Found(TestKeys.ISSUER.publicKey());
      wallet.refresh(number, new Lookups(StatusLists.none(), List.of(), found));
      assertThat(wallet.get(kept.number()).newest().isVerified()).isTrue();
    }
  }

  private static SignedCredential ofSchool(String school, String validFrom) throws Exception {
    return SignedCredential.of(
        Credentials.secured(
            Credentials.evc().with("issuer", school).with("validFrom", validFrom),
            TestKeys.ISSUER.signer(new KeyId(school + "#key-1"))));
  }

  @Test
  @Tag("T92")
  void credentialAboutSomebodyElse_isKeptOnlyWhenAskedFor() throws WalletException {
    SignedCredential foreign = about(TestKeys.did(TestKeys.STRANGER).value());
    try (Wallet wallet = TestWallets.inMemory()) {
      assertCode(() -> wallet.add(foreign), ProblemCode.HOLDER_MISMATCH);
      assertThat(wallet.addForeign(foreign).number()).hasToString("1");
    }
  }

  @Test
  void expiredCredential_isKept() throws WalletException {
    SignedCredential expired = version(FixedClock.NOW.minusSeconds(1000), "urn:example:old", true);
    try (Wallet wallet = TestWallets.inMemory()) {
      CredentialNumber number = wallet.add(expired).number();
      assertThat(wallet.check(number))
          .filteredOn(outcome -> !outcome.isSatisfied())
          .singleElement()
          .satisfies(
              outcome -> {
                assertThat(outcome.check()).isEqualTo(Check.VALIDITY);
                assertThat(outcome.problem().map(Problem::code)).contains(ProblemCode.EXPIRED);
              });
    }
  }

  @Test
  void sameCredentialAgain_isThereAlready() throws WalletException {
    try (Wallet wallet = TestWallets.inMemory()) {
      wallet.add(evc());
      assertCode(() -> wallet.add(evc()), ProblemCode.CREDENTIAL_EXISTS);
      assertThat(wallet.list()).hasSize(1);
    }
  }

  @Test
  void credentialWithoutIdentifierAgain_isThereAlready() throws WalletException {
    try (Wallet wallet = TestWallets.inMemory()) {
      wallet.add(Credentials.signed(Credentials.minimal()));
      assertCode(
          () -> wallet.add(Credentials.signed(Credentials.minimal())),
          ProblemCode.CREDENTIAL_EXISTS);
    }
  }

  @Test
  void newerVersion_replacesTheOlderAndKeepsItBehind() throws WalletException {
    SignedCredential first = version(FixedClock.NOW.minusSeconds(2000), "urn:example:a", false);
    SignedCredential second = version(FixedClock.NOW.minusSeconds(1000), "urn:example:a", false);
    try (Wallet wallet = TestWallets.inMemory()) {
      wallet.add(small());
      CredentialNumber number = wallet.add(first).number();
      KeptCredential kept = wallet.add(second);
      assertThat(kept.number()).isEqualTo(number);
      assertThat(kept.newest().text()).isEqualTo(second.toJson());
      assertThat(kept.earlier())
          .extracting(CredentialVersion::text)
          .containsExactly(first.toJson());
      assertThat(wallet.list()).hasSize(2);

      assertCode(() -> wallet.add(first), ProblemCode.CREDENTIAL_OLDER);
      assertCode(() -> wallet.add(second), ProblemCode.CREDENTIAL_EXISTS);
      assertThat(wallet.get(number)).isEqualTo(kept);
    }
  }

  @Test
  void sameIdentifierByAnotherIssuer_isAnotherCredential() throws Exception {
    JsonObject other =
        Credentials.small()
            .with("issuer", Credentials.profile(TestKeys.did(TestKeys.STRANGER), "Een ander"));
    try (Wallet wallet = TestWallets.inMemory()) {
      wallet.add(small());
      wallet.add(SignedCredential.of(Credentials.secured(other, TestKeys.stranger())));
      assertThat(wallet.list()).hasSize(2);
    }
  }

  @Test
  void presentation_answersTheRequestAndIsSignedByTheHolder() throws Exception {
    try (Wallet wallet = TestWallets.inMemory()) {
      wallet.add(evc());
      wallet.add(small());
      SignedPresentation shown = wallet.present(numbers(2, 1), REQUEST, Duration.ofMinutes(60));

      assertThat(shown.holder()).contains(wallet.holder().value());
      assertThat(shown.credentials()).containsExactly(small().json(), evc().json());
      VerificationResult result =
          Verifier.builder().clock(FixedClock.atNow()).build().verify(shown.bytes(), REQUEST);
      assertThat(result.outcomes()).allMatch(CheckOutcome::isSatisfied);
      assertThat(result.parts())
          .hasSize(2)
          .allSatisfy(
              part -> {
                assertThat(part.outcome(Check.PROOF).isSatisfied()).isTrue();
                assertThat(part.outcome(Check.HOLDER).isSatisfied()).isTrue();
                assertThat(part.outcome(Check.RECOGNITION).problem().map(Problem::code))
                    .contains(ProblemCode.NO_TRUST_POLICY);
              });
    }
  }

  @Test
  void tokenInAPresentation_isVerifiedLikeAnyOther() throws Exception {
    String token =
        VcJwt.signCredential(Credentials.small(), FixedClock.NOW, TestKeys.issuer()).text();
    try (Wallet wallet = TestWallets.inMemory()) {
      KeptCredential kept = wallet.add(SignedCredential.parse(token));
      assertThat(kept.newest().text()).isEqualTo(token);
      SignedPresentation shown = wallet.present(numbers(1), REQUEST, Duration.ofMinutes(60));
      VerificationResult result =
          Verifier.builder().clock(FixedClock.atNow()).build().verify(shown.bytes(), REQUEST);
      assertThat(result.outcomes()).allMatch(CheckOutcome::isSatisfied);
      assertThat(result.parts())
          .singleElement()
          .satisfies(
              part -> {
                assertThat(part.outcome(Check.PROOF).isSatisfied()).isTrue();
                assertThat(part.outcome(Check.HOLDER).isSatisfied()).isTrue();
              });
    }
  }

  @Test
  void presentation_isInTheLog() throws WalletException {
    WalletPlace place = TestWallets.in(temporary.resolve("wallet"));
    try (Wallet wallet = place.create(TestWallets.passphrase())) {
      wallet.add(evc());
      wallet.present(numbers(1), REQUEST, Duration.ofMinutes(60));
    }
    try (Wallet wallet = place.open(TestWallets.passphrase())) {
      assertThat(wallet.shares())
          .containsExactly(
              new Share(
                  FixedClock.NOW,
                  FixedClock.NOW.plusSeconds(3600),
                  REQUEST.audience(),
                  REQUEST.purpose(),
                  numbers(1)));
    }
  }

  @Test
  void presentationOfWhatIsNotThere_isRefusedAndNotLogged() throws WalletException {
    try (Wallet wallet = TestWallets.inMemory()) {
      wallet.add(evc());
      assertCode(
          () -> wallet.present(numbers(1, 2), REQUEST, Duration.ofMinutes(60)),
          ProblemCode.CREDENTIAL_NOT_FOUND);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> wallet.present(numbers(), REQUEST, Duration.ofMinutes(60)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> wallet.present(numbers(1, 1), REQUEST, Duration.ofMinutes(60)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> wallet.present(numbers(1), REQUEST, Duration.ZERO));
      assertThat(wallet.shares()).isEmpty();
    }
  }

  @Test
  void changesHereAndElsewhere_areBothKept() throws WalletException {
    WalletPlace place = TestWallets.in(temporary.resolve("wallet"));
    place.create(TestWallets.passphrase()).close();
    try (Wallet here = place.open(TestWallets.passphrase());
        Wallet elsewhere = place.open(TestWallets.passphrase())) {
      assertThat(elsewhere.add(evc()).number()).hasToString("1");
      assertThat(here.add(small()).number()).hasToString("2");
      assertThat(here.list()).hasSize(2);
      assertCode(() -> here.add(evc()), ProblemCode.CREDENTIAL_EXISTS);
    }
  }

  @Test
  @Tag("T88")
  void fiftyParallelAdds_giveFiftyCredentials() throws Exception {
    Path directory = temporary.resolve("wallet");
    TestWallets.in(directory).create(TestWallets.passphrase()).close();
    int adds = 50;
    ExecutorService threads = Executors.newFixedThreadPool(adds);
    try {
      List<Future<KeptCredential>> running = new ArrayList<>();
      for (int i = 0; i < adds; i++) {
        SignedCredential credential =
            Credentials.signed(Credentials.small().with("id", "urn:example:" + i));
        running.add(
            threads.submit(
                () -> {
                  try (Wallet wallet = TestWallets.in(directory).open(TestWallets.passphrase())) {
                    return wallet.add(credential);
                  }
                }));
      }
      for (Future<KeptCredential> each : running) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
    try (Wallet wallet = TestWallets.in(directory).open(TestWallets.passphrase())) {
      assertThat(wallet.list())
          .extracting(kept -> kept.number().value())
          .containsExactlyElementsOf(IntStream.rangeClosed(1, adds).boxed().toList());
      assertThat(wallet.list()).extracting(kept -> kept.newest().text()).doesNotHaveDuplicates();
    }
  }

  @Test
  void credentialReplacedSinceItWasSeen_isNotShown() throws WalletException {
    SignedCredential first = version(FixedClock.NOW.minusSeconds(2000), "urn:example:a", false);
    SignedCredential second = version(FixedClock.NOW.minusSeconds(1000), "urn:example:a", false);
    try (Wallet wallet = TestWallets.inMemory()) {
      KeptCredential seen = wallet.add(first);
      KeptCredential now = wallet.add(second);
      assertCode(
          () -> wallet.presentAsSeen(List.of(seen), REQUEST, Duration.ofMinutes(60)),
          ProblemCode.CREDENTIAL_OLDER);
      assertThat(wallet.shares()).isEmpty();
      assertThat(wallet.presentAsSeen(List.of(now), REQUEST, Duration.ofMinutes(60)).credentials())
          .containsExactly(second.json());
    }
  }

  @Test
  void failedChange_leavesTheWalletUsable() throws WalletException {
    try (Wallet wallet = TestWallets.inMemory()) {
      wallet.add(evc());
      assertCode(() -> wallet.add(evc()), ProblemCode.CREDENTIAL_EXISTS);
      wallet.present(numbers(1), REQUEST, Duration.ofMinutes(60));
      wallet.add(small());
      assertThat(wallet.list()).hasSize(2);
    }
  }

  @Test
  void closedWallet_doesNothing() throws WalletException {
    Wallet wallet = TestWallets.inMemory();
    wallet.add(evc());
    wallet.close();
    wallet.close();
    assertThatIllegalStateException().isThrownBy(wallet::list);
    assertThatIllegalStateException().isThrownBy(() -> wallet.add(small()));
    assertThatIllegalStateException()
        .isThrownBy(() -> wallet.present(numbers(1), REQUEST, Duration.ofMinutes(60)));
    assertThatIllegalStateException().isThrownBy(() -> wallet.get(new CredentialNumber(1)));
    assertThatIllegalStateException().isThrownBy(wallet::shares);
    assertThatIllegalStateException().isThrownBy(wallet::backup);
    assertThatIllegalStateException().isThrownBy(wallet::hasRecoveryCode);
    assertThatIllegalStateException().isThrownBy(wallet::eraseLog);
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                wallet.changeSecrets(
                    TestWallets.passphrase(), RecoveryCode.generate(new SecureRandom())));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                wallet.selfAssert(
                    new SelfAssertion(
                        "x",
                        "y",
                        List.of(SelfAssertionTest.alignment(Credentials.EVC_SHOWN.get(0))))));
  }

  @Test
  void secrets_areChangedOnlyToAPassphraseThatIsLongEnough() throws Exception {
    InMemoryStore store = new InMemoryStore();
    RecoveryCode code = RecoveryCode.generate(new SecureRandom());
    try (Wallet wallet = TestWallets.at(store).create(TestWallets.passphrase())) {
      assertThat(wallet.hasRecoveryCode()).isFalse();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> wallet.changeSecrets("zeven77".toCharArray(), code));
      wallet.changeSecrets("acht8888".toCharArray(), code);
      assertThat(wallet.hasRecoveryCode()).isTrue();
    }
    TestWallets.at(store).open("acht8888".toCharArray()).close();
    assertThat(TestWallets.at(store).exists()).isTrue();
    assertThat(TestWallets.at(new InMemoryStore()).exists()).isFalse();
  }

  /** The log is in no file any more, also not in the one before the newest. */
  @Test
  void erasedLog_isInNoFile() throws Exception {
    Path directory = temporary.resolve("wallet");
    try (Wallet wallet = TestWallets.in(directory).create(TestWallets.passphrase())) {
      wallet.add(evc());
      wallet.present(numbers(1), REQUEST, Duration.ofMinutes(60));
      wallet.eraseLog();
    }
    Files.delete(directory.resolve(SealedFileStore.FILE));
    try (Wallet wallet = TestWallets.in(directory).open(TestWallets.passphrase())) {
      assertThat(wallet.shares()).isEmpty();
      assertThat(wallet.list()).hasSize(1);
    }
  }

  /** An endorsement is about a credential or an achievement of hers, and about nobody. */
  @Test
  void endorsement_isKeptForACredentialThatIsThere() throws Exception {
    for (String about : List.of(Credentials.EVC_ID, Credentials.EVC_ACHIEVEMENT)) {
      try (Wallet wallet = TestWallets.inMemory()) {
        assertCode(() -> wallet.add(endorsement(about)), ProblemCode.HOLDER_MISMATCH);
        wallet.add(evc());
        KeptCredential kept = wallet.add(endorsement(about));
        assertThat(kept.isAboutSomebodyElse(wallet.holder())).isFalse();
        assertCode(
            () -> wallet.add(endorsement("urn:example:another")), ProblemCode.HOLDER_MISMATCH);
      }
    }
  }

  private static SignedCredential endorsement(String about) throws Exception {
    JsonObject endorsement =
        JsonObject.builder()
            .put("@context", Credentials.small().get("@context").orElseThrow())
            .put("id", "urn:example:endorsement")
            .put(
                "type",
                JsonArray.ofStrings(List.of("VerifiableCredential", "EndorsementCredential")))
            .put("issuer", TestKeys.did(TestKeys.STRANGER).value())
            .put("validFrom", DateTimeStamp.format(FixedClock.NOW))
            .put(
                "credentialSubject",
                JsonObject.builder()
                    .put("id", about)
                    .put("type", JsonArray.ofStrings(List.of("EndorsementSubject")))
                    .put("endorsementComment", "Gezien.")
                    .build())
            .build();
    return SignedCredential.of(Credentials.secured(endorsement, TestKeys.stranger()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"urn:../../.ssh/authorized_keys", "urn:CON", "urn:wallet.sealed"})
  @Tag("T90")
  void nameOfACredential_neverBecomesAFileName(String id) throws Exception {
    Path directory = temporary.resolve("wallet");
    JsonObject json =
        Credentials.small().with("id", id).with("name", "../".repeat(1400) + "\u0000");
    try (Wallet wallet = TestWallets.in(directory).create(TestWallets.passphrase())) {
      wallet.add(Credentials.signed(json));
      assertThat(wallet.list()).hasSize(1);
    }
    try (Stream<Path> files = Files.walk(temporary)) {
      assertThat(files.map(file -> temporary.relativize(file).toString()))
          .containsExactlyInAnyOrder(
              "",
              "wallet",
              "wallet/wallet.lock",
              "wallet/wallet.sealed",
              "wallet/wallet.sealed.previous");
    }
  }

  @Test
  @Tag("T85")
  void walletFile_showsNothingOfItsContent() throws Exception {
    Path directory = temporary.resolve("wallet");
    try (Wallet wallet = TestWallets.in(directory).create(TestWallets.passphrase())) {
      wallet.add(evc());
    }
    String file =
        new String(
            Files.readAllBytes(directory.resolve(SealedFileStore.FILE)),
            StandardCharsets.ISO_8859_1);
    assertThat(file).startsWith("SKILLSPAS-WALLET").doesNotContain("did:", "Ervaring", "seed");
  }

  private static SignedCredential evc() {
    return Credentials.signed(Credentials.evc());
  }

  private static SignedCredential small() {
    return Credentials.signed(Credentials.small());
  }

  private static SignedCredential about(String subject) {
    JsonObject json = Credentials.small();
    JsonValue changed =
        ((JsonObject) json.get("credentialSubject").orElseThrow()).with("id", subject);
    return Credentials.signed(json.with("credentialSubject", changed));
  }

  private static SignedCredential version(Instant from, String id, boolean expired) {
    JsonObject json =
        Credentials.small().with("id", id).with("validFrom", DateTimeStamp.format(from));
    return Credentials.signed(
        expired
            ? json.with("validUntil", DateTimeStamp.format(FixedClock.NOW.minusSeconds(500)))
            : json);
  }

  private static List<CredentialNumber> numbers(int... values) {
    return java.util.Arrays.stream(values).mapToObj(CredentialNumber::new).toList();
  }

  private static void assertCode(ThrowingCallable call, ProblemCode code) {
    WalletException refused = catchThrowableOfType(WalletException.class, call);
    assertThat(refused).as("an exception with %s", code).isNotNull();
    assertThat(refused.problem().code()).isEqualTo(code);
    assertThat(refused.isUndetermined()).isFalse();
  }
}
