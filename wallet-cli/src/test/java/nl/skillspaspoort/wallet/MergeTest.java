package nl.skillspaspoort.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a backup adds, under which numbers. */
@Tag("T89")
final class MergeTest {
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2026-02-01T00:00:00Z");
  private static final CredentialNumber ONE = new CredentialNumber(1);
  private static final CredentialNumber TWO = new CredentialNumber(2);
  private static final CredentialNumber THREE = new CredentialNumber(3);

  @Test
  void whatIsAdded_getsTheNextNumbers_andTheLogFollowsThem() {
    WalletContent wallet = content("{\"a\":1}");
    Selection name = Selection.only(List.of("/name"));
    WalletContent backup =
        content("{\"b\":1}", "{\"c\":1}")
            .with(
                new Share(
                    EARLY, LATE, "https://a.example", "x", List.of(ONE, TWO), Map.of(ONE, name)));
    Merge.Result result = Merge.of(wallet, backup);
    assertThat(result.content().credentials())
        .extracting(KeptCredential::number)
        .containsExactly(ONE, TWO, THREE);
    assertThat(result.content().nextNumber()).isEqualTo(new CredentialNumber(4));
    assertThat(result.content().shares())
        .singleElement()
        .satisfies(
            share -> {
              assertThat(share.credentials()).containsExactly(TWO, THREE);
              assertThat(share.parts()).isEqualTo(Map.of(TWO, name));
            });
    assertThat(result.restoration().sharesAdded()).isEqualTo(1);
  }

  /** Of two versions from the same moment the wallet's own stays. */
  @Test
  void anotherVersionFromTheSameMoment_changesNothing() {
    JsonObject evc = Credentials.evc();
    WalletContent wallet = content(secured(evc));
    WalletContent backup = content(secured(evc.with("name", "Een andere naam")));
    Merge.Result result = Merge.of(wallet, backup);
    assertThat(result.restoration().differences())
        .extracting(Difference::kind)
        .containsExactly(Difference.Kind.OLDER);
    assertThat(result.content().credentials()).isEqualTo(wallet.credentials());
  }

  @Test
  void lineOfTheLogFromBeforeItWasErased_staysAway() {
    WalletContent backup = content("{\"a\":1}");
    for (Instant madeAt : List.of(EARLY, LATE)) {
      backup =
          backup.with(new Share(madeAt, LATE, "https://a.example", "x", List.of(ONE), Map.of()));
    }
    WalletContent erased = content("{\"a\":1}").withoutShares(EARLY);
    assertThat(Merge.of(erased, backup).content().shares())
        .extracting(Share::madeAt)
        .containsExactly(LATE);
    WalletContent whole = content("{\"a\":1}");
    assertThat(Merge.of(whole, backup).restoration().sharesAdded()).isEqualTo(2);
  }

  private static WalletContent content(String... texts) {
    WalletContent content = WalletContent.empty(TestKeys.key(2));
    for (String text : texts) {
      content = content.with(new CredentialVersion(EARLY, text));
    }
    return content;
  }

  private static String secured(JsonObject credential) {
    return Credentials.secured(credential, TestKeys.issuer()).toJson();
  }
}
