package nl.skillspaspoort.core.credential;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;

/**
 * The JSON object that carries a token where the data model wants an object: its {@code id} is a
 * {@code data:} URL of the media type of the token and the token itself. Nothing else may stand in
 * it: nobody signs an envelope.
 *
 * @param type what is inside
 * @param mediaType media type without {@code application/}, in lower case
 * @param content the token, not read
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#enveloped-verifiable-credentials">VCDM 2.0
 *     §4.13.1, Enveloped Verifiable Credentials</a>
 */
public record Envelope(Type type, String mediaType, String content) {

  /** What an envelope says it holds. */
  public enum Type {
    /** One credential. */
    CREDENTIAL("EnvelopedVerifiableCredential"),
    /** One presentation. */
    PRESENTATION("EnvelopedVerifiablePresentation");

    private final String wireName;

    Type(String wireName) {
      this.wireName = wireName;
    }

    /** The value of {@code type}. */
    public String wireName() {
      return wireName;
    }
  }

  private static final String PREFIX = "data:application/";
  private static final Map<Type, Map<String, SecuringMechanism>> READABLE =
      Map.of(
          Type.CREDENTIAL,
          Map.of(
              VcJwt.Kind.CREDENTIAL.typ(),
              SecuringMechanism.JOSE,
              VcSdJwt.Kind.CREDENTIAL.typ(),
              SecuringMechanism.SD_JWT,
              VcSdJwt.Kind.SD_JWT_VC.typ(),
              SecuringMechanism.SD_JWT),
          Type.PRESENTATION,
          Map.of(
              VcJwt.Kind.PRESENTATION.typ(),
              SecuringMechanism.JOSE,
              VcSdJwt.Kind.PRESENTATION.typ(),
              SecuringMechanism.SD_JWT));
  private static final Set<String> MEMBERS = Set.of("@context", "id", "type");

  /** How tokens of this media type are secured; empty for one that this build does not read. */
  static Optional<SecuringMechanism> mechanism(Type type, String mediaType) {
    return Optional.ofNullable(readable(type).get(mediaType));
  }

  private static Map<String, SecuringMechanism> readable(Type type) {
    return Objects.requireNonNull(READABLE.get(type));
  }

  static List<String> mediaTypes(Type type) {
    return readable(type).keySet().stream().sorted().toList();
  }

  /** True if the object says that it is an envelope of this type, well-formed or not. */
  public static boolean isEnvelope(JsonObject json, Type type) {
    Optional<JsonValue> value = json.get("type");
    JsonValue name = new JsonString(type.wireName);
    return value.isPresent()
        && (value.get().equals(name)
            || (value.get() instanceof JsonArray array && array.elements().contains(name)));
  }

  /**
   * Reads an envelope.
   *
   * @throws CredentialFormatException ({@code CREDENTIAL_STRUCTURE}, {@code UNKNOWN_MEMBER} …) if
   *     it has another context, type or member, or an {@code id} that is no plain {@code data:} URL
   */
  public static Envelope read(JsonObject json, Type type) throws CredentialFormatException {
    try {
      for (String name : json.names()) {
        if (!MEMBERS.contains(name)) {
          throw problem(
              ProblemCode.UNKNOWN_MEMBER,
              "",
              "a member that an envelope does not have",
              "only " + MEMBERS.stream().sorted().toList());
        }
      }
      requireOnly(json, "@context", DataModel.V2_0.context());
      requireOnly(json, "type", type.wireName);
      return of(json.requiredText("id", ""), type);
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  private static Envelope of(String url, Type type) throws JsonFormatException {
    int comma = url.indexOf(',');
    if (!url.startsWith(PREFIX) || comma < 0) {
      throw problem(
          ProblemCode.CREDENTIAL_STRUCTURE,
          "/id",
          "text of " + url.length() + " characters",
          "a URL " + PREFIX + "…,…");
    }
    String mediaType = url.substring(PREFIX.length(), comma);
    if (!mediaType.equals(mediaType.toLowerCase(Locale.ROOT)) || mediaType.contains(";")) {
      throw problem(
          ProblemCode.UNSUPPORTED_SECURING,
          "/id",
          "a media type with parameters or in another case",
          "a media type in lower case without parameters");
    }
    return new Envelope(type, mediaType, url.substring(comma + 1));
  }

  /** The envelope as an object. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("@context", DataModel.V2_0.context())
        .put("id", PREFIX + mediaType + "," + content)
        .put("type", type.wireName)
        .build();
  }

  private static void requireOnly(JsonObject json, String member, String only)
      throws JsonFormatException {
    JsonValue value = json.required(member, "");
    if (!value.equals(new JsonString(only)) && !value.equals(JsonArray.ofStrings(List.of(only)))) {
      throw problem(ProblemCode.CREDENTIAL_STRUCTURE, "/" + member, "something else or more", only);
    }
  }

  private static JsonFormatException problem(
      ProblemCode code, String where, String found, String expected) {
    return new JsonFormatException(new Problem(code, where, found, expected));
  }

  /** The media type only: the token is personal. */
  @Override
  public String toString() {
    return "Envelope[" + mediaType + " of " + content.length() + " chars]";
  }
}
