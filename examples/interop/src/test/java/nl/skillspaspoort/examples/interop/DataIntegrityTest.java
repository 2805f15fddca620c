package nl.skillspaspoort.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.issuer.Securing;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.Verifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Data Integrity proofs, this library and {@code @digitalbazaar/vc} with its cryptosuites. */
final class DataIntegrityTest {
  private static final int CHANGES = 40;

  enum Suite {
    EDDSA_RDFC(Cryptosuites.EDDSA_RDFC_2022, KeyAlgorithm.ED25519),
    EDDSA_JCS(Cryptosuites.EDDSA_JCS_2022, KeyAlgorithm.ED25519),
    ECDSA_RDFC_P256(Cryptosuites.ECDSA_RDFC_2019, KeyAlgorithm.P256),
    ECDSA_RDFC_P384(Cryptosuites.ECDSA_RDFC_2019, KeyAlgorithm.P384),
    ECDSA_JCS_P256(Cryptosuites.ECDSA_JCS_2019, KeyAlgorithm.P256),
    ECDSA_JCS_P384(Cryptosuites.ECDSA_JCS_2019, KeyAlgorithm.P384);

    private final String wireName;
    private final Party issuer;

    Suite(String wireName, KeyAlgorithm key) {
      this.wireName = wireName;
      this.issuer = Party.issuer(key);
    }

    SignedCredential ours() throws Exception {
      return Ours.issued(issuer, Securing.dataIntegrity(wireName));
    }

    JsonObject theirs() {
      return Peer.get()
          .object(
              "dataIntegrity.issue",
              JsonObject.builder()
                  .put("cryptosuite", wireName)
                  .put("credential", Ours.unsigned(issuer))
                  .put("key", issuer.multikey())
                  .put("now", Ours.NOW)
                  .build());
    }

    JsonObject verifiedByThem(JsonObject credential) {
      return Peer.get()
          .object(
              "dataIntegrity.verify",
              JsonObject.builder()
                  .put("cryptosuite", wireName)
                  .put("credential", credential)
                  .put("now", Ours.NOW)
                  .build());
    }
  }

  @ParameterizedTest
  @EnumSource
  void ours_isVerifiedByThem(Suite suite) throws Exception {
    JsonObject report = suite.verifiedByThem(suite.ours().json());
    assertThat(Peer.isVerified(report)).as(report::toJson).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void oursWithOneOtherCharacter_isRefusedByThem(Suite suite) throws Exception {
    List<JsonObject> changed = OneCharacter.changedIn(suite.ours().json(), CHANGES);
    assertThat(changed).hasSizeGreaterThan(CHANGES / 2);
    for (JsonObject credential : changed) {
      assertThat(Peer.isVerified(suite.verifiedByThem(credential)))
          .as(credential::toJson)
          .isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theirs_isVerifiedByUs(Suite suite) {
    String theirs = suite.theirs().toJson();
    var result = Ours.verifier(suite.issuer).verify(theirs);
    assertThat(result.problems()).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("T33")
  void theirsWithOneOtherCharacter_isRefusedByUs(Suite suite) {
    Verifier verifier = Ours.verifier(suite.issuer);
    List<JsonObject> changed = OneCharacter.changedIn(suite.theirs(), CHANGES);
    assertThat(changed).hasSizeGreaterThan(CHANGES / 2);
    for (JsonObject credential : changed) {
      assertThat(verifier.verify(credential.toJson()).verdict()).isNotEqualTo(Verdict.VALID);
    }
  }

  /**
   * Each side takes a presentation of the other, for the challenge that it answers and no other.
   */
  @Test
  @Tag("T45")
  void ourPresentation_isGoodForItsChallengeOnly() throws Exception {
    SignedCredential credential = Suite.EDDSA_RDFC.ours();
    SignedPresentation ours =
        SignedPresentation.create(
            List.of(credential),
            Ours.REQUEST,
            Party.holder().signer(),
            FixedClock.NOW,
            Ours.LIFETIME);
    JsonObject good = presentationVerified(ours.json(), Ours.REQUEST.challenge());
    assertThat(Peer.isVerified(good)).as(good::toJson).isTrue();
    assertThat(Peer.isVerified(presentationVerified(ours.json(), "another"))).isFalse();
  }

  private static JsonObject presentationVerified(JsonObject presentation, String challenge) {
    return Peer.get()
        .object(
            "dataIntegrity.verifyPresentation",
            JsonObject.builder()
                .put(
                    "cryptosuites",
                    JsonArray.ofStrings(
                        List.of(Cryptosuites.EDDSA_JCS_2022, Cryptosuites.EDDSA_RDFC_2022)))
                .put("presentation", presentation)
                .put("challenge", challenge)
                .put("domain", Ours.REQUEST.audience())
                .put("now", Ours.NOW)
                .build());
  }

  private static JsonObject theirPresentation(JsonObject credential, String challenge) {
    return Peer.get()
        .object(
            "dataIntegrity.present",
            JsonObject.builder()
                .put("cryptosuite", Cryptosuites.EDDSA_JCS_2022)
                .put("credentials", JsonArray.of(credential))
                .put("holder", Party.holder().did().value())
                .put("key", Party.holder().multikey())
                .put("challenge", challenge)
                .put("domain", Ours.REQUEST.audience())
                .put("now", Ours.NOW)
                .put("expires", FixedClock.NOW.plus(Ours.LIFETIME).toString())
                .build());
  }

  @Test
  @Tag("T45")
  void theirPresentation_isGoodForItsChallengeOnly() throws Exception {
    JsonObject credential = Suite.EDDSA_RDFC.ours().json();
    Verifier verifier = Ours.verifier(Suite.EDDSA_RDFC.issuer);
    var good =
        verifier.verify(
            utf8(theirPresentation(credential, Ours.REQUEST.challenge())), Ours.REQUEST);
    var replayed = verifier.verify(utf8(theirPresentation(credential, "another")), Ours.REQUEST);
    assertThat(good.problems()).isEmpty();
    assertThat(replayed.verdict()).isEqualTo(Verdict.INVALID);
  }

  private static byte[] utf8(JsonObject json) {
    return Ours.utf8(json.toJson());
  }
}
