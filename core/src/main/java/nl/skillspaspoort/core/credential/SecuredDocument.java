package nl.skillspaspoort.core.credential;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A credential or presentation as it was sent, sorted by how it is secured; nothing of it is
 * checked. Immutable.
 */
public sealed interface SecuredDocument {

  /** How it is secured, by its looks. */
  SecuringMechanism mechanism();

  /** A JSON object, which should hold its proofs. */
  record Json(JsonObject json) implements SecuredDocument {
    public Json {
      Objects.requireNonNull(json, "json");
    }

    @Override
    public SecuringMechanism mechanism() {
      return SecuringMechanism.DATA_INTEGRITY;
    }
  }

  /**
   * A token: base64url parts with dots between them, and tildes if it is an SD-JWT.
   *
   * @param text not read
   */
  record Compact(String text) implements SecuredDocument {
    public Compact {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public SecuringMechanism mechanism() {
      return text.indexOf('~') < 0 ? SecuringMechanism.JOSE : SecuringMechanism.SD_JWT;
    }

    /** The size only: the token is personal. */
    @Override
    public String toString() {
      return "Compact[" + text.length() + " chars]";
    }
  }

  /**
   * Sorts UTF-8 text. Whatever begins as a token does and has a dot is one; everything else is read
   * as JSON.
   *
   * @throws JsonFormatException if it is JSON and cannot be read, or is no object
   */
  static SecuredDocument read(byte[] utf8, JsonReader reader) throws JsonFormatException {
    if (utf8.length > 0 && isTokenStart((char) (utf8[0] & 0xff))) {
      // Bytes that no token has become characters that no token has.
      String text = new String(utf8, StandardCharsets.ISO_8859_1);
      if (text.indexOf('.') >= 0) {
        return new Compact(text);
      }
    }
    return new Json(reader.readObject(utf8));
  }

  /**
   * Sorts text, as {@link #read(byte[], JsonReader)}.
   *
   * @throws JsonFormatException if it is JSON and cannot be read, or is no object
   */
  static SecuredDocument read(String text, JsonReader reader) throws JsonFormatException {
    return !text.isEmpty() && isTokenStart(text.charAt(0)) && text.indexOf('.') >= 0
        ? new Compact(text)
        : new Json(reader.readObject(text));
  }

  private static boolean isTokenStart(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  /**
   * What is inside if this is an envelope of this type; otherwise this very object.
   *
   * @throws CredentialFormatException if it is an envelope that is not well-formed; {@code
   *     UNSUPPORTED_SECURING} if it holds something that this build does not know
   */
  default SecuredDocument opened(Envelope.Type type) throws CredentialFormatException {
    if (!(this instanceof Json document) || !Envelope.isEnvelope(document.json(), type)) {
      return this;
    }
    Envelope envelope = Envelope.read(document.json(), type);
    Compact inside = new Compact(envelope.content());
    SecuringMechanism said =
        Envelope.mechanism(type, envelope.mediaType())
            .orElseThrow(
                () ->
                    new CredentialFormatException(
                        new Problem(
                            ProblemCode.UNSUPPORTED_SECURING,
                            "/id",
                            "a media type that this build does not read",
                            "one of " + Envelope.mediaTypes(type))));
    boolean otherType =
        said == SecuringMechanism.SD_JWT
            && !CompactJws.claimedType(inside.text()).equals(Optional.of(envelope.mediaType()));
    if (inside.mechanism() != said || otherType) {
      throw new CredentialFormatException(
          new Problem(
              ProblemCode.CREDENTIAL_STRUCTURE,
              "/id",
              "a token of another kind than its media type says",
              "a token of that media type"));
    }
    return inside;
  }
}
