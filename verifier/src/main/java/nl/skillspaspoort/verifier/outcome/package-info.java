/**
 * What each check found. A verdict is never a bare boolean: every check of the plan has exactly one
 * {@link nl.skillspaspoort.verifier.outcome.CheckOutcome}, also those that could not run.
 */
@NullMarked
package nl.skillspaspoort.verifier.outcome;

import org.jspecify.annotations.NullMarked;
