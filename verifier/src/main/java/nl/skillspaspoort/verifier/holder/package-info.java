/**
 * Who shows a credential: a memory for answers that were given already, and people whom the
 * verifier knows by something else than a signature.
 */
@NullMarked
package nl.skillspaspoort.verifier.holder;

import org.jspecify.annotations.NullMarked;
