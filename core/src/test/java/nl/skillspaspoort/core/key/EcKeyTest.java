package nl.skillspaspoort.core.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FIPS 186-5 ECDSA keys on P-256 and P-384. */
class EcKeyTest {
  private static final BigInteger N256 =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
  private static final BigInteger N384 =
      new BigInteger(
          "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf"
              + "581a0db248b0a77aecec196accc52973",
          16);
  private static final byte[] MESSAGE = "a message".getBytes(UTF_8);
  private static final InsecureSecretKeyAccess ACCESS = InsecureSecretKeyAccess.get();

  /** RFC 6979, appendix A.2.5 and A.2.6. */
  @ParameterizedTest
  @CsvSource({
    "P256, sample, C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721,"
        + "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
        + "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8",
    "P256, test, C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721,"
        + "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367"
        + "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083",
    "P384, sample, 6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D8"
        + "96D5724E4C70A825F872C9EA60D2EDF5,"
        + "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C"
        + "81A648152E44ACF96E36DD1E80FABE46"
        + "99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94F"
        + "A329C145786E679E7B82C71A38628AC8",
  })
  void vectorOfRfc6979_isReproduced(
      KeyAlgorithm algorithm, String message, String scalar, String signature) throws Exception {
    EcSecretKey key = EcSecretKey.ofScalar(algorithm, HexFormat.of().parseHex(scalar), ACCESS);
    byte[] made = DidKey.signer(key).sign(message.getBytes(UTF_8));
    assertThat(HexFormat.of().withUpperCase().formatHex(made)).isEqualTo(signature);
    assertThat(key.publicKey().accepts(message.getBytes(UTF_8), made)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"P256", "P384"})
  void freshKey_signsAndSurvivesItsEncodings(KeyAlgorithm algorithm) throws Exception {
    EcSecretKey key = EcSecretKey.generate(algorithm, new SecureRandom());
    EcPublicKey copy = EcPublicKey.of(algorithm, key.publicKey().encoded());
    assertThat(copy).isEqualTo(key.publicKey()).hasSameHashCodeAs(key.publicKey());
    assertThat(Multikey.decode(copy.multibase())).isEqualTo(copy);
    EcSecretKey again = EcSecretKey.ofScalar(algorithm, key.scalar(ACCESS), ACCESS);
    byte[] signature = DidKey.signer(again).sign(MESSAGE);
    assertThat(signature).hasSize(algorithm.signatureBytes());
    assertThat(copy.accepts(MESSAGE, signature)).isTrue();
    assertThat(copy.accepts("another message".getBytes(UTF_8), signature)).isFalse();
    assertThat(
            EcSecretKey.generate(algorithm, new SecureRandom())
                .publicKey()
                .accepts(MESSAGE, signature))
        .isFalse();
  }

  @Test
  void destroyedKey_doesNotSign() {
    EcSecretKey key = EcSecretKey.generate(KeyAlgorithm.P256, new SecureRandom());
    Signer signer = DidKey.signer(key);
    key.destroy();
    assertThatIllegalStateException().isThrownBy(() -> signer.sign(MESSAGE));
    assertThatIllegalStateException().isThrownBy(() -> key.scalar(ACCESS));
  }

  @Test
  void text_showsThePublicKeyOnly() {
    byte[] scalar = scalar(32, 7);
    EcSecretKey key = EcSecretKey.ofScalar(KeyAlgorithm.P256, scalar, ACCESS);
    assertThat(key).hasToString("EcSecretKey[public " + key.publicKey().multibase() + "]");
    assertThat(key.signer(DidKey.keyId(key.publicKey())).toString())
        .isEqualTo("Signer[" + DidKey.keyId(key.publicKey()) + "]");
  }

