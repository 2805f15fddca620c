package nl.skillspaspoort.examples.vcapi;

import nl.skillspaspoort.bbs.Bbs;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.Contexts;
import nl.skillspaspoort.core.proof.Cryptosuites;

/** The contexts and cryptosuites that this service knows. */
final class Suites {
  /** The context of the examples of specifications: every name means something in it. */
  static final String EXAMPLES_CONTEXT = "https://www.w3.org/ns/credentials/examples/v2";

  private static final Contexts CONTEXTS =
      Contexts.bundled()
          .with(
              EXAMPLES_CONTEXT,
              JsonObject.EMPTY.with(
                  "@context",
                  JsonObject.EMPTY.with("@vocab", "https://www.w3.org/ns/credentials/examples#")));

  private static final Cryptosuites STANDARD =
      Cryptosuites.over(Canonicalizer.over(CONTEXTS)).withBbs2023(Bbs.scheme());

  private static final Cryptosuites LEGACY = STANDARD.withLegacyEd25519Signature2020();

  private Suites() {}

  static Contexts contexts() {
    return CONTEXTS;
  }

  static Cryptosuites standard() {
    return STANDARD;
  }

  /** With the suite from before cryptosuites had names, which is only checked. */
  static Cryptosuites withLegacy() {
    return LEGACY;
  }
}
