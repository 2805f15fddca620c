package nl.skillspaspoort.core.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * Private keys as PEM text under a passphrase: one block {@code ENCRYPTED PRIVATE KEY}, PBES2 with
 * PBKDF2 (HMAC-SHA-256 or -512) and AES in CBC mode, as {@code openssl pkcs8 -topk8} writes it.
 *
 * <p>Written: 600,000 iterations of HMAC-SHA-256, a fresh 16 byte salt, AES-256. Read: 2,000 to
 * 10,000,000 iterations and at least 8 bytes of salt, refused before any work is done; other
 * schemes, such as PBES1 or HMAC-SHA-1, are refused.
 *
 * <p>The encryption does not authenticate: most changes of a file are found because what comes out
 * is no key, but one in the right place gives another key. Compare the public half with the one
 * that you expect.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8018#section-6.2">RFC 8018 §6.2, PBES2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5958#section-3">RFC 5958 §3</a>
 */
public final class EncryptedPem {
  private static final String LABEL = PemBlock.ENCRYPTED_PRIVATE_KEY;
  private static final int WRITTEN_ITERATIONS = 600_000;
  private static final int FEWEST_ITERATIONS = 2_000;
  private static final int MOST_ITERATIONS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int SHORTEST_SALT = 8;
  private static final int LONGEST_SALT = 64;
  private static final int BLOCK_BYTES = 16;
  private static final int KEY_BYTES = 32;

  private EncryptedPem() {}

