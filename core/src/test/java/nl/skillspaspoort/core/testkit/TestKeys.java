package nl.skillspaspoort.core.testkit;

import java.util.Arrays;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.Signer;

/**
 * Keys with fixed seeds, each for one role. Everybody can make signatures with them: they belong in
 * tests only.
 */
public final class TestKeys {
  /** Signs credentials. */
  public static final Ed25519SecretKey ISSUER = key(1);

  /** Is the subject of credentials and shows them. */
  public static final Ed25519SecretKey HOLDER = key(2);

  /** Has nothing to do with anything: an attacker, or another school. */
  public static final Ed25519SecretKey STRANGER = key(3);

  /** Signs trust lists. */
  public static final Ed25519SecretKey LIST_SIGNER = key(4);

  private TestKeys() {}

  /** The issuer's signer, named by its did:key. */
  public static Signer issuer() {
    return DidKey.signer(ISSUER);
  }

  /** The holder's signer, named by its did:key. */
  public static Signer holder() {
    return DidKey.signer(HOLDER);
  }

  /** The stranger's signer, named by its did:key. */
  public static Signer stranger() {
    return DidKey.signer(STRANGER);
  }

  /** The trust list operator's signer, named by its did:key. */
  public static Signer listSigner() {
    return DidKey.signer(LIST_SIGNER);
  }

  /** The did:key of a key. */
  public static Did did(Ed25519SecretKey key) {
    return DidKey.of(key.publicKey());
  }

  /** A key whose seed is 32 times the same byte. */
  public static Ed25519SecretKey key(int seedByte) {
    byte[] seed = new byte[Ed25519SecretKey.SEED_BYTES];
    Arrays.fill(seed, (byte) seedByte);
    return Ed25519SecretKey.ofSeed(seed, InsecureSecretKeyAccess.get());
  }
}
