package nl.skillspaspoort.core.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.key.KeyAlgorithm;

/** The cryptosuites that a {@link DataIntegrity} knows, by name. Immutable. */
public final class Cryptosuites {
  /** The name of EdDSA over canonical RDF. */
  public static final String EDDSA_RDFC_2022 = "eddsa-rdfc-2022";

  /** The name of EdDSA over canonical JSON. */
  public static final String EDDSA_JCS_2022 = "eddsa-jcs-2022";

  private final Map<String, Cryptosuite> suites;

  private Cryptosuites(List<Cryptosuite> suites) {
    this.suites =
        suites.stream()
            .collect(Collectors.toUnmodifiableMap(Cryptosuite::name, Function.identity()));
  }

  /** Every suite of this build. */
  public static Cryptosuites over(Canonicalizer canonicalizer) {
    return new Cryptosuites(
        List.of(
            new RdfcSuite(
                EDDSA_RDFC_2022, KeyAlgorithm.ED25519, HashAlgorithm.SHA_256, canonicalizer),
            new JcsSuite(EDDSA_JCS_2022, KeyAlgorithm.ED25519, HashAlgorithm.SHA_256)));
  }

  /** The suite with this name. */
  public Optional<Cryptosuite> find(String name) {
    return Optional.ofNullable(suites.get(name));
  }

  /** The names of all suites. */
  public Set<String> names() {
    return suites.keySet();
  }
}
