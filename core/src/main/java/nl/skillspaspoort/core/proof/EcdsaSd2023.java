package nl.skillspaspoort.core.proof;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.LabeledStatements;
import nl.skillspaspoort.core.jsonld.SelectableDocument;
import nl.skillspaspoort.core.key.EcPublicKey;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Selective disclosure with ECDSA on P-256: a key that lives for one proof signs every statement by
 * itself, and the issuer's key signs that key, the proof options and the mandatory statements.
 *
 * <p>A verifier does not see whether statements were left out.
 *
 * <p>Whoever sees two derived proofs of one base proof sees that they belong together: they share
 * the signatures.
 *
 * @see <a href="https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-sd-2023">vc-di-ecdsa §3.6</a>
 */
final class EcdsaSd2023 extends SelectiveSuite {
  /** The key of one proof has no name in the document; its signer asks for one. */
  private static final KeyId PROOF_SCOPED = new KeyId("urn:proof-scoped-key#0");

  private final SecureRandom random;

  EcdsaSd2023(Canonicalizer canonicalizer, SecureRandom random) {
    super(Cryptosuites.ECDSA_SD_2023, KeyAlgorithm.P256, canonicalizer);
    this.random = random;
  }

  @Override
  public JsonObject createBaseProof(
      JsonObject unsecured, JsonObject options, List<String> mandatory, Signer signer)
      throws ProofException {
    requireNoChain(unsecured);
    requireFits(signer.publicKey());
    byte[] proofHash = sha256(canonicalProof(unsecured, options));
    SelectableDocument document = selectable(unsecured);
    byte[] hmacKey = new byte[HMAC_BYTES];
    random.nextBytes(hmacKey);
    LabeledStatements statements =
        LabeledStatements.of(document.canonical(), hmacLabels(hmacKey, document.blankNodes()));
    Split split = Split.of(statements.lines(), statements.indexes(select(document, mandatory)));
    EcSecretKey proofKey = EcSecretKey.generate(KeyAlgorithm.P256, random);
    try {
      byte[] publicKey = EcdsaSdProofValue.multikey(proofKey.publicKey());
      Signer proofSigner = proofKey.signer(PROOF_SCOPED);
      List<byte[]> signatures = new ArrayList<>();
      for (String statement : split.others()) {
        signatures.add(proofSigner.sign(statement.getBytes(StandardCharsets.UTF_8)));
      }
      byte[] message = signData(proofHash, publicKey, split.mandatoryHash());
      byte[] signature = signer.sign(message);
      if (!signer.publicKey().accepts(message, signature)) {
        throw new ProofException(
            ProblemCode.SIGNING_FAILED,
            "a signature that the signer's own public key refuses",
            "a signature by the private half of that key");
      }
      return options.with(
          Proof.PROOF_VALUE,
          new EcdsaSdProofValue.Base(signature, publicKey, hmacKey, signatures, mandatory)
              .encode());
    } catch (SigningException e) {
      throw new ProofException(e.problem(), e);
    } finally {
      proofKey.destroy();
    }
  }

  /** vc-di-ecdsa §3.5.1, serializeSignData. */
  private static byte[] signData(byte[] proofHash, byte[] publicKey, byte[] mandatoryHash) {
    byte[] data = new byte[proofHash.length + publicKey.length + mandatoryHash.length];
    System.arraycopy(proofHash, 0, data, 0, proofHash.length);
    System.arraycopy(publicKey, 0, data, proofHash.length, publicKey.length);
    System.arraycopy(
        mandatoryHash, 0, data, proofHash.length + publicKey.length, mandatoryHash.length);
    return data;
  }

