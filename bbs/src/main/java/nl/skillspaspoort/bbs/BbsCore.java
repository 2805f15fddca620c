package nl.skillspaspoort.bbs;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import nl.skillspaspoort.bbs.Ciphersuite.Generator;
import supranational.blst.P1;
import supranational.blst.P2_Affine;

/**
 * The core operations of the draft, step by step, on scalars.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-irtf-cfrg-bbs-signatures/">The BBS Signature
 *     Scheme, Core Operations</a>
 */
final class BbsCore {
  private final Ciphersuite ciphersuite = new Ciphersuite();

  /** Q_1 and one for each message. */
  private List<Generator> generators(int messages) {
    return ciphersuite.generators(messages + 1);
  }

  /** The draft's calculate_domain. */
  private static BigInteger domain(byte[] publicKey, List<Generator> generators, byte[] header) {
    Octets octets = new Octets().bytes(publicKey).number(generators.size() - 1L);
    generators.forEach(generator -> octets.bytes(generator.compressed()));
    octets.bytes(Ciphersuite.ascii(Ciphersuite.API_ID)).number(header.length).bytes(header);
    return Ciphersuite.hashToScalar(octets.toByteArray(), Ciphersuite.HASH_TO_SCALAR_DST);
  }

  /** B of the draft: the base point, the domain, and the messages at their generators. */
  private static P1 sum(
      List<Generator> generators,
      BigInteger domain,
      List<BigInteger> messages,
      List<Integer> positions) {
    P1 sum = Points.plus(Ciphersuite.basePoint(), Points.times(generators.get(0).point(), domain));
    return plus(sum, generators, messages, positions);
  }

  private static P1 plus(
      P1 start, List<Generator> generators, List<BigInteger> scalars, List<Integer> positions) {
    P1 sum = start.dup();
    for (int i = 0; i < scalars.size(); i++) {
      sum.add(Points.times(generators.get(positions.get(i) + 1).point(), scalars.get(i)));
    }
    return sum;
  }

