/**
 * Requests for endorsements: the file with which a worker asks an employer or a colleague to say in
 * a credential of their own what they think of hers. {@link
 * nl.skillspaspoort.core.endorsement.EndorsementRequest} is the file.
 */
@NullMarked
package nl.skillspaspoort.core.endorsement;

import org.jspecify.annotations.NullMarked;
