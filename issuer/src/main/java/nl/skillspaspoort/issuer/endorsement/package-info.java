/**
 * Endorsements: an employer or a colleague says in a credential of her own what she thinks of a
 * credential, an achievement or a person. {@link nl.skillspaspoort.issuer.endorsement.Endorser}
 * signs what a {@link nl.skillspaspoort.core.endorsement.EndorsementRequest} asks for.
 */
@NullMarked
package nl.skillspaspoort.issuer.endorsement;

import org.jspecify.annotations.NullMarked;
