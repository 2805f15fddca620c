package nl.skillspaspoort.core.proof;

import java.util.Map;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.JsonLdException;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The suites over canonical RDF: what is signed is the meaning, so a document may be laid out anew.
 *
 * @see <a href="https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022">vc-di-eddsa §3.2</a>
 * @see <a href="https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-rdfc-2019">vc-di-ecdsa §3.2</a>
 */
final class RdfcSuite extends SignatureSuite {
  private static final String CONTEXT = "@context";

  private final Canonicalizer canonicalizer;

  RdfcSuite(
      String name,
      Map<KeyAlgorithm, HashAlgorithm> hashes,
      ProofText proofText,
      Canonicalizer canonicalizer) {
    super(name, hashes, proofText);
    this.canonicalizer = canonicalizer;
  }

  @Override
  JsonObject proofFor(JsonObject unsecured, JsonObject options) {
    return options;
  }

  /**
   * A proof's own contexts are outside the signature of these suites: they may only repeat the
   * document's.
   */
  @Override
  JsonObject coveredDocument(JsonObject unsecured, JsonObject options) throws ProofException {
    requireNoOtherContexts(unsecured, options);
    return unsecured;
  }

  static void requireNoOtherContexts(JsonObject unsecured, JsonObject options)
      throws ProofException {
    if (options.has(CONTEXT) && !options.get(CONTEXT).equals(unsecured.get(CONTEXT))) {
      throw new ProofException(
          ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
          "a proof with contexts of its own",
          "no @context in the proof, or the document's");
    }
  }

  @Override
  SigningInput signingInput(JsonObject covered, JsonObject options, HashAlgorithm hash)
      throws ProofException {
    try {
      return new SigningInput(
          canonicalizer.canonicalBytes(configuration(covered, options), hash),
          canonicalizer.canonicalBytes(covered, hash),
          hash);
    } catch (JsonLdException e) {
      throw new ProofException(e.problem(), e);
    }
  }

  /**
   * The proof options as they are canonicalized. §3.2.5 step 5: the document's contexts give them
   * their meaning, never the proof's own.
   */
  static JsonObject configuration(JsonObject covered, JsonObject options) {
    JsonObject.Builder configuration =
        JsonObject.builder().putIfPresent(CONTEXT, covered.get(CONTEXT));
    for (int i = 0; i < options.size(); i++) {
      if (!options.nameAt(i).equals(CONTEXT)) {
        configuration.put(options.nameAt(i), options.valueAt(i));
      }
    }
    return configuration.build();
  }
}
