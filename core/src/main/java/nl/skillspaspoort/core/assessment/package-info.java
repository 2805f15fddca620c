/**
 * How strongly a credential proves what it says: levels P0 to P8.
 *
 * <p>{@link nl.skillspaspoort.core.assessment.ProofAssessor} computes the level from facts: who
 * signed, what the trust lists say about that for the date of award, what was assessed and how, and
 * who endorsed it. What an issuer claims about its own level is not read. Give it only credentials
 * and endorsements whose signatures were verified.
 *
 * <p>{@link nl.skillspaspoort.core.assessment.Profile} says what a kind of credential must hold,
 * and names what is missing.
 */
@NullMarked
package nl.skillspaspoort.core.assessment;

import org.jspecify.annotations.NullMarked;
