package nl.skillspaspoort.examples.conformance;

import java.util.Optional;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.SecretKey;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A verification method of the type {@code JsonWebKey}, in the suites with its private key beside.
 *
 * @see <a href="https://www.w3.org/TR/cid-1.0/#JsonWebKey">CID 1.0, JsonWebKey</a>
 */
final class KeyFile {
  private static final String TYPE = "JsonWebKey";

  private final KeyId id;
  private final VerificationKey publicKey;
  private final JsonObject json;

  private KeyFile(KeyId id, VerificationKey publicKey, JsonObject json) {
    this.id = id;
    this.publicKey = publicKey;
    this.json = json;
  }

  /** Reads the public part; the private one is read when it is asked for. */
  static KeyFile read(byte[] utf8) throws JsonFormatException, KeyFormatException {
    JsonObject json = JsonReader.strict().readObject(utf8);
    if (!json.text("type").equals(Optional.of(TYPE))) {
      throw wrong("another type of verification method", "the type " + TYPE);
    }
    KeyId id = KeyId.parse(json.required("id", "").asString("/id"));
    if (!json.text("controller").equals(Optional.of(id.controller()))) {
      throw wrong("a key of another controller than in its name", "the same controller");
    }
    JsonObject jwk = json.required("publicKeyJwk", "").asObject("/publicKeyJwk");
    return new KeyFile(id, Jwk.read(jwk), json);
  }

  VerificationKey publicKey() {
    return publicKey;
  }

  /** Signs with the private key, which must belong to the public one. */
  Signer signer() throws JsonFormatException, KeyFormatException {
    JsonObject jwk = json.required("secretKeyJwk", "").asObject("/secretKeyJwk");
    SecretKey secret = Jwk.readSecret(jwk, InsecureSecretKeyAccess.get());
    if (!secret.publicKey().equals(publicKey)) {
      secret.destroy();
      throw wrong("a private key of another public key", "both halves of one key");
    }
    return secret.signer(id);
  }

  private static KeyFormatException wrong(String found, String expected) {
    return new KeyFormatException(ProblemCode.INVALID_KEY, found, expected);
  }

  /** The name of the key only. */
  @Override
  public String toString() {
    return "KeyFile[" + id + "]";
  }
}
