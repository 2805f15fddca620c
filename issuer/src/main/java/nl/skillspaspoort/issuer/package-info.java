/**
 * Issuing skill credentials: start here.
 *
 * <p>Build one {@link nl.skillspaspoort.issuer.Issuer} from a {@link
 * nl.skillspaspoort.core.key.Signer} and give it drafts. What it hands out was checked with the
 * same code that verifiers use; what would not hold never leaves it. Issuers are immutable and safe
 * for use by several threads. The private key stays behind the signer.
 */
@NullMarked
package nl.skillspaspoort.issuer;

import org.jspecify.annotations.NullMarked;
