package nl.skillspaspoort.bbs;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.key.Bls12381PublicKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.BbsScheme;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofException;

/**
 * BBS with the ciphersuite BLS12-381-SHA-256 and the interface that the draft calls {@code
 * H2G_HM2S_}. Immutable and safe for use by several threads.
 *
 * <p>Every point that comes from outside is checked to be in its group and not at infinity, every
 * scalar to be in range, and every encoding to be the only one. Constant time is not promised.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-irtf-cfrg-bbs-signatures/">The BBS Signature
 *     Scheme</a>
 */
public final class Bbs implements BbsScheme {
  static final BbsCore CORE = new BbsCore();

  private final IntFunction<List<BigInteger>> scalars;

  private Bbs(IntFunction<List<BigInteger>> scalars) {
    this.scalars = scalars;
  }

  /** The scheme, with the platform's source of randomness. */
  public static Bbs scheme() {
    return scheme(new SecureRandom());
  }

  /** The scheme with another source of randomness; proofs are only as secret as that is. */
  public static Bbs scheme(SecureRandom random) {
    return new Bbs(count -> randomScalars(count, random));
  }

  /** The scheme with given scalars, for vectors. */
  static Bbs withScalars(IntFunction<List<BigInteger>> scalars) {
    return new Bbs(scalars);
  }

  /** The standard cryptosuites and {@code bbs-2023}, with the bundled contexts. */
  public static DataIntegrity suites() {
    return DataIntegrity.with(Cryptosuites.over(Canonicalizer.standard()).withBbs2023(scheme()));
  }

  /** The draft's calculate_random_scalars. */
  private static List<BigInteger> randomScalars(int count, SecureRandom random) {
    List<BigInteger> scalars = new ArrayList<>(count);
    byte[] bytes = new byte[Ciphersuite.EXPAND_BYTES];
    while (scalars.size() < count) {
      random.nextBytes(bytes);
      BigInteger scalar = new BigInteger(1, bytes).mod(Ciphersuite.ORDER);
      if (scalar.signum() != 0) {
        scalars.add(scalar);
      }
    }
    return scalars;
  }

  @Override
  public boolean acceptsSignature(
      Bls12381PublicKey key, byte[] signature, byte[] header, List<byte[]> messages) {
    try {
      return CORE.verify(
          key.encoded(), BbsSignature.decode(signature), header, Ciphersuite.scalars(messages));
    } catch (MalformedException e) {
      return false;
    }
  }

  @Override
  public byte[] prove(
      Bls12381PublicKey key,
      byte[] signature,
      byte[] header,
      byte[] presentationHeader,
      List<byte[]> messages,
      List<Integer> disclosed)
      throws ProofException {
    try {
      return CORE.prove(
              key.encoded(),
              BbsSignature.decode(signature),
              header,
              presentationHeader,
              Ciphersuite.scalars(messages),
              disclosed,
              scalars)
          .encode();
    } catch (MalformedException e) {
      throw new ProofException(
          Problem.of(
              ProblemCode.PROOF_MALFORMED, String.valueOf(e.getMessage()), "a BBS signature"),
          e);
    }
  }

  @Override
  public boolean acceptsProof(
      Bls12381PublicKey key,
      byte[] proof,
      byte[] header,
      byte[] presentationHeader,
      List<byte[]> shown,
      List<Integer> positions) {
    try {
      return CORE.verifyProof(
          key.encoded(),
          BbsProof.decode(proof),
          header,
          presentationHeader,
          Ciphersuite.scalars(shown),
          positions);
    } catch (MalformedException e) {
      return false;
    }
  }

  @Override
  public int hiddenMessages(byte[] proof) {
    return BbsProof.hidden(proof.length);
  }
}
