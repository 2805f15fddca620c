package nl.skillspaspoort.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is accepted never depends on the provider: the native yes is Bouncy Castle's yes too. */
@Tag("T16")
final class NativeCheckTest {
  private static final byte[] SEED =
      HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
  private static final byte[] MESSAGE = "EVC".getBytes(StandardCharsets.US_ASCII);

  @BeforeEach
  void nativeProviderWorksHere() {
    assumeThat(SignatureProvider.isNative()).as("the native provider runs here").isTrue();
  }

  @Test
  void nativeProvider_isTheOneThatIsNamed() {
    assertThat(SignatureProvider.description()).startsWith("AmazonCorrettoCryptoProvider 2.");
  }

  @Test
  void goodSignatures_areAcceptedNatively() throws Exception {
    Ed25519PublicKey key = key();
    assertThat(key.acceptsNatively(MESSAGE, NaiveEd25519.sign(SEED, MESSAGE))).isTrue();
    for (KeyAlgorithm algorithm : List.of(KeyAlgorithm.P256, KeyAlgorithm.P384)) {
      EcSecretKey secret = EcSecretKey.generate(algorithm, new SecureRandom());
      byte[] signature = secret.signer(new KeyId("a:b#c")).sign(MESSAGE);
      assertThat(secret.publicKey().acceptsNatively(MESSAGE, signature))
          .as("%s", algorithm)
          .isTrue();
      signature[5] ^= 1;
      assertThat(secret.publicKey().acceptsNatively(MESSAGE, signature)).isFalse();
      assertThat(secret.publicKey().accepts(MESSAGE, signature)).isFalse();
    }
  }

  /** RFC 8032 §5.1.7 allows a check with the cofactor, which Bouncy Castle makes. */
  @Test
  void signatureThatOnlyHoldsWithTheCofactor_getsTheSameAnswerWithAndWithoutNativeCode()
      throws Exception {
    BigInteger nonce = BigInteger.valueOf(123_456_789);
    int differing = 0;
    for (NaiveEd25519.Point part : NaiveEd25519.torsion()) {
      byte[] r = NaiveEd25519.B.times(nonce).plus(part).encode();
      byte[] signature = NaiveEd25519.withNonce(SEED, MESSAGE, nonce, r);
      boolean portable = key().acceptsByBouncyCastle(MESSAGE, signature);
      assertThat(key().accepts(MESSAGE, signature)).isEqualTo(portable);
      if (key().acceptsNatively(MESSAGE, signature) != portable) {
        differing++;
      }
    }
    assertThat(differing).as("signatures that only a second look accepts").isPositive();
  }

  @Test
  void everyWycheproofCase_isAcceptedNativelyOnlyIfBouncyCastleDoes() throws Exception {
    JsonObject file = SharedVectors.json("wycheproof", "ed25519_test.json");
    HexFormat hex = HexFormat.of();
    int yes = 0;
    int no = 0;
    for (JsonValue group : file.required("testGroups", "").asArray("")) {
      String encoded =
          group.asObject("").required("publicKey", "").asObject("").text("pk").orElseThrow();
      Ed25519PublicKey key = Ed25519PublicKey.of(hex.parseHex(encoded));
      for (JsonValue each : group.asObject("").required("tests", "").asArray("")) {
        byte[] message = hex.parseHex(each.asObject("").text("msg").orElseThrow());
        byte[] signature = hex.parseHex(each.asObject("").text("sig").orElseThrow());
        if (signature.length == KeyAlgorithm.ED25519.signatureBytes()) {
          boolean portable = key.acceptsByBouncyCastle(message, signature);
          assertThat(key.acceptsNatively(message, signature)).isEqualTo(portable);
          yes += portable ? 1 : 0;
          no += portable ? 0 : 1;
        }
      }
    }
    assertThat(yes).isGreaterThan(50);
    assertThat(no).isGreaterThan(10);
  }

  @Test
  void longMessages_areLeftToBouncyCastle() throws Exception {
    byte[] longest = new byte[NativeCheck.MAX_MESSAGE_BYTES];
    byte[] longer = new byte[NativeCheck.MAX_MESSAGE_BYTES + 1];
    byte[] first = NaiveEd25519.sign(SEED, longest);
    byte[] second = NaiveEd25519.sign(SEED, longer);
    assertThat(key().acceptsNatively(longest, first)).isTrue();
    assertThat(key().acceptsNatively(longer, second)).isFalse();
    assertThat(key().accepts(longer, second)).isTrue();
  }

  @Test
  void refusedSignature_leavesNothingBehind() throws Exception {
    Ed25519PublicKey key = key();
    byte[] good = NaiveEd25519.sign(SEED, MESSAGE);
    byte[] bad = good.clone();
    bad[0] ^= 1;
    for (int i = 0; i < 20; i++) {
      assertThat(key.acceptsNatively(MESSAGE, bad)).isFalse();
      assertThat(key.acceptsNatively(MESSAGE, Arrays.copyOf(good, 63))).isFalse();
      assertThat(key.acceptsNatively(MESSAGE, good)).isTrue();
    }
  }

  @Test
  void manyThreads_shareOneKey() throws Exception {
    Ed25519PublicKey key = key();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        byte[] message = ("message " + i).getBytes(StandardCharsets.US_ASCII);
        byte[] signature =
            Ed25519SecretKey.ofSeed(SEED, InsecureSecretKeyAccess.get())
                .signer(new KeyId("a:b#c"))
                .sign(message);
        boolean good = i % 3 != 0;
        signature[10] ^= (byte) (good ? 0 : 1);
        tasks.add(
            () ->
                key.accepts(message, signature) == good
                    && key.acceptsNatively(message, signature) == good);
      }
      for (Future<Boolean> answer : threads.invokeAll(tasks)) {
        assertThat(answer.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static Ed25519PublicKey key() throws KeyFormatException {
    return Ed25519PublicKey.of(NaiveEd25519.publicKey(SEED));
  }
}
