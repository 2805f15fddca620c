package nl.skillspaspoort.core.presentation;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.DataModel;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.proof.ProofOptions;

/**
 * Credentials that a holder shows, as they were sent: well-formed, nothing checked. Keeps the text
 * as it came. Immutable.
 */
public final class SignedPresentation {
  /** The type name. */
  public static final String TYPE = "VerifiablePresentation";

  /** Most credentials in one presentation. */
  public static final int MAX_CREDENTIALS = 1_000;

  private final String text;
  private final JsonObject json;
  private final List<JsonObject> credentials;

  private SignedPresentation(String text, JsonObject json) throws JsonFormatException {
    this.text = text;
    this.json = json;
    this.credentials = read(json);
  }

  /**
   * Shows credentials for one request.
   *
   * @param credentials what is shown, in order; at least one
   * @param request whose challenge and audience the proof repeats
   * @param holder the holder's key; its controller becomes the {@code holder}
   * @param now when the proof is made
   * @param lifetime how long it is good
   * @throws ProofException if the holder's key cannot sign now
   * @throws IllegalArgumentException without credentials
   */
  public static SignedPresentation create(
      List<SignedCredential> credentials,
      PresentationRequest request,
      Signer holder,
      Instant now,
      Duration lifetime)
      throws ProofException {
    if (credentials.isEmpty()) {
      throw new IllegalArgumentException("found no credential; expected at least one");
    }
    JsonObject unsecured =
        JsonObject.builder()
            .put("@context", JsonArray.of(new JsonString(DataModel.V2_0.context())))
            .put("type", JsonArray.of(new JsonString(TYPE)))
            .put("holder", holder.keyId().controller())
            .put(
                "verifiableCredential",
                new JsonArray(credentials.stream().<JsonValue>map(SignedCredential::json).toList()))
            .build();
    // Canonical JSON covers every byte that counts of every credential, whatever secures the
    // credentials themselves.
    JsonObject secured =
        DataIntegrity.standard()
            .secure(
                unsecured,
                ProofOptions.authentication(
                    Cryptosuites.EDDSA_JCS_2022,
                    now,
                    now.plus(lifetime),
                    request.challenge(),
                    request.audience()),
                holder);
    try {
      return new SignedPresentation(secured.toJson(), secured);
    } catch (JsonFormatException e) {
      throw new ProofException(e.problem(), e);
    }
  }

  /**
   * Reads a presentation from UTF-8 JSON.
   *
   * @throws CredentialFormatException if it is not strict JSON or not a presentation with a proof
   *     member
   */
  public static SignedPresentation parse(byte[] utf8) throws CredentialFormatException {
    try {
      return new SignedPresentation(
          new String(utf8, StandardCharsets.UTF_8), JsonReader.strict().readObject(utf8));
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  /**
   * Reads a presentation from JSON text.
   *
   * @throws CredentialFormatException if it is not strict JSON or not a presentation with a proof
   *     member
   */
  public static SignedPresentation parse(String text) throws CredentialFormatException {
    try {
      return new SignedPresentation(text, JsonReader.strict().readObject(text));
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  /**
   * A presentation from a JSON object that was read already.
   *
   * @throws CredentialFormatException if it is not a presentation with a proof member
   */
  public static SignedPresentation of(JsonObject json) throws CredentialFormatException {
    try {
      return new SignedPresentation(json.toJson(), json);
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  /** True if the document says that it is a presentation. */
  public static boolean isPresentation(JsonObject json) {
    Optional<JsonValue> type = json.get("type");
    JsonValue name = new JsonString(TYPE);
    return type.isPresent()
        && (type.get().equals(name)
            || (type.get() instanceof JsonArray array && array.elements().contains(name)));
  }

  private static List<JsonObject> read(JsonObject json) throws JsonFormatException {
    JsonArray contexts = json.required("@context", "").asArray("/@context");
    if (contexts.size() == 0 || !contexts.get(0).equals(new JsonString(DataModel.V2_0.context()))) {
      throw structure("/@context", "another first context", DataModel.V2_0.context() + " first");
    }
    if (!isPresentation(json)) {
      throw structure("/type", "another type", "the type " + TYPE);
    }
    json.required("proof", "");
    if (json.has("holder")) {
      JsonValue holder = json.required("holder", "");
      if (holder instanceof JsonObject profile) {
        url(profile.required("id", "/holder"), "/holder/id");
      } else {
        url(holder, "/holder");
      }
    }
    List<JsonObject> credentials = new ArrayList<>();
    Optional<JsonValue> member = json.get("verifiableCredential");
    if (member.isPresent() && !(member.get() instanceof JsonArray)) {
      credentials.add(member.get().asObject("/verifiableCredential"));
    } else if (member.isPresent()) {
      JsonArray list = member.get().asArray("");
      for (int i = 0; i < list.size(); i++) {
        credentials.add(list.get(i).asObject(JsonPointer.element("/verifiableCredential", i)));
      }
    }
    if (credentials.size() > MAX_CREDENTIALS) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.LIMIT_EXCEEDED,
              "/verifiableCredential",
              credentials.size() + " credentials",
              "at most " + MAX_CREDENTIALS));
    }
    return List.copyOf(credentials);
  }

  private static void url(JsonValue value, String where) throws JsonFormatException {
    String text = value.asString(where);
    try {
      if (new URI(text).isAbsolute()) {
        return;
      }
    } catch (URISyntaxException e) {
      // Said below, with the place and without the text.
    }
    throw structure(where, "text of " + text.length() + " characters", "one absolute URL");
  }

  private static JsonFormatException structure(String where, String found, String expected) {
    return new JsonFormatException(
        new Problem(ProblemCode.CREDENTIAL_STRUCTURE, where, found, expected));
  }

  /** The whole document. */
  public JsonObject json() {
    return json;
  }

  /** The holder that the presentation names. */
  public Optional<String> holder() {
    return json.get("holder").flatMap(SignedPresentation::id);
  }

  private static Optional<String> id(JsonValue holder) {
    if (holder instanceof JsonObject profile) {
      return profile.text("id");
    }
    return holder instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
  }

  /** The credentials, each still to be read and verified. */
  public List<JsonObject> credentials() {
    return credentials;
  }

  /** The text as it was sent. */
  public String toJson() {
    return text;
  }

  /** The text as it was sent, in UTF-8. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedPresentation presentation && presentation.json.equals(json);
  }

  @Override
  public int hashCode() {
    return Objects.hash(json);
  }

  /** The number of credentials only. */
  @Override
  public String toString() {
    return "SignedPresentation[" + credentials.size() + " credentials]";
  }
}
