package nl.skillspaspoort.examples.samples;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.Issuer;

/** Signing of samples: nothing in it depends on when or where it runs. */
final class SampleIssuing {
  private SampleIssuing() {}

  /** An identifier that is always the same for a name. */
  static String id(String name) {
    return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  static Issuer issuer(Party party, Signer signer, Instant at) {
    return Issuer.builder().signer(signer).name(party.title()).clock(() -> at).build();
  }

  static SignedCredential sign(Party party, Instant at, CredentialDraft draft) {
    return sign(party, party.signer(), at, draft, json -> json);
  }

  /** Signs a draft after a change to its document. */
  static SignedCredential sign(
      Party party,
      Signer signer,
      Instant at,
      CredentialDraft draft,
      UnaryOperator<JsonObject> change) {
    Issuer issuer = issuer(party, signer, at);
    try {
      JsonObject document = draft.toUnsignedCredential(issuer.profile(), id("unnamed"), at);
      return issuer.sign(issuer.prepare(change.apply(document)));
    } catch (IssueException e) {
      throw new AssertionError("a sample that cannot be signed: " + e.getMessage(), e);
    }
  }

  /** Signs a document of another type. */
  static SignedCredential sign(Party party, Signer signer, Instant at, JsonObject document) {
    Issuer issuer = issuer(party, signer, at);
    try {
      return issuer.sign(issuer.prepare(document));
    } catch (IssueException e) {
      throw new AssertionError("a sample that cannot be signed: " + e.getMessage(), e);
    }
  }
}
