package nl.skillspaspoort.issuer.endorsement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.DataModel;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.status.StatusList;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.Issuer;

/**
 * A file with which somebody asks for an endorsement: of which credential, and in which words of
 * her own. An endorsement names the identifier of what it endorses, so it goes with a correction
 * and does not go with a new identifier.
 *
 * @param endorses identifier of the credential
 * @param title its title, for the one who is asked
 * @param question what is asked
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#endorsementcredential">Open Badges 3.0,
 *     EndorsementCredential</a>
 */
public record EndorsementRequest(String endorses, String title, String question) {
  private static final String TYPE = "SkillspaspoortEndorsementRequest";

  /** Checks that nothing is missing. */
  public EndorsementRequest {
    Objects.requireNonNull(endorses, "endorses");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(question, "question");
  }

  /**
   * A request for an endorsement of a credential.
   *
   * @throws IssueException ({@code MISSING_MEMBER}) if it has no identifier
   */
  public static EndorsementRequest of(SignedCredential credential, String question)
      throws IssueException {
    return new EndorsementRequest(
        credential
            .unverified()
            .id()
            .orElseThrow(
                () ->
                    new IssueException(
                        Problem.of(
                            ProblemCode.MISSING_MEMBER, "a credential without id", "an id"))),
        credential.unverified().name().orElse(""),
        question);
  }

  /**
   * Reads a request.
   *
   * @throws IssueException if it is none
   */
  public static EndorsementRequest parse(byte[] utf8) throws IssueException {
    try {
      JsonObject json = JsonReader.strict().readObject(utf8);
      if (!json.text("type").equals(Optional.of(TYPE))) {
        throw new IssueException(
            new Problem(ProblemCode.MALFORMED_VALUE_ERROR, "/type", "another type", TYPE));
      }
      return new EndorsementRequest(
          json.required("endorses", "").asString("/endorses"),
          json.required("title", "").asString("/title"),
          json.required("question", "").asString("/question"));
    } catch (JsonFormatException e) {
      throw new IssueException(e);
    }
  }

  /** The file, in UTF-8. */
  public byte[] bytes() {
    return JsonObject.builder()
        .put("type", TYPE)
        .put("endorses", endorses)
        .put("title", title)
        .put("question", question)
        .build()
        .toJson()
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What somebody should know before she endorses a credential: that it was taken back, set aside
   * or replaced, that its status cannot be told, or that the request is about another one. An
   * endorsement of such a credential can still be signed, and helps nobody.
   *
   * @param credential what she was shown, as a verifier gave it
   * @param lists status lists that a verifier accepted for its issuer
   * @return a problem for each thing; none if nothing is the matter
   */
  public List<Problem> warnings(CredentialClaims credential, Collection<StatusList> lists) {
    return new EndorsedCredential(credential, lists).warnings(endorses);
  }

  /**
   * Signs the endorsement, in the words of the one who endorses.
   *
   * @param endorser who signs: an organisation or a person, with a key of their own
   * @param comment what they say; free text that everybody will read to whom it is shown
   * @param now the start of its validity
   */
  public SignedCredential endorse(Issuer endorser, String comment, Instant now)
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
                JsonArray.ofStrings(List.of("VerifiableCredential", "EndorsementCredential")))
            .put("name", "Aanbeveling")
            .put("issuer", endorser.profile())
            .put("validFrom", DateTimeStamp.format(now.truncatedTo(ChronoUnit.SECONDS)))
            .put(
                "credentialSubject",
                JsonObject.builder()
                    .put("id", endorses)
                    .put("type", JsonArray.ofStrings(List.of("EndorsementSubject")))
                    .put("endorsementComment", comment)
                    .build())
            .build();
    return endorser.sign(endorser.prepare(document));
  }

  /** The identifier only. */
  @Override
  public String toString() {
    return "EndorsementRequest[" + endorses + "]";
  }
}
