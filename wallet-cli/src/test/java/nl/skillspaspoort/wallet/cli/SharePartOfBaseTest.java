package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code share --only} and {@code --reveal} with a credential that has a base proof. */
final class SharePartOfBaseTest {
  private static final DataIntegrity SUITES = DataIntegrity.standard();
  private static final String RESULTS = "/credentialSubject/result";

  @TempDir private Path folder;

  @BeforeEach
  void keepOne() throws Exception {
    Fixtures.wallet(folder);
    Fixtures.write(folder.resolve("request.json"), "request");
    Files.writeString(folder.resolve("base.json"), base().toJson());
    TestEnvironment adding = new TestEnvironment(folder, Language.EN);
    assertThat(adding.run("add", "base.json", "--passphrase-fd", "3")).as(adding.said()).isZero();
  }

  private static EcSecretKey issuer() {
    byte[] scalar = new byte[32];
    Arrays.fill(scalar, (byte) 5);
    return EcSecretKey.ofScalar(KeyAlgorithm.P256, scalar, InsecureSecretKeyAccess.get());
  }

  private static JsonObject base() throws ProblemException {
    JsonObject unsigned =
        Credentials.evc()
            .with("issuer", Credentials.profile(DidKey.of(issuer().publicKey()), "EVC Centrum"));
    // As an issuer leaves it: everything of the achievement but its skills can be withheld no more.
    return SUITES.secureSelectively(
        unsigned,
        ProofOptions.assertion(Cryptosuites.ECDSA_SD_2023, FixedClock.NOW),
        Stream.of(
                "/issuer",
                "/validFrom",
                "/validUntil",
                "/credentialSubject/id",
                "/credentialSubject/type",
                "/credentialSubject/achievement/id",
                "/credentialSubject/achievement/type",
                "/credentialSubject/achievement/name",
                "/credentialSubject/achievement/description",
                "/credentialSubject/achievement/criteria")
            .toList(),
        DidKey.signer(issuer()));
  }

  private JsonObject shared(String... more) throws Exception {
    List<String> words =
        Stream.concat(
                Stream.of(
                    "share", "1", "--request", "request.json", "--out", "answer.json", "--yes"),
                Stream.concat(Stream.of(more), Stream.of("--passphrase-fd", "3")))
            .toList();
    TestEnvironment sharing = new TestEnvironment(folder, Language.EN);
    assertThat(sharing.run(words.toArray(String[]::new))).as(sharing.said()).isZero();
    JsonObject credential =
        SignedPresentation.parse(Files.readAllBytes(folder.resolve("answer.json")))
            .credentials()
            .get(0);
    assertThat(SUITES.hasBaseProof(credential)).isFalse();
    SUITES.verifyProofOnly(credential, SUITES.proofs(credential).get(0), issuer().publicKey());
    return credential;
  }

  private static JsonArray results(JsonObject credential) {
    return ((JsonObject) credential.get("credentialSubject").orElseThrow())
        .get("result")
        .map(JsonArray.class::cast)
        .orElse(JsonArray.of());
  }

  @Test
  void everything_isShownWithADerivedProof() throws Exception {
    assertThat(results(shared()).size()).isEqualTo(results(base()).size());
  }

  @Test
  void onlyOneSkill_showsTheResultsThatSpeakOfIt() throws Exception {
    JsonObject shown = shared("--only", Credentials.EVC_SHOWN.get(0).toString());
    assertThat(results(shown).size()).isPositive().isLessThan(results(base()).size());
    for (var result : results(shown)) {
      assertThat(results(base()).elements()).contains(result);
    }
    // What is left still proves the skill, and no other.
    assertThat(
            SignedCredential.of(shown)
                .unverified()
                .achievementSubject()
                .orElseThrow()
                .skillFindings())
        .extracting(SkillFinding::skill, SkillFinding::outcome)
        .contains(tuple(Credentials.EVC_SHOWN.get(0), SkillFinding.Outcome.SHOWN))
        .hasSize(1);
  }

  @Test
  void revealedPlace_isShownAlone() throws Exception {
    JsonObject shown = shared("--reveal", RESULTS + "/1");
    assertThat(results(shown).size()).isEqualTo(1);
    assertThat(results(shown).get(0)).isEqualTo(results(base()).get(1));
  }
}
