package nl.skillspaspoort.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.wallet.store.FormatDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WalletContentTest {
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2026-02-01T00:00:00Z");

  @Test
  void exampleOfTheFormatDocument_isReadAndWrittenAlike() throws WalletException {
    String text = FormatDocument.exampleContent();
    WalletContent content = read(text);
    assertThat(content.credentials()).isEmpty();
    assertThat(content.key().seed(InsecureSecretKeyAccess.get()))
        .startsWith(0, 1, 2)
        .endsWith(30, 31);
    assertThat(content.toBytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everything_isReadAsItWasWritten() throws WalletException {
    WalletContent content = full();
    WalletContent read = WalletContent.read(content.toBytes());
    assertThat(read.credentials()).isEqualTo(content.credentials());
    assertThat(read.shares()).isEqualTo(content.shares());
    assertThat(read.nextNumber()).isEqualTo(new CredentialNumber(4));
    assertThat(read.removed()).isEqualTo(content.removed()).hasSize(1);
    assertThat(read.logErasedAt()).contains(Instant.EPOCH);
    assertThat(DidKey.of(read.key().publicKey())).isEqualTo(TestKeys.did(TestKeys.HOLDER));
    assertThat(read.toBytes()).isEqualTo(content.toBytes());
  }

  @Test
  void contentOfVersionOne_isReadAndWrittenAsVersionTwo() throws WalletException {
    WalletContent content = read(FormatDocument.firstContent());
    assertThat(new String(content.toBytes(), StandardCharsets.UTF_8))
        .isEqualTo(FormatDocument.exampleContent());
  }

  @Test
  void newerVersion_keepsNumberAndOlderText() throws WalletException {
    KeptCredential kept = full().find(new CredentialNumber(1)).orElseThrow();
    assertThat(kept.newest()).isEqualTo(new CredentialVersion(LATE, "{\"v\":2}"));
    assertThat(kept.earlier()).containsExactly(new CredentialVersion(EARLY, "{\"v\":1}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":2              | \"version\":3              | /version",
        "\"version\":2              | \"version\":2,\"more\":[]  | ''",
        "\"version\":2              | \"version\":\"2\"          | /version",
        "\"version\":2              | \"version\":1              | ''",
        "\"status\":\"GOOD          | \"status\":\"FINE          | /credentials/1/checked/status",
        "\"removed\":[\"            | \"removed\":[1,\"          | /removed",
        "\"nextNumber\":4           | \"nextNumber\":0           | /nextNumber",
        "\"nextNumber\":4           | \"nextNumber\":3000000000  | /nextNumber",
        "\"type\":\"Ed25519\"       | \"type\":\"P-256\"         | /holder/type",
        "\"type\":\"Ed25519\"       | \"type\":\"Ed25519\",\"x\":1 | /holder",
        "\"seed\":\"AgIC            | \"seed\":\"                | /holder/seed",
        "\"number\":2,              | \"number\":2,\"tag\":\"x\",| /credentials/1",
        "\"added\":\"2026-01-01     | \"added\":\"2026-13-01     | /credentials/0/earlier/0/added",
        "\"audience\":              | \"audienc\":               | /shares/0",
        "\"audience\":              | \"x\":1,\"audience\":       | /shares/0",
        "\"checked\":{              | \"checked\":{\"x\":1,       | /credentials/1/checked",
        "\"earlier\":[{             | \"earlier\":[{\"x\":1,      | /credentials/0/earlier/0",
        "\"pointers\":              | \"x\":1,\"pointers\":       | /shares/0/parts/0",
        "\"pointers\":[\"           | \"pointers\":[\"x           | /shares/0/parts/0/pointers",
        "\"number\":1               | \"number\":0               | /credentials/0/number",
        "\"shares\":                | \"sharing\":               | ''",
      })
  void otherContent_isRefusedWithItsPlace(String found, String instead, String where) {
    String text = new String(full().toBytes(), StandardCharsets.UTF_8);
    assertThat(text).contains(found);
    assertThatExceptionOfType(WalletException.class)
        .isThrownBy(() -> read(text.replaceFirst(java.util.regex.Pattern.quote(found), instead)))
        .satisfies(
            refused -> {
              assertThat(refused.problem().code()).isEqualTo(ProblemCode.WALLET_FORMAT);
              assertThat(refused.problem().where()).isEqualTo(where);
            });
  }

  /** Every version of it, so that no backup brings an earlier one back. */
  @Test
  void removed_isRememberedByTheDigestOfEveryVersion() throws WalletException {
    WalletContent content = full();
    KeptCredential replaced = content.credentials().get(0);
    WalletContent without = content.without(Set.of(replaced.number()));
    assertThat(without.removed()).hasSize(3).doesNotHaveDuplicates().doesNotContain("");
    KeptCredential earlier =
        new KeptCredential(replaced.number(), replaced.earlier().get(0), List.of());
    assertThat(without.wasRemoved(replaced)).isTrue();
    assertThat(without.wasRemoved(earlier)).isTrue();
    assertThat(without.wasRemoved(content.credentials().get(1))).isFalse();
  }

  @Test
  void logErasedUntilAMoment_keepsWhatCameAfterIt() {
    assertThat(full().withoutShares(EARLY.minusSeconds(1)).shares()).hasSize(1);
    assertThat(full().withoutShares(EARLY).shares()).isEmpty();
  }

  @Test
  @Tag("T95")
  void toString_saysNothingOfTheContent() {
    WalletContent content = full();
    assertThat(content).hasToString("WalletContent[2 credentials, 1 shares]");
    assertThat(content.credentials().toString()).doesNotContain("\"v\"");
    assertThat(content.shares().toString()).doesNotContain("werkgever");
  }

  private static WalletContent full() {
    Ed25519SecretKey key = TestKeys.key(2);
    WalletContent first =
        WalletContent.empty(key)
            .with(new CredentialVersion(EARLY, "{\"v\":1}"))
            .with(new CredentialVersion(EARLY, "{\"é\":\"\\u001b\"}", false))
            .with(new CredentialVersion(EARLY, "{\"gone\":true}"))
            .without(Set.of(new CredentialNumber(3)))
            .withoutShares(Instant.EPOCH);
    LastCheck check =
        new LastCheck(LATE, Axes.Status.GOOD, Optional.of(Axes.Recognition.RECOGNISED));
    return first
        .with(first.credentials().get(1).checked(check))
        .withNewer(first.credentials().get(0), new CredentialVersion(LATE, "{\"v\":2}"))
        .with(
            new Share(
                EARLY,
                LATE,
                "https://werkgever.example",
                "sollicitatie",
                List.of(new CredentialNumber(2), new CredentialNumber(1)),
                Map.of(new CredentialNumber(1), Selection.only(List.of("/name")))));
  }

  private static WalletContent read(String text) throws WalletException {
    return WalletContent.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