  /**
   * The key of an {@code ENCRYPTED PRIVATE KEY} block.
   *
   * @param pem the text in ASCII
   * @param passphrase stays as it is, so that the caller can wipe it; taken as UTF-8
   * @throws KeyFormatException {@code KEY_NOT_OPENED} if the passphrase is wrong or the block was
   *     changed; {@code INVALID_KEY} for another form, scheme or kind of key. No message holds key
   *     bytes.
   */
  public static SecretKey secretKey(byte[] pem, char[] passphrase, InsecureSecretKeyAccess access)
      throws KeyFormatException {
    Objects.requireNonNull(access, "access");
    byte[] der = PemBlock.decode(pem, LABEL);
    EncryptedPrivateKeyInfo info =
        Pem.read(der, LABEL, primitive -> EncryptedPrivateKeyInfo.getInstance(primitive));
    Scheme scheme = Scheme.read(info.getEncryptionAlgorithm());
    byte[] plain = scheme.decrypt(info.getEncryptedData(), passphrase);
    try {
      return Pem.secretKeyOf(plain, access);
    } catch (KeyFormatException e) {
      throw notOpened();
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * The {@code ENCRYPTED PRIVATE KEY} block of a key in ASCII, with a final line break.
   *
   * @param passphrase not empty; stays as it is, so that the caller can wipe it
   * @throws IllegalArgumentException for an empty passphrase, or an ML-DSA-44 key
   */
  public static byte[] encode(
      SecretKey key, char[] passphrase, SecureRandom random, InsecureSecretKeyAccess access) {
    if (passphrase.length == 0) {
      throw new IllegalArgumentException("found an empty passphrase; expected a character or more");
    }
    byte[] salt = new byte[SALT_BYTES];
    byte[] iv = new byte[BLOCK_BYTES];
    random.nextBytes(salt);
    random.nextBytes(iv);
    Scheme scheme =
        new Scheme(
            PKCSObjectIdentifiers.id_hmacWithSHA256, salt, WRITTEN_ITERATIONS, KEY_BYTES, iv);
    byte[] pem = Pem.encodeSecret(key, access);
    byte[] der = new byte[0];
    try {
      der = PemBlock.decode(pem, PemBlock.PRIVATE_KEY);
      EncryptedPrivateKeyInfo info =
          new EncryptedPrivateKeyInfo(scheme.write(), scheme.encrypt(der, passphrase));
      return PemBlock.encode(info.getEncoded(ASN1Encoding.DER), LABEL);
    } catch (KeyFormatException | IOException e) {
      throw new AssertionError("what was written can be read", e);
    } finally {
      Arrays.fill(pem, (byte) 0);
      Arrays.fill(der, (byte) 0);
    }
  }

  private static KeyFormatException notOpened() {
    return new KeyFormatException(
        ProblemCode.KEY_NOT_OPENED,
        "a block that this passphrase does not open",
        "the passphrase with which the key was written");
  }

  /** PBES2 with its parameters. */
  private static final class Scheme {
    private final ASN1ObjectIdentifier hmac;
    private final byte[] salt;
    private final int iterations;
    private final int keyBytes;
    private final byte[] iv;

    Scheme(ASN1ObjectIdentifier hmac, byte[] salt, int iterations, int keyBytes, byte[] iv) {
      this.hmac = hmac;
      this.salt = salt;
      this.iterations = iterations;
      this.keyBytes = keyBytes;
      this.iv = iv;
    }

    static Scheme read(AlgorithmIdentifier algorithm) throws KeyFormatException {
      try {
        if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
          throw unsupported("another encryption than PBES2");
        }
        PBES2Parameters pbes2 = PBES2Parameters.getInstance(algorithm.getParameters());
        KeyDerivationFunc derivation = pbes2.getKeyDerivationFunc();
        if (!derivation.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
          throw unsupported("another key derivation than PBKDF2");
        }
        PBKDF2Params pbkdf2 = PBKDF2Params.getInstance(derivation.getParameters());
        EncryptionScheme cipher = pbes2.getEncryptionScheme();
        int keyBytes = keyBytes(cipher.getAlgorithm());
        byte[] iv = ASN1OctetString.getInstance(cipher.getParameters()).getOctets();
        byte[] salt = pbkdf2.getSalt();
        int iterations = pbkdf2.getIterationCount().intValueExact();
        boolean sound =
            iterations >= FEWEST_ITERATIONS
                && iterations <= MOST_ITERATIONS
                && salt.length >= SHORTEST_SALT
                && salt.length <= LONGEST_SALT
                && iv.length == BLOCK_BYTES
                && (pbkdf2.getKeyLength() == null
                    || pbkdf2.getKeyLength().intValueExact() == keyBytes);
        if (!sound) {
          throw unsupported("parameters out of bounds");
        }
        return new Scheme(hmac(pbkdf2.getPrf().getAlgorithm()), salt, iterations, keyBytes, iv);
      } catch (IllegalArgumentException
          | IllegalStateException
          | ClassCastException
          | ArithmeticException e) {
        throw unsupported("parameters that cannot be read");
      }
    }

    private static ASN1ObjectIdentifier hmac(ASN1ObjectIdentifier prf) throws KeyFormatException {
      boolean known =
          prf.equals(PKCSObjectIdentifiers.id_hmacWithSHA256)
              || prf.equals(PKCSObjectIdentifiers.id_hmacWithSHA512);
      if (!known) {
        throw unsupported("another function than HMAC-SHA-256 or -512");
      }
      return prf;
    }

    private static int keyBytes(ASN1ObjectIdentifier cipher) throws KeyFormatException {
      if (cipher.equals(NISTObjectIdentifiers.id_aes256_CBC)) {
        return KEY_BYTES;
      }
      if (cipher.equals(NISTObjectIdentifiers.id_aes128_CBC)) {
        return BLOCK_BYTES;
      }
      throw unsupported("another cipher than AES-128 or AES-256 in CBC mode");
    }

    private static KeyFormatException unsupported(String found) {
      return new KeyFormatException(
          ProblemCode.INVALID_KEY,
          found,
          "PBES2 with PBKDF2 ("
              + FEWEST_ITERATIONS
              + " to "
              + MOST_ITERATIONS
              + " iterations) and AES-CBC");
    }

    AlgorithmIdentifier write() {
      PBKDF2Params pbkdf2 =
          new PBKDF2Params(
              salt, iterations, keyBytes, new AlgorithmIdentifier(hmac, DERNull.INSTANCE));
      return new AlgorithmIdentifier(
          PKCSObjectIdentifiers.id_PBES2,
          new PBES2Parameters(
              new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, pbkdf2),
              new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv))));
    }

    byte[] encrypt(byte[] plain, char[] passphrase) {
      try {
        return run(true, plain, passphrase);
      } catch (CryptoException e) {
        throw new AssertionError("encryption in memory does not fail", e);
      }
    }

    byte[] decrypt(byte[] encrypted, char[] passphrase) throws KeyFormatException {
      try {
        return run(false, encrypted, passphrase);
      } catch (CryptoException e) {
        throw notOpened();
      }
    }

    private byte[] run(boolean encrypting, byte[] input, char[] passphrase) throws CryptoException {
      byte[] secret = utf8(passphrase);
      PKCS5S2ParametersGenerator generator =
          new PKCS5S2ParametersGenerator(
              hmac.equals(PKCSObjectIdentifiers.id_hmacWithSHA512)
                  ? new SHA512Digest()
                  : SHA256Digest.newInstance());
      generator.init(secret, salt, iterations);
      KeyParameter key = (KeyParameter) generator.generateDerivedParameters(8 * keyBytes);
      Arrays.fill(secret, (byte) 0);
      PaddedBufferedBlockCipher cipher =
          new PaddedBufferedBlockCipher(
              CBCBlockCipher.newInstance(AESEngine.newInstance()), new PKCS7Padding());
      cipher.init(encrypting, new ParametersWithIV(key, iv));
      byte[] room = new byte[cipher.getOutputSize(input.length)];
      try {
        int length = cipher.processBytes(input, 0, input.length, room, 0);
        length += cipher.doFinal(room, length);
        return Arrays.copyOf(room, length);
      } finally {
        Arrays.fill(room, (byte) 0);
        Arrays.fill(key.getKey(), (byte) 0);
      }
    }

    private static byte[] utf8(char[] passphrase) {
      byte[] room = new byte[3 * passphrase.length];
      ByteBuffer buffer = ByteBuffer.wrap(room);
      try {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        var result = encoder.encode(CharBuffer.wrap(passphrase), buffer, true);
        if (result.isError()) {
          result.throwException();
        }
        return Arrays.copyOf(room, buffer.position());
      } catch (CharacterCodingException e) {
        throw new IllegalArgumentException(
            "found half a surrogate pair in a passphrase; expected well-formed text", e);
      } finally {
        Arrays.fill(room, (byte) 0);
      }
    }
  }
}
