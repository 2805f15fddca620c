package nl.skillspaspoort.core.trust;

import static nl.skillspaspoort.core.trust.ListChange.Kind.*;
import static nl.skillspaspoort.core.trust.ListFixtures.LIST_ID;
import static nl.skillspaspoort.core.trust.ListFixtures.centre;
import static nl.skillspaspoort.core.trust.ListFixtures.draft;
import static nl.skillspaspoort.core.trust.ListFixtures.evcGrant;
import static nl.skillspaspoort.core.trust.ListFixtures.evcScope;
import static nl.skillspaspoort.core.trust.ListFixtures.verified;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Test;

/** What an owner sees before signing the next version. */
class ListDifferenceTest {
  private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-10T00:00:00Z");
  private static final KeyPeriod KEY = KeyPeriod.from(FROM, TestKeys.ISSUER.publicKey());

  @Test
  void nextVersion_withoutChanges_differsInNothing() {
    assertThat(kinds(next())).isEmpty();
  }

  @Test
  void sameNumber_andAnotherList_areTold() {
    assertThat(kinds(draft(LIST_ID, 7).issuer(issuer()))).containsExactly(SEQUENCE_NOT_HIGHER);
    assertThat(kinds(draft("https://other.example/list", 8).issuer(issuer())))
        .containsExactly(OTHER_LIST);
    assertThat(kinds(next().nextUpdate(NOW))).containsExactly(SHORTER);
    assertThat(kinds(next().nextSigners(Set.of(TestKeys.HOLDER.publicKey()))))
        .containsExactly(SIGNERS_ANNOUNCED);
  }

  @Test
  void issuers_comeAndGo() {
    assertThat(kinds(draft(LIST_ID, 8))).containsExactly(ISSUER_REMOVED);
    TrustedIssuer other = ListFixtures.issuer("https://other.example", List.of(), evcGrant());
    List<ListChange> changes = changes(next().issuer(other));
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).kind()).isEqualTo(ISSUER_ADDED);
    assertThat(changes.get(0).about()).isEqualTo("https://other.example");
  }

  @Test
  void withdrawal_inTheHistory_isAChange_andNoRewriting() {
    Grant withdrawn = evcGrant().then(GrantStatus.WITHDRAWN, NOW);
    assertThat(kinds(draft(LIST_ID, 8).issuer(centre(List.of(KEY), withdrawn))))
        .containsExactly(RECOGNITION_CHANGED);
  }

  @Test
  void stateThatIsOverwritten_isTold() {
    Grant other =
        new Grant(
            GrantAction.ISSUE,
            evcGrant().basis(),
            evcScope().build(),
            List.of(new StatusChange(GrantStatus.WITHDRAWN, NOW)),
            Optional.empty());
    assertThat(kinds(draft(LIST_ID, 8).issuer(centre(List.of(KEY), other))))
        .containsExactly(RECOGNITION_CHANGED, HISTORY_REWRITTEN);
  }

  @Test
  void endThatIsSetBack_isTold() {
    Grant shorter = evcGrant().until(Instant.parse("2025-06-01T00:00:00Z"));
    assertThat(kinds(draft(LIST_ID, 8).issuer(centre(List.of(KEY), shorter))))
        .containsExactly(RECOGNITION_CHANGED, HISTORY_REWRITTEN);
  }

  @Test
  void keys_areRetired_notRemoved() {
    assertThat(kinds(draft(LIST_ID, 8).issuer(centre(List.of(KEY.until(NOW)), evcGrant()))))
        .containsExactly(KEYS_CHANGED);
    KeyPeriod other = KeyPeriod.from(NOW, TestKeys.STRANGER.publicKey());
    assertThat(kinds(draft(LIST_ID, 8).issuer(centre(List.of(other), evcGrant()))))
        .containsExactly(KEYS_CHANGED, KEY_REMOVED);
  }

  @Test
  void denials_comeAndGo() {
    DenyEntry entry = new DenyEntry(IssuerIdentity.of("did:web:evil.example"), Optional.empty());
    assertThat(kinds(next().deny(entry))).containsExactly(DENIAL_ADDED);
    assertThat(
            ListDifference.between(draft().issuer(issuer()).deny(entry).build(), next().build())
                .stream()
                .map(ListChange::kind))
        .containsExactly(DENIAL_REMOVED);
  }

  @Test
  void draft_isReadAsItWasWritten() throws TrustListException {
    TrustListDraft draft = next().build();
    byte[] json = draft.toJson().toJson().getBytes(StandardCharsets.UTF_8);
    assertThat(TrustListDraft.read(json).toJson()).isEqualTo(draft.toJson());
    assertThat(TrustListDraft.copyOf(verified(next())).toJson()).isEqualTo(draft.toJson());
    ListFixtures.assertRefused(
        () -> TrustListDraft.read("{}".getBytes(StandardCharsets.UTF_8)),
        ProblemCode.LIST_MALFORMED);
  }

  private static TrustedIssuer issuer() {
    return centre(List.of(KEY), evcGrant());
  }

  private static TrustListDraft.Builder next() {
    return draft(LIST_ID, 8).issuer(issuer());
  }

  private static List<ListChange> changes(TrustListDraft.Builder after) {
    return ListDifference.between(draft().issuer(issuer()).build(), after.build());
  }

  private static List<ListChange.Kind> kinds(TrustListDraft.Builder after) {
    return changes(after).stream().map(ListChange::kind).toList();
  }
}
