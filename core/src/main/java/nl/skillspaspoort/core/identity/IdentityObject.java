package nl.skillspaspoort.core.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;

/**
 * One identifier of the subject of a credential, plain or hashed. Immutable.
 *
 * @param identityType what kind of identifier, for example {@code emailAddress}
 * @param hashed whether {@code identityHash} is a digest
 * @param identityHash the identifier itself, or the name of the hash function, {@code $} and the
 *     hexadecimal digest of identifier and salt
 * @param salt what was put behind the identifier before hashing
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#identityobject">Open Badges 3.0,
 *     IdentityObject</a>
 */
public record IdentityObject(
    String identityType, boolean hashed, String identityHash, Optional<String> salt) {
  /** The kind of an e-mail address. */
  public static final String EMAIL_ADDRESS = "emailAddress";

  private static final String TYPE = "IdentityObject";
  private static final String SHA_256 = "sha256$";

  /** Checks that nothing is missing. */
  public IdentityObject {
    Objects.requireNonNull(identityType, "identityType");
    Objects.requireNonNull(identityHash, "identityHash");
    Objects.requireNonNull(salt, "salt");
  }

  /**
   * A hashed identifier, by SHA-256.
   *
   * @param salt random, at least 16 characters, another one for every credential
   */
  public static IdentityObject hashed(String identityType, String identifier, String salt) {
    if (salt.length() < 16) {
      throw new IllegalArgumentException(
          "found a salt of " + salt.length() + " characters; expected at least 16");
    }
    return new IdentityObject(identityType, true, digest(identifier, salt), Optional.of(salt));
  }

  /**
   * The identifiers of a subject, in {@code identifier}.
   *
   * @param where JSON Pointer of the subject, for the error
   * @throws JsonFormatException if one of them is not written as it must be
   */
  public static List<IdentityObject> allIn(JsonObject subject, String where)
      throws JsonFormatException {
    String at = where + "/identifier";
    Optional<JsonValue> member = subject.get("identifier");
    List<IdentityObject> all = new ArrayList<>();
    if (member.isPresent() && member.get() instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        String here = JsonPointer.element(at, i);
        all.add(read(array.get(i).asObject(here), here));
      }
    } else if (member.isPresent()) {
      all.add(read(member.get().asObject(at), at));
    }
    return List.copyOf(all);
  }

  private static IdentityObject read(JsonObject json, String where) throws JsonFormatException {
    return new IdentityObject(
        json.requiredText("identityType", where),
        json.required("hashed", where).asBoolean(where + "/hashed"),
        json.requiredText("identityHash", where),
        json.has("salt") ? Optional.of(json.requiredText("salt", where)) : Optional.empty());
  }

  /** The object as it stands in a credential. */
  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("type", TYPE)
            .put("identityType", identityType)
            .put("hashed", hashed)
            .put("identityHash", identityHash);
    salt.ifPresent(text -> json.put("salt", text));
    return json.build();
  }

  /**
   * True if this could be compared: it is plain, or by a hash function for which nobody can make
   * two identifiers meet. MD5 is none.
   */
  public boolean isComparable() {
    return !hashed || identityHash.startsWith(SHA_256);
  }

  /**
   * True if this is that identifier. An e-mail address also matches in lower case: some issuers
   * hash it so.
   */
  public boolean matches(String type, String identifier) {
    if (!type.equals(identityType) || !isComparable()) {
      return false;
    }
    String lower = identifier.toLowerCase(Locale.ROOT);
    return same(identifier) || (type.equals(EMAIL_ADDRESS) && same(lower));
  }

  private boolean same(String identifier) {
    String other = hashed ? digest(identifier, salt.orElse("")) : identifier;
    String own = hashed ? identityHash.toLowerCase(Locale.ROOT) : identityHash;
    return MessageDigest.isEqual(
        own.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String digest(String identifier, String salt) {
    return SHA_256
        + HexFormat.of()
            .formatHex(
                HashAlgorithm.SHA_256.hash((identifier + salt).getBytes(StandardCharsets.UTF_8)));
  }

  /** The kind only: the identifier is personal, hashed or not. */
  @Override
  public String toString() {
    return "IdentityObject[" + identityType + "]";
  }
}
