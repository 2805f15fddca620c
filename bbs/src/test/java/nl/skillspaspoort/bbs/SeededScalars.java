package nl.skillspaspoort.bbs;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.skillspaspoort.core.proof.BbsScheme;

/**
 * The scheme with the random scalars of test vectors: the draft's seeded_random_scalars.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-irtf-cfrg-bbs-signatures/">The BBS Signature
 *     Scheme, Mocked Random Scalars</a>
 */
public final class SeededScalars {
  private static final byte[] DST =
      Ciphersuite.ascii(Ciphersuite.API_ID + "MOCK_RANDOM_SCALARS_DST_");

  private SeededScalars() {}

  /** A scheme that makes the same proof every time. */
  public static BbsScheme scheme(byte[] seed) {
    return Bbs.withScalars(count -> scalars(seed, count));
  }

  private static List<BigInteger> scalars(byte[] seed, int count) {
    int bytes = Ciphersuite.EXPAND_BYTES;
    byte[] all = Ciphersuite.expand(seed, DST, bytes * count);
    List<BigInteger> scalars = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      scalars.add(
          new BigInteger(1, Arrays.copyOfRange(all, bytes * i, bytes * (i + 1)))
              .mod(Ciphersuite.ORDER));
    }
    return scalars;
  }
}
