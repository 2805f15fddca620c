package nl.skillspaspoort.issuer.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.key.EncryptedPem;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.issuer.Issuer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("DOMAIN issuer 8: where keys are kept")
@Tag("T84")
final class KeyStoresTest {
  private static final KeyId KEY_ID = new KeyId("did:web:school.example#key-1");
  private static final String PASSPHRASE = "een lange zin";
  private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");

  @TempDir private Path folder;

  private static ProblemCode refusal(ThrowingCallable call) {
    try {
      call.call();
    } catch (ProblemException e) {
      assertThat(e.getMessage()).doesNotContain(PASSPHRASE);
      return e.problem().code();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("it was opened");
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = output.lines().toList();
      assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
    }
  }

  private static String keytool() {
    return Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
  }

  private static void ownerOnly(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static SignedCredential issue(Signer signer, String suite) throws ProblemException {
    return Issuer.builder()
        .signer(signer)
        .cryptosuite(suite)
        .clock(FixedClock.atNow())
        .build()
        .issue(Credentials.smallDraft());
  }

  @ParameterizedTest
  @CsvSource({
    "Ed25519,Ed25519,ED25519,eddsa-jcs-2022",
    "EC,secp256r1,P256,ecdsa-jcs-2019",
    "EC,secp384r1,P384,ecdsa-jcs-2019"
  })
  void pkcs12_signsCredentials(String keyalg, String group, KeyAlgorithm algorithm, String suite)
      throws Exception {
    Path file = folder.resolve("keys.p12");
    run(
        keytool(),
        "-genkeypair",
        "-keystore",
        file.toString(),
        "-storetype",
        "PKCS12",
        "-storepass",
        PASSPHRASE,
        "-alias",
        "school",
        "-keyalg",
        keyalg,
        "-groupname",
        group,
        "-dname",
        "CN=School");
    ownerOnly(file);
    Signer signer = KeyStores.pkcs12(file, "school", PASSPHRASE.toCharArray(), KEY_ID);
    assertThat(signer.publicKey().algorithm()).isEqualTo(algorithm);
    assertThat(issue(signer, suite)).isNotNull();
    assertThat(signer.toString()).isEqualTo("Signer[" + KEY_ID + "]");
    assertThat(refusal(() -> KeyStores.pkcs12(file, "school", "no".toCharArray(), KEY_ID)))
        .isEqualTo(ProblemCode.KEY_NOT_OPENED);
    assertThat(refusal(() -> KeyStores.pkcs12(file, "other", PASSPHRASE.toCharArray(), KEY_ID)))
        .isEqualTo(ProblemCode.KEY_NOT_OPENED);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(refusal(() -> KeyStores.pkcs12(file, "school", PASSPHRASE.toCharArray(), KEY_ID)))
        .isEqualTo(ProblemCode.KEY_FILE_PERMISSIONS);
  }

  @Test
  void rsaKey_isOfAnotherKind() throws Exception {
    Path file = folder.resolve("keys.p12");
    run(
        keytool(),
        "-genkeypair",
        "-keystore",
        file.toString(),
        "-storetype",
        "PKCS12",
        "-storepass",
        PASSPHRASE,
        "-alias",
        "school",
        "-keyalg",
        "RSA",
        "-dname",
        "CN=School");
    ownerOnly(file);
    assertThat(refusal(() -> KeyStores.pkcs12(file, "school", PASSPHRASE.toCharArray(), KEY_ID)))
        .isEqualTo(ProblemCode.INVALID_KEY);
  }

  @ParameterizedTest
  @CsvSource({"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
  void pemThatOthersCanUse_isRefused(String mode) throws Exception {
    Path file = pem();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    assertThat(refusal(() -> KeyStores.encryptedPem(file, PASSPHRASE.toCharArray(), KEY_ID)))
        .isEqualTo(ProblemCode.KEY_FILE_PERMISSIONS);
  }

  @Test
  void encryptedPem_signsCredentials() throws Exception {
    Path file = pem();
    ownerOnly(file);
    Signer signer = KeyStores.encryptedPem(file, PASSPHRASE.toCharArray(), KEY_ID);
    assertThat(signer.publicKey()).isEqualTo(TestKeys.ISSUER.publicKey());
    assertThat(issue(signer, Cryptosuites.EDDSA_JCS_2022)).isNotNull();
    assertThat(refusal(() -> KeyStores.encryptedPem(file, "no".toCharArray(), KEY_ID)))
        .isEqualTo(ProblemCode.KEY_NOT_OPENED);
  }

  private Path pem() throws IOException {
    return Files.write(
        folder.resolve("key.pem"),
        EncryptedPem.encode(
            TestKeys.ISSUER,
            PASSPHRASE.toCharArray(),
            new SecureRandom(),
            InsecureSecretKeyAccess.get()));
  }

  @Test
  void hardwareToken_signsCredentialsAndKeepsItsKey() throws Exception {
    if (!Files.exists(LIBRARY)) {
      String message = "no SoftHSM: install the Debian package softhsm2";
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(message);
      }
      Assumptions.abort(message);
    }
    Files.createDirectories(folder.resolve("tokens"));
    Files.writeString(
        Path.of(System.getenv("SOFTHSM2_CONF")),
        "directories.tokendir = " + folder.resolve("tokens") + "\nlog.level = ERROR\n");
    run(
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        "school",
        "--so-pin",
        "7654321",
        "--pin",
        "1234567");
    Path configuration =
        Files.writeString(
            folder.resolve("pkcs11.cfg"),
            "name = School\nlibrary = " + LIBRARY + "\nslotListIndex = 0\n");
    run(
        keytool(),
        "-genkeypair",
        "-keystore",
        "NONE",
        "-storetype",
        "PKCS11",
        "-addprovider",
        "SunPKCS11",
        "-providerarg",
        configuration.toString(),
        "-storepass",
        "1234567",
        "-alias",
        "school",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=School");
    Signer signer = KeyStores.pkcs11(configuration, "school", "1234567".toCharArray(), KEY_ID);
    assertThat(signer.publicKey().algorithm()).isEqualTo(KeyAlgorithm.P256);
    assertThat(issue(signer, Cryptosuites.ECDSA_JCS_2019)).isNotNull();
    assertThat(issue(signer, Cryptosuites.ECDSA_RDFC_2019)).isNotNull();
    assertThat(
            refusal(
                () -> KeyStores.pkcs11(configuration, "other", "1234567".toCharArray(), KEY_ID)))
        .isEqualTo(ProblemCode.KEY_NOT_OPENED);
    assertThat(
            refusal(
                () ->
                    KeyStores.pkcs11(
                        folder.resolve("none.cfg"), "school", "1234567".toCharArray(), KEY_ID)))
        .isEqualTo(ProblemCode.KEY_NOT_OPENED);
  }
}