  @Override
  public JsonObject derive(JsonObject unsecured, Proof proof, List<String> selective)
      throws ProofException {
    requireNoChain(unsecured);
    EcdsaSdProofValue.Base base =
        EcdsaSdProofValue.Base.decode(decode(proof, EcdsaSdProofValue.BASE));
    SelectableDocument document = selectable(unsecured);
    List<String> labels = hmacLabels(base.hmacKey, document.blankNodes());
    LabeledStatements statements = LabeledStatements.of(document.canonical(), labels);
    List<String> combinedPointers = new ArrayList<>(base.mandatoryPointers);
    combinedPointers.addAll(selective);
    SelectableDocument.Selection combined = select(document, combinedPointers);
    List<Integer> mandatory = statements.indexes(select(document, base.mandatoryPointers));
    List<Integer> shown = statements.indexes(combined);
    if (shown.isEmpty()) {
      throw new ProofException(
          ProblemCode.MALFORMED_VALUE_ERROR, "no part to show", "at least one JSON Pointer");
    }
    if (base.signatures.size() != statements.lines().size() - mandatory.size()) {
      throw malformed(
          base.signatures.size() + " signatures",
          (statements.lines().size() - mandatory.size()) + ", one for each statement");
    }
    EcdsaSdProofValue.Derived derived =
        new EcdsaSdProofValue.Derived(
            base.baseSignature,
            base.publicKey,
            signaturesOf(base.signatures, mandatory, shown),
            combined.blankNodes().stream().map(labels::get).toList(),
            relative(mandatory, shown));
    return combined
        .document()
        .with(DataIntegrity.PROOF, proof.json().with(Proof.PROOF_VALUE, derived.encode()));
  }

  /** Those of the statements that are shown and not mandatory. */
  private static List<byte[]> signaturesOf(
      List<byte[]> signatures, List<Integer> mandatory, List<Integer> shown) {
    Set<Integer> isMandatory = new HashSet<>(mandatory);
    Set<Integer> isShown = new HashSet<>(shown);
    List<byte[]> filtered = new ArrayList<>();
    int statement = 0;
    for (byte[] signature : signatures) {
      while (isMandatory.contains(statement)) {
        statement++;
      }
      if (isShown.contains(statement)) {
        filtered.add(signature);
      }
      statement++;
    }
    return filtered;
  }

  /** The hash of the mandatory statements is signed; the others are, each by itself. */
  @Override
  public SigningInput signingInput(JsonObject unsecured, Proof proof, VerificationKey key)
      throws ProofException {
    requireFits(key);
    EcdsaSdProofValue.Derived derived =
        EcdsaSdProofValue.Derived.decode(decode(proof, EcdsaSdProofValue.DERIVED));
    Split split = Split.of(labeled(unsecured, derived.labels).lines(), derived.mandatoryIndexes);
    return new SigningInput(
            canonicalProof(unsecured, proof.options()),
            String.join("", split.mandatory()),
            HashAlgorithm.SHA_256)
        .withStatements(split.others());
  }

  @Override
  public VerifiedDocument verifyProof(JsonObject unsecured, Proof proof, VerificationKey key)
      throws ProofException {
    requireNoChain(unsecured);
    requireFits(key);
    EcdsaSdProofValue.Derived derived =
        EcdsaSdProofValue.Derived.decode(decode(proof, EcdsaSdProofValue.DERIVED));
    EcPublicKey proofKey = EcdsaSdProofValue.key(derived.publicKey);
    RdfcSuite.requireNoOtherContexts(unsecured, proof.options());
    String canonicalProof = canonicalProof(unsecured, proof.options());
    LabeledStatements statements = labeled(unsecured, derived.labels);
    Split split = Split.of(statements.lines(), derived.mandatoryIndexes);
    byte[] message = signData(sha256(canonicalProof), derived.publicKey, split.mandatoryHash());
    if (split.others().size() != derived.signatures.size()) {
      throw refused(
          derived.signatures.size() + " signatures for " + split.others().size() + " statements",
          "one signature for each statement that is not mandatory");
    }
    if (!key.accepts(message, derived.baseSignature)) {
      throw refused(
          "a signature that does not fit the mandatory parts and this key",
          "the signature over exactly these mandatory parts");
    }
    for (int i = 0; i < split.others().size(); i++) {
      byte[] statement = split.others().get(i).getBytes(StandardCharsets.UTF_8);
      if (!proofKey.accepts(statement, derived.signatures.get(i))) {
        throw refused(
            "a statement that was not signed", "statements of the document that was signed");
      }
    }
    return new VerifiedDocument(
        unsecured,
        new SigningInput(
            canonicalProof, String.join("", statements.lines()), HashAlgorithm.SHA_256),
        false);
  }

  private static ProofException refused(String found, String expected) {
    return new ProofException(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR, found, expected);
  }
}
