package nl.skillspaspoort.core.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("vc-di-eddsa and vc-di-ecdsa, test vectors: transformed documents and proof options")
class DataIntegrityVectorsTest {
  private static final List<String> TEST_ONLY =
      List.of(
          "https://www.w3.org/ns/credentials/examples/v2", "https://w3id.org/citizenship/v4rc1");

  @ParameterizedTest(name = "{0}/{1} -> {2}")
  @MethodSource("vectors")
  void vector_hasItsCanonicalForm(
      String folder, String input, String canonical, String hashFile, HashAlgorithm hash)
      throws Exception {
    JsonObject document = SharedVectors.json(folder, input);
    String expected = SharedVectors.text(folder, canonical);
    String nQuads = canonicalizer().canonicalize(document, hash);
    assertThat(nQuads).isEqualTo(expected);
    assertThat(HexFormat.of().formatHex(hash.hash(nQuads.getBytes(UTF_8))))
        .isEqualTo(SharedVectors.text(folder, hashFile).strip());
  }

  static Stream<Arguments> vectors() {
    String eddsa = "w3c-vc-di-eddsa";
    String ecdsa = "w3c-vc-di-ecdsa";
    return Stream.of(
        Arguments.of(
            eddsa,
            "unsigned.json",
            "eddsa-rdfc-2022/canonDocDataInt.txt",
            "eddsa-rdfc-2022/docHashDataInt.txt",
            HashAlgorithm.SHA_256),
        Arguments.of(
            eddsa,
            "eddsa-rdfc-2022/proofConfigDataInt.json",
            "eddsa-rdfc-2022/proofCanonDataInt.txt",
            "eddsa-rdfc-2022/proofHashDataInt.txt",
            HashAlgorithm.SHA_256),
        Arguments.of(
            eddsa,
            "Ed25519Signature2020/proofConfigEdSig.json",
            "Ed25519Signature2020/proofCanonEdSig.txt",
            "Ed25519Signature2020/proofHashEdSig.txt",
            HashAlgorithm.SHA_256),
        Arguments.of(
            ecdsa,
            "unsigned.json",
            "ecdsa-rdfc-2019-p256/canonDocECDSAP256.txt",
            "ecdsa-rdfc-2019-p256/docHashECDSAP256.txt",
            HashAlgorithm.SHA_256),
        Arguments.of(
            ecdsa,
            "ecdsa-rdfc-2019-p256/proofConfigECDSAP256.json",
            "ecdsa-rdfc-2019-p256/proofCanonECDSAP256.txt",
            "ecdsa-rdfc-2019-p256/proofHashECDSAP256.txt",
            HashAlgorithm.SHA_256),
        Arguments.of(
            ecdsa,
            "unsigned.json",
            "ecdsa-rdfc-2019-p384/canonDocECDSAP384.txt",
            "ecdsa-rdfc-2019-p384/docHashECDSAP384.txt",
            HashAlgorithm.SHA_384),
        Arguments.of(
            ecdsa,
            "ecdsa-rdfc-2019-p384/proofConfigECDSAP384.json",
            "ecdsa-rdfc-2019-p384/proofCanonECDSAP384.txt",
            "ecdsa-rdfc-2019-p384/proofHashECDSAP384.txt",
            HashAlgorithm.SHA_384));
  }

  /** With the two contexts that only examples use. */
  static Canonicalizer canonicalizer() {
    Contexts contexts = Contexts.bundled();
    for (JsonObject entry : ContextsTest.entries()) {
      String url = entry.text("url").orElseThrow();
      if (TEST_ONLY.contains(url)) {
        contexts =
            contexts.with(url, SharedVectors.json("contexts", entry.text("file").orElseThrow()));
      }
    }
    return Canonicalizer.over(contexts);
  }
}
