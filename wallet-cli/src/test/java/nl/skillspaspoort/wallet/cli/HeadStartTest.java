package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.PathCounts;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.outcome.Axes;
import org.junit.jupiter.api.Test;

final class HeadStartTest {
  private static final Path BADGE =
      Path.of("src/main/resources/nl/skillspaspoort/wallet/cli", HeadStart.BADGE);

  private static final String UNSIGNED =
      """
      {"@context": [
          "https://www.w3.org/ns/credentials/v2",
          "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
          "https://skillspaspoort.nl/ns/v1"],
        "id": "urn:uuid:00000000-0000-4000-8000-000000000000",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "-",
        "issuer": {"id": "ISSUER", "type": ["Profile"]},
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {
          "id": "HOLDER",
          "type": ["AchievementSubject"],
          "achievement": {
            "id": "urn:uuid:00000000-0000-4000-8000-000000000001",
            "type": ["Achievement"],
            "name": "-",
            "description": "-",
            "criteria": {"narrative": "-"},
            "alignment": [{
              "type": ["Alignment"],
              "targetUrl": "http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0",
              "targetName": "-",
              "targetFramework": "ESCO",
              "targetType": "ext:ESCOAlignment"}],
            "resultDescription": [{
              "id": "urn:uuid:00000000-0000-4000-8000-000000000002",
              "type": ["ResultDescription"],
              "name": "-",
              "resultType": "Status"}]},
          "result": [{
            "type": ["Result"],
            "resultDescription": "urn:uuid:00000000-0000-4000-8000-000000000002",
            "status": "Completed"}]}}""";

  private static String badge() throws Exception {
    JsonObject unsigned =
        JsonReader.strict()
            .readObject(
                UNSIGNED
                    .replace("ISSUER", TestKeys.did(TestKeys.ISSUER).value())
                    .replace("HOLDER", TestKeys.did(TestKeys.HOLDER).value()));
    return Credentials.secured(unsigned, TestKeys.issuer(), Cryptosuites.EDDSA_RDFC_2022).toJson();
  }

  /** With {@code -Dbadge.update=true} it is written anew. */
  @Test
  void badge_isTheOneThatIsSignedHere() throws Exception {
    if (Boolean.getBoolean("badge.update")) {
      Files.writeString(BADGE, badge());
    }
    assertThat(Files.readString(BADGE)).isEqualTo(badge());
  }

  /** Its signature is good, and it goes the way of the usual ones: credential and proof. */
  @Test
  void rehearsal_goesAllTheWay() {
    PathCounts before = Canonicalizer.standard().counts();
    VerificationResult result = new HeadStart(FixedClock.atNow()).rehearsal();
    assertThat(result.axes().integrity()).isEqualTo(Axes.Integrity.VALID);
    assertThat(result.axes().content()).isEqualTo(Axes.Content.OK);
    assertThat(Canonicalizer.standard().counts().compiled())
        .isGreaterThanOrEqualTo(before.compiled() + 2);
    assertThat(Canonicalizer.standard().counts().general()).isEqualTo(before.general());
  }
}
