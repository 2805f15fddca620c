package nl.skillspaspoort.verifier.check;

import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.trust.TrustDecision;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the checks of one credential look at; gathered once, when first asked for. Not
 * thread-safe.
 */
public final class CredentialEvidence {
  private final JsonObject document;
  private final Setting setting;
  private final HolderEvidence holder;
  private final ProofEvidence proofs;
  private @Nullable SignedCredential credential;
  private @Nullable CredentialClaims verifiedClaims;
  private @Nullable TrustDecision trustDecision;

  /** For one credential. */
  public CredentialEvidence(JsonObject document, Setting setting, HolderEvidence holder) {
    this.document = document;
    this.setting = setting;
    this.holder = holder;
    this.proofs =
        new ProofEvidence(
            document,
            setting.dataIntegrity(),
            setting.keys(),
            VerificationRelationship.ASSERTION_METHOD);
  }

  JsonObject document() {
    return document;
  }

  Setting setting() {
    return setting;
  }

  HolderEvidence holder() {
    return holder;
  }

  ProofEvidence proofs() {
    return proofs;
  }

  /** The claims as received. */
  CredentialClaims receivedClaims() throws CredentialFormatException {
    if (credential == null) {
      credential = SignedCredential.of(document);
    }
    return credential.unverified();
  }

  /** The claims of the document that the proofs cover, without the proofs. */
  public CredentialClaims verifiedClaims() throws ProofException, CredentialFormatException {
    if (verifiedClaims == null) {
      verifiedClaims = CredentialClaims.read(proofs.verified().document());
    }
    return verifiedClaims;
  }

  TrustDecision trustDecision(CredentialClaims claims) throws ProofException {
    if (trustDecision == null) {
      trustDecision =
          setting.trust().decide(IssuerIsRecognised.query(claims, proofs.signingKey(), setting));
    }
    return trustDecision;
  }

  /** The decision about the issuer, if that check ran. */
  public @Nullable TrustDecision trustDecision() {
    return trustDecision;
  }
}
