package nl.skillspaspoort.core.sdjwt;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Makes SD-JWTs of one profile. Immutable but for its source of randomness; safe for use by several
 * threads.
 *
 * <p>Every disclosure and every decoy has a salt of 128 bits of its own. Digests stand in sorted
 * order, so that their order says nothing about the claims. What was made is read back before it is
 * given.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.2">RFC 9901 §4.2</a>
 */
public final class SdJwtIssuer {
  private static final int SALT_BYTES = 16;

  private final SdJwtProfile profile;
  private final HashAlgorithm hash;
  private final SecureRandom random;
  private final AtomicReference<String> lastSalt;

  private SdJwtIssuer(
      SdJwtProfile profile,
      HashAlgorithm hash,
      SecureRandom random,
      AtomicReference<String> lastSalt) {
    this.profile = profile;
    this.hash = hash;
    this.random = random;
    this.lastSalt = lastSalt;
  }

  /** An issuer that uses SHA-256. */
  public static SdJwtIssuer of(SdJwtProfile profile, SecureRandom random) {
    return new SdJwtIssuer(
        Objects.requireNonNull(profile, "profile"),
        HashAlgorithm.SHA_256,
        Objects.requireNonNull(random, "random"),
        new AtomicReference<>(""));
  }

  /** This issuer with another hash function for digests and key bindings. */
  public SdJwtIssuer withHash(HashAlgorithm other) {
    return new SdJwtIssuer(profile, other, random, lastSalt);
  }

  /** Issues under a header of {@code alg}, {@code typ} and {@code kid}; see the other method. */
  public SdJwt issue(JsonObject claims, DisclosurePolicy policy, Signer signer)
      throws SdJwtException, SigningException {
    return issue(claims, policy, JsonObject.EMPTY, signer);
  }

  /**
   * Signs claims, of which some can be hidden.
   *
   * @param claims the whole payload, without {@code _sd}, {@code ...} and {@code _sd_alg}
   * @param moreHeader parameters that come after {@code alg}, {@code typ} and {@code kid}
   * @return the SD-JWT with all its disclosures: for the holder only
   * @throws IllegalArgumentException for a reserved name in the claims, a pointer of the policy
   *     that names nothing, or a header parameter that is not free
   * @throws IllegalStateException if the source of randomness repeats itself
   * @throws SdJwtException {@code CLAIM_NOT_DISCLOSABLE} or {@code MISSING_MEMBER} if the profile
   *     does not allow this; {@code LIMIT_EXCEEDED} if nobody would read the result
   * @throws SigningException if the signer cannot sign now
   */
  public SdJwt issue(
      JsonObject claims, DisclosurePolicy policy, JsonObject moreHeader, Signer signer)
      throws SdJwtException, SigningException {
    profile.checkRequired(claims);
    Work work = new Work(policy);
    JsonObject payload =
        work.object(claims, Path.ROOT).with(Reserved.SD_ALG, DigestAlgorithm.name(hash));
    work.checkAllFound();
    CompactJws jws =
        CompactJws.sign(
            profile.type(),
            moreHeader,
            JsonWriter.compact(payload).getBytes(StandardCharsets.UTF_8),
            signer);
    return checked(SdJwt.of(jws, work.disclosures), claims);
  }

  /** What the holder can read, in all its parts, is what was given. */
  private static SdJwt checked(SdJwt made, JsonObject claims) throws SdJwtException {
    SdJwt read = SdJwt.parseIssued(made.text());
    if (!read.unverifiedClaims().equals(claims)) {
      throw new AssertionError("an SD-JWT does not read back as the claims that it was made from");
    }
    return read;
  }

  private String freshSalt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return Base64Url.encode(salt);
  }

  /** One SD-JWT in the making. */
  private final class Work {
    private final DisclosurePolicy policy;
    private final List<Disclosure> disclosures = new ArrayList<>();
    private final Set<String> salts = new HashSet<>();
    private final Set<String> missing;

    Work(DisclosurePolicy policy) {
      this.policy = policy;
      this.missing = new TreeSet<>(policy.mustExist());
    }

    void checkAllFound() {
      if (!missing.isEmpty()) {
        throw new IllegalArgumentException(
            "found no claim at " + missing + "; expected one for every pointer of the policy");
      }
    }

    private JsonValue value(JsonValue value, Path path) throws SdJwtException {
      if (value instanceof JsonObject object) {
        return object(object, path);
      }
      return value instanceof JsonArray array ? array(array, path) : value;
    }

    JsonObject object(JsonObject object, Path path) throws SdJwtException {
      JsonObject.Builder out = JsonObject.builder();
      Set<String> digests = new TreeSet<>();
      for (int i = 0; i < object.size(); i++) {
        String name = object.nameAt(i);
        Path at = path.member(name);
        if (Reserved.NAMES.contains(name)) {
          throw new IllegalArgumentException(
              "found a claim named " + name + " at " + path.shown() + "; expected other names");
        }
        JsonValue value = value(object.valueAt(i), at);
        if (hides(at)) {
          digests.add(hide(Disclosure.ofMember(salt(), name, value)));
        } else {
          out.put(name, value);
        }
      }
      if (!digests.isEmpty()) {
        for (int i = 0; i < policy.decoys(); i++) {
          digests.add(decoy());
        }
        out.put(Reserved.SD, JsonArray.ofStrings(digests));
      }
      return out.build();
    }

    private JsonArray array(JsonArray array, Path path) throws SdJwtException {
      List<JsonValue> out = new ArrayList<>();
      boolean hiding = false;
      for (int i = 0; i < array.size(); i++) {
        Path at = path.element(i);
        JsonValue value = value(array.get(i), at);
        if (hides(at)) {
          hiding = true;
          value = placeholder(hide(Disclosure.ofElement(salt(), value)));
        }
        out.add(value);
      }
      for (int i = 0; hiding && i < policy.decoys(); i++) {
        out.add(random.nextInt(out.size() + 1), placeholder(decoy()));
      }
      return new JsonArray(out);
    }

    private boolean hides(Path path) throws SdJwtException {
      if (!policy.canHide(path)) {
        return false;
      }
      Optional<String> protectedPart = profile.protectedClaims().around(path.segments());
      if (protectedPart.isPresent()) {
        throw new SdJwtException(
            ProblemCode.CLAIM_NOT_DISCLOSABLE,
            path.shown(),
            "a part of " + protectedPart.get() + " that can be hidden",
            protectedPart.get() + " in the signed part");
      }
      missing.remove(path.pointer());
      return true;
    }

    private String hide(Disclosure disclosure) {
      disclosures.add(disclosure);
      return disclosure.digest(hash);
    }

    private static JsonObject placeholder(String digest) {
      return JsonObject.builder().put(Reserved.ELEMENT, new JsonString(digest)).build();
    }

    /** RFC 9901 §4.2.5: a digest over something that nobody knows. */
    private String decoy() {
      return DigestAlgorithm.digest(hash, salt());
    }

    private String salt() {
      String salt = freshSalt();
      if (!salts.add(salt) || salt.equals(lastSalt.getAndSet(salt))) {
        throw new IllegalStateException("the source of randomness repeats itself");
      }
      return salt;
    }
  }
}
