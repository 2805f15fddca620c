/**
 * How a document is secured, and how that is checked: W3C Data Integrity proofs.
 *
 * <p>{@link nl.skillspaspoort.core.proof.DataIntegrity} adds and checks proofs with the {@link
 * nl.skillspaspoort.core.proof.Cryptosuite}s of its registry. It answers one question only: does
 * this signature, made with this key, cover this document? Whether the key belongs to the issuer,
 * whether the proof has expired and whether its purpose fits are checks of the verifier. A new
 * suite is one class and one line in {@link nl.skillspaspoort.core.proof.Cryptosuites}.
 */
@NullMarked
package nl.skillspaspoort.core.proof;

import org.jspecify.annotations.NullMarked;
