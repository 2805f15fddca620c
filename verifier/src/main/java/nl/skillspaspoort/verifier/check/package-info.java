/**
 * The checks, one class each, and the order in which they run. Not for use outside the verifier.
 *
 * <p>A check reads {@link nl.skillspaspoort.verifier.check.CredentialEvidence} or {@link
 * nl.skillspaspoort.verifier.check.PresentationEvidence} and gives one outcome. It knows no other
 * check: which ones it stands on is said in {@link
 * nl.skillspaspoort.verifier.check.VerificationPlan}.
 */
@NullMarked
package nl.skillspaspoort.verifier.check;

import org.jspecify.annotations.NullMarked;
