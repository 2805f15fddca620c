package nl.skillspaspoort.wallet.store;

import nl.skillspaspoort.core.problem.ProblemCode;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The cost of turning a secret into a key with Argon2id, version 0x13.
 *
 * @param memoryKib memory in KiB
 * @param iterations passes over the memory
 * @param lanes parallelism of the algorithm; it is computed in one thread here
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>
 */
record KeyDerivation(int memoryKib, int iterations, int lanes) {
  /**
   * 64 MiB and 3 passes, as in the second recommended option of RFC 9106 §4, with 1 lane instead of
   * 4: lanes are computed one after the other here, so more of them would help an attacker only.
   */
  static final KeyDerivation DEFAULT = new KeyDerivation(64 << 10, 3, 1);

  /** AES-256. */
  private static final int KEY_BYTES = 32;

  /** The key of a secret; the caller wipes both. */
  byte[] key(byte[] secret, byte[] salt) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(iterations)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] key = new byte[KEY_BYTES];
    generator.generateBytes(secret, key);
    return key;
  }

  @Override
  public String toString() {
    return memoryKib + " KiB, " + iterations + " iterations, " + lanes + " lanes";
  }

  /**
   * Which costs are accepted from a file, before any work is done: below the lower end a changed
   * header would make guessing cheap, above the upper end it would exhaust this machine.
   */
  record Limits(KeyDerivation least, KeyDerivation most) {
    static final Limits DEFAULT =
        new Limits(new KeyDerivation(32 << 10, 2, 1), new KeyDerivation(256 << 10, 10, 4));

    void check(KeyDerivation found) throws StoreException {
      if (!within(least.memoryKib, found.memoryKib, most.memoryKib)
          || !within(least.iterations, found.iterations, most.iterations)
          || !within(least.lanes, found.lanes, most.lanes)) {
        throw new StoreException(
            ProblemCode.WALLET_FORMAT,
            "a key derivation of " + found,
            "between " + least + " and " + most);
      }
    }

    private static boolean within(int least, int found, int most) {
      return least <= found && found <= most;
    }
  }
}
