package nl.skillspaspoort.issuer.endorsement;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.DataModel;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.endorsement.EndorsementRequest;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.status.StatusList;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.Issuer;

/**
 * Somebody who endorses: an organisation or a person, with a key of their own. Safe for use by
 * several threads.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#endorsementcredential">Open Badges 3.0,
 *     EndorsementCredential</a>
 */
public final class Endorser {
  private final Issuer issuer;

  /** Endorses with the key and the profile of an issuer. */
  public Endorser(Issuer issuer) {
    this.issuer = Objects.requireNonNull(issuer, "issuer");
  }

  /**
   * Signs an endorsement, in the words of the one who endorses. It names the identifier of what it
   * endorses, so it goes with a correction and does not go with a new identifier.
   *
   * @param request what is asked
   * @param comment what they say; free text that everybody will read to whom it is shown
   * @param now the start of its validity
   */
  public SignedCredential endorse(EndorsementRequest request, String comment, Instant now)
      throws IssueException {
    JsonObject document =
        JsonObject.builder()
            .put(
                "@context",
                JsonArray.ofStrings(
                    List.of(DataModel.V2_0.context(), CredentialDraft.OPEN_BADGES_CONTEXT)))
            .put("id", "urn:uuid:" + UUID.randomUUID())
            .put(
                "type",
                JsonArray.ofStrings(
                    List.of("VerifiableCredential", EndorsementRequest.ENDORSEMENT_TYPE)))
            .put("name", "Aanbeveling")
            .put("issuer", issuer.profile())
            .put("validFrom", DateTimeStamp.format(now.truncatedTo(ChronoUnit.SECONDS)))
            .put(
                "credentialSubject",
                JsonObject.builder()
                    .put("id", request.endorses())
                    .put("type", JsonArray.ofStrings(List.of("EndorsementSubject")))
                    .put("endorsementComment", comment)
                    .build())
            .build();
    return issuer.sign(issuer.prepare(document));
  }

  /**
   * What somebody should know before she endorses a credential: that it was taken back, set aside
   * or replaced, that its status cannot be told, or that the request is about another one. An
   * endorsement of such a credential can still be signed, and helps nobody.
   *
   * @param request what is asked
   * @param credential what she was shown, as a verifier gave it
   * @param lists status lists that a verifier accepted for its issuer
   * @return a problem for each thing; none if nothing is the matter
   */
  public static List<Problem> warnings(
      EndorsementRequest request, CredentialClaims credential, Collection<StatusList> lists) {
    return new EndorsedCredential(credential, lists).warnings(request.endorses());
  }
}
