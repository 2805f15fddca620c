package nl.skillspaspoort.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519PublicKeyTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] SEED =
      HEX.parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
  private static final byte[] MESSAGE = "EVC".getBytes(StandardCharsets.US_ASCII);

  // T15: keys for which anybody can make signatures

  static Stream<String> weakEncodings() {
    Set<String> encodings = new LinkedHashSet<>();
    for (NaiveEd25519.Point point : NaiveEd25519.torsion()) {
      encodings.add(HEX.formatHex(point.encode()));
      // The same point with the sign of a zero x, with an unreduced y, and with both.
      BigInteger unreduced = point.y().add(NaiveEd25519.P);
      for (BigInteger y : new BigInteger[] {point.y(), unreduced}) {
        if (y.bitLength() <= 255) {
          byte[] bytes = NaiveEd25519.little(y);
          encodings.add(HEX.formatHex(withSign(bytes, point.x().testBit(0))));
          if (point.x().signum() == 0) {
            encodings.add(HEX.formatHex(withSign(bytes, true)));
          }
        }
      }
    }
    return encodings.stream();
  }

  private static byte[] withSign(byte[] y, boolean sign) {
    byte[] bytes = y.clone();
    bytes[31] |= (byte) (sign ? 0x80 : 0);
    return bytes;
  }

  @Tag("T15")
  @Test
  void weakEncodings_areTheKnownFourteen() {
    // As listed by libsodium, ge25519_has_small_order, with and without the sign bit.
    assertThat(weakEncodings())
        .containsExactlyInAnyOrder(
            "0100000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000080",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000080",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");
  }

  @Tag("T15")
  @ParameterizedTest
  @MethodSource("weakEncodings")
  void pointOfSmallOrder_isAWeakKeyWhereverItEnters(String hex) {
    byte[] encoded = HEX.parseHex(hex);
    assertThat(code(() -> Ed25519PublicKey.of(encoded))).isEqualTo(ProblemCode.WEAK_KEY);
    String multikey = Multibase.base58(NaiveEd25519.join(new byte[] {(byte) 0xed, 1}, encoded));
    assertThat(code(() -> Multikey.decode(multikey))).isEqualTo(ProblemCode.WEAK_KEY);
    assertThatThrownBy(() -> new DidKey().resolve(new Did("did:key:" + multikey)))
        .isInstanceOfSatisfying(
            DidException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.WEAK_KEY));
  }

  @Tag("T15")
  @Test
  void identityAsDid_isAWeakKey() {
    assertThatThrownBy(
            () ->
                new DidKey()
                    .resolve(Did.parse("did:key:z6MkeXATEjyXENzBXBxgC5EHk2JE5aqd7qMGGtDpLUH1e2Sj")))
        .isInstanceOfSatisfying(
            DidException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.WEAK_KEY));
  }

  @Tag("T15")
  @Test
  void pointWithAPartOfSmallOrder_isRefused() {
    NaiveEd25519.Point key = NaiveEd25519.decode(NaiveEd25519.publicKey(SEED)).orElseThrow();
    for (NaiveEd25519.Point part : NaiveEd25519.torsion()) {
      byte[] encoded = key.plus(part).encode();
      if (part.equals(NaiveEd25519.Point.ZERO)) {
        assertThat(encoded).isEqualTo(NaiveEd25519.publicKey(SEED));
      } else {
        assertThat(code(() -> Ed25519PublicKey.of(encoded))).isEqualTo(ProblemCode.INVALID_KEY);
      }
    }
  }

  @Tag("T15")
  @Test
  void coordinateThatIsNotReduced_isRefused() {
    for (int above = 0; above < 19; above++) {
      byte[] y = NaiveEd25519.little(NaiveEd25519.P.add(BigInteger.valueOf(above)));
      for (boolean sign : new boolean[] {false, true}) {
        assertThat(code(() -> Ed25519PublicKey.of(withSign(y, sign))))
            .as("p + %d", above)
            .isEqualTo(above < 2 ? ProblemCode.WEAK_KEY : ProblemCode.INVALID_KEY);
      }
    }
  }

  // T17: no key at all

  @Tag("T17")
  @Test
  void pointOffTheCurve_isRefused() {
    int off = 0;
    for (int y = 2; y < 200; y++) {
      byte[] encoded = NaiveEd25519.little(BigInteger.valueOf(y));
      if (NaiveEd25519.decode(encoded).isEmpty()) {
        off++;
        assertThat(code(() -> Ed25519PublicKey.of(encoded))).isEqualTo(ProblemCode.INVALID_KEY);
      }
    }
    assertThat(off).isBetween(60, 140);
  }

  @Tag("T17")
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 33, 34, 64, 1_000})
  void otherLength_isRefused(int length) {
    byte[] encoded = Arrays.copyOf(NaiveEd25519.publicKey(SEED), length);
    KeyFormatException refused =
        catchThrowableOfType(KeyFormatException.class, () -> Ed25519PublicKey.of(encoded));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.INVALID_KEY);
    assertThat(refused.problem().found()).isEqualTo("a key of " + length + " bytes");
  }

  @net.jqwik.api.Tag("T17")
  @Property(tries = 300)
  void anyThirtyTwoBytes_areAKeyOrRefused(@ForAll @Size(32) byte[] encoded) {
    try {
      Ed25519PublicKey key = Ed25519PublicKey.of(encoded);
      assertThat(key.encoded()).isEqualTo(encoded);
      NaiveEd25519.Point point = NaiveEd25519.decode(encoded).orElseThrow();
      assertThat(point.encode()).isEqualTo(encoded);
      assertThat(point.times(NaiveEd25519.L)).isEqualTo(NaiveEd25519.Point.ZERO);
    } catch (KeyFormatException e) {
      assertThat(e.problem().code()).isIn(ProblemCode.INVALID_KEY, ProblemCode.WEAK_KEY);
    }
  }

  // T16: signatures

  @Property(tries = 20)
  void keysAndSignatures_areThoseOfTheSpecification(
      @ForAll @Size(32) byte[] seed, @ForAll @Size(max = 50) byte[] message) throws Exception {
    Ed25519SecretKey secret = Ed25519SecretKey.ofSeed(seed, InsecureSecretKeyAccess.get());
    assertThat(secret.publicKey().encoded()).isEqualTo(NaiveEd25519.publicKey(seed));
    byte[] signature = secret.signer(new KeyId("a:b#c")).sign(message);
    assertThat(signature).isEqualTo(NaiveEd25519.sign(seed, message));
    assertThat(secret.publicKey().accepts(message, signature)).isTrue();
  }

  @Tag("T16")
  @Test
  void scalarThatIsNotReduced_isRefused() throws Exception {
    byte[] signature = NaiveEd25519.sign(SEED, MESSAGE);
    assertThat(key().accepts(MESSAGE, signature)).isTrue();
    BigInteger s = NaiveEd25519.number(Arrays.copyOfRange(signature, 32, 64));
    int tried = 0;
    for (BigInteger other = s.add(NaiveEd25519.L);
        other.bitLength() <= 256;
        other = other.add(NaiveEd25519.L)) {
      byte[] changed = signature.clone();
      System.arraycopy(NaiveEd25519.little(other), 0, changed, 32, 32);
      assertThat(key().accepts(MESSAGE, changed)).isFalse();
      tried++;
    }
    assertThat(tried).isBetween(14, 15);
  }

  @Tag("T16")
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32, 63, 65, 66, 128, 10_000})
  void signatureOfOtherLength_isRefused(int length) throws Exception {
    byte[] signature = Arrays.copyOf(NaiveEd25519.sign(SEED, MESSAGE), length);
    assertThat(key().accepts(MESSAGE, signature)).isFalse();
  }

  @Tag("T16")
  @Test
  void everyChangedBitOfTheSignature_isRefused() throws Exception {
    byte[] signature = NaiveEd25519.sign(SEED, MESSAGE);
    for (int bit = 0; bit < 512; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(key().accepts(MESSAGE, changed)).as("bit %d", bit).isFalse();
    }
  }

  @Tag("T16")
  @Test
  void identityAsR_doesNotHelpAnAttacker() throws Exception {
    // With S = 0 and R the identity, a weak key would accept every message; a good one none.
    byte[] forged = new byte[64];
    forged[0] = 1;
    assertThat(key().accepts(MESSAGE, forged)).isFalse();
    assertThat(key().accepts(new byte[0], new byte[64])).isFalse();
  }

  @Tag("T16")
  @Test
  void pointRThatIsNotCanonical_isRefused() throws Exception {
    // The holder of the key picks R among the points that have a second spelling.
    for (String hex : weakEncodings().toList()) {
      byte[] encodedR = HEX.parseHex(hex);
      byte[] canonical = NaiveEd25519.decode(encodedR).orElseThrow().encode();
      byte[] signature = NaiveEd25519.withNonce(SEED, MESSAGE, BigInteger.ZERO, encodedR);
      if (!Arrays.equals(encodedR, canonical)) {
        assertThat(key().accepts(MESSAGE, signature)).as(hex).isFalse();
      }
    }
  }

  @Test
  void equation_isTheOneWithCofactorOfTheSpecification() throws Exception {
    // RFC 8032 §5.1.7 step 3: [8][S]B = [8]R + [8][k]A. Only who has the key can tell the two
    // equations apart; what matters is that the answer never depends on the message.
    BigInteger r = BigInteger.valueOf(4_711);
    for (NaiveEd25519.Point part : NaiveEd25519.torsion()) {
      for (byte i = 0; i < 5; i++) {
        byte[] message = {i};
        byte[] encodedR = NaiveEd25519.B.times(r).plus(part).encode();
        assertThat(key().accepts(message, NaiveEd25519.withNonce(SEED, message, r, encodedR)))
            .isTrue();
      }
    }
  }

  // the value itself

  @Test
  void key_isItsBytes() throws Exception {
    byte[] bytes = NaiveEd25519.publicKey(SEED);
    Ed25519PublicKey key = Ed25519PublicKey.of(bytes);
    bytes[0] ^= 1;
    key.encoded()[0] ^= 1;
    assertThat(key.encoded()).isEqualTo(NaiveEd25519.publicKey(SEED));
    assertThat(key).isEqualTo(key()).hasSameHashCodeAs(key());
    assertThat(key)
        .isNotEqualTo(Ed25519PublicKey.of(NaiveEd25519.publicKey(new byte[32])))
        .isNotEqualTo("");
    assertThat(key.algorithm()).isEqualTo(KeyAlgorithm.ED25519);
    assertThat(key.toString()).isEqualTo(key.multibase()).startsWith("z6Mk");
  }

  private static Ed25519PublicKey key() throws KeyFormatException {
    return Ed25519PublicKey.of(NaiveEd25519.publicKey(SEED));
  }

  private static ProblemCode code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(KeyFormatException.class, call).problem().code();
  }
}