  @Tag("T13")
  @ParameterizedTest
  @EnumSource(names = {"P256", "P384"})
  void signatureWithValuesOutOfRange_isRefused(KeyAlgorithm algorithm) throws Exception {
    EcSecretKey key = EcSecretKey.generate(algorithm, new SecureRandom());
    int half = algorithm.signatureBytes() / 2;
    byte[] good = DidKey.signer(key).sign(MESSAGE);
    byte[] n = fixed(algorithm == KeyAlgorithm.P256 ? N256 : N384, half);
    for (byte[] bad : new byte[][] {new byte[half], n, filled(half, 0xff)}) {
      byte[] badR = good.clone();
      System.arraycopy(bad, 0, badR, 0, half);
      byte[] badS = good.clone();
      System.arraycopy(bad, 0, badS, half, half);
      assertThat(key.publicKey().accepts(MESSAGE, badR)).isFalse();
      assertThat(key.publicKey().accepts(MESSAGE, badS)).isFalse();
    }
    assertThat(key.publicKey().accepts(MESSAGE, new byte[2 * half])).isFalse();
  }

  /** The same numbers, but not in the one length. */
  @Tag("T13")
  @ParameterizedTest
  @EnumSource(names = {"P256", "P384"})
  void signatureOfAnotherLength_isRefused(KeyAlgorithm algorithm) throws Exception {
    EcSecretKey key = EcSecretKey.generate(algorithm, new SecureRandom());
    byte[] good = DidKey.signer(key).sign(MESSAGE);
    int half = good.length / 2;
    byte[] longer = new byte[good.length + 2];
    System.arraycopy(good, 0, longer, 1, half);
    System.arraycopy(good, half, longer, half + 2, half);
    assertThat(key.publicKey().accepts(MESSAGE, good)).isTrue();
    assertThat(key.publicKey().accepts(MESSAGE, longer)).isFalse();
    for (int length : new int[] {0, 1, good.length - 1, good.length + 1}) {
      assertThat(key.publicKey().accepts(MESSAGE, Arrays.copyOf(good, length))).isFalse();
    }
  }

  @net.jqwik.api.Tag("T13")
  @Property(tries = 200)
  void randomSignature_isRefusedWithoutException(@ForAll @Size(min = 60, max = 100) byte[] bytes) {
    EcSecretKey key = EcSecretKey.ofScalar(KeyAlgorithm.P384, scalar(48, 5), ACCESS);
    assertThat(key.publicKey().accepts(MESSAGE, bytes)).isFalse();
  }

  @Property(tries = 64)
  void oneChangedBit_isRefused(@ForAll @IntRange(max = 511) int bit) throws Exception {
    EcSecretKey key = EcSecretKey.ofScalar(KeyAlgorithm.P256, scalar(32, 9), ACCESS);
    byte[] signature = DidKey.signer(key).sign(MESSAGE);
    signature[bit / 8] ^= (byte) (1 << (bit % 8));
    assertThat(key.publicKey().accepts(MESSAGE, signature)).isFalse();
  }

