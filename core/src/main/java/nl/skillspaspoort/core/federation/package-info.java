/**
 * OpenID Federation 1.0, the verifier's side: chains of entity statements from an issuer to a trust
 * anchor of the configuration. Start with {@link nl.skillspaspoort.core.federation.TrustChain};
 * what comes out is a {@link nl.skillspaspoort.core.federation.VerifiedChain}, which {@code
 * core.trust} turns into lists of recognised issuers.
 *
 * <p>Chains are handed in or stapled; nothing here fetches. Entities register nowhere (§12 is not
 * implemented), and only keys of this library's algorithms count: RSA keys in a {@code jwks} are
 * skipped.
 *
 * @see <a href="https://openid.net/specs/openid-federation-1_0.html">OpenID Federation 1.0</a>
 */
@NullMarked
package nl.skillspaspoort.core.federation;

import org.jspecify.annotations.NullMarked;
