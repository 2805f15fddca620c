package nl.skillspaspoort.examples.trainingprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import nl.skillspaspoort.core.claim.ClaimCode;
import nl.skillspaspoort.core.claim.ClaimFile;
import nl.skillspaspoort.core.claim.ClaimRequest;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.endorsement.EndorsementRequest;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.issuer.Issuer;
import nl.skillspaspoort.issuer.claim.ClaimDesk;
import nl.skillspaspoort.issuer.endorsement.Endorser;
import nl.skillspaspoort.issuer.registry.Person;
import nl.skillspaspoort.issuer.registry.Registrar;
import nl.skillspaspoort.issuer.registry.RegistryKey;
import nl.skillspaspoort.issuer.registry.SqlRegistry;
import nl.skillspaspoort.issuer.registry.StatusUrls;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.store.InMemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider and a wallet that know each other by files only: claiming, and endorsing after it. */
@Tag("T82")
@Tag("T92")
final class ClaimByFileTest {
  @TempDir private Path folder;
  private SqlRegistry registry;
  private ClaimDesk desk;
  private Wallet wallet;

  @BeforeEach
  void open() throws Exception {
    FixedClock clock = FixedClock.atNow();
    registry =
        SqlRegistry.h2(
            folder.resolve("registry"),
            RegistryKey.inFile(folder.resolve("registry.key"), new SecureRandom()));
    Issuer school = Issuer.builder().signer(TestKeys.issuer()).clock(clock).build();
    desk =
        new ClaimDesk(
            new Registrar(
                school, registry, StatusUrls.under(URI.create("https://school.example/s")), clock));
    wallet = Wallet.in(new InMemoryStore()).clock(clock).create("vier losse woorden".toCharArray());
  }

  @AfterEach
  void close() {
    wallet.close();
    registry.close();
  }

  private ClaimDesk.Opened opened() throws ProblemException {
    return desk.open(
        Credentials.smallDraft().toBuilder()
            .subject(TestKeys.did(TestKeys.ISSUER))
            .awardedDate(FixedClock.NOW)
            .build(),
        Person.of("st1"),
        Duration.ofDays(30));
  }

  /** The wallet's side: from a claim file to a request file. */
  private Path asked(Path claim, String code) throws Exception {
    ClaimFile file = ClaimFile.parse(Files.readAllBytes(claim));
    return Files.write(
        folder.resolve("request.json"), wallet.claim(file, ClaimCode.parse(code)).bytes());
  }

  @Test
  void claimedCredential_isOfTheWallet_onlyOnce_andCanBeEndorsed() throws Exception {
    ClaimDesk.Opened opened = opened();
    Path claim = Files.write(folder.resolve("claim.json"), opened.file().bytes());
    Path request = asked(claim, opened.code().reveal());
    ClaimRequest received = ClaimRequest.parse(Files.readAllBytes(request));
    Path answer =
        Files.writeString(folder.resolve("credential.json"), desk.claim(received).toJson());

    SignedCredential credential = SignedCredential.parse(Files.readAllBytes(answer));
    KeptCredential kept = wallet.addClaimed(credential, opened.file());
    assertThat(kept.credential().unverified().subjectIds())
        .containsExactly(wallet.holder().value());
    assertThatThrownBy(() -> desk.claim(received))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.CLAIM_USED));

    byte[] question =
        EndorsementRequest.of(kept.credential(), "Klopt dit?").askedOf("Bedrijf").bytes();
    Endorser company =
        new Endorser(
            Issuer.builder().signer(TestKeys.stranger()).clock(FixedClock.atNow()).build());
    SignedCredential endorsement =
        company.endorse(EndorsementRequest.parse(question), "Gezien.", FixedClock.NOW);
    wallet.add(endorsement, Set.of());
    assertThat(wallet.list()).hasSize(2);
  }

  @Test
  void answerOfAnotherIssuer_isNotKept() throws Exception {
    ClaimDesk.Opened opened = opened();
    SignedCredential other =
        Issuer.builder()
            .signer(TestKeys.stranger())
            .clock(FixedClock.atNow())
            .build()
            .issue(Credentials.smallDraft().toBuilder().subject(wallet.holder()).build());
    assertThatThrownBy(() -> wallet.addClaimed(other, opened.file()))
        .isInstanceOf(ProblemException.class);
    assertThat(wallet.list()).isEmpty();
  }

  @Test
  void wrongCode_opensNothingInTheWallet() throws Exception {
    ClaimDesk.Opened opened = opened();
    Path claim = Files.write(folder.resolve("claim.json"), opened.file().bytes());
    assertThatThrownBy(() -> asked(claim, "AAAA-BBBB-CCCC"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.CLAIM_CODE_WRONG));
    assertThat(folder.resolve("request.json")).doesNotExist();
  }
}
