package nl.skillspaspoort.core.credential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.internal.LocatedObject;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A resource outside a credential whose bytes the issuer vouches for: {@code relatedResource}.
 * Immutable.
 *
 * <p>A digest is {@code digestSRI}, by SHA-256, SHA-384 or SHA-512 in base64 with padding; or
 * {@code digestMultibase}, base58btc or base64url of a Multihash (SHA-256, SHA-384, SHA-512), or of
 * the bare hash, told apart by its length.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#integrity-of-related-resources">VCDM 2.0
 *     §5.3, Integrity of Related Resources</a>
 */
public final class RelatedResource {
  private static final String MEMBER = "relatedResource";
  private static final String DIGEST_SRI = "digestSRI";
  private static final String DIGEST_MULTIBASE = "digestMultibase";
  private static final Map<String, HashAlgorithm> SRI =
      Map.of(
          "sha256", HashAlgorithm.SHA_256,
          "sha384", HashAlgorithm.SHA_384,
          "sha512", HashAlgorithm.SHA_512);

  private final String id;
  private final String where;
  private final List<Digest> digests;

  private RelatedResource(String id, String where, List<Digest> digests) {
    this.id = id;
    this.where = where;
    this.digests = List.copyOf(digests);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared; the bytes only meet a hash
  private record Digest(String member, HashAlgorithm algorithm, byte[] hash) {}

  /**
   * The related resources of a credential; none if it has none.
   *
   * @throws CredentialFormatException if one is no object, has no {@code id} that is a URL of its
   *     own, or has no digest that can be read
   */
  public static List<RelatedResource> of(JsonObject credential) throws CredentialFormatException {
    try {
      return read(LocatedObject.at(credential, ""));
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  static List<RelatedResource> read(LocatedObject credential) throws JsonFormatException {
    List<LocatedObject> written = credential.objects(MEMBER);
    if (written.isEmpty()) {
      return List.of();
    }
    List<RelatedResource> resources = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (LocatedObject object : written) {
      RelatedResource resource = resource(object);
      if (!ids.add(resource.id)) {
        throw structure(object.where("id"), "the same resource again", "each resource once");
      }
      resources.add(resource);
    }
    return List.copyOf(resources);
  }

  private static RelatedResource resource(LocatedObject object) throws JsonFormatException {
    String id = CredentialStructure.url(object, "id");
    List<Digest> digests = new ArrayList<>();
    if (object.has(DIGEST_SRI)) {
      digests.add(sri(object.requiredText(DIGEST_SRI), object.where(DIGEST_SRI)));
    }
    if (object.has(DIGEST_MULTIBASE)) {
      digests.add(multibase(object.requiredText(DIGEST_MULTIBASE), object.where(DIGEST_MULTIBASE)));
    }
    if (digests.isEmpty()) {
      throw structure(
          object.where(), "a resource without digest", DIGEST_SRI + " or " + DIGEST_MULTIBASE);
    }
    return new RelatedResource(id, object.where(), digests);
  }

  private static Digest sri(String text, String where) throws JsonFormatException {
    int dash = text.indexOf('-');
    HashAlgorithm algorithm = dash < 0 ? null : SRI.get(text.substring(0, dash));
    if (algorithm != null) {
      try {
        byte[] hash = Base64.getDecoder().decode(text.substring(dash + 1));
        if (hash.length == algorithm.bytes()) {
          return new Digest(DIGEST_SRI, algorithm, hash);
        }
      } catch (IllegalArgumentException e) {
        // Said below, with the place and without the text.
      }
    }
    throw structure(where, "another text", "sha256-, sha384- or sha512- and the hash in base64");
  }

  private static Digest multibase(String text, String where) throws JsonFormatException {
    try {
      byte[] bytes =
          text.startsWith("u") ? Multibase.decodeBase64(text) : Multibase.decodeBase58(text);
      for (HashAlgorithm algorithm : HashAlgorithm.values()) {
        if (bytes.length == algorithm.bytes()) {
          return new Digest(DIGEST_MULTIBASE, algorithm, bytes);
        }
        if (bytes.length == algorithm.bytes() + 2
            && bytes[0] == multihash(algorithm)
            && bytes[1] == algorithm.bytes()) {
          return new Digest(
              DIGEST_MULTIBASE, algorithm, Arrays.copyOfRange(bytes, 2, bytes.length));
        }
      }
    } catch (EncodingException e) {
      // Said below, with the place and without the text.
    }
    throw structure(where, "another text", "a SHA-2 hash in base58btc or base64url multibase");
  }

  /** The multicodec of a hash function; a Multihash is that code, the length and the hash. */
  private static byte multihash(HashAlgorithm algorithm) {
    return switch (algorithm) {
      case SHA_256 -> 0x12;
      case SHA_384 -> 0x20;
      case SHA_512 -> 0x13;
    };
  }

  /** The URL of the resource. */
  public String id() {
    return id;
  }

  /**
   * Checks that these are the bytes that the issuer meant, by every digest that is given.
   *
   * @throws CredentialFormatException ({@code RELATED_RESOURCE_MISMATCH}) if one differs
   */
  public void requireContent(byte[] content) throws CredentialFormatException {
    for (Digest digest : digests) {
      if (!Arrays.equals(digest.algorithm().hash(content), digest.hash())) {
        throw new CredentialFormatException(
            new Problem(
                ProblemCode.RELATED_RESOURCE_MISMATCH,
                where + "/" + digest.member(),
                "the digest of other bytes",
                "the " + digest.algorithm().jcaName() + " digest of the resource"));
      }
    }
  }

  /**
   * Checks every related resource of a credential against resources that are here.
   *
   * @throws CredentialFormatException as {@link #of} and {@link #requireContent}; {@code
   *     RELATED_RESOURCE_NOT_CHECKED} if a resource is not here, so that it could not be checked
   */
  public static void requireContents(JsonObject credential, Held held)
      throws CredentialFormatException {
    for (RelatedResource resource : of(credential)) {
      Optional<byte[]> content = held.content(resource.id);
      if (content.isEmpty()) {
        throw new CredentialFormatException(
            new Problem(
                ProblemCode.RELATED_RESOURCE_NOT_CHECKED,
                resource.where,
                "a resource that is not here and is not fetched",
                "a resource that can be compared with its digest"));
      }
      resource.requireContent(content.get());
    }
  }

  /** Resources that are here, by URL. */
  @FunctionalInterface
  public interface Held {
    /** The bytes of a resource; empty if it is not here. */
    Optional<byte[]> content(String url);
  }

  private static JsonFormatException structure(String where, String found, String expected) {
    return new JsonFormatException(
        new Problem(ProblemCode.CREDENTIAL_STRUCTURE, where, found, expected));
  }

  /** The number of digests: the URL may be personal. */
  @Override
  public String toString() {
    return "RelatedResource[" + digests.size() + " digests]";
  }
}
