/**
 * The keys of an issuer: where they are, how long each was in use, and what others are told about
 * them.
 *
 * <p>{@link nl.skillspaspoort.issuer.keys.KeyStores} makes signers from files and from hardware.
 * {@link nl.skillspaspoort.issuer.keys.KeyHistory} remembers the public keys and writes the DID
 * document, the profile and the periods for the trust list from them, so that these never disagree.
 */
@NullMarked
package nl.skillspaspoort.issuer.keys;

import org.jspecify.annotations.NullMarked;