  /** Why a signature is no identifier. */
  @Tag("T14")
  @ParameterizedTest
  @EnumSource(names = {"P256", "P384"})
  void otherSignOfS_isASecondGoodSignature(KeyAlgorithm algorithm) throws Exception {
    EcSecretKey key = EcSecretKey.generate(algorithm, new SecureRandom());
    byte[] good = DidKey.signer(key).sign(MESSAGE);
    int half = good.length / 2;
    BigInteger n = algorithm == KeyAlgorithm.P256 ? N256 : N384;
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(good, half, good.length));
    byte[] other = good.clone();
    System.arraycopy(fixed(n.subtract(s), half), 0, other, half, half);
    assertThat(other).isNotEqualTo(good);
    assertThat(key.publicKey().accepts(MESSAGE, other)).isTrue();
  }

  @Tag("T17")
  @ParameterizedTest
  @ValueSource(
      strings = {
        // no point has this x
        "020000000000000000000000000000000000000000000000000000000000000001",
        // x = p
        "02ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
        // infinity, in one byte and in full length
        "00",
        "000000000000000000000000000000000000000000000000000000000000000000",
        // another form byte
        "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
        "056b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
        // too short, too long
        "036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2",
        "036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c29600",
        "",
      })
  void badPoint_isRefused(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(
            catchThrowableOfType(
                    KeyFormatException.class, () -> EcPublicKey.of(KeyAlgorithm.P256, bytes))
                .problem()
                .code())
        .isEqualTo(ProblemCode.INVALID_KEY);
  }

  /**
   * The generator, compressed, is a good key; uncompressed and hybrid it is another text for it.
   */
  @Tag("T17")
  @Test
  void generator_isGoodOnlyCompressed() throws Exception {
    String x = "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
    String y = "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";
    byte[] good = HexFormat.of().parseHex("03" + x);
    assertThat(EcPublicKey.of(KeyAlgorithm.P256, good).encoded()).isEqualTo(good);
    for (String form : new String[] {"04", "07"}) {
      byte[] other = HexFormat.of().parseHex(form + x + y);
      assertCode(() -> EcPublicKey.of(KeyAlgorithm.P256, other), ProblemCode.INVALID_KEY);
    }
  }

  /** x + p is another spelling of x; the field has room for it only where x is small. */
  @Tag("T17")
  @Test
  void coordinateThatIsNotReduced_isRefused() {
    BigInteger p =
        new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    int spelled = 0;
    for (int x = 0; x < 40; x++) {
      byte[] small = point(BigInteger.valueOf(x));
      byte[] large = point(p.add(BigInteger.valueOf(x)));
      try {
        EcPublicKey.of(KeyAlgorithm.P256, small);
        spelled++;
      } catch (KeyFormatException e) {
        continue;
      }
      assertThat(
              catchThrowableOfType(
                      KeyFormatException.class, () -> EcPublicKey.of(KeyAlgorithm.P256, large))
                  .problem()
                  .found())
          .isEqualTo("a coordinate that is not reduced");
    }
    assertThat(spelled).isGreaterThan(10);
  }

  @Tag("T17")
  @Test
  void keyOfAnotherCurve_isRefusedUnderThePrefixOfThisOne() {
    byte[] p384 = EcSecretKey.generate(KeyAlgorithm.P384, new SecureRandom()).publicKey().encoded();
    byte[] p256 = EcSecretKey.generate(KeyAlgorithm.P256, new SecureRandom()).publicKey().encoded();
    assertCode(
        () -> Multikey.decode(multibase(Multicodec.prefixed(0x1200, p384))),
        ProblemCode.INVALID_KEY);
    assertCode(
        () -> Multikey.decode(multibase(Multicodec.prefixed(0x1201, p256))),
        ProblemCode.INVALID_KEY);
    assertCode(
        () -> Multikey.decode(multibase(Multicodec.prefixed(0xed, p256))), ProblemCode.INVALID_KEY);
  }

  @Test
  void scalarOutOfRange_isRefusedWithoutShowingIt() {
    for (BigInteger bad : new BigInteger[] {BigInteger.ZERO, N256, N256.add(BigInteger.TWO)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> EcSecretKey.ofScalar(KeyAlgorithm.P256, fixed(bad, 32), ACCESS))
          .withMessageContaining("a scalar that is zero or not below the group order")
          .withMessageNotContaining(N256.toString(16).substring(0, 8));
    }
    for (int length : new int[] {0, 31, 33, 48}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> EcSecretKey.ofScalar(KeyAlgorithm.P256, scalar(length, 1), ACCESS))
          .withMessageContaining("a scalar of " + length + " bytes");
    }
  }

  @Test
  void edwardsCurve_isNoCurveForEcdsa() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EcSecretKey.generate(KeyAlgorithm.ED25519, new SecureRandom()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EcPublicKey.of(KeyAlgorithm.ED25519, new byte[33]));
  }

  static void assertCode(ThrowingCallable call, ProblemCode code) {
    KeyFormatException refused = catchThrowableOfType(KeyFormatException.class, call);
    assertThat(refused).isNotNull();
    assertThat(refused.problem().code()).isEqualTo(code);
  }

  private static String multibase(byte[] bytes) {
    return Multibase.base58(bytes);
  }

  private static byte[] point(BigInteger x) {
    byte[] compressed = new byte[33];
    compressed[0] = 2;
    System.arraycopy(fixed(x, 32), 0, compressed, 1, 32);
    return compressed;
  }

  private static byte[] fixed(BigInteger number, int length) {
    return HexFormat.of()
        .parseHex("0".repeat(2 * length - number.toString(16).length()) + number.toString(16));
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] scalar(int length, int value) {
    return filled(length, value);
  }
}
