package nl.skillspaspoort.core.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static nl.skillspaspoort.core.key.EcKeyTest.assertCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7468 text of SubjectPublicKeyInfo and PKCS #8; the keys were made with OpenSSL. */
class PemTest {
  private static final InsecureSecretKeyAccess ACCESS = InsecureSecretKeyAccess.get();

  private enum Sample {
    ED25519(
        """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIIOZDW/iQOKZmPfYABlnPrfkXot123IKgjWaQC3Py7zx
        -----END PRIVATE KEY-----
        """,
        """
        -----BEGIN PUBLIC KEY-----
        MCowBQYDK2VwAyEAexvnlljtjADE6BHjKtD5sLcQ17k41zFja4Kk3KwDYPU=
        -----END PUBLIC KEY-----
        """),
    P256(
        """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgTwLbTdTV7dqOTsz2
        um2YJhrWy+pPBh5yd2CXJTL6TfmhRANCAAT37EjpaKkIZkfi7a0s64PtGSUWV2qp
        ufaMhnPsEgh8p/XwtygeSQmydT5AgdPwB4m5YyX+gIVbNdm7UJS1GmEY
        -----END PRIVATE KEY-----
        """,
        """
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE9+xI6WipCGZH4u2tLOuD7RklFldq
        qbn2jIZz7BIIfKf18LcoHkkJsnU+QIHT8AeJuWMl/oCFWzXZu1CUtRphGA==
        -----END PUBLIC KEY-----
        """),
    P384(
        """
        -----BEGIN PRIVATE KEY-----
        MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDBo2eEw7MRIYd167KPC
        ftdW/rYDyvVbbfyGbazjwAu8GMmoMcj2PO5TyzOOG1RILMqhZANiAASHTl7YRnWQ
        xpHcx8BgYiXpHHjEozl6AA+sJxG6L5cieK8hQaxV+AV1CpGpHxG0l4+CGxLpvXUd
        WDE3p00X/z6KhjHgad7oeSVEcc+rf4buF4THZYQ+BkWdYSxh8v27/dQ=
        -----END PRIVATE KEY-----
        """,
        """
        -----BEGIN PUBLIC KEY-----
        MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEh05e2EZ1kMaR3MfAYGIl6Rx4xKM5egAP
        rCcRui+XInivIUGsVfgFdQqRqR8RtJePghsS6b11HVgxN6dNF/8+ioYx4Gne6Hkl
        RHHPq3+G7heEx2WEPgZFnWEsYfL9u/3U
        -----END PUBLIC KEY-----
        """);

    private final String secretPem;
    private final String publicPem;

    Sample(String secretPem, String publicPem) {
      this.secretPem = secretPem;
      this.publicPem = publicPem;
    }
  }

  @ParameterizedTest
  @EnumSource
  void keyOfOpenSsl_isReadAndWrittenBackAsItWas(Sample sample) throws Exception {
    VerificationKey publicKey = Pem.publicKey(sample.publicPem);
    SecretKey secretKey = Pem.secretKey(sample.secretPem.getBytes(US_ASCII), ACCESS);
    assertThat(publicKey.algorithm().name()).isEqualTo(sample.name());
    assertThat(secretKey.publicKey()).isEqualTo(publicKey);
    assertThat(Pem.encode(publicKey)).isEqualTo(sample.publicPem);
    assertThat(Pem.encodeSecret(secretKey, ACCESS)).asString().isEqualTo(sample.secretPem);
  }

  @ParameterizedTest
  @EnumSource
  void lineBreaksAndSpaceAround_makeNoDifference(Sample sample) throws Exception {
    VerificationKey key = Pem.publicKey(sample.publicPem);
    assertThat(Pem.publicKey(sample.publicPem.replace("\n", "\r\n"))).isEqualTo(key);
    assertThat(Pem.publicKey("\n  " + sample.publicPem.strip() + " \n\n")).isEqualTo(key);
  }

  @Test
  void compressedPoint_isTheSameKey() throws Exception {
    assertThat(
            Pem.publicKey(
                """
                -----BEGIN PUBLIC KEY-----
                MDkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDIgAC9+xI6WipCGZH4u2tLOuD7RklFldq
                qbn2jIZz7BIIfKc=
                -----END PUBLIC KEY-----
                """))
        .isEqualTo(Pem.publicKey(Sample.P256.publicPem));
  }

