/**
 * Decentralised identifiers and the documents behind them.
 *
 * <p>A {@link nl.skillspaspoort.core.did.DidMethod} gives the {@link
 * nl.skillspaspoort.core.did.DidDocument} of a {@link nl.skillspaspoort.core.did.Did}; the document
 * gives the key of a proof only after the steps of the Controlled Identifiers specification. {@link
 * nl.skillspaspoort.core.did.DidKey} and {@link nl.skillspaspoort.core.did.DidJwk} need nothing
 * else; {@link nl.skillspaspoort.core.did.DidWeb} asks a {@link
 * nl.skillspaspoort.core.did.DocumentSource}, and nothing here opens a connection.
 */
@NullMarked
package nl.skillspaspoort.core.did;

import org.jspecify.annotations.NullMarked;
