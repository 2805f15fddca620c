/**
 * Claim files, for people who have no wallet yet: what the issuer seals, what a wallet sends back.
 *
 * <p>An issuer seals a {@link nl.skillspaspoort.core.claim.ClaimFile} under a {@link
 * nl.skillspaspoort.core.claim.ClaimCode} that goes another way than the file. A wallet opens it,
 * and asks for the credential with a {@link nl.skillspaspoort.core.claim.ClaimRequest}. All values
 * are immutable.
 */
@NullMarked
package nl.skillspaspoort.core.claim;

import org.jspecify.annotations.NullMarked;
