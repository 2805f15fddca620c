package nl.skillspaspoort.examples.benchmarks;

import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.sdjwt.DisclosurePolicy;
import nl.skillspaspoort.core.sdjwt.SdJwt;
import nl.skillspaspoort.core.sdjwt.SdJwtIssuer;
import nl.skillspaspoort.core.sdjwt.SdJwtProfile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An SD-JWT with twelve disclosures: made, and half of it shown with a key binding. */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = Bench.WITHOUT_NATIVE_CODE)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SdJwtBenchmark {
  private static final Set<String> SHOWN =
      Badge.HIDABLE.stream().sorted().limit(6).collect(Collectors.toUnmodifiableSet());

  private final SdJwtIssuer maker = SdJwtIssuer.of(SdJwtProfile.SD_JWT_VC, new SecureRandom());
  private final DisclosurePolicy policy = DisclosurePolicy.of(Badge.HIDABLE);
  private final Signer issuer = DidKey.signer(Badge.ISSUER);
  private final Signer holder = DidKey.signer(Badge.HOLDER);
  private final JsonObject claims =
      Badge.claims()
          .put("cnf", JsonObject.builder().put("jwk", Jwk.write(Badge.HOLDER.publicKey())).build())
          .build();
  private String issued = "";

  /** Issues once. */
  @Setup
  public void prepare() throws ProblemException {
    issued = issue();
  }

  /** Claims in, text out, read back by its maker. */
  @Benchmark
  public final String issue() throws ProblemException {
    return maker.issue(claims, policy, issuer).text();
  }

  /** Text in; half of the disclosures with a key binding out. */
  @Benchmark
  public String present() throws ProblemException {
    return SdJwt.parse(issued)
        .present(SHOWN)
        .bind("nonce of the request", "https://employer.example", Badge.NOW, holder)
        .text();
  }
}
