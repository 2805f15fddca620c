package nl.skillspaspoort.issuer.registry;

import java.util.Objects;

/**
 * What the registry writes down when a version was signed and has reached its place.
 *
 * @param credentialId identifier of the credential
 * @param version the version
 * @param keyId name of the key that signed it
 * @param digest SHA-256 of the signed text in base64url
 */
public record Completion(String credentialId, int version, String keyId, String digest) {
  /** Checks that nothing is missing. */
  public Completion {
    Objects.requireNonNull(credentialId, "credentialId");
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(digest, "digest");
  }
}
