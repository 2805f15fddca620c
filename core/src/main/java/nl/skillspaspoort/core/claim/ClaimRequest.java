package nl.skillspaspoort.core.claim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;

/**
 * What a wallet sends back for a claim file: the file, a proof of its key, and a sign that it knows
 * the code. The code itself does not travel: whoever reads the request cannot claim with it for
 * another key. Immutable.
 *
 * <p>The sign is HMAC-SHA-256 over the proof, under a key of its own that follows from the key that
 * seals the file. Trying codes against it costs as much as against the file.
 *
 * @see ClaimFile
 */
public final class ClaimRequest {
  private static final String TYPE = "SkillspaspoortClaimRequest";
  private static final Set<String> MEMBERS = Set.of("type", "file", "proof", "sign");
  private static final String PURPOSE = "skillspaspoort claim request";
  private static final String HMAC = "HmacSHA256";

  private final ClaimFile file;
  private final String proof;
  private final byte[] sign;

  private ClaimRequest(ClaimFile file, String proof, byte[] sign) {
    this.file = file;
    this.proof = proof;
    this.sign = sign;
  }

  /**
   * Makes a request.
   *
   * @param file the claim file, as it was given
   * @param code its code; that it is the right one is not looked at here
   * @param holder the key of the wallet; its controller becomes the subject of the credential
   */
  public static ClaimRequest of(ClaimFile file, ClaimCode code, Signer holder, Instant now)
      throws SigningException {
    String proof = file.proof(holder, now).text();
    return new ClaimRequest(file, proof, sign(file, code, proof));
  }

  private static byte[] sign(ClaimFile file, ClaimCode code, String proof) {
    byte[] sealing = ClaimFile.key(file.claimId(), code);
    byte[] key = hmac(sealing, PURPOSE);
    try {
      return hmac(key, proof);
    } finally {
      Arrays.fill(sealing, (byte) 0);
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has " + HMAC, e);
    }
  }

  /**
   * Reads a request. Nothing is checked but its form.
   *
   * @throws ClaimException ({@code CLAIM_MALFORMED}) if it is none
   */
  public static ClaimRequest parse(byte[] utf8) throws ClaimException {
    try {
      JsonObject json = JsonReader.strict().readObject(utf8);
      if (!json.text("type").equals(Optional.of(TYPE)) || !MEMBERS.containsAll(json.names())) {
        throw ClaimFile.malformed("a file of another type");
      }
      return new ClaimRequest(
          ClaimFile.of(json.required("file", "").asObject("/file")),
          json.requiredText("proof", ""),
          Base64Url.decode(json.requiredText("sign", "")));
    } catch (JsonFormatException | EncodingException e) {
      throw ClaimFile.malformed("a claim request in another form");
    }
  }

  /** True if whoever made it knew this code. Slow on purpose. */
  public boolean knows(ClaimCode code) {
    return MessageDigest.isEqual(sign, sign(file, code, proof));
  }

  /** The claim file, as the wallet got it. */
  public ClaimFile file() {
    return file;
  }

  /** The proof of the wallet's key: a JWT. */
  public String proof() {
    return proof;
  }

  /** The request, in UTF-8. */
  public byte[] bytes() {
    return JsonObject.builder()
        .put("type", TYPE)
        .put("file", file.toJson())
        .put("proof", proof)
        .put("sign", Base64Url.encode(sign))
        .build()
        .toJson()
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClaimRequest request
        && request.file.equals(file)
        && request.proof.equals(proof)
        && Arrays.equals(request.sign, sign);
  }

  @Override
  public int hashCode() {
    return Objects.hash(file, proof);
  }

  /** The name of the claim only. */
  @Override
  public String toString() {
    return "ClaimRequest[" + file.claimId() + "]";
  }
}
