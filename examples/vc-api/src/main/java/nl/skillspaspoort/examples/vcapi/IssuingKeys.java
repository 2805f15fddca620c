package nl.skillspaspoort.examples.vcapi;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.bbs.BbsSecretKey;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.Signer;

/** The keys of this service: new at each start, in memory only. Thread-safe. */
final class IssuingKeys {
  private final Map<KeyAlgorithm, Signer> signers = new EnumMap<>(KeyAlgorithm.class);

  private IssuingKeys(SecureRandom random) {
    signers.put(KeyAlgorithm.ED25519, DidKey.signer(Ed25519SecretKey.generate(random)));
    for (KeyAlgorithm curve : new KeyAlgorithm[] {KeyAlgorithm.P256, KeyAlgorithm.P384}) {
      signers.put(curve, DidKey.signer(EcSecretKey.generate(curve, random)));
    }
    signers.put(KeyAlgorithm.BLS12_381_G2, BbsSecretKey.generate(random).signer());
  }

  static IssuingKeys generate() {
    return new IssuingKeys(new SecureRandom());
  }

  Signer signer(KeyAlgorithm algorithm) {
    return Optional.ofNullable(signers.get(algorithm)).orElseThrow();
  }

  /** The DID of each key, by a short name. */
  JsonObject dids() {
    return JsonObject.builder()
        .put("ed", did(KeyAlgorithm.ED25519))
        .put("p256", did(KeyAlgorithm.P256))
        .put("p384", did(KeyAlgorithm.P384))
        .put("bls", did(KeyAlgorithm.BLS12_381_G2))
        .build();
  }

  private String did(KeyAlgorithm algorithm) {
    return signer(algorithm).keyId().controller();
  }
}
