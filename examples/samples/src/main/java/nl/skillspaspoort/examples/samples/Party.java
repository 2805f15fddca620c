package nl.skillspaspoort.examples.samples;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.Signer;

/** Somebody in the samples, with a key that everybody knows. */
public enum Party {
  /** The person that all samples are about. */
  HOLDER("Houder (fictief)"),
  /** A school for vocational education. */
  ROC("ROC Polderland (fictief)"),
  /** Somebody who calls himself that school. */
  LOOKALIKE("ROC Polderland (fictief)"),
  /** A recognised company where pupils work. */
  COMPANY("Kringloop Noord (fictief)"),
  /** A provider of EVC. */
  EVC_CENTRE("EVC Centrum Rivierenland (fictief)"),
  /** A branch body. */
  BRANCH("Branche Water (fictief)"),
  /** A branch body that certifies safety. */
  SAFETY("Veilig Bouwen (fictief)"),
  /** A university of applied sciences. */
  HOGESCHOOL("Hogeschool Duinrand (fictief)"),
  /** An employer. */
  EMPLOYER("Installatiebedrijf De Schakel (fictief)"),
  /** Somebody who works with the holder. */
  COLLEAGUE("Collega (fictief)"),
  /** Who keeps the list of all these. */
  LIST_OWNER("Register (fictief)");

  private final String title;

  Party(String title) {
    this.title = title;
  }

  /** The name. */
  public String title() {
    return title;
  }

  /** The seed of the key in use: anybody can compute it. */
  public byte[] seed() {
    return seed("");
  }

  private byte[] seed(String which) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(("skillspaspoort sample " + name() + which).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** The key in use. */
  public Ed25519SecretKey key() {
    return Ed25519SecretKey.ofSeed(seed(), InsecureSecretKeyAccess.get());
  }

  /** A key that was in use before. */
  public Ed25519SecretKey retiredKey() {
    return Ed25519SecretKey.ofSeed(seed(" retired"), InsecureSecretKeyAccess.get());
  }

  /** A key that came into other hands. */
  public Ed25519SecretKey compromisedKey() {
    return Ed25519SecretKey.ofSeed(seed(" compromised"), InsecureSecretKeyAccess.get());
  }

  /** Its identifier. */
  public Did did() {
    return DidKey.of(key().publicKey());
  }

  /** Signs with the key in use. */
  public Signer signer() {
    return DidKey.signer(key());
  }
}
