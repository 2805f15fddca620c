package nl.skillspaspoort.verifier.key;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Asks another resolver, for a bounded number of owners: whoever sends a presentation chooses whose
 * keys are looked up, and so how many hosts are asked. Keys that cost no request are not counted.
 * For one verification. Thread-safe.
 */
public final class LimitedKeyResolver implements KeyResolver {
  private final KeyResolver resolver;
  private final int maxOwners;
  private final Set<String> owners = new HashSet<>();

  /**
   * With a limit.
   *
   * @param maxOwners how many controllers of keys are looked up
   */
  public LimitedKeyResolver(KeyResolver resolver, int maxOwners) {
    this.resolver = Objects.requireNonNull(resolver, "resolver");
    this.maxOwners = maxOwners;
  }

  @Override
  public boolean looksUp(KeyId keyId) {
    return resolver.looksUp(keyId);
  }

  @Override
  public KeyResolution resolve(KeyId keyId, VerificationRelationship use) {
    return within(keyId, () -> resolver.resolve(keyId, use));
  }

  @Override
  public KeyResolution resolveAt(KeyId keyId, VerificationRelationship use, Instant moment) {
    return within(keyId, () -> resolver.resolveAt(keyId, use, moment));
  }

  private KeyResolution within(KeyId keyId, Supplier<KeyResolution> lookUp) {
    return isCounted(keyId)
        ? lookUp.get()
        : new KeyResolution.Unresolved(
            Problem.of(
                ProblemCode.LIMIT_EXCEEDED,
                "keys of more than " + maxOwners + " owners to look up",
                "at most as many in one verification"),
            false);
  }

  private synchronized boolean isCounted(KeyId keyId) {
    String owner = keyId.controller();
    if (!looksUp(keyId) || owners.contains(owner)) {
      return true;
    }
    return owners.size() < maxOwners && owners.add(owner);
  }
}
