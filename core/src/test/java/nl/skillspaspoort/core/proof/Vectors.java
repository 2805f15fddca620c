package nl.skillspaspoort.core.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.Contexts;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.testkit.SharedVectors;

/** What the tests with vectors share: suites that know the contexts of examples, and keys. */
final class Vectors {
  private static final List<String> TEST_ONLY =
      List.of(
          "https://www.w3.org/ns/credentials/examples/v2", "https://w3id.org/citizenship/v4rc1");

  private Vectors() {}

  /** Every suite, legacy and experimental too, with the two contexts that only examples use. */
  static Cryptosuites suites() {
    return Cryptosuites.over(Canonicalizer.over(contexts()))
        .withLegacyEd25519Signature2020()
        .withExperimentalMlDsa44();
  }

  /** The bundled contexts and the two that only examples use. */
  static Contexts contexts() {
    Contexts contexts = Contexts.bundled();
    JsonArray all =
        (JsonArray) SharedVectors.json("contexts", "contexts.json").get("contexts").orElseThrow();
    for (JsonValue value : all) {
      JsonObject entry = (JsonObject) value;
      String url = entry.text("url").orElseThrow();
      if (TEST_ONLY.contains(url)) {
        contexts =
            contexts.with(url, SharedVectors.json("contexts", entry.text("file").orElseThrow()));
      }
    }
    return contexts;
  }

  /** The key that a did:key verification method names. */
  static VerificationKey key(Proof proof) throws KeyFormatException {
    return Multikey.decode(proof.verificationMethod().fragment());
  }

  /** A case of our own. */
  static JsonObject own(String file) {
    try (InputStream in = Vectors.class.getResourceAsStream("/cases/" + file)) {
      return JsonReader.strict().readObject(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonFormatException e) {
      throw new AssertionError(file, e);
    }
  }
}
