/**
 * {@code did:webvh} 1.0: a DID with a history that can be checked.
 *
 * <p>{@link nl.skillspaspoort.core.webvh.DidHistory} reads a log of versions, line by line, and
 * believes none of it before every line has held: the self-certifying identifier, the chain of
 * hashes, the proofs by authorised keys, pre-rotation, the times and the witnesses. After that it
 * gives the document of any moment. Nothing here opens a connection.
 */
@NullMarked
package nl.skillspaspoort.core.webvh;

import org.jspecify.annotations.NullMarked;
