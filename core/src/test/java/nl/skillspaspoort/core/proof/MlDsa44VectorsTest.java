package nl.skillspaspoort.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.key.VerificationKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Quantum-Safe Cryptosuites (draft), test vectors of ML-DSA-44")
class MlDsa44VectorsTest {
  private final Cryptosuites suites = Vectors.suites();

  /**
   * Their verification method is a bare did:key without fragment, which proofs here must not have:
   * so step by step, as the suite does it.
   */
  @ParameterizedTest
  @ValueSource(strings = {"mldsa44-jcs-2024", "mldsa44-rdfc-2024"})
  void givenSignature_isAcceptedOverTheGivenHashes(String name) throws Exception {
    JsonObject signed = Vectors.own("mldsa44/signed-" + name + ".json");
    JsonObject proof = signed.get("proof").orElseThrow().asObject("/proof");
    JsonObject options = proof.without("proofValue");
    SignatureSuite suite = (SignatureSuite) suites.find(name).orElseThrow();
    JsonObject unsecured = signed.without("proof");
    // The draft takes the contexts from the document; they are no part of the received options.
    byte[] message =
        suite
            .signingInput(unsecured, suite.proofFor(unsecured, options), HashAlgorithm.SHA_256)
            .bytes();
    assertThat(HexFormat.of().formatHex(message))
        .isEqualTo(Vectors.own("mldsa44/hashing-combined.json").text(name).orElseThrow());
    String method = proof.text("verificationMethod").orElseThrow();
    VerificationKey key = Multikey.decode(method.substring("did:key:".length()));
    assertThat(key.algorithm()).isEqualTo(KeyAlgorithm.ML_DSA_44);
    byte[] signature = Multibase.decodeBase64(proof.text("proofValue").orElseThrow());
    assertThat(key.accepts(message, signature)).isTrue();
    for (int at : new int[] {0, 100, signature.length - 1}) {
      byte[] changed = signature.clone();
      changed[at] ^= 1;
      assertThat(key.accepts(message, changed)).isFalse();
    }
    message[0] ^= 1;
    assertThat(key.accepts(message, signature)).isFalse();
    assertThat(key.accepts(message, Arrays.copyOf(signature, signature.length + 1))).isFalse();
  }
}
