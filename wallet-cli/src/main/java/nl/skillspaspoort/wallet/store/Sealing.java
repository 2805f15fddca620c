package nl.skillspaspoort.wallet.store;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a store seals: what a derivation costs in new files and may cost in files that are read, and
 * where salts, nonces and keys come from. Immutable.
 */
record Sealing(KeyDerivation derivation, KeyDerivation.Limits limits, SecureRandom random) {

  static Sealing standard() {
    return new Sealing(KeyDerivation.DEFAULT, KeyDerivation.Limits.DEFAULT, new SecureRandom());
  }

  Sealing random(SecureRandom other) {
    return new Sealing(derivation, limits, other);
  }

  /** A ring with a fresh root key that this passphrase opens. */
  KeyRing ring(char[] passphrase) throws StoreException {
    return using(passphrase, this::ring);
  }

  /** A ring with a fresh root key that this passphrase opens and this code. */
  KeyRing ring(char[] passphrase, RecoveryCode code) throws StoreException {
    return using(
        passphrase,
        (kind, secret) ->
            using(
                code,
                (second, codeSecret) ->
                    ring(new TreeMap<>(Map.of(kind, secret, second, codeSecret)))));
  }

  private KeyRing ring(KeySlot.Kind kind, byte[] secret) {
    return ring(new TreeMap<>(Map.of(kind, secret)));
  }

  private KeyRing ring(SortedMap<KeySlot.Kind, byte[]> secrets) {
    return KeyRing.fresh(secrets, derivation, random);
  }

  byte[] seal(byte[] content, KeyRing keys) throws StoreException {
    return SealedFile.seal(content, keys, random);
  }

  /** Opens a file of any version that is known. The keys are for saving it in the newest one. */
  SealedFile.Opened open(byte[] file, KeySlot.Kind kind, byte[] secret) throws StoreException {
    if (SealedFile.version(file) != FirstFormat.VERSION) {
      return SealedFile.open(file, kind, secret, limits);
    }
    if (kind != KeySlot.Kind.PASSPHRASE) {
      throw SealedFile.noSlot();
    }
    byte[] content = FirstFormat.open(file, secret, limits);
    return new SealedFile.Opened(ring(kind, secret), content);
  }

  /** The secret of one call: it is wiped at its end. */
  @FunctionalInterface
  interface Use<T> {
    T with(KeySlot.Kind kind, byte[] secret) throws StoreException;
  }

  static <T> T using(char[] passphrase, Use<T> use) throws StoreException {
    try (Passphrase secret = Passphrase.of(passphrase)) {
      return using(KeySlot.Kind.PASSPHRASE, secret.bytes(), use);
    }
  }

  static <T> T using(RecoveryCode code, Use<T> use) throws StoreException {
    return using(KeySlot.Kind.RECOVERY_CODE, code.bytes(), use);
  }

  private static <T> T using(KeySlot.Kind kind, byte[] secret, Use<T> use) throws StoreException {
    try {
      return use.with(kind, secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