  /** RFC 8410 §10.3: version 2 with an attribute and the public key. */
  @Test
  void secondExampleOfRfc8410_isRead() throws Exception {
    SecretKey key =
        Pem.secretKey(
            """
            -----BEGIN PRIVATE KEY-----
            MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB
            Z9w7lshQhqowtrbLDFw4rXAxZuE=
            -----END PRIVATE KEY-----
            """
                .getBytes(US_ASCII),
            ACCESS);
    assertThat(Pem.encode(key.publicKey()))
        .contains("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=");
  }

  @Tag("T17")
  @ParameterizedTest
  @ValueSource(
      strings = {
        // hybrid form
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAG9+xI6WipCGZH4u2tLOuD7RklFldq"
            + "qbn2jIZz7BIIfKf18LcoHkkJsnU+QIHT8AeJuWMl/oCFWzXZu1CUtRphGA==",
        // parameters spelled out, with which somebody could bring a generator of his own
        "MIIBSzCCAQMGByqGSM49AgEwgfcCAQEwLAYHKoZIzj0BAQIhAP////8AAAABAAAA"
            + "AAAAAAAAAAAA////////////////MFsEIP////8AAAABAAAAAAAAAAAAAAAA////"
            + "///////////8BCBaxjXYqjqT57PrvVV2mIa8ZR0GsMxTsPY7zjw+J9JgSwMVAMSd"
            + "NgiG5wSTamZ44ROdJreBn36QBEEEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5"
            + "RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9QIhAP////8AAAAA"
            + "//////////+85vqtpxeehPO5ysL8YyVRAgEBA0IABPfsSOloqQhmR+LtrSzrg+0Z"
            + "JRZXaqm59oyGc+wSCHyn9fC3KB5JCbJ1PkCB0/AHibljJf6AhVs12btQlLUaYRg=",
        // a P-384 point under the name of P-256
        "MHkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDYgAEh05e2EZ1kMaR3MfAYGIl6Rx4xKM5egAP"
            + "rCcRui+XInivIUGsVfgFdQqRqR8RtJePghsS6b11HVgxN6dNF/8+ioYx4Gne6Hkl"
            + "RHHPq3+G7heEx2WEPgZFnWEsYfL9u/3U",
        // x = 1, y = 1
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQ==",
        // not ASN.1
        "AAAA",
        ""
      })
  void badPublicKey_isRefused(String base64) {
    assertCode(
        () ->
            Pem.publicKey("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n"),
        ProblemCode.INVALID_KEY);
  }

  @Tag("T15")
  @Test
  void pointOfSmallOrder_isRefusedAsWeak() {
    byte[] der =
        Base64.getDecoder().decode("MCowBQYDK2VwAyEAexvnlljtjADE6BHjKtD5sLcQ17k41zFja4Kk3KwDYPU=");
    Arrays.fill(der, 12, 44, (byte) 0);
    der[12] = 1;
    assertCode(
        () -> Pem.publicKey(new String(PemBlock.encode(der, PemBlock.PUBLIC_KEY), US_ASCII)),
        ProblemCode.WEAK_KEY);
  }

