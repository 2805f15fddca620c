package nl.skillspaspoort.issuer.endorsement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.endorsement.EndorsementRequest;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.status.StatusList;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.Issuer;
import nl.skillspaspoort.issuer.registry.IssuerRegistry;
import nl.skillspaspoort.issuer.registry.Person;
import nl.skillspaspoort.issuer.registry.Registrar;
import nl.skillspaspoort.issuer.registry.StatusReason;
import nl.skillspaspoort.issuer.registry.StatusUrls;
import nl.skillspaspoort.issuer.registry.Stores;
import nl.skillspaspoort.issuer.status.PublishedList;
import nl.skillspaspoort.issuer.status.StatusPublisher;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("DOMAIN issuer 10: endorsements")
final class EndorserTest {
  private static final SignedCredential BADGE = Credentials.signed(Credentials.small());

  private static Endorser colleague() {
    return new Endorser(
        Issuer.builder().signer(TestKeys.stranger()).clock(FixedClock.atNow()).build());
  }

  @Test
  void endorsement_isACredentialAboutTheCredential() throws ProblemException {
    EndorsementRequest request =
        EndorsementRequest.parse(EndorsementRequest.of(BADGE, "Klopt dit?").bytes());
    SignedCredential endorsement =
        colleague().endorse(request, "Drie jaar mee gewerkt.", FixedClock.NOW);
    assertThat(endorsement.unverified().types()).contains("EndorsementCredential");
    assertThat(endorsement.unverified().subjectIds()).containsExactly(Credentials.SMALL_ID);
    assertThat(endorsement.unverified().issuer().id())
        .isEqualTo(TestKeys.did(TestKeys.STRANGER).value());
    JsonObject subject = (JsonObject) endorsement.json().get("credentialSubject").orElseThrow();
    assertThat(subject.text("endorsementComment")).contains("Drie jaar mee gewerkt.");
    assertThat(request.toString()).doesNotContain("Klopt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "bsn 123456782"})
  void emptyCommentOrNumberLikeABsn_isNotSigned(String comment) throws ProblemException {
    EndorsementRequest request = EndorsementRequest.of(BADGE, "Klopt dit?");
    assertThatThrownBy(() -> colleague().endorse(request, comment, FixedClock.NOW))
        .isInstanceOf(IssueException.class);
  }

  @Test
  void revokedSuspendedOrCorrectedCredential_warnsBeforeItIsEndorsed(@TempDir Path folder)
      throws Exception {
    StatusUrls urls = StatusUrls.under(URI.create("https://school.example/status"));
    Issuer school = Issuer.builder().signer(TestKeys.issuer()).clock(FixedClock.atNow()).build();
    try (IssuerRegistry registry = Stores.open(Stores.H2.place(folder))) {
      Registrar registrar = new Registrar(school, registry, urls, FixedClock.atNow());
      CredentialDraft draft =
          Credentials.smallDraft().toBuilder().awardedDate(FixedClock.NOW).build();
      SignedCredential credential = registrar.issue(draft, Person.of("st1"), "order 1");
      EndorsementRequest request = EndorsementRequest.of(credential, "Klopt dit?");
      assertThat(codes(request, credential, List.of()))
          .contains(ProblemCode.STATUS_RETRIEVAL_ERROR);
      StatusPublisher publisher =
          StatusPublisher.of(registry, urls, TestKeys.issuer(), FixedClock.atNow());
      assertThat(codes(request, credential, lists(publisher, folder.resolve("1")))).isEmpty();
      assertThat(
              codes(
                  EndorsementRequest.of(BADGE, "?"),
                  credential,
                  lists(publisher, folder.resolve("2"))))
          .containsExactly(ProblemCode.MALFORMED_VALUE_ERROR);
      registrar.suspend(request.endorses(), StatusReason.UNDER_INVESTIGATION, "order 2");
      assertThat(codes(request, credential, lists(publisher, folder.resolve("3"))))
          .containsExactly(ProblemCode.SUSPENDED);
      registrar.revoke(request.endorses(), StatusReason.FRAUD, "order 3");
      assertThat(codes(request, credential, lists(publisher, folder.resolve("4"))))
          .contains(ProblemCode.REVOKED);
    }
  }

  private static List<ProblemCode> codes(
      EndorsementRequest request, SignedCredential credential, List<StatusList> lists) {
    return Endorser.warnings(request, credential.unverified(), lists).stream()
        .map(Problem::code)
        .toList();
  }

  private static List<StatusList> lists(StatusPublisher publisher, Path out) throws Exception {
    List<StatusList> lists = new ArrayList<>();
    for (PublishedList published : publisher.publish(out)) {
      if (published.fileName().endsWith(".json")) {
        lists.add(
            StatusListCredential.read(
                JsonReader.strict()
                    .readObject(Files.readAllBytes(out.resolve(published.fileName())))
                    .without("proof")));
      }
    }
    return lists;
  }
}
