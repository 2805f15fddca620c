package nl.skillspaspoort.core.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The suites over canonical JSON: what is signed is every member and every value.
 *
 * @see <a href="https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022">vc-di-eddsa §3.3</a>
 * @see <a href="https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-jcs-2019">vc-di-ecdsa §3.3</a>
 */
final class JcsSuite extends SignatureSuite {
  private static final String CONTEXT = "@context";

  JcsSuite(String name, Map<KeyAlgorithm, HashAlgorithm> hashes, ProofText proofText) {
    super(name, hashes, proofText);
  }

  /** §3.3.1 step 2: the proof repeats the document's contexts. */
  @Override
  JsonObject proofFor(JsonObject unsecured, JsonObject options) {
    return unsecured.get(CONTEXT).map(context -> options.with(CONTEXT, context)).orElse(options);
  }

  /**
   * §3.3.2 step 4: the received contexts must start with the signed ones, which then replace them,
   * so that nobody reads contexts that were added after signing.
   */
  @Override
  JsonObject coveredDocument(JsonObject unsecured, JsonObject options) throws ProofException {
    Optional<JsonValue> signed = options.get(CONTEXT);
    if (signed.isEmpty()) {
      return unsecured;
    }
    List<JsonValue> expected = list(signed.get());
    List<JsonValue> received = unsecured.get(CONTEXT).map(JcsSuite::list).orElse(List.of());
    if (received.size() < expected.size()
        || !received.subList(0, expected.size()).equals(expected)) {
      throw new ProofException(
          new Problem(
              ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
              "/@context",
              "contexts that do not start with those of the proof",
              "the contexts that were signed"));
    }
    return unsecured.with(CONTEXT, signed.get());
  }

  private static List<JsonValue> list(JsonValue contexts) {
    return contexts instanceof JsonArray array ? array.elements() : List.of(contexts);
  }

  @Override
  SigningInput signingInput(JsonObject covered, JsonObject options, HashAlgorithm hash) {
    return new SigningInput(Jcs.canonicalBytes(options), Jcs.canonicalBytes(covered), hash);
  }
}
