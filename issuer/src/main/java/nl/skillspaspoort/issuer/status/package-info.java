/**
 * Publishing of status lists: what the registry knows becomes signed lists, as files that are
 * replaced as a whole or over HTTP.
 *
 * <p>Start with {@link nl.skillspaspoort.issuer.status.StatusPublisher}. Each list is published as
 * Bitstring Status Lists (revocation, suspension, and {@code refresh} for what was superseded) and
 * as a Token Status List, by a key of the issuer or by another key that its trust list grants the
 * publishing of status.
 */
@NullMarked
package nl.skillspaspoort.issuer.status;

import org.jspecify.annotations.NullMarked;
