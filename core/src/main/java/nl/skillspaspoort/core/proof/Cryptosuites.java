package nl.skillspaspoort.core.proof;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.key.KeyAlgorithm;

/** The cryptosuites that a {@link DataIntegrity} knows, by name. Immutable. */
public final class Cryptosuites {
  /** The name of EdDSA over canonical RDF. */
  public static final String EDDSA_RDFC_2022 = "eddsa-rdfc-2022";

  /** The name of EdDSA over canonical JSON. */
  public static final String EDDSA_JCS_2022 = "eddsa-jcs-2022";

  /** The name of ECDSA over canonical RDF. */
  public static final String ECDSA_RDFC_2019 = "ecdsa-rdfc-2019";

  /** The name of ECDSA over canonical JSON. */
  public static final String ECDSA_JCS_2019 = "ecdsa-jcs-2019";

  /** The name of ECDSA over single statements, of which the holder shows some. */
  public static final String ECDSA_SD_2023 = "ecdsa-sd-2023";

  /** The name of BBS over single statements, of which the holder shows some, unlinkably. */
  public static final String BBS_2023 = "bbs-2023";

  /** The name of ML-DSA-44 over canonical RDF; experimental. */
  public static final String MLDSA44_RDFC_2024 = "mldsa44-rdfc-2024";

  /** The name of ML-DSA-44 over canonical JSON; experimental. */
  public static final String MLDSA44_JCS_2024 = "mldsa44-jcs-2024";

  private static final Map<KeyAlgorithm, HashAlgorithm> EDDSA =
      Map.of(KeyAlgorithm.ED25519, HashAlgorithm.SHA_256);
  private static final Map<KeyAlgorithm, HashAlgorithm> ECDSA =
      Map.of(KeyAlgorithm.P256, HashAlgorithm.SHA_256, KeyAlgorithm.P384, HashAlgorithm.SHA_384);
  private static final Map<KeyAlgorithm, HashAlgorithm> MLDSA44 =
      Map.of(KeyAlgorithm.ML_DSA_44, HashAlgorithm.SHA_256);

  private final Canonicalizer canonicalizer;
  private final UnaryOperator<Cryptosuites> additions;
  private final Map<String, Cryptosuite> suites;
  private final Map<String, Cryptosuite> legacy;

  private Cryptosuites(
      Canonicalizer canonicalizer,
      UnaryOperator<Cryptosuites> additions,
      Map<String, Cryptosuite> suites,
      Map<String, Cryptosuite> legacy) {
    this.canonicalizer = canonicalizer;
    this.additions = additions;
    this.suites = Map.copyOf(suites);
    this.legacy = Map.copyOf(legacy);
  }

  /** Every suite of this build that is neither legacy nor experimental. */
  public static Cryptosuites over(Canonicalizer canonicalizer) {
    return new Cryptosuites(
        canonicalizer,
        UnaryOperator.identity(),
        byName(
            Map.of(),
            new RdfcSuite(EDDSA_RDFC_2022, EDDSA, ProofText.BASE58, canonicalizer),
            new JcsSuite(EDDSA_JCS_2022, EDDSA, ProofText.BASE58),
            new RdfcSuite(ECDSA_RDFC_2019, ECDSA, ProofText.BASE58, canonicalizer),
            new JcsSuite(ECDSA_JCS_2019, ECDSA, ProofText.BASE58),
            new EcdsaSd2023(canonicalizer, new SecureRandom())),
        Map.of());
  }

  /**
   * These suites, and proofs of the type {@code Ed25519Signature2020} are checked too. They are
   * never made.
   *
   * @see <a href="https://www.w3.org/TR/vc-di-eddsa/#ed25519signature2020">vc-di-eddsa,
   *     Ed25519Signature2020</a>
   */
  public Cryptosuites withLegacyEd25519Signature2020() {
    RdfcSuite rdfc =
        new RdfcSuite(LegacyEd25519Signature2020.TYPE, EDDSA, ProofText.BASE58, canonicalizer);
    return new Cryptosuites(
        canonicalizer,
        added(Cryptosuites::withLegacyEd25519Signature2020),
        suites,
        byName(legacy, new LegacyEd25519Signature2020(rdfc)));
  }

  /**
   * These suites and the experimental {@code mldsa44-rdfc-2024} and {@code mldsa44-jcs-2024}, whose
   * signatures a quantum computer does not break. A draft: proofs made today may not hold tomorrow.
   *
   * @see <a href="https://w3c-ccg.github.io/di-quantum-safe/">Quantum-Safe Cryptosuites</a>
   */
  public Cryptosuites withExperimentalMlDsa44() {
    return new Cryptosuites(
        canonicalizer,
        added(Cryptosuites::withExperimentalMlDsa44),
        byName(
            suites,
            new RdfcSuite(MLDSA44_RDFC_2024, MLDSA44, ProofText.BASE64URL, canonicalizer),
            new JcsSuite(MLDSA44_JCS_2024, MLDSA44, ProofText.BASE64URL)),
        legacy);
  }

  /**
   * These suites and {@code bbs-2023}, by a BBS implementation that is not part of this library.
   *
   * @see <a href="https://www.w3.org/TR/vc-di-bbs/">vc-di-bbs</a>
   */
  public Cryptosuites withBbs2023(BbsScheme scheme) {
    return new Cryptosuites(
        canonicalizer,
        added(others -> others.withBbs2023(scheme)),
        byName(suites, new Bbs2023(canonicalizer, scheme, new SecureRandom())),
        legacy);
  }

  /** The same suites over another canonicalizer. */
  public Cryptosuites withCanonicalizer(Canonicalizer other) {
    return additions.apply(over(other));
  }

  private UnaryOperator<Cryptosuites> added(UnaryOperator<Cryptosuites> last) {
    return others -> last.apply(additions.apply(others));
  }

  private static Map<String, Cryptosuite> byName(
      Map<String, Cryptosuite> known, Cryptosuite... more) {
    Map<String, Cryptosuite> all = new HashMap<>(known);
    for (Cryptosuite suite : List.of(more)) {
      all.put(suite.name(), suite);
    }
    return all;
  }

  /** What turns documents into statements for those of the suites that sign statements. */
  public Canonicalizer canonicalizer() {
    return canonicalizer;
  }

  /** The suite with this name. */
  public Optional<Cryptosuite> find(String name) {
    return Optional.ofNullable(suites.get(name));
  }

  /** The legacy suite whose proofs have this type; empty unless it was asked for. */
  Optional<Cryptosuite> findLegacy(String type) {
    return Optional.ofNullable(legacy.get(type));
  }

  /** The names of all suites. */
  public Set<String> names() {
    return suites.keySet();
  }
}
