package nl.skillspaspoort.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.issuer.Securing;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.Verifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Credentials as {@code vc+jwt}, this library and {@code jose}. */
final class JoseTest {
  private static final int CHANGES = 60;
  private static final Map<KeyAlgorithm, String> ALGORITHMS =
      Map.of(KeyAlgorithm.ED25519, "EdDSA", KeyAlgorithm.P256, "ES256", KeyAlgorithm.P384, "ES384");

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "P256", "P384"})
  void ours_isVerifiedByThem(KeyAlgorithm algorithm) throws Exception {
    Party issuer = Party.issuer(algorithm);
    JsonObject report = verifiedByThem(issuer, Ours.issued(issuer, Securing.vcJwt()).text());
    assertThat(Peer.isVerified(report)).as(report::toJson).isTrue();
    JsonObject payload = JsonReader.strict().readObject(report.text("payload").orElseThrow());
    JsonObject intended = Ours.unsigned(issuer);
    for (String name : intended.names()) {
      assertThat(payload.get(name)).isEqualTo(intended.get(name));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "P256", "P384"})
  void oursWithOneOtherCharacter_isRefusedByThem(KeyAlgorithm algorithm) throws Exception {
    Party issuer = Party.issuer(algorithm);
    String token = Ours.issued(issuer, Securing.vcJwt()).text();
    for (String changed : OneCharacter.changedIn(token, CHANGES)) {
      assertThat(Peer.isVerified(verifiedByThem(issuer, changed))).as(changed).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "P256", "P384"})
  void theirs_isVerifiedByUs(KeyAlgorithm algorithm) {
    Party issuer = Party.issuer(algorithm);
    var result = Ours.verifier(issuer).verify(theirs(issuer));
    assertThat(result.problems()).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "P256", "P384"})
  void theirsWithOneOtherCharacter_isRefusedByUs(KeyAlgorithm algorithm) {
    Party issuer = Party.issuer(algorithm);
    Verifier verifier = Ours.verifier(issuer);
    List<String> changed = OneCharacter.changedIn(theirs(issuer), CHANGES);
    assertThat(changed).hasSizeGreaterThan(CHANGES / 2);
    for (String token : changed) {
      assertThat(verifier.verify(token).verdict()).as(token).isNotEqualTo(Verdict.VALID);
    }
  }

  private static String theirs(Party issuer) {
    JsonObject header =
        JsonObject.builder()
            .put("alg", algorithm(issuer))
            .put("typ", "vc+jwt")
            .put("cty", "vc")
            .put("kid", issuer.signer().keyId().value())
            .build();
    return Peer.get()
        .text(
            "jose.sign",
            JsonObject.builder()
                .put("header", header)
                .put("payload", Ours.unsigned(issuer).toJson())
                .put("jwk", issuer.secretJwk())
                .build());
  }

  private static JsonObject verifiedByThem(Party issuer, String token) {
    return Peer.get()
        .object(
            "jose.verify",
            JsonObject.builder()
                .put("token", token)
                .put("alg", algorithm(issuer))
                .put("jwk", issuer.publicJwk())
                .build());
  }

  private static String algorithm(Party issuer) {
    return ALGORITHMS.get(issuer.key().publicKey().algorithm());
  }
}
