package nl.skillspaspoort.core.sdjwt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The claims that every SD-JWT VC has in common, well-formed; what they mean for its validity is
 * the verifier's business.
 *
 * @param type {@code vct}: what kind of credential it is
 * @param typeIntegrity {@code vct#integrity}: the digest of the type's metadata
 * @param alsoKnownAs {@code aka_vcts}: more types that it is of, without {@code vct} itself
 * @param issuer {@code iss}; empty if the issuer is the subject of the certificate in the header
 * @param subject {@code sub}
 * @param times {@code iat}, {@code nbf}, {@code exp}
 * @param confirmation {@code cnf}: the holder's key or its name
 * @param status {@code status}: where its state can be looked up
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc-19#section-2.2">
 *     SD-JWT VC draft 19 §2.2.2</a>
 */
public record SdJwtVcClaims(
    String type,
    Optional<String> typeIntegrity,
    List<String> alsoKnownAs,
    Optional<String> issuer,
    Optional<String> subject,
    JwtTimes times,
    Optional<JsonObject> confirmation,
    Optional<JsonObject> status) {
  private static final String VCT = "vct";
  private static final String VCT_INTEGRITY = "vct#integrity";
  private static final String AKA_VCTS = "aka_vcts";
  private static final int MAX_TYPES = 64;
  private static final int MAX_CHARS = 2_048;

  /**
   * W3C Subresource Integrity, as draft 19 §6 uses it; which hash is strong enough is decided
   * there.
   */
  private static final Pattern INTEGRITY =
      Pattern.compile("sha(256|384|512)-[A-Za-z0-9+/]{43,86}={0,2}");

  public SdJwtVcClaims {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(times, "times");
    alsoKnownAs = List.copyOf(alsoKnownAs);
  }

  /**
   * Reads them from a verified SD-JWT.
   *
   * @throws SdJwtException {@code MISSING_MEMBER} without {@code vct}; {@code
   *     MALFORMED_VALUE_ERROR}, {@code RANGE_ERROR} or {@code LIMIT_EXCEEDED}, with the JSON
   *     Pointer, for a claim that is not as the draft says
   */
  public static SdJwtVcClaims of(VerifiedSdJwt verified) throws SdJwtException {
    return read(verified.claims());
  }

  /** Reads them from claims that nobody checked, before issuing for example; see {@link #of}. */
  public static SdJwtVcClaims read(JsonObject claims) throws SdJwtException {
    try {
      String type = name(claims.required(VCT, ""), "/" + VCT);
      return new SdJwtVcClaims(
          type,
          integrity(claims),
          alsoKnownAs(claims, type),
          text(claims, "iss"),
          text(claims, "sub"),
          JwtTimes.read(claims),
          object(claims, ConfirmationKey.CNF),
          object(claims, "status"));
    } catch (JsonFormatException e) {
      throw new SdJwtException(e.problem(), e);
    }
  }

  private static Optional<String> integrity(JsonObject claims)
      throws JsonFormatException, SdJwtException {
    Optional<String> value = text(claims, VCT_INTEGRITY);
    if (value.isPresent() && !INTEGRITY.matcher(value.get()).matches()) {
      throw malformed(
          "/" + VCT_INTEGRITY, "text of " + value.get().length() + " characters", "sha256-…");
    }
    return value;
  }

  private static List<String> alsoKnownAs(JsonObject claims, String type)
      throws JsonFormatException, SdJwtException {
    Optional<JsonValue> value = claims.get(AKA_VCTS);
    if (value.isEmpty()) {
      return List.of();
    }
    JsonArray array = value.get().asArray("/" + AKA_VCTS);
    if (array.size() == 0 || array.size() > MAX_TYPES) {
      throw malformed("/" + AKA_VCTS, array.size() + " types", "1 to " + MAX_TYPES);
    }
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(type));
    for (int i = 0; i < array.size(); i++) {
      String where = JsonPointer.element("/" + AKA_VCTS, i);
      String name = name(array.get(i), where);
      if (!seen.add(name)) {
        throw malformed(where, "a type that is named already", "every type once, and not vct");
      }
      names.add(name);
    }
    return names;
  }

  private static String name(JsonValue value, String where)
      throws JsonFormatException, SdJwtException {
    String name = value.asString(where);
    if (name.isBlank() || name.length() > MAX_CHARS) {
      throw malformed(
          where, "text of " + name.length() + " characters", "1 to " + MAX_CHARS + " characters");
    }
    return name;
  }

  private static Optional<String> text(JsonObject claims, String name) throws JsonFormatException {
    Optional<JsonValue> value = claims.get(name);
    return value.isEmpty() ? Optional.empty() : Optional.of(value.get().asString("/" + name));
  }

  private static Optional<JsonObject> object(JsonObject claims, String name)
      throws JsonFormatException {
    Optional<JsonValue> value = claims.get(name);
    return value.isEmpty() ? Optional.empty() : Optional.of(value.get().asObject("/" + name));
  }

  private static SdJwtException malformed(String where, String found, String expected) {
    return new SdJwtException(ProblemCode.MALFORMED_VALUE_ERROR, where, found, expected);
  }

  /** The kind only: subject and holder may be personal. */
  @Override
  public String toString() {
    return "SdJwtVcClaims[" + alsoKnownAs.size() + " more types]";
  }
}
