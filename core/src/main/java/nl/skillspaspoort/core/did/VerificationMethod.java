package nl.skillspaspoort.core.did;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A key in a DID document.
 *
 * @param id its full name
 * @param controller whose key the document says it is
 * @param material the key, or why there is none
 * @param expires from when on it must no longer be used
 * @param revoked from when on it must no longer be used, because it was taken back
 * @see <a href="https://www.w3.org/TR/cid-1.0/#verification-methods">CID 1.0, Verification
 *     Methods</a>
 */
public record VerificationMethod(
    KeyId id,
    String controller,
    Material material,
    Optional<Instant> expires,
    Optional<Instant> revoked) {

  /** What a verification method holds. */
  public sealed interface Material {

    /** A public key that was checked. */
    record Usable(VerificationKey key) implements Material {
      public Usable {
        Objects.requireNonNull(key, "key");
      }
    }

    /** Something that this build cannot check signatures with. */
    record Unusable(Problem problem) implements Material {
      public Unusable {
        Objects.requireNonNull(problem, "problem");
      }
    }
  }

  public VerificationMethod {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(controller, "controller");
    Objects.requireNonNull(material, "material");
    Objects.requireNonNull(expires, "expires");
    Objects.requireNonNull(revoked, "revoked");
  }

  /** A key that its document sets no end to. */
  public VerificationMethod(KeyId id, String controller, VerificationKey publicKey) {
    this(id, controller, new Material.Usable(publicKey), Optional.empty(), Optional.empty());
  }

  /**
   * The key.
   *
   * @throws DidException ({@code KEY_UNRESOLVED}) if it is of a kind that this build does not know
   */
  public VerificationKey publicKey() throws DidException {
    if (material instanceof Material.Unusable unusable) {
      throw new DidException(unusable.problem());
    }
    return ((Material.Usable) material).key();
  }

  void checkUsableAt(Instant moment) throws DidException {
    if (revoked.isPresent() && !moment.isBefore(revoked.get())) {
      throw new DidException(
          ProblemCode.KEY_REVOKED,
          "a key that was taken back on " + revoked.get(),
          "a key that is in use on " + moment);
    }
    if (expires.isPresent() && !moment.isBefore(expires.get())) {
      throw new DidException(
          ProblemCode.KEY_EXPIRED,
          "a key that ended on " + expires.get(),
          "a key that is in use on " + moment);
    }
  }
}
