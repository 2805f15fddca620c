/**
 * Credentials for people who have no wallet yet: a sealed claim file and a code that is sent
 * another way.
 *
 * <p>{@link nl.skillspaspoort.issuer.claim.ClaimDesk} is the issuer's side; what the person gets
 * and what her wallet sends back is in {@link nl.skillspaspoort.core.claim}. The credential is
 * signed when it is claimed, and bound to the wallet that proved itself.
 */
@NullMarked
package nl.skillspaspoort.issuer.claim;

import org.jspecify.annotations.NullMarked;
