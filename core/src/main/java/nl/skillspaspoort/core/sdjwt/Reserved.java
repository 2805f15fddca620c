package nl.skillspaspoort.core.sdjwt;

import java.util.Set;

/**
 * The names that carry the structure of an SD-JWT and can be no claim.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.2.4">RFC 9901 §4.2.4</a>
 */
final class Reserved {
  /** Member with the digests of the hidden members of its object. */
  static final String SD = "_sd";

  /** Only member of the object that stands for a hidden array element. */
  static final String ELEMENT = "...";

  /** Top-level member that names the hash function. */
  static final String SD_ALG = "_sd_alg";

  /**
   * RFC 9901 §7.1 step 3.c.ii refuses the first two only. The third is refused as well: nobody
   * needs a claim of that name, and a disclosed one could pass for the real one.
   */
  static final Set<String> NAMES = Set.of(SD, ELEMENT, SD_ALG);

  private Reserved() {}
}
