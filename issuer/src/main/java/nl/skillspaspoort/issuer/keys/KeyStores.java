package nl.skillspaspoort.issuer.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.key.EncryptedPem;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Pem;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Signers whose private key is in a file under a passphrase, or in hardware that never gives it.
 * What they sign with was tried once when they are made, against the public key beside it.
 *
 * <p>Passphrases stay as they are, so that the caller can wipe them; none is in any message.
 */
public final class KeyStores {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private KeyStores() {}

  /**
   * The key of an encrypted PEM file: {@code ENCRYPTED PRIVATE KEY}.
   *
   * @throws KeyFormatException {@code KEY_FILE_PERMISSIONS} if others than its owner can use the
   *     file, or as {@link EncryptedPem#secretKey}
   * @throws IOException if it cannot be read
   */
  public static Signer encryptedPem(Path file, char[] passphrase, KeyId keyId)
      throws KeyFormatException, IOException {
    checkRights(file);
    byte[] pem = Files.readAllBytes(file);
    try {
      return EncryptedPem.secretKey(pem, passphrase, InsecureSecretKeyAccess.get()).signer(keyId);
    } finally {
      Arrays.fill(pem, (byte) 0);
    }
  }

  /**
   * A key of a PKCS #12 file: Ed25519, P-256, P-384 or P-521, with the certificate that a key store
   * needs.
   *
   * @param alias name of the entry
   * @throws KeyFormatException {@code KEY_FILE_PERMISSIONS}; {@code KEY_NOT_OPENED} if the
   *     passphrase is wrong or there is no such key; {@code INVALID_KEY} for a key of another kind
   * @throws IOException if the file cannot be read
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7292">RFC 7292</a>
   */
  public static Signer pkcs12(Path file, String alias, char[] passphrase, KeyId keyId)
      throws KeyFormatException, IOException {
    checkRights(file);
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, passphrase);
      return signer(store, alias, passphrase, keyId, Optional.empty());
    } catch (GeneralSecurityException | IOException e) {
      // The file itself was there and readable, so what is wrong is inside.
      throw notOpened();
    }
  }

  /**
   * A key in hardware, or in software that speaks PKCS #11. It signs there and never leaves.
   *
   * @param configuration a file for the JDK's PKCS #11 provider that names the library and the slot
   * @param alias label of the key; a certificate with the same label stands beside it
   * @param pin of the user
   * @throws KeyFormatException {@code KEY_NOT_OPENED} if the token is not there, the PIN is wrong
   *     or there is no such key; {@code INVALID_KEY} for a key of another kind: the provider of JDK
   *     17 signs with P-256 and P-384, not with Ed25519
   * @see <a
   *     href="https://docs.oracle.com/en/java/javase/17/security/pkcs11-reference-guide1.html">PKCS#11
   *     Reference Guide</a>
   */
  public static Signer pkcs11(Path configuration, String alias, char[] pin, KeyId keyId)
      throws KeyFormatException {
    try {
      Provider provider =
          Security.getProvider("SunPKCS11").configure(configuration.toAbsolutePath().toString());
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin);
      return signer(store, alias, pin, keyId, Optional.of(provider));
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw notOpened();
    }
  }

  private static Signer signer(
      KeyStore store, String alias, char[] passphrase, KeyId keyId, Optional<Provider> provider)
      throws GeneralSecurityException, KeyFormatException {
    Key key = store.getKey(alias, passphrase);
    Certificate certificate = store.getCertificate(alias);
    if (!(key instanceof PrivateKey privateKey) || certificate == null) {
      throw notOpened();
    }
    return ProviderSigner.of(keyId, publicKey(certificate), privateKey, provider);
  }

  private static VerificationKey publicKey(Certificate certificate) throws KeyFormatException {
    return Pem.publicKey(
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(certificate.getPublicKey().getEncoded())
            + "\n-----END PUBLIC KEY-----\n");
  }

  private static KeyFormatException notOpened() {
    return new KeyFormatException(
        ProblemCode.KEY_NOT_OPENED,
        "a key store that does not open, or that lacks the key",
        "the passphrase of the store, and the name of a key in it");
  }

  private static void checkRights(Path file) throws KeyFormatException, IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix
        && !OWNER_ONLY.containsAll(
            Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))) {
      throw new KeyFormatException(
          ProblemCode.KEY_FILE_PERMISSIONS,
          "a key file that others than its owner can use",
          "a file with the mode 0600");
    }
  }
}
