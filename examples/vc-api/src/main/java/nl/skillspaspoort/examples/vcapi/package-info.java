/**
 * The library behind HTTP, for test suites and trials: the paths of the VC-API, a DID resolver, and
 * adapters for single algorithms.
 *
 * <p>It verifies proofs, not credentials: {@link nl.skillspaspoort.verifier.ProofOnlyVerifier} says
 * what that leaves out. Its keys live as long as the process. Do not rely on its answers, and do
 * not put it on a network that others reach.
 *
 * <p>Start with {@link nl.skillspaspoort.examples.vcapi.VcApi}; the paths are in {@code Routes}.
 */
@NullMarked
package nl.skillspaspoort.examples.vcapi;

import org.jspecify.annotations.NullMarked;
