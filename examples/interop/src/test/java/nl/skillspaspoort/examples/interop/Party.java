package nl.skillspaspoort.examples.interop;

import java.util.Arrays;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.SecretKey;
import nl.skillspaspoort.core.key.SecretMultikey;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.testkit.TestKeys;

/** A test key whose secret both sides know, so that either can sign with it. */
record Party(SecretKey key) {
  private static final InsecureSecretKeyAccess ACCESS = InsecureSecretKeyAccess.get();

  static Party issuer(KeyAlgorithm algorithm) {
    return new Party(
        algorithm == KeyAlgorithm.ED25519 ? TestKeys.ISSUER : ec(algorithm, (byte) 0x11));
  }

  static Party holder() {
    return new Party(TestKeys.HOLDER);
  }

  private static SecretKey ec(KeyAlgorithm algorithm, byte scalarByte) {
    byte[] scalar = new byte[algorithm == KeyAlgorithm.P256 ? 32 : 48];
    Arrays.fill(scalar, scalarByte);
    return EcSecretKey.ofScalar(algorithm, scalar, ACCESS);
  }

  Did did() {
    return DidKey.of(key.publicKey());
  }

  Signer signer() {
    return DidKey.signer(key);
  }

  /** With the secret, as the Multikey libraries of Digital Bazaar import it. */
  JsonObject multikey() {
    return JsonObject.builder()
        .put("id", signer().keyId().value())
        .put("controller", did().value())
        .put("publicKeyMultibase", key.publicKey().multibase())
        .put("secretKeyMultibase", SecretMultikey.encode(key, ACCESS))
        .build();
  }

  JsonObject publicJwk() {
    return Jwk.write(key.publicKey());
  }

  JsonObject secretJwk() {
    return Jwk.writeSecret(key, ACCESS);
  }
}
