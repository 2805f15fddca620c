package nl.skillspaspoort.examples.benchmarks;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.key.SignatureProvider;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.VerifiedDocument;
import nl.skillspaspoort.issuer.Securing;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** With the native provider, and beside one check of that provider, called directly. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NativeBenchmark {
  private static final byte[] DER_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final DataIntegrity dataIntegrity = DataIntegrity.standard();
  private final byte[] rdfc = Badge.signed(Securing.ofDefault(), Badge.SKILLS);
  private final byte[] signature = new RawBenchmark().sign();
  private Signature raw;

  /** Takes the provider directly; fails where it does not run. */
  public NativeBenchmark() {
    if (!SignatureProvider.isNative()) {
      throw new IllegalStateException("the native provider does not run here");
    }
    try {
      Provider provider =
          (Provider)
              Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider")
                  .getField("INSTANCE")
                  .get(null);
      byte[] key = Badge.ISSUER.publicKey().encoded();
      byte[] der = Arrays.copyOf(DER_PREFIX, DER_PREFIX.length + key.length);
      System.arraycopy(key, 0, der, DER_PREFIX.length, key.length);
      PublicKey publicKey =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
      raw = Signature.getInstance("Ed25519", provider);
      raw.initVerify(publicKey);
    } catch (ReflectiveOperationException | GeneralSecurityException e) {
      throw new IllegalStateException("the native provider cannot be called", e);
    }
  }

  /** The signature is one that it accepts. */
  @Setup
  public void check() throws GeneralSecurityException {
    if (!verify()) {
      throw new IllegalStateException("the native provider refuses what is measured");
    }
  }

  /** One signature check by the provider. */
  @Benchmark
  public boolean verify() throws GeneralSecurityException {
    raw.update(RawBenchmark.MESSAGE);
    return raw.verify(signature);
  }

  /** The same as {@link VerifyBenchmark#rdfc}. */
  @Benchmark
  public VerifiedDocument rdfc() throws ProblemException {
    SignedCredential credential = SignedCredential.parse(rdfc);
    return dataIntegrity.verifyProofOnly(
        credential.json(),
        dataIntegrity.proofs(credential.json()).get(0),
        Badge.ISSUER.publicKey());
  }
}
