package nl.skillspaspoort.core.claim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.time.DateTimeStamp;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What a person without a wallet gets: what she was awarded, sealed under a code. Without the code
 * only the issuer, the end and a random name can be read. Immutable.
 *
 * <p>The seal is AES-256-GCM under a key that Argon2id (64 MiB, 3 passes) makes from the code and
 * the random name; issuer and end are authenticated with it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106, Argon2</a>
 */
public final class ClaimFile {
  /** The {@code typ} of the proof that a wallet sends along. */
  public static final String PROOF_TYPE = "openid4vci-proof+jwt";

  private static final String TYPE = "SkillspaspoortClaim";
  private static final Set<String> MEMBERS = Set.of("type", "claim", "issuer", "expires", "sealed");
  private static final int MOST_NAME_CHARS = 128;
  private static final int MEMORY_KIB = 64 << 10;
  private static final int PASSES = 3;
  private static final int KEY_BYTES = 32;
  private static final int TAG_BITS = 128;
  private static final byte[] NONCE = new byte[12];

  private final JsonObject json;
  private final String claimId;
  private final String issuer;
  private final Instant expires;
  private final byte[] sealed;

  private ClaimFile(JsonObject json) throws JsonFormatException, EncodingException, ClaimException {
    this.json = json;
    for (String name : json.names()) {
      if (!MEMBERS.contains(name)) {
        throw malformed("a member that nobody knows");
      }
    }
    if (!json.requiredText("type", "").equals(TYPE)) {
      throw malformed("a file of another type");
    }
    this.claimId = json.requiredText("claim", "");
    if (claimId.length() > MOST_NAME_CHARS) {
      throw malformed("a claim with a long name");
    }
    this.issuer = json.requiredText("issuer", "");
    this.expires = DateTimeStamp.parse(json.requiredText("expires", ""), "/expires");
    this.sealed = Base64Url.decode(json.requiredText("sealed", ""));
  }

  /**
   * Reads a claim file.
   *
   * @throws ClaimException ({@code CLAIM_MALFORMED}) if it is none
   */
  public static ClaimFile parse(byte[] utf8) throws ClaimException {
    try {
      return of(JsonReader.strict().readObject(utf8));
    } catch (JsonFormatException e) {
      throw malformed("a file in another form");
    }
  }

  static ClaimFile of(JsonObject json) throws ClaimException {
    try {
      return new ClaimFile(json);
    } catch (JsonFormatException | EncodingException e) {
      throw malformed("a file in another form");
    }
  }

  /**
   * Seals what a person was awarded.
   *
   * @param claimId a random name, never used for another content
   * @param issuer who will issue it
   * @param expires from then on it can no longer be claimed
   * @param content the credential as it was prepared, without proof
   * @param code its code, never used for another content
   */
  public static ClaimFile seal(
      String claimId, String issuer, Instant expires, JsonObject content, ClaimCode code) {
    try {
      JsonObject head = head(claimId, issuer, expires);
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, claimId, code, head).doFinal(Jcs.canonicalBytes(content));
      return new ClaimFile(head.with("sealed", Base64Url.encode(sealed)));
    } catch (GeneralSecurityException
        | JsonFormatException
        | EncodingException
        | ClaimException e) {
      throw new AssertionError("sealing does not fail", e);
    }
  }

  private static JsonObject head(String claimId, String issuer, Instant expires) {
    return JsonObject.builder()
        .put("type", TYPE)
        .put("claim", claimId)
        .put("issuer", issuer)
        .put("expires", DateTimeStamp.format(expires))
        .build();
  }

  /** The key that only whoever knows the code can make; the caller wipes it. */
  static byte[] key(String claimId, ClaimCode code) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(PASSES)
            .withParallelism(1)
            .withSalt(claimId.getBytes(StandardCharsets.UTF_8))
            .build());
    byte[] key = new byte[KEY_BYTES];
    generator.generateBytes(code.text().getBytes(StandardCharsets.US_ASCII), key);
    return key;
  }

  private static Cipher cipher(int mode, String claimId, ClaimCode code, JsonObject head)
      throws GeneralSecurityException {
    byte[] key = key(claimId, code);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      // One key seals one content: name and code are never used again, so the nonce may be fixed.
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, NONCE));
      cipher.updateAAD(Jcs.canonicalBytes(head));
      return cipher;
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /**
   * What she will get, as it was prepared: achievement and results.
   *
   * @throws ClaimException {@code CLAIM_CODE_WRONG} if the code is another one or the file was
   *     changed: the two look the same
   */
  public JsonObject open(ClaimCode code) throws ClaimException {
    try {
      return JsonReader.strict()
          .readObject(
              cipher(Cipher.DECRYPT_MODE, claimId, code, head(claimId, issuer, expires))
                  .doFinal(sealed));
    } catch (AEADBadTagException e) {
      throw ClaimException.of(
          ProblemCode.CLAIM_CODE_WRONG, "another code, or a file that was changed", "its code");
    } catch (GeneralSecurityException | JsonFormatException e) {
      throw malformed("a file that does not hold an award");
    }
  }

  /**
   * The proof of a wallet that it holds a key, for this claim only: a JWT with the key's DID.
   *
   * @param holder the key; its controller becomes the subject of the credential
   * @see <a
   *     href="https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#name-jwt-proof-type">OpenID4VCI,
   *     jwt proof type</a>
   */
  public CompactJws proof(Signer holder, Instant now) throws SigningException {
    JsonObject claims =
        JsonObject.builder()
            .put("aud", issuer)
            .put("iat", now.getEpochSecond())
            .put("nonce", claimId)
            .build();
    return CompactJws.sign(PROOF_TYPE, claims.toJson().getBytes(StandardCharsets.UTF_8), holder);
  }

  /** Its random name. */
  public String claimId() {
    return claimId;
  }

  /** Who issues. */
  public String issuer() {
    return issuer;
  }

  /** From then on it can no longer be claimed. */
  public Instant expires() {
    return expires;
  }

  /** The file as data. */
  public JsonObject toJson() {
    return json;
  }

  /** The file, in UTF-8. */
  public byte[] bytes() {
    return json.toJson().getBytes(StandardCharsets.UTF_8);
  }

  /** For a file that is not what it was, or never was one. */
  public static ClaimException malformed(String found) {
    return ClaimException.of(ProblemCode.CLAIM_MALFORMED, found, "a claim file as it was given");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClaimFile file && file.json.equals(json);
  }

  @Override
  public int hashCode() {
    return Objects.hash(json);
  }

  /** The name only. */
  @Override
  public String toString() {
    return "ClaimFile[" + claimId + "]";
  }
}
