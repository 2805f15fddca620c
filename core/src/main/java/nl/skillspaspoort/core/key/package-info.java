/**
 * Public keys that check signatures, signers that make them, and how both are written.
 *
 * <p>A {@link nl.skillspaspoort.core.key.VerificationKey} was checked when it was made: right
 * length, on its curve, no weak point. A {@link nl.skillspaspoort.core.key.Signer} hides where the
 * private key is: in memory ({@link nl.skillspaspoort.core.key.SecretKey}), in an HSM, behind a
 * service. Keys are read and written as {@link nl.skillspaspoort.core.key.Multikey}, {@link
 * nl.skillspaspoort.core.key.Jwk} and {@link nl.skillspaspoort.core.key.Pem}; private bytes go in
 * and out only with {@link nl.skillspaspoort.core.key.InsecureSecretKeyAccess}, a name to search
 * for in reviews.
 */
@NullMarked
package nl.skillspaspoort.core.key;

import org.jspecify.annotations.NullMarked;
