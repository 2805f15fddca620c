package nl.skillspaspoort.examples.vcapi;

import java.util.Optional;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.proof.Cryptosuites;

/** How a credential is secured; each has a prefix of its own in the paths. */
enum Way {
  EDDSA_RDFC("eddsa-rdfc-2022", Cryptosuites.EDDSA_RDFC_2022, KeyAlgorithm.ED25519),
  EDDSA_JCS("eddsa-jcs-2022", Cryptosuites.EDDSA_JCS_2022, KeyAlgorithm.ED25519),
  ECDSA_RDFC("ecdsa-rdfc-2019", Cryptosuites.ECDSA_RDFC_2019, KeyAlgorithm.P256),
  ECDSA_RDFC_P384("ecdsa-rdfc-2019-p384", Cryptosuites.ECDSA_RDFC_2019, KeyAlgorithm.P384),
  ECDSA_JCS("ecdsa-jcs-2019", Cryptosuites.ECDSA_JCS_2019, KeyAlgorithm.P256),
  ECDSA_SD("ecdsa-sd-2023", Cryptosuites.ECDSA_SD_2023, KeyAlgorithm.P256),
  BBS("bbs-2023", Cryptosuites.BBS_2023, KeyAlgorithm.BLS12_381_G2),
  /** Checked only: nothing new is signed in this way. */
  LEGACY_ED25519("Ed25519Signature2020", "Ed25519Signature2020", KeyAlgorithm.ED25519),
  /** A token around the credential. */
  ENVELOPE("envelope", "vc+jwt", KeyAlgorithm.ED25519),
  /** A credential whose state can be looked up. */
  STATUS("status", Cryptosuites.EDDSA_RDFC_2022, KeyAlgorithm.ED25519);

  private final String prefix;
  private final String mechanism;
  private final KeyAlgorithm key;

  Way(String prefix, String mechanism, KeyAlgorithm key) {
    this.prefix = prefix;
    this.mechanism = mechanism;
    this.key = key;
  }

  /** The first part of its paths. */
  String prefix() {
    return prefix;
  }

  /** The cryptosuite; empty for the token and the legacy proof type. */
  Optional<String> cryptosuite() {
    return this == ENVELOPE || this == LEGACY_ED25519 ? Optional.empty() : Optional.of(mechanism);
  }

  /** The cryptosuite, the legacy proof type, or the media type of the token. */
  String mechanism() {
    return mechanism;
  }

  /** The kind of key that signs. */
  KeyAlgorithm key() {
    return key;
  }

  boolean issues() {
    return this != LEGACY_ED25519;
  }

  /** True if the holder chooses what she shows. */
  boolean isSelective() {
    return this == ECDSA_SD || this == BBS;
  }
}
