package nl.skillspaspoort.core.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The proofs of one document, and which of them a new or a received link stands on.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-integrity/#proof-chains">VC Data Integrity 1.0, Proof
 *     Chains</a>
 */
final class ProofChain {
  private final JsonObject unsecured;
  private final List<Proof> proofs;

  private ProofChain(JsonObject unsecured, List<Proof> proofs) {
    this.unsecured = unsecured;
    this.proofs = proofs;
  }

  /**
   * What the suite is given for a proof: the document without proofs, or with those that the proof
   * stands on.
   *
   * @throws ProofException ({@code PROOF_SET}) if there are too many proofs, if one that the proof
   *     stands on is not there or is there twice, or if proofs stand on each other in a circle
   * @see <a href="https://www.w3.org/TR/vc-data-integrity/#verify-proof-sets-and-chains">VC Data
   *     Integrity 1.0 §4.5, step 3</a>
   */
  static JsonObject inputDocument(JsonObject secured, Optional<String> id, List<String> previous)
      throws ProofException {
    JsonObject unsecured = secured.without(DataIntegrity.PROOF);
    List<JsonValue> values =
        secured.get(DataIntegrity.PROOF).map(DataIntegrity::list).orElse(List.of());
    if (values.size() > DataIntegrity.MAX_PROOFS) {
      throw refused(values.size() + " proofs", "at most " + DataIntegrity.MAX_PROOFS + " proofs");
    }
    if (previous.isEmpty()) {
      return unsecured;
    }
    List<Proof> proofs = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      proofs.add(Proof.read(values.get(i), JsonPointer.element("/" + DataIntegrity.PROOF, i)));
    }
    return new ProofChain(unsecured, proofs).inputDocument(id, previous);
  }

  private JsonObject inputDocument(Optional<String> id, List<String> previous)
      throws ProofException {
    Set<String> path = new HashSet<>();
    id.ifPresent(path::add);
    follow(previous, path, new HashSet<>());
    Set<String> wanted = Set.copyOf(previous);
    List<JsonValue> matching = new ArrayList<>();
    for (Proof proof : proofs) {
      if (proof.id().isPresent() && wanted.contains(proof.id().get())) {
        matching.add(proof.json());
      }
    }
    return unsecured.with(DataIntegrity.PROOF, new JsonArray(matching));
  }

  /** Down every chain; {@code path} holds the links between the start and here. */
  private void follow(List<String> previous, Set<String> path, Set<String> done)
      throws ProofException {
    if (new HashSet<>(previous).size() < previous.size()) {
      throw refused("a proof that names another one twice", "each previous proof once");
    }
    for (String id : previous) {
      if (path.contains(id)) {
        throw refused("proofs that stand on each other in a circle", "a chain with a start");
      }
      if (done.add(id)) {
        path.add(id);
        follow(only(id).previousProofs(), path, done);
        path.remove(id);
      }
    }
  }

  private Proof only(String id) throws ProofException {
    List<Proof> matches =
        proofs.stream().filter(proof -> proof.id().equals(Optional.of(id))).toList();
    if (matches.size() != 1) {
      throw refused(
          matches.isEmpty() ? "a previous proof that is not there" : "two proofs of one id",
          "the previous proof, once, in the same document");
    }
    return matches.get(0);
  }

  private static ProofException refused(String found, String expected) {
    return new ProofException(ProblemCode.PROOF_SET, found, expected);
  }
}
