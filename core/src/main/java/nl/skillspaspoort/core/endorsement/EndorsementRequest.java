package nl.skillspaspoort.core.endorsement;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A file with which somebody asks for an endorsement: of which credential, and in which words of
 * her own. An endorsement names the identifier of what it endorses, so it goes with a correction
 * and does not go with a new identifier.
 *
 * @param endorses identifier of the credential
 * @param title its title, for the one who is asked
 * @param question what is asked
 * @param to who is asked, if the file says so
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#endorsementcredential">Open Badges 3.0,
 *     EndorsementCredential</a>
 */
public record EndorsementRequest(
    String endorses, String title, String question, Optional<String> to) {
  /** The type of the credential that answers it. */
  public static final String ENDORSEMENT_TYPE = "EndorsementCredential";

  private static final int MAX_TEXT_CHARS = 4_000;
  private static final Set<String> MEMBERS = Set.of("type", "endorses", "title", "question", "to");
  private static final String TYPE = "SkillspaspoortEndorsementRequest";

  public EndorsementRequest {
    Objects.requireNonNull(endorses, "endorses");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(to, "to");
    for (String text : List.of(endorses, title, question, to.orElse(""))) {
      if (text.length() > MAX_TEXT_CHARS) {
        throw new IllegalArgumentException(
            "found text of " + text.length() + " characters; expected " + MAX_TEXT_CHARS);
      }
    }
  }

  /**
   * A request for an endorsement of a credential.
   *
   * @throws CredentialFormatException ({@code MISSING_MEMBER}) if it has no identifier
   */
  public static EndorsementRequest of(SignedCredential credential, String question)
      throws CredentialFormatException {
    CredentialClaims claims = credential.unverified();
    return new EndorsementRequest(
        claims
            .id()
            .orElseThrow(
                () ->
                    new CredentialFormatException(
                        Problem.of(
                            ProblemCode.MISSING_MEMBER, "a credential without id", "an id"))),
        claims
            .name()
            .or(() -> claims.achievementSubject().map(subject -> subject.achievement().name()))
            .orElse(""),
        question,
        Optional.empty());
  }

  /** The same, for somebody by name. */
  public EndorsementRequest askedOf(String name) {
    return new EndorsementRequest(endorses, title, question, Optional.of(name));
  }

  /**
   * Reads a request.
   *
   * @throws CredentialFormatException if it is none
   */
  public static EndorsementRequest parse(byte[] utf8) throws CredentialFormatException {
    try {
      JsonObject json = JsonReader.strict().readObject(utf8);
      if (!json.text("type").equals(Optional.of(TYPE))) {
        throw malformed("/type", "another type", TYPE);
      }
      if (!MEMBERS.containsAll(json.names())) {
        throw malformed(
            "", "a member that nobody knows", "only " + MEMBERS.stream().sorted().toList());
      }
      return new EndorsementRequest(
          json.requiredText("endorses", ""),
          json.requiredText("title", ""),
          json.requiredText("question", ""),
          json.has("to") ? Optional.of(json.requiredText("to", "")) : Optional.empty());
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    } catch (IllegalArgumentException e) {
      throw malformed("", "longer text", "at most " + MAX_TEXT_CHARS + " characters");
    }
  }

  private static CredentialFormatException malformed(String where, String found, String expected) {
    return new CredentialFormatException(
        new Problem(ProblemCode.MALFORMED_VALUE_ERROR, where, found, expected));
  }

  /** The file, in UTF-8. */
  public byte[] bytes() {
    return JsonObject.builder()
        .put("type", TYPE)
        .put("endorses", endorses)
        .put("title", title)
        .put("question", question)
        .putIfPresent("to", to.map(JsonString::new))
        .build()
        .toJson()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The identifier only. */
  @Override
  public String toString() {
    return "EndorsementRequest[" + endorses + "]";
  }
}
