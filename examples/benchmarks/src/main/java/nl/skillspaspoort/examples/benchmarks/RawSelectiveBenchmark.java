package nl.skillspaspoort.examples.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.skillspaspoort.bbs.Bbs;
import nl.skillspaspoort.bbs.BbsSecretKey;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.key.BbsSigner;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.problem.ProblemException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The signatures under selective disclosure by themselves: one P-256 operation over 64 bytes, and
 * one BBS operation over the statements of the badge, of which a proof shows every other one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RawSelectiveBenchmark {
  private static final byte[] NONE = {};
  private static final Bbs BBS = Bbs.scheme();

  private final Signer ecdsa = DidKey.signer(ecdsaKey());
  private final BbsSecretKey bbsKey = bbsKey();
  private final BbsSigner bbs = bbsKey.signer();
  private List<byte[]> statements = List.of();
  private List<byte[]> shown = List.of();
  private List<Integer> positions = List.of();
  private byte[] ecdsaSignature = NONE;
  private byte[] bbsSignature = NONE;
  private byte[] bbsProof = NONE;

  private static byte[] filled() {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) 5);
    return bytes;
  }

  private static BbsSecretKey bbsKey() {
    return BbsSecretKey.ofMaterial(filled(), NONE, InsecureSecretKeyAccess.get());
  }

  private static EcSecretKey ecdsaKey() {
    return EcSecretKey.ofScalar(KeyAlgorithm.P256, filled(), InsecureSecretKeyAccess.get());
  }

  /** What is signed: the statements of the badge, issued by the BBS key. */
  static List<String> statements() throws ProblemException {
    JsonObject badge =
        Badge.draft(Badge.SKILLS)
            .toUnsignedCredential(
                JsonObject.builder().put("id", bbsKey().did().value()).build(),
                "urn:uuid:0f5b1f0e-51a0-4cf4-a2cb-9f2f0a3f2a11",
                Badge.NOW);
    return Canonicalizer.standard().canonicalize(badge, HashAlgorithm.SHA_256).lines().toList();
  }

  /** What is shown: the positions of every other one of so many statements. */
  static List<Integer> everyOther(int statements) {
    return IntStream.range(0, statements).filter(i -> i % 2 == 0).boxed().toList();
  }

  /** Signs and proves once. */
  @Setup
  public void prepare() throws ProblemException {
    statements = statements().stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
    positions = everyOther(statements.size());
    shown = positions.stream().map(statements::get).toList();
    ecdsaSignature = ecdsaSign();
    bbsSignature = bbsSign();
    bbsProof = bbsProve();
    if (!ecdsaVerify() || !bbsVerify()) {
      throw new AssertionError("what was just signed does not verify");
    }
  }

  /** One signature with P-256. */
  @Benchmark
  public byte[] ecdsaSign() throws ProblemException {
    return ecdsa.sign(RawBenchmark.MESSAGE);
  }

  /** One check of a signature with P-256. */
  @Benchmark
  public boolean ecdsaVerify() {
    return ecdsa.publicKey().accepts(RawBenchmark.MESSAGE, ecdsaSignature);
  }

  /** One signature over all statements. */
  @Benchmark
  public byte[] bbsSign() throws ProblemException {
    return bbs.sign(NONE, statements);
  }

  /** One proof of half of the statements. */
  @Benchmark
  public byte[] bbsProve() throws ProblemException {
    return BBS.prove(bbsKey.publicKey(), bbsSignature, NONE, NONE, statements, positions);
  }

  /** One check of such a proof. */
  @Benchmark
  public boolean bbsVerify() {
    return BBS.acceptsProof(bbsKey.publicKey(), bbsProof, NONE, NONE, shown, positions);
  }
}
