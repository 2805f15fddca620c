/**
 * Endorsements: an employer or a colleague says in a credential of her own what she thinks of a
 * credential, an achievement or a person. {@link
 * nl.skillspaspoort.issuer.endorsement.EndorsementRequest} is the file that asks for one.
 */
@NullMarked
package nl.skillspaspoort.issuer.endorsement;

import org.jspecify.annotations.NullMarked;
