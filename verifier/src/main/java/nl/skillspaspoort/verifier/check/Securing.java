package nl.skillspaspoort.verifier.check;

import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.Envelope;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.credential.SecuringMechanism;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.sdjwt.SdJwtException;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;

/**
 * The one place that knows which mechanisms there are: it gives the evidence for whatever was sent.
 */
final class Securing {
  private Securing() {}

  static SecuringEvidence ofCredential(SecuredDocument sent, Setting setting) {
    VerificationRelationship use = VerificationRelationship.ASSERTION_METHOD;
    try {
      SecuredDocument opened = sent.opened(Envelope.Type.CREDENTIAL);
      // Only a token that stands alone may be of the old kind: no envelope is defined for those.
      return of(opened, setting, use, VcJwt.Kind.CREDENTIAL, opened == sent);
    } catch (CredentialFormatException e) {
      return new UnreadableEvidence(use, e);
    }
  }

  static SecuringEvidence ofPresentation(SecuredDocument sent, Setting setting) {
    VerificationRelationship use = VerificationRelationship.AUTHENTICATION;
    try {
      SecuredDocument opened = sent.opened(Envelope.Type.PRESENTATION);
      return of(opened, setting, use, VcJwt.Kind.PRESENTATION, false);
    } catch (CredentialFormatException e) {
      return new UnreadableEvidence(use, e);
    }
  }

  private static SecuringEvidence of(
      SecuredDocument document,
      Setting setting,
      VerificationRelationship use,
      VcJwt.Kind kind,
      boolean alone) {
    if (document instanceof SecuredDocument.Json json) {
      return new ProofEvidence(json.json(), setting.dataIntegrity(), setting.keys(), use);
    }
    String token = ((SecuredDocument.Compact) document).text();
    if (document.mechanism() == SecuringMechanism.SD_JWT) {
      return ofSdJwt(token, setting, use, kind);
    }
    boolean legacy =
        alone && kind == VcJwt.Kind.CREDENTIAL && setting.policy().isLegacyVcJwt11Read();
    return new JwtEvidence(() -> read(token, kind, setting, legacy), setting.keys(), use);
  }

  /** A credential that its holder shows by itself is a presentation too. */
  private static SecuringEvidence ofSdJwt(
      String token, Setting setting, VerificationRelationship use, VcJwt.Kind kind) {
    if (kind == VcJwt.Kind.CREDENTIAL) {
      return new SdJwtEvidence(() -> readSdJwt(token, setting), setting.keys(), use);
    }
    return VcSdJwt.isLabelled(token, VcSdJwt.Kind.PRESENTATION)
        ? new SdJwtEvidence(
            () -> VcSdJwt.parsePresentation(token, setting.reader()), setting.keys(), use)
        : new KeyBindingEvidence(() -> readSdJwt(token, setting), setting.keys(), setting.reader());
  }

  private static VcSdJwt readSdJwt(String token, Setting setting) throws SdJwtException {
    return setting.policy().isLegacySdJwtVcRead() && VcSdJwt.isLegacySdJwtVc(token)
        ? VcSdJwt.parseLegacySdJwtVc(token, setting.reader())
        : VcSdJwt.parseCredential(token, setting.reader());
  }

  private static VcJwt read(String token, VcJwt.Kind kind, Setting setting, boolean legacy)
      throws JwsException {
    return legacy && VcJwt.isLegacy(CompactJws.parse(token).unverifiedHeader())
        ? VcJwt.parseLegacyVcJwt11(token, setting.reader())
        : VcJwt.parse(token, kind, setting.reader());
  }
}