  private static List<Integer> all(int count) {
    List<Integer> positions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      positions.add(i);
    }
    return positions;
  }

  /** CoreSign. */
  BbsSignature sign(BigInteger secret, byte[] publicKey, byte[] header, List<BigInteger> messages) {
    List<Generator> generators = generators(messages.size());
    BigInteger domain = domain(publicKey, generators, header);
    Octets octets = new Octets().scalar(secret);
    messages.forEach(octets::scalar);
    BigInteger e =
        Ciphersuite.hashToScalar(
            octets.scalar(domain).toByteArray(), Ciphersuite.HASH_TO_SCALAR_DST);
    P1 b = sum(generators, domain, messages, all(messages.size()));
    BigInteger inverse = secret.add(e).modInverse(Ciphersuite.ORDER);
    return new BbsSignature(Points.times(b, inverse), e);
  }

  /** CoreVerify. */
  boolean verify(byte[] publicKey, BbsSignature signature, byte[] header, List<BigInteger> messages)
      throws MalformedException {
    P2_Affine w = Points.g2(publicKey);
    List<Generator> generators = generators(messages.size());
    BigInteger domain = domain(publicKey, generators, header);
    P1 b = sum(generators, domain, messages, all(messages.size()));
    P1 rest = Points.minus(b, Points.times(signature.a(), signature.e()));
    return Points.pairEqually(signature.a(), w, rest, Points.generator2());
  }

  /**
   * CoreProofGen.
   *
   * @param random gives so many scalars
   */
  BbsProof prove(
      byte[] publicKey,
      BbsSignature signature,
      byte[] header,
      byte[] presentationHeader,
      List<BigInteger> messages,
      List<Integer> disclosed,
      IntFunction<List<BigInteger>> random) {
    Set<Integer> isDisclosed = new HashSet<>(disclosed);
    List<Integer> hidden =
        all(messages.size()).stream().filter(i -> !isDisclosed.contains(i)).toList();
    List<BigInteger> scalars = random.apply(5 + hidden.size());
    BigInteger r1 = scalars.get(0);
    BigInteger r2 = scalars.get(1);
    BigInteger eTilde = scalars.get(2);
    BigInteger r1Tilde = scalars.get(3);
    BigInteger r3Tilde = scalars.get(4);
    List<BigInteger> mTilde = scalars.subList(5, scalars.size());

    List<Generator> generators = generators(messages.size());
    BigInteger domain = domain(publicKey, generators, header);
    P1 b = sum(generators, domain, messages, all(messages.size()));
    P1 d = Points.times(b, r2);
    P1 aBar = Points.times(signature.a(), r1.multiply(r2));
    P1 bBar = Points.minus(Points.times(d, r1), Points.times(aBar, signature.e()));
    P1 t1 = Points.plus(Points.times(aBar, eTilde), Points.times(d, r1Tilde));
    P1 t2 = plus(Points.times(d, r3Tilde), generators, mTilde, hidden);

    BigInteger c =
        challenge(
            new Commitments(aBar, bBar, d, t1, t2, domain),
            disclosed.stream().map(messages::get).toList(),
            disclosed,
            presentationHeader);
    BigInteger r3 = r2.modInverse(Ciphersuite.ORDER);
    List<BigInteger> mHat = new ArrayList<>(hidden.size());
    for (int i = 0; i < hidden.size(); i++) {
      mHat.add(mod(mTilde.get(i).add(messages.get(hidden.get(i)).multiply(c))));
    }
    return new BbsProof(
        aBar,
        bBar,
        d,
        mod(eTilde.add(signature.e().multiply(c))),
        mod(r1Tilde.subtract(r1.multiply(c))),
        mod(r3Tilde.subtract(r3.multiply(c))),
        mHat,
        c);
  }

  private static BigInteger mod(BigInteger value) {
    return value.mod(Ciphersuite.ORDER);
  }

  /** CoreProofVerify. */
  boolean verifyProof(
      byte[] publicKey,
      BbsProof proof,
      byte[] header,
      byte[] presentationHeader,
      List<BigInteger> shown,
      List<Integer> positions)
      throws MalformedException {
    P2_Affine w = Points.g2(publicKey);
    int count = shown.size() + proof.hidden().size();
    requireAscending(positions, shown.size(), count);
    Set<Integer> isShown = new HashSet<>(positions);
    List<Integer> hidden = all(count).stream().filter(i -> !isShown.contains(i)).toList();

    List<Generator> generators = generators(count);
    BigInteger domain = domain(publicKey, generators, header);
    P1 t1 =
        Points.plus(
            Points.plus(
                Points.times(proof.bBar(), proof.challenge()),
                Points.times(proof.aBar(), proof.eHat())),
            Points.times(proof.d(), proof.r1Hat()));
    P1 bv = sum(generators, domain, shown, positions);
    P1 t2 =
        plus(
            Points.plus(
                Points.times(bv, proof.challenge()), Points.times(proof.d(), proof.r3Hat())),
            generators,
            proof.hidden(),
            hidden);
    BigInteger c =
        challenge(
            new Commitments(proof.aBar(), proof.bBar(), proof.d(), t1, t2, domain),
            shown,
            positions,
            presentationHeader);
    return c.equals(proof.challenge())
        && Points.pairEqually(proof.aBar(), w, proof.bBar(), Points.generator2());
  }

  private static void requireAscending(List<Integer> positions, int shown, int count)
      throws MalformedException {
    if (positions.size() != shown) {
      throw new MalformedException("another number of positions than of messages");
    }
    int before = -1;
    for (int position : positions) {
      if (position <= before || position >= count) {
        throw new MalformedException("positions that are not ascending, or beyond the end");
      }
      before = position;
    }
  }

  /** What the draft calls init_res. */
  private record Commitments(P1 aBar, P1 bBar, P1 d, P1 t1, P1 t2, BigInteger domain) {
    @Override
    public String toString() {
      return "Commitments";
    }
  }

  /** The draft's ProofChallengeCalculate. */
  private static BigInteger challenge(
      Commitments commitments,
      List<BigInteger> shown,
      List<Integer> positions,
      byte[] presentationHeader) {
    Octets octets = new Octets().number(shown.size());
    for (int i = 0; i < shown.size(); i++) {
      octets.number(positions.get(i)).scalar(shown.get(i));
    }
    octets
        .point(commitments.aBar())
        .point(commitments.bBar())
        .point(commitments.d())
        .point(commitments.t1())
        .point(commitments.t2())
        .scalar(commitments.domain())
        .number(presentationHeader.length)
        .bytes(presentationHeader);
    return Ciphersuite.hashToScalar(octets.toByteArray(), Ciphersuite.HASH_TO_SCALAR_DST);
  }
}
