package nl.skillspaspoort.verifier.check;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.Proof;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.proof.SigningInput;
import nl.skillspaspoort.core.proof.VerifiedDocument;
import nl.skillspaspoort.core.skill.Withheld;
import nl.skillspaspoort.verifier.key.KeyResolution;
import nl.skillspaspoort.verifier.key.KeyResolver;
import nl.skillspaspoort.verifier.outcome.SignatureAccount;
import org.jspecify.annotations.Nullable;

/**
 * The Data Integrity proofs of one document, their keys, and what they cover; each looked up at
 * most once. Not thread-safe.
 */
final class ProofEvidence implements SecuringEvidence {
  private final JsonObject document;
  private final DataIntegrity dataIntegrity;
  private final KeyResolver resolver;
  private final VerificationRelationship use;
  private @Nullable List<Proof> proofs;
  private @Nullable List<SignatureFacts> signatures;
  private @Nullable List<KeyResolution> keys;
  private @Nullable VerifiedDocument verified;

  ProofEvidence(
      JsonObject document,
      DataIntegrity dataIntegrity,
      KeyResolver resolver,
      VerificationRelationship use) {
    this.document = document;
    this.dataIntegrity = dataIntegrity;
    this.resolver = resolver;
    this.use = use;
  }

  @Override
  public VerificationRelationship use() {
    return use;
  }

  @Override
  public JsonObject received() {
    return document;
  }

  @Override
  public List<SignatureFacts> signatures() throws ProofException {
    if (signatures == null) {
      List<SignatureFacts> facts = new ArrayList<>();
      for (Proof proof : proofs()) {
        facts.add(facts(proof));
      }
      signatures = List.copyOf(facts);
    }
    return signatures;
  }

  private static SignatureFacts facts(Proof proof) {
    return new SignatureFacts(
        proof.verificationMethod(),
        Optional.empty(),
        proof.purpose(),
        proof.created(),
        Optional.empty(),
        proof.expires(),
        proof.challenge(),
        proof.domains());
  }

  private List<Proof> proofs() throws ProofException {
    if (proofs == null) {
      proofs = dataIntegrity.proofs(document);
    }
    return proofs;
  }

  @Override
  public List<KeyResolution> keys() throws ProofException {
    if (keys == null) {
      List<KeyResolution> resolutions = new ArrayList<>();
      for (Proof proof : proofs()) {
        resolutions.add(resolver.resolve(proof.verificationMethod(), use));
      }
      keys = List.copyOf(resolutions);
    }
    return keys;
  }

  @Override
  public JsonObject verified() throws ProofException {
    return covered().document();
  }

  /** Before the proofs were checked only their suites tell whether something may be missing. */
  @Override
  public Withheld withheld() throws ProofException {
    boolean whole = verified == null ? !isAnySelective(proofs()) : verified.isWhole();
    return whole ? Withheld.nothing() : Withheld.anywhere();
  }

  private static boolean isAnySelective(List<Proof> proofs) {
    for (Proof proof : proofs) {
      if (proof.isSelective()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String coverage() throws ProofException {
    return "signature over " + covered().signingInput().hash() + " of the document";
  }

  @Override
  public List<SignatureAccount> accounts() throws ProofException {
    List<SignatureAccount> accounts = new ArrayList<>();
    for (int i = 0; i < proofs().size(); i++) {
      accounts.add(account(proofs().get(i), keys().get(i)));
    }
    return List.copyOf(accounts);
  }

  private SignatureAccount account(Proof proof, KeyResolution resolution) {
    String mechanism = proof.cryptosuite().orElse(proof.type());
    if (!(resolution instanceof KeyResolution.Found found)) {
      Problem problem =
          resolution instanceof KeyResolution.Refused refused
              ? refused.problem()
              : ((KeyResolution.Unresolved) resolution).problem();
      return new SignatureAccount(
          "",
          mechanism,
          proof.verificationMethod(),
          Optional.empty(),
          "",
          List.of(),
          "",
          "",
          "",
          Optional.of(problem));
    }
    Optional<String> key = Optional.of(found.key().multibase());
    Optional<Problem> problem = Optional.empty();
    try {
      dataIntegrity.verifyProofOnly(document, proof, found.key());
    } catch (ProofException e) {
      problem = Optional.of(e.problem());
    }
    try {
      SigningInput input = dataIntegrity.signingInput(document, proof, found.key());
      return new SignatureAccount(
          "",
          mechanism,
          proof.verificationMethod(),
          key,
          input.canonicalDocument(),
          input.statements(),
          HexFormat.of().formatHex(input.documentHash()),
          input.canonicalProof(),
          HexFormat.of().formatHex(input.proofHash()),
          problem);
    } catch (ProofException e) {
      return new SignatureAccount(
          "",
          mechanism,
          proof.verificationMethod(),
          key,
          "",
          List.of(),
          "",
          "",
          "",
          problem.or(() -> Optional.of(e.problem())));
    }
  }

  private VerifiedDocument covered() throws ProofException {
    if (verified == null) {
      verified = verifyAll();
    }
    return verified;
  }

  private VerifiedDocument verifyAll() throws ProofException {
    VerifiedDocument first = null;
    for (int i = 0; i < proofs().size(); i++) {
      VerifiedDocument covered = dataIntegrity.verifyProofOnly(document, proofs().get(i), found(i));
      if (first == null) {
        first = covered;
      } else if (!first.document().equals(covered.document())) {
        throw new ProofException(
            Problem.of(
                ProblemCode.PROOF_SET,
                "proofs that cover different documents",
                "proofs over one document"));
      }
    }
    if (first == null) {
      throw new AssertionError("a document without proofs is refused when its proofs are read");
    }
    return first;
  }

  private VerificationKey found(int index) throws ProofException {
    if (keys().get(index) instanceof KeyResolution.Found found) {
      return found.key();
    }
    throw new AssertionError("proofs are checked only after their keys were found");
  }
}
