package nl.skillspaspoort.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import nl.skillspaspoort.bbs.Bbs;
import nl.skillspaspoort.bbs.BbsSecretKey;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Base proofs by one side, derived proofs by the other, verified by both: this library and Digital
 * Bazaar's {@code ecdsa-sd-2023} and {@code bbs-2023} cryptosuites.
 */
final class SelectiveDisclosureTest {
  private static final DataIntegrity SUITES = Bbs.suites();
  private static final List<String> MANDATORY =
      List.of("/issuer", "/validFrom", "/validUntil", "/credentialSubject/id");
  private static final List<String> CHOSEN =
      List.of(
          "/credentialSubject/achievement/name",
          "/credentialSubject/result/1",
          "/credentialSubject/result/9");

  enum Suite {
    ECDSA_SD(
        Cryptosuites.ECDSA_SD_2023,
        Party.issuer(KeyAlgorithm.P256).signer(),
        Party.issuer(KeyAlgorithm.P256).multikey(),
        12),
    /** Each check takes either side the better part of a second. */
    BBS(Cryptosuites.BBS_2023, bbs().signer(), multikey(bbs()), 4);

    private final String wireName;
    private final Signer issuer;
    private final JsonObject key;
    private final int changes;

    Suite(String wireName, Signer issuer, JsonObject key, int changes) {
      this.wireName = wireName;
      this.issuer = issuer;
      this.key = key;
      this.changes = changes;
    }

    private static BbsSecretKey bbs() {
      byte[] material = new byte[32];
      Arrays.fill(material, (byte) 0x11);
      return BbsSecretKey.ofMaterial(material, new byte[0], InsecureSecretKeyAccess.get());
    }

    /** The multicodec of a secret BLS12-381 G2 key, as a varint, and the scalar. */
    private static JsonObject multikey(BbsSecretKey key) {
      byte[] scalar = key.scalar(InsecureSecretKeyAccess.get());
      byte[] secret = new byte[scalar.length + 2];
      secret[0] = (byte) 0x8a;
      secret[1] = 0x26;
      System.arraycopy(scalar, 0, secret, 2, scalar.length);
      return JsonObject.builder()
          .put("id", key.signer().keyId().value())
          .put("controller", key.did().value())
          .put("publicKeyMultibase", key.publicKey().multibase())
          .put("secretKeyMultibase", Multibase.base58(secret))
          .build();
    }

    private JsonObject unsigned() {
      return Credentials.evc()
          .with(
              "issuer",
              Credentials.profile(DidKey.of(issuer.publicKey()), "EVC Centrum (fictief)"));
    }

    JsonObject ourBase() throws ProofException {
      return SUITES.secureSelectively(
          unsigned(), ProofOptions.assertion(wireName, FixedClock.NOW), MANDATORY, issuer);
    }

    JsonObject theirBase() {
      return Peer.get()
          .object(
              "dataIntegrity.issue",
              JsonObject.builder()
                  .put("cryptosuite", wireName)
                  .put("credential", unsigned())
                  .put("key", key)
                  .put("now", Ours.NOW)
                  .put("mandatoryPointers", JsonArray.ofStrings(MANDATORY))
                  .build());
    }

    JsonObject derivedByThem(JsonObject base) {
      return Peer.get()
          .object(
              "dataIntegrity.derive",
              JsonObject.builder()
                  .put("cryptosuite", wireName)
                  .put("credential", base)
                  .put("selectivePointers", JsonArray.ofStrings(CHOSEN))
                  .build());
    }

    JsonObject derivedByUs(JsonObject base) throws ProofException {
      return SUITES.derive(base, CHOSEN);
    }

    boolean isVerifiedByThem(JsonObject derived) {
      return Peer.isVerified(
          Peer.get()
              .object(
                  "dataIntegrity.verify",
                  JsonObject.builder()
                      .put("cryptosuite", wireName)
                      .put("credential", derived)
                      .put("now", Ours.NOW)
                      .build()));
    }

    boolean isVerifiedByUs(JsonObject derived) {
      VerificationKey publicKey = issuer.publicKey();
      try {
        SUITES.verifyProofOnly(derived, SUITES.proofs(derived).get(0), publicKey);
        return true;
      } catch (ProofException e) {
        return false;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void ours_isDerivedAndVerifiedByBoth(Suite suite) throws Exception {
    JsonObject base = suite.ourBase();
    for (JsonObject derived : List.of(suite.derivedByUs(base), suite.derivedByThem(base))) {
      assertThat(suite.isVerifiedByThem(derived)).as(derived::toJson).isTrue();
      assertThat(suite.isVerifiedByUs(derived)).as(derived::toJson).isTrue();
    }
    assertThat(suite.derivedByUs(base).without("proof"))
        .isEqualTo(suite.derivedByThem(base).without("proof"));
  }

  @ParameterizedTest
  @EnumSource
  void theirs_isDerivedAndVerifiedByBoth(Suite suite) throws Exception {
    JsonObject base = suite.theirBase();
    for (JsonObject derived : List.of(suite.derivedByUs(base), suite.derivedByThem(base))) {
      assertThat(suite.isVerifiedByThem(derived)).as(derived::toJson).isTrue();
      assertThat(suite.isVerifiedByUs(derived)).as(derived::toJson).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("T33")
  void oneOtherCharacter_isRefusedByBoth(Suite suite) throws Exception {
    for (JsonObject changed :
        OneCharacter.changedIn(suite.derivedByUs(suite.theirBase()), suite.changes)) {
      assertThat(suite.isVerifiedByUs(changed)).as(changed::toJson).isFalse();
    }
    for (JsonObject changed :
        OneCharacter.changedIn(suite.derivedByUs(suite.ourBase()), suite.changes)) {
      assertThat(suite.isVerifiedByThem(changed)).as(changed::toJson).isFalse();
    }
  }
}
