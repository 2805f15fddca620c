package nl.skillspaspoort.examples.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.issuer.Securing;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What nobody can be faster than: one Ed25519 operation of Bouncy Castle, called directly with a
 * key that was decoded before, over as many bytes as a Data Integrity proof signs.
 */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = Bench.WITHOUT_NATIVE_CODE)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RawBenchmark {
  static final byte[] MESSAGE =
      "the two hashes that a Data Integrity proof signs: 64 bytes long."
          .getBytes(StandardCharsets.US_ASCII);

  private final byte[] seed = Badge.ISSUER.seed(InsecureSecretKeyAccess.get());
  private final byte[] encoded = Badge.ISSUER.publicKey().encoded();
  private final Ed25519.PublicPoint point = Ed25519.validatePublicKeyFullExport(encoded, 0);
  private final byte[] signature = sign();
  private final byte[] token = Badge.signed(Securing.vcJwt(), Badge.SKILLS);
  private final int tokenBytes = new String(token, StandardCharsets.US_ASCII).lastIndexOf('.');
  private final byte[] tokenSignature =
      Base64.getUrlDecoder().decode(Arrays.copyOfRange(token, tokenBytes + 1, token.length));

  /** One signature check. */
  @Benchmark
  public boolean verify() {
    return Ed25519.verify(signature, 0, point, MESSAGE, 0, MESSAGE.length);
  }

  /** One signature check over what a token signs: all of it, some four thousand bytes. */
  @Benchmark
  public boolean verifyToken() {
    return Ed25519.verify(tokenSignature, 0, point, token, 0, tokenBytes);
  }

  /** One signature. */
  @Benchmark
  public final byte[] sign() {
    byte[] made = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(seed, 0, encoded, 0, MESSAGE, 0, MESSAGE.length, made, 0);
    return made;
  }
}
