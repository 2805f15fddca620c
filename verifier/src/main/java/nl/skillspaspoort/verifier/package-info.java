/**
 * Verifying credentials and presentations: start here.
 *
 * <p>Build one {@link nl.skillspaspoort.verifier.Verifier} from your trust lists and give it bytes.
 * Only a {@link nl.skillspaspoort.verifier.VerificationResult.Valid} is a yes, and only it holds
 * {@link nl.skillspaspoort.verifier.VerifiedCredential}s, whose claims may be read as facts of that
 * issuer. Whatever could not be checked is {@link
 * nl.skillspaspoort.verifier.VerificationResult.Undetermined}, never a yes. A verifier without
 * trust policy accepts nothing. It opens no connection and throws nothing for bad input.
 *
 * <p>Verifiers are immutable and safe for use by several threads. What is checked, and in which
 * order, is in {@link nl.skillspaspoort.verifier.outcome.Check}.
 */
@NullMarked
package nl.skillspaspoort.verifier;

import org.jspecify.annotations.NullMarked;
