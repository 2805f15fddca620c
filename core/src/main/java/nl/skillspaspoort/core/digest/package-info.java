/**
 * The hash functions that the specifications name: SHA-256, SHA-384 and SHA-512.
 *
 * <p>{@link nl.skillspaspoort.core.digest.HashAlgorithm} is a closed list on purpose: a document
 * never brings its own algorithm name. The work is done by the JDK, whose SHA-256 uses the
 * processor's instructions. Everything here is stateless and safe for use by several threads.
 */
@NullMarked
package nl.skillspaspoort.core.digest;

import org.jspecify.annotations.NullMarked;