  @Tag("T18")
  @ParameterizedTest
  @EnumSource
  void privateKeyInAPublicPlace_isRefusedWithoutShowingIt(Sample sample) {
    KeyFormatException refused =
        catchThrowableOfType(KeyFormatException.class, () -> Pem.publicKey(sample.secretPem));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.PRIVATE_KEY_EXPOSED);
    assertThat(refused.getMessage()).doesNotContain(sample.secretPem.substring(28, 40));
    for (String label : new String[] {"EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"}) {
      assertCode(
          () -> Pem.publicKey(sample.secretPem.replace("PRIVATE KEY", label)),
          ProblemCode.PRIVATE_KEY_EXPOSED);
    }
  }

  @Test
  void otherBlocks_areRefusedByTheirName() {
    String pem = Sample.P256.secretPem;
    for (String label :
        new String[] {"EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "EC PARAMETERS", "CERTIFICATE"}) {
      assertThat(
              catchThrowableOfType(
                      KeyFormatException.class,
                      () ->
                          Pem.secretKey(
                              pem.replace("PRIVATE KEY", label).getBytes(US_ASCII), ACCESS))
                  .problem()
                  .found())
          .isEqualTo("a PEM block " + label);
    }
    assertCode(
        () -> Pem.secretKey(Sample.P256.publicPem.getBytes(US_ASCII), ACCESS),
        ProblemCode.INVALID_KEY);
  }

  @Test
  void anythingAroundOrWithinTheBlock_isRefused() {
    String good = Sample.ED25519.publicPem;
    for (String bad :
        new String[] {
          "x" + good,
          good + "x",
          good + good,
          good.replace("-----END PUBLIC KEY-----", ""),
          good.replace("END PUBLIC", "END PRIVATE"),
          good.replace("BEGIN PUBLIC", "BEGIN  PUBLIC"),
          good.replace("MCow", "MC ow"),
          good.replace("MCow", "MC=ow"),
          good.replace("YPU=", "YPU"),
          good.replace("YPU=", "YPV="),
          good.replace("\n", "\n\n\n\n\n\n\n\n".repeat(200)),
          "",
          "-----BEGIN PUBLIC KEY-----",
          "-----BEGIN PUBLIC KEY----------END PUBLIC KEY-----",
        }) {
      assertCode(() -> Pem.publicKey(bad), ProblemCode.INVALID_KEY);
    }
  }

  /**
   * DER has one spelling: an indefinite or long length, or anything after the value, is another.
   */
  @Test
  void encodingThatIsNotDer_isRefused() {
    byte[] der =
        Base64.getDecoder().decode("MCowBQYDK2VwAyEAexvnlljtjADE6BHjKtD5sLcQ17k41zFja4Kk3KwDYPU=");
    byte[] longLength = new byte[der.length + 1];
    System.arraycopy(der, 2, longLength, 3, der.length - 2);
    longLength[0] = 0x30;
    longLength[1] = (byte) 0x81;
    longLength[2] = 0x2a;
    byte[] trailing = Arrays.copyOf(der, der.length + 1);
    byte[] spareBits = der.clone();
    spareBits[11] = 1;
    for (byte[] bad : new byte[][] {longLength, trailing, spareBits}) {
      String pem = new String(PemBlock.encode(bad, PemBlock.PUBLIC_KEY), US_ASCII);
      assertCode(() -> Pem.publicKey(pem), ProblemCode.INVALID_KEY);
    }
  }

  /** The public key inside a private key must be its own. */
  @Test
  void foreignPublicHalf_isRefused() {
    String pem = Sample.P256.secretPem;
    String otherScalar = pem.replace("TwLbTdTV", "TwLbTdTW");
    KeyFormatException refused =
        catchThrowableOfType(
            KeyFormatException.class, () -> Pem.secretKey(otherScalar.getBytes(US_ASCII), ACCESS));
    assertThat(refused.problem().found())
        .isEqualTo("a public key that belongs to another private key");
  }

  @Property(tries = 300)
  void oneChangedByte_neverGivesAnotherException(
      @ForAll @IntRange(max = 137) int at, @ForAll byte value) {
    byte[] der =
        Base64.getMimeDecoder()
            .decode(Sample.P256.secretPem.replaceAll("-----[A-Z ]*-----", "").strip());
    der[at] = value;
    try {
      SecretKey key = Pem.secretKey(PemBlock.encode(der, PemBlock.PRIVATE_KEY), ACCESS);
      assertThat(key.publicKey().algorithm()).isEqualTo(KeyAlgorithm.P256);
    } catch (KeyFormatException e) {
      assertThat(e.problem().code()).isEqualTo(ProblemCode.INVALID_KEY);
    }
  }

  @Test
  void experimentalKey_hasNoPem() {
    MlDsa44SecretKey key = MlDsa44SecretKey.generate(new SecureRandom());
    assertThatIllegalArgumentException().isThrownBy(() -> Pem.encode(key.publicKey()));
    assertThatIllegalArgumentException().isThrownBy(() -> Pem.encodeSecret(key, ACCESS));
  }
}
