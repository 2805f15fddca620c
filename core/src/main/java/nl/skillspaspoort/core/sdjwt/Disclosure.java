package nl.skillspaspoort.core.sdjwt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * One claim that the holder can show or keep: a salt, a name if it is a member of an object, and a
 * value. Whether anybody signed it is not known by itself.
 *
 * <p>Immutable and safe for use by several threads. Two disclosures are equal when their texts are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.2">RFC 9901 §4.2</a>
 */
public final class Disclosure {
  private final String text;
  private final String salt;
  private final @Nullable String name;
  private final JsonValue value;

  private Disclosure(String text, String salt, @Nullable String name, JsonValue value) {
    this.text = text;
    this.salt = salt;
    this.name = name;
    this.value = value;
  }

  /**
   * Reads a disclosure.
   *
   * @param text base64url of a JSON array of two or three elements
   * @throws SdJwtException {@code DISCLOSURE_MALFORMED} if it is something else; {@code
   *     RESERVED_CLAIM_NAME} for {@code _sd}, {@code ...} and {@code _sd_alg}; the code of the JSON
   *     reader if it is not strict JSON
   */
  public static Disclosure parse(String text) throws SdJwtException {
    return parse(text, "disclosure", JsonReader.strict());
  }

  static Disclosure parse(String text, String where, JsonReader reader) throws SdJwtException {
    JsonArray array = array(text, where, reader);
    if (array.size() != 2 && array.size() != 3) {
      throw malformed(where, "an array of " + array.size() + " elements", "two or three elements");
    }
    if (!(array.get(0) instanceof JsonString salt)) {
      throw malformed(where, "a salt that is " + array.get(0).kind(), "a string");
    }
    if (array.size() == 2) {
      return new Disclosure(text, salt.value(), null, array.get(1));
    }
    if (!(array.get(1) instanceof JsonString name)) {
      throw malformed(where, "a name that is " + array.get(1).kind(), "a string");
    }
    if (Reserved.NAMES.contains(name.value())) {
      throw new SdJwtException(
          ProblemCode.RESERVED_CLAIM_NAME,
          where,
          "a claim named " + name.value(),
          "a name that is not reserved");
    }
    return new Disclosure(text, salt.value(), name.value(), array.get(2));
  }

  private static JsonArray array(String text, String where, JsonReader reader)
      throws SdJwtException {
    byte[] json;
    try {
      json = Base64Url.decode(text);
    } catch (EncodingException e) {
      throw new SdJwtException(
          new Problem(
              ProblemCode.DISCLOSURE_MALFORMED, where, e.problem().found(), e.problem().expected()),
          e);
    }
    JsonValue value;
    try {
      value = reader.read(json);
    } catch (JsonFormatException e) {
      throw SdJwtException.in(where, e);
    }
    if (value instanceof JsonArray array) {
      return array;
    }
    throw malformed(where, value.kind(), "an array");
  }

  private static SdJwtException malformed(String where, String found, String expected) {
    return new SdJwtException(ProblemCode.DISCLOSURE_MALFORMED, where, found, expected);
  }

  /** A disclosure for a member of an object. */
  static Disclosure ofMember(String salt, String name, JsonValue value) {
    return new Disclosure(
        written(JsonArray.of(new JsonString(salt), new JsonString(name), value)),
        salt,
        name,
        value);
  }

  /** A disclosure for an element of an array. */
  static Disclosure ofElement(String salt, JsonValue value) {
    return new Disclosure(written(JsonArray.of(new JsonString(salt), value)), salt, null, value);
  }

  private static String written(JsonArray array) {
    return Base64Url.encode(JsonWriter.compact(array).getBytes(StandardCharsets.UTF_8));
  }

  /** The base64url text, as it was received. */
  public String text() {
    return text;
  }

  /** What makes the digest unpredictable. */
  public String salt() {
    return salt;
  }

  /** The name of the claim; empty if it is an element of an array. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** The value as it stands in the disclosure: digests in it are not resolved. */
  public JsonValue value() {
    return value;
  }

  /** The digest over {@link #text()}, in base64url. */
  public String digest(HashAlgorithm hash) {
    return DigestAlgorithm.digest(hash, text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Disclosure disclosure && disclosure.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The size only: name and value may be personal. */
  @Override
  public String toString() {
    return "Disclosure[" + text.length() + " chars]";
  }
}
