package nl.skillspaspoort.verifier.outcome;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.problem.Problem;

/**
 * What one signature was compared with, byte for byte, so that somebody can do it again with other
 * tools. <b>Holds the document</b>: it is as personal as the credential itself.
 *
 * @param where JSON Pointer of the secured document; empty for the whole
 * @param mechanism the cryptosuite, or {@code JWS}
 * @param keyId the name of the key
 * @param key the public key as Multikey; empty if it was not found
 * @param canonicalDocument the text whose hash is signed: canonical N-Quads or JSON, or the signed
 *     part of a token; empty if it could not be made with selective disclosure, the part that the
 *     holder cannot leave out
 * @param singly what counts by itself, in order: each further statement that is signed by itself,
 *     or each disclosure as it was sent, whose digest stands in the token; otherwise empty
 * @param documentHash the hash of the canonical document, hexadecimal
 * @param canonicalProof the canonical proof options; empty for a token
 * @param proofHash their hash, hexadecimal; empty for a token
 * @param problem why the signature does not hold; empty if it does
 */
public record SignatureAccount(
    String where,
    String mechanism,
    KeyId keyId,
    Optional<String> key,
    String canonicalDocument,
    List<String> singly,
    String documentHash,
    String canonicalProof,
    String proofHash,
    Optional<Problem> problem) {

  /** Checks that nothing is missing; copies the list. */
  public SignatureAccount {
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(mechanism, "mechanism");
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(canonicalDocument, "canonicalDocument");
    singly = List.copyOf(singly);
    Objects.requireNonNull(documentHash, "documentHash");
    Objects.requireNonNull(canonicalProof, "canonicalProof");
    Objects.requireNonNull(proofHash, "proofHash");
    Objects.requireNonNull(problem, "problem");
  }

  /** The same, seen from a document that holds this one. */
  public SignatureAccount under(String prefix) {
    return new SignatureAccount(
        prefix + where,
        mechanism,
        keyId,
        key,
        canonicalDocument,
        singly,
        documentHash,
        canonicalProof,
        proofHash,
        problem);
  }

  /** All of it as data. */
  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("where", where)
            .put("mechanism", mechanism)
            .put("keyId", keyId.value());
    key.ifPresent(multikey -> json.put("key", multikey));
    json.put("holds", problem.isEmpty()).put("canonicalDocument", canonicalDocument);
    if (!singly.isEmpty()) {
      json.put("singly", JsonArray.ofStrings(singly));
    }
    json.put("documentHash", documentHash)
        .put("canonicalProof", canonicalProof)
        .put("proofHash", proofHash);
    problem.ifPresent(said -> json.put("problem", CheckOutcome.problemJson(said)));
    return json.build();
  }

  /** The mechanism and the answer only: the document is personal. */
  @Override
  public String toString() {
    return "SignatureAccount[" + mechanism + (problem.isEmpty() ? " holds]" : " does not hold]");
  }
}
