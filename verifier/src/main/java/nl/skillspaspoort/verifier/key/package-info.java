/**
 * Where the verifier gets public keys: only from the controller that a key's name says, never from
 * the document that is being verified.
 */
@NullMarked
package nl.skillspaspoort.verifier.key;

import org.jspecify.annotations.NullMarked;
